"""Settings: every value that an installation may change, with its default and its help.

The README's table is written from :data:`SETTINGS`; a test holds the two together.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Literal, NamedTuple, cast, get_args

from model.errors import InvalidInput

Language = Literal["fa", "en"]
ROOT = Path(__file__).resolve().parent.parent


class Setting(NamedTuple):
    """One environment variable: its name, its default as text, and what it is for."""

    name: str
    default: str
    help: str


SETTINGS: dict[str, Setting] = {
    "database_url": Setting(
        "DATABASE_URL",
        "sqlite:///var/tarazu.db",
        "Where everything is kept: a SQLite file, or postgresql+psycopg://user@host/name",
    ),
    "package_dir": Setting("TARAZU_DATA", "data", "Folder of the data package to load"),
    "host": Setting("TARAZU_HOST", "127.0.0.1", "Address that `python app.py` listens on"),
    "port": Setting("TARAZU_PORT", "8050", "Port that `python app.py` listens on"),
    "city": Setting("TARAZU_CITY", "qom", "City shown where an address names none"),
    "language": Setting("TARAZU_LANGUAGE", "fa", "Language of a first visit: fa or en"),
    "cache_dir": Setting(
        "TARAZU_CACHE",
        "var/cache",
        "Folder for the answers of long computations, for its owner alone",
    ),
    "redis_url": Setting(
        "REDIS_URL",
        "",
        "Leaves long computations to Celery workers through this Redis: redis://host:6379/0",
    ),
}


@dataclass(frozen=True)
class Settings:
    """The settings of one running application."""

    database_url: str
    package_dir: Path
    host: str
    port: int
    language: Language
    cache_dir: Path = ROOT / "var" / "cache"
    redis_url: str = ""
    city: str = SETTINGS["city"].default

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] | None = None) -> Settings:
        """Read the settings from environment variables.

        Parameters
        ----------
        environment : mapping, optional
            Names and values; ``os.environ`` when omitted.

        Raises
        ------
        InvalidInput
            When a value cannot be used; the message names the variable.
        """
        given = os.environ if environment is None else environment
        text = {field.name: _text(given, field.name) for field in fields(cls)}
        return cls(
            database_url=_anchored(text["database_url"]),
            package_dir=ROOT / text["package_dir"],
            host=text["host"],
            port=_port(text["port"]),
            language=_language(text["language"]),
            cache_dir=ROOT / text["cache_dir"],
            redis_url=_redis(text["redis_url"]),
            city=text["city"],
        )


def _text(given: Mapping[str, str], field: str) -> str:
    setting = SETTINGS[field]
    return given.get(setting.name, "").strip() or setting.default


def _anchored(url: str) -> str:
    """Make a relative SQLite path relative to the project, not to the caller's folder."""
    prefix = "sqlite:///"
    if not url.startswith(prefix) or url == "sqlite:///:memory:":
        return url
    path = ROOT / url.removeprefix(prefix)
    return f"{prefix}{path}"


def _redis(text: str) -> str:
    if text and not text.startswith(("redis://", "rediss://", "unix://")):
        # Not repeated in the message: it may hold a password.
        raise InvalidInput("error.setting", name=SETTINGS["redis_url"].name, value="…")
    return text


def _port(text: str) -> int:
    if not text.isascii() or not text.isdigit() or not 1 <= int(text) <= 65535:
        raise InvalidInput("error.setting", name=SETTINGS["port"].name, value=text)
    return int(text)


def _language(text: str) -> Language:
    for language in get_args(Language):
        if text == language:
            return cast(Language, language)
    raise InvalidInput("error.setting", name=SETTINGS["language"].name, value=text)
