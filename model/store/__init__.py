"""What is kept: the only place that speaks SQL."""

from model.store.edits import Edit
from model.store.loader import LoadReport
from model.store.repository import Store, open_store

__all__ = ["Edit", "LoadReport", "Store", "open_store"]
