"""What happens: one module per page, each with ``register(app, services)``."""

from __future__ import annotations

import logging

from dash import Dash, set_props

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
from callbacks._background import read_error
from callbacks._services import Services
from model.errors import TarazuError
from pages._shell import ids
from pages._shell.frame import request_language
from pages._shell.i18n import texts_in

log = logging.getLogger(__name__)

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


def report_error(error: Exception) -> None:
    """Tell the user what failed and what to do; anything unforeseen also goes to the log.

    Dash calls this when a callback raises; the outputs of that callback stay as they were.
    """
    texts = texts_in(request_language())
    error = read_error(error)
    if isinstance(error, TarazuError):
        message = texts.error(error)
    else:
        log.error("a callback failed", exc_info=error)
        message = texts("error.unexpected")
    set_props(ids.Shell.TOAST, {"is_open": True, "children": message})
