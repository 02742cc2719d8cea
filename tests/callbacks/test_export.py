"""The weighing table as a file: what it holds, and what it refuses to be made from."""

from __future__ import annotations

import base64
import csv
import io
import warnings
from dataclasses import replace
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from callbacks._export import ranking_file
from model.catalogue import Catalogue
from model.errors import InvalidInput
from pages._shell.i18n import texts_in
from tests.callbacks.conftest import Visitor
from tests.model.cities import qom

ALL = "c=rank,change,group,total,mean,domain,smartness,resources,economy,coverage,frequency,ease"
FORMULAS = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "=cmd|' /C calc'!A0"]


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return qom()


def shown(kind: str, query: str = "", ids: object = (47, 5)) -> dict[str, object]:
    return {"kind": kind, "query": query, "ids": list(ids) if isinstance(ids, tuple) else ids}


def csv_rows(content: bytes) -> list[list[str]]:
    assert content.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def workbook(content: bytes) -> Workbook:
    with warnings.catch_warnings():
        # openpyxl stamps what it opens with a time in the old way.
        warnings.simplefilter("ignore", DeprecationWarning)
        return load_workbook(io.BytesIO(content))


def titled(catalogue: Catalogue, title: str) -> Catalogue:
    """The same city with another title for service 47."""
    services = [
        replace(one, title_fa=title, title_en=title) if one.todo_id == 47 else one
        for one in catalogue.services
    ]
    return replace(catalogue, services=tuple(services))


@pytest.mark.parametrize("lang", ["fa", "en"])
def test_rows_come_in_the_order_asked_for_with_figures_of_our_own(
    catalogue: Catalogue, lang: Any
) -> None:
    content, name = ranking_file(texts_in(lang), catalogue, shown("csv", "?" + ALL))
    assert name == "tarazu-priorities.csv"
    header, first, second = csv_rows(content)
    assert len(header) == len(first) == len(second) == 14
    # Table 6 prints 14 for service 47; its scores make 13, which is rank 48 and group 3.
    assert first[:3] == ["47", "48", "0"]
    assert first[4:7] == ["3", "13", "1.3"]
    assert second[0] == "5"
    assert all(cell in "123" for cell in first[8:])


def test_excel_keeps_numbers_as_numbers_and_says_what_it_is(catalogue: Catalogue) -> None:
    query = "?w=2,1,3,2,1,1&x=47.coverage.3"
    content, name = ranking_file(texts_in("fa"), catalogue, shown("excel", query))
    assert name == "tarazu-priorities.xlsx"
    table, about = workbook(content).worksheets
    assert table.sheet_view.rightToLeft
    assert about.sheet_view.rightToLeft
    assert [type(cell.value) for cell in table[2]][:2] == [int, int]
    facts = {row[0].value: row[1].value for row in about.iter_rows()}
    assert {2, 1, 3} <= set(facts.values())
    assert catalogue.city.title("fa") in facts.values()
    assert table.freeze_panes == "A2"
    assert table.auto_filter.ref


def test_excel_runs_from_left_to_right_in_english(catalogue: Catalogue) -> None:
    content, _ = ranking_file(texts_in("en"), catalogue, shown("excel"))
    assert not any(sheet.sheet_view.rightToLeft for sheet in workbook(content).worksheets)


@pytest.mark.parametrize("title", FORMULAS)
def test_no_title_becomes_a_formula(catalogue: Catalogue, title: str) -> None:
    city = titled(catalogue, title)
    content, _ = ranking_file(texts_in("fa"), city, shown("csv"))
    (cell,) = [cell for cell in csv_rows(content)[1] if title.strip() in cell]
    assert cell == f"'{title}"
    content, _ = ranking_file(texts_in("fa"), city, shown("excel"))
    cells = [cell for row in workbook(content).worksheets[0].iter_rows() for cell in row]
    assert any(title.strip() in str(cell.value) for cell in cells)
    assert not [cell.coordinate for cell in cells if cell.data_type == "f"]


def test_a_title_with_separators_stays_one_cell(catalogue: Catalogue) -> None:
    city = titled(catalogue, 'one, "two"\nthree; four')
    content, _ = ranking_file(texts_in("en"), city, shown("csv"))
    assert 'one, "two"\nthree; four' in csv_rows(content)[1]


def test_an_empty_table_is_a_header(catalogue: Catalogue) -> None:
    for kind in ("csv", "excel"):
        content, _ = ranking_file(texts_in("fa"), catalogue, shown(kind, ids=()))
        rows = csv_rows(content) if kind == "csv" else list(workbook(content).worksheets[0].rows)
        assert len(rows) == 1


@pytest.mark.parametrize(
    ("sent", "code"),
    [
        ({}, "error.request.malformed"),
        (shown("pdf"), "error.request.malformed"),
        ({**shown("csv"), "kind": ["csv"]}, "error.request.malformed"),
        ({**shown("csv"), "kind": {}}, "error.request.malformed"),
        (shown("csv", ids=None), "error.request.malformed"),
        (shown("csv", ids={"0": 47}), "error.request.malformed"),
        (shown("csv", ids="47"), "error.request.malformed"),
        (shown("csv", ids=[47, 47]), "error.request.malformed"),
        (shown("csv", ids=[47, 61]), "error.service.unknown"),
        (shown("csv", ids=[0]), "error.service.unknown"),
        (shown("csv", ids=["47"]), "error.service.unknown"),
        (shown("csv", ids=[True]), "error.service.unknown"),
        (shown("csv", ids=[47.0]), "error.service.unknown"),
        (shown("csv", ids=[None]), "error.service.unknown"),
        (shown("csv", ids=[[47]]), "error.service.unknown"),
        (shown("csv", ids=[{"id": 47}]), "error.service.unknown"),
        (shown("csv", ids=list(range(100_000))), "error.service.unknown"),
        (shown("csv", "?w=3,1,-1,2,2,1"), "error.weights.negative"),
        (shown("csv", "?w=3,1,NaN,2,2,1"), "error.weights.not_a_number"),
        (shown("csv", "?w=3,1,inf,2,2,1"), "error.weights.infinite"),
        (shown("csv", "?w=3,1,11,2,2,1"), "error.weights.too_large"),
        (shown("csv", "?w=3,1,1,2,2"), "error.weights.missing"),
        (shown("csv", "?w=0,0,0,0,0,0"), "error.weights.all_zero"),
        (shown("csv", "?x=47.coverage.4"), "error.what_if.score"),
        (shown("csv", "?c=rank,colour"), "error.column.unknown"),
        ({**shown("csv"), "query": ["?w=1"]}, "error.address.malformed"),
        ({**shown("csv"), "query": 7}, "error.address.malformed"),
        (shown("csv", "?q=" + "a" * 30_000), "error.address.malformed"),
    ],
    ids=lambda value: str(value)[:60],
)
def test_what_no_page_of_ours_shows_is_refused(
    catalogue: Catalogue, sent: dict[str, object], code: str
) -> None:
    with pytest.raises(InvalidInput) as caught:
        ranking_file(texts_in("fa"), catalogue, sent)
    assert caught.value.code == code


def test_a_download_comes_as_the_file_it_says(visitor: Visitor) -> None:
    answer = visitor.call("priorities-download", shown("csv"), "en")
    data = answer.json["response"]["priorities-download"]["data"]
    assert data["filename"] == "tarazu-priorities.csv"
    assert csv_rows(base64.b64decode(data["content"]))[1][0] == "47"


@pytest.mark.parametrize(
    ("language", "word"), [("fa", "خدمتی"), ("en", "service"), (["fa"], "خدمتی"), ("xx", "خدمتی")]
)
def test_a_refused_download_is_told_in_the_language_of_the_visitor(
    visitor: Visitor, language: object, word: str
) -> None:
    visitor.speak(language if isinstance(language, str) else "fa")
    message = visitor.told("priorities-download", shown("csv", ids=[999]), language)
    assert word in message
    assert "999" in message


def test_a_forged_request_for_a_file_is_told(visitor: Visitor) -> None:
    for sent in ("csv", 7, [], True):
        assert "خواندنی نیست" in visitor.told("priorities-download", sent, "fa")
