"""How complete the charters are, and when a gap is filled."""

from __future__ import annotations

from dataclasses import replace

from model.catalogue import Catalogue, CharterStatus, ItemField
from model.periods import Period
from model.portfolio.completeness import FIELDS, completeness, cured, open_gaps
from tests.data.test_tehran import rows
from tests.model.cities import tehran


def with_charter(catalogue: Catalogue, name: str, **values: object) -> Catalogue:
    charters = tuple(
        replace(c, **values) if c.charter_id == name else c  # type: ignore[arg-type]
        for c in catalogue.charters
    )
    return replace(catalogue, charters=charters)


def test_a_printed_charter_is_as_complete_as_the_document_fills_it() -> None:
    filled: dict[str, set[str]] = {}
    for row in rows("charter_fields"):
        said = row["state"] == "filled" or (row["field"] == "mandate" and row["state"] == "none")
        if said:
            filled.setdefault(row["charter"], set()).add(row["field"])
    complete = completeness(tehran())
    assert {name: set(complete[name].filled) for name in filled} == filled
    assert complete["c-2"].count == 12
    assert complete["c-2"].missing == ("cost",)


def test_a_blank_charter_lacks_everything() -> None:
    blank = completeness(tehran())["c-6"]
    assert (blank.count, blank.missing) == (0, FIELDS)


def test_a_gap_is_filled_by_the_charter() -> None:
    city, wallet = tehran(), tehran().project(66)
    assert open_gaps(city, wallet, completeness(city)) == ("upgrade_plan", "schedule")
    assert cured(city) == frozenset()
    stage = replace(city.charter_items[0], item_id="x", charter="c-66", field=ItemField.STAGE)
    milestone = replace(city.milestones[0], milestone_id="x", charter="c-66")
    city = replace(
        city,
        charter_items=(*city.charter_items, stage),
        milestones=(*city.milestones, milestone),
    )
    assert cured(city) == {66}
    undated = replace(milestone, planned=None, replanned=None)
    assert cured(replace(city, milestones=(undated,))) == frozenset()


def test_what_was_taken_away_does_not_count() -> None:
    city = tehran()
    gone = tuple(replace(row, holds=False) for row in city.indicators)
    assert "indicators" in completeness(replace(city, indicators=gone))["c-2"].missing


def test_the_own_values_of_a_charter_count() -> None:
    city = with_charter(
        tehran(), "c-6", status=CharterStatus.STARTED, started=Period(1399), cost_million=0
    )
    assert completeness(city)["c-6"].filled == {"status", "cost"}
