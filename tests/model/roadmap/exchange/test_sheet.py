"""A plan as the rows of a workbook, and put together again."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as effort

from model.calendar import Quarter
from model.errors import InvalidInput
from model.roadmap.exchange.fasten import fasten
from model.roadmap.exchange.loose import loosen
from model.roadmap.exchange.parcel import Parcel
from model.roadmap.exchange.sheet import (
    FORM,
    current,
    placed,
    read_percent,
    read_quarters,
    read_sealed,
    reckoned_table,
    set_table,
)
from model.sheets import RowChange, Sheet
from model.sheets.cells import Refused
from tests.model.roadmap.exchange.parcels import parcels, qom_parcel

SLOW = effort(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def tables(parcel: Parcel) -> tuple[list[list[str]], list[list[str]]]:
    loose = loosen(parcel)
    return reckoned_table(loose), set_table(loose)


def put_together(parcel: Parcel, here: Parcel) -> Parcel:
    """Bring a parcel back while another is on the screen, as its sheets say."""
    reckoned, settings = tables(parcel)
    known = {item.id for item in parcel.kept.problem.items}
    loose = read_sealed(Sheet("a", reckoned), Sheet("b", settings), known.__contains__)
    now = current(loosen(here), {}, known)
    wanted = current(loosen(parcel), {})
    changes = []
    for item, values in wanted.items():
        fields = {name: (now[item][name], values[name]) for name in FORM.editable}
        changes.append(RowChange(2, item, 1, {n: v for n, v in fields.items() if v[0] != v[1]}))
    return fasten(placed(loose, now, changes))[0]


def test_qom_comes_back_whole() -> None:
    assert put_together(qom_parcel(), qom_parcel()) == qom_parcel()


@given(parcels(), parcels())
@SLOW
def test_any_plan_comes_back_whole_whatever_is_on_the_screen(one: Parcel, other: Parcel) -> None:
    assert put_together(one, one) == one
    assert put_together(one, other) == one


@pytest.mark.parametrize(("sheet", "row", "place"), [(0, 0, 0), (0, 5, 7), (1, 1, 1), (1, 9, 1)])
def test_who_writes_into_what_only_travels_along_is_told(sheet: int, row: int, place: int) -> None:
    found: tuple[Any, Any] = tables(qom_parcel())
    found[sheet][row][place] += "1"
    with pytest.raises(InvalidInput) as error:
        read_sealed(Sheet("a", found[0]), Sheet("b", found[1]), bool)
    assert error.value.code == "error.exchange.sealed"


@pytest.mark.parametrize("rows", [[], [["item"]], [["a"], ["b"], [None, 1]]])
def test_other_sheets_are_told(rows: list[list[Any]]) -> None:
    with pytest.raises(InvalidInput) as error:
        read_sealed(Sheet("a", rows), Sheet("b", rows), bool)
    assert error.value.code == "error.exchange.sealed"


def test_an_item_that_the_city_does_not_have_is_named() -> None:
    reckoned, settings = tables(qom_parcel())
    with pytest.raises(InvalidInput) as error:
        read_sealed(Sheet("a", reckoned), Sheet("b", settings), lambda item: item != "service:5")
    assert error.value.code == "error.exchange.unknown"
    assert "service:5" in str(error.value.params["items"])


@pytest.mark.parametrize(
    ("cell", "meant"),
    [
        (None, None),
        (" ", None),
        ("1406-Q2", (Quarter(1406, 2),)),
        ("۱۴۰۶/۳، 1406-Q2, 1406-Q3", (Quarter(1406, 2), Quarter(1406, 3))),
    ],
)
def test_quarters_are_read(cell: Any, meant: Any) -> None:
    assert read_quarters(cell) == meant


@pytest.mark.parametrize(
    "cell", ["x", "1406-Q2,,", "1406-Q2 1406-Q3", 7, ",".join(["1406-Q2"] * 41)]
)
def test_what_are_no_quarters_is_refused(cell: Any) -> None:
    with pytest.raises(Refused):
        read_quarters(cell)


@pytest.mark.parametrize(
    ("cell", "meant"),
    [(None, None), (0, None), ("", None), (40, 40), (40.0, 40), ("۴۰٪", 40), ("40 %", 40)],
)
def test_a_share_is_read(cell: Any, meant: Any) -> None:
    assert read_percent(cell) == meant


@pytest.mark.parametrize("cell", [True, -1, 101, 1.5, "much", "1000", "²"])
def test_what_is_no_share_is_refused(cell: Any) -> None:
    with pytest.raises(Refused):
        read_percent(cell)
