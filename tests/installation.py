"""An installation of a test's own: its store and its kept answers in a folder nobody else uses."""

from __future__ import annotations

from pathlib import Path

from model.settings import ROOT, Settings


def own_settings(folder: Path) -> Settings:
    """Settings of an application that is filled from ``data/``."""
    store, cache = f"sqlite:///{folder}/tarazu.db", folder / "cache"
    return Settings(store, ROOT / "data", "127.0.0.1", 8050, "fa", cache_dir=cache)
