"""What is told of the chosen thing: its facts, its status, and what waits if it is late."""

from __future__ import annotations

from collections.abc import Sequence

import dash_bootstrap_components as dbc
from dash import dcc, html

from model.catalogue import Catalogue, Change, ServiceStatus, System, SystemStatus
from model.graph import Graph, Item, Node, NodeKind, service_node
from model.impact import Impact, Impacts, users
from model.waiting import Waits
from model.worth import Worths
from pages._shell import ids
from pages._shell.changes import change_words
from pages._shell.components import empty_state, fact_mark, group_badge
from pages._shell.facts import moment, place_of
from pages._shell.i18n import Texts
from pages._shell.places import node_address, node_title
from pages._shell.systems import focus_address, status_words
from pages._shell.weighed import Carried
from pages._shell.words import person

S = ids.Systems
MOST_SHOWN = 6
PAGES = (NodeKind.SERVICE, NodeKind.PREREQUISITE, NodeKind.BODY)
"""What has a page of its own elsewhere."""


def nothing(texts: Texts) -> html.Div:
    """Say that nothing is chosen."""
    return empty_state(texts("systems.panel.none"), texts("systems.panel.none.next"))


def contents(
    texts: Texts,
    catalogue: Catalogue,
    impacts: Impacts,
    worths: Worths,
    node: Node,
    history: Sequence[Change],
    weights: Carried,
) -> list[object]:
    """Tell of one thing."""
    graph = impacts.graph
    item = graph.items[graph.place(node)]
    lines: list[object] = [
        html.P(texts(f"waiting.kind.{node.kind}"), className="chain-kind"),
        html.H2(node_title(catalogue, node, texts.language), className="card-question"),
        *_facts(texts, catalogue, item, weights),
        *_ties(texts, catalogue, graph, node, weights),
        *_late(texts, catalogue, impacts, worths, item, weights),
    ]
    if node.kind is NodeKind.SYSTEM:
        lines += _history(texts, catalogue, history)
    return lines


def _facts(texts: Texts, catalogue: Catalogue, item: Item, weights: Carried) -> list[object]:
    node = item.node
    if node.kind is NodeKind.SYSTEM:
        system = catalogue.system_by_id[node.id]
        domain = catalogue.domain_by_id[system.domain].title(texts.language)
        place = place_of(texts, system)
        code = html.Bdi(system.printed_code, className="code")
        return [
            html.P([code, " · ", domain, " · ", texts(f"systems.sort.{system.kind}")]),
            html.P([place, " ", fact_mark(texts, "printed")], className="quiet"),
            _editor(texts, system),
        ]
    lines: list[object] = []
    if node.kind is NodeKind.INTEGRATED_SYSTEM:
        lines.append(html.P(html.Bdi(node.id, className="code")))
    status = status_words(texts, item)
    if status:
        lines.append(html.P(html.Span(status, className="pill")))
    if node.kind in PAGES:
        open_page = texts(f"systems.open.{node.kind}")
        lines.append(html.P(dcc.Link(open_page, href=node_address(node, weights))))
    return lines


def _editor(texts: Texts, system: System) -> html.Div:
    """Let the status be changed; ``assets/js/gaps.js`` sends what is chosen with the version."""
    name = "systems-status-choice"
    choice = dbc.Select(
        id=name,
        value=str(system.status),
        options=[{"value": str(s), "label": texts(f"system_status.{s}")} for s in SystemStatus],
    )
    marks = {
        "data-wish": S.WISH,
        "data-key": system.system_id,
        "data-version": str(system.version),
    }
    printed = system.printed_status
    says = texts("systems.printed", status=printed) if printed else texts("systems.printed.none")
    return html.Div(
        [
            html.Label(texts("systems.status"), htmlFor=name),
            html.Div(choice, **marks),
            html.P(says, className="quiet"),
        ],
        className="status-editor",
    )


def _ties(
    texts: Texts, catalogue: Catalogue, graph: Graph, node: Node, weights: Carried
) -> list[object]:
    """List what it needs and who needs it, a step away."""
    leaving, reaching = graph.edges_at(node)
    sides = (
        ("needs", [edge.target for edge in leaving]),
        ("needed_by", [edge.source for edge in reaching]),
    )
    lines: list[object] = []
    for side, nodes in sides:
        if node.kind is NodeKind.SERVICE and side == "needed_by":
            continue  # nothing needs a service
        if node.kind is NodeKind.BODY and side == "needs":
            continue  # a body needs nothing
        lines.append(html.H3(texts(f"systems.{side}"), className="panel-head"))
        lines += _nodes(texts, catalogue, nodes, weights, f"systems.{side}.none")
    return lines


def _nodes(
    texts: Texts, catalogue: Catalogue, nodes: Sequence[Node], weights: Carried, none: str
) -> list[object]:
    if not nodes:
        return [html.P(texts(none), className="quiet")]
    listed = [
        html.Li(
            [
                html.Span(texts(f"waiting.kind.{node.kind}"), className="chain-kind"),
                " ",
                dcc.Link(
                    node_title(catalogue, node, texts.language), href=focus_address(node, weights)
                ),
            ]
        )
        for node in nodes
    ]
    return _folded(texts, listed)


def _folded(texts: Texts, listed: list[html.Li]) -> list[object]:
    lines: list[object] = [html.Ul(listed[:MOST_SHOWN], className="panel-list")]
    rest = listed[MOST_SHOWN:]
    if rest:
        summary = html.Summary(texts.count("systems.rest", len(rest)))
        folded = [summary, html.Ul(rest, className="panel-list")]
        lines.append(html.Details(folded, className="names"))
    return lines


def _late(
    texts: Texts,
    catalogue: Catalogue,
    impacts: Impacts,
    worths: Worths,
    item: Item,
    weights: Carried,
) -> list[object]:
    """Say what waits for it, directly and through others; of a service, what it waits for."""
    node = item.node
    if node.kind is NodeKind.SERVICE:
        return _waiting(texts, catalogue, impacts.graph, item, weights)
    lines: list[object] = [html.H3(texts("systems.late"), className="panel-head late-head")]
    impact = impacts.of(node)
    if item.there:
        number = sum(one.kind is NodeKind.SERVICE for one in users(impacts.graph, node))
        return [*lines, html.P(texts.count("systems.late.there", number))]
    if not impact.services:
        return [*lines, html.P(texts("systems.late.nothing"))]
    says = texts.count(
        "systems.late.answer",
        len(impact.services),
        total=impact.total,
        to_do=impact.to_do,
        running=impact.in_progress,
    )
    lines.append(html.P([says, " ", fact_mark(texts, "computed")]))
    lines.append(_groups(texts, impact))
    if impact.unscored:
        unscored = texts.count("systems.late.unscored", impact.unscored)
        lines.append(html.P(unscored, className="quiet"))
    through = [number for number in impact.services if number not in impact.direct]
    for key, numbers in (("direct", impact.direct), ("through", through)):
        lines.append(html.H4(texts.count(f"systems.late.{key}", len(numbers))))
        if numbers:
            lines += _services(texts, catalogue, worths, numbers, weights)
    return lines


def _groups(texts: Texts, impact: Impact) -> html.P:
    marks: list[object] = [texts("systems.late.groups"), " "]
    for group, number in impact.groups.items():
        marks += [group_badge(texts, group), f": {texts.number(number)}"]
    return html.P(marks, className="late-groups")


def _services(
    texts: Texts,
    catalogue: Catalogue,
    worths: Worths,
    numbers: Sequence[int],
    weights: Carried,
) -> list[object]:
    """List services, the greatest priority first."""
    ordered = sorted(numbers, key=lambda n: (-(worths[n].total if n in worths else 0), n))
    listed = []
    for number in ordered:
        node = service_node(number)
        title = node_title(catalogue, node, texts.language)
        line: list[object] = [dcc.Link(title, href=focus_address(node, weights))]
        if number in worths:
            points = texts.count("systems.points", worths[number].total)
            line += [" ", html.Span(points, className="quiet nowrap")]
        listed.append(html.Li(line))
    return _folded(texts, listed)


def _waiting(
    texts: Texts, catalogue: Catalogue, graph: Graph, item: Item, weights: Carried
) -> list[object]:
    lines: list[object] = [html.H3(texts("waiting"), className="panel-head late-head")]
    if item.status == ServiceStatus.EXISTING:
        return [*lines, html.P(texts("waiting.open"))]
    wait = Waits(graph).of(int(item.node.id))
    lines.append(html.P(texts(f"wait_state.{wait.state}"), className=f"wait-{wait.state}"))
    holders = _nodes(texts, catalogue, wait.holders, weights, "systems.needs.none")
    return [*lines, *holders]


def _history(texts: Texts, catalogue: Catalogue, history: Sequence[Change]) -> list[object]:
    """List who changed what and when, newest first."""
    lines: list[object] = [html.H3(texts("systems.history"), className="panel-head")]
    if not history:
        return [*lines, html.P(texts("systems.history.none"), className="quiet")]
    listed = []
    for change in history:
        says = texts(
            "change.line",
            day=moment(texts, change.at),
            who=person(texts, change.who),
            what=change_words(texts, catalogue, change, ("system", change.key)),
        )
        mark = [" ", html.Span(texts("change.undoes"), className="pill")]
        listed.append(html.Li([says, *(mark if change.undoes is not None else [])]))
    return [*lines, *_folded(texts, listed)]
