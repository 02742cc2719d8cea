"""The national form as data: sections, fields with their guides, choices, and a filled example.

It belongs to no city and nobody edits it here: it stands in ``data/national`` beside the cities'
packages, and every card of every city is held against it.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property, lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

from model.catalogue import Basis
from model.errors import InvalidInput, quoted
from model.settings import ROOT

FOLDER: Final = ROOT / "data" / "national"


class FieldType(StrEnum):
    """How a field is filled."""

    TEXT = "text"
    LONG_TEXT = "long_text"
    INTEGER = "integer"
    MONEY = "money"
    ADDRESS = "address"
    CHOICE = "choice"
    CHOICES = "choices"
    GROUP = "group"
    DRAWN = "drawn"
    BY_HAND = "by_hand"


NOT_KEPT: Final = frozenset({FieldType.DRAWN, FieldType.BY_HAND})
"""Types of fields that stand in the form and hold no value of their own."""


@dataclass(frozen=True, kw_only=True)
class Place:
    """Where the source prints a row, and whose word it is.

    Attributes
    ----------
    basis : Basis
    reason_fa, reason_en : str
        Why it is read so; empty if it is printed so.
    document, table_no : str
    row : int
    """

    basis: Basis
    reason_fa: str
    reason_en: str
    document: str
    table_no: str
    row: int


@dataclass(frozen=True, kw_only=True)
class Section(Place):
    """A section of the card or one of the two permit forms."""

    section_id: str
    form: str
    number: str
    title_fa: str
    title_en: str


@dataclass(frozen=True, kw_only=True)
class Choice(Place):
    """What may be chosen in a field."""

    code: str
    title_fa: str
    title_en: str
    guide_fa: str
    guide_en: str


@dataclass(frozen=True, kw_only=True)
class Field(Place):
    """A field of the form.

    Attributes
    ----------
    field_id, section : str
    parent : str
        The repeated group that it is a part of, or nothing.
    type : FieldType
    choices : tuple of Choice
    asked_when : tuple of (str, str)
        Field (``group.part`` inside a group) and code: it is asked only if one of them is chosen.
    counts : bool
        Whether a card is incomplete without it.
    title_fa, title_en, guide_fa, guide_en : str
        The guide is worded by us.
    """

    field_id: str
    section: str
    parent: str
    type: FieldType
    choices: tuple[Choice, ...]
    asked_when: tuple[tuple[str, str], ...]
    counts: bool
    title_fa: str
    title_en: str
    guide_fa: str
    guide_en: str

    def title(self, language: str) -> str:
        """Return the title in ``language`` (``fa``, else English)."""
        return self.title_fa if language == "fa" else self.title_en

    @cached_property
    def choice_by_code(self) -> Mapping[str, Choice]:
        """The choices by their code."""
        return MappingProxyType({choice.code: choice for choice in self.choices})


@dataclass(frozen=True, kw_only=True)
class Prefill(Place):
    """A field that a card begins with, and on what ground."""

    rule: str
    field: str
    value_fa: str


@dataclass(frozen=True, kw_only=True)
class Noted(Place):
    """One value of the filled example, as resolved and as the document prints it."""

    field: str
    item: int | None
    part: str
    value: str
    printed: str


@dataclass(frozen=True, kw_only=True)
class Form:
    """The card and the two permit forms, in official order."""

    sections: tuple[Section, ...]
    fields: tuple[Field, ...]
    prefills: tuple[Prefill, ...]
    example: tuple[Noted, ...]
    title_fa: str
    title_en: str

    @cached_property
    def field_by_id(self) -> Mapping[str, Field]:
        """Every field, parts of groups too, by `field_id`."""
        return MappingProxyType({field.field_id: field for field in self.fields})

    @cached_property
    def parts_by_group(self) -> Mapping[str, tuple[Field, ...]]:
        """The fields inside each repeated group."""
        groups = {field.field_id for field in self.fields if field.type is FieldType.GROUP}
        return MappingProxyType(
            {group: tuple(f for f in self.fields if f.parent == group) for group in groups}
        )

    @cached_property
    def kept(self) -> tuple[Field, ...]:
        """The fields that hold a value of their own: no parts, nothing drawn or left to the pen."""
        return tuple(f for f in self.fields if not f.parent and f.type not in NOT_KEPT)

    def of_section(self, section_id: str) -> tuple[Field, ...]:
        """The fields of a section that stand in no group."""
        return tuple(f for f in self.fields if f.section == section_id and not f.parent)

    def field(self, field_id: object) -> Field:
        """Return the field of this id that holds a value.

        Raises
        ------
        InvalidInput
            ``error.card.field``
        """
        found = self.field_by_id.get(field_id) if isinstance(field_id, str) else None
        if found is None or found.parent or found.type in NOT_KEPT:
            raise InvalidInput("error.card.field", value=quoted(field_id))
        return found


@lru_cache(maxsize=1)
def national_form() -> Form:
    """Read the form; once per process."""
    return read_form(FOLDER)


def read_form(folder: Path) -> Form:
    """Read the form from its data package.

    Raises
    ------
    OSError, KeyError, ValueError
        If the files are not those of the form; a test holds them to their schema.
    """
    choices: dict[str, list[Choice]] = {}
    for row in _rows(folder, "choices"):
        choices.setdefault(row.pop("list"), []).append(Choice(**_placed(row)))
    fields = []
    for row in _rows(folder, "fields"):
        said: dict[str, Any] = {
            "type": FieldType(row.pop("type")),
            "choices": tuple(choices.get(row.pop("choices"), ())),
            "asked_when": tuple(_condition(one) for one in row.pop("asked_when").split(";") if one),
            "counts": row.pop("counts") == "true",
        }
        fields.append(Field(**said, **_placed(row)))
    example = []
    for row in _rows(folder, "example"):
        item = row.pop("item")
        example.append(Noted(item=int(item) if item else None, **_placed(row)))
    (source,) = _rows(folder, "sources")
    return Form(
        sections=tuple(Section(**_placed(row)) for row in _rows(folder, "sections")),
        fields=tuple(fields),
        prefills=tuple(Prefill(**_placed(row)) for row in _rows(folder, "prefills")),
        example=tuple(example),
        title_fa=source["title_fa"],
        title_en=source["title_en"],
    )


def _rows(folder: Path, name: str) -> list[dict[str, str]]:
    """The rows of a file in the order in which they stand there."""
    with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return [dict(row) for row in csv.DictReader(file)]


def _placed(row: dict[str, str]) -> dict[str, Any]:
    """A row's texts and its place in the source; the file stands in the order of the form."""
    left_out = {"position", "page"}
    texts: dict[str, Any] = {name: cell for name, cell in row.items() if name not in left_out}
    return {**texts, "basis": Basis(row["basis"]), "row": int(row["row"])}


def _condition(text: str) -> tuple[str, str]:
    field, _, code = text.partition(":")
    return field, code
