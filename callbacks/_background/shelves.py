"""Where answers, progress and marks are kept: a folder of this machine, or Redis.

Both hold JSON and nothing else: what is read back is data, whoever wrote it.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import Any, Protocol

import diskcache
import redis
from diskcache.core import MODE_PICKLE

from model.errors import TarazuError

MAX_BYTES = 256 * 1024 * 1024
PREFIX = "tarazu:"
REDIS_SECONDS = 5


class Shelf(Protocol):
    """Values by name, each for some seconds."""

    def get(self, name: str) -> Any:
        """Give what is kept; None if nothing is."""

    def set(self, name: str, value: object, seconds: int) -> None:
        """Keep a value."""

    def add(self, name: str, value: object) -> None:
        """Keep a value for ever, unless there is one."""

    def delete(self, name: str) -> None:
        """Keep it no longer."""


class _Plain(diskcache.JSONDisk):
    """Reads JSON alone; diskcache itself would also unpickle what somebody put there."""

    def get(self, key: Any, raw: bool) -> Any:
        if not raw:
            raise ValueError("a key that is not plain")
        return super().get(key, raw)

    def fetch(self, mode: int, filename: str, value: Any, read: bool) -> Any:
        if mode == MODE_PICKLE:
            raise ValueError("a value that is not plain")
        return super().fetch(mode, filename, value, read)


class Folder:
    """A shelf in a folder of this machine that only its owner may enter.

    Parameters
    ----------
    folder : Path
        Made when it is first needed.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    @cached_property
    def _cache(self) -> diskcache.Cache:
        make_private(self._folder)
        return diskcache.Cache(str(self._folder), disk=_Plain, size_limit=MAX_BYTES)

    def get(self, name: str) -> Any:
        return self._cache.get(name)

    def set(self, name: str, value: object, seconds: int) -> None:
        self._cache.set(name, value, expire=seconds)

    def add(self, name: str, value: object) -> None:
        self._cache.add(name, value)

    def delete(self, name: str) -> None:
        self._cache.delete(name)


def make_private(folder: Path) -> None:
    """Make a folder that nobody else may enter.

    Raises
    ------
    TarazuError
        ``error.background.folder`` if it can't be made, or belongs to somebody else.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        if os.name == "posix" and folder.stat().st_mode & 0o077:
            folder.chmod(0o700)
    except OSError as error:
        raise TarazuError("error.background.folder", folder=folder.name) from error
    if os.name == "posix" and folder.stat().st_uid != os.getuid():
        raise TarazuError("error.background.folder", folder=folder.name)


class Redis:
    """A shelf in Redis.

    Parameters
    ----------
    url : str
        Such as ``redis://127.0.0.1:6379/0``.
    """

    def __init__(self, url: str) -> None:
        self._client = redis.Redis.from_url(
            url, socket_timeout=REDIS_SECONDS, socket_connect_timeout=REDIS_SECONDS
        )

    def get(self, name: str) -> Any:
        with reachable():
            kept = self._client.get(PREFIX + name)
        return None if kept is None else json.loads(kept)

    def set(self, name: str, value: object, seconds: int) -> None:
        with reachable():
            self._client.set(PREFIX + name, json.dumps(value), ex=seconds)

    def add(self, name: str, value: object) -> None:
        with reachable():
            self._client.set(PREFIX + name, json.dumps(value), nx=True)

    def delete(self, name: str) -> None:
        with reachable():
            self._client.delete(PREFIX + name)


@contextmanager
def reachable() -> Iterator[None]:
    """Say it in our words when Redis does not answer.

    Raises
    ------
    TarazuError
        ``error.background.unreachable``
    """
    try:
        yield
    except redis.RedisError as error:
        raise TarazuError("error.background.unreachable") from error
