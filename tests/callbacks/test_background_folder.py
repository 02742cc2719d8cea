"""The folder of answers: for its owner alone, and read as data."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import diskcache
import pytest

from callbacks._background.shelves import Folder, make_private
from model.errors import TarazuError


def test_nobody_else_may_enter_the_folder(tmp_path: Path) -> None:
    folder = tmp_path / "a" / "cache"
    Folder(folder).set("name", {"a": [1, "ب"]}, 60)
    assert Folder(folder).get("name") == {"a": [1, "ب"]}
    assert folder.stat().st_mode & 0o777 == 0o700
    folder.chmod(0o777)
    make_private(folder)
    assert folder.stat().st_mode & 0o777 == 0o700
    (tmp_path / "file").touch()
    with pytest.raises(TarazuError) as caught:
        make_private(tmp_path / "file" / "cache")
    assert caught.value.code == "error.background.folder"


class Planted:
    """Something that acts when it is unpickled."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def __reduce__(self) -> tuple[object, ...]:
        return (Path.touch, (self.path,))


def test_what_somebody_planted_in_the_folder_is_not_run(tmp_path: Path) -> None:
    folder, acted = tmp_path / "cache", tmp_path / "acted"
    Folder(folder).set("name", 1, 60)
    with diskcache.Cache(str(folder), disk=diskcache.Disk) as cache:
        cache.set("planted", Planted(acted))
    with sqlite3.connect(folder / "cache.db") as database:
        (planted,) = database.execute("SELECT value FROM Cache WHERE mode = 4").fetchone()
        database.execute("UPDATE Cache SET value = ?, mode = 4 WHERE mode != 4", (planted,))
    database.close()
    with pytest.raises(ValueError, match="not plain"):
        Folder(folder).get("name")
    assert not acted.exists()
