"""The council's view: its cards, made from a city's catalogue."""

from __future__ import annotations

from collections.abc import Sequence

from dash import dcc, html

from model.catalogue import Catalogue
from model.errors import TarazuError
from model.graph import Node, NodeKind
from model.overview import (
    Need,
    NeedKind,
    Standing,
    city_standing,
    domain_standings,
    empty_domains,
    needs,
)
from model.pressing import Pressing, PressingKind
from model.readiness import QuickWins
from pages._shell import facts, quick_wins, ranks
from pages._shell.bars import BarRow, Part, bar_table, stack
from pages._shell.components import card, empty_state, fact_mark
from pages._shell.i18n import Texts
from pages._shell.listing import notice
from pages._shell.ranks import Order
from pages._shell.weighed import Carried, address

MOST_NAMES = 2
"""Prerequisites that are named where several press."""

STATUSES = ("existing", "in_progress", "to_do")


def contents(
    texts: Texts,
    catalogue: Catalogue,
    order: Order | None,
    quick: QuickWins | None,
    faults: Sequence[TarazuError] = (),
    pressing: Sequence[Pressing] = (),
) -> list[object]:
    """Give the cards of the council's view.

    Parameters
    ----------
    order : Order or None
        The services to do in the order that holds; None if the city scores none.
    quick : QuickWins or None
        Likewise.
    faults : sequence of TarazuError
        What in the address could not be read.
    pressing : sequence of Pressing
        What presses among the prerequisites.
    """
    waiting = needs(catalogue, order.report if order else None, quick)
    return [
        notice(texts, faults),
        _column(_standing_card(texts, catalogue), ranks.leaders_card(texts, catalogue, order)),
        _column(
            _needs_card(texts, catalogue, waiting, pressing, order.weights if order else {}),
            quick_wins.quick_wins_card(texts, catalogue, quick),
        ),
        _column(ranks.groups_card(texts, catalogue, order), facts.findings_card(texts, catalogue)),
        facts.version_card(texts, catalogue),
    ]


def _column(*cards: html.Section) -> html.Div:
    return html.Div(cards, className="home-column")


def _standing_card(texts: Texts, catalogue: Catalogue) -> html.Section:
    city = city_standing(catalogue)
    if not city.total:
        empty = empty_state(texts("home.stand.empty"), texts("home.empty.next"))
        return card(texts("home.stand"), empty, class_name="home-stand")
    left_out = [domain.title(texts.language) for domain in empty_domains(catalogue)]
    remarks: list[object] = [
        html.P([texts("home.stand.target"), " ", fact_mark(texts, "assumed")]),
        html.P([texts("home.stand.counted"), " ", fact_mark(texts, "resolved")]),
    ]
    if left_out:
        names = texts("list.and").join(left_out)
        remarks.append(html.P(texts.count("home.stand.left_out", len(left_out), names=names)))
    return card(
        texts("home.stand"),
        _city_figures(texts, city),
        stack([Part(kind, getattr(city, kind)) for kind in STATUSES], city.total),
        bar_table(
            texts,
            texts("home.stand.caption"),
            texts("home.domain"),
            [(status, texts(f"status.{status}")) for status in STATUSES],
            [_domain_row(texts, catalogue, standing) for standing in domain_standings(catalogue)],
            texts("home.target"),
        ),
        html.Div(remarks, className="remarks"),
        answer=texts(
            "home.stand.answer",
            existing=city.existing,
            total=city.total,
            missing=city.missing,
        ),
        class_name="home-stand",
    )


def _city_figures(texts: Texts, city: Standing) -> html.Div:
    figures = [
        _figure(texts, getattr(city, status), texts(f"status.{status}"), _services(status), status)
        for status in STATUSES
    ]
    figures.append(_figure(texts, city.total, texts("home.target"), "/services", "target"))
    return html.Div(figures, className="figures")


def _figure(texts: Texts, number: int, name: str, href: str, kind: str) -> dcc.Link:
    return dcc.Link(
        [
            html.Span(texts.number(number), className="figure-number"),
            html.Span(name, className="figure-name"),
        ],
        href=href,
        className=f"figure figure-{kind}",
    )


def _services(status: str, domain: str | None = None) -> str:
    if status == "to_do":
        return f"/priorities?d={domain}" if domain else "/priorities"
    return f"/services?status={status}" + (f"&domain={domain}" if domain else "")


def _domain_row(texts: Texts, catalogue: Catalogue, standing: Standing) -> BarRow:
    domain = standing.domain
    assert domain is not None
    title = catalogue.domain_by_id[domain].title(texts.language)
    here = f"/services?domain={domain}"
    return BarRow(
        dcc.Link(title, href=here),
        tuple(
            Part(status, getattr(standing, status), _services(status, domain))
            for status in STATUSES
        ),
        dcc.Link(texts.number(standing.total), href=here),
    )


def _needs_card(
    texts: Texts,
    catalogue: Catalogue,
    waiting: Sequence[Need],
    pressing: Sequence[Pressing],
    weights: Carried,
) -> html.Section:
    if not waiting and not pressing:
        empty = empty_state(texts("home.needs.none"), texts("home.needs.none.next"))
        return card(texts("home.needs"), empty, class_name="home-needs")
    return card(
        texts("home.needs"),
        html.Ol(
            [
                *(html.Li(_pressing(texts, catalogue, one, weights)) for one in pressing),
                *(html.Li(_need(texts, catalogue, need)) for need in waiting),
            ],
            className="needs",
        ),
        answer=texts.count("home.needs.answer", len(waiting) + len(pressing)),
        class_name="home-needs",
    )


def _need(texts: Texts, catalogue: Catalogue, need: Need) -> dcc.Link:
    names = texts("list.and").join(_need_names(texts, catalogue, need))
    basis = {NeedKind.FINISH_FIRST: "assumed", NeedKind.REGROUPED: "computed"}.get(need.kind)
    says = texts.count(f"home.need.{need.kind}", need.number, names=names)
    return _need_line(texts, need.kind, need.number, says, basis, _need_address(need))


def _need_line(
    texts: Texts, kind: str, number: int, says: str, basis: str | None, href: str
) -> dcc.Link:
    words: list[object] = [says]
    if basis:
        words += [" ", fact_mark(texts, basis)]
    return dcc.Link(
        [
            html.Span(texts.number(number), className="need-number"),
            html.Span(
                [
                    html.Span(words, className="need-says"),
                    html.Span(texts(f"home.need.{kind}.do"), className="need-do"),
                ],
                className="need-words",
            ),
        ],
        href=href,
        className=f"need need-{kind.replace('_', '-')}",
    )


def _pressing(texts: Texts, catalogue: Catalogue, one: Pressing, weights: Carried) -> dcc.Link:
    """Lead to what presses: to the one thing, or to the list of all that are meant."""
    titles = [_title(texts, catalogue, node) for node in one.nodes[:MOST_NAMES]]
    if len(one.nodes) > MOST_NAMES:
        titles.append(texts.count("home.need.others", len(one.nodes) - MOST_NAMES))
    names = texts("list.and").join(titles)
    says = texts.count(f"home.need.{one.kind}", one.number, names=names, total=one.total)
    basis = "computed" if one.kind is PressingKind.LEVERAGE else None
    return _need_line(texts, one.kind, one.number, says, basis, _pressing_address(one, weights))


def _title(texts: Texts, catalogue: Catalogue, node: Node) -> str:
    found = (
        catalogue.system_by_id[node.id]
        if node.kind is NodeKind.SYSTEM
        else catalogue.prerequisite_by_id[node.id]
    )
    return texts("quoted", text=found.title(texts.language))


def _pressing_address(one: Pressing, weights: Carried) -> str:
    if one.nodes[0].kind is NodeKind.SYSTEM:
        return address("/systems", weights, s=str(one.nodes[0]))
    if len(one.nodes) == 1:
        return address("/prerequisites", weights, p=one.nodes[0].id)
    attention = {PressingKind.REFUSED: "refused", PressingKind.OVERDUE: "late"}[one.kind]
    return address("/prerequisites", weights, attention=attention)


def _need_names(texts: Texts, catalogue: Catalogue, need: Need) -> list[str]:
    if need.kind == NeedKind.NO_SERVICE_YET:
        return [catalogue.domain_by_id[name].title(texts.language) for name in need.subjects]
    if need.kind == NeedKind.MISSING_TABLE:
        tables = {item.table_id: item for item in catalogue.source_tables}
        return [
            texts("home.table", table=texts.number(name), title=tables[name].title(texts.language))
            for name in need.subjects
        ]
    if need.kind == NeedKind.REGROUPED:
        services = [catalogue.service_by_id[int(name)] for name in need.subjects]
        return [texts("quoted", text=service.short(texts.language)) for service in services]
    return []


def _need_address(need: Need) -> str:
    match need.kind:
        case NeedKind.REGROUPED if need.number == 1:
            return f"/services/{need.subjects[0]}"
        case NeedKind.REGROUPED:
            return "/data?severity=changes_group"
        case NeedKind.MISSING_TABLE:
            return "/data?kind=missing"
        case NeedKind.FINISH_FIRST:
            return "/services?status=in_progress"
        case NeedKind.NO_SERVICE_YET:
            return f"/priorities?d={','.join(need.subjects)}"
        case _:
            return "/data?treatment=open"
