"""The slope chart of a comparison: a line for each service from rank to rank."""

from __future__ import annotations

from collections.abc import Sequence

import plotly.graph_objects as go

from model.robustness.comparison import Comparison
from pages._shell.figures import CLEAR, GROUP_COLOURS, INK, QUIET_LINE, base_layout
from pages._shell.i18n import Texts

COLOURS = ("#1E8F89", "#D1654F", "#4A8FC7", "#B98324", "#9573C9", "#529A52", "#CF6F9E", "#7F8C9B")
"""One for each line that has a name, in light and dark; its name stands at its end too."""

HEIGHT = 620
LONGEST_NAME = 44
LONGEST_TITLE = 28
LINE = 0.037
"""Height of a line of text, as a part of the chart."""


def slope_figure(
    texts: Texts, compared: Comparison, titles: Sequence[str], named: Sequence[tuple[int, str]]
) -> go.Figure:
    """Draw where each service stands in each scenario.

    Parameters
    ----------
    titles : sequence of str
        Of the scenarios, in their order; the first stands where reading begins.
    named : sequence of (int, str)
        The services whose lines stand out, with their names.
    """
    rtl = texts.direction == "rtl"
    count, services = compared.ranks.shape
    figure = go.Figure(layout=base_layout(texts, HEIGHT))
    emphasised = {service for service, _ in named}
    quiet_x: list[float | None] = []
    quiet_y: list[float | None] = []
    for column, service in enumerate(compared.ids.tolist()):
        if service not in emphasised:
            quiet_x += [*range(count), None]
            quiet_y += [*compared.ranks[:, column].tolist(), None]
    figure.add_scatter(
        x=quiet_x, y=quiet_y, mode="lines", line={"color": QUIET_LINE, "width": 1}, opacity=0.45
    )
    columns = {service: column for column, service in enumerate(compared.ids.tolist())}
    for place, (service, _) in enumerate(named):
        ranks = compared.ranks[:, columns[service]].tolist()
        figure.add_scatter(
            x=list(range(count)),
            y=ranks,
            mode="lines+markers+text",
            line={"color": COLOURS[place % len(COLOURS)], "width": 2.5},
            marker={"size": 8},
            text=[texts.number(ranks[0]), *[""] * (count - 1)],
            textposition="middle right" if rtl else "middle left",
            textfont={"size": 12},
            cliponaxis=False,
        )
    _name_lines(texts, figure, compared, named)
    _name_scenarios(figure, titles, rtl)
    edges = [-0.12, count - 1 + 1.05]
    figure.update_xaxes(visible=False, range=edges[::-1] if rtl else edges, fixedrange=True)
    figure.update_yaxes(visible=False, range=[services + 1, -2.5], fixedrange=True)
    figure.update_layout(shapes=_group_bars(compared))
    return figure


def _name_lines(
    texts: Texts, figure: go.Figure, compared: Comparison, named: Sequence[tuple[int, str]]
) -> None:
    """Write rank and name at the end of the lines, none over another."""
    rtl = texts.direction == "rtl"
    last = dict(zip(compared.ids.tolist(), compared.ranks[-1].tolist(), strict=True))
    ends = [last[service] for service, _ in named]
    end, gap = len(compared.rankings) - 1, LINE * len(compared.ids)
    heights, written = {}, float("-inf")
    for rank, place in sorted(zip(ends, range(len(named)), strict=True)):
        written = max(rank, written + gap)
        heights[place] = written
    beyond = max(0.0, written - len(compared.ids))
    for place, (_, name) in enumerate(named):
        height = heights[place] - beyond
        short = name if len(name) <= LONGEST_NAME else name[: LONGEST_NAME - 1] + "…"
        figure.add_annotation(
            x=end + 0.14,
            y=height,
            text=f"<b>{texts.number(ends[place])}</b>  {short}",
            showarrow=False,
            xanchor="right" if rtl else "left",
            font={"size": 12},
        )
        figure.add_scatter(
            x=[end, end + 0.12],
            y=[ends[place], height],
            mode="lines",
            line={"color": COLOURS[place % len(COLOURS)], "width": 1.5, "dash": "dot"},
        )


def _name_scenarios(figure: go.Figure, titles: Sequence[str], rtl: bool) -> None:
    """Write the titles above their columns; the first one begins at its own."""
    begins = "right" if rtl else "left"
    for place, title in enumerate(titles):
        short = title if len(title) <= LONGEST_TITLE else title[:LONGEST_TITLE] + "…"
        figure.add_annotation(
            x=place,
            y=-1.4,
            text=f"<b>{short}</b>",
            showarrow=False,
            xanchor="center" if place else begins,
            font={"color": INK, "size": 13},
        )


def _group_bars(compared: Comparison) -> list[dict[str, object]]:
    """Mark at each scenario how far down its groups reach."""
    shapes: list[dict[str, object]] = []
    thick = 0.004 * len(compared.rankings)
    for place, ranking in enumerate(compared.rankings):
        start = 0.5
        for group, colour in GROUP_COLOURS.items():
            end = start + ranking.group_counts[group]
            shapes.append(
                {
                    "type": "rect",
                    "layer": "below",
                    "x0": place - thick,
                    "x1": place + thick,
                    "y0": start,
                    "y1": end,
                    "fillcolor": colour,
                    "line": {"width": 0, "color": CLEAR},
                    "opacity": 0.55,
                }
            )
            start = end
    return shapes
