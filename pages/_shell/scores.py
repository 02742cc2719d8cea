"""A service's scores: its place in the ranking, what gave it, and how ready it is."""

from __future__ import annotations

from dash import dcc, html

from model.catalogue import Catalogue
from model.explanation import Contribution, Explanation
from model.service_profile import Profile
from pages._shell.components import card, empty_state, fact_mark
from pages._shell.i18n import Texts


def place_card(texts: Texts, catalogue: Catalogue, profile: Profile) -> html.Section:
    """Say where the service stands in the order, and which scores put it there."""
    explanation, score = profile.explanation, profile.score
    if explanation is None or score is None:
        status = profile.service.status
        empty = empty_state(texts(f"service.unscored.{status}"), texts("service.unscored.next"))
        return card(texts("service.place"), empty, link=(texts("service.weigh_all"), "/priorities"))
    most = 3 * explanation.weight_sum
    return card(
        texts("service.place"),
        _disagreement(texts, profile),
        html.Div(
            html.Table(
                [
                    html.Caption(texts("service.place.caption"), className="visually-hidden"),
                    html.Thead(
                        html.Tr(
                            [
                                html.Th(
                                    texts(f"service.column.{name}"),
                                    scope="col",
                                    className="bar-cell" if name == "share" else "",
                                )
                                for name in ("index", "score", "share", "points")
                            ]
                        )
                    ),
                    html.Tbody(
                        [
                            _score_row(texts, catalogue, k, part, explanation)
                            for k, part in enumerate(explanation.contributions)
                        ]
                    ),
                    html.Tfoot(
                        [
                            _sum_row(texts, "computed", explanation.total, most),
                            _sum_row(texts, "printed", score.printed_total, most),
                        ]
                    ),
                ],
                className="plain-table score-table",
            ),
            className="table-scroll",
            tabIndex=0,
            role="region",
            **{"aria-label": texts("service.place.caption")},
        ),
        html.P(_borders(texts, explanation), className="place-borders"),
        html.Div(html.P(texts("service.place.left_out")), className="remarks"),
        answer=texts(
            "service.place.answer",
            rank=explanation.rank,
            count=len(catalogue.scores),
            group=explanation.group,
            total=explanation.total,
            most=most,
        ),
        link=(texts("service.weigh"), f"/priorities?s={explanation.id}"),
    )


def _disagreement(texts: Texts, profile: Profile) -> html.Div | None:
    """Say it plainly where the report prints another group or total than its scores give."""
    explanation, score = profile.explanation, profile.score
    assert explanation is not None
    assert score is not None
    if (score.printed_group, score.printed_total) == (explanation.group, explanation.total):
        return None
    return html.Div(
        html.P(
            texts(
                "service.place.disagree",
                printed_total=score.printed_total,
                printed_group=score.printed_group,
                total=explanation.total,
                group=explanation.group,
            )
        ),
        className="notice notice-warning",
    )


def _score_row(
    texts: Texts, catalogue: Catalogue, k: int, part: Contribution, explanation: Explanation
) -> html.Tr:
    index = next(index for index in catalogue.indices if index.index_id == part.index)
    longest = max(item.most for item in explanation.contributions)
    bar = html.Div(
        html.Span(
            className=f"why-fill share-{k}",
            style={"width": f"{100 * part.points / longest:.3f}%"},
        ),
        className="why-track",
        style={"width": f"{100 * part.most / longest:.3f}%"},
        **{"aria-hidden": "true"},
    )
    sum_ = texts("service.product", weight=part.weight, score=part.score, points=part.points)
    return html.Tr(
        [
            html.Th(texts.of(index, "short"), scope="row", title=index.title(texts.language)),
            html.Td(
                [
                    html.Span(texts.number(part.score), className="score-number"),
                    html.Span(index.meaning(part.score, texts.language), className="score-meaning"),
                ]
            ),
            html.Td(bar, className="bar-cell"),
            html.Td(html.Bdi(sum_), className="score-sum"),
        ]
    )


def _sum_row(texts: Texts, basis: str, total: int, most: int) -> html.Tr:
    return html.Tr(
        [
            html.Th([texts("service.total"), " ", fact_mark(texts, basis)], scope="row", colSpan=2),
            html.Td(className="bar-cell"),
            html.Td(texts("service.of", number=total, most=most), className="score-sum"),
        ]
    )


def _borders(texts: Texts, explanation: Explanation) -> str:
    parts = []
    if explanation.points_up:
        parts.append(texts.count("service.up", explanation.points_up, group=explanation.group - 1))
    if explanation.points_down:
        parts.append(
            texts.count("service.down", explanation.points_down, group=explanation.group + 1)
        )
    if explanation.tied_with:
        parts.append(texts.count("service.tied", len(explanation.tied_with)))
    return " ".join(parts)


def readiness_card(texts: Texts, catalogue: Catalogue, profile: Profile) -> html.Section:
    """Say how ready the service is, and whether that makes it a quick win."""
    ready = profile.readiness
    if ready is None:
        empty = empty_state(texts("service.ready.none"), texts("service.ready.none.next"))
        return card(texts("service.ready"), empty)
    indices = {index.index_id: index for index in catalogue.indices}
    scores = [
        html.Li(
            texts(
                "service.ready.score",
                index=texts.of(indices[name], "short"),
                score=value,
                weight=indices[name].weight,
                meaning=indices[name].meaning(value, texts.language),
            )
        )
        for name, value in (("frequency", ready.frequency), ("ease", ready.ease))
    ]
    verdict = "service.ready.yes" if ready.quick_win else "service.ready.no"
    place = texts(
        "service.ready.place",
        rank=ready.rank,
        count=profile.readiness_count,
        status=texts(f"status.{profile.service.status}"),
    )
    return card(
        texts("service.ready"),
        html.P([texts(verdict), " ", fact_mark(texts, "assumed")], className="verdict"),
        html.Ul(scores, className="ready-scores"),
        html.P([place, " ", dcc.Link(texts("service.ready.all"), href="/")], className="quiet"),
        answer=texts("service.ready.answer", total=ready.total, most=ready.most),
    )
