"""The council's view of the ranking: how the groups are filled, and who leads."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from dash import dcc, html

from model.catalogue import Catalogue
from model.overview import Leaders, TotalCount, group_counts, leaders, regrouped, total_counts
from model.scores import MAX_SCORE
from model.scoring import Ranking
from model.weights import INDEX_IDS
from pages._shell.components import GROUP_MARKS, card, empty_state, fact_mark, table
from pages._shell.i18n import Texts
from pages._shell.weighed import Carried, address, bounds_values

MOST_LEADERS = 10


@dataclass(frozen=True, eq=False)
class Order:
    """The order that the council's view goes by, beside the report's own.

    Attributes
    ----------
    ranking : Ranking
        By the adopted scenario, or the report's where none is adopted.
    report : Ranking
        By the report's weights.
    weights : dict of str to str
        What carries the adopted weights to other pages; empty for the report's.
    """

    ranking: Ranking
    report: Ranking
    weights: Carried = field(default_factory=dict)

    @property
    def adopted(self) -> bool:
        """Whether it is another order than the report's."""
        return self.ranking is not self.report


def groups_card(texts: Texts, catalogue: Catalogue, order: Order | None) -> html.Section:
    """Count the services of each group, beside the printed ones or those by the report."""
    if order is None:
        return _unscored(texts, "home.groups", "home-groups")
    counts = group_counts(catalogue, order.ranking)
    beside = order.report.group_counts if order.adopted else {c.group: c.printed for c in counts}
    beside_key = "home.groups.by_report" if order.adopted else "home.groups.printed"
    tiles = [
        dcc.Link(
            [
                html.Span(texts.number(item.computed), className="count-now"),
                html.Span(
                    [
                        html.Span(GROUP_MARKS[item.group], **{"aria-hidden": "true"}),
                        " ",
                        texts(f"group.{item.group}"),
                    ],
                    className="count-name",
                ),
                html.Span(
                    texts(beside_key, number=beside[item.group]),
                    className="count-report"
                    + (" is-other" if beside[item.group] != item.computed else ""),
                ),
            ],
            href=address("/priorities", order.weights, g=item.group),
            className=f"count-tile count-tile-{item.group}",
        )
        for item in counts
    ]
    bounds = bounds_values(texts, order.ranking.bounds)
    return card(
        texts("home.groups"),
        html.Div(tiles, className="count-tiles"),
        *_spread(texts, total_counts(order.ranking)),
        html.Div(
            [
                *([] if order.adopted else _misprinted(texts, catalogue, order.report)),
                html.P([texts("home.groups.bounds", **bounds), " ", fact_mark(texts, "computed")]),
            ],
            className="remarks",
        ),
        answer=texts("home.groups.answer", first=counts[0].computed, all=len(order.ranking)),
        class_name="home-groups",
    )


def _misprinted(texts: Texts, catalogue: Catalogue, ranking: Ranking) -> list[object]:
    """Say which services the report puts into another group than its own scores do."""
    counts = group_counts(catalogue, ranking)
    moved = regrouped(catalogue, ranking)
    says: list[object] = []
    if moved:
        listed = {
            "printed": [item.printed for item in counts],
            "computed": [item.computed for item in counts],
        }
        numbers = {
            name: texts("list.comma").join(map(texts.number, some)) for name, some in listed.items()
        }
        says.append(html.P(texts("home.groups.differ", **numbers)))
    says += [
        html.P(
            [
                dcc.Link(
                    item.service.short(texts.language), href=f"/services/{item.service.service_id}"
                ),
                texts(
                    "home.groups.moved",
                    printed_total=item.printed_total,
                    total=item.total,
                    printed=item.printed_group,
                    group=item.group,
                ),
            ]
        )
        for item in moved
    ]
    return says


def _spread(texts: Texts, counts: Sequence[TotalCount]) -> list[object]:
    """Draw how many services have each total; where many stand at a border shows how firm it is."""
    most = max(one.services for one in counts)
    columns = [
        html.Div(
            [
                html.Span(texts.number(one.services) if one.services else ""),
                html.Span(
                    className="spread-bar",
                    style={"height": f"{100 * one.services / most:.3f}%"},
                ),
            ],
            className=f"spread-column spread-{one.group}",
        )
        for one in counts
    ]
    scale = [html.Span(texts.number(one.total)) for one in counts]
    rows = [
        [texts.number(one.total), texts.number(one.services), texts(f"group.{one.group}")]
        for one in counts
    ]
    head = [texts("home.total"), texts("home.services"), texts("home.group")]
    return [
        html.H3(texts("home.groups.spread"), className="spread-title"),
        html.Div(
            [
                html.Div(columns, className="spread-columns"),
                html.Div(scale, className="spread-scale"),
            ],
            className="spread",
            style={"--columns": str(len(counts))},
            **{"aria-hidden": "true"},
        ),
        html.Details(
            [
                html.Summary(texts("chart.as_table")),
                table(texts("home.groups.spread"), head, rows),
            ],
            className="as-table no-present",
        ),
    ]


def leaders_card(texts: Texts, catalogue: Catalogue, order: Order | None) -> html.Section:
    """Name the first services, and what gave each its total."""
    if order is None:
        return _unscored(texts, "home.leaders", "home-leaders")
    ranking = order.ranking
    first = leaders(ranking, MOST_LEADERS)
    best = [
        texts("quoted", text=catalogue.service_by_todo[todo].short(texts.language))
        for todo in first.ids
        if ranking.ranks[ranking.table.row(todo)] == 1
    ]
    indices = {index.index_id: texts.of(index, "short") for index in catalogue.indices}
    legend = [
        html.Span([html.Span(className=f"swatch share-{k}"), indices[name]])
        for k, name in enumerate(INDEX_IDS)
    ]
    return card(
        texts("home.leaders"),
        html.Ol(
            [_leader(texts, catalogue, order, todo) for todo in first.ids], className="leaders"
        ),
        html.Div(legend, className="legend"),
        html.Div(
            [html.P([_left_out(texts, first), " ", fact_mark(texts, "computed")])],
            className="remarks",
        ),
        html.Details(
            [
                html.Summary(texts("chart.as_table")),
                _leaders_table(texts, catalogue, ranking, first, list(indices.items())),
            ],
            className="as-table no-present",
        ),
        answer=texts.count(
            "home.leaders.adopted" if order.adopted else "home.leaders.answer",
            len(best),
            titles=texts("list.and").join(best),
        ),
        class_name="home-leaders",
        link=(texts("home.leaders.all"), address("/priorities", order.weights)),
    )


def _leader(texts: Texts, catalogue: Catalogue, order: Order, todo: int) -> html.Li:
    ranking = order.ranking
    row = ranking.table.row(todo)
    service = catalogue.service_by_todo[todo]
    points = ranking.contributions[row]
    most = MAX_SCORE * ranking.weight_sum
    tie = "=" if ranking.tied[row] else ""
    shares = [
        html.Span(className=f"share share-{k}", style={"width": f"{100 * int(value) / most:.3f}%"})
        for k, value in enumerate(points)
    ]
    return html.Li(
        [
            html.Span(tie + texts.number(int(ranking.ranks[row])), className="leader-rank"),
            dcc.Link(
                service.short(texts.language),
                href=f"/services/{service.service_id}",
                className="leader-title",
                title=service.title(texts.language),
            ),
            html.Span(shares, className="share-bar", **{"aria-hidden": "true"}),
            dcc.Link(
                texts.number(int(ranking.totals[row])),
                href=address("/priorities", order.weights, s=todo),
                className="leader-total",
                title=texts("home.leaders.why"),
            ),
        ]
    )


def _left_out(texts: Texts, first: Leaders) -> str:
    if first.tie_cut:
        return texts.count("home.leaders.tie_cut", first.tie_cut, all=first.beyond)
    return texts.count("home.leaders.beyond", first.beyond)


def _leaders_table(
    texts: Texts,
    catalogue: Catalogue,
    ranking: Ranking,
    first: Leaders,
    indices: Sequence[tuple[str, str]],
) -> html.Div:
    names = dict(indices)
    rows = []
    for todo in first.ids:
        row = ranking.table.row(todo)
        points = [texts.number(int(value)) for value in ranking.contributions[row]]
        title = catalogue.service_by_todo[todo].short(texts.language)
        rows.append([title, *points, texts.number(int(ranking.totals[row]))])
    columns = [texts("home.service"), *(names[name] for name in INDEX_IDS), texts("home.total")]
    return table(texts("home.leaders.caption"), columns, rows)


def _unscored(texts: Texts, key: str, class_name: str) -> html.Section:
    empty = empty_state(texts("home.unscored"), texts("home.empty.next"))
    return card(texts(key), empty, class_name=class_name)
