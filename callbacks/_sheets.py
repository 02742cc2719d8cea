"""Sheets of many rows: written for Excel, read back, previewed, and applied whole or not at all."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from datetime import date

import xlsxwriter

from callbacks._card_sheets import fills_of, language_of_cards
from callbacks._services import Services
from callbacks._workbook import read_workbook
from model.calendar import Quarter, format_jalali, today
from model.catalogue import Catalogue, PrerequisiteStatus, SystemStatus
from model.sheets import (
    CARD,
    Choices,
    Form,
    InvalidSheet,
    Language,
    Plan,
    current_rows,
    form_of,
    plan,
)
from model.store import Edit, Fill
from pages._shell.frame import request_language
from pages._shell.i18n import LANGUAGES, Texts, texts_in
from pages._shell.i18n import Language as Spoken

STATUSES = {
    "prerequisite": ("prerequisite_status", PrerequisiteStatus),
    "system": ("system_status", SystemStatus),
}
"""By kind, what the keys of its status words begin with, and the statuses."""


WIDTHS = {"title": 50, "bodies": 30, "next_step": 40, "version": 8, "system_id": 12}
LONGEST_CHOICE = 255
"""Characters that Excel takes as the list of what a cell may hold."""


def export(texts: Texts, catalogue: Catalogue, kind: str) -> tuple[bytes, str]:
    """Write the rows of a kind as a workbook that can be edited and sent back.

    Returns
    -------
    content : bytes
    name : str
        Of the file.

    Raises
    ------
    InvalidInput
        ``error.sheet.kind``
    """
    form = form_of(kind)
    language = language_of_sheets(catalogue, form, (texts,))
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True, "strings_to_formulas": False}) as book:
        sheet = book.add_worksheet(texts(f"sheet.{kind}"))
        if texts.direction == "rtl":
            sheet.right_to_left()
        rows = sheet_rows(texts, form, language, current_rows(catalogue, form.kind))
        write_rows(book, sheet, form, language, rows)
    return content.getvalue(), f"tarazu-{kind}s.xlsx"


def write_rows(
    book: xlsxwriter.Workbook,
    sheet: xlsxwriter.worksheet.Worksheet,
    form: Form,
    language: Language,
    rows: list[list[str | int]],
) -> None:
    """Write rows under their header: what can be edited is white, what is only told is grey."""
    bold = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
    free = book.add_format({"num_format": "@", "text_wrap": True, "valign": "top"})
    told = book.add_format({"text_wrap": True, "valign": "top", "bg_color": "#EEF0F1"})
    for place, column in enumerate(form.columns):
        look = free if column in form.editable else told
        sheet.set_column(place, place, WIDTHS.get(column, 20), free)
        sheet.write_string(0, place, language.columns[column][0], bold)
        for number, row in enumerate(rows, start=1):
            cell = row[place]
            if isinstance(cell, int):
                sheet.write_number(number, place, cell, look)
            else:
                sheet.write_string(number, place, cell, look)
        choices = language.words[column].shown if column in language.words else ()
        fits = len(",".join(choices)) <= LONGEST_CHOICE and not any("," in one for one in choices)
        if choices and fits:
            offered = {"validate": "list", "source": list(choices)}
            sheet.data_validation(1, place, max(len(rows), 1), place, offered)
    sheet.freeze_panes(1, 1)


def sheet_rows(
    texts: Texts, form: Form, language: Language, current: Mapping[str, Mapping[str, object]]
) -> list[list[str | int]]:
    """Write the rows of a kind as people read them, by key."""
    rows = []
    for key, values in current.items():
        told = {column: found[0] for column, found in language.told[key].items()}
        row = {form.key: key, **told, **values}
        rows.append([_written(texts, language, column, row[column]) for column in form.columns])
    return rows


def _written(texts: Texts, language: Language, column: str, value: object) -> str | int:
    """Write a value as people read it, and as it is understood when it comes back."""
    if column in language.writers:
        return language.writers[column](value)
    if column in language.words:
        return "" if value is None else language.words[column].word_for(value)
    if isinstance(value, Quarter):
        fa = texts.language == "fa"
        return f"{texts(value.name_key)} {texts.number(value.year)}" if fa else str(value)
    if isinstance(value, date):
        return format_jalali(value, texts.language)
    return value if isinstance(value, int) else str(value or "")


def preview(
    catalogue: Catalogue, kind: str, contents: object, today: date, mine: Spoken | None = None
) -> Plan:
    """Say what an uploaded workbook would change, and what stands in the way.

    Parameters
    ----------
    mine : str, optional
        The reader's language; the one of the request if omitted.

    Raises
    ------
    InvalidInput
        ``error.sheet.kind``, ``.unreadable``, ``.large``, ``.rows`` or ``.columns``
    """
    form = form_of(kind)
    mine = mine or request_language()
    others = [texts_in(language) for language in LANGUAGES if language != mine]
    language = language_of_sheets(catalogue, form, (texts_in(mine), *others))
    return plan(form, language, current_rows(catalogue, kind), read_workbook(contents), today)


def apply(
    services: Services,
    kind: str,
    contents: object,
    who: str,
    *,
    city: str | None = None,
    mine: Spoken | None = None,
) -> int:
    """Make all the changes of an uploaded workbook, as one, or none.

    `city` and `mine`, the reader's language, are those of the request if omitted.

    Returns
    -------
    int
        How many rows changed.

    Raises
    ------
    InvalidSheet
        ``error.sheet.refused``, with every fault
    StaleEdit
        If somebody changed a row since the sheet was looked at.
    """
    catalogue = services.catalogue(city)
    found = preview(catalogue, kind, contents, today(), mine)
    if found.faults:
        raise InvalidSheet(found.faults)
    services.store.edit_all(_wishes(catalogue, kind, found), who, city=catalogue.version.city)
    return len(found.changes)


def _wishes(catalogue: Catalogue, kind: str, found: Plan) -> list[Edit] | list[Fill]:
    if kind == CARD:
        return fills_of(catalogue, found.changes)
    return [
        Edit(
            kind,
            change.key,
            {name: new for name, (_, new) in change.fields.items()},
            change.version,
        )
        for change in found.changes
    ]


def language_of_sheets(catalogue: Catalogue, form: Form, spoken: tuple[Texts, ...]) -> Language:
    """Give all that may stand in a sheet in some languages, the first being the reader's."""
    if form.kind == CARD:
        return language_of_cards(catalogue, form, spoken)
    prefix, statuses = STATUSES[form.kind]
    words = {
        "status": {
            texts(f"{prefix}.{status}"): str(status) for texts in spoken for status in statuses
        }
    }
    words["status"] |= {str(status): str(status) for status in statuses}
    if "council" in form.editable:
        words["council"] = {
            council.title(texts.language): council.council_id
            for texts in spoken
            for council in catalogue.councils
        }
        words["council"] |= {one.council_id: one.council_id for one in catalogue.councils}
    columns = {
        column: [texts(f"sheet.column.{column}") for texts in spoken] for column in form.columns
    }
    choices = {column: Choices(meant) for column, meant in words.items()}
    return Language(columns, choices, dict(_told(catalogue, form, spoken)))


def _told(
    catalogue: Catalogue, form: Form, spoken: tuple[Texts, ...]
) -> Iterator[tuple[str, dict[str, list[str]]]]:
    """Give for each row what stands in the columns that nobody may change."""
    languages = [texts.language for texts in spoken]
    if form.kind == "system":
        for system in catalogue.systems:
            domain = catalogue.domain_by_id[system.domain]
            told = {"title": system, "domain": domain}
            titles = {name: [of.title(lang) for lang in languages] for name, of in told.items()}
            yield system.system_id, titles
        return
    for one in catalogue.prerequisites:
        bodies = [_bodies(catalogue, one.prerequisite_id, lang) for lang in languages]
        yield (
            one.prerequisite_id,
            {"title": [one.title(lang) for lang in languages], "bodies": bodies},
        )


def _bodies(catalogue: Catalogue, prerequisite: str, language: str) -> str:
    owing = [link for link in catalogue.prerequisite_bodies if link.prerequisite == prerequisite]
    owing.sort(key=lambda link: link.position)
    mark = "؛ " if language == "fa" else "; "
    return mark.join(catalogue.body_by_id[link.body].title(language) for link in owing)
