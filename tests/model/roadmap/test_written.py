"""Settings written into an address are read back from it, whatever holds by default there."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import urlencode

from hypothesis import given

from model.calendar import Quarter
from model.roadmap.address import read_roadmap
from model.roadmap.assumptions import assumptions_of
from model.roadmap.settings import Settings, default_settings
from model.roadmap.written import settings_parts
from tests.model.cities import qom
from tests.model.roadmap.examples import DAY, settings, some_settings

ELSEWHERE = replace(settings(), start=Quarter(1410, 1), quarters=3, now=Quarter(1409, 4))


@given(some_settings())
def test_what_is_written_is_read_back(given_: Settings) -> None:
    query = "?" + urlencode(settings_parts(given_))
    view, faults = read_roadmap(query, qom(), ELSEWHERE)
    assert faults == ()
    found = view.settings
    assert set(found.wishes) == set(given_.wishes)
    assert replace(found, wishes=(), now=None) == replace(given_, wishes=(), now=None)
    assert found.now == ELSEWHERE.now


def test_what_is_usual_is_short() -> None:
    usual = default_settings(assumptions_of(qom()), DAY)
    assert set(settings_parts(usual)) == {"start", "n", "cap"}
