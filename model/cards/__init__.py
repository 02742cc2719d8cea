"""The national service identity card: its form, what a card says, and how complete it is."""
