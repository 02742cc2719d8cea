"""The tables of a city's data, one per file of the data package and under its names.

A row's key is its city and its id in the file, so cities never meet. `KINDS` says which frozen
record each table is read into.
"""

from __future__ import annotations

from model.store.tables.cards import CardValue
from model.store.tables.charters import (
    Charter,
    CharterActor,
    CharterBudget,
    CharterField,
    CharterItem,
    CharterMandate,
    CharterPrerequisite,
    CharterRow,
    Indicator,
    IndicatorValue,
    Mandate,
    Milestone,
)
from model.store.tables.councils import Action, ActionBody, Council, CouncilReason, CouncilSeat
from model.store.tables.kinds import KINDS, TABLES, Kind, table_of
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

__all__ = [
    "KINDS",
    "TABLES",
    "Action",
    "ActionBody",
    "AimValue",
    "Body",
    "CardValue",
    "Charter",
    "CharterActor",
    "CharterBudget",
    "CharterField",
    "CharterItem",
    "CharterMandate",
    "CharterPrerequisite",
    "CharterRow",
    "City",
    "Council",
    "CouncilReason",
    "CouncilSeat",
    "Definition",
    "District",
    "Domain",
    "Finding",
    "InProgressScore",
    "Index",
    "Indicator",
    "IndicatorValue",
    "IntegratedSystem",
    "Kind",
    "Mandate",
    "Milestone",
    "PlacementReason",
    "PortfolioSystem",
    "Prerequisite",
    "PrerequisiteBody",
    "PrerequisiteService",
    "PrerequisiteStep",
    "PrerequisiteSystem",
    "PriorityRule",
    "Programme",
    "Project",
    "ProjectGap",
    "QuickWin",
    "RoadmapActual",
    "RoadmapAssumption",
    "RolloutAim",
    "RolloutChannel",
    "RolloutCount",
    "RolloutGroup",
    "RolloutMilestone",
    "RolloutProgramme",
    "RolloutState",
    "RolloutStep",
    "Score",
    "Service",
    "ServiceListing",
    "ServiceSystem",
    "Source",
    "SourceTable",
    "System",
    "SystemLink",
    "Target",
    "table_of",
]
