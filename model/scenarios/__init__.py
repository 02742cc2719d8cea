"""Scenarios: pictures of the weighing table that are kept, replayed and compared."""
