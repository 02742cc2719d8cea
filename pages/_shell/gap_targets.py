"""The targets: which services by when, how far each is, and who set it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import dash_bootstrap_components as dbc
from dash import dcc, html

from model.calendar import format_jalali
from model.catalogue import Catalogue, Change, TargetScope
from model.overview import domain_standings
from model.targets import Outlook, outlooks
from pages._shell import ids
from pages._shell.changes import change_words
from pages._shell.components import fact_mark
from pages._shell.facts import moment
from pages._shell.i18n import Texts
from pages._shell.words import person, target_words

G = ids.Gaps
LONGEST_NOTE = 200
FORM = "target-form"
EDITING = "target-form is-editing"


def domain_options(texts: Texts, catalogue: Catalogue) -> list[dict[str, str]]:
    """Give the domains that have services."""
    used = [standing.domain for standing in domain_standings(catalogue)]
    return [
        {"value": name, "label": catalogue.domain_by_id[name].title(texts.language)}
        for name in used
        if name is not None
    ]


def service_options(texts: Texts, catalogue: Catalogue) -> list[dict[str, str]]:
    """Give the services by number."""
    return [
        {
            "value": str(service.service_id),
            "label": f"{texts.number(service.service_id)} · {service.short(texts.language)}",
        }
        for service in sorted(catalogue.services, key=lambda service: service.service_id)
    ]


def form(texts: Texts) -> html.Div:
    """Lay out the form of a target; its menus arrive with the data."""
    scopes = [{"value": str(s), "label": texts(f"target.scope.{s}")} for s in TargetScope]
    return html.Div(
        [
            dbc.RadioItems(
                id=G.SCOPE,
                options=scopes,
                value=str(TargetScope.ALL),
                inline=True,
                className="target-scope",
            ),
            _field(texts("target.scope.domain"), dbc.Select(id=G.TARGET_DOMAIN), "of-domain"),
            _field(texts("target.scope.service"), dbc.Select(id=G.TARGET_SERVICE), "of-service"),
            _field(
                texts("target.by"),
                dcc.Input(
                    id=G.BY,
                    type="text",
                    value="",
                    maxLength=20,
                    placeholder=texts("target.by.example"),
                    className="form-control",
                ),
            ),
            _field(
                texts("target.note"),
                dcc.Input(
                    id=G.NOTE,
                    type="text",
                    value="",
                    maxLength=LONGEST_NOTE,
                    className="form-control",
                ),
                "is-wide",
            ),
            html.Div(
                [
                    html.Button(
                        texts("target.save"), id=G.SAVE, type="button", className="tool-button"
                    ),
                    html.Button(
                        texts("target.cancel"), id=G.CANCEL, type="button", className="text-button"
                    ),
                ],
                className="target-buttons",
            ),
        ],
        id=G.FORM,
        className=FORM,
    )


def _field(label: str, field: object, class_name: str = "") -> html.Div:
    name = html.Label(label, htmlFor=field.id)  # type: ignore[attr-defined]
    return html.Div([name, field], className=f"field {class_name}".strip())


def targets(
    texts: Texts, catalogue: Catalogue, history: Sequence[Change], today: date
) -> list[object]:
    """Tell the targets, how far each is, and what was changed about them.

    Parameters
    ----------
    history : sequence of Change
        Of the targets, newest first.
    """
    found = outlooks(catalogue, today)
    if found:
        lines = [_target(texts, catalogue, one) for one in found]
        body: list[object] = [html.Ul(lines, className="targets")]
    else:
        next_ = html.P(
            [texts("target.none.next"), " ", fact_mark(texts, "assumed")], className="quiet"
        )
        body = [html.Div([html.P(texts("target.none")), next_], className="empty-state")]
    if history:
        told = [html.Li(_line(texts, catalogue, change)) for change in history]
        summary = html.Summary(texts("target.history"))
        body.append(html.Details([summary, html.Ul(told)], className="names"))
    return body


def _line(texts: Texts, catalogue: Catalogue, change: Change) -> str:
    return texts(
        "change.line",
        day=moment(texts, change.at),
        who=person(texts, change.who),
        what=change_words(texts, catalogue, change),
    )


def _target(texts: Texts, catalogue: Catalogue, one: Outlook) -> html.Li:
    target = one.target
    about = target_words(texts, catalogue, target.scope, target.domain, target.service)
    day = format_jalali(target.by, texts.language, month_name=True)
    version = {"data-target": target.target_id, "data-version": str(target.version)}
    who = texts("target.who", who=person(texts, target.updated_by or target.added_by))
    words: list[object] = [
        html.Span([html.B(about), " ", texts("target.until", day=day)], className="target-what"),
        html.Span(_how_far(texts, one), className="target-late" if one.late else ""),
    ]
    if target.note:
        words.append(html.Span(html.Bdi(target.note), className="quiet"))
    words.append(html.Span(who, className="quiet"))
    buttons = [
        html.Button(
            texts(f"target.{do}"),
            type="button",
            className="text-button",
            **{**version, "data-do": do, "aria-label": texts(f"target.{do}.this", what=about)},
        )
        for do in ("edit", "remove")
    ]
    return html.Li(
        [
            html.Div(words, className="target-words"),
            html.Div(buttons, className="target-tools no-print no-present"),
        ]
    )


def _how_far(texts: Texts, one: Outlook) -> str:
    if not one.services:
        return texts("target.overruled")
    if not one.missing:
        return texts.count("target.reached", one.services)
    says = texts("target.missing", services=one.services, open=one.open, missing=one.missing)
    key = "target.days_over" if one.days_left < 0 else "target.days_left"
    return says + texts("list.semicolon") + texts.count(key, abs(one.days_left))
