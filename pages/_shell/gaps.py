"""The gap: its answer, its filters, and what holds services up."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from dash import dcc, html

from model.calendar import format_jalali
from model.catalogue import Catalogue
from model.gap_sight import Held, Sight
from model.gap_view import NOWHERE, OPEN, Rows, choices
from model.waiting import WaitState
from pages._shell.bars import BarRow, Part, bar_table
from pages._shell.components import GROUP_MARKS, empty_state, fact_mark
from pages._shell.i18n import Texts
from pages._shell.listing import options
from pages._shell.weighed import Carried, address

STATUSES = ("existing", "in_progress", "to_do")
PATH = "/gaps"


def menu_options(
    texts: Texts, catalogue: Catalogue, counts: Mapping[str, Mapping[str, int]]
) -> list[list[dict]]:
    """Give the options of the menus in the order of the filters, each with what it keeps."""
    allowed = choices(catalogue)
    return [
        options(
            {value: choice_name(texts, catalogue, name, value) for value in values},
            counts.get(name, {}),
            texts,
        )
        for name, values in allowed.items()
    ]


def choice_name(texts: Texts, catalogue: Catalogue, name: str, value: str) -> str:
    """Name one choice of a filter."""
    if value == NOWHERE:
        return texts(f"gaps.{name}.none")
    match name:
        case "domain":
            return catalogue.domain_by_id[value].title(texts.language)
        case "group":
            return f"{GROUP_MARKS[int(value)]} {texts(f'group.{value}')}"
        case "readiness":
            return texts("gaps.open") if value == OPEN else texts(f"wait_state.{value}")
        case "status":
            return texts(f"status.{value}")
    families = {one.integrated_system_id: one for one in catalogue.integrated_systems}
    return families[value].title(texts.language)


def day_text(texts: Texts, day: date | None) -> str:
    """Write the day that is looked at as the page's field has it."""
    return "" if day is None else format_jalali(day, texts.language)


def answer(texts: Texts, sight: Sight) -> list[object]:
    """Answer the page's question in a sentence or two."""
    whole, rows = sight.picture.whole, sight.picture.rows
    if not sight.kept:
        return [texts("gaps.answer.nothing")]
    unit = f"gaps.answer.{sight.picture.measure}"
    says = texts(unit, total=whole.total, existing=whole.existing, gap=whole.gap)
    widest = sight.picture.widest
    if widest is not None and rows is not Rows.INDEX_GROUP and len(sight.picture.parts) > 1:
        name = row_name(texts, sight.catalogue, rows, widest.key)
        if rows is Rows.GROUP:
            name = texts(f"group.{widest.key}")
        says += " " + texts("gaps.answer.widest", name=name, gap=widest.gap, of=widest.total)
    if whole.overdue:
        says += " " + texts("gaps.answer.overdue", number=whole.overdue)
    if not sight.all_kept:
        kept = texts.count("gaps.answer.kept", len(sight.kept), all=len(sight.catalogue.services))
        says = f"{kept} {says}"
    return [says]


def row_name(texts: Texts, catalogue: Catalogue, rows: Rows, key: str | None) -> str:
    """Name a row."""
    if rows is Rows.INDEX_GROUP:
        return texts(f"index_group.{key}")
    name = "integrated" if rows is Rows.INTEGRATED_SYSTEM else str(rows)
    return choice_name(texts, catalogue, name, key or NOWHERE)


def waiting(texts: Texts, sight: Sight, weights: Carried) -> list[object]:
    """Say how ready the services are that are not open."""
    held = [item for item in sight.held if item.to_do or item.in_progress]
    if not held:
        return [empty_state(texts("gaps.waiting.none"), texts("gaps.waiting.none.next"))]
    to_do = sum(item.to_do for item in held)
    ready = next((h.to_do for h in held if h.state is WaitState.READY_TO_START), 0)
    return [
        html.P(texts("gaps.waiting.answer", to_do=to_do, ready=ready), className="card-answer"),
        bar_table(
            texts,
            texts("gaps.waiting"),
            texts("gaps.column.readiness"),
            [(kind, texts(f"status.{kind}")) for kind in ("to_do", "in_progress")],
            [_held_row(texts, sight, item, weights) for item in held],
            texts("gaps.column.points"),
        ),
        html.Div(
            [
                html.P([texts("gaps.waiting.note"), " ", fact_mark(texts, "assumed")]),
                html.P([texts("gaps.waiting.points"), " ", fact_mark(texts, "computed")]),
            ],
            className="remarks",
        ),
    ]


def _held_row(texts: Texts, sight: Sight, item: Held, weights: Carried) -> BarRow:
    chosen = {n: ",".join(some) for n, some in sight.view.filters.chosen.items() if some}
    chosen["readiness"] = str(item.state)

    def to(status: str | None = None) -> str:
        return address(PATH, weights, **{**chosen, **({"status": status} if status else {})})

    return BarRow(
        dcc.Link(
            texts(f"wait_state.{item.state}"),
            href=to(),
            title=texts(f"wait_state.{item.state}.help"),
        ),
        tuple(Part(kind, getattr(item, kind), to(kind)) for kind in ("to_do", "in_progress")),
        texts.number(item.points),
    )
