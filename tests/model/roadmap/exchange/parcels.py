"""Parcels for tests: Qom's plan, and any small one."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace

from hypothesis import assume
from hypothesis import strategies as st

from model.calendar import Quarter
from model.roadmap.actuals import Actual
from model.roadmap.assumptions import assumptions_of
from model.roadmap.exchange.mspdi import FIELDS, Words
from model.roadmap.exchange.parcel import Parcel, baseline_of, pack
from model.roadmap.kept import KeptPlan
from model.roadmap.problem import Problem
from model.roadmap.serial import WishesConflict, first_plan
from model.roadmap.settings import QuarterWish, Settings
from model.scenarios.content import Content, report_content
from tests.model.cities import qom
from tests.model.roadmap.examples import problems, qom_problem, settings

QUARTERS = st.builds(Quarter, st.integers(1403, 1409), st.integers(1, 4))


def wished(problem: Problem) -> Settings:
    """The settings that have the wishes of a problem."""
    wishes = (
        QuarterWish(one.kind, one.item, problem.quarter(one.quarter)) for one in problem.wishes
    )
    return replace(settings(), start=problem.start, quarters=problem.quarters, wishes=tuple(wishes))


def kept_of(problem: Problem, content: Content | None = None) -> KeptPlan:
    """A plan of a problem with what it was made of."""
    weighing = report_content(qom()) if content is None else content
    return KeptPlan(weighing, wished(problem), problem, first_plan(problem))


def qom_parcel() -> Parcel:
    """Qom's plan, held against another one, with some progress."""
    city, problem = qom(), qom_problem()
    before = first_plan(replace(problem, start=problem.start.later(-1)))
    actuals = (
        Actual("service:5", Quarter(1405, 2), None, 40),
        Actual("service:9", Quarter(1404, 3), Quarter(1405, 3), 100),
        Actual("service:90", Quarter(1404, 1), Quarter(1404, 2), 100),
    )
    return pack(
        city.city.city,
        kept_of(problem),
        actuals,
        assumptions_of(city),
        baseline_of(before, "طرح مصوب"),
        title="طرح پاییز",
        reason="جلسه ۱۲\nبا <یادداشت>",
    )


@st.composite
def parcels(draw: st.DrawFn) -> Parcel:
    """Any small plan with wishes, progress, a baseline and capacities of its own."""
    problem = draw(problems())
    names = st.sampled_from([*(item.id for item in problem.items), "gone"])
    with suppress(WishesConflict):
        kept = kept_of(problem)
        capacities = replace(
            kept.settings.capacities,
            by_domain=draw(st.dictionaries(st.just("effort:a"), st.integers(0, 9))),
            exceptions=draw(
                st.dictionaries(st.tuples(st.just("count"), QUARTERS), st.integers(0, 9))
            ),
        )
        arrivals = draw(st.dictionaries(names, QUARTERS, max_size=2))
        kept = replace(
            kept, settings=replace(kept.settings, capacities=capacities, arrivals=arrivals)
        )
        actuals = [draw(_courses(name)) for name in draw(st.lists(names, unique=True))]
        title = draw(st.text(st.characters(codec="utf-8"), max_size=12))
        baseline = draw(st.sampled_from([None, baseline_of(kept.plan, title)]))
        assumed = assumptions_of(qom())
        return pack("qom", kept, actuals, assumed, baseline, title=title, reason=title)
    assume(False)
    raise AssertionError


@st.composite
def _courses(draw: st.DrawFn, name: str) -> Actual:
    start = draw(st.none() | QUARTERS)
    if start is not None and draw(st.booleans()):
        return Actual(name, start, start.later(draw(st.integers(0, 3))), 100)
    return Actual(name, start, None, draw(st.integers(0, 99)))


def words(parcel: Parcel) -> Words:
    """Words of a file that say as little as can be."""
    return Words(
        title=parcel.title,
        items={},
        notes={item.id: f"چرا {item.id}" for item in parcel.kept.problem.items},
        groups={"": "–", "-": "بیرون"},
        resources={},
        fields=dict(zip(FIELDS, FIELDS, strict=True)),
        calendar="هفته",
        about="از ترازو",
    )
