"""The gap drawn: bars of what is open against the target, and their table."""

from __future__ import annotations

from dash import dcc, html

from model.calendar import format_jalali
from model.gap_sight import Sight
from model.gap_view import NOWHERE, Rows
from model.gaps import Gap, Measure
from model.overview import empty_domains
from pages._shell.bars import Part, stack
from pages._shell.components import empty_state, fact_mark
from pages._shell.gaps import PATH, STATUSES, row_name
from pages._shell.i18n import Texts
from pages._shell.weighed import Carried, address

COLUMNS = (*STATUSES, "total", "target", "due", "overdue", "gap", "services", "unscored")


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
        percents = () if gap is picture.repeats else gap.percents
        share = " / ".join(texts("gaps.percent", number=number) for number in percents) or "–"
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
