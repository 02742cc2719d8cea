"""Every kind of thing, with its table and its record."""

from __future__ import annotations

from typing import NamedTuple

from sqlalchemy import Table

from model import catalogue
from model.store.base import Base, Kept, Versioned
from model.store.tables.cards import CardValue
from model.store.tables.charters import (
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
from model.store.tables.councils import Action, ActionBody, Council, CouncilReason, CouncilSeat
from model.store.tables.prerequisites import (
    Body,
    Prerequisite,
    PrerequisiteBody,
    PrerequisiteService,
    PrerequisiteStep,
    PrerequisiteSystem,
)
from model.store.tables.projects import (
    PlacementReason,
    PortfolioSystem,
    PriorityRule,
    Programme,
    Project,
    ProjectGap,
)
from model.store.tables.roadmap import RoadmapActual, RoadmapAssumption
from model.store.tables.rollout import (
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
from model.store.tables.services import (
    Domain,
    Index,
    InProgressScore,
    QuickWin,
    Score,
    Service,
    ServiceListing,
)
from model.store.tables.sources import City, Definition, Finding, Source, SourceTable
from model.store.tables.systems import IntegratedSystem, ServiceSystem, System, SystemLink
from model.store.tables.targets import Target


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
    "roadmap_assumption": Kind(RoadmapAssumption, catalogue.RoadmapAssumption),
    "action": Kind(Action, catalogue.Action),
    "action_body": Kind(ActionBody, catalogue.ActionBody),
    "council": Kind(Council, catalogue.Council),
    "council_reason": Kind(CouncilReason, catalogue.CouncilReason),
    "council_seat": Kind(CouncilSeat, catalogue.CouncilSeat),
    "definition": Kind(Definition, catalogue.Definition),
    "finding": Kind(Finding, catalogue.Finding),
    "programme": Kind(Programme, catalogue.Programme),
    "priority_rule": Kind(PriorityRule, catalogue.PriorityRule),
    "placement_reason": Kind(PlacementReason, catalogue.PlacementReason),
    "portfolio_system": Kind(PortfolioSystem, catalogue.PortfolioSystem),
    "charter": Kind(Charter, catalogue.Charter),
    "project": Kind(Project, catalogue.Project),
    "project_gap": Kind(ProjectGap, catalogue.ProjectGap),
    "charter_field": Kind(CharterField, catalogue.CharterField),
    "charter_item": Kind(CharterItem, catalogue.CharterItem),
    "milestone": Kind(Milestone, catalogue.Milestone),
    "mandate": Kind(Mandate, catalogue.Mandate),
    "charter_mandate": Kind(CharterMandate, catalogue.CharterMandate),
    "indicator": Kind(Indicator, catalogue.Indicator),
    "indicator_value": Kind(IndicatorValue, catalogue.IndicatorValue),
    "charter_actor": Kind(CharterActor, catalogue.CharterActor),
    "charter_budget": Kind(CharterBudget, catalogue.CharterBudget),
    "charter_prerequisite": Kind(CharterPrerequisite, catalogue.CharterPrerequisite),
    "prerequisite_step": Kind(PrerequisiteStep, catalogue.PrerequisiteStep),
    "target": Kind(Target, catalogue.Target),
    "roadmap_actual": Kind(RoadmapActual, catalogue.RoadmapActual),
    "card_value": Kind(CardValue, catalogue.CardValue),
    "district": Kind(District, catalogue.District),
    "rollout_programme": Kind(RolloutProgramme, catalogue.RolloutProgramme),
    "rollout_aim": Kind(RolloutAim, catalogue.RolloutAim),
    "aim_value": Kind(AimValue, catalogue.AimValue),
    "rollout_group": Kind(RolloutGroup, catalogue.RolloutGroup),
    "rollout_channel": Kind(RolloutChannel, catalogue.RolloutChannel),
    "rollout_milestone": Kind(RolloutMilestone, catalogue.RolloutMilestone),
    "rollout_count": Kind(RolloutCount, catalogue.RolloutCount),
    "rollout_state": Kind(RolloutState, catalogue.RolloutState),
    "rollout_step": Kind(RolloutStep, catalogue.RolloutStep),
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
