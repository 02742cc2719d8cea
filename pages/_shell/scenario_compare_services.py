"""The services of a comparison: which change group, which are first, which lie furthest apart."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from dash import dcc, html

from model.robustness.comparison import Comparison, Disagreement, Pair
from model.weights import INDEX_IDS
from pages._shell.components import card, group_badge, table
from pages._shell.i18n import Texts
from pages._shell.scenario_sides import Sides, heads

MOST_DISAGREEMENTS = 10
MOST_CHANGING = 12


def groups_card(texts: Texts, sides: Sides) -> object:
    """List the services that are not in one group everywhere."""
    compared = sides.compared
    changing = compared.changing_group
    columns = {service: column for column, service in enumerate(compared.ids.tolist())}

    def far(service: int) -> tuple[int, int, int]:
        """How far a service moves: by groups, then by places."""
        groups, ranks = (part[:, columns[service]] for part in (compared.groups, compared.ranks))
        return -int(np.ptp(groups)), -int(np.ptp(ranks)), service

    ordered = sorted(changing, key=far)
    counts = [texts("compare.groups.counts")]
    counts += [
        texts("list.comma").join(texts.number(ranking.group_counts[group]) for group in (1, 2, 3))
        for ranking in compared.rankings
    ]
    rows = [
        [
            _service_link(texts, sides, service),
            *(
                group_badge(texts, int(group))
                for group in compared.groups[:, columns[service]].tolist()
            ),
        ]
        for service in ordered
    ]
    across = [texts("compare.service"), *heads(texts, sides)]
    answer = (
        texts.count("compare.groups.answer", len(changing), all=len(compared.ids))
        if changing
        else texts("compare.groups.same")
    )
    return card(
        texts("compare.groups"),
        table(texts("compare.groups"), across, [counts, *rows[:MOST_CHANGING]], "compare-groups"),
        *([_rest(texts, across, rows[MOST_CHANGING:])] if len(rows) > MOST_CHANGING else []),
        answer=answer,
    )


def _rest(texts: Texts, across: Sequence[object], rows: Sequence[Sequence[object]]) -> html.Details:
    return html.Details(
        [
            html.Summary(texts.count("scenario.rest", len(rows))),
            table(texts("compare.groups"), across, rows, "compare-groups"),
        ],
        className="as-table",
    )


def top_card(texts: Texts, sides: Sides) -> object:
    """Say how many of the first k are the same."""
    compared = sides.compared
    k, titles = compared.k, sides.titles(texts)
    always, ever = compared.always_first, compared.ever_first
    rows = [
        [
            html.Span(
                [
                    html.Bdi(titles[pair.first]),
                    " ",
                    texts("compare.and"),
                    " ",
                    html.Bdi(titles[pair.second]),
                ]
            ),
            texts("compare.top.shared", number=len(pair.shared_first), of=_first(pair, compared)),
        ]
        for pair in compared.pairs
    ]
    lists = [
        _names(texts, sides, "compare.top.always", always),
        _names(texts, sides, "compare.top.some", [one for one in ever if one not in set(always)]),
    ]
    return card(
        texts("compare.top.heading", k=k),
        table(
            texts("compare.top.heading", k=k),
            [texts("compare.agreement.pair"), texts("compare.top.both")],
            rows,
            "compare-top-table",
        ),
        *lists,
        html.P(texts("compare.top.remarks", k=k), className="remarks"),
        answer=texts.count("compare.top.answer", len(always), k=k, ever=len(ever)),
    )


def _first(pair: Pair, compared: Comparison) -> int:
    """How many are among the first k of either, ties at the border included."""
    ranks = compared.ranks[[pair.first, pair.second]]
    return int((ranks <= compared.k).any(axis=0).sum())


def _names(texts: Texts, sides: Sides, key: str, services: Sequence[int]) -> html.Details:
    return html.Details(
        [
            html.Summary(texts.count(key, len(services))),
            html.Ul([html.Li(_service_link(texts, sides, one)) for one in services]),
        ],
        className="names",
        open=bool(services) and len(services) <= 6,
    )


def disagreements_card(texts: Texts, sides: Sides) -> object:
    """Name the services that lie furthest apart, and the index that does it."""
    compared = sides.compared
    found = compared.disagreements[:MOST_DISAGREEMENTS]
    names = {index.index_id: texts.of(index, "short") for index in sides.catalogue.indices}
    rows = [
        [
            _service_link(texts, sides, one.id),
            *(_rank(texts, one, place) for place in range(len(sides.items))),
            texts.number(one.places),
            html.Span(
                [
                    html.Span(className=f"swatch share-{INDEX_IDS.index(one.cause)}"),
                    " ",
                    names[one.cause],
                ],
                className="cause",
            ),
        ]
        for one in found
    ]
    across = [
        texts("compare.service"),
        *heads(texts, sides),
        texts("compare.apart"),
        texts("compare.cause"),
    ]
    left = len(compared.disagreements) - len(found)
    remarks = [texts("compare.disagreements.remarks")]
    if left > 0:
        remarks.append(texts.count("compare.disagreements.left", left))
    if not found:
        return card(texts("compare.disagreements"), answer=texts("compare.slope.same"))
    causes = [one.cause for one in found]
    most = max(dict.fromkeys(causes), key=causes.count)
    return card(
        texts("compare.disagreements"),
        table(texts("compare.disagreements"), across, rows, "compare-disagreements"),
        html.P(" ".join(remarks), className="remarks"),
        answer=texts(
            "compare.disagreements.answer",
            title=sides.service(texts, found[0].id),
            places=found[0].places,
            index=names[most],
            times=causes.count(most),
            all=len(found),
        ),
        class_name="compare-wide",
    )


def _rank(texts: Texts, one: Disagreement, place: int) -> html.Span:
    best, worst = min(one.ranks), max(one.ranks)
    mark = {best: "is-best", worst: "is-worst"}.get(one.ranks[place], "")
    return html.Span(texts.number(one.ranks[place]), className=f"rank-cell {mark}".strip())


def _service_link(texts: Texts, sides: Sides, todo_id: int) -> dcc.Link:
    service = sides.catalogue.service_by_todo[todo_id]
    return dcc.Link(service.short(texts.language), href=f"/services/{service.service_id}")
