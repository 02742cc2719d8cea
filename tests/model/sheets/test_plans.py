"""What a sheet would change, row by row, and what stands in the way."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.calendar import Quarter
from model.catalogue import Catalogue, PrerequisiteStatus, SystemStatus
from model.errors import Fault, InvalidInput
from model.sheets import (
    FORMS,
    Cell,
    Choices,
    Formula,
    InvalidSheet,
    Language,
    Plan,
    Sheet,
    current_rows,
    form_of,
    plan,
)
from tests.model.cities import qom

TODAY = date(2021, 8, 3)
FORM = FORMS["prerequisite"]
NAMES = {
    "prerequisite_id": ["شناسه", "Id"],
    "title": ["عنوان", "Title"],
    "bodies": ["دستگاه‌ها", "Bodies"],
    "status": ["وضعیت", "Status"],
    "contact_unit": ["واحد", "Unit"],
    "council": ["شورا", "Council"],
    "expected_quarter": ["فصل", "Quarter"],
    "next_step": ["گام", "Next"],
    "next_step_date": ["تاریخ", "Date"],
    "version": ["نسخه", "Version"],
}
WORDS = {
    "status": Choices(
        {
            **{f"«{status}»": str(status) for status in PrerequisiteStatus},
            **{str(status): str(status) for status in PrerequisiteStatus},
        }
    ),
    "council": Choices({"راهبری": "steering_council", "policy_council": "policy_council"}),
}


def city() -> Catalogue:
    """Qom with two prerequisites, one of which somebody works on."""
    first, second = qom().prerequisites[:2]
    said = {
        "status": PrerequisiteStatus.AGREED,
        "contact_unit": "دفتر",
        "council": "steering_council",
        "expected_quarter": Quarter(1400, 2),
        "next_step": "نامه",
        "next_step_date": date(2021, 8, 4),
        "version": 3,
    }
    return replace(qom(), prerequisites=(replace(first, **said), second))


FIRST: dict[str, Cell] = {
    "prerequisite_id": "own-1",
    "title": qom().prerequisites[0].title_fa,
    "bodies": "",
    "status": "«agreed»",
    "contact_unit": "دفتر",
    "council": "راهبری",
    "expected_quarter": "تابستان ۱۴۰۰",
    "next_step": "نامه",
    "next_step_date": "۱۴۰۰/۰۵/۱۳",
    "version": 3,
}
SECOND: dict[str, Cell] = {
    **dict.fromkeys(FORM.columns),
    "prerequisite_id": "own-2",
    "status": "not_reported",
    "version": "۱",
}


def language() -> Language:
    titles = {
        one.prerequisite_id: {"title": [one.title_fa, one.title_en], "bodies": ["", ""]}
        for one in city().prerequisites
    }
    return Language(NAMES, WORDS, titles)


def planned(*rows: dict[str, Cell], header: list[Cell] | None = None, **how: Any) -> Plan:
    columns = header or [NAMES[column][0] for column in FORM.columns]
    cells = [list(row.values()) for row in rows]
    sheet = Sheet("برگه", [columns, *cells])
    return plan(FORM, language(), current_rows(city(), "prerequisite"), sheet, TODAY, **how)


def faults(found: Plan) -> list[tuple[str, int | None, str | None]]:
    assert {fault.file for fault in found.faults} <= {"برگه"}
    return [
        (fault.code.removeprefix("error.sheet."), fault.row, fault.column) for fault in found.faults
    ]


def test_an_untouched_sheet_changes_nothing() -> None:
    assert planned(FIRST, SECOND) == Plan("برگه", unchanged=2)


def test_what_changes_is_told_row_by_row() -> None:
    changed = {
        **FIRST,
        "status": "delivered",
        "contact_unit": "",
        "council": "policy_council",
        "expected_quarter": "1400-Q3",
        "next_step_date": None,
    }
    found = planned(SECOND, changed)
    assert (found.faults, found.questions, found.unchanged) == ((), (), 1)
    (change,) = found.changes
    assert (change.row, change.key, change.version) == (3, "own-1", 3)
    assert change.fields == {
        "status": ("agreed", "delivered"),
        "contact_unit": ("دفتر", None),
        "council": ("steering_council", "policy_council"),
        "expected_quarter": (Quarter(1400, 2), Quarter(1400, 3)),
        "next_step_date": (date(2021, 8, 4), None),
    }


def test_columns_may_stand_anywhere_and_be_left_out() -> None:
    header: list[Cell] = ["Version", None, "STATUS", "شناسه"]
    row = {"version": 3, "none": None, "status": "refused", "prerequisite_id": "own-1"}
    (change,) = planned(row, {}, {"blank": " "}, header=header).changes
    assert change.fields == {"status": ("agreed", "refused")}


def test_english_headers_and_fields_names_do_too() -> None:
    for place in (0, 1):
        header: list[Cell] = [(column, NAMES[column][1])[place] for column in FORM.columns]
        assert planned(FIRST, SECOND, header=header).unchanged == 2


@pytest.mark.parametrize(
    ("header", "code", "column"),
    [
        ([*FORM.columns, "رنگ"], "column.unknown", "رنگ"),
        ([*FORM.columns, Formula("=A1")], "column.unknown", "=A1"),
        ([*FORM.columns, 7], "column.unknown", "7"),
        ([*FORM.columns, "وضعیت"], "column.twice", "وضعیت"),
        (list(FORM.columns[:-1]), "column.missing", "نسخه"),
        (list(FORM.columns[1:]), "column.missing", "شناسه"),
    ],
)
def test_a_wrong_header_is_told(header: list[Cell], code: str, column: str) -> None:
    found = planned(FIRST, header=header)
    assert faults(found) == [(code, 1, column)]
    assert (found.changes, found.unchanged) == ((), 0)
    assert found.faults[0].expected == ", ".join(names[0] for names in NAMES.values())


def test_a_column_without_a_name_must_be_empty() -> None:
    header: list[Cell] = [*FORM.columns, None]
    assert faults(planned({**FIRST, "more": "x"}, header=header)) == [("column.unknown", 1, "")]
    assert planned({**FIRST, "more": " "}, header=header).faults == ()


def test_a_sheet_without_rows_is_told() -> None:
    assert faults(planned()) == [("empty", None, None)]
    assert faults(planned({}, {"blank": None})) == [("empty", None, None)]
    nothing = plan(FORM, language(), {}, Sheet("برگه", []), TODAY)
    assert [code for code, _, _ in faults(nothing)] == ["column.missing", "column.missing"]


@pytest.mark.parametrize(
    ("change", "code", "column", "value", "expected"),
    [
        ({"prerequisite_id": None}, "key.missing", "شناسه", "", None),
        ({"prerequisite_id": "own-9"}, "key.unknown", "شناسه", "own-9", None),
        ({"prerequisite_id": 7}, "key.unknown", "شناسه", "7", None),
        ({"version": "سه"}, "version", "نسخه", "سه", None),
        ({"version": None}, "version", "نسخه", "", None),
        ({"council": "روستا"}, "choice", "شورا", "روستا", "راهبری, policy_council"),
        ({"expected_quarter": "1400-Q7"}, "quarter", "فصل", "1400-Q7", "1400-Q2"),
        ({"next_step_date": "1404/12/30"}, "day", "تاریخ", "1404/12/30", "1400/05/12"),
        ({"next_step_date": date(2021, 8, 3)}, "day", "تاریخ", "2021-08-03", "1400/05/12"),
        ({"next_step": "x" * 2001}, "text", "گام", "x" * 59 + "…", "≤ 2000"),
        ({"next_step": Formula("=1+1")}, "formula", "گام", "=1+1", None),
        ({"title": Formula("#REF!")}, "formula", "عنوان", "#REF!", None),
        ({"bodies": "وزارت"}, "told", "دستگاه‌ها", "وزارت", ""),
    ],
)
def test_a_wrong_cell_is_told_with_its_place(
    change: dict[str, Cell], code: str, column: str, value: str, expected: str | None
) -> None:
    (fault,) = planned({**FIRST, **change}, SECOND).faults
    assert fault == Fault(f"error.sheet.{code}", "برگه", 2, column, value, expected)


def test_a_status_cannot_be_emptied_or_dreamt() -> None:
    for wrong in ("", "dreamt"):
        (fault,) = planned({**FIRST, "status": wrong}).faults
        assert (fault.code, fault.column) == ("error.sheet.choice", "وضعیت")
        assert fault.expected == ", ".join(f"«{status}»" for status in PrerequisiteStatus)


def test_everything_wrong_is_told_at_once() -> None:
    wrong = {**FIRST, "status": "dreamt", "expected_quarter": "soon", "more": "x"}
    found = planned({**SECOND, "contact_unit": "دفتر"}, wrong, SECOND)
    assert faults(found) == [
        ("cell.extra", 3, "11"),
        ("key.twice", 4, "شناسه"),
    ]
    assert found.faults[1].expected == "2"
    assert [change.key for change in found.changes] == ["own-2"]
    wrong.pop("more")
    assert faults(planned(wrong)) == [("choice", 2, "وضعیت"), ("quarter", 2, "فصل")]
    many = planned(*({**FIRST, "prerequisite_id": f"x-{n}"} for n in range(300)))
    assert len(many.faults) == 200


def test_a_row_that_somebody_changed_since_is_told_with_both_values() -> None:
    old = {**FIRST, "version": 2, "status": "refused", "council": None}
    (fault,) = planned(old).faults
    assert (fault.code, fault.row, fault.column) == ("error.sheet.stale", 2, "وضعیت, شورا")
    assert (fault.value, fault.expected) == ("«refused», —", "«agreed», راهبری")
    later = {**FIRST, "version": 4, "next_step": "دیگر"}
    assert faults(planned(later)) == [("stale", 2, "گام")]


def test_what_is_so_already_needs_no_version() -> None:
    assert planned({**FIRST, "version": 2}) == Plan("برگه", unchanged=1)
    renamed = {**FIRST, "version": 2, "title": "عنوانی کهنه"}
    assert planned(renamed) == Plan("برگه", unchanged=1)
    assert faults(planned({**renamed, "version": 3})) == [("told", 2, "عنوان")]


def test_a_quarter_that_is_over_is_asked_about() -> None:
    past = {**FIRST, "expected_quarter": "1400-Q1"}
    found = planned(past)
    assert (found.faults, len(found.changes)) == ((), 1)
    assert found.questions == (Fault("error.sheet.past", "برگه", 2, "فصل", "1400-Q1"),)
    assert planned({**past, "status": "delivered"}).questions == ()
    assert planned({**FIRST, "contact_unit": "دیگر"}).questions == ()


def test_systems_have_a_sheet_of_their_own() -> None:
    form = form_of("system")
    current = current_rows(qom(), "system")
    names = {column: [column] for column in form.columns}
    words = {"status": Choices({str(status): str(status) for status in SystemStatus})}
    told = {key: {"title": [""], "domain": [""]} for key in current}
    rows = [form.columns, *([key, "", "", "unknown", 1] for key in current)]
    found = plan(form, Language(names, words, told), current, Sheet("s", rows), TODAY)
    assert (found.faults, found.questions) == ((), ())
    assert len(found.changes) + found.unchanged == len(qom().systems) == 72
    with pytest.raises(InvalidInput) as refusal:
        current_rows(qom(), "service")
    assert refusal.value.code == "error.sheet.kind"


def test_a_refused_sheet_carries_its_faults() -> None:
    found = planned({**FIRST, "status": "dreamt"})
    refusal = InvalidSheet(found.faults)
    assert (refusal.code, refusal.params) == ("error.sheet.refused", {"count": 1})
    assert refusal.faults == found.faults


CELLS = st.one_of(
    st.none(),
    st.text(max_size=12),
    st.integers(-5, 5),
    st.floats(),
    st.booleans(),
    st.dates(),
    st.sampled_from(["own-1", "own-2", "agreed", "1400-Q2", "1400/05/12", Formula("=A1")]),
)


@given(st.lists(st.lists(CELLS, max_size=12), max_size=4))
def test_whatever_stands_in_a_sheet_every_row_is_told_or_left(rows: list[list[Cell]]) -> None:
    sheet = Sheet("برگه", [list(FORM.columns), *rows])
    current = current_rows(city(), "prerequisite")
    found = plan(FORM, language(), current, sheet, TODAY)
    told = {change.row for change in found.changes} | {fault.row for fault in found.faults}
    said = [number for number, row in enumerate(rows, 2) if any(c not in (None, "") for c in row)]
    assert told - {None} <= set(said)
    for change in found.changes:
        assert all(now != wanted for now, wanted in change.fields.values())
        assert {name: now for name, (now, _) in change.fields.items()}.items() <= (
            current[change.key].items()
        )
