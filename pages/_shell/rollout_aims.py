"""The aims of a rollout: an indicator each, its target, and the values that people enter."""

from __future__ import annotations

from dash import html

from model.catalogue import Catalogue, RolloutAim
from pages._shell.charter_forms import add_button, edit_button
from pages._shell.components import card, fact_mark
from pages._shell.i18n import Texts
from pages._shell.indicator_chart import Goal, chart, target_words


def aims_card(texts: Texts, catalogue: Catalogue) -> html.Section:
    """List the aims; what is measured is drawn against what people set as its target."""
    aims = sorted(catalogue.rollout_aims, key=lambda one: one.position)
    return card(
        texts("rollout.aims"),
        html.Ul([_aim(texts, catalogue, one) for one in aims], className="rollout-aims"),
        answer=texts("rollout.aims.answer"),
    )


def _aim(texts: Texts, catalogue: Catalogue, aim: RolloutAim) -> html.Li:
    goal = Goal(texts.of(aim, "indicator"), texts.of(aim, "unit"), aim.target, aim.due)
    values = [one for one in catalogue.aim_values if one.aim == aim.aim_id]
    given = {"target": aim.target, "due": aim.due}
    tools = [
        add_button(texts, "aim_value", {"aim": aim.aim_id}, texts("charter.enter_value")),
        edit_button(
            texts,
            "rollout_aim",
            aim.aim_id,
            aim.version,
            given,
            goal.title,
            label=texts("rollout.set_target"),
        ),
    ]
    measured = [
        goal.title,
        " ",
        html.Span(texts("rollout.in_unit", unit=goal.unit), className="quiet"),
        " ",
        fact_mark(texts, aim.basis),
    ]
    return html.Li(
        [
            html.B(aim.title(texts.language), className="rollout-aim"),
            html.P(measured),
            html.P([target_words(texts, goal), " ", html.Span(tools, className="line-tools")]),
            chart(texts, goal, values),
        ]
    )
