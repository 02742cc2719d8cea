"""What the page of robustness shows, a module per question."""
