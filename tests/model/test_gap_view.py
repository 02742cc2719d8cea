"""The picture of the gap: to and from the address, narrowed, and always adding up."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.catalogue import StatusChange
from model.errors import InvalidInput
from model.filters import Filters
from model.gap_sight import Sight, sight_of
from model.gap_view import (
    MEASURES,
    OPEN,
    GapView,
    Rows,
    checked_gap_view,
    choices,
    counts,
    read_gap_view,
)
from model.gaps import Measure
from model.weighing import report_ranking, weigh
from model.weights import Weights
from tests.model.cities import qom
from tests.model.test_targets import MOMENT

DAY = date(2026, 11, 22)
PLAIN = Filters(dict.fromkeys(choices(qom()), ()))


def picked(name: str) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(choices(qom())[name]), max_size=2, unique=True).map(tuple)


VIEWS = st.builds(
    GapView,
    rows=st.sampled_from(Rows),
    measure=st.sampled_from(MEASURES),
    filters=st.fixed_dictionaries({name: picked(name) for name in choices(qom())}).map(Filters),
    day=st.none() | st.dates(date(1990, 1, 1), date(2090, 1, 1)),
)


def seen(view: GapView, *changes: StatusChange) -> Sight:
    return sight_of(qom(), report_ranking(qom()), view, changes, DAY)


@given(VIEWS)
def test_a_picture_comes_back_from_its_address(view: GapView) -> None:
    assert read_gap_view(view.query, qom()) == (view, ())


def test_the_plain_picture_has_an_empty_address() -> None:
    view, faults = read_gap_view("", qom())
    assert (view.rows, view.measure, view.day, view.query, faults) == (
        Rows.DOMAIN,
        Measure.COUNT,
        None,
        "",
        (),
    )


@pytest.mark.parametrize(
    "query",
    ["?by=colour", "?measure=impact", "?domain=nowhere", "?readiness=soon", "?on=1404-12-30"],
)
def test_a_damaged_address_shows_the_rest_and_says_so(query: str) -> None:
    view, faults = read_gap_view(query + "&status=existing", qom())
    assert len(faults) == 1
    assert view.filters.chosen["status"] == ("existing",)
    assert (view.rows, view.measure, view.day) == (Rows.DOMAIN, Measure.COUNT, None)


@pytest.mark.parametrize("query", [7, "?" + "x" * 30_000, "?" + "&".join("a" * 90)])
def test_what_is_no_address_at_all_is_told(query: object) -> None:
    view, faults = read_gap_view(query, qom())
    assert faults
    assert view.query == ""


@pytest.mark.parametrize(
    ("rows", "measure", "day", "chosen", "code"),
    [
        ("colour", "count", "", {}, "error.filter.unknown"),
        (["domain"], "count", "", {}, "error.filter.unknown"),
        ("domain", "impact", "", {}, "error.filter.unknown"),
        ("domain", None, "", {}, "error.filter.unknown"),
        ("domain", "count", 5, {}, "error.request.malformed"),
        ("domain", "count", "1406/13/01", {}, "error.date.impossible"),
        ("domain", "count", "tomorrow", {}, "error.date.malformed"),
        ("domain", "count", "", {"status": "existing"}, "error.request.malformed"),
        ("domain", "count", "", {"group": ["4"]}, "error.filter.unknown"),
    ],
)
def test_what_a_page_sends_is_checked(
    rows: object, measure: object, day: object, chosen: dict[str, object], code: str
) -> None:
    with pytest.raises(InvalidInput) as refused:
        checked_gap_view(rows, measure, day, chosen, qom())
    assert refused.value.code == code


def test_what_a_page_sends_is_read() -> None:
    view = checked_gap_view("group", "priority", " ۱۴۰۶/۰۱/۰۱ ", {"status": ["to_do"]}, qom())
    assert view.query == "?by=group&measure=priority&on=1406-01-01&status=to_do"
    assert checked_gap_view("domain", "count", None, {}, qom()).query == ""


@given(VIEWS)
def test_the_rows_add_up_to_what_is_kept(view: GapView) -> None:
    sight = seen(view)
    shown = sight.picture
    for name in ("existing", "in_progress", "to_do", "target", "due", "overdue", "gap"):
        parts = sum(getattr(part, name) for part in shown.parts)
        assert parts - getattr(shown.repeats, name) == getattr(shown.whole, name)
    assert shown.whole.services == len(sight.kept)
    if view.rows is not Rows.INDEX_GROUP and view.measure is Measure.COUNT:
        assert shown.whole.total == len(sight.kept)
    held = sum(item.to_do + item.in_progress for item in sight.held)
    open_ = sum(sight.traits[number]["readiness"] == (OPEN,) for number in sight.kept)
    assert held + open_ == len(sight.kept)


@pytest.mark.parametrize("rows", Rows)
def test_all_of_qom_adds_up_to_93(rows: Rows) -> None:
    sight = seen(GapView(rows, Measure.COUNT, PLAIN))
    assert sight.all_kept
    assert sight.picture.whole.services == 93
    if rows is not Rows.INDEX_GROUP:
        whole = sight.picture.whole
        assert (whole.total, whole.existing, whole.in_progress, whole.to_do) == (93, 20, 13, 60)
        assert sum(p.services for p in sight.picture.parts) - sight.picture.repeats.services == 93


def test_index_groups_share_the_priority_of_the_services() -> None:
    impact, readiness = seen(GapView(Rows.INDEX_GROUP, Measure.COUNT, PLAIN)).picture.parts
    total = int(report_ranking(qom()).totals.sum())
    assert (impact.key, readiness.key) == ("impact", "readiness")
    assert impact.total + readiness.total == total


def test_the_groups_follow_the_weights() -> None:
    view = GapView(Rows.GROUP, Measure.COUNT, PLAIN)
    other = sight_of(qom(), weigh(qom(), Weights((1,) * 6)), view, (), DAY)
    assert [p.to_do for p in other.picture.parts] != [p.to_do for p in seen(view).picture.parts]
    assert other.picture.whole.total == 93


def test_a_city_without_scores_has_no_groups() -> None:
    sight = sight_of(qom(), None, GapView(Rows.GROUP, Measure.COUNT, PLAIN), (), DAY)
    assert [part.key for part in sight.picture.parts] == [None]
    assert sight.picture.widest is None


def test_the_choices_say_how_many_they_keep() -> None:
    known = seen(GapView(Rows.DOMAIN, Measure.COUNT, PLAIN)).traits
    found = counts(known)
    for name in ("domain", "group", "readiness", "status"):
        assert sum(found[name].values()) == 93
    for name, value in (("group", "1"), ("readiness", OPEN), ("integrated", "TR01")):
        filters = Filters({**PLAIN.chosen, name: (value,)})
        sight = seen(GapView(Rows.DOMAIN, Measure.COUNT, filters))
        assert len(sight.kept) == found[name][value]


def test_the_course_begins_the_day_before_the_first_change() -> None:
    assert seen(GapView(Rows.DOMAIN, Measure.COUNT, PLAIN)).course == ()
    opened = next(s for s in qom().services if s.status == "existing")
    change = StatusChange(
        at=MOMENT,
        day=DAY - timedelta(days=10),
        who="Maryam",
        revision=2,
        kind="service",
        key=str(opened.service_id),
        old="to_do",
        new="existing",
    )
    course = seen(GapView(Rows.DOMAIN, Measure.COUNT, PLAIN), change).course
    assert [(day, gap.existing) for day, gap in course] == [
        (DAY - timedelta(days=11), 19),
        (DAY - timedelta(days=10), 20),
        (DAY, 20),
    ]
    before = GapView(Rows.DOMAIN, Measure.COUNT, PLAIN, DAY - timedelta(days=11))
    assert seen(before, change).picture.whole.existing == 19
    elsewhere = Filters({**PLAIN.chosen, "domain": ("council",)})
    assert seen(GapView(Rows.DOMAIN, Measure.COUNT, elsewhere), change).course == ()
