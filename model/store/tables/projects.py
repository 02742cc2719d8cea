"""Tables of a city's portfolio: programmes, projects, and what the rules ask of them."""

from __future__ import annotations

from sqlalchemy.orm import Mapped, mapped_column

from model.catalogue import CityProblem, Level, Progress, ProjectOwner
from model.store.base import EDITABLE, Kept
from model.store.tables.columns import WHOSE, refers


class Programme(Kept):
    """programmes.csv."""

    __tablename__ = "programmes"
    __table_args__ = refers()
    programme_id: Mapped[str] = mapped_column(primary_key=True)
    title_fa: Mapped[str]
    title_en: Mapped[str]
    position: Mapped[int]


class PriorityRule(Kept):
    """priority_rules.csv."""

    __tablename__ = "priority_rules"
    __table_args__ = refers()
    rule_id: Mapped[str] = mapped_column(primary_key=True)
    title_fa: Mapped[str]
    title_en: Mapped[str]
    position: Mapped[int]


class PlacementReason(Kept):
    """placement_reasons.csv."""

    __tablename__ = "placement_reasons"
    __table_args__ = refers()
    reason_id: Mapped[str] = mapped_column(primary_key=True)
    title_fa: Mapped[str]
    title_en: Mapped[str]
    position: Mapped[int]


class PortfolioSystem(Kept):
    """portfolio_systems.csv."""

    __tablename__ = "portfolio_systems"
    __table_args__ = refers()
    system_id: Mapped[str] = mapped_column(primary_key=True)
    title_fa: Mapped[str]
    title_en: Mapped[str]
    position: Mapped[int]


class Project(Kept):
    """projects.csv."""

    __tablename__ = "projects"
    __table_args__ = refers(
        programme="programmes.programme_id",
        reason="placement_reasons.reason_id",
        charter="charters.charter_id",
    )
    project_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    title_fa: Mapped[str]
    title_en: Mapped[str]
    printed_title_fa: Mapped[str]
    programme: Mapped[str]
    programme_basis: Mapped[str]
    level: Mapped[Level]
    printed_level_fa: Mapped[str]
    rank: Mapped[int | None]
    reason: Mapped[str]
    reason_basis: Mapped[str]
    ambiguous: Mapped[bool]
    charter: Mapped[str]
    progress: Mapped[Progress] = mapped_column(info=EDITABLE)
    progress_basis: Mapped[str] = mapped_column(info=WHOSE)
    owner: Mapped[ProjectOwner] = mapped_column(info=EDITABLE)
    owner_basis: Mapped[str] = mapped_column(info=WHOSE)
    direct: Mapped[bool] = mapped_column(info=EDITABLE)
    direct_basis: Mapped[str] = mapped_column(info=WHOSE)
    problem: Mapped[CityProblem] = mapped_column(info=EDITABLE)
    problem_basis: Mapped[str] = mapped_column(info=WHOSE)


class ProjectGap(Kept):
    """project_gaps.csv."""

    __tablename__ = "project_gaps"
    __table_args__ = refers(project="projects.project_id")
    project: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    gap: Mapped[str] = mapped_column(primary_key=True)
    position: Mapped[int]
    basis: Mapped[str]
