"""Sheets out and back: the round trip, what is refused, and nothing by halves."""

from __future__ import annotations

import base64
import io
import zipfile
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import xlsxwriter
from dash import Dash

from callbacks import _sheets
from callbacks._services import Services
from callbacks._workbook import MAX_FILE, MAX_UNPACKED, read_workbook
from model.calendar import Quarter, today
from model.catalogue import PrerequisiteStatus
from model.errors import InvalidInput, StaleEdit
from model.settings import ROOT, Settings
from model.sheets import MAX_COLUMNS, MAX_ROWS, InvalidSheet, Plan
from model.store import Store, open_store
from pages._shell.i18n import texts_in

KINDS = ("prerequisite", "system")
Sheet = Any
Change = Callable[[Sheet], None]


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("filled") / "tarazu.db"
    open_store(f"sqlite:///{path}", ROOT / "data")
    return path


@pytest.fixture
def services(filled: Path, tmp_path: Path, settings: Settings) -> Iterator[Services]:
    """A store of one's own, on which somebody has worked."""
    path = tmp_path / "tarazu.db"
    path.write_bytes(filled.read_bytes())
    store = open_store(f"sqlite:///{path}", ROOT / "data")
    state = {
        "status": "agreed",
        "contact_unit": "۰۲۵",
        "council": "policy_council",
        "expected_quarter": "1499-Q4" if today().year > 2100 else "1470-Q4",
        "next_step": "=نامه\nو @پیگیری",
        "next_step_date": "1470/12/29",
    }
    store.edit("prerequisite", "ext-10", state, 1, "سارا")
    yield Services(store=store, settings=settings)
    store.close()


def exported(services: Services, kind: str = "prerequisite", language: Any = "fa") -> bytes:
    return _sheets.export(texts_in(language), services.catalogue(), kind)[0]


def edited(content: bytes, change: Change) -> bytes:
    """A workbook as somebody saves it after working on its sheet."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    change(book.active)
    saved = io.BytesIO()
    book.save(saved)
    return saved.getvalue()


def put(values: dict[str, Any], key: str = "ext-10") -> Change:
    """Write under some columns of the row of a prerequisite."""
    texts = texts_in("fa")

    def change(sheet: Sheet) -> None:
        header = {cell.value: cell.column for cell in sheet[1]}
        (row,) = (row for row in sheet.iter_rows() if row[0].value == key)
        for column, value in values.items():
            row[header[texts(f"sheet.column.{column}")] - 1].value = value

    return change


def preview(services: Services, content: object, kind: str = "prerequisite") -> Plan:
    return _sheets.preview(services.catalogue(), kind, content, today())


def apply(services: Services, content: object, kind: str = "prerequisite") -> int:
    return _sheets.apply(services, kind, content, "رضا")


def data_url(content: bytes) -> str:
    return f"data:application/vnd.ms-excel;base64,{base64.b64encode(content).decode()}"


# The round trip


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("language", ["fa", "en"])
def test_an_export_that_comes_back_changes_nothing(
    services: Services, kind: str, language: str
) -> None:
    before = services.store.data_version()
    for content in (
        exported(services, kind, language),
        edited(exported(services, kind, language), lambda sheet: None),
    ):
        found = preview(services, content, kind)
        rows = {"prerequisite": 31, "system": 72}[kind]
        assert (found.faults, found.changes, found.unchanged) == ((), (), rows)
        assert apply(services, data_url(content), kind) == 0
    assert services.store.data_version() == before


def test_a_workbook_reads_from_right_to_left_in_persian(services: Services) -> None:
    for language, title in (("fa", "پیش‌نیازها"), ("en", "Prerequisites")):
        book = openpyxl.load_workbook(io.BytesIO(exported(services, language=language)))
        assert book.sheetnames == [title]
        assert bool(book.active.sheet_view.rightToLeft) == (language == "fa")
        assert book.active["A2"].value == "own-1"
    _, name = _sheets.export(texts_in("en"), services.catalogue(), "system")
    assert name == "tarazu-systems.xlsx"


def test_what_was_changed_is_applied_at_once(services: Services) -> None:
    news = {
        "status": texts_in("fa")("prerequisite_status.under_negotiation"),
        "contact_unit": None,
        "council": "steering_council",
        "expected_quarter": "بهار ۱۴۷۱",
        "next_step": "نامه سوم",
        "next_step_date": "1471-01-15",
    }
    content = exported(services)
    content = edited(content, put(news))
    content = edited(content, put({"status": "requested"}, "own-1"))
    found = preview(services, content)
    assert found.faults == ()
    assert [(change.key, change.version) for change in found.changes] == [
        ("own-1", 1),
        ("ext-10", 2),
    ]
    assert found.unchanged == 29
    assert apply(services, content) == 2
    catalogue = services.catalogue()
    kept = catalogue.prerequisite_by_id["ext-10"]
    assert (kept.status, kept.council) == ("under_negotiation", "steering_council")
    assert (kept.contact_unit, kept.next_step) == (None, "نامه سوم")
    assert (kept.expected_quarter, kept.version) == (Quarter(1471, 1), 3)
    assert catalogue.prerequisite_by_id["own-1"].status is PrerequisiteStatus.REQUESTED
    assert {line.revision for line in services.store.history(after=2)} == {3}
    assert {line.who for line in services.store.history(after=2)} == {"رضا"}
    assert apply(services, content) == 0
    assert services.store.data_version().revision == 3
    services.store.undo_last("رضا")
    assert services.catalogue().prerequisite_by_id["ext-10"].contact_unit == "۰۲۵"


def test_a_sheet_in_english_is_read_too(services: Services) -> None:
    content = exported(services, "system", "en")
    content = edited(content, lambda sheet: sheet.cell(2, 4, "Done"))
    (change,) = preview(services, content, "system").changes
    assert list(change.fields.values()) == [("not_done", "done")]


def test_one_fault_and_nothing_is_applied(services: Services) -> None:
    content = edited(exported(services), put({"status": "requested"}, "own-1"))
    content = edited(content, put({"expected_quarter": "زود"}))
    before = services.store.data_version()
    (fault,) = preview(services, content).faults
    assert (fault.code, fault.file, fault.row) == ("error.sheet.quarter", "پیش‌نیازها", 17)
    assert (fault.column, fault.value) == ("فصل مورد انتظار", "زود")
    with pytest.raises(InvalidSheet) as refusal:
        apply(services, content)
    assert refusal.value.faults == (fault,)
    assert services.store.data_version() == before


def test_a_stale_row_is_told_and_nothing_is_applied(services: Services) -> None:
    content = edited(exported(services), put({"status": "delivered"}))
    content = edited(content, put({"status": "requested"}, "own-1"))
    services.store.edit("prerequisite", "ext-10", {"status": "refused"}, 2, "سارا")
    (fault,) = preview(services, content).faults
    assert (fault.code, fault.column) == ("error.sheet.stale", "وضعیت")
    assert fault.value != fault.expected
    with pytest.raises(InvalidSheet):
        apply(services, content)
    assert services.catalogue().prerequisite_by_id["own-1"].status == "not_reported"


def test_a_row_changed_while_a_sheet_is_applied_stops_it(services: Services) -> None:
    """Somebody is faster between the reading of the rows and the writing."""
    content = edited(exported(services), put({"status": "delivered"}))

    class Slow(Store):
        def edit_all(self, *edits: Any, **how: Any) -> Any:
            services.store.edit("prerequisite", "ext-10", {"status": "refused"}, 2, "سارا")
            return super().edit_all(*edits, **how)

    slow = Slow(services.store._database)
    with pytest.raises(StaleEdit):
        apply(Services(store=slow, settings=services.settings), content)
    assert services.catalogue().prerequisite_by_id["ext-10"].status == "refused"


def test_a_quarter_that_is_over_is_asked_and_can_be_meant(services: Services) -> None:
    content = edited(exported(services), put({"expected_quarter": "1400-Q1"}))
    (question,) = preview(services, content).questions
    assert (question.code, question.row, question.value) == ("error.sheet.past", 17, "1400-Q1")
    assert apply(services, content) == 1


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (put({"next_step": "=1+1"}), "formula"),
        (put({"next_step_date": date(2021, 8, 3)}), "day"),
        (put({"status": "رؤیا"}), "choice"),
        (put({"title": "عنوانی دیگر"}), "told"),
        (put({"prerequisite_id": "ext-99"}), "key.unknown"),
        (put({"prerequisite_id": "own-1"}), "key.twice"),
        (put({"version": "x"}), "version"),
        (lambda sheet: sheet.cell(1, 30, "رنگ"), "column.unknown"),
        (lambda sheet: sheet.cell(5, 12, "یادداشت"), "column.unknown"),
        (lambda sheet: sheet.delete_cols(1), "column.missing"),
        (lambda sheet: sheet.delete_rows(2, 99), "empty"),
        (lambda sheet: sheet.append(["ext-98"]), "key.unknown"),
    ],
)
def test_a_broken_sheet_is_told_where(services: Services, change: Change, code: str) -> None:
    found = preview(services, edited(exported(services), change))
    assert code in {fault.code.removeprefix("error.sheet.") for fault in found.faults}
    for language in ("fa", "en"):
        texts = texts_in(language)
        for fault in found.faults:
            assert fault.row is None or str(fault.row).isdigit()
            assert "None" not in texts(fault.code, **fault.params)


# What is no workbook, or too large


def packed(parts: dict[str, bytes], level: int = zipfile.ZIP_DEFLATED) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", level) as book:
        for name, part in parts.items():
            book.writestr(name, part)
    return content.getvalue()


def parts_of(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        return {name: book.read(name) for name in book.namelist()}


def book_of(rows: int, columns: int = 2, value: str = "x") -> bytes:
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        for row in range(rows):
            sheet.write_row(row, 0, [value] * columns)
    return content.getvalue()


WORKBOOK = book_of(2)
SHEET = "xl/worksheets/sheet1.xml"


def with_sheet(change: Callable[[str], str]) -> bytes:
    parts = parts_of(WORKBOOK)
    return packed({**parts, SHEET: change(parts[SHEET].decode()).encode()})


BOMB = b"0" * (MAX_UNPACKED // 2)
LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10 if n else "lol"}">' for n in range(10))
UNREADABLE: dict[str, object] = {
    "nothing": b"",
    "text": b"prerequisite_id,status\nown-1,agreed\n",
    "no_data_url": "own-1",
    "no_base64": "data:text/plain,own-1",
    "bad_base64": "data:x;base64,***",
    "foreign_letters": "data:x;base64,سلام",
    "none": None,
    "number": 7,
    "list": [WORKBOOK],
    "half": WORKBOOK[: len(WORKBOOK) // 2],
    "zip": packed({"a.txt": b"a"}),
    "empty_zip": packed({}),
    "no_sheets": packed({"[Content_Types].xml": b"<a/>", "xl/workbook.xml": b"<a/>"}),
    "no_xml": with_sheet(lambda xml: "not xml"),
    "cut_xml": with_sheet(lambda xml: xml[: len(xml) // 2]),
    "strange_row": with_sheet(lambda xml: xml.replace('<row r="1"', '<row r="first"')),
    "no_such_text": with_sheet(lambda xml: xml.replace("<v>0</v>", "<v>99</v>")),
    "entities": with_sheet(
        lambda xml: f"<!DOCTYPE w [{LAUGHS}]>" + xml.partition("?>")[2].replace("<v>0", "<v>&l9;0")
    ),
}
LARGE: dict[str, tuple[bytes, str]] = {
    "file": (b"PK" + b"\0" * MAX_FILE, "large"),
    "bomb": (packed({**parts_of(WORKBOOK), SHEET: BOMB}), "large"),
    "swollen_elsewhere": (packed({**parts_of(WORKBOOK), "xl/media/a.png": BOMB}), "large"),
    "many_parts": (packed({f"{n}.xml": b"" for n in range(300)}), "large"),
    "many_small_bombs": (
        packed({**parts_of(WORKBOOK), **{f"{n}.xml": b"0" * 100_000 for n in range(100)}}),
        "large",
    ),
    "rows": (book_of(100_000, 1), "rows"),
    "one_row_too_many": (book_of(MAX_ROWS + 2), "rows"),
    "columns": (book_of(1, MAX_COLUMNS + 1), "columns"),
    "far_below": (with_sheet(lambda xml: xml.replace('<row r="2"', '<row r="1000000"')), "rows"),
}


@pytest.mark.parametrize("contents", UNREADABLE.values(), ids=UNREADABLE)
def test_what_is_no_workbook_is_said(contents: object) -> None:
    with pytest.raises(InvalidInput) as refusal:
        read_workbook(contents)
    assert refusal.value.code == "error.sheet.unreadable"


@pytest.mark.parametrize(("content", "code"), LARGE.values(), ids=LARGE)
def test_what_is_too_large_is_said(content: bytes, code: str) -> None:
    with pytest.raises(InvalidInput) as refusal:
        read_workbook(content)
    assert refusal.value.code == f"error.sheet.{code}"
    for language in ("fa", "en"):
        assert texts_in(language).error(refusal.value)


def test_as_many_rows_as_may_be_are_read() -> None:
    sheet = read_workbook(book_of(MAX_ROWS + 1))
    assert len([row for row in sheet.rows if row[:2] == ("x", "x")]) == MAX_ROWS + 1
    assert len(read_workbook(book_of(1, MAX_COLUMNS)).rows[0]) == MAX_COLUMNS + 1


def test_what_a_file_says_of_its_size_is_not_believed() -> None:
    for said in ("A1", "A1:XFD1048576"):
        content = with_sheet(lambda xml, said=said: xml.replace('ref="A1:B2"', f'ref="{said}"'))
        assert [row[:2] for row in read_workbook(content).rows] == [("x", "x")] * 2


def test_rows_left_out_keep_the_others_numbers() -> None:
    content = with_sheet(lambda xml: xml.replace('r="2"', 'r="4"').replace('"A2"', '"A4"'))
    assert [bool(row) for row in read_workbook(content).rows] == [True, False, False, True]


def test_a_row_named_beyond_the_end_is_not_waited_for() -> None:
    content = with_sheet(lambda xml: xml.replace('<row r="2"', f'<row r="{10**15}"'))
    assert len(read_workbook(content).rows) == MAX_ROWS + 1


def test_blank_rows_below_do_not_count() -> None:
    blank = "".join(f'<row r="{n}"><c r="A{n}"/></row>' for n in range(3, 20_000))
    content = with_sheet(lambda xml: xml.replace("</sheetData>", f"{blank}</sheetData>"))
    assert [row[0] for row in read_workbook(content).rows if row] == ["x", "x"]


def test_formulas_and_errors_are_marked() -> None:
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        sheet.write_formula(0, 0, "=1+1", None, 2)
        sheet.write_array_formula(0, 1, 0, 1, "{=SUM(A1:A1)}", None, 2)
        sheet.write_boolean(0, 2, True)
        sheet.write_number(0, 3, 1.5)
        sheet.write_string(0, 4, "=1+1")
        sheet.write_datetime(0, 5, date(2021, 8, 3), book.add_format({"num_format": "yyyy-mm-dd"}))
        sheet.write_datetime(0, 6, date(2021, 8, 3), book.add_format({"num_format": "h:mm"}))
    ((*cells,),) = read_workbook(content.getvalue()).rows
    assert [type(cell).__name__ for cell in cells[:6]] == [
        *("Formula", "Formula", "bool"),
        *("float", "str", "date"),
    ]
    assert cells[0] == "=1+1"
    error = with_sheet(lambda xml: xml.replace('t="s"><v>0</v>', 't="e"><v>#REF!</v>', 1))
    assert type(read_workbook(error).rows[0][0]).__name__ == "Formula"


def test_an_unknown_kind_is_refused(services: Services) -> None:
    for kind in ("service", "", "../x"):
        with pytest.raises(InvalidInput) as refusal:
            preview(services, b"", kind)
        assert refusal.value.code == "error.sheet.kind"


def test_the_reader_s_language_comes_first(application: Dash, services: Services) -> None:
    content = edited(exported(services), put({"status": "رؤیا"}))
    headers = {"Cookie": "tarazu-language=en"}
    with application.server.test_request_context(headers=headers):
        (fault,) = preview(services, content).faults
    assert fault.column == "Status"
    assert fault.expected is not None
    assert fault.expected.startswith("Not reported")
