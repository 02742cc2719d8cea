"""One scenario: its picture, whether it is still the same, its revisions and its history."""

from __future__ import annotations

from dash import dcc, html

from model.weighing import report_weights
from pages._shell.components import empty_state
from pages._shell.i18n import Texts
from pages._shell.scenario_acts import actions
from pages._shell.scenario_past import history_card, revisions_card
from pages._shell.scenario_picture import same_card, settings_card
from pages._shell.scenario_places import places_card
from pages._shell.scenario_roadmap import plan_card, plan_settings_card
from pages._shell.scenario_seen import Seen
from pages._shell.scenario_words import (
    PATH,
    reason_words,
    saved_words,
    spoken,
    standing_badge,
    title_words,
)


def contents(texts: Texts, seen: Seen) -> list[object]:
    """Give all that is shown of a scenario."""
    return [
        _head(texts, seen),
        html.Div(
            [
                html.Div(
                    [
                        same_card(texts, seen),
                        *filter(None, [plan_card(texts, seen)]),
                        places_card(texts, seen),
                    ],
                    className="body-main",
                ),
                html.Div(
                    [
                        settings_card(texts, seen),
                        *filter(None, [plan_settings_card(texts, seen)]),
                        revisions_card(texts, seen),
                        history_card(texts, seen),
                    ],
                    className="body-main",
                ),
            ],
            className="scenario-cards",
        ),
    ]


def unknown(texts: Texts, says: str) -> html.Div:
    """Say that there is no such scenario."""
    return html.Div(
        [
            html.H1(texts("scenarios.unknown"), className="page-title"),
            empty_state(says, texts("scenarios.unknown.next")),
            dcc.Link(texts("scenarios.all"), href=PATH),
        ]
    )


def _head(texts: Texts, seen: Seen) -> html.Div:
    item, save = seen.item, seen.save
    tags = [html.Span(tag, className="scenario-tag", dir="auto") for tag in item.tags]
    older = []
    if save.number != item.newest.number:
        newest = dcc.Link(
            texts("scenario.to_newest", number=item.newest.number), href=f"{PATH}/{item.key}"
        )
        older = [
            html.Div(
                [html.Span(texts("scenario.older", number=save.number)), " ", newest],
                className="notice",
                role="status",
            )
        ]
    return html.Div(
        [
            dcc.Link(texts("scenarios.all"), href=PATH, className="scenario-up no-print"),
            html.Div(
                [
                    html.H1(html.Bdi(title_words(texts, item)), className="page-title"),
                    standing_badge(texts, item),
                    *tags,
                ],
                className="scenario-head",
            ),
            spoken(reason_words(texts, item, save), "page-answer"),
            html.P(saved_words(texts, item, save), className="quiet"),
            *older,
            actions(texts, item, save, report_weights(seen.catalogue)),
        ],
        className="page-head scenario-page-head",
    )
