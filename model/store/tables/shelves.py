"""What people keep and come back to: the thing, its revisions, and its own history.

None of it is part of a city's data: saving a scenario leaves the data's revision alone, so that
what was computed from the data still holds.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKeyConstraint, Index, text
from sqlalchemy.orm import Mapped, declared_attr, mapped_column

from model.shelf import ShelfStatus
from model.store.base import Base, Entered, choice

KEPT = JSON(none_as_null=True)


class Shelved(Entered):
    """Columns of a thing that is kept; one of a kind is adopted in a city."""

    __abstract__ = True

    key: Mapped[str] = mapped_column(primary_key=True)
    title: Mapped[str]
    tags: Mapped[Any] = mapped_column(KEPT, nullable=False)
    status: Mapped[ShelfStatus] = mapped_column(choice(ShelfStatus))
    revision: Mapped[int]

    @declared_attr.directive
    @classmethod
    def __table_args__(cls) -> tuple[Any, ...]:
        adopted = text("status = 'adopted'")
        return (
            ForeignKeyConstraint(["city"], ["cities.city"]),
            Index(
                f"uq_{cls.__tablename__}_adopted",
                "city",
                unique=True,
                sqlite_where=adopted,
                postgresql_where=adopted,
            ),
        )


class ShelvedRevision(Base):
    """Columns of a save; a row is written once."""

    __abstract__ = True
    of: str

    city: Mapped[str] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    content: Mapped[Any] = mapped_column(KEPT, nullable=False)
    data_revision: Mapped[int]
    fingerprint: Mapped[str]
    reason: Mapped[str]
    saved_at: Mapped[datetime]
    saved_by: Mapped[str]

    @declared_attr.directive
    @classmethod
    def __table_args__(cls) -> tuple[Any, ...]:
        return (
            ForeignKeyConstraint(["city", "key"], [f"{cls.of}.city", f"{cls.of}.key"]),
            ForeignKeyConstraint(
                ["city", "data_revision"], ["revisions.city", "revisions.revision"]
            ),
        )


class ShelvedChange(Base):
    """Columns of a line of the history."""

    __abstract__ = True
    of: str

    city: Mapped[str] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(primary_key=True)
    version: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    field: Mapped[str] = mapped_column(primary_key=True)
    at: Mapped[datetime]
    who: Mapped[str]
    old: Mapped[Any] = mapped_column(KEPT, nullable=True)
    new: Mapped[Any] = mapped_column(KEPT, nullable=True)

    @declared_attr.directive
    @classmethod
    def __table_args__(cls) -> tuple[Any, ...]:
        return (ForeignKeyConstraint(["city", "key"], [f"{cls.of}.city", f"{cls.of}.key"]),)


class Scenario(Shelved):
    """Scenarios."""

    __tablename__ = "scenarios"


class ScenarioRevision(ShelvedRevision):
    """What each save of a scenario holds; see `model.scenarios.content`."""

    __tablename__ = "scenario_revisions"
    of = "scenarios"


class ScenarioChange(ShelvedChange):
    """The history of scenarios."""

    __tablename__ = "scenario_changes"
    of = "scenarios"


class RoadmapPlan(Shelved):
    """Roadmaps."""

    __tablename__ = "roadmap_plans"


class RoadmapPlanRevision(ShelvedRevision):
    """What each save of a roadmap holds; see `model.roadmap.kept`."""

    __tablename__ = "roadmap_plan_revisions"
    of = "roadmap_plans"


class RoadmapPlanChange(ShelvedChange):
    """The history of roadmaps."""

    __tablename__ = "roadmap_plan_changes"
    of = "roadmap_plans"
