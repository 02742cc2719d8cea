"""How a database came to its shape, step by step."""
