"""Figures: data in, figure out. Colours that carry no meaning are left to the style sheet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import plotly.graph_objects as go

from pages._shell.i18n import Texts

INK = "#56616D"
QUIET_LINE = "#9AA5B1"
UP = "#0E8A84"
DOWN = "#B4442F"
GROUP_COLOURS = {1: "#0E8A84", 2: "#C98A1B", 3: "#6B7A8C"}
CONFIG = {"displayModeBar": False, "responsive": True, "scrollZoom": False}
CLEAR = "rgba(0,0,0,0)"


def font_family(texts: Texts) -> str:
    """Name the font whose digits are those of the page's language."""
    return "Vazirmatn FD, Vazirmatn" if texts.language == "fa" else "Vazirmatn"


def base_layout(texts: Texts, height: int) -> dict[str, object]:
    """Give what every figure's layout begins with."""
    return {
        "height": height,
        "paper_bgcolor": CLEAR,
        "plot_bgcolor": CLEAR,
        "font": {"family": font_family(texts), "size": 13, "color": INK},
        "showlegend": False,
        "hovermode": False,
        "dragmode": False,
        "margin": {"l": 8, "r": 8, "t": 8, "b": 8},
    }


def movement_figure(
    texts: Texts, ranks: Sequence[int], counts: Mapping[int, int], height: int = 330
) -> go.Figure:
    """Draw who moved: a line for each service from its rank in the report to its rank now.

    Parameters
    ----------
    ranks : sequence of int, shape (n,)
        Ranks under the report's weights. The figure starts with nobody moved; the browser redraws
        it as the weights move (``assets/js/priorities_chart.js`` relies on the order of traces).
    counts : mapping of int to int
        Services in each group under the report's weights.
    """
    rtl = texts.direction == "rtl"
    still = "".join(f"M0,{rank}L1,{rank}" for rank in ranks)
    shapes = [
        _path(still, QUIET_LINE, 1, 0.5),
        _path("M0,0", UP, 2.5, 1),
        _path("M0,0", DOWN, 2.5, 1),
    ]
    for place in (-0.06, 1.06):
        start = 0.5
        for group, colour in GROUP_COLOURS.items():
            end = start + counts[group]
            shapes.append(_path(f"M{place},{start}L{place},{end}", colour, 10, 1))
            start = end
    # Shapes need axes to stand on; Plotly draws axes for a trace, here one without marks.
    axes = go.Scatter(x=[0], y=[1], mode="none", hoverinfo="skip")
    figure = go.Figure(axes, layout={**base_layout(texts, height), "shapes": shapes})
    bounds = [-0.1, 1.1]
    figure.update_xaxes(visible=False, range=bounds[::-1] if rtl else bounds, fixedrange=True)
    figure.update_yaxes(visible=False, range=[len(ranks) + 1, 0], fixedrange=True)
    return figure


def _path(path: str, colour: str, width: float, opacity: float) -> dict[str, object]:
    return {
        "type": "path",
        "path": path,
        "line": {"color": colour, "width": width},
        "opacity": opacity,
    }
