"""A long computation on a page: how far it is, and a way to stop it."""

from __future__ import annotations

from dash import html


def working(says: str, stop: str, *, wait: str, bar: str, cancel: str) -> html.Div:
    """Show how far a computation is, with a button that stops it; hidden until it runs.

    Parameters
    ----------
    says, stop : str
        What is going on, and the word on the button.
    wait, bar, cancel : str
        Ids of the whole, of its ``<progress>`` and of its button.
    """
    return html.Div(
        [
            html.Span(says),
            html.Progress(id=bar, max="1", **{"aria-label": says}),
            html.Button(stop, id=cancel, type="button", className="tool-button"),
        ],
        id=wait,
        className="working no-print",
        hidden=True,
        role="status",
    )
