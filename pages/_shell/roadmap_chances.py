"""Columns over the quarters of a plan: how likely it is by then, and where half and 80 % lie."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from dash import html

from model.calendar import Quarter
from model.roadmap.problem import Problem
from model.roadmap.risk import ItemRisk, OpenBy
from pages._shell.components import table
from pages._shell.i18n import Texts
from pages._shell.roadmap_picture import quarter_name

MARKS = {"p50": "●", "p80": "◆"}


@dataclass(frozen=True, slots=True)
class Column:
    """One quarter of a chart.

    Attributes
    ----------
    says : str
        Shown on it, and to who cannot see it.
    sure, likely : float
        The heights of its two fills, the second behind the first, as shares of the whole.
    planned : float or None
        Where the plan would be.
    marks : str
        What stands under it.
    number : str
        What stands above it.
    is_planned : bool
        Whether it is the quarter of the plan.
    """

    says: str
    sure: float
    likely: float = 0.0
    planned: float | None = None
    marks: str = ""
    number: str = ""
    is_planned: bool = False


def chart(
    texts: Texts, quarters: Sequence[Quarter], columns: Sequence[Column], caption: str
) -> html.Div:
    """Draw columns over some quarters, with the years under them."""
    years = Counter(quarter.year for quarter in quarters)
    return html.Div(
        [
            html.Div([_column(one) for one in columns], className="chance-columns"),
            html.Div(
                [
                    html.Span(texts.number(year), style={"gridColumn": f"span {count}"})
                    for year, count in years.items()
                ],
                className="chance-years",
            ),
        ],
        className="chance-chart",
        role="img",
        style={"--columns": str(len(quarters))},
        **{"aria-label": caption},
    )


def quarters_of(problem: Problem) -> list[Quarter]:
    """The quarters of a plan."""
    return [problem.quarter(number) for number in range(problem.quarters)]


def _column(one: Column) -> html.Div:
    parts: list[object] = [
        html.Span(className="chance-likely", style={"blockSize": f"{100 * one.likely:.1f}%"}),
        html.Span(className="chance-sure", style={"blockSize": f"{100 * one.sure:.1f}%"}),
    ]
    if one.planned is not None:
        level = {"insetBlockEnd": f"{100 * one.planned:.1f}%"}
        parts.append(html.Span(className="chance-plan", style=level))
    return html.Div(
        [
            html.Span(one.number, className="chance-number"),
            html.Div(parts, className="chance-fills"),
            html.Span(one.marks, className="chance-marks"),
        ],
        title=one.says,
        className="chance-column is-planned" if one.is_planned else "chance-column",
    )


def of_item(texts: Texts, problem: Problem, one: ItemRisk, caption: str) -> html.Div:
    """Draw by each quarter the chance that one item is finished."""
    columns = [
        Column(
            says=_said(texts, problem, quarter, chance),
            sure=chance,
            marks=marks(one, quarter),
            number=texts.number(round(100 * chance)) if 0 < chance < 1 else "",
            is_planned=quarter == one.planned,
        )
        for quarter, chance in enumerate(one.chances)
    ]
    return chart(texts, quarters_of(problem), columns, caption)


def strip(texts: Texts, problem: Problem, one: ItemRisk) -> html.Span:
    """Draw the same in one line: the darker a quarter the likelier by then."""
    return html.Span(
        [
            html.Span(
                marks(one, quarter),
                className="chance-cell is-planned" if quarter == one.planned else "chance-cell",
                title=_said(texts, problem, quarter, chance),
                style={"--chance": f"{100 * chance:.0f}%"},
            )
            for quarter, chance in enumerate(one.chances)
        ],
        className="chance-strip",
        style={"--columns": str(problem.quarters)},
        **{"aria-hidden": "true"},
    )


def marks(one: ItemRisk, quarter: int) -> str:
    """Give the marks of half and of 80 % that stand in a quarter."""
    ends = {"p50": one.p50, "p80": one.p80}
    return "".join(MARKS[name] for name, end in ends.items() if end == quarter)


def of_whole(
    texts: Texts, problem: Problem, whole: Sequence[OpenBy], services: int, caption: str
) -> html.Div:
    """Draw by each quarter how many services are open, planned, likely and surely."""
    most = max(1, services)
    columns = [
        Column(
            says=texts(
                "roadmap.risk.whole_cell",
                quarter=quarter_name(texts, problem.quarter(one.quarter)),
                planned=one.planned,
                p50=one.p50,
                p80=one.p80,
            ),
            sure=one.p80 / most,
            likely=one.p50 / most,
            planned=one.planned / most,
        )
        for one in whole
    ]
    return chart(texts, quarters_of(problem), columns, caption)


def whole_twin(texts: Texts, problem: Problem, whole: Sequence[OpenBy]) -> html.Details:
    """Say the same in a table."""
    rows = [
        [
            quarter_name(texts, problem.quarter(one.quarter)),
            *(texts.number(value) for value in (one.planned, one.p50, one.p80)),
        ]
        for one in whole
    ]
    names = [texts(f"roadmap.risk.{name}") for name in ("quarter", "planned", "half", "sure")]
    return _twin(texts("roadmap.risk.whole_table"), names, rows)


def item_twin(texts: Texts, problem: Problem, one: ItemRisk) -> html.Details:
    """Say the chances of one item in a table."""
    rows = [
        [
            quarter_name(texts, problem.quarter(quarter)),
            texts("weigh.percent", share=round(100 * chance)),
        ]
        for quarter, chance in enumerate(one.chances)
    ]
    names = [texts("roadmap.risk.quarter"), texts("roadmap.risk.chance")]
    return _twin(texts("roadmap.risk.item_table"), names, rows)


def services_twin(
    texts: Texts, problem: Problem, items: Sequence[ItemRisk], titles: Sequence[str]
) -> html.Details:
    """Say every chance of every service in a table."""
    rows = [
        [title, *(texts("weigh.percent", share=round(100 * chance)) for chance in one.chances)]
        for title, one in zip(titles, items, strict=True)
    ]
    quarters = (quarter_name(texts, one) for one in quarters_of(problem))
    names = [texts("roadmap.risk.item"), *quarters]
    return _twin(texts("roadmap.risk.services_table"), names, rows)


def _twin(title: str, names: Sequence[str], rows: Sequence[Sequence[object]]) -> html.Details:
    return html.Details([html.Summary(title), table(title, names, rows)], className="as-table")


def _said(texts: Texts, problem: Problem, quarter: int, chance: float) -> str:
    return texts(
        "roadmap.risk.cell",
        quarter=quarter_name(texts, problem.quarter(quarter)),
        percent=texts("weigh.percent", share=round(100 * chance)),
    )
