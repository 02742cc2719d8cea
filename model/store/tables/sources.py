"""Tables of the sources: what was taken, and what was found in it."""

from __future__ import annotations

from sqlalchemy import ForeignKeyConstraint
from sqlalchemy.orm import Mapped, mapped_column

from model.store.base import Kept
from model.store.tables.columns import refers


class City(Kept):
    """cities.csv."""

    __tablename__ = "cities"
    title_fa: Mapped[str]
    title_en: Mapped[str]


class Source(Kept):
    """sources.csv."""

    __tablename__ = "sources"
    __table_args__ = (ForeignKeyConstraint(["city"], ["cities.city"]),)
    source_id: Mapped[str] = mapped_column(primary_key=True)
    title_fa: Mapped[str]
    title_en: Mapped[str]
    publisher_fa: Mapped[str]
    publisher_en: Mapped[str]
    code: Mapped[str | None]
    edition: Mapped[str | None]
    published: Mapped[str | None]
    pages: Mapped[int | None]


class SourceTable(Kept):
    """source_tables.csv."""

    __tablename__ = "source_tables"
    __table_args__ = refers()
    table_id: Mapped[str] = mapped_column(primary_key=True)
    title_fa: Mapped[str]
    title_en: Mapped[str]
    page_from: Mapped[int | None]
    page_to: Mapped[int | None]
    rows: Mapped[int]
    state: Mapped[str]


class Definition(Kept):
    """definitions.csv."""

    __tablename__ = "definitions"
    __table_args__ = refers()
    term_id: Mapped[str] = mapped_column(primary_key=True)
    term_fa: Mapped[str]
    term_en: Mapped[str]
    text_fa: Mapped[str]
    text_en: Mapped[str]


class Finding(Kept):
    """findings.csv."""

    __tablename__ = "findings"
    __table_args__ = refers()
    finding_id: Mapped[str] = mapped_column(primary_key=True)
    kind: Mapped[str]
    severity: Mapped[str]
    subject_type: Mapped[str | None]
    subject_id: Mapped[str | None]
    printed: Mapped[str | None]
    follows: Mapped[str | None]
    other_place: Mapped[str | None]
    effect_fa: Mapped[str]
    effect_en: Mapped[str]
    treatment: Mapped[str]
    treatment_fa: Mapped[str]
    treatment_en: Mapped[str]
    derived: Mapped[bool]
