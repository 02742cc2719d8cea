"""All that is known of one city at one data version."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType
from typing import TypeVar

from model.catalogue.cards import CardValue
from model.catalogue.charters import (
    Charter,
    CharterActor,
    CharterBudget,
    CharterField,
    CharterItem,
    CharterMandate,
    CharterPrerequisite,
    Indicator,
    IndicatorValue,
    Mandate,
    Milestone,
)
from model.catalogue.councils import Action, ActionBody, Council, CouncilReason, CouncilSeat
from model.catalogue.history import DataVersion, Target
from model.catalogue.prerequisites import (
    Body,
    Prerequisite,
    PrerequisiteBody,
    PrerequisiteService,
    PrerequisiteStep,
    PrerequisiteSystem,
)
from model.catalogue.projects import (
    PlacementReason,
    PortfolioSystem,
    PriorityRule,
    Programme,
    Project,
    ProjectGap,
)
from model.catalogue.roadmap import RoadmapActual, RoadmapAssumption
from model.catalogue.rollout import (
    AimValue,
    District,
    RolloutAim,
    RolloutChannel,
    RolloutCount,
    RolloutGroup,
    RolloutMilestone,
    RolloutProgramme,
    RolloutState,
    RolloutStep,
)
from model.catalogue.services import (
    Domain,
    Index,
    InProgressScore,
    QuickWin,
    Score,
    Service,
    ServiceListing,
)
from model.catalogue.sources import City, Definition, Finding, Source, SourceTable
from model.catalogue.systems import IntegratedSystem, ServiceSystem, System, SystemLink
from model.errors import NotFound

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
    roadmap_assumptions: tuple[RoadmapAssumption, ...] = ()
    roadmap_actuals: tuple[RoadmapActual, ...] = ()
    prerequisite_steps: tuple[PrerequisiteStep, ...] = ()
    actions: tuple[Action, ...] = ()
    action_bodies: tuple[ActionBody, ...] = ()
    councils: tuple[Council, ...] = ()
    council_reasons: tuple[CouncilReason, ...] = ()
    council_seats: tuple[CouncilSeat, ...] = ()
    definitions: tuple[Definition, ...] = ()
    findings: tuple[Finding, ...] = ()
    targets: tuple[Target, ...] = ()
    card_values: tuple[CardValue, ...] = ()
    programmes: tuple[Programme, ...] = ()
    priority_rules: tuple[PriorityRule, ...] = ()
    placement_reasons: tuple[PlacementReason, ...] = ()
    portfolio_systems: tuple[PortfolioSystem, ...] = ()
    charters: tuple[Charter, ...] = ()
    projects: tuple[Project, ...] = ()
    project_gaps: tuple[ProjectGap, ...] = ()
    charter_fields: tuple[CharterField, ...] = ()
    charter_items: tuple[CharterItem, ...] = ()
    milestones: tuple[Milestone, ...] = ()
    mandates: tuple[Mandate, ...] = ()
    charter_mandates: tuple[CharterMandate, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    indicator_values: tuple[IndicatorValue, ...] = ()
    charter_actors: tuple[CharterActor, ...] = ()
    charter_budgets: tuple[CharterBudget, ...] = ()
    charter_prerequisites: tuple[CharterPrerequisite, ...] = ()
    districts: tuple[District, ...] = ()
    rollout_programmes: tuple[RolloutProgramme, ...] = ()
    rollout_aims: tuple[RolloutAim, ...] = ()
    aim_values: tuple[AimValue, ...] = ()
    rollout_groups: tuple[RolloutGroup, ...] = ()
    rollout_channels: tuple[RolloutChannel, ...] = ()
    rollout_milestones: tuple[RolloutMilestone, ...] = ()
    rollout_counts: tuple[RolloutCount, ...] = ()
    rollout_states: tuple[RolloutState, ...] = ()
    rollout_steps: tuple[RolloutStep, ...] = ()

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
    def card_values_by_service(self) -> Mapping[int, tuple[CardValue, ...]]:
        """What people wrote into the card of each service."""
        return _groups(self.card_values, lambda one: one.service)

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

    @cached_property
    def project_by_id(self) -> Mapping[int, Project]:
        """The projects by `project_id`."""
        return _by(self.projects, lambda project: project.project_id)

    @cached_property
    def charter_by_id(self) -> Mapping[str, Charter]:
        """The charters by `charter_id`."""
        return _by(self.charters, lambda charter: charter.charter_id)

    def project(self, project_id: int) -> Project:
        """Return the project with this number.

        Raises
        ------
        NotFound
            ``error.project.unknown``
        """
        found = self.project_by_id.get(project_id)
        if found is None:
            raise NotFound("error.project.unknown", value=project_id)
        return found

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
