"""A scenario as a file: JSON with a schema of its own, and a hash that shows a touched byte.

The hash guards against damage and careless edits, and says whether two people look at the same
picture. It is no signature: whoever can compute a SHA-256 can write another file.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from model.catalogue import Catalogue
from model.errors import InvalidInput, quoted
from model.scenarios.content import PARTS, ROADMAP, Content, as_plain, from_plain
from model.scenarios.file_schema import FILE_SCHEMA
from model.scenarios.readings import SCHEMA, digest, fingerprint
from model.shelf import ShelfItem

LARGEST_FILE: Final = 1024 * 1024
"""Bytes; a file above is not read."""


@dataclass(frozen=True)
class ScenarioFile:
    """What a file says.

    Attributes
    ----------
    content : Content
    data_revision : int
        The revision of our data under which its picture is the one that was saved.
    """

    title: str
    tags: tuple[str, ...]
    author: str
    saved_at: datetime
    reason: str
    content: Content
    data_revision: int


def write_file(item: ShelfItem[Content], title: str, reason: str, then: Catalogue) -> bytes:
    """Write the newest revision of a scenario as a file.

    Parameters
    ----------
    item : ShelfItem
        Its `newest` is the revision to write.
    title, reason : str
        In words; the report's own scenario has none of its own.
    then : Catalogue
        The data under which it was saved.
    """
    saved = item.newest
    said: dict[str, Any] = {
        "schema": SCHEMA,
        "city": item.city,
        "title": title,
        "tags": list(item.tags),
        "revision": saved.number,
        "author": saved.saved_by,
        "saved_at": saved.saved_at.isoformat(timespec="seconds"),
        "reason": reason,
        "data": {
            "package_version": then.version.package_version,
            "revision": saved.data_revision,
        },
        **as_plain(saved.content),
        "fingerprint": saved.fingerprint,
    }
    whole = {**said, "sha256": digest(said)}
    return (json.dumps(whole, ensure_ascii=False, indent=2) + "\n").encode()


def read_file(content: bytes, now: Catalogue, *older: Catalogue) -> ScenarioFile:
    """Read a file that came from outside.

    Parameters
    ----------
    now : Catalogue
        Our newest data.
    *older : Catalogue
        Our data at other revisions, such as the one that the file names.

    Raises
    ------
    InvalidInput
        ``error.scenario.file.unreadable``, ``.large``, ``.schema``, ``.hash`` if a byte was
        touched, ``.city`` if it is another city's, ``.data`` if its picture is not one of our data;
        and what `from_plain` refuses.
    """
    said = _checked(content)
    if said["city"] != now.city.city:
        theirs = quoted(said["city"])
        raise InvalidInput("error.scenario.file.city", city=theirs, here=now.city.city)
    settings = from_plain({part: said[part] for part in (*PARTS, ROADMAP) if part in said})
    kept = said["fingerprint"]
    seen = next((data for data in (now, *older) if fingerprint(settings, data) == kept), None)
    if seen is None:
        version = quoted(said["data"]["package_version"])
        raise InvalidInput("error.scenario.file.data", version=version)
    return ScenarioFile(
        title=said["title"],
        tags=tuple(said["tags"]),
        author=said["author"],
        saved_at=_moment(said["saved_at"]),
        reason=said["reason"],
        content=settings,
        data_revision=seen.version.revision,
    )


def named_revision(content: bytes) -> int:
    """Say which revision of the data a file names; see `read_file` for what is raised."""
    revision: int = _checked(content)["data"]["revision"]
    return revision


def _checked(content: bytes) -> dict[str, Any]:
    """Take a file apart and hold it against its schema and its own hash."""
    from jsonschema import Draft202012Validator  # type: ignore[import-untyped]

    if len(content) > LARGEST_FILE:
        raise InvalidInput("error.scenario.file.large", maximum=LARGEST_FILE // 1024)
    try:
        said = json.loads(content.decode("utf-8-sig"), parse_constant=_no_number)
    except (ValueError, RecursionError):
        raise InvalidInput("error.scenario.file.unreadable") from None
    found = next(iter(Draft202012Validator(FILE_SCHEMA).iter_errors(said)), None)
    if found is not None:
        place = "/".join(map(str, found.absolute_path)) or "—"
        raise InvalidInput(
            "error.scenario.file.schema", place=quoted(place), why=quoted(found.message)
        )
    whole: dict[str, Any] = said
    rest = {name: value for name, value in whole.items() if name != "sha256"}
    if digest(rest) != whole["sha256"]:
        raise InvalidInput("error.scenario.file.hash")
    return whole


def _no_number(name: str) -> None:
    raise ValueError(name)


def _moment(text: str) -> datetime:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise InvalidInput(
            "error.scenario.file.schema", place="saved_at", why=quoted(text)
        ) from None
    if moment.tzinfo is None:
        raise InvalidInput("error.scenario.file.schema", place="saved_at", why=quoted(text))
    return moment
