"""Two to five scenarios side by side: weights, ranks, and how far they agree."""

from __future__ import annotations

from dash import dcc, html

from model.robustness.agreement import PairOrder, strength
from model.scoring import DEFAULT_BOUNDS
from model.weights import INDEX_IDS, MAX_WEIGHT
from pages._shell.components import card, table
from pages._shell.figures import CONFIG
from pages._shell.i18n import Texts
from pages._shell.scenario_compare_roadmap import roadmap_card
from pages._shell.scenario_compare_services import disagreements_card, groups_card, top_card
from pages._shell.scenario_sides import Sides, heads
from pages._shell.scenario_slope import slope_figure
from pages._shell.scenario_words import link, saved_words, standing_badge
from pages._shell.weighed import bounds_values

MOST_NAMED = 8


def contents(texts: Texts, sides: Sides) -> list[object]:
    """Give the cards of the comparison."""
    first = [] if sides.same_data else [_other_data(texts)]
    return [
        *first,
        _weights_card(texts, sides),
        _agreement_card(texts, sides),
        _slope_card(texts, sides),
        groups_card(texts, sides),
        top_card(texts, sides),
        disagreements_card(texts, sides),
        *filter(None, [roadmap_card(texts, sides)]),
    ]


def _other_data(texts: Texts) -> html.Div:
    return html.Div(texts("compare.other_data"), className="notice notice-warning", role="status")


def _weights_card(texts: Texts, sides: Sides) -> object:
    """Set the weights side by side."""
    names = {index.index_id: texts.of(index, "short") for index in sides.catalogue.indices}
    contents = [item.newest.content for item in sides.items]
    rows: list[list[object]] = []
    differing = []
    for place, index in enumerate(INDEX_IDS):
        weights = [content.weights[index] for content in contents]
        if len(set(weights)) > 1:
            differing.append(names[index])
        label = html.Span([html.Span(className=f"swatch share-{place}"), " ", names[index]])
        cells = [_weight(texts, place, weight, weights[0]) for weight in weights]
        rows.append([label, *cells])
    rows.append(
        [texts("compare.sum"), *(texts.number(content.weights.sum) for content in contents)]
    )
    if any(content.bounds != DEFAULT_BOUNDS for content in contents):
        rows.append(
            [
                texts("compare.bounds"),
                *(
                    texts("compare.bounds_of", **bounds_values(texts, content.bounds))
                    for content in contents
                ),
            ]
        )
    if any(content.what_ifs for content in contents):
        counts = [len(content.what_ifs) for content in contents]
        rows.append([texts("compare.what_ifs"), *map(texts.number, counts)])
    heads = [
        html.Span([link(texts, item, className="compare-title"), " ", standing_badge(texts, item)])
        for item in sides.items
    ]
    saved = [
        html.Span(saved_words(texts, item, item.newest), className="quiet") for item in sides.items
    ]
    rows.append([texts("compare.saved"), *saved])
    answer = (
        texts("compare.weights.answer", indices=_listed(texts, differing))
        if differing
        else texts("compare.weights.same")
    )
    shown = table(
        texts("compare.weights"), [texts("compare.index"), *heads], rows, "compare-weights"
    )
    remarks = html.P(texts("compare.weights.remarks"), className="remarks")
    return card(texts("compare.weights"), shown, remarks, answer=answer, class_name="compare-wide")


def _listed(texts: Texts, names: list[str]) -> str:
    """List names in a sentence."""
    *others, last = names
    return texts("list.and").join([texts("list.comma").join(others), last] if others else [last])


def _weight(texts: Texts, place: int, weight: int, first: int) -> html.Span:
    """Show a weight as a bar with its number, and how it differs from the first one's."""
    change = weight - first
    said = f"{'+' if change > 0 else '−'}{texts.number(abs(change))}" if change else ""
    return html.Span(
        [
            html.Span(texts.number(weight), className="weight-number"),
            html.Span(
                html.Span(
                    className=f"weight-bar share-{place}",
                    style={"width": f"{100 * weight / MAX_WEIGHT:.0f}%"},
                ),
                className="weight-track",
                **{"aria-hidden": "true"},
            ),
            html.Span(said, className="weight-change", dir="ltr"),
        ],
        className="compare-weight",
    )


def _agreement_card(texts: Texts, sides: Sides) -> object:
    """Say how far each two agree, in numbers and in words."""
    compared = sides.compared
    titles = sides.titles(texts)
    weakest = min(
        compared.pairs, key=lambda pair: 2.0 if pair.order.tau is None else pair.order.tau
    )
    rows = [
        [
            html.Span(
                [
                    html.Bdi(titles[pair.first]),
                    " ",
                    texts("compare.and"),
                    " ",
                    html.Bdi(titles[pair.second]),
                ],
            ),
            _number(texts, pair.order.tau),
            _number(texts, pair.order.rho),
            html.Span(_agreement_words(texts, pair.order), className="agreement-words"),
        ]
        for pair in compared.pairs
    ]
    columns = [texts(f"compare.agreement.{name}") for name in ("pair", "tau", "rho", "means")]
    parts: list[object] = [table(texts("compare.agreement"), columns, rows, "compare-agreement")]
    if compared.concordance is not None and len(sides.items) > 2:
        w = texts.decimal(compared.concordance.w)
        parts.append(html.P(texts("compare.concordance", w=w), className="compare-concordance"))
    parts.append(html.P(texts("compare.agreement.remarks"), className="remarks"))
    return card(
        texts("compare.agreement"),
        *parts,
        answer=_agreement_words(texts, weakest.order),
        class_name="compare-wide",
    )


def _number(texts: Texts, value: float | None) -> html.Span:
    return html.Span("–" if value is None else texts.decimal(value), dir="ltr")


def _agreement_words(texts: Texts, order: PairOrder) -> str:
    """Say what tau means: of a hundred pairs of services, how many stand in the same order."""
    pairs = order.same + order.turned
    if order.tau is None or not pairs:
        return texts("compare.agreement.level")
    return texts(
        "compare.agreement.says",
        strength=texts(f"strength.{strength(order.tau)}"),
        same=order.same,
        turned=order.turned,
        level=order.level,
    )


def _slope_card(texts: Texts, sides: Sides) -> object:
    """Draw the ranks from scenario to scenario."""
    compared = sides.compared
    furthest = compared.disagreements[:MOST_NAMED]
    named = [(one.id, sides.service(texts, one.id)) for one in furthest]
    moved = len(compared.disagreements)
    answer = (
        texts.count("compare.slope.answer", moved, all=len(compared.ids))
        if moved
        else texts("compare.slope.same")
    )
    left_out = max(0, moved - len(named))
    remarks = [texts.count("compare.slope.named", len(named))] if named else []
    if left_out:
        remarks.append(texts.count("compare.slope.quiet", left_out))
    remarks.append(texts("compare.slope.bars"))
    order = compared.ranks[0].argsort(kind="stable")
    rows = [
        [
            sides.service(texts, int(compared.ids[column])),
            *(texts.number(int(rank)) for rank in compared.ranks[:, column]),
        ]
        for column in order
    ]
    return card(
        texts("compare.slope"),
        html.Div(
            dcc.Graph(
                figure=slope_figure(texts, compared, sides.titles(texts), named),
                config=CONFIG,
                responsive=True,
                className="slope",
            ),
            className="slope-scroll",
            tabIndex=0,
            role="group",
            **{"aria-label": answer},
        ),
        html.P(" ".join(remarks), className="remarks"),
        html.Details(
            [
                html.Summary(texts("chart.as_table")),
                table(
                    texts("compare.slope"), [texts("compare.service"), *heads(texts, sides)], rows
                ),
            ],
            className="as-table",
        ),
        answer=answer,
        class_name="compare-wide compare-slope",
    )
