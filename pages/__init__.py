"""What is seen: one file per page, each with its address and its layout."""
