"""What people type into the cells of a sheet."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from model.calendar import Quarter
from model.sheets.cells import (
    Cell,
    Choices,
    Refused,
    is_said,
    read_day,
    read_quarter,
    read_text,
    read_version,
)

WORDS = Choices({"بله": "yes", "Yes": "yes", "yes": "yes", "نه": "no", "No": "no"})


def choice(cell: Cell) -> str | None:
    return WORDS.read(cell, needed=False)


def needed(cell: Cell) -> str | None:
    return WORDS.read(cell, needed=True)


@pytest.mark.parametrize(
    ("read", "cell", "value"),
    [
        *((read_version, cell, 3) for cell in (3, 3.0, "3", " ۳ ", "٣")),
        *((choice, cell, "yes") for cell in ("بله", " بله ", "yes", "YES", "\u200fبله")),
        *((choice, cell, None) for cell in (None, "", "  ")),
        (needed, "No", "no"),
        *((read_quarter, cell, None) for cell in (None, " ")),
        *((read_quarter, cell, Quarter(1400, 2)) for cell in ("1400-Q2", "تابستان ۱۴۰۰")),
        *((read_day, cell, None) for cell in (None, "")),
        (read_day, "۱۴۰۰/۰۵/۱۲", date(2021, 8, 3)),
        *((read_text, cell, None) for cell in (None, "", " \n ")),
        (read_text, " دفتر  فناوري \r\n دوم ", "دفتر فناوری\nدوم"),
        (read_text, 12, "12"),
        (read_text, 12.0, "12"),
        (read_text, 1.5, "1.5"),
        (read_text, "=1+1", "=1+1"),
        (read_text, "x" * 2000, "x" * 2000),
    ],
)
def test_a_cell_is_read_as_it_is_meant(
    read: Callable[[Any], object], cell: Cell, value: object
) -> None:
    found = read(cell)
    assert found == value
    assert type(found) is type(value)


@pytest.mark.parametrize(
    ("read", "cell", "code", "expected"),
    [
        *(
            (read_version, cell, "version", None)
            for cell in (None, "", "x", 0, -1, 1.5, True, "3.0", "9" * 10, date(2021, 8, 3))
        ),
        *((choice, cell, "choice", "بله, نه") for cell in ("شاید", 7, True)),
        *((needed, cell, "choice", "بله, نه") for cell in (None, " ")),
        *(
            (read_quarter, cell, "quarter", "1400-Q2")
            for cell in ("soon", "1400-Q5", 1400, date(2021, 8, 3))
        ),
        *(
            (read_day, cell, "day", "1400/05/12")
            for cell in ("1404/12/30", "2021-08-03", 14000512, date(2021, 8, 3))
        ),
        *((read_text, cell, "text", "≤ 2000") for cell in ("x" * 2001, True, date(2021, 8, 3))),
    ],
)
def test_what_cannot_stand_says_what_can(
    read: Callable[[Any], object], cell: Cell, code: str, expected: str | None
) -> None:
    with pytest.raises(Refused) as refusal:
        read(cell)
    assert (refusal.value.code, refusal.value.expected) == (code, expected)


def test_white_space_says_nothing() -> None:
    assert [is_said(cell) for cell in (None, "", " \t", "x", 0, False)] == [
        *(False, False, False),
        *(True, True, True),
    ]


def test_of_the_words_for_a_value_the_first_is_shown() -> None:
    assert WORDS.shown == ("بله", "نه")
    assert [WORDS.word_for(value) for value in ("yes", "no", "perhaps")] == ["بله", "نه", "perhaps"]
