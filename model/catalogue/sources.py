"""Records of the sources: what was taken, and what was found in it."""

from __future__ import annotations

from dataclasses import dataclass

from model.catalogue.base import Record, Titled


@dataclass(frozen=True, kw_only=True)
class City(Titled):
    """A city that has a data package."""

    city: str


@dataclass(frozen=True, kw_only=True)
class Source(Titled):
    """A document that figures are taken from."""

    source_id: str
    publisher_fa: str
    publisher_en: str
    code: str | None
    edition: str | None
    published: str | None
    pages: int | None


@dataclass(frozen=True, kw_only=True)
class SourceTable(Titled):
    """A table or list of a source, and whether it was taken over.

    The pages are None where the source numbers none.
    """

    table_id: str
    page_from: int | None
    page_to: int | None
    rows: int
    state: str


@dataclass(frozen=True, kw_only=True)
class Definition(Record):
    """A term that a screen needs."""

    term_id: str
    term_fa: str
    term_en: str
    text_fa: str
    text_en: str


@dataclass(frozen=True, kw_only=True)
class Finding(Record):
    """A place where the source contradicts its own rules or itself, and how it is treated."""

    finding_id: str
    kind: str
    severity: str
    subject_type: str | None
    subject_id: str | None
    printed: str | None
    follows: str | None
    other_place: str | None
    effect_fa: str
    effect_en: str
    treatment: str
    treatment_fa: str
    treatment_en: str
    derived: bool
