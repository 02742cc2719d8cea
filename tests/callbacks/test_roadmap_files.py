"""The roadmap's files through the door: out, back, previewed, kept whole or not at all."""

from __future__ import annotations

import base64
import io
import zipfile
from collections.abc import Callable, Iterator
from typing import Any

import openpyxl
import pytest

from app import create_app
from model.settings import ROOT, Settings
from tests.callbacks.conftest import Visitor
from tests.callbacks.test_roadmap import on_screen

GIVE, SEE, KEEP = "roadmap-file-download.data", "roadmap-file-seen.data", "roadmap-file-kept.data"
Asked = dict[str, Any]
Book = Any


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> Visitor:
    """A visitor who reads English, of an application in which nothing else happens."""
    folder = tmp_path_factory.mktemp("files")
    store = f"sqlite:///{folder}/tarazu.db"
    visitor = Visitor(create_app(Settings(store, ROOT / "data", "127.0.0.1", 8050, "en")))
    visitor.speak("en")
    return visitor


@pytest.fixture
def asked(reader: Visitor) -> Asked:
    """The plan on the screen, in which a service is pinned and another forbidden a quarter."""
    return on_screen(reader, "?pin=service:9.1407-Q2&forbid=service:5.1406-Q1&w=3,1,1,2,2,2")


@pytest.fixture
def worker(reader: Visitor) -> Iterator[Visitor]:
    """The visitor with a name."""
    reader.client.set_cookie("tarazu-name", "Maryam")
    yield reader
    reader.client.delete_cookie("tarazu-name")


def given(visitor: Visitor, kind: str, asked: Asked) -> bytes:
    """A file as the browser gets it."""
    found = visitor.call(GIVE, {**asked, "kind": kind}, "en").json["response"]
    return base64.b64decode(found["roadmap-file-download"]["data"]["content"])


def back(asked: Asked, content: bytes) -> Asked:
    contents = "data:;base64," + base64.b64encode(content).decode()
    return {**asked, "contents": contents, "name": "plan"}


def seen(visitor: Visitor, asked: Asked, content: bytes) -> tuple[str, Asked]:
    """What the preview says, and all that it changes on the page."""
    answer = visitor.call(SEE, back(asked, content), "en")
    assert answer.status_code == 200, answer.text
    found = answer.json["response"]
    return str(found["roadmap-file-preview"]["children"]), found


def kept(visitor: Visitor, asked: Asked, content: bytes, course: bool = False) -> Asked:
    _, found = seen(visitor, asked, content)
    revision = found["roadmap-file-seen"]["data"]
    choice = [True] if course else []
    values = (back(asked, content), revision, "From a file", "As agreed", choice, "en")
    return visitor.call(KEEP, 1, *values).json["response"]


def book_of(visitor: Visitor, asked: Asked) -> Book:
    return openpyxl.load_workbook(io.BytesIO(given(visitor, "xlsx", asked)))


def saved(book: Book) -> bytes:
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def cell(book: Book, item: str, column: str) -> Any:
    """The cell of an item on the first sheet, by its header."""
    sheet = book.worksheets[0]
    place = next(one.column for one in sheet[1] if one.value == column)
    row = next(one.row for one in sheet["A"] if one.value == item)
    return sheet.cell(row, place)


@pytest.mark.parametrize("kind", ["xml", "xlsx", "ics"])
def test_what_was_taken_changes_nothing(reader: Visitor, asked: Asked, kind: str) -> None:
    text, found = seen(reader, asked, given(reader, kind, asked))
    assert "This file changes nothing." in text
    assert "table" not in text
    assert found["roadmap-file-keep"]["hidden"]


@pytest.mark.parametrize("kind", ["xml", "xlsx"])
def test_on_another_screen_the_whole_plan_comes_back(worker: Visitor, kind: str) -> None:
    """What was pinned, forbidden and weighed is kept, and taken again it is the same file."""
    pins = {"xml": "1407-Q2", "xlsx": "1407-Q1"}
    asked = on_screen(worker, f"?pin=service:9.{pins[kind]}&w=3,1,1,2,2,1&cap=170,25,46,7")
    other = on_screen(worker, "")
    content = given(worker, kind, asked)
    text, found = seen(worker, other, content)
    assert not found["roadmap-file-keep"]["hidden"]
    assert "Person-months a quarter" in text
    assert "170" in text
    done = kept(worker, other, content)
    key = done["roadmap-file-kept"]["data"]["key"]
    again = on_screen(worker, f"?plan={key}")
    assert again["starts"] == asked["starts"]
    text, found = seen(worker, again, given(worker, kind, asked))
    assert "This file changes nothing." in text
    text, found = seen(worker, other, content)
    assert "From a file" in text
    assert found["roadmap-file-keep"]["hidden"]


def test_a_milestone_moved_in_a_calendar_is_a_pin(worker: Visitor) -> None:
    asked = on_screen(worker)
    lines = given(worker, "ics", asked).decode().split("\r\n")
    at = lines.index("UID:service-9.qom@tarazu")
    starts = next(place for place in range(at, 0, -1) if lines[place].startswith("DTSTART"))
    lines[starts] = "DTSTART;VALUE=DATE:20290801"
    text, found = seen(worker, asked, "\r\n".join(lines).encode())
    assert "Pinned to" in text
    assert not found["roadmap-file-keep"]["hidden"]


def test_progress_comes_along_if_it_is_wanted(worker: Visitor) -> None:
    asked = on_screen(worker)
    book = book_of(worker, asked)
    for item in ("service:7", "service:13"):
        cell(book, item, "Really began").value = "1405-Q2"
        cell(book, item, "Percent done").value = "۴۰"
    content = saved(book)
    text, found = seen(worker, asked, content)
    assert "1405" in text
    assert "2 rows will change" in text
    assert found["roadmap-file-named"]["hidden"]
    assert len(found["roadmap-file-course"]["options"]) == 1
    assert "There is nothing to keep" in str(kept(worker, asked, content))
    assert kept(worker, asked, content, course=True)["roadmap-file-kept"]["data"]["courses"] == 2
    now = on_screen(worker)
    again = book_of(worker, now)
    assert cell(again, "service:7", "Percent done").value == 40
    # The old sheet was made before that, so it says so; the new one changes nothing.
    assert "has changed since" in seen(worker, now, content)[0]
    assert "changes nothing" in seen(worker, now, saved(again))[0]
    cell(again, "service:7", "Percent done").value = None
    cell(again, "service:7", "Really began").value = None
    cell(again, "service:13", "Percent done").value = 60
    assert kept(worker, now, saved(again), course=True)["roadmap-file-kept"]["data"]["courses"] == 2
    last = book_of(worker, on_screen(worker))
    assert cell(last, "service:7", "Percent done").value == ""
    assert cell(last, "service:13", "Percent done").value == 60


def move(item: str, column: str, value: object) -> Callable[[Book], None]:
    def change(book: Book) -> None:
        cell(book, item, column).value = value

    return change


def formula(book: Book) -> None:
    cell(book, "service:5", "Work begins").value = "=A1"


def sealed(book: Book) -> None:
    book.worksheets[1]["F3"].value = "service"
    book.worksheets[1]["G3"].value = "9"


def settings(book: Book) -> None:
    book.worksheets[2]["B9"].value = '"1409-Q1"'


def nameless(book: Book) -> None:
    book.worksheets[0]["A1"].value = "?"


def twice(book: Book) -> None:
    book.worksheets[0]["A3"].value = book.worksheets[0]["A2"].value


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (move("service:5", "Work begins", "soon"), "is not a quarter"),
        (move("service:5", "Work begins", "1399-Q1"), "can’t be carried out"),
        (move("service:5", "Pinned to", "1470-Q1"), "outside the plan"),
        (move("service:5", "Not to begin in", "1406-Q1, ?"), "is not a quarter"),
        (move("service:5", "Percent done", 101), "is not a number"),
        (move("service:5", "Percent done", True), "is not a number"),
        (move("service:5", "Really ended", "1405-Q1"), "cannot be so"),
        (move("service:5", "Really began", "1470-Q1"), "cannot be so"),
        (move("service:5", "Title", "Other"), "cannot be changed in a sheet"),
        (move("service:5", "Row version", 7), "This file changes nothing"),
        (formula, "formula"),
        (sealed, "Something was written into"),
        (settings, "Something was written into"),
        (nameless, "There is no column"),
        (twice, "stands in row"),
    ],
)
def test_a_broken_sheet_is_told_by_its_place(
    reader: Visitor, asked: Asked, change: Callable[[Book], None], says: str
) -> None:
    book = book_of(reader, asked)
    change(book)
    text, found = seen(reader, asked, saved(book))
    assert says in text
    assert found["roadmap-file-keep"]["hidden"]


def test_a_sheet_alone_is_read_under_the_settings_on_the_screen(
    reader: Visitor, asked: Asked
) -> None:
    book = book_of(reader, asked)
    del book["Settings"]
    text, found = seen(reader, asked, saved(book))
    assert "has lost its settings" in text
    assert "changes nothing" in text
    assert found["roadmap-file-keep"]["hidden"]
    cell(book, "service:12", "Open by").value = "1408-Q3"
    text, found = seen(reader, asked, saved(book))
    assert "has lost its settings" in text
    assert not found["roadmap-file-keep"]["hidden"]


def bomb() -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as packed:
        for name in ("[Content_Types].xml", "xl/workbook.xml"):
            packed.writestr(name, b" " * 9_000_000)
    return content.getvalue()


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "neither a Project XML"),
        (b"\x89PNG\r\n", "neither a Project XML"),
        (b"PK\x03\x04", "no Excel workbook"),
        (bomb(), "too large"),
        (b"<html></html>", "no plan of Microsoft Project"),
        (b"<Project", "could not be read"),
        (b'<!DOCTYPE a [<!ENTITY b "c">]><Project>&b;</Project>', "for safety"),
        (b"<Project><Tasks><Task><UID>4</UID><Name>Dig</Name></Task></Tasks></Project>", "Dig"),
        (b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n", "no event"),
        (
            b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nSUMMARY:Lunch\r\nEND:VEVENT\r\nEND:VCALENDAR",
            "Lunch",
        ),
    ],
)
def test_another_file_is_refused(reader: Visitor, asked: Asked, content: bytes, says: str) -> None:
    text, found = seen(reader, asked, content)
    assert says in text
    assert found["roadmap-file-keep"]["hidden"]


def test_a_file_of_another_city_is_refused(reader: Visitor, asked: Asked) -> None:
    content = given(reader, "xml", asked).replace(b'"city":"qom"', b'"city":"yazd"')
    assert "yazd" in seen(reader, asked, content)[0]


@pytest.mark.parametrize(
    "change",
    [
        {"contents": None},
        {"contents": "data:;base64,!"},
        {"starts": [0]},
        {"query": 7},
        {"kind": "word"},
    ],
)
def test_what_no_page_sends_is_refused(reader: Visitor, asked: Asked, change: Asked) -> None:
    sent = {**back(asked, b"<a/>"), "kind": "xml", **change}
    for call in (SEE, GIVE):
        answer = reader.call(call, sent, "en")
        assert answer.status_code == 200
    if "contents" not in change:
        assert reader.told(GIVE, sent, "en")


def test_who_is_unnamed_keeps_nothing(reader: Visitor) -> None:
    asked = on_screen(reader, "?w=1,1,1,1,1,3")
    content = given(reader, "xml", asked)
    assert "Your name" in str(kept(reader, on_screen(reader), content))


def test_keeping_is_all_or_nothing(worker: Visitor) -> None:
    """A title that cannot be keeps the progress from being written, and so does what is stale."""
    asked = on_screen(worker)
    book = book_of(worker, on_screen(worker, "?w=1,1,1,1,1,3"))
    cell(book, "service:12", "Really began").value = "1405-Q2"
    content = saved(book)
    before = given(worker, "xlsx", asked)
    revision = seen(worker, asked, content)[1]["roadmap-file-seen"]["data"]
    sent = back(asked, content)
    for values in (
        (sent, revision, "", "why", [True], "en"),
        (sent, revision, "Title", "", [True], "en"),
        (sent, revision - 1, "Title", "why", [True], "en"),
        (sent, None, "Title", "why", [True], "en"),
    ):
        answer = worker.call(KEEP, 1, *values).json["response"]
        assert "notice-warning" in str(answer["roadmap-file-said"])
        assert "roadmap-file-kept" not in answer
    now = openpyxl.load_workbook(io.BytesIO(given(worker, "xlsx", asked)))
    then = openpyxl.load_workbook(io.BytesIO(before))
    assert cell(now, "service:12", "Really began").value == ""
    assert cell(then, "service:12", "Really began").value == ""
