"""What is double-edged: services and systems whose statuses do not go together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from dash import dcc, html

from model.catalogue import Catalogue, ServiceStatus
from model.contradictions import contradictions
from model.graph import Node, NodeKind
from pages._shell.components import empty_state, fact_mark
from pages._shell.i18n import Texts
from pages._shell.places import node_address
from pages._shell.weighed import Carried


def facts(texts: Texts, catalogue: Catalogue, weights: Carried) -> list[object]:
    """Say plainly where what is open and what is there do not go together."""
    if not catalogue.systems:
        return [empty_state(texts("gaps.facts.none"), texts("home.empty.next"))]
    found = contradictions(catalogue)
    given = {link.service for link in catalogue.service_systems}
    orphans = [s for s in catalogue.services if s.service_id not in given]
    by_status = Counter(service.status for service in orphans)
    of_status = {str(status): by_status[status] for status in ServiceStatus}
    services = [
        ("open_without_live", found.open_without_live, {}),
        ("no_system", tuple(s.service_id for s in orphans), of_status),
    ]
    systems = [
        ("done_without_open", found.done_without_open),
        ("done_without_service", found.done_without_service),
    ]
    lines = [
        _fact(texts, key, len(numbers), _services(texts, catalogue, numbers), values)
        for key, numbers, values in services
    ]
    lines += [
        _fact(texts, key, len(names), _systems(texts, catalogue, names, weights), {})
        for key, names in systems
    ]
    return [
        html.Ul(lines, className="edges"),
        html.Div(
            html.P([texts("gaps.facts.rule"), " ", fact_mark(texts, "resolved")]),
            className="remarks",
        ),
    ]


def _fact(
    texts: Texts, key: str, number: int, names: Sequence[object], values: dict[str, int]
) -> html.Li:
    said = html.Span(texts.count(f"gaps.facts.{key}", number, **values))
    count = html.Span(texts.number(number), className="edge-number")
    if not number:
        return html.Li([count, html.Span(texts(f"gaps.facts.{key}.not"))])
    return html.Li(
        [
            count,
            html.Div(
                [
                    said,
                    html.Details(
                        [
                            html.Summary(texts("gaps.facts.which")),
                            html.Ul([html.Li(name) for name in names]),
                        ],
                        className="names",
                    ),
                ]
            ),
        ]
    )


def _services(texts: Texts, catalogue: Catalogue, numbers: Sequence[int]) -> list[object]:
    services = [catalogue.service_by_id[number] for number in numbers]
    return [
        dcc.Link(service.short(texts.language), href=f"/services/{service.service_id}")
        for service in services
    ]


def _systems(
    texts: Texts, catalogue: Catalogue, names: Sequence[str], weights: Carried
) -> list[object]:
    return [
        [
            dcc.Link(
                catalogue.system_by_id[name].title(texts.language),
                href=node_address(Node(NodeKind.SYSTEM, name), weights),
            ),
            " ",
            html.Bdi(catalogue.system_by_id[name].printed_code, className="code"),
        ]
        for name in names
    ]
