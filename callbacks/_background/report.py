"""What a user is told when something failed, in a callback or in the background."""

from __future__ import annotations

import logging

from dash import set_props

from callbacks._background.works import read_error
from model.errors import TarazuError
from pages._shell import ids
from pages._shell.frame import request_language
from pages._shell.i18n import texts_in

log = logging.getLogger(__name__)


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
