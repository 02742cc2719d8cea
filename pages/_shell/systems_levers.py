"""What to deliver so that the most priority opens: one by itself, and some together."""

from __future__ import annotations

from collections.abc import Sequence

from dash import dcc, html

from model.catalogue import Catalogue
from model.graph import Node
from model.leverage import Choice, Lever, Together
from pages._shell.components import empty_state, fact_mark, table
from pages._shell.i18n import Texts
from pages._shell.places import node_title
from pages._shell.systems import focus_address
from pages._shell.weighed import Carried

MOST_LEVERS = 10


def levers(
    texts: Texts, catalogue: Catalogue, found: Sequence[Lever], weights: Carried
) -> list[object]:
    """List the single deliveries that open something, and say what ties and what opens nothing."""
    opening = [lever for lever in found if lever.gain]
    if not opening:
        return [empty_state(texts("systems.levers.none"), texts("systems.levers.none.next"))]
    first = [lever for lever in opening if lever.rank == 1]
    if len(first) > 1:
        says = texts.count("systems.levers.tied", len(first), gain=first[0].gain)
    else:
        title = node_title(catalogue, first[0].node, texts.language)
        says = texts.count(
            "systems.levers.answer", len(first[0].opens), title=title, gain=first[0].gain
        )
    shown = opening[:MOST_LEVERS]
    # Equal ones are shown together or not at all told apart: the last rank is shown whole.
    shown += [lever for lever in opening[MOST_LEVERS:] if lever.rank == shown[-1].rank]
    ranks = [lever.rank for lever in opening]
    rows = [
        [
            _rank(texts, lever.rank, ranks.count(lever.rank)),
            _name(texts, catalogue, lever.node, weights),
            texts.number(len(lever.opens)),
            texts.number(lever.gain),
            texts.number(lever.waiting),
        ]
        for lever in shown
    ]
    columns = [
        texts(f"systems.levers.{name}") for name in ("rank", "what", "opens", "gain", "waiting")
    ]
    rest = len(opening) - len(shown)
    idle = len(found) - len(opening)
    remarks = [texts.count("systems.levers.idle", idle)] if idle else []
    if rest:
        remarks.insert(0, texts.count("systems.levers.rest", rest))
    return [
        html.P([says, " ", fact_mark(texts, "computed")], className="card-answer"),
        table(texts("systems.levers"), columns, rows, "lever-table"),
        html.P(" ".join([*remarks, texts("systems.levers.left_out")]), className="remarks"),
    ]


def _rank(texts: Texts, rank: int, number: int) -> str:
    if number == 1:
        return texts.number(rank)
    return texts("systems.levers.shared", rank=rank)


def _name(texts: Texts, catalogue: Catalogue, node: Node, weights: Carried) -> html.Span:
    return html.Span(
        [
            html.Span(texts(f"waiting.kind.{node.kind}"), className="chain-kind"),
            " ",
            dcc.Link(
                node_title(catalogue, node, texts.language), href=focus_address(node, weights)
            ),
        ]
    )


def together(texts: Texts, catalogue: Catalogue, found: Together, weights: Carried) -> list[object]:
    """Set the best deliveries together beside what choosing one by one gives."""
    if not found.best.opens:
        says = texts.count("systems.together.none", found.most)
        return [empty_state(says, texts("systems.together.none.next"))]
    same = found.missed == 0
    says = texts.count(
        "systems.together.answer",
        len(found.best.nodes),
        opens=len(found.best.opens),
        gain=found.best.gain,
    )
    versus = (
        texts("systems.together.same")
        if same
        else texts("systems.together.missed", missed=found.missed, gain=found.greedy.gain)
    )
    lines: list[object] = [
        html.P([says, " ", versus, " ", fact_mark(texts, "computed")], className="card-answer"),
        html.Div(
            [
                _choice(texts, catalogue, found.best, "best", weights),
                _choice(texts, catalogue, found.greedy, "greedy", weights),
            ],
            className="together-choices",
        ),
        *_ties(texts, catalogue, found, weights),
    ]
    sure = texts("systems.together.proven" if found.proven else "systems.together.unproven")
    return [*lines, html.P(sure, className="remarks")]


def _choice(
    texts: Texts, catalogue: Catalogue, choice: Choice, key: str, weights: Carried
) -> html.Div:
    says = texts.count("systems.together.opens", len(choice.opens), gain=choice.gain)
    listed = [html.Li(_name(texts, catalogue, node, weights)) for node in choice.nodes]
    return html.Div(
        [
            html.H3(texts(f"systems.together.{key}"), className="panel-head"),
            html.P(says, className="quiet"),
            html.Ol(listed, className="panel-list"),
        ]
    )


def _ties(texts: Texts, catalogue: Catalogue, found: Together, weights: Carried) -> list[object]:
    """Tell the other choices that are as good."""
    if not found.ties:
        return [html.P(texts("systems.together.alone"))] if found.proven else []
    key = "systems.together.ties_more" if found.more_ties else "systems.together.ties"
    listed = [
        html.Li(
            [
                part
                for place, node in enumerate(choice.nodes)
                for part in (
                    *([texts("list.semicolon")] if place else []),
                    _name(texts, catalogue, node, weights),
                )
            ]
        )
        for choice in found.ties
    ]
    summary = html.Summary(texts.count(key, len(found.ties)))
    return [html.Details([summary, html.Ul(listed)], className="names")]
