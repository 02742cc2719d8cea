"""The gap: bars of what is open against the target, their table, and what holds services up."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from dash import dcc, html

from model.calendar import format_jalali
from model.catalogue import Catalogue
from model.gap_sight import Held, Sight
from model.gap_view import NOWHERE, OPEN, Rows, choices
from model.gaps import Gap, Measure
from model.overview import empty_domains
from model.waiting import WaitState
from pages._shell.bars import BarRow, Part, bar_table, stack
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


def bars(texts: Texts, sight: Sight, weights: Carried) -> list[object]:
    """Draw the rows with their figures, say what is meant, and give the whole as a table."""
    picture = sight.picture
    if not sight.kept:
        return [empty_state(texts("gaps.empty"), texts("gaps.empty.next"))]
    longest = max(max(part.total, _level(part)) for part in picture.parts) or 1
    head = [
        html.Th(texts(f"gaps.rows.{picture.rows}"), scope="col"),
        html.Td(className="bar-cell"),
        *(html.Th(_legend(texts, status), scope="col") for status in STATUSES),
        html.Th(_target_legend(texts), scope="col"),
    ]
    table = html.Table(
        [
            html.Caption(texts("gaps.bars.caption"), className="visually-hidden"),
            html.Thead(html.Tr(head)),
            html.Tbody([_row(texts, sight, part, longest, weights) for part in picture.parts]),
            html.Tfoot(_foot(texts, sight)),
        ],
        className="bar-table gap-table",
    )
    return [
        table,
        html.Div(_remarks(texts, sight), className="remarks"),
        html.Details(
            [html.Summary(texts("chart.as_table")), _twin(texts, sight)],
            className="as-table no-present",
        ),
    ]


def _level(part: Gap) -> int:
    """How much is to be open once the target is reached: what is open, and the gap."""
    return part.existing + part.gap


def _legend(texts: Texts, status: str) -> html.Span:
    return html.Span(
        [
            html.Span(className=f"swatch kind-{status}"),
            html.Span(texts(f"status.{status}"), className="bar-word"),
        ],
        className="bar-legend",
    )


def _target_legend(texts: Texts) -> html.Span:
    return html.Span(
        [html.Span(className="target-swatch"), html.Span(texts("gaps.column.gap"))],
        className="bar-legend",
    )


def _row(texts: Texts, sight: Sight, part: Gap, longest: int, weights: Carried) -> html.Tr:
    rows = sight.picture.rows
    name = row_name(texts, sight.catalogue, rows, part.key)
    cells = [
        _count(texts, getattr(part, status), _leads_to(sight, part.key, status, weights))
        for status in STATUSES
    ]
    here = _leads_to(sight, part.key, None, weights)
    return html.Tr(
        [
            html.Th(dcc.Link(name, href=here) if here else name, scope="row"),
            html.Td(_bar(part, longest), className="bar-cell"),
            *(html.Td(cell) for cell in cells),
            html.Td(texts.number(part.gap), className="bar-total"),
        ],
        className="is-nowhere" if part.key is None else "",
    )


def _bar(part: Gap, longest: int) -> html.Div:
    drawn: list[object] = [stack([Part(kind, getattr(part, kind)) for kind in STATUSES], longest)]
    if part.target:
        place = f"{100 * _level(part) / longest:.3f}%"
        drawn.append(html.Span(className="target-mark", style={"insetInlineStart": place}))
    return html.Div(drawn, className="gap-bar", **{"aria-hidden": "true"})


def _count(texts: Texts, number: int, href: str | None) -> object:
    if not number:
        return html.Span(texts.number(number), className="quiet")
    return dcc.Link(texts.number(number), href=href) if href else texts.number(number)


def _leads_to(sight: Sight, key: str | None, status: str | None, weights: Carried) -> str | None:
    """Where the services of a row are found: this page, narrowed to them."""
    rows = sight.picture.rows
    if rows is Rows.INDEX_GROUP:
        return None
    name = "integrated" if rows is Rows.INTEGRATED_SYSTEM else str(rows)
    chosen = {n: ",".join(some) for n, some in sight.view.filters.chosen.items() if some}
    chosen[name] = key or NOWHERE
    if status:
        chosen["status"] = status
    by = None if rows is Rows.DOMAIN else rows
    return address(PATH, weights, by=by, **chosen)


def _foot(texts: Texts, sight: Sight) -> list[html.Tr]:
    picture = sight.picture
    lines = [("gaps.total", picture.whole, "gap-whole")]
    if picture.repeats.total:
        lines.insert(0, ("gaps.repeats", picture.repeats, "gap-repeats"))
    return [
        html.Tr(
            [
                html.Th(texts(key), scope="row"),
                html.Td(className="bar-cell"),
                *(html.Td(_signed(texts, key, getattr(gap, name))) for name in (*STATUSES, "gap")),
            ],
            className=class_name,
        )
        for key, gap, class_name in lines
    ]


def _signed(texts: Texts, key: str, number: int) -> object:
    """Write a figure of the feet; what is taken off has its sign before it."""
    minus = "−" if key == "gaps.repeats" and number else ""
    return html.Bdi(minus + texts.number(number))


def _remarks(texts: Texts, sight: Sight) -> list[html.P]:
    picture, whole = sight.picture, sight.picture.whole
    day = format_jalali(sight.day, texts.language, month_name=True)
    if sight.aim.assumed:
        target: list[object] = [texts("gaps.target.assumed"), " ", fact_mark(texts, "assumed")]
    else:
        due = len(sight.aim.goal.due)
        says = texts.count("gaps.target.set", due, all=len(sight.catalogue.services))
        target = [says]
    lines = [
        html.P(target),
        html.P([texts("gaps.day.is", day=day), " ", fact_mark(texts, "resolved")]),
    ]
    if picture.rows is Rows.INDEX_GROUP:
        lines.append(html.P([texts("gaps.index_group.note"), " ", fact_mark(texts, "computed")]))
    if picture.rows is Rows.INTEGRATED_SYSTEM and picture.repeats.services:
        lines.append(html.P(texts.count("gaps.repeats.note", picture.repeats.services)))
    if picture.measure is not Measure.COUNT and whole.unscored:
        lines.append(html.P(texts.count("gaps.unscored.note", whole.unscored)))
    empty = [domain.title(texts.language) for domain in empty_domains(sight.catalogue)]
    if picture.rows is Rows.DOMAIN and empty:
        names = texts("list.and").join(empty)
        lines.append(html.P(texts.count("home.stand.left_out", len(empty), names=names)))
    return lines


COLUMNS = (*STATUSES, "total", "target", "due", "overdue", "gap", "services", "unscored")


def _twin(texts: Texts, sight: Sight) -> html.Div:
    """The picture as a table whose columns add up."""
    picture = sight.picture
    left_out = {"services", "unscored"} if picture.rows is Rows.INDEX_GROUP else set()
    columns = [name for name in COLUMNS if name not in left_out]
    names = {status: texts(f"status.{status}") for status in STATUSES}
    head = [html.Th(texts(f"gaps.rows.{picture.rows}"), scope="col")]
    head += [
        html.Th(names.get(name) or texts(f"gaps.column.{name}"), scope="col") for name in columns
    ]
    head.append(html.Th(texts("gaps.column.share"), scope="col"))
    lines = [(row_name(texts, sight.catalogue, picture.rows, p.key), p) for p in picture.parts]
    feet = [(texts("gaps.total"), picture.whole)]
    if picture.repeats.total or picture.repeats.services:
        feet.insert(0, (texts("gaps.repeats"), picture.repeats))

    def line(name: str, gap: Gap) -> html.Tr:
        minus = "−" if gap is picture.repeats else ""
        cells = [
            html.Td(html.Bdi((minus if getattr(gap, n) else "") + texts.number(getattr(gap, n))))
            for n in columns
        ]
        share = "–"
        if gap.total and gap is not picture.repeats:
            share = texts("gaps.percent", number=round(100 * gap.existing / gap.total))
        return html.Tr([html.Th(name, scope="row"), *cells, html.Td(share)])

    return html.Div(
        html.Table(
            [
                html.Caption(texts("gaps.bars.caption"), className="visually-hidden"),
                html.Thead(html.Tr(head)),
                html.Tbody([line(name, gap) for name, gap in lines]),
                html.Tfoot([line(name, gap) for name, gap in feet]),
            ],
            className="plain-table gap-twin",
        ),
        className="table-scroll",
        tabIndex=0,
        role="region",
        **{"aria-label": texts("gaps.bars.caption")},
    )


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
