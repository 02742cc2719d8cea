"""What is kept: the only place that speaks SQL."""

from model.store.cards import Fill
from model.store.edits import Add, Edit, Remove
from model.store.loader import LoadReport
from model.store.repository import Store, open_store, store_at

__all__ = ["Add", "Edit", "Fill", "LoadReport", "Remove", "Store", "open_store", "store_at"]
