"""What an address and a page may say of the board, and what becomes of the rest."""

from __future__ import annotations

from urllib.parse import quote

import pytest

from model.calendar import parse_jalali, today
from model.catalogue import Progress
from model.errors import InvalidInput
from model.portfolio.picture import (
    Picture,
    checked_picture,
    day_in,
    query_of,
    read_day,
    read_picture,
    written,
)
from model.portfolio.rules import Rule, RuleSet
from tests.model.cities import tehran

CHANGED = "?r=owner,progress&g=0&x=11.progress.to_upgrade,17.direct.no"


def test_an_address_is_read_and_written_again() -> None:
    picture, faults = read_picture(CHANGED, tehran())
    assert faults == ()
    assert picture.rules == RuleSet((Rule.OWNER, Rule.PROGRESS), clarity=False)
    assert picture.fixes == {
        (11, Rule.PROGRESS): Progress.TO_UPGRADE,
        (17, Rule.DIRECT): False,
    }
    assert "?" + "&".join(query_of(picture)) == CHANGED
    assert checked_picture(written(picture), tehran()) == picture
    assert written(picture)["order"] == ["owner", "progress", "direct", "problem"]


def test_the_documents_own_picture_needs_no_address() -> None:
    picture, faults = read_picture("", tehran())
    assert (picture, faults) == (Picture(RuleSet(), {}), ())
    assert query_of(picture) == []


@pytest.mark.parametrize(
    ("query", "codes"),
    [
        ("?r=", ["error.rules.empty"]),
        ("?r=beauty", ["error.rules.unknown"]),
        ("?r=owner,owner", ["error.rules.twice"]),
        ("?x=99.progress.planned", ["error.fix.unknown"]),
        ("?x=1.beauty.yes", ["error.fix.unknown"]),
        ("?x=1.direct.maybe,2", ["error.fix.unknown"] * 2),
        ("?x=" + quote("۱.direct.yes"), ["error.fix.unknown"]),
        ("?x=1.direct.no", []),
        ("?" + "a=1&" * 80, []),
        (7, []),
        ("?" + "x" * 30_000, []),
    ],
)
def test_a_damaged_address_still_opens(query: object, codes: list[str]) -> None:
    picture, faults = read_picture(query, tehran())
    assert [fault.code for fault in faults] == codes
    assert picture == Picture(RuleSet(), {})


@pytest.mark.parametrize(
    "sent",
    [
        None,
        7,
        {},
        {"on": "progress", "clarity": True, "fixes": []},
        {"on": ["progress"], "clarity": 1, "fixes": []},
        {"on": ["progress"], "clarity": True, "fixes": "x"},
        {"on": [], "clarity": True, "fixes": []},
        {"on": ["progress"], "clarity": True, "fixes": [["1"]]},
    ],
)
def test_a_forged_picture_is_refused(sent: object) -> None:
    with pytest.raises(InvalidInput):
        checked_picture(sent, tehran())


def test_a_day_is_read() -> None:
    assert read_day("", today()) == read_day(None, today()) == today()
    assert read_day("۱۳۹۹/۰۶/۳۱", today()) == parse_jalali("1399-06-31")
    assert day_in("?day=1399-06-31") == "1399-06-31"
    for wrong, code in (
        ("1404/12/30", "error.date.impossible"),
        ("soon", "error.date.malformed"),
        (7, "error.request.malformed"),
    ):
        with pytest.raises(InvalidInput) as refusal:
            read_day(wrong, today())
        assert refusal.value.code == code
