"""The portfolio of projects: placed by rules, held against their charters and their dates."""
