"""What is known of one city: the frozen records that the store hands out.

The records carry the columns of the data package under the same names, so that a figure on a page
can be followed to its row. ``printed_*`` is what the source prints; the other fields hold the
resolved value. Every record also says where it stands in the source and which version of it this
is, which an edit must name.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from functools import cached_property
from types import MappingProxyType
from typing import TypeVar

from model.calendar import Quarter
from model.errors import NotFound
from model.weights import INDEX_IDS


class ServiceStatus(StrEnum):
    """How far a service is."""

    EXISTING = "existing"
    IN_PROGRESS = "in_progress"
    TO_DO = "to_do"


class SystemStatus(StrEnum):
    """How far a system is."""

    DONE = "done"
    NEEDS_DEVELOPMENT = "needs_development"
    NOT_DONE = "not_done"
    UNKNOWN = "unknown"


class PrerequisiteStatus(StrEnum):
    """How far a prerequisite is; ``not_reported`` as long as nobody has said."""

    NOT_REPORTED = "not_reported"
    NOT_STARTED = "not_started"
    REQUESTED = "requested"
    UNDER_NEGOTIATION = "under_negotiation"
    AGREED = "agreed"
    IN_PROGRESS = "in_progress"
    DELIVERED = "delivered"
    REFUSED = "refused"


class ActionStatus(StrEnum):
    """How far an action is; ``not_reported`` as long as nobody has said."""

    NOT_REPORTED = "not_reported"
    NOT_STARTED = "not_started"
    IN_PROGRESS = "in_progress"
    DONE = "done"
    DROPPED = "dropped"


class StepKind(StrEnum):
    """What was done to move a prerequisite on."""

    LETTER = "letter"
    MEETING = "meeting"
    CALL = "call"
    NOTE = "note"


class TargetScope(StrEnum):
    """Which services a target is about."""

    ALL = "all"
    DOMAIN = "domain"
    SERVICE = "service"


class Basis(StrEnum):
    """Whose word a fact is: the source's, what we made of it, or an assumption of ours."""

    PRINTED = "printed"
    RESOLVED = "resolved"
    ASSUMED = "assumed"


class IndexGroup(StrEnum):
    """The two halves of the six indices."""

    IMPACT = "impact"
    READINESS = "readiness"


class Operation(StrEnum):
    """What a change did.

    ``set`` gave a field another value, ``add`` and ``remove`` are whole rows, and ``keep`` says
    that a data package brought another value for a field that a person had changed: the person's
    value stayed, `Change.new` is what the package brought.
    """

    SET = "set"
    ADD = "add"
    REMOVE = "remove"
    KEEP = "keep"


@dataclass(frozen=True, kw_only=True)
class Versioned:
    """What every row has beside its own columns.

    Attributes
    ----------
    version : int
        Counts the changes of this row, from 1; an edit names the version it was made on.
    updated_at, updated_by
        When (UTC) and by whom it was last changed; None if it stands as loaded or added.
    """

    version: int = 1
    updated_at: datetime | None = None
    updated_by: str | None = None


@dataclass(frozen=True, kw_only=True)
class Record(Versioned):
    """A row of a data package.

    Attributes
    ----------
    document, table_no, page, row
        Where the source prints it: source id, table or section number, page, row in the table.
    """

    document: str = ""
    table_no: str | None = None
    page: int | None = None
    row: int | None = None


@dataclass(frozen=True, kw_only=True)
class Entered(Versioned):
    """A row that only people make.

    Attributes
    ----------
    added_at, added_by
        When (UTC) and by whom.
    """

    added_at: datetime
    added_by: str


@dataclass(frozen=True, kw_only=True)
class Titled(Record):
    """A record with a title in both languages."""

    title_fa: str
    title_en: str

    def title(self, language: str) -> str:
        """Return the title in ``language`` (``fa``, else English)."""
        return self.title_fa if language == "fa" else self.title_en


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
    """A table or list of a source, and whether it was taken over."""

    table_id: str
    page_from: int
    page_to: int
    rows: int
    state: str


@dataclass(frozen=True, kw_only=True)
class Domain(Titled):
    """A functional domain."""

    domain_id: str
    code: str | None
    position: int


@dataclass(frozen=True, kw_only=True)
class Service(Titled):
    """An e-service; `todo_id` is its number among the services to do, if it has one."""

    service_id: int
    todo_id: int | None
    short_fa: str
    domain: str
    status: ServiceStatus
    printed_title_fa: str
    printed_domain_fa: str

    def short(self, language: str) -> str:
        """Return the title for a table cell in ``language``."""
        return self.short_fa if language == "fa" else self.title_en


@dataclass(frozen=True, kw_only=True)
class ServiceListing(Record):
    """One appearance of a service in a table of the source."""

    service_id: int
    printed_id: int | None
    printed_title_fa: str
    printed_domain_fa: str | None


@dataclass(frozen=True, kw_only=True)
class Index(Titled):
    """One of the weighted indices, with what a score of 1, 2 and 3 means."""

    index_id: str
    group: IndexGroup
    weight: int
    short_fa: str
    short_en: str
    meaning_1_fa: str
    meaning_2_fa: str
    meaning_3_fa: str
    meaning_1_en: str
    meaning_2_en: str
    meaning_3_en: str
    position: int

    def meaning(self, score: int, language: str) -> str:
        """Say what ``score`` (1, 2 or 3) means on this index."""
        suffix = "fa" if language == "fa" else "en"
        return str(getattr(self, f"meaning_{score}_{suffix}"))


@dataclass(frozen=True, kw_only=True)
class Score(Record):
    """The six scores of a service to do, and the totals and group that the source prints."""

    todo_id: int
    smartness: int
    resources: int
    economy: int
    coverage: int
    frequency: int
    ease: int
    printed_total: int
    printed_group: int
    printed_total_t7: int
    printed_position: int
    page_t7: int

    @property
    def values(self) -> tuple[int, ...]:
        """The scores in the order of `INDEX_IDS`."""
        return tuple(getattr(self, index_id) for index_id in INDEX_IDS)


@dataclass(frozen=True, kw_only=True)
class QuickWin(Record):
    """A service to do scored on readiness alone."""

    position: int
    todo_id: int
    ease: int
    frequency: int
    printed_total: int


@dataclass(frozen=True, kw_only=True)
class InProgressScore(Record):
    """A service in progress scored on readiness alone."""

    position: int
    service_id: int
    ease: int
    frequency: int
    printed_total: int


@dataclass(frozen=True, kw_only=True)
class IntegratedSystem(Titled):
    """A family of systems that share their data."""

    integrated_system_id: str
    domain: str
    printed_title_fa: str
    printed_domain_fa: str
    position: int


@dataclass(frozen=True, kw_only=True)
class System(Titled):
    """A system; `printed_code` may be used twice by the source, `system_id` is not."""

    system_id: str
    printed_code: str
    kind: str
    printed_title_fa: str
    integrated_system: str | None
    domain: str
    printed_domain_fa: str
    status: SystemStatus
    printed_status: str | None


@dataclass(frozen=True, kw_only=True)
class ServiceSystem(Record):
    """A system gives a service: as printed, and as resolved (`service` is None if it can't be)."""

    link_id: str
    system: str
    position: int
    printed_number: str
    service: int | None
    numbering: str
    reason_fa: str | None
    reason_en: str | None


@dataclass(frozen=True, kw_only=True)
class SystemLink(Record):
    """A system relates to another system or to an integrated one."""

    link_id: str
    system: str
    position: int
    printed_code: str
    related_system: str | None
    related_integrated: str | None
    reason_fa: str | None
    reason_en: str | None


@dataclass(frozen=True, kw_only=True)
class Prerequisite(Titled):
    """Something that must be there before services can open; `kind` is own or external.

    No source says how far it is: `status` and all below it are people's, and empty until somebody
    has said.

    Attributes
    ----------
    contact_unit : str or None
        The unit of ours that speaks with those responsible.
    council : str or None
        The `Council` that carries it.
    expected_quarter : Quarter or None
        When it is expected to be delivered.
    next_step, next_step_date
        What is to be done next, and by which day.
    """

    prerequisite_id: str
    kind: str
    printed_title_fa: str
    status: PrerequisiteStatus
    contact_unit: str | None = None
    council: str | None = None
    expected_quarter: Quarter | None = None
    next_step: str | None = None
    next_step_date: date | None = None


@dataclass(frozen=True, kw_only=True)
class PrerequisiteStep(Entered):
    """Something that was done to move a prerequisite on; such a line is never edited.

    Attributes
    ----------
    prerequisite : str
        May name one that the newest data package no longer has: the step is kept.
    day : date
        When it was done.
    letter_number, letter_date
        What stands on the letter, if it was one.
    withdrawn : bool
        Whether its author took it back at once; it stays to be seen.
    """

    step_id: str
    prerequisite: str
    kind: StepKind
    day: date
    letter_number: str | None
    letter_date: date | None
    text: str
    withdrawn: bool


@dataclass(frozen=True, kw_only=True)
class Body(Titled):
    """An organisation that is responsible for something."""

    body_id: str
    kind: str


@dataclass(frozen=True, kw_only=True)
class PrerequisiteBody(Record):
    """A body is responsible for a prerequisite."""

    prerequisite: str
    body: str
    position: int
    printed_body_fa: str


@dataclass(frozen=True, kw_only=True)
class PrerequisiteService(Record):
    """A service can't open before a prerequisite is delivered: proposed, with its reason.

    `basis` says whose word it is (``assumed``: ours); `holds` is False once somebody has looked at
    the link and taken it away. `added_by` names the person who added it; None if a data package
    brought it.
    """

    link_id: str
    prerequisite: str
    service: int
    holds: bool
    basis: str
    reason_fa: str
    reason_en: str
    added_by: str | None = None


@dataclass(frozen=True, kw_only=True)
class PrerequisiteSystem(Record):
    """A system can't be done before a prerequisite is delivered; see `PrerequisiteService`."""

    link_id: str
    prerequisite: str
    system: str
    holds: bool
    basis: str
    reason_fa: str
    reason_en: str
    added_by: str | None = None


@dataclass(frozen=True, kw_only=True)
class Action(Titled):
    """A step towards the smart city."""

    action_id: str
    list: str
    owner: str
    printed_title_fa: str | None
    status: ActionStatus


@dataclass(frozen=True, kw_only=True)
class ActionBody(Record):
    """A body carries an action."""

    action: str
    body: str
    position: int
    printed_body_fa: str


@dataclass(frozen=True, kw_only=True)
class Council(Titled):
    """A council, why it exists and when it meets."""

    council_id: str
    purpose_fa: str
    purpose_en: str
    meets_fa: str | None
    meets_en: str | None


@dataclass(frozen=True, kw_only=True)
class CouncilReason(Record):
    """One reason why a council is set up as it is."""

    reason_id: str
    council: str
    position: int
    text_fa: str
    text_en: str


@dataclass(frozen=True, kw_only=True)
class CouncilSeat(Record):
    """A seat in a council, by office and never by person."""

    seat_id: str
    council: str
    position: int
    seat_fa: str
    seat_en: str
    role: str
    role_fa: str
    role_en: str
    represents_fa: str | None
    represents_en: str | None
    basis: str


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


@dataclass(frozen=True, kw_only=True)
class Target(Entered):
    """Services that are to be open by a day: all, those of a domain, or one."""

    target_id: str
    scope: TargetScope
    service: int | None
    domain: str | None
    by: date
    note: str | None


@dataclass(frozen=True, kw_only=True)
class DataVersion:
    """Which state of a city's data this is.

    `number` counts the data packages loaded for the city, `revision` every change: loads and
    edits. Two catalogues of a city with the same revision are equal.
    """

    city: str
    number: int
    revision: int
    package: str
    package_version: str
    content_hash: str
    loaded_at: datetime
    changed_at: datetime

    @property
    def label(self) -> str:
        """Short name for screens and prints, such as ``1.0.0 (2.7)``."""
        return f"{self.package_version} ({self.number}.{self.revision})"


@dataclass(frozen=True, kw_only=True)
class Change:
    """One line of the history: what was changed, when, by whom, from what to what.

    Attributes
    ----------
    revision : int
        The revision of the city's data that the change made; changes made together share it.
    at : datetime
        In UTC.
    who : str
        A person's name, or ``package:`` and the name and version of the data package.
    kind, key : str
        Which row, such as ``service`` and ``12``; the parts of a longer key are joined by ``/``.
    field : str or None
        None for whole rows.
    old, new : object
        Values before and after; whole rows as a mapping of their fields. Days are ISO texts.
    undoes : int or None
        The revision that this change took back.
    """

    city: str
    revision: int
    at: datetime
    who: str
    operation: Operation
    kind: str
    key: str
    field: str | None
    old: object
    new: object
    undoes: int | None = None


@dataclass(frozen=True, kw_only=True)
class StatusChange:
    """A status that changed: of a service, a system, a prerequisite or an action.

    Attributes
    ----------
    at, day
        When, in UTC, and which day it was in Tehran.
    old, new : str or None
        None where there was, or is, no such row.
    """

    at: datetime
    day: date
    who: str
    revision: int
    kind: str
    key: str
    old: str | None
    new: str | None


R = TypeVar("R")
K = TypeVar("K", bound=Hashable)


def _by(records: Iterable[R], key: Callable[[R], K]) -> Mapping[K, R]:
    return MappingProxyType({key(record): record for record in records})


def _groups(records: Iterable[R], key: Callable[[R], K]) -> Mapping[K, tuple[R, ...]]:
    groups: defaultdict[K, list[R]] = defaultdict(list)
    for record in records:
        groups[key(record)].append(record)
    return MappingProxyType({name: tuple(members) for name, members in groups.items()})


@dataclass(frozen=True, kw_only=True)
class Catalogue:
    """All that is known of one city at one data version; nothing in it can be changed.

    The tuples are in the source's order. A package need not have every kind of thing: what a
    city's documents don't give is an empty tuple.
    """

    city: City
    version: DataVersion
    sources: tuple[Source, ...] = ()
    source_tables: tuple[SourceTable, ...] = ()
    domains: tuple[Domain, ...] = ()
    services: tuple[Service, ...] = ()
    service_listings: tuple[ServiceListing, ...] = ()
    indices: tuple[Index, ...] = ()
    scores: tuple[Score, ...] = ()
    quick_wins: tuple[QuickWin, ...] = ()
    in_progress_scores: tuple[InProgressScore, ...] = ()
    integrated_systems: tuple[IntegratedSystem, ...] = ()
    systems: tuple[System, ...] = ()
    service_systems: tuple[ServiceSystem, ...] = ()
    system_links: tuple[SystemLink, ...] = ()
    prerequisites: tuple[Prerequisite, ...] = ()
    bodies: tuple[Body, ...] = ()
    prerequisite_bodies: tuple[PrerequisiteBody, ...] = ()
    prerequisite_services: tuple[PrerequisiteService, ...] = ()
    prerequisite_systems: tuple[PrerequisiteSystem, ...] = ()
    prerequisite_steps: tuple[PrerequisiteStep, ...] = ()
    actions: tuple[Action, ...] = ()
    action_bodies: tuple[ActionBody, ...] = ()
    councils: tuple[Council, ...] = ()
    council_reasons: tuple[CouncilReason, ...] = ()
    council_seats: tuple[CouncilSeat, ...] = ()
    definitions: tuple[Definition, ...] = ()
    findings: tuple[Finding, ...] = ()
    targets: tuple[Target, ...] = ()

    @cached_property
    def service_by_id(self) -> Mapping[int, Service]:
        """The services by `service_id`."""
        return _by(self.services, lambda service: service.service_id)

    @cached_property
    def service_by_todo(self) -> Mapping[int, Service]:
        """The services to do by `todo_id`."""
        return MappingProxyType({s.todo_id: s for s in self.services if s.todo_id is not None})

    @cached_property
    def domain_by_id(self) -> Mapping[str, Domain]:
        """The domains by `domain_id`."""
        return _by(self.domains, lambda domain: domain.domain_id)

    @cached_property
    def system_by_id(self) -> Mapping[str, System]:
        """The systems by `system_id`."""
        return _by(self.systems, lambda system: system.system_id)

    @cached_property
    def body_by_id(self) -> Mapping[str, Body]:
        """The bodies by `body_id`."""
        return _by(self.bodies, lambda body: body.body_id)

    @cached_property
    def prerequisite_by_id(self) -> Mapping[str, Prerequisite]:
        """The prerequisites by `prerequisite_id`."""
        return _by(self.prerequisites, lambda prerequisite: prerequisite.prerequisite_id)

    @cached_property
    def steps_by_prerequisite(self) -> Mapping[str, tuple[PrerequisiteStep, ...]]:
        """What was done about each prerequisite, newest day first; withdrawn steps too."""
        newest_first = sorted(
            self.prerequisite_steps, key=lambda step: (step.day, step.added_at), reverse=True
        )
        return _groups(newest_first, lambda step: step.prerequisite)

    @cached_property
    def score_by_todo(self) -> Mapping[int, Score]:
        """The scores by `todo_id`."""
        return _by(self.scores, lambda score: score.todo_id)

    @cached_property
    def definition_by_id(self) -> Mapping[str, Definition]:
        """The definitions by `term_id`."""
        return _by(self.definitions, lambda definition: definition.term_id)

    @cached_property
    def listings_by_service(self) -> Mapping[int, tuple[ServiceListing, ...]]:
        """Where each service stands in the tables."""
        return _groups(self.service_listings, lambda listing: listing.service_id)

    @cached_property
    def findings_by_subject(self) -> Mapping[tuple[str | None, str | None], tuple[Finding, ...]]:
        """The findings by (`subject_type`, `subject_id`)."""
        return _groups(self.findings, lambda finding: (finding.subject_type, finding.subject_id))

    @cached_property
    def weights(self) -> tuple[int, ...]:
        """The source's own weights, in the order of `indices`."""
        return tuple(index.weight for index in self.indices)

    def service(self, service_id: int) -> Service:
        """Return the service with this number.

        Raises
        ------
        NotFound
            ``error.service.unknown``
        """
        found = self.service_by_id.get(service_id)
        if found is None:
            raise NotFound("error.service.unknown", value=service_id)
        return found

    def listings_of(self, service_id: int) -> tuple[ServiceListing, ...]:
        """Every appearance of a service in the source's tables."""
        return self.listings_by_service.get(service_id, ())

    def steps_of(self, prerequisite_id: str) -> tuple[PrerequisiteStep, ...]:
        """What was done about a prerequisite, newest day first; withdrawn steps too."""
        return self.steps_by_prerequisite.get(prerequisite_id, ())

    def findings_of(self, subject_type: str, subject_id: object) -> tuple[Finding, ...]:
        """Return what was found about one thing, such as ``("service", 12)``."""
        return self.findings_by_subject.get((subject_type, str(subject_id)), ())
