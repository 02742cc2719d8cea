"""The plan of a rollout: the form of its waves, what they come to, and the steps that are kept."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import dash_bootstrap_components as dbc
from dash import dcc, html

from model.calendar import format_jalali
from model.catalogue import Catalogue, RolloutStep, ServiceStatus
from model.links import catalogue_graph
from model.rollout.waves import Planned
from model.waiting import Waits, WaitState
from pages._shell import ids
from pages._shell.components import fact_mark, table
from pages._shell.i18n import Texts
from pages._shell.rollout import subject_title
from pages._shell.words import person

R = ids.Rollout
NUMBERS = {
    "pilot_weeks": (R.PILOT_WEEKS, 8),
    "per_wave": (R.PER_WAVE, 3),
    "weeks_between": (R.WEEKS_BETWEEN, 4),
    "ending_weeks": (R.ENDING_WEEKS, 12),
}
"""By field of a plan, its input and what stands there at first: a suggestion, to be changed."""


def form(texts: Texts) -> html.Div:
    """Lay out the form; its menus arrive with the data."""
    fields = [
        _field(texts("rollout.subject"), dbc.Select(id=R.SUBJECT), "is-wide"),
        _field(texts("rollout.pilot"), dbc.Select(id=R.PILOT)),
        _field(
            texts("rollout.start"),
            dcc.Input(
                id=R.START,
                type="text",
                value="",
                maxLength=20,
                placeholder=texts("target.by.example"),
                className="form-control",
            ),
        ),
    ]
    for name, (place, usual) in NUMBERS.items():
        number = dcc.Input(
            id=place,
            type="text",
            inputMode="numeric",
            value=texts.number(usual),
            maxLength=5,
            className="form-control",
        )
        fields.append(_field(texts(f"rollout.{name}"), number))
    button = html.Button(
        texts("rollout.preview"), id=R.PREVIEW, type="button", className="tool-button"
    )
    keep = html.Button(
        texts("rollout.keep"), id=R.KEEP, type="button", className="tool-button", disabled=True
    )
    return html.Div(
        [*fields, html.Div([button, keep], className="target-buttons")], className="rollout-form"
    )


def _field(label: str, field: object, class_name: str = "") -> html.Div:
    name = html.Label(label, htmlFor=field.id)  # type: ignore[attr-defined]
    return html.Div([name, field], className=f"field {class_name}".strip())


def subject_options(texts: Texts, catalogue: Catalogue) -> list[dict[str, str]]:
    """Give the groups and the services that can be taken to the districts."""
    groups = [
        {
            "value": f"group:{group.group_id}",
            "label": texts("rollout.group_of", title=group.title(texts.language)),
        }
        for group in sorted(catalogue.rollout_groups, key=lambda one: (one.programme, one.position))
    ]
    services = [
        {
            "value": f"service:{service.service_id}",
            "label": f"{texts.number(service.service_id)} · {service.short(texts.language)}",
        }
        for service in sorted(catalogue.services, key=lambda one: one.service_id)
    ]
    return groups + services


def district_options(texts: Texts, catalogue: Catalogue) -> list[dict[str, str]]:
    """Give the districts by number."""
    return [
        {"value": district.district_id, "label": district.title(texts.language)}
        for district in sorted(catalogue.districts, key=lambda one: one.number)
    ]


def previewed(
    texts: Texts, catalogue: Catalogue, service: int | None, planned: Sequence[Planned]
) -> list[object]:
    """Say what a plan comes to: who is ready, and what happens in which district on which day."""
    names = {one.district_id: one.title(texts.language) for one in catalogue.districts}
    rows = [
        [names[district], texts(f"rollout_stage.{stage}"), _day(texts, day)]
        for district, stage, day in planned
    ]
    columns = [texts("rollout.district"), texts("rollout.stage"), texts("rollout.date")]
    said: list[object] = [html.P(_ready(texts, catalogue, service), className="rollout-ready")]
    last = planned[-1][2]
    said.append(
        html.P(
            [
                texts("rollout.planned", districts=len(names), day=_day(texts, last)),
                " ",
                fact_mark(texts, "assumed"),
            ]
        )
    )
    return [*said, table(texts("rollout.preview"), columns, rows)]


def _ready(texts: Texts, catalogue: Catalogue, service: int | None) -> str:
    """Say whether the service itself is ready to be taken anywhere."""
    if service is None:
        return texts("rollout.ready.group")
    if catalogue.service_by_id[service].status is ServiceStatus.EXISTING:
        return texts("rollout.ready.open")
    wait = Waits(catalogue_graph(catalogue)).of(service)
    if wait.state is WaitState.READY_TO_START:
        return texts("rollout.ready.start")
    return texts("rollout.ready.waits", state=texts(f"wait_state.{wait.state}"))


def steps(texts: Texts, catalogue: Catalogue, today: date) -> object:
    """List the steps that are kept, the next first."""
    if not catalogue.rollout_steps:
        lines = [
            html.P(texts("rollout.steps.none")),
            html.P(texts("rollout.steps.none.next"), className="quiet"),
        ]
        return html.Div(lines, className="empty-state")
    districts = {one.district_id: one.title(texts.language) for one in catalogue.districts}
    ordered = sorted(
        catalogue.rollout_steps, key=lambda step: (step.done_on is not None, step.day, step.step_id)
    )
    rows = [
        [
            subject_title(texts, catalogue, step),
            districts[step.district],
            texts(f"rollout_stage.{step.stage}"),
            _day(texts, step.day),
            _state(texts, step, today),
            person(texts, step.updated_by or step.added_by),
            _buttons(texts, step),
        ]
        for step in ordered
    ]
    columns = [
        texts(f"rollout.{name}")
        for name in ("subject", "district", "stage", "date", "state", "who", "tools")
    ]
    return table(texts("rollout.steps"), columns, rows, "rollout-steps-table")


def _state(texts: Texts, step: RolloutStep, today: date) -> html.Span:
    if step.done_on is not None:
        return html.Span(texts("rollout.done", day=_day(texts, step.done_on)))
    if step.day < today:
        return html.Span(texts("rollout.late"), className="rollout-late")
    return html.Span(texts("rollout.to_come"), className="quiet")


def _buttons(texts: Texts, step: RolloutStep) -> html.Div:
    do = ["remove"] if step.done_on is not None else ["reach", "remove"]
    return html.Div(
        [
            html.Button(
                texts(f"rollout.{name}"),
                id={
                    "type": ids.STEP_BUTTON,
                    "do": name,
                    "key": step.step_id,
                    "version": step.version,
                },
                type="button",
                className="text-button",
            )
            for name in do
        ],
        className="rollout-tools no-print no-present",
    )


def _day(texts: Texts, day: date) -> str:
    return format_jalali(day, texts.language, month_name=True)
