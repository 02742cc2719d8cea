"""What is true: scoring, movement, calendar and text. Plain Python and numpy; no Dash, no SQL."""
