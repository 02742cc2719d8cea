"""A fingerprint changes when something that the picture depends on does, and at no other time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, replace
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.calendar import Quarter
from model.catalogue import Catalogue, RoadmapActual, ServiceStatus
from model.scenarios.content import Content, report_content
from model.scenarios.planning import plan_under, problem_under
from model.scenarios.readings import (
    PLAN_READS,
    READS,
    Difference,
    differences,
    fingerprint,
    place_of,
)
from tests.model.cities import qom
from tests.model.roadmap.examples import settings
from tests.model.scenarios.test_content import contents

OTHERS = ("domains", "actions", "findings", "integrated_systems", "sources")
COURSE = RoadmapActual(
    item="service:1",
    start=Quarter(1405, 2),
    finish=None,
    percent=49,  # one percent more makes its rest a quarter shorter
    added_at=datetime(2026, 11, 22, tzinfo=UTC),
    added_by="سارا",
)


def is_key(name: str) -> bool:
    """Whether a field stays: a row of another key is another row, or points at none."""
    return name.endswith("_id") or name in ("item", "prerequisite", "body")


def with_course() -> Catalogue:
    """Qom's data with something that people said of the real course."""
    return replace(qom(), roadmap_actuals=(COURSE,))


@st.composite
def touched(draw: st.DrawFn, reads: Mapping[str, tuple[str, ...]]) -> tuple[Catalogue, bool]:
    """Qom's data with one field of one record changed, and whether a picture reads it."""
    catalogue = with_course()
    kinds = {place_of(kind): kind for kind in PLAN_READS}
    place = draw(st.sampled_from([*kinds, *OTHERS]))
    records: tuple[Any, ...] = getattr(catalogue, place)
    row = draw(st.integers(0, len(records) - 1))
    names = [field.name for field in fields(records[row]) if not is_key(field.name)]
    name = draw(st.sampled_from(names))
    changed = replace(records[row], **{name: _other(getattr(records[row], name))})
    read = name in reads.get(kinds.get(place, ""), ())
    if place == "services" and reads is READS and records[row].todo_id is None:
        read = False
    rows = (*records[:row], changed, *records[row + 1 :])
    return replace(catalogue, **{place: rows}), read


def _other(value: object) -> object:
    if isinstance(value, bool):
        return not value
    if isinstance(value, int):
        return value + 1 if value != 3 else 1
    if isinstance(value, ServiceStatus):
        return next(one for one in ServiceStatus if one is not value)
    if isinstance(value, Quarter) or value is None:
        return Quarter(1406, 3) if value != Quarter(1406, 3) else Quarter(1406, 4)
    return f"{value}." if isinstance(value, str) else "else"


@given(touched(READS), contents)
def test_the_fingerprint_changes_iff_what_is_read_does(
    touch: tuple[Catalogue, bool], content: Content
) -> None:
    after, read = touch
    seen = replace(content, roadmap=None)
    changed = fingerprint(seen, after) != fingerprint(seen, qom())
    assert changed == read == bool(differences(qom(), after))
    if not changed:
        known = Content(content.weights, content.bounds)
        before, now = known.ranking(qom()), known.ranking(after)
        assert before.totals.tolist() == now.totals.tolist()
        assert before.groups.tolist() == now.groups.tolist()


@given(touched(PLAN_READS))
def test_with_a_plan_it_changes_iff_what_the_plan_reads_does(
    touch: tuple[Catalogue, bool],
) -> None:
    after, read = touch
    content = replace(report_content(qom()), roadmap=settings())
    changed = fingerprint(content, after) != fingerprint(content, with_course())
    assert changed == read == bool(differences(with_course(), after, planned=True))


PLACES = [field.name for field in fields(Catalogue) if field.name not in ("city", "version")]


@pytest.mark.parametrize("place", PLACES)
def test_what_a_plan_does_not_read_cannot_change_it(place: str) -> None:
    before = with_course()
    reads = PLAN_READS.get({place_of(kind): kind for kind in PLAN_READS}.get(place, ""), ())
    rows = tuple(_unread_changed(row, reads) for row in getattr(before, place))
    after = replace(before, **{place: rows})
    assert after != before or not rows
    ranking = report_content(before).ranking(before)
    assert problem_under(after, ranking, settings()) == problem_under(before, ranking, settings())


def _unread_changed(row: Any, reads: tuple[str, ...]) -> Any:
    names = (one.name for one in fields(row) if not is_key(one.name) and one.name not in reads)
    return replace(row, **{name: _other(getattr(row, name)) for name in names})


@given(contents, contents)
def test_other_settings_have_another_fingerprint(one: Content, other: Content) -> None:
    same = fingerprint(one, qom()) == fingerprint(other, qom())
    assert same == (one == other)


@given(st.randoms(use_true_random=False))
def test_the_order_of_rows_means_nothing(random: Any) -> None:
    catalogue = qom()
    shuffled = {}
    for kind in PLAN_READS:
        rows = list(getattr(catalogue, place_of(kind)))
        random.shuffle(rows)
        shuffled[place_of(kind)] = tuple(rows)
    other = replace(catalogue, **shuffled)
    plain = report_content(catalogue)
    for content in (plain, replace(plain, roadmap=settings())):
        assert fingerprint(content, other) == fingerprint(content, catalogue)
    plans = [plan_under(city, plain.ranking(city), settings()).plan for city in (catalogue, other)]
    assert plans[0] == plans[1]


def test_another_city_has_another_fingerprint() -> None:
    other = replace(qom(), city=replace(qom().city, city="elsewhere"))
    content = report_content(qom())
    assert fingerprint(content, other) != fingerprint(content, qom())


def test_a_service_without_a_score_is_not_read() -> None:
    done = next(one for one in qom().services if one.todo_id is None)
    rest = tuple(one for one in qom().services if one != done)
    assert differences(qom(), replace(qom(), services=rest)) == ()


@pytest.mark.parametrize("gone", [True, False])
def test_rows_that_come_or_go_are_named(gone: bool) -> None:
    less = replace(qom(), scores=qom().scores[1:])
    then, now = (qom(), less) if gone else (less, qom())
    first = qom().scores[0].todo_id
    service = qom().service_by_todo[first].service_id
    assert differences(then, now) == (
        Difference("score", first, None, gone, not gone),
        Difference("service", service, None, gone, not gone),
    )
