"""What is known of one city: the frozen records that the store hands out.

The records carry the columns of the data package under the same names, so that a figure on a page
can be followed to its row. ``printed_*`` is what the source prints; the other fields hold the
resolved value. Every record also says where it stands in the source and which version of it this
is, which an edit must name.
"""

from __future__ import annotations

from model.catalogue.base import Entered, Record, Titled, Versioned
from model.catalogue.cards import CardValue, frozen, thawed
from model.catalogue.councils import Action, ActionBody, Council, CouncilReason, CouncilSeat
from model.catalogue.history import Change, DataVersion, StatusChange, Target
from model.catalogue.prerequisites import (
    Body,
    Prerequisite,
    PrerequisiteBody,
    PrerequisiteService,
    PrerequisiteStep,
    PrerequisiteSystem,
)
from model.catalogue.projects import (
    Charter,
    CharterActor,
    CharterBudget,
    CharterField,
    CharterItem,
    CharterMandate,
    CharterPrerequisite,
    CharterStatus,
    CityProblem,
    Indicator,
    IndicatorValue,
    ItemField,
    Level,
    Mandate,
    Milestone,
    PlacementReason,
    PortfolioSystem,
    PriorityRule,
    Programme,
    Progress,
    Project,
    ProjectGap,
    ProjectOwner,
)
from model.catalogue.roadmap import RoadmapAssumption
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
from model.catalogue.statuses import (
    ActionStatus,
    Basis,
    IndexGroup,
    Operation,
    PrerequisiteStatus,
    ServiceStatus,
    StepKind,
    SystemStatus,
    TargetScope,
)
from model.catalogue.systems import IntegratedSystem, ServiceSystem, System, SystemLink
from model.catalogue.whole import Catalogue

__all__ = [
    "Action",
    "ActionBody",
    "ActionStatus",
    "Basis",
    "Body",
    "CardValue",
    "Catalogue",
    "Change",
    "Charter",
    "CharterActor",
    "CharterBudget",
    "CharterField",
    "CharterItem",
    "CharterMandate",
    "CharterPrerequisite",
    "CharterStatus",
    "City",
    "CityProblem",
    "Council",
    "CouncilReason",
    "CouncilSeat",
    "DataVersion",
    "Definition",
    "Domain",
    "Entered",
    "Finding",
    "InProgressScore",
    "Index",
    "IndexGroup",
    "Indicator",
    "IndicatorValue",
    "IntegratedSystem",
    "ItemField",
    "Level",
    "Mandate",
    "Milestone",
    "Operation",
    "PlacementReason",
    "PortfolioSystem",
    "Prerequisite",
    "PrerequisiteBody",
    "PrerequisiteService",
    "PrerequisiteStatus",
    "PrerequisiteStep",
    "PrerequisiteSystem",
    "PriorityRule",
    "Programme",
    "Progress",
    "Project",
    "ProjectGap",
    "ProjectOwner",
    "QuickWin",
    "Record",
    "RoadmapAssumption",
    "Score",
    "Service",
    "ServiceListing",
    "ServiceStatus",
    "ServiceSystem",
    "Source",
    "SourceTable",
    "StatusChange",
    "StepKind",
    "System",
    "SystemLink",
    "SystemStatus",
    "Target",
    "TargetScope",
    "Titled",
    "Versioned",
    "frozen",
    "thawed",
]
