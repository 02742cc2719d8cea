"""What the store writes down about the data: versions, revisions and the history of changes."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKeyConstraint, Index
from sqlalchemy.orm import Mapped, mapped_column

from model.catalogue import Operation
from model.store.base import LATER, Base


class Head(Base):
    """Where a city stands now; whoever changes the city's data locks this row first."""

    __tablename__ = "heads"

    city: Mapped[str] = mapped_column(primary_key=True)
    number: Mapped[int]
    revision: Mapped[int]


class Load(Base):
    """A data package that was loaded."""

    __tablename__ = "loads"

    city: Mapped[str] = mapped_column(primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    package: Mapped[str]
    package_version: Mapped[str]
    content_hash: Mapped[str]
    loaded_at: Mapped[datetime]


class Revision(Base):
    """A transaction that changed a city's data: a load, or changes that a person made together.

    ``undoes`` names the revision that it took back, if it did nothing else.
    """

    __tablename__ = "revisions"
    __table_args__ = (ForeignKeyConstraint(["city", "number"], ["loads.city", "loads.number"]),)

    city: Mapped[str] = mapped_column(primary_key=True)
    revision: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    number: Mapped[int]
    at: Mapped[datetime]
    who: Mapped[str]
    undoes: Mapped[int | None] = mapped_column(sort_order=LATER)


class Change(Base):
    """One thing that changed in a revision; see `model.catalogue.Change`."""

    __tablename__ = "changes"
    __table_args__ = (
        ForeignKeyConstraint(["city", "revision"], ["revisions.city", "revisions.revision"]),
        Index(None, "city", "kind", "key"),
    )

    city: Mapped[str] = mapped_column(primary_key=True)
    revision: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    position: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    operation: Mapped[Operation]
    kind: Mapped[str]
    key: Mapped[str]
    field: Mapped[str | None]
    old: Mapped[Any] = mapped_column(JSON(none_as_null=True), nullable=True)
    new: Mapped[Any] = mapped_column(JSON(none_as_null=True), nullable=True)
