"""Joining a question and a work to the parts of a page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from dash import Dash, Input, Output

from callbacks._background.report import report_error
from callbacks._background.works import Work
from callbacks._services import Services

INTERVAL = 250
"""Milliseconds between two questions of the browser whether the answer is there."""


def register(
    app: Dash,
    services: Services,
    work: Work,
    ask: Callable[..., dict[str, Any]],
    *dependencies: Any,
    bar: str,
    cancel: Sequence[Input],
    running: Sequence[tuple[Output, object, object]] = (),
    failed: Callable[[], None] | None = None,
) -> None:
    """Register a background callback.

    Parameters
    ----------
    work : callable
        Marked with `work`: ``work(job, question)`` gives the outputs.
    ask : callable
        ``ask(services, *values)`` gives the question, plain JSON, or raises `TarazuError`, which is
        shown as other callbacks' errors are, or `dash.exceptions.PreventUpdate`.
    *dependencies
        Outputs, inputs and states, as `app.callback` takes them.
    bar : str
        Id of a ``<progress>`` element that shows how far the work is.
    cancel : sequence of Input
        Whatever changes there stops the work.
    running : sequence of tuple
        Output, its value while the work runs, and its value otherwise.
    failed : callable, optional
        Called with `dash.set_props` at hand when no answer came of it, so that the page can show
        that and offer to ask again; why is told as other callbacks' errors are.
    """
    manager = services.background
    if manager is None:
        raise TypeError("the application has no manager of background work")

    def put(*values: object) -> dict[str, Any]:
        return ask(services, *values)

    def tell(error: Exception) -> None:
        report_error(error)
        if failed is not None:
            failed()

    known = set(app.callback_map)
    app.callback(
        *dependencies,
        background=True,
        interval=INTERVAL,
        progress=[Output(bar, "value"), Output(bar, "max")],
        progress_default=[None, "1"],
        cancel=list(cancel),
        running=list(running) or None,
        prevent_initial_call=True,
        on_error=tell,
    )(put)
    (output,) = set(app.callback_map) - known
    manager.works[put] = (output, work)
