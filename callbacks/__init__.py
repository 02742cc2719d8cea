"""What happens: one module per page, each with ``register(app, services)``."""

from __future__ import annotations

from dash import Dash

from callbacks import (
    _name,
    _row_forms,
    _scenario_save,
    bodies,
    cards,
    cities,
    data,
    gaps,
    home,
    prerequisites,
    priorities,
    project,
    projects,
    roadmap,
    robustness,
    rollout,
    scenario,
    scenarios,
    service_status,
    shell,
    systems,
)
from callbacks import services as service_pages
from callbacks._background import report_error
from callbacks._services import Services

__all__ = ["MODULES", "register", "report_error"]

MODULES = (
    shell,
    _name,
    home,
    priorities,
    roadmap,
    _scenario_save,
    scenarios,
    scenario,
    robustness,
    gaps,
    prerequisites,
    rollout,
    cities,
    systems,
    projects,
    project,
    _row_forms,
    bodies,
    service_pages,
    service_status,
    cards,
    data,
)


def register(app: Dash, services: Services) -> None:
    """Register the callbacks of every page."""
    for module in MODULES:
        module.register(app, services)
