"""Ids of components, a module per page: a typo fails at import, not in the browser."""

from __future__ import annotations

from pages._shell.ids.bodies import Bodies
from pages._shell.ids.cards import Card
from pages._shell.ids.cities import Cities
from pages._shell.ids.data import Data
from pages._shell.ids.forms import Forms
from pages._shell.ids.gaps import Gaps
from pages._shell.ids.home import Home
from pages._shell.ids.prerequisites import Prerequisites
from pages._shell.ids.priorities import Priorities, scale
from pages._shell.ids.projects import Project, Projects
from pages._shell.ids.roadmap import Roadmap
from pages._shell.ids.roadmap_files import RoadmapFiles
from pages._shell.ids.robustness import Robustness, pair
from pages._shell.ids.rollout import STEP_BUTTON, Rollout
from pages._shell.ids.scenarios import Scenario, Scenarios, ScenarioSave
from pages._shell.ids.services import Service, Services, ServiceStatusEditor
from pages._shell.ids.sheets import SheetPart, sheet_id
from pages._shell.ids.shell import Shell
from pages._shell.ids.systems import Systems

__all__ = [
    "STEP_BUTTON",
    "Bodies",
    "Card",
    "Cities",
    "Data",
    "Forms",
    "Gaps",
    "Home",
    "Prerequisites",
    "Priorities",
    "Project",
    "Projects",
    "Roadmap",
    "RoadmapFiles",
    "Robustness",
    "Rollout",
    "Scenario",
    "ScenarioSave",
    "Scenarios",
    "Service",
    "ServiceStatusEditor",
    "Services",
    "SheetPart",
    "Shell",
    "Systems",
    "pair",
    "scale",
    "sheet_id",
]
