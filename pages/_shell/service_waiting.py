"""What stands before one service: how ready it is, the chain that says why, and its own status."""

from __future__ import annotations

from collections.abc import Mapping

import dash_bootstrap_components as dbc
from dash import dcc, html

from model.catalogue import Catalogue, Service, ServiceStatus
from model.contradictions import LIVE
from model.graph import EdgeKind, Graph, Node, NodeKind, service_node
from model.links import catalogue_graph
from model.waiting import Link, Told, Wait, Waits, WaitState, chain
from pages._shell import ids
from pages._shell.components import card, fact_mark
from pages._shell.facts import moment
from pages._shell.i18n import Texts
from pages._shell.places import node_address, node_title
from pages._shell.words import person

E = ids.ServiceStatusEditor
STATUS_KEYS = {
    NodeKind.SERVICE: "status",
    NodeKind.SYSTEM: "system_status",
    NodeKind.PREREQUISITE: "prerequisite_status",
}


def waiting_card(texts: Texts, catalogue: Catalogue, service: Service) -> html.Section:
    """Say whether a service can start, and what stands before it, to any depth."""
    editor = _editor(texts, service)
    if service.status is ServiceStatus.EXISTING:
        return card(
            texts("waiting"), *_open(texts, catalogue, service), editor, class_name="waiting"
        )
    graph = catalogue_graph(catalogue)
    wait = Waits(graph).of(service.service_id)
    links = chain(graph, service_node(service.service_id))
    reasons = _reasons(texts, catalogue)
    body: list[object] = []
    if links:
        body.append(html.Ul(_tree(texts, catalogue, links, reasons), className="chain"))
    if wait.own or wait.external:
        body.append(
            html.Div(
                html.P([texts("waiting.assumed"), " ", fact_mark(texts, "assumed")]),
                className="remarks",
            )
        )
    else:
        body.append(html.P(texts("waiting.no_prerequisite"), className="quiet"))
    body += [
        html.P(line, className="waiting-cycle") for line in _circles(texts, catalogue, graph, links)
    ]
    return card(
        texts("waiting"),
        html.P(texts(f"wait_state.{wait.state}"), className=f"verdict wait-{wait.state}"),
        *body,
        editor,
        answer=_answer(texts, catalogue, wait),
        class_name="waiting",
    )


def _open(texts: Texts, catalogue: Catalogue, service: Service) -> list[object]:
    """Say that nothing stands before an open service, and where its systems say otherwise."""
    says: list[object] = [html.P(texts("waiting.open"), className="card-answer")]
    systems = [
        catalogue.system_by_id[link.system]
        for link in catalogue.service_systems
        if link.service == service.service_id
    ]
    key = None
    if not systems:
        key = "waiting.open.no_system"
    elif not any(system.status in LIVE for system in systems):
        key = "waiting.open.no_live"
    if key:
        says.append(html.Div(html.P(texts(key)), className="notice notice-warning"))
    return says


def _answer(texts: Texts, catalogue: Catalogue, wait: Wait) -> str:
    parts = []
    for key, nodes in (("system", wait.systems), ("own", wait.own), ("external", wait.external)):
        if nodes:
            parts.append(texts.count(f"waiting.count.{key}", len(nodes)))
    if not parts:
        return texts(f"waiting.answer.{wait.state}")
    says = texts("waiting.answer", what=texts("list.and").join(parts))
    if wait.state is WaitState.NO_SYSTEM_NAMED:
        says = texts("waiting.answer.no_system_named") + " " + says
    if wait.bodies:
        names = [node_title(catalogue, body, texts.language) for body in wait.bodies]
        says += " " + texts("waiting.bodies", names=texts("list.and").join(names))
    return says


def _reasons(texts: Texts, catalogue: Catalogue) -> Mapping[str, str]:
    """Why each prerequisite holds something up, by the key of the link."""
    services, systems = catalogue.prerequisite_services, catalogue.prerequisite_systems
    return {
        **{link.link_id: texts.of(link, "reason") for link in services},
        **{link.link_id: texts.of(link, "reason") for link in systems},
    }


def _tree(
    texts: Texts, catalogue: Catalogue, links: tuple[Link, ...], reasons: Mapping[str, str]
) -> list[object]:
    """Nest the steps of a chain by their depth."""
    lines: list[object] = []
    place = 0
    while place < len(links):
        after = place + 1
        while after < len(links) and links[after].depth > links[place].depth:
            after += 1
        says = _step(texts, catalogue, links[place], reasons)
        behind = links[place + 1 : after]
        if behind:
            says.append(html.Ul(_tree(texts, catalogue, behind, reasons)))
        lines.append(html.Li(says))
        place = after
    return lines


def _step(
    texts: Texts, catalogue: Catalogue, link: Link, reasons: Mapping[str, str]
) -> list[object]:
    node = link.node
    says: list[object] = [
        html.Span(texts(f"waiting.kind.{node.kind}"), className="chain-kind"),
        " ",
        dcc.Link(node_title(catalogue, node, texts.language), href=node_address(node, {})),
    ]
    if node.kind is NodeKind.SYSTEM:
        code = catalogue.system_by_id[node.id].printed_code
        says += [" ", html.Bdi(code, className="code")]
    if link.status:
        word = texts(f"{STATUS_KEYS[node.kind]}.{link.status}")
        says += [" ", html.Span(word, className="pill")]
    if link.edge.basis != "printed":
        says += [" ", fact_mark(texts, link.edge.basis)]
    if link.edge.kind is EdgeKind.HELD_BY and link.edge.link in reasons:
        says.append(html.Span(reasons[link.edge.link], className="chain-why"))
    if link.told in (Told.BEFORE, Told.CYCLE):
        says.append(html.Span(texts(f"waiting.told.{link.told}"), className="chain-why"))
    return says


def _circles(
    texts: Texts, catalogue: Catalogue, graph: Graph, links: tuple[Link, ...]
) -> list[str]:
    """Name the circles that the chain runs into."""
    met: set[Node] = {link.node for link in links if link.told is Told.CYCLE}
    return [
        texts(
            "waiting.cycle",
            names=texts("list.comma").join(
                node_title(catalogue, node, texts.language) for node in circle
            ),
        )
        for circle in graph.cycles
        if met.intersection(circle)
    ]


def _changed(texts: Texts, service: Service) -> html.P | None:
    """Say who last changed the service, and when."""
    if service.updated_at is None:
        return None
    day = moment(texts, service.updated_at)
    return html.P(
        texts("waiting.changed", who=person(texts, service.updated_by), day=day), className="quiet"
    )


def _editor(texts: Texts, service: Service) -> html.Div:
    """Let the service's status be changed; ``assets/js/gaps.js`` sends what is chosen."""
    name = "service-status"
    return html.Div(
        [
            html.Label(texts("waiting.status"), htmlFor=name),
            html.Div(
                dbc.Select(
                    id=name,
                    value=str(service.status),
                    options=[
                        {"value": str(s), "label": texts(f"status.{s}")} for s in ServiceStatus
                    ],
                ),
                **{
                    "data-wish": E.WISH,
                    "data-key": str(service.service_id),
                    "data-version": str(service.version),
                    "data-unsaved": texts("change.unsaved"),
                },
            ),
            _changed(texts, service),
        ],
        className="status-editor no-print no-present",
    )
