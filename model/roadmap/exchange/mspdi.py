"""Where a plan's things stand in the XML of Microsoft Project (MSPDI).

The order of elements and their types are those of the schema of Project 2007, which later versions,
ProjectLibre and GanttProject read as well. A plan's quarters are dates of the Gregorian calendar,
wishes are constraints and deadlines, needs are links, bodies and capacities are resources; the rest
stands in text fields of the tasks, and in a line of the project's notes.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Final

from model.roadmap.exchange.facts import READERS

NAMESPACE: Final = "http://schemas.microsoft.com/project"
MARK: Final = "TARAZU "
"""What the line of the notes begins with that holds the head."""
TEXTS: Final = (
    *(188743731, 188743734, 188743737, 188743740, 188743743, *range(188743746, 188743751)),
    *range(188743997, 188744017),
)
"""The numbers of the fields Text1 to Text30 of a task."""
FIELDS: Final = ("item", "forbid", "out", *READERS)
"""What stands in these fields, in their order; ``out`` is 1 for what the plan has no place for.

Project gives every task a place as soon as it saves, so that has to be said."""
FIELD_IDS: Final[Mapping[str, int]] = dict(zip(FIELDS, TEXTS, strict=False))
LONGEST_FIELD: Final = 255
"""Characters that such a field takes."""
GROUPS: Final = 1_000_000
"""Where the numbers of the tasks begin that only head a group."""
MONTHS: Final = 3
"""Person-months of a person in a quarter: what turns an effort into how many people."""
BODY: Final = "body:"

FINISH_TO_START: Final = "1"
MUST_START, MUST_FINISH, NOT_SOONER, FINISH_BY = "2", "3", "4", "7"
HARMLESS: Final = ("0", NOT_SOONER)
"""Constraints that wish nothing: as soon as possible, and not before where the plan has it."""


@dataclass(frozen=True)
class Words:
    """What a file says to people, in their language.

    Attributes
    ----------
    title : str
        Of the project.
    items : mapping of str to str
        By item.
    notes : mapping of str to str
        What is said of an item.
    groups : mapping of str to str
        By domain; ``""`` heads what has none, ``"-"`` what is not in the plan.
    resources : mapping of str to str
        By `Resource.id`, and by body such as ``body:police``.
    fields : mapping of str to str
        By one of `FIELDS`, at most 50 characters.
    calendar, about : str
        The name of the working week, and what the project's notes say first.
    """

    title: str
    items: Mapping[str, str]
    notes: Mapping[str, str]
    groups: Mapping[str, str]
    resources: Mapping[str, str]
    fields: Mapping[str, str]
    calendar: str
    about: str


def mark_of(note: str) -> str:
    """Tell one note from another, however its lines are broken; nothing for an empty one."""
    words = " ".join(note.split())
    return sha256(words.encode()).hexdigest()[:12] if words else ""
