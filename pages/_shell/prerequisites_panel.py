"""The panel of one prerequisite: its skeleton, with the fields that people fill in."""

from __future__ import annotations

from collections.abc import Sequence

import dash_bootstrap_components as dbc
from dash import dcc, html

from model.catalogue import PrerequisiteStatus, StepKind
from pages._shell import ids
from pages._shell.components import icon
from pages._shell.i18n import Texts

P = ids.Prerequisites
FIELDS = {
    "status": P.STATUS,
    "contact_unit": P.UNIT,
    "council": P.COUNCIL,
    "expected_quarter": P.QUARTER,
    "next_step": P.NEXT,
    "next_step_date": P.NEXT_DATE,
}
"""The field of each value that people give a prerequisite, in the order of the panel."""

DRAFTED = (
    *(P.STEP_KIND, P.STEP_DAY, P.STEP_NUMBER, P.STEP_DATE, P.STEP_TEXT, P.STEP_STATUS),
    *(P.LINK_SUBJECT, P.LINK_REASON),
)
"""What else is typed in the panel and kept, like the fields, until it is saved."""

LONGEST = 2000
NONE = "-"
"""Stands in a list of choices for none of them: an empty value would be shown as no choice."""


def panel(texts: Texts) -> html.Aside:
    """Lay out the panel; it is not seen until a prerequisite is chosen."""
    return html.Aside(
        [
            html.Button(
                icon("close"),
                id=P.CLOSE,
                type="button",
                className="icon-button panel-close no-print",
                title=texts("prerequisites.close"),
                **{"aria-label": texts("prerequisites.close")},
            ),
            html.Div(id=P.HEAD, className="panel-head"),
            _state(texts),
            _steps(texts),
            _blocks(texts),
            _history(texts),
        ],
        id=P.PANEL,
        className="card-box prerequisites-panel",
        hidden=True,
        tabIndex=-1,
        **{
            "aria-label": texts("prerequisites.panel"),
            "data-left": texts("prerequisites.draft.left", title="{title}"),
            "data-back": texts("prerequisites.draft.back"),
        },
    )


def status_options(texts: Texts) -> list[dict[str, str]]:
    """Give the statuses in their order."""
    return [
        {"label": texts(f"prerequisite_status.{status}"), "value": str(status)}
        for status in PrerequisiteStatus
    ]


def _state(texts: Texts) -> html.Section:
    fields = [
        field(
            texts("field.status"),
            dbc.Select(id=P.STATUS, options=status_options(texts), value="not_reported"),
            P.STATUS,
        ),
        field(texts("field.contact_unit"), text_field(P.UNIT, 200), P.UNIT),
        field(
            texts("field.council"),
            dbc.Select(id=P.COUNCIL, options=[], value=NONE),
            P.COUNCIL,
        ),
        field(
            texts("field.expected_quarter"),
            text_field(P.QUARTER, 40, texts("prerequisites.quarter.example"), list=P.QUARTERS),
            P.QUARTER,
        ),
        html.Datalist(id=P.QUARTERS),
        field(texts("field.next_step"), text_field(P.NEXT, LONGEST), P.NEXT, wide=True),
        field(
            texts("field.next_step_date"),
            text_field(P.NEXT_DATE, 20, texts("prerequisites.day.example")),
            P.NEXT_DATE,
        ),
    ]
    choices = [
        _button(texts("prerequisites.ask.yes"), P.CONFIRM, hidden=True),
        _button(texts("prerequisites.stale.mine"), P.OVERWRITE, hidden=True),
        _button(texts("prerequisites.stale.take"), P.TAKE, hidden=True),
    ]
    return _part(
        texts("prerequisites.state"),
        html.Div(fields, className="panel-fields"),
        html.Div(id=P.SAID, className="panel-said", role="status"),
        html.Div(
            [_button(texts("prerequisites.save"), P.SAVE, main=True), *choices],
            className="panel-buttons",
        ),
    )


def _steps(texts: Texts) -> html.Section:
    kinds = [{"label": texts(f"step_kind.{kind}"), "value": str(kind)} for kind in StepKind]
    same = {"label": texts("prerequisites.step.same"), "value": NONE}
    day = texts("prerequisites.day.example")
    fields = [
        field(
            texts("prerequisites.step.kind"),
            dbc.Select(id=P.STEP_KIND, options=kinds, value=StepKind.LETTER),
            P.STEP_KIND,
        ),
        field(texts("prerequisites.step.day"), text_field(P.STEP_DAY, 20, day), P.STEP_DAY),
        field(
            texts("prerequisites.step.number"),
            text_field(P.STEP_NUMBER, 60),
            P.STEP_NUMBER,
            class_name="of-letter",
        ),
        field(
            texts("prerequisites.step.letter_date"),
            text_field(P.STEP_DATE, 20, day),
            P.STEP_DATE,
            class_name="of-letter",
        ),
        field(
            texts("prerequisites.step.text"),
            dbc.Textarea(id=P.STEP_TEXT, value="", maxlength=LONGEST, rows=2),
            P.STEP_TEXT,
            wide=True,
        ),
        field(
            texts("prerequisites.step.status"),
            dbc.Select(id=P.STEP_STATUS, options=[same, *status_options(texts)], value=NONE),
            P.STEP_STATUS,
        ),
    ]
    return _part(
        texts("prerequisites.steps"),
        html.Div(id=P.STEPS),
        html.Div(
            [
                html.H4(texts("prerequisites.step.new"), className="panel-new"),
                html.Div(fields, className="panel-fields"),
                html.Div(id=P.STEP_SAID, className="panel-said", role="status"),
                html.Div(
                    _button(texts("prerequisites.step.save"), P.STEP_SAVE, main=True),
                    className="panel-buttons",
                ),
            ],
            className="no-print",
        ),
    )


def _blocks(texts: Texts) -> html.Section:
    fields = [
        field(
            texts("prerequisites.link.subject"),
            dbc.Select(
                id=P.LINK_SUBJECT,
                options=[],
                value="",
                placeholder=texts("prerequisites.link.choose"),
            ),
            P.LINK_SUBJECT,
            wide=True,
        ),
        field(
            texts("prerequisites.link.reason"),
            text_field(P.LINK_REASON, LONGEST),
            P.LINK_REASON,
            wide=True,
        ),
    ]
    return _part(
        texts("prerequisites.blocks"),
        html.Div(id=P.BLOCKS),
        html.Div(
            [
                html.H4(texts("prerequisites.link.add"), id=P.LINK_TITLE, className="panel-new"),
                html.Div(fields, className="panel-fields"),
                html.Div(id=P.LINK_SAID, className="panel-said", role="status"),
                html.Div(
                    [
                        _button(texts("prerequisites.link.save"), P.LINK_SAVE, main=True),
                        _button(texts("prerequisites.link.cancel"), P.LINK_CANCEL, hidden=True),
                    ],
                    className="panel-buttons",
                ),
            ],
            className="no-print",
        ),
    )


def _history(texts: Texts) -> html.Section:
    return _part(
        texts("prerequisites.history"),
        html.Div(
            [
                html.P("", id=P.UNDO_WHAT, className="quiet"),
                _button(texts("change.undo"), P.UNDO, hidden=True),
                html.Div(id=P.UNDO_SAID, className="panel-said", role="status"),
            ],
            className="panel-undo no-print",
        ),
        html.Div(id=P.HISTORY),
    )


def _part(title: str, *children: object) -> html.Section:
    return html.Section(
        [html.H3(title, className="panel-title"), *children], className="panel-part"
    )


def field(
    label: str, control: object, element_id: str, *, wide: bool = False, class_name: str = ""
) -> html.Div:
    """Put a label on a field."""
    names = ["panel-field", "is-wide" if wide else "", class_name]
    return html.Div(
        [html.Label(label, htmlFor=element_id), control], className=" ".join(filter(None, names))
    )


def text_field(element_id: str, longest: int, example: str = "", **more: object) -> dcc.Input:
    """Lay out a field for one line of text."""
    return dcc.Input(
        id=element_id,
        type="text",
        value="",
        maxLength=longest,
        placeholder=example,
        autoComplete="off",
        className="form-control",
        **more,
    )


def _button(
    label: str, element_id: str, *, main: bool = False, hidden: bool = False
) -> html.Button:
    return html.Button(
        label,
        id=element_id,
        type="button",
        className="tool-button main-button" if main else "tool-button",
        hidden=hidden,
    )


def council_options(texts: Texts, councils: Sequence[object]) -> list[dict[str, str]]:
    """Give the councils that may carry a prerequisite, and none."""
    nobody = {"label": texts("prerequisites.none_chosen"), "value": NONE}
    return [
        nobody,
        *({"label": texts.of(c), "value": c.council_id} for c in councils),  # type: ignore[attr-defined]
    ]
