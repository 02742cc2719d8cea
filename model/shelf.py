"""What people keep and come back to: titled, saved again and again, proposed, adopted, retired.

A scenario is such a thing. Every save is a revision of its own and stays; at most one thing of a
kind is adopted in a city, and what is adopted stands as it was decided.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Final, Generic, TypeVar

C = TypeVar("C")


class ShelfStatus(StrEnum):
    """How far the council has come with it."""

    DRAFT = "draft"
    PROPOSED = "proposed"
    ADOPTED = "adopted"
    RETIRED = "retired"


NEXT: Final[Mapping[ShelfStatus, tuple[ShelfStatus, ...]]] = {
    ShelfStatus.DRAFT: (ShelfStatus.PROPOSED, ShelfStatus.RETIRED),
    ShelfStatus.PROPOSED: (ShelfStatus.ADOPTED, ShelfStatus.DRAFT, ShelfStatus.RETIRED),
    ShelfStatus.ADOPTED: (ShelfStatus.RETIRED,),
    ShelfStatus.RETIRED: (ShelfStatus.DRAFT,),
}
"""By status, those that may follow. Only a draft takes new revisions."""

SHORTEST_TITLE: Final = 2
LONGEST_TITLE: Final = 120
LONGEST_REASON: Final = 500
MOST_TAGS: Final = 8
LONGEST_TAG: Final = 30


@dataclass(frozen=True, kw_only=True)
class ShelfRevision(Generic[C]):
    """One save.

    Attributes
    ----------
    number : int
        Counted from 1.
    content : object
        What was saved.
    data_revision : int
        The revision of the city's data under which it was seen.
    fingerprint : str
        SHA-256 of all that the picture depends on, in hexadecimal digits.
    reason : str
        Why it was saved.
    """

    key: str
    number: int
    content: C
    data_revision: int
    fingerprint: str
    reason: str
    saved_at: datetime
    saved_by: str


@dataclass(frozen=True, kw_only=True)
class ShelfItem(Generic[C]):
    """A thing that is kept, with its newest revision.

    Attributes
    ----------
    version : int
        Counts every change; whoever changes it names the one they saw.
    fixed : bool
        Whether nobody can change it.
    """

    city: str
    key: str
    title: str
    tags: tuple[str, ...]
    status: ShelfStatus
    version: int
    added_at: datetime
    added_by: str
    updated_at: datetime | None
    updated_by: str | None
    newest: ShelfRevision[C]
    fixed: bool = False

    def showing(self, save: ShelfRevision[C]) -> ShelfItem[C]:
        """The same with another of its revisions in view."""
        return replace(self, newest=save)

    @property
    def touched_at(self) -> datetime:
        """When it was last changed."""
        return self.updated_at or self.added_at

    @property
    def next(self) -> tuple[ShelfStatus, ...]:
        """The statuses that people can give it now."""
        return () if self.fixed else NEXT[self.status]

    @property
    def takes_revisions(self) -> bool:
        """Whether it can be saved again."""
        return self.status is ShelfStatus.DRAFT and not self.fixed


@dataclass(frozen=True, kw_only=True)
class ShelfChange:
    """One line of a thing's history; lines of one version were written together."""

    key: str
    version: int
    at: datetime
    who: str
    field: str
    old: object
    new: object
