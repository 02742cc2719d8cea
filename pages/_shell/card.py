"""The national identity card of a service on its page: what it says, and what is missing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dash import dcc, html

from model.cards.card import EXAMPLE, Card, Entry
from model.cards.completeness import Completeness, completeness
from model.cards.form import Field, FieldType, Section
from model.cards.stages import Mode, StageState, electronic_of
from model.catalogue import Basis, Change
from pages._shell import ids
from pages._shell.card_words import change_line, choice_words, field_value, item_words, plain_words
from pages._shell.components import card as card_box
from pages._shell.components import fact_mark
from pages._shell.facts import moment
from pages._shell.i18n import Texts
from pages._shell.words import person

STAGE_PARTS = ("channels", "channel_other", "contract", "visit_places", "visit_reasons")
MOST_CHANGES = 30


def national_card(texts: Texts, card: Card, changes: Sequence[Change]) -> list[object]:
    """Give the card of a service: head, sections in official order, history."""
    complete = completeness(card)
    return [
        card_box(
            texts("card.title"),
            meter(texts, complete),
            _ways(texts, card),
            html.Div(
                [_section(texts, card, section) for section in card.form.sections],
                className="card-parts",
            ),
            _history(texts, card, changes),
            html.Div(
                html.P(texts("card.source", title=texts.of(card.form))),
                className="remarks no-print",
            ),
            answer=_answer(texts, card, complete),
            class_name="national-card",
        )
    ]


def _answer(texts: Texts, card: Card, complete: Completeness) -> str:
    if card.service is None:
        return texts("card.example.answer")
    if not complete.missing:
        return texts("card.answer.complete", asked=complete.asked)
    return texts(
        "card.answer",
        asked=complete.asked,
        missing=complete.missing,
        written=complete.written,
        known=complete.known,
    )


def meter(texts: Texts, complete: Completeness) -> html.Div:
    """Draw how much is written, known and missing; the sentence beside it says the same."""
    parts = [
        html.Span(
            className=f"stack-part card-{name}",
            style={"width": f"{100 * number / complete.asked:.2f}%"},
            title=texts(f"card.meter.{name}", number=number),
        )
        for name, number in (("written", complete.written), ("known", complete.known))
        if number
    ]
    return html.Div(parts, className="stack card-meter", **{"aria-hidden": "true"})


def _ways(texts: Texts, card: Card) -> html.Div:
    key = EXAMPLE if card.service is None else card.service
    files = [
        html.A(
            texts(f"card.{kind}"),
            href=f"/services/{key}/card.{kind}",
            className="tool-button",
            download=True,
            # The page asks for the paper in the background; the address stays for everything else.
            **({"data-card-print": str(key)} if kind == "pdf" else {}),
        )
        for kind in ("pdf", "json")
    ]
    other = (
        dcc.Link(texts("service.all"), href="/services", className="tool-button")
        if card.service is None
        else dcc.Link(texts("card.example"), href=f"/services/{EXAMPLE}", className="tool-button")
    )
    return html.Div([*files, other], className="ways no-print no-present")


def _section(texts: Texts, card: Card, section: Section) -> html.Section:
    every = card.form.of_section(section.section_id)
    fields = [f for f in every if card.asks(f) or card.entry(f.field_id).basis]
    staged = {name for stage in electronic_of(card).stages for name in _of_stage(card, stage)}
    shown: list[object] = [
        _line(texts, card, field, card.entry(field.field_id))
        for field in fields
        if field.field_id not in staged and _says(card.entry(field.field_id))
    ]
    body: list[object] = [html.Dl(shown, className="card-lines")] if shown else []
    if section.section_id == "access":
        body.append(_stages(texts, card))
    if section.section_id == "flow":
        body.append(_flow(texts, card))
    empty = [
        f for f in fields if f in card.form.kept and card.value(f.field_id) is None and f.counts
    ]
    if empty:
        names = texts("list.comma").join(texts.of(field) for field in empty)
        words = texts.count("card.empty", len(empty), names=names)
        body.append(html.P(words, className="card-missing"))
    elif not body:
        body.append(html.P(texts(f"card.nothing.{section.form}"), className="card-missing"))
    editable = card.service is not None and any(f in card.form.kept for f in fields)
    number = texts.number(section.number)
    head: list[object] = [
        html.H3(
            [html.Span(number, className="card-number"), " ", texts.of(section)],
            className="card-part-title",
        ),
        _count(texts, completeness(card, fields)),
    ]
    if editable:
        title = texts("card.edit.section", title=texts.of(section))
        head.append(
            html.Button(
                texts("card.edit"),
                type="button",
                className="text-button no-print no-present",
                **{"data-card-edit": section.section_id, "aria-label": title},
            )
        )
    return html.Section(
        [
            html.Div(head, className="card-part-head"),
            html.Div(body, className="card-part-body"),
            html.Div(className="card-editor no-print", **{"data-section": section.section_id}),
        ],
        className="card-part",
        id=f"card-part-{section.section_id}",
    )


def _count(texts: Texts, complete: Completeness) -> html.Span:
    if not complete.asked:
        return html.Span()
    words = texts("card.count", filled=complete.filled, asked=complete.asked)
    return html.Span(words, className="card-count")


def _says(entry: Entry) -> bool:
    return entry.value is not None or bool(entry.printed)


def _line(texts: Texts, card: Card, field: Field, entry: Entry) -> html.Div:
    """Show a field that is filled, whose word it is, and how to confirm what nobody wrote."""
    marks: list[object] = []
    if entry.basis not in (None, Basis.PRINTED) and entry.value is not None:
        marks.append(html.Span(fact_mark(texts, entry.basis), title=texts.of(entry, "reason")))
    if entry.printed:
        says = texts("card.printed", text=entry.printed, reason=texts.of(entry, "reason"))
        marks.append(html.Span(says, className="quiet"))
    if entry.basis is not None and card.service is not None:
        title = texts("card.confirm.field", title=texts.of(field))
        marks.append(
            html.Button(
                texts("card.confirm"),
                type="button",
                className="text-button card-confirm no-print no-present",
                **{"data-card-confirm": field.field_id, "aria-label": title},
            )
        )
    said = [] if entry.value is None else [_value(texts, card, field, entry.value)]
    reason = texts.of(entry, "reason") if entry.basis is not None and not entry.printed else ""
    if reason:
        marks.append(html.Span(reason, className="card-reason"))
    value = html.Dd([*said, html.Div(marks, className="card-marks")] if marks else said)
    return html.Div([html.Dt(texts.of(field)), value], className="card-line")


def _value(texts: Texts, card: Card, field: Field, value: Any) -> object:
    if field.type is FieldType.GROUP:
        parts = card.form.parts_by_group[field.field_id]
        lines = [html.Li(_written(item_words(texts, parts, item))) for item in value]
        if len(parts) == 1:
            first = parts[0]
            lines = [html.Li(_written(plain_words(texts, first, i[first.field_id]))) for i in value]
        return html.Ol(lines, className="card-items")
    words = field_value(texts, card.form, field, value)
    if field.type is FieldType.ADDRESS:
        address = words if "://" in words else f"http://{words}"
        return html.A(words, href=address, target="_blank", rel="noopener noreferrer", dir="ltr")
    return _written(words)


def _written(words: str) -> html.Span:
    """Show what people wrote, in its own direction."""
    return html.Span(words, dir="auto", className="card-value")


def _of_stage(card: Card, state: StageState) -> list[str]:
    """The fields that tell of a stage."""
    names = [f"{state.stage}_{part}" for part in ("mode", *STAGE_PARTS, "visit_other")]
    return [name for name in names if name in card.form.field_by_id]


def _stages(texts: Texts, card: Card) -> html.Ul:
    """Show the four stages in a row: electronic or not, how, and why one must come."""
    return html.Ul(
        [_stage(texts, card, state) for state in electronic_of(card).stages], className="stages"
    )


def _stage(texts: Texts, card: Card, state: StageState) -> html.Li:
    entry = card.entry(f"{state.stage}_mode")
    says: list[object] = [
        html.Span(texts(f"stage.{state.stage}"), className="stage-name"),
        mode_pill(texts, state.mode),
    ]
    if entry.basis not in (None, Basis.PRINTED) and state.mode is not Mode.UNKNOWN:
        says.append(fact_mark(texts, entry.basis))
    lines = []
    for part in STAGE_PARTS:
        name = f"{state.stage}_{part}"
        field = card.form.field_by_id.get(name)
        value = card.value(name)
        if field is None or value is None or not card.asks(field):
            continue
        codes = value if isinstance(value, tuple) else (value,)
        if field.choices:
            words = [choice_words(texts, field, code) for code in codes if code != "other"]
        else:
            words = [str(value)]
        if part == "visit_reasons" and state.other:
            words.append(state.other)
        if words:
            name = texts(f"stage.part.{part}")
            lines.append(texts("list.colon", name=name, text=texts("list.comma").join(words)))
    return html.Li([html.Div(says, className="stage-head"), *map(html.P, lines)])


def mode_pill(texts: Texts, mode: Mode) -> html.Span:
    """Name how electronic a stage is, by word and colour."""
    return html.Span(texts(f"mode.{mode}"), className=f"badge-status mode-{mode}")


def _flow(texts: Texts, card: Card) -> object:
    """Draw the processes as boxes in their order."""
    items = card.value("processes") or ()
    if not items:
        return html.P(texts("card.flow.none"), className="card-missing")
    boxes = [
        html.Li(html.Span(item["process"], dir="auto"), className="flow-box") for item in items
    ]
    return html.Ol(boxes, className="flow", **{"aria-label": texts.count("card.flow", len(items))})


def _history(texts: Texts, card: Card, changes: Sequence[Change]) -> html.Details | None:
    """Tell who changed what, newest first."""
    if not changes:
        return None
    lines = []
    for change in changes[:MOST_CHANGES]:
        field, old, new = change_line(texts, card.form, change)
        says = texts("card.changed", field=field, old=old, new=new)
        by = texts("card.by", who=person(texts, change.who), day=moment(texts, change.at))
        lines.append(html.Li([html.Span(says), html.Span(by, className="quiet")]))
    return html.Details(
        [
            html.Summary(texts.count("card.history", len(changes)), className="tool-button"),
            html.Ul(lines, className="briefs card-history"),
        ],
        className="card-history-fold no-print",
    )


def head_link(texts: Texts, complete: Completeness) -> html.A:
    """Lead from the head of a service's page to its card."""
    words = texts("card.jump", filled=complete.filled, asked=complete.asked)
    return html.A(words, href=f"#{ids.Card.BODY}", className="no-print")
