"""Many rows at once: the file that goes out, and the preview of what comes back."""

from __future__ import annotations

from collections.abc import Sequence

from dash import dcc, html
from dash.development.base_component import Component

from model.cards.form import national_form
from model.catalogue import Catalogue, frozen
from model.errors import Fault
from model.sheets import CARD, Plan, RowChange
from pages._shell.card_words import field_value
from pages._shell.components import card, table
from pages._shell.i18n import Texts
from pages._shell.ids import SheetPart, sheet_id
from pages._shell.words import field_words, subject_words, value_words
from pages._shell.working import working

SENTENCES = {"error.exchange.rows"}
"""Faults whose message says in a sentence what is expected, so that it need not stand twice."""


def sheets_card(texts: Texts, kind: str) -> html.Section:
    """Lay out download, upload, preview and the one button that saves all.

    ``callbacks._sheet_card`` gives them their work.
    """
    put = dcc.Upload(
        html.Button(texts("sheets.put"), type="button", className="tool-button"),
        id=sheet_id(kind, SheetPart.PUT),
        accept=".xlsx",
        className="sheet-put",
    )
    return card(
        texts("sheets"),
        dcc.Download(id=sheet_id(kind, SheetPart.DOWNLOAD)),
        html.Div(
            [
                html.Button(
                    texts("sheets.get"),
                    id=sheet_id(kind, SheetPart.GET),
                    type="button",
                    className="tool-button",
                ),
                html.Div(put, **{"data-file-name": texts("sheets.put")}),
            ],
            className="ways",
        ),
        *(_waits(texts) if kind == CARD else ()),
        html.Div(id=sheet_id(kind, SheetPart.PREVIEW), className="sheet-preview"),
        html.Div(id=sheet_id(kind, SheetPart.SAID), className="panel-said", role="status"),
        html.Button(
            texts("sheets.apply"),
            id=sheet_id(kind, SheetPart.APPLY),
            type="button",
            className="tool-button main-button",
            hidden=True,
        ),
        answer=texts("sheets.answer"),
        class_name="sheets-card no-print no-present",
    )


def _waits(texts: Texts) -> list[Component]:
    """What shows how far the reading and the keeping of many cards are; see `_sheet_works`."""
    return [
        dcc.Store(id=sheet_id(CARD, SheetPart.DONE)),
        *(
            working(
                texts(f"sheets.{name}"),
                texts("sheets.stop"),
                wait=sheet_id(CARD, wait),
                bar=sheet_id(CARD, bar),
                cancel=sheet_id(CARD, cancel),
            )
            for name, wait, bar, cancel in (
                ("reading", SheetPart.READ_WAIT, SheetPart.READ_BAR, SheetPart.READ_CANCEL),
                ("keeping", SheetPart.KEEP_WAIT, SheetPart.KEEP_BAR, SheetPart.KEEP_CANCEL),
            )
        ),
    ]


def preview(texts: Texts, catalogue: Catalogue, kind: str, plan: Plan, name: str) -> list[object]:
    """Show what a sheet would change, what is wrong in it, and what has to be asked."""
    parts: list[object] = []
    if name:
        parts.append(html.P(html.Bdi(texts("sheets.file", name=name))))
    if plan.faults:
        parts.append(says(texts.count("sheets.faults", len(plan.faults)), True))
        parts.append(fault_table(texts, "faults", plan.faults))
    if plan.questions:
        parts.append(says(texts.count("sheets.questions", len(plan.questions)), True))
        parts.append(fault_table(texts, "questions", plan.questions))
    if plan.changes:
        count = texts.count("sheets.changes", len(plan.changes), unchanged=plan.unchanged)
        parts.append(says(count))
        parts.append(_change_table(texts, catalogue, kind, plan.changes))
    elif not plan.faults:
        parts.append(says(texts("sheets.same")))
    return parts


def says(words: str, warns: bool = False) -> html.Div:
    """Say something about a file."""
    return html.Div(words, className="notice notice-warning" if warns else "notice")


def _change_table(
    texts: Texts, catalogue: Catalogue, kind: str, changes: Sequence[RowChange]
) -> html.Div:
    rows = []
    for change in changes:
        about = "service" if kind == CARD else kind
        title = subject_words(texts, catalogue, about, change.key)
        for name, (now, wanted) in change.fields.items():
            rows.append(
                [
                    texts.number(change.row),
                    title,
                    _field(texts, kind, name),
                    *(_value(texts, catalogue, kind, name, value) for value in (now, wanted)),
                ]
            )
    names = ("row", f"title.{kind}", "field", "now", "wanted")
    columns = [texts(f"sheets.{name}") for name in names]
    return table(texts("sheets.caption.changes"), columns, rows)


def _field(texts: Texts, kind: str, name: str) -> str:
    if kind == CARD:
        return texts.of(national_form().field_by_id[name])
    return field_words(texts, name)


def _value(texts: Texts, catalogue: Catalogue, kind: str, name: str, value: object) -> str:
    if kind != CARD:
        return value_words(texts, catalogue, kind, name, value)
    form = national_form()
    return field_value(texts, form, form.field_by_id[name], frozen(value))


def fault_table(texts: Texts, kind: str, faults: Sequence[Fault]) -> html.Div:
    """List what is wrong in a file, or has to be asked, each with its place.

    Parameters
    ----------
    kind : str
        ``faults`` or ``questions``.
    """
    rows = [
        [
            html.Bdi(fault.file),
            "–" if fault.row is None else texts.number(fault.row),
            html.Bdi(fault.column or "–"),
            html.Bdi(fault.value or "–"),
            html.Bdi((None if fault.code in SENTENCES else fault.expected) or "–"),
            texts(fault.code, **fault.params),
        ]
        for fault in faults
    ]
    names = ("sheet", "row", "field", "value", "expected", "problem")
    columns = [texts(f"sheets.{name}") for name in names]
    return table(texts(f"sheets.caption.{kind}"), columns, rows)
