"""The plan as a workbook: the sheet that people edit, and the two that only travel along."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import Any

import xlsxwriter

from callbacks._roadmap_parcel import is_known
from callbacks._sheets import sheet_rows, write_rows
from callbacks._workbook import read_sheets
from model.calendar import Quarter
from model.errors import Fault, TarazuError, quoted
from model.roadmap.exchange.fasten import fasten
from model.roadmap.exchange.loose import Loose, loosen
from model.roadmap.exchange.mspdi_read import HEADLESS
from model.roadmap.exchange.parcel import Parcel
from model.roadmap.exchange.sheet import (
    FORM,
    PARSERS,
    current,
    placed,
    read_sealed,
    reckoned_table,
    set_table,
)
from model.roadmap.stage import Stage
from model.sheets import Language, Plan, plan
from pages._shell.i18n import LANGUAGES, Texts, texts_in
from pages._shell.roadmap_picture import item_title, quarter_name
from pages._shell.roadmap_words import refusal

SHEETS = ("roadmap", "reckoned", "set")
"""What the keys of the sheets' titles end with, in their order."""
PLACE = ("start", "pin", "latest", "forbid")
COURSE = ("began", "ended", "percent")
QUARTERS = (*PLACE, "began", "ended")
"""The columns that people edit, and those of them that hold quarters."""


@dataclass(frozen=True)
class ReadSheet:
    """What a workbook says.

    Attributes
    ----------
    rows : Plan
        Its first sheet, row by row, with every fault.
    parcel : Parcel or None
        The plan that it makes; None if something is wrong.
    loose : Loose or None
    """

    rows: Plan
    parcel: Parcel | None = None
    loose: Loose | None = None


def write_workbook(texts: Texts, stage: Stage, parcel: Parcel) -> bytes:
    """Write a plan as a workbook."""
    loose = loosen(parcel)
    now = current(loose, _versions(stage))
    language = _language(stage, now, (texts,))
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True, "strings_to_formulas": False}) as book:
        first, *others = (book.add_worksheet(texts(f"exchange.sheet.{name}")) for name in SHEETS)
        if texts.direction == "rtl":
            first.right_to_left()
        write_rows(book, first, FORM, language, sheet_rows(texts, FORM, language, now))
        for sheet, table in zip(others, (reckoned_table(loose), set_table(loose)), strict=True):
            sheet.protect()
            sheet.set_column(0, len(table[0]) - 1, 20)
            for number, row in enumerate(table):
                for place, cell in enumerate(row):
                    sheet.write_string(number, place, cell)
    return content.getvalue()


def read_plan(stage: Stage, here: Parcel, contents: bytes, texts: Texts, day: date) -> ReadSheet:
    """Read a workbook against the plan on the screen.

    Raises
    ------
    InvalidInput
        ``error.sheet.*`` if it is no workbook, ``error.exchange.sealed`` or ``.unknown``
    """
    first, *others = read_sheets(contents, len(SHEETS))
    base = loosen(here)
    if len(others) == len(SHEETS) - 1:
        base = read_sealed(others[0], others[1], lambda item: is_known(stage, item))
    else:
        base = replace(base, remarks=((HEADLESS, ""),))
    now = current(loosen(here), _versions(stage), (row.item for row in base.rows))
    spoken = (texts, *(texts_in(other) for other in LANGUAGES if other != texts.language))
    language = _language(stage, now, spoken)
    rows = plan(FORM, language, now, first, day)
    if rows.faults:
        return ReadSheet(rows)
    try:
        parcel, loose = fasten(placed(base, now, rows.changes))
    except TarazuError as error:
        return ReadSheet(with_fault(stage, rows, error, texts))
    return ReadSheet(rows, parcel, loose)


def _versions(stage: Stage) -> dict[str, int]:
    return {one.item: one.version for one in stage.catalogue.roadmap_actuals}


def _language(
    stage: Stage, now: Mapping[str, Mapping[str, Any]], spoken: Sequence[Texts]
) -> Language:
    """Give all that may stand in the sheet in some languages, the first being the reader's."""
    write = partial(_written, spoken[0])
    return Language(
        columns={
            column: [texts(f"exchange.part.{column}") for texts in spoken]
            for column in FORM.columns
        },
        words={},
        told={item: _told(stage, item, spoken) for item in now},
        readers=PARSERS,
        writers=dict.fromkeys(QUARTERS, write),
    )


def _told(stage: Stage, item: str, spoken: Sequence[Texts]) -> dict[str, list[str]]:
    """Give what stands in the columns that nobody may change."""
    catalogue = stage.catalogue
    domain = _domain(stage, item)
    return {
        "title": [item_title(texts, catalogue, item) for texts in spoken],
        "domain": [
            catalogue.domain_by_id[domain].title(texts.language) if domain else ""
            for texts in spoken
        ],
    }


def _domain(stage: Stage, item: str) -> str | None:
    kind, _, key = item.partition(":")
    if kind == "service":
        return stage.catalogue.service_by_id[int(key)].domain
    return stage.catalogue.system_by_id[key].domain if kind == "system" else None


def with_fault(stage: Stage, rows: Plan, error: TarazuError, texts: Texts) -> Plan:
    """Say where in a sheet stands what no plan can be made of."""
    says = refusal(texts, stage.catalogue, error)
    item = str(error.params.get("item", ""))
    change = next((one for one in rows.changes if one.key == item), None)
    if change is None:
        return Plan(rows.sheet, faults=(Fault("error.exchange.rows", rows.sheet, expected=says),))
    meant = COURSE if error.code == "error.exchange.course" else PLACE
    column = next((name for name in meant if name in change.fields), next(iter(change.fields)))
    wanted = change.fields[column][1]
    value = quoted(_written(texts, wanted))
    name = texts(f"exchange.part.{column}")
    fault = Fault("error.exchange.rows", rows.sheet, change.row, name, value, says)
    return Plan(rows.sheet, faults=(fault,))


def _written(texts: Texts, value: object) -> str:
    """Write a value as the sheet has it."""
    if isinstance(value, tuple):
        return texts("list.comma").join(_written(texts, one) for one in value)
    if isinstance(value, Quarter):
        return quarter_name(texts, value) if texts.language == "fa" else str(value)
    return "" if value is None else str(value)
