"""What is shown on the weighing table, as a file: CSV, or Excel from right to left in Persian."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from model.catalogue import Catalogue
from model.errors import InvalidInput, quoted
from model.movement import compare
from model.view import COLUMNS, View, parse_view
from model.weighing import known, ranking_of, report_ranking, report_weights
from model.weights import INDEX_IDS
from pages._shell.i18n import Texts
from pages._shell.weighing import column_title

if TYPE_CHECKING:
    from pandas import DataFrame

Cell = str | int | float
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def ranking_file(
    texts: Texts, catalogue: Catalogue, shown: Mapping[str, object]
) -> tuple[bytes, str]:
    """Write what a browser says it shows; every figure is computed here anew.

    Parameters
    ----------
    shown : mapping
        ``kind`` (csv or excel), ``query`` (the picture's address) and ``ids`` (the services in the
        order shown), as sent by the browser.

    Returns
    -------
    content : bytes
    name : str
        Name of the file.

    Raises
    ------
    InvalidInput
        When a part is unknown or malformed.
    """
    kind = shown.get("kind")
    if kind not in ("csv", "excel"):
        raise InvalidInput("error.request.malformed")
    view = parse_view(shown.get("query"), report_weights(catalogue), known(catalogue))
    ids = _checked_ids(shown.get("ids"), known(catalogue).services)
    header, rows = ranking_rows(texts, catalogue, view, ids)
    if kind == "csv":
        return _csv(header, rows), "tarazu-priorities.csv"
    return _excel(texts, catalogue, view, header, rows), "tarazu-priorities.xlsx"


def _checked_ids(ids: object, services: object) -> list[int]:
    if not isinstance(ids, list) or len(set(map(repr, ids))) != len(ids):
        raise InvalidInput("error.request.malformed")
    for service in ids:
        if type(service) is not int or service not in services:  # type: ignore[operator]
            raise InvalidInput("error.service.unknown", value=quoted(service))
    return ids


def ranking_rows(
    texts: Texts, catalogue: Catalogue, view: View, ids: Sequence[int]
) -> tuple[list[str], list[list[Cell]]]:
    """Give the header and the rows of the shown columns, for the services in the order given."""
    now = ranking_of(catalogue, view)
    movement = compare(now, report_ranking(catalogue))
    columns = [name for name in COLUMNS if name in view.columns and name != "share"]
    header = [texts("weigh.column.id"), *(column_title(texts, catalogue, name) for name in columns)]
    rows = []
    for todo in ids:
        row = now.table.row(todo)
        service = catalogue.service_by_todo[todo]
        values: dict[str, Cell] = {
            "rank": int(now.ranks[row]),
            "change": int(movement.rank_change[row]),
            "service": service.title(texts.language),
            "group": int(now.groups[row]),
            "total": int(now.totals[row]),
            "mean": int(now.mean_hundredths[row]) / 100,
            "domain": catalogue.domain_by_id[service.domain].title(texts.language),
            **{index: int(now.table.scores[row, k]) for k, index in enumerate(INDEX_IDS)},
        }
        rows.append([todo, *(values[name] for name in columns)])
    return header, rows


def _csv(header: Sequence[str], rows: Sequence[Sequence[Cell]]) -> bytes:
    frame = _frame(header, [[_harmless(cell) for cell in row] for row in rows])
    # Excel reads UTF-8 only behind a byte order mark.
    return frame.to_csv(index=False, lineterminator="\r\n").encode("utf-8-sig")


def _frame(header: Sequence[str], rows: Sequence[Sequence[Cell]]) -> DataFrame:
    # Brought in with the first file: pandas costs a start more time and memory than the pages do.
    from pandas import DataFrame

    return DataFrame(rows, columns=list(header))


def _harmless(cell: Cell) -> Cell:
    """Keep a spreadsheet from taking a title for a formula."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(FORMULA_STARTS) else cell


def _excel(
    texts: Texts,
    catalogue: Catalogue,
    view: View,
    header: Sequence[str],
    rows: Sequence[Sequence[Cell]],
) -> bytes:
    from pandas import ExcelWriter

    content = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False}
    name, about_name = texts("weigh.sheet"), texts("weigh.sheet_about")
    with ExcelWriter(content, engine="xlsxwriter", engine_kwargs={"options": options}) as writer:
        _frame(header, rows).to_excel(writer, sheet_name=name, index=False)
        lines = _frame(("", ""), _about(texts, catalogue, view))
        lines.to_excel(writer, sheet_name=about_name, index=False, header=False)
        for sheet in writer.sheets.values():
            if texts.direction == "rtl":
                sheet.right_to_left()
            sheet.autofit(420)
        writer.sheets[name].freeze_panes(1, 0)
        writer.sheets[name].autofilter(0, 0, max(len(rows), 1), len(header) - 1)
    return content.getvalue()


def _about(texts: Texts, catalogue: Catalogue, view: View) -> list[list[Cell]]:
    language = texts.language
    lines: list[list[Cell]] = [
        [texts("weigh.about.city"), catalogue.city.title(language)],
        [texts("weigh.about.version"), catalogue.version.label],
    ]
    for index in sorted(catalogue.indices, key=lambda index: index.position):
        name = texts("weigh.about.weight", index=texts.of(index, "short"))
        lines.append([name, view.weights[index.index_id]])
    for (service, index_id), score in view.what_ifs.items():
        title = catalogue.service_by_todo[service].short(language)
        name = texts(
            "weigh.about.what_if", service=title, index=column_title(texts, catalogue, index_id)
        )
        lines.append([name, score])
    return lines
