"""Many prerequisites at once: the file that goes out, and the preview of what comes back."""

from __future__ import annotations

from collections.abc import Sequence

from dash import dcc, html

from model.catalogue import Catalogue
from model.errors import Fault
from model.sheets import Plan, RowChange
from pages._shell import ids
from pages._shell.components import card, table
from pages._shell.i18n import Texts
from pages._shell.prerequisites_words import field_name, value_text

P = ids.Prerequisites


def sheets_card(texts: Texts) -> html.Section:
    """Lay out download, upload, preview and the one button that saves all."""
    put = dcc.Upload(
        html.Button(texts("prerequisites.sheets.put"), type="button", className="tool-button"),
        id=P.SHEET_PUT,
        accept=".xlsx",
        className="sheet-put",
    )
    return card(
        texts("prerequisites.sheets"),
        html.Div(
            [
                html.Button(
                    texts("prerequisites.sheets.get"),
                    id=P.SHEET_GET,
                    type="button",
                    className="tool-button",
                ),
                html.Div(put, **{"data-file-name": texts("prerequisites.sheets.put")}),
            ],
            className="ways",
        ),
        html.Div(id=P.SHEET_PREVIEW, className="sheet-preview"),
        html.Div(id=P.SHEET_SAID, className="panel-said", role="status"),
        html.Button(
            texts("prerequisites.sheets.apply"),
            id=P.SHEET_APPLY,
            type="button",
            className="tool-button main-button",
            hidden=True,
        ),
        answer=texts("prerequisites.sheets.answer"),
        class_name="prerequisites-sheets no-print",
    )


def preview(texts: Texts, catalogue: Catalogue, plan: Plan, name: str) -> list[object]:
    """Show what a sheet would change, what is wrong in it, and what has to be asked."""
    parts: list[object] = []
    if name:
        parts.append(html.P(html.Bdi(texts("prerequisites.sheets.file", name=name))))
    if plan.faults:
        parts.append(_says(texts.count("prerequisites.sheets.faults", len(plan.faults)), True))
        parts.append(_fault_table(texts, "faults", plan.faults))
    if plan.questions:
        parts.append(
            _says(texts.count("prerequisites.sheets.questions", len(plan.questions)), True)
        )
        parts.append(_fault_table(texts, "questions", plan.questions))
    if plan.changes:
        count = texts.count(
            "prerequisites.sheets.changes", len(plan.changes), unchanged=plan.unchanged
        )
        parts.append(_says(count))
        parts.append(_change_table(texts, catalogue, plan.changes))
    elif not plan.faults:
        parts.append(_says(texts("prerequisites.sheets.same")))
    return parts


def _says(words: str, warns: bool = False) -> html.Div:
    return html.Div(words, className="notice notice-warning" if warns else "notice")


def _change_table(texts: Texts, catalogue: Catalogue, changes: Sequence[RowChange]) -> html.Div:
    rows = []
    for change in changes:
        title = catalogue.prerequisite_by_id[change.key].title(texts.language)
        for name, (now, wanted) in change.fields.items():
            rows.append(
                [
                    texts.number(change.row),
                    title,
                    field_name(texts, name),
                    value_text(texts, catalogue, name, now),
                    value_text(texts, catalogue, name, wanted),
                ]
            )
    columns = [
        texts(f"prerequisites.sheets.{c}") for c in ("row", "title", "field", "now", "wanted")
    ]
    return table(texts("prerequisites.sheets.caption.changes"), columns, rows)


def _fault_table(texts: Texts, kind: str, faults: Sequence[Fault]) -> html.Div:
    rows = [
        [
            html.Bdi(fault.file),
            "–" if fault.row is None else texts.number(fault.row),
            html.Bdi(fault.column or "–"),
            html.Bdi(fault.value or "–"),
            html.Bdi(fault.expected or "–"),
            texts(fault.code, **fault.params),
        ]
        for fault in faults
    ]
    names = ("sheet", "row", "field", "value", "expected", "problem")
    columns = [texts(f"prerequisites.sheets.{name}") for name in names]
    return table(texts(f"prerequisites.sheets.caption.{kind}"), columns, rows)
