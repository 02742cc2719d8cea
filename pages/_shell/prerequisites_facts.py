"""What the panel of one prerequisite shows: head, values, steps, links, history, refusals."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from dash import dcc, html

from model.calendar import QUARTERS, Quarter, quarter_of
from model.catalogue import Catalogue, Change, Prerequisite, PrerequisiteService, PrerequisiteStep
from model.errors import StaleEdit
from model.prerequisites import Link, Standing
from pages._shell.changes import change_words
from pages._shell.components import fact_mark
from pages._shell.facts import moment, place_of
from pages._shell.i18n import Texts
from pages._shell.prerequisites import Weights, body_address
from pages._shell.prerequisites_panel import FIELDS, NONE
from pages._shell.prerequisites_words import attention_pills, days_text, waits_text
from pages._shell.words import (
    LINKS,
    blocked_words,
    day_text,
    field_words,
    person,
    quarter_text,
    step_kind,
    value_words,
)

YEARS_AHEAD = 3
MOST_HISTORY = 60
MOST_STEPS = 4
"""Steps that are told at once; earlier ones are folded, so that the next can be entered."""


def values_of(texts: Texts, one: Prerequisite) -> dict[str, str]:
    """Give the values of the fields as people read and write them, in the order of `FIELDS`."""
    day = one.next_step_date
    return {
        "status": str(one.status),
        "contact_unit": one.contact_unit or "",
        "council": one.council or NONE,
        "expected_quarter": quarter_text(texts, one.expected_quarter)
        if one.expected_quarter
        else "",
        "next_step": one.next_step or "",
        "next_step_date": day_text(texts, day, month_name=False) if day else "",
    }


def shown_of(texts: Texts, one: Prerequisite) -> dict[str, object]:
    """Give what the page remembers of the state that it shows, to know what was changed in it."""
    return {
        "key": one.prerequisite_id,
        "version": one.version,
        "values": values_of(texts, one),
    }


def quarter_choices(texts: Texts, today: date) -> list[html.Option]:
    """Propose the quarters of the next years; any other can be typed."""
    now = quarter_of(today)
    some = [Quarter(now.year + n, q) for n in range(YEARS_AHEAD + 1) for q in QUARTERS]
    return [html.Option(value=quarter_text(texts, one)) for one in some if one >= now]


def head(texts: Texts, standing: Standing, weights: Weights) -> list[object]:
    """Head the panel: what it is, who owes it, what stands out, how much waits."""
    one = standing.prerequisite
    owing: list[object] = []
    for body in standing.bodies:
        if owing:
            owing.append(texts("list.comma"))
        owing.append(dcc.Link(body.title(texts.language), href=body_address(body.body_id, weights)))
    follow_up = standing.follow_up
    lines: list[object] = [
        html.H2(one.title(texts.language), className="card-question"),
        html.P(owing or texts("prerequisites.own")),
        html.P(
            [
                texts("prerequisites.place", place=place_of(texts, one)),
                " ",
                fact_mark(texts, "printed"),
            ],
            className="quiet",
        ),
    ]
    pills = attention_pills(texts, follow_up.attentions)
    if pills:
        lines.append(html.P(pills, className="list-pills"))
    impact = standing.impact
    waits = (
        texts.count(
            "prerequisites.impact",
            len(impact.services),
            total=impact.total,
            direct=len(impact.direct),
        )
        if impact.services
        else waits_text(texts, standing)
    )
    lines.append(html.P([waits, " ", fact_mark(texts, "computed")]))
    lines.append(html.P(days_text(texts, follow_up), className="quiet"))
    return lines


def steps(texts: Texts, done: Sequence[PrerequisiteStep]) -> list[object]:
    """List what was done, newest first; a line that its author took back stays and says so."""
    if not done:
        return [html.P(texts("prerequisites.steps.none"), className="quiet")]
    listed = [_step(texts, step) for step in done]
    shown = html.Ol(listed[:MOST_STEPS], className="briefs step-list")
    older = listed[MOST_STEPS:]
    if not older:
        return [shown]
    summary = html.Summary(texts.count("prerequisites.steps.older", len(older)))
    return [shown, html.Details([summary, html.Ol(older, className="briefs step-list")])]


def _step(texts: Texts, step: PrerequisiteStep) -> html.Li:
    who = person(texts, step.added_by)
    by = texts("prerequisites.step.by", who=who, at=moment(texts, step.added_at))
    marks: list[object] = [
        html.Span(day_text(texts, step.day)),
        html.Span(step_kind(texts, step), className="brief-subject"),
    ]
    if step.withdrawn:
        marks.append(html.Span(texts("prerequisites.step.withdrawn"), className="pill"))
    return html.Li(
        [
            html.Span(marks, className="brief-marks"),
            html.Span(step.text, className="brief-effect step-text", dir="auto"),
            html.Span(by, className="quiet"),
        ],
        className="is-withdrawn" if step.withdrawn else "",
    )


def blocks(texts: Texts, catalogue: Catalogue, links: Sequence[Link]) -> list[object]:
    """List what it blocks, each link with its reason and whose word it is."""
    if not links:
        return [html.P(texts("prerequisites.blocks.empty"), className="quiet")]
    return [
        html.P(texts.count("prerequisites.blocks.answer", len(links)), className="card-answer"),
        html.Ul([_link(texts, catalogue, link) for link in links], className="briefs link-list"),
    ]


def kind_of(link: Link) -> str:
    """Name the kind of a link as the store does."""
    return (
        "prerequisite_service" if isinstance(link, PrerequisiteService) else "prerequisite_system"
    )


def link_title(texts: Texts, catalogue: Catalogue, link: Link) -> str:
    """Name what a link blocks."""
    held = LINKS[kind_of(link)]
    return blocked_words(texts, catalogue, held, getattr(link, held))


def _link(texts: Texts, catalogue: Catalogue, link: Link) -> html.Li:
    title = link_title(texts, catalogue, link)
    marks: list[object] = [fact_mark(texts, link.basis)]
    if link.added_by:
        marks.append(
            html.Span(
                texts("prerequisites.link.by", who=person(texts, link.added_by)),
                className="quiet",
            )
        )
    name: object = title
    if isinstance(link, PrerequisiteService):
        name = dcc.Link(title, href=f"/services/{link.service}")
    buttons = [
        html.Button(
            texts(f"prerequisites.link.{wish}"),
            type="button",
            className="text-button",
            **{
                "aria-label": texts(f"prerequisites.link.{wish}_of", title=title),
                "data-wish": wish,
                "data-kind": kind_of(link),
                "data-key": link.link_id,
                "data-version": str(link.version),
            },
        )
        for wish in ("edit", "remove")
    ]
    return html.Li(
        [
            html.Span(
                [html.Span(name, className="brief-subject"), *marks], className="brief-marks"
            ),
            html.Span(texts.of(link, "reason"), className="brief-effect", dir="auto"),
            html.Span(buttons, className="link-buttons no-print"),
        ]
    )


def link_options(
    texts: Texts, catalogue: Catalogue, links: Sequence[Link]
) -> list[dict[str, object]]:
    """Give the services and systems that it may yet be said to block."""
    there = {(kind_of(link), getattr(link, LINKS[kind_of(link)])) for link in links}
    found: list[dict[str, object]] = []
    services = sorted(catalogue.service_by_id)
    for kind, keys in (
        ("prerequisite_service", services),
        ("prerequisite_system", [system.system_id for system in catalogue.systems]),
    ):
        for key in keys:
            if (kind, key) not in there:
                label = blocked_words(texts, catalogue, LINKS[kind], key)
                found.append({"label": label, "value": f"{kind}:{key}"})
    return found


def history(
    texts: Texts, catalogue: Catalogue, key: str, changes: Sequence[Change]
) -> list[object]:
    """List who changed what and when in one prerequisite, newest first."""
    if not changes:
        return [html.P(texts("prerequisites.history.none"), className="quiet")]
    return [
        html.Details(
            [
                html.Summary(texts.count("prerequisites.history.count", len(changes))),
                html.Ol(
                    [_change(texts, catalogue, key, one) for one in changes[:MOST_HISTORY]],
                    className="briefs",
                ),
            ],
            open=len(changes) < 8,
        )
    ]


def _change(texts: Texts, catalogue: Catalogue, key: str, change: Change) -> html.Li:
    marks: list[object] = [
        html.Span(moment(texts, change.at)),
        html.Span(person(texts, change.who), className="brief-subject"),
    ]
    if change.undoes is not None:
        marks.append(html.Span(texts("change.undoes"), className="pill"))
    says = change_words(texts, catalogue, change, ("prerequisite", key))
    return html.Li([html.Span(marks, className="brief-marks"), html.Span(says, dir="auto")])


def stale(texts: Texts, catalogue: Catalogue, error: StaleEdit) -> html.Div:
    """Show what stands now and what was typed, side by side."""
    values = error.params.get("values")
    fields = values if isinstance(values, dict) else {}
    at, who = error.params.get("at"), error.params.get("who")
    kind = str(error.params.get("kind"))
    rows = [
        html.Tr(
            [
                html.Th(field_words(texts, name), scope="row"),
                *(
                    html.Td(value_words(texts, catalogue, kind, name, one), dir="auto")
                    for one in both
                ),
            ]
        )
        for name, both in fields.items()
    ]
    columns = [texts(f"prerequisites.stale.{name}") for name in ("field", "theirs", "yours")]
    says = texts(
        "prerequisites.stale",
        who=person(texts, who if isinstance(who, str) else None),
        at=moment(texts, at) if isinstance(at, datetime) else "–",
    )
    return html.Div(
        [
            html.P(says),
            html.Table(
                [
                    html.Thead(html.Tr([html.Th(name, scope="col") for name in columns])),
                    html.Tbody(rows),
                ],
                className="plain-table stale-table",
            ),
        ],
        className="notice notice-warning",
    )


def saved_text(texts: Texts, names: Sequence[str]) -> str:
    """Say which fields were saved."""
    listed = [field_words(texts, name) for name in FIELDS if name in names]
    return texts("prerequisites.saved", fields=texts("list.comma").join(listed))
