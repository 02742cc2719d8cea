"""The tables of a city's data, one per file of the data package and under its names.

A row's key is its city and its id in the file, so cities never meet. `KINDS` says which frozen
record each table is read into.
"""

from __future__ import annotations

from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import ForeignKeyConstraint, Table
from sqlalchemy.orm import Mapped, mapped_column

from model import catalogue
from model.calendar import Quarter
from model.catalogue import (
    ActionStatus,
    Basis,
    IndexGroup,
    PrerequisiteStatus,
    ServiceStatus,
    StepKind,
    SystemStatus,
    TargetScope,
)
from model.store.base import EDITABLE, LATER, OWN, Base, Entered, Kept, Versioned


def refers(**columns: str) -> tuple[ForeignKeyConstraint, ...]:
    """Foreign keys inside the city: ``domain="domains.domain_id"``, and those every row has."""
    inside = {"document": "sources.source_id", **columns}
    return (
        ForeignKeyConstraint(["city"], ["cities.city"]),
        *(
            ForeignKeyConstraint(["city", column], [f"{target.split('.')[0]}.city", target])
            for column, target in inside.items()
        ),
    )


def listed(target: str) -> dict[str, Any]:
    """``info`` of a column that must hold a known value of a column, without a foreign key."""
    return {"listed": target}


PEOPLES: dict[str, Any] = {**EDITABLE, **OWN}
"""``info`` of a column that people alone fill."""

WHOSE: dict[str, Any] = {**EDITABLE, "choices": tuple(map(str, Basis))}
"""``info`` of a column that says whose word a row is."""


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
    page_from: Mapped[int]
    page_to: Mapped[int]
    rows: Mapped[int]
    state: Mapped[str]


class Domain(Kept):
    """domains.csv."""

    __tablename__ = "domains"
    __table_args__ = refers()
    domain_id: Mapped[str] = mapped_column(primary_key=True)
    code: Mapped[str | None]
    title_fa: Mapped[str]
    title_en: Mapped[str]
    position: Mapped[int]


class Service(Kept):
    """services.csv."""

    __tablename__ = "services"
    __table_args__ = refers(domain="domains.domain_id")
    service_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    todo_id: Mapped[int | None]
    title_fa: Mapped[str]
    short_fa: Mapped[str]
    title_en: Mapped[str]
    domain: Mapped[str]
    status: Mapped[ServiceStatus] = mapped_column(info=EDITABLE)
    printed_title_fa: Mapped[str]
    printed_domain_fa: Mapped[str]


class ServiceListing(Kept):
    """service_listings.csv."""

    __tablename__ = "service_listings"
    __table_args__ = refers(service_id="services.service_id")
    table_no: Mapped[str] = mapped_column(primary_key=True)
    row: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    service_id: Mapped[int]
    printed_id: Mapped[int | None]
    printed_title_fa: Mapped[str]
    printed_domain_fa: Mapped[str | None]


class Index(Kept):
    """indices.csv."""

    __tablename__ = "indices"
    __table_args__ = refers()
    index_id: Mapped[str] = mapped_column(primary_key=True)
    group: Mapped[IndexGroup]
    weight: Mapped[int]
    title_fa: Mapped[str]
    short_fa: Mapped[str]
    title_en: Mapped[str]
    short_en: Mapped[str]
    meaning_1_fa: Mapped[str]
    meaning_2_fa: Mapped[str]
    meaning_3_fa: Mapped[str]
    meaning_1_en: Mapped[str]
    meaning_2_en: Mapped[str]
    meaning_3_en: Mapped[str]
    position: Mapped[int]


class Score(Kept):
    """scores.csv."""

    __tablename__ = "scores"
    __table_args__ = refers()
    todo_id: Mapped[int] = mapped_column(
        primary_key=True, autoincrement=False, info=listed("services.todo_id")
    )
    smartness: Mapped[int]
    resources: Mapped[int]
    economy: Mapped[int]
    coverage: Mapped[int]
    frequency: Mapped[int]
    ease: Mapped[int]
    printed_total: Mapped[int]
    printed_group: Mapped[int]
    printed_total_t7: Mapped[int]
    printed_position: Mapped[int]
    page_t7: Mapped[int]


class QuickWin(Kept):
    """quick_wins.csv."""

    __tablename__ = "quick_wins"
    __table_args__ = refers()
    position: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    todo_id: Mapped[int] = mapped_column(info=listed("services.todo_id"))
    ease: Mapped[int]
    frequency: Mapped[int]
    printed_total: Mapped[int]


class InProgressScore(Kept):
    """in_progress_scores.csv."""

    __tablename__ = "in_progress_scores"
    __table_args__ = refers(service_id="services.service_id")
    position: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    service_id: Mapped[int]
    ease: Mapped[int]
    frequency: Mapped[int]
    printed_total: Mapped[int]


class IntegratedSystem(Kept):
    """integrated_systems.csv."""

    __tablename__ = "integrated_systems"
    __table_args__ = refers(domain="domains.domain_id")
    integrated_system_id: Mapped[str] = mapped_column(primary_key=True)
    title_fa: Mapped[str]
    title_en: Mapped[str]
    domain: Mapped[str]
    printed_title_fa: Mapped[str]
    printed_domain_fa: Mapped[str]
    position: Mapped[int]


class System(Kept):
    """systems.csv."""

    __tablename__ = "systems"
    __table_args__ = refers(
        domain="domains.domain_id", integrated_system="integrated_systems.integrated_system_id"
    )
    system_id: Mapped[str] = mapped_column(primary_key=True)
    printed_code: Mapped[str]
    kind: Mapped[str]
    integrated_system: Mapped[str | None]
    title_fa: Mapped[str]
    title_en: Mapped[str]
    printed_title_fa: Mapped[str]
    domain: Mapped[str]
    printed_domain_fa: Mapped[str]
    status: Mapped[SystemStatus] = mapped_column(info=EDITABLE)
    printed_status: Mapped[str | None]


class ServiceSystem(Kept):
    """service_systems.csv."""

    __tablename__ = "service_systems"
    __table_args__ = refers(system="systems.system_id", service="services.service_id")
    link_id: Mapped[str] = mapped_column(primary_key=True)
    system: Mapped[str]
    position: Mapped[int]
    printed_number: Mapped[str]
    service: Mapped[int | None] = mapped_column(info=EDITABLE)
    numbering: Mapped[str]
    reason_fa: Mapped[str | None] = mapped_column(info=EDITABLE)
    reason_en: Mapped[str | None] = mapped_column(info=EDITABLE)


class SystemLink(Kept):
    """system_links.csv."""

    __tablename__ = "system_links"
    __table_args__ = refers(
        system="systems.system_id",
        related_system="systems.system_id",
        related_integrated="integrated_systems.integrated_system_id",
    )
    link_id: Mapped[str] = mapped_column(primary_key=True)
    system: Mapped[str]
    position: Mapped[int]
    printed_code: Mapped[str]
    related_system: Mapped[str | None] = mapped_column(info=EDITABLE)
    related_integrated: Mapped[str | None] = mapped_column(info=EDITABLE)
    reason_fa: Mapped[str | None] = mapped_column(info=EDITABLE)
    reason_en: Mapped[str | None] = mapped_column(info=EDITABLE)


class Prerequisite(Kept):
    """prerequisites.csv."""

    __tablename__ = "prerequisites"
    __table_args__ = refers()
    prerequisite_id: Mapped[str] = mapped_column(primary_key=True)
    kind: Mapped[str]
    title_fa: Mapped[str]
    title_en: Mapped[str]
    printed_title_fa: Mapped[str]
    status: Mapped[PrerequisiteStatus] = mapped_column(info=EDITABLE, sort_order=LATER)
    contact_unit: Mapped[str | None] = mapped_column(info=PEOPLES, sort_order=LATER)
    council: Mapped[str | None] = mapped_column(
        info={**PEOPLES, **listed("councils.council_id")}, sort_order=LATER
    )
    expected_quarter: Mapped[Quarter | None] = mapped_column(info=PEOPLES, sort_order=LATER)
    next_step: Mapped[str | None] = mapped_column(info=PEOPLES, sort_order=LATER)
    next_step_date: Mapped[date | None] = mapped_column(info=PEOPLES, sort_order=LATER)


class Body(Kept):
    """bodies.csv."""

    __tablename__ = "bodies"
    __table_args__ = refers()
    body_id: Mapped[str] = mapped_column(primary_key=True)
    title_fa: Mapped[str]
    title_en: Mapped[str]
    kind: Mapped[str]


class PrerequisiteBody(Kept):
    """prerequisite_bodies.csv."""

    __tablename__ = "prerequisite_bodies"
    __table_args__ = refers(prerequisite="prerequisites.prerequisite_id", body="bodies.body_id")
    prerequisite: Mapped[str] = mapped_column(primary_key=True)
    body: Mapped[str] = mapped_column(primary_key=True)
    position: Mapped[int]
    printed_body_fa: Mapped[str]


class PrerequisiteService(Kept):
    """prerequisite_services.csv."""

    __tablename__ = "prerequisite_services"
    __table_args__ = refers(
        prerequisite="prerequisites.prerequisite_id", service="services.service_id"
    )
    link_id: Mapped[str] = mapped_column(primary_key=True)
    prerequisite: Mapped[str]
    service: Mapped[int]
    holds: Mapped[bool] = mapped_column(info=EDITABLE)
    basis: Mapped[str] = mapped_column(info=WHOSE)
    reason_fa: Mapped[str] = mapped_column(info=EDITABLE)
    reason_en: Mapped[str] = mapped_column(info=EDITABLE)
    added_by: Mapped[str | None] = mapped_column(info=OWN, sort_order=LATER)


class PrerequisiteSystem(Kept):
    """prerequisite_systems.csv."""

    __tablename__ = "prerequisite_systems"
    __table_args__ = refers(
        prerequisite="prerequisites.prerequisite_id", system="systems.system_id"
    )
    link_id: Mapped[str] = mapped_column(primary_key=True)
    prerequisite: Mapped[str]
    system: Mapped[str]
    holds: Mapped[bool] = mapped_column(info=EDITABLE)
    basis: Mapped[str] = mapped_column(info=WHOSE)
    reason_fa: Mapped[str] = mapped_column(info=EDITABLE)
    reason_en: Mapped[str] = mapped_column(info=EDITABLE)
    added_by: Mapped[str | None] = mapped_column(info=OWN, sort_order=LATER)


class Action(Kept):
    """actions.csv."""

    __tablename__ = "actions"
    __table_args__ = refers()
    action_id: Mapped[str] = mapped_column(primary_key=True)
    list: Mapped[str]
    owner: Mapped[str]
    title_fa: Mapped[str]
    title_en: Mapped[str]
    printed_title_fa: Mapped[str | None]
    status: Mapped[ActionStatus] = mapped_column(info=EDITABLE, sort_order=LATER)


class ActionBody(Kept):
    """action_bodies.csv."""

    __tablename__ = "action_bodies"
    __table_args__ = refers(action="actions.action_id", body="bodies.body_id")
    action: Mapped[str] = mapped_column(primary_key=True)
    body: Mapped[str] = mapped_column(primary_key=True)
    position: Mapped[int]
    printed_body_fa: Mapped[str]


class Council(Kept):
    """councils.csv."""

    __tablename__ = "councils"
    __table_args__ = refers()
    council_id: Mapped[str] = mapped_column(primary_key=True)
    title_fa: Mapped[str]
    title_en: Mapped[str]
    purpose_fa: Mapped[str]
    purpose_en: Mapped[str]
    meets_fa: Mapped[str | None]
    meets_en: Mapped[str | None]


class CouncilReason(Kept):
    """council_reasons.csv."""

    __tablename__ = "council_reasons"
    __table_args__ = refers(council="councils.council_id")
    reason_id: Mapped[str] = mapped_column(primary_key=True)
    council: Mapped[str]
    position: Mapped[int]
    text_fa: Mapped[str]
    text_en: Mapped[str]


class CouncilSeat(Kept):
    """council_seats.csv."""

    __tablename__ = "council_seats"
    __table_args__ = refers(council="councils.council_id")
    seat_id: Mapped[str] = mapped_column(primary_key=True)
    council: Mapped[str]
    position: Mapped[int]
    seat_fa: Mapped[str]
    seat_en: Mapped[str]
    role: Mapped[str]
    role_fa: Mapped[str]
    role_en: Mapped[str]
    represents_fa: Mapped[str | None]
    represents_en: Mapped[str | None]
    basis: Mapped[str]


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


class PrerequisiteStep(Entered):
    """What people did to move a prerequisite on; rows are added and never taken away."""

    __tablename__ = "prerequisite_steps"
    __table_args__ = (ForeignKeyConstraint(["city"], ["cities.city"]),)
    step_id: Mapped[str] = mapped_column(primary_key=True)
    prerequisite: Mapped[str] = mapped_column(info=listed("prerequisites.prerequisite_id"))
    kind: Mapped[StepKind]
    day: Mapped[date]
    letter_number: Mapped[str | None]
    letter_date: Mapped[date | None]
    text: Mapped[str]
    withdrawn: Mapped[bool]


class Target(Entered):
    """The services that people want to be open by a day."""

    __tablename__ = "targets"
    __table_args__ = (
        ForeignKeyConstraint(["city"], ["cities.city"]),
        ForeignKeyConstraint(["city", "service"], ["services.city", "services.service_id"]),
        ForeignKeyConstraint(["city", "domain"], ["domains.city", "domains.domain_id"]),
    )
    target_id: Mapped[str] = mapped_column(primary_key=True)
    scope: Mapped[TargetScope]
    service: Mapped[int | None]
    domain: Mapped[str | None]
    by: Mapped[date] = mapped_column(info=EDITABLE)
    note: Mapped[str | None] = mapped_column(info=EDITABLE)


class Kind(NamedTuple):
    """A kind of thing: the table that keeps it and the record it is read into."""

    table: type[Versioned]
    record: type[catalogue.Versioned]


KINDS: dict[str, Kind] = {
    "city": Kind(City, catalogue.City),
    "source": Kind(Source, catalogue.Source),
    "source_table": Kind(SourceTable, catalogue.SourceTable),
    "domain": Kind(Domain, catalogue.Domain),
    "service": Kind(Service, catalogue.Service),
    "service_listing": Kind(ServiceListing, catalogue.ServiceListing),
    "index": Kind(Index, catalogue.Index),
    "score": Kind(Score, catalogue.Score),
    "quick_win": Kind(QuickWin, catalogue.QuickWin),
    "in_progress_score": Kind(InProgressScore, catalogue.InProgressScore),
    "integrated_system": Kind(IntegratedSystem, catalogue.IntegratedSystem),
    "system": Kind(System, catalogue.System),
    "service_system": Kind(ServiceSystem, catalogue.ServiceSystem),
    "system_link": Kind(SystemLink, catalogue.SystemLink),
    "prerequisite": Kind(Prerequisite, catalogue.Prerequisite),
    "body": Kind(Body, catalogue.Body),
    "prerequisite_body": Kind(PrerequisiteBody, catalogue.PrerequisiteBody),
    "prerequisite_service": Kind(PrerequisiteService, catalogue.PrerequisiteService),
    "prerequisite_system": Kind(PrerequisiteSystem, catalogue.PrerequisiteSystem),
    "action": Kind(Action, catalogue.Action),
    "action_body": Kind(ActionBody, catalogue.ActionBody),
    "council": Kind(Council, catalogue.Council),
    "council_reason": Kind(CouncilReason, catalogue.CouncilReason),
    "council_seat": Kind(CouncilSeat, catalogue.CouncilSeat),
    "definition": Kind(Definition, catalogue.Definition),
    "finding": Kind(Finding, catalogue.Finding),
    "prerequisite_step": Kind(PrerequisiteStep, catalogue.PrerequisiteStep),
    "target": Kind(Target, catalogue.Target),
}
"""Every kind, by the name that edits, history and findings use."""

TABLES: dict[str, Table] = {
    kind.table.__tablename__: Base.metadata.tables[kind.table.__tablename__]
    for kind in KINDS.values()
    if issubclass(kind.table, Kept)
}
"""The tables that a data package can fill, by the name of their file."""


def table_of(kind: str) -> Table:
    """The table that keeps a kind."""
    return Base.metadata.tables[KINDS[kind].table.__tablename__]
