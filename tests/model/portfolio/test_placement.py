"""The rules that place projects: what the document prints, and what holds for any portfolio."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.catalogue import Level, Progress, ProjectOwner
from model.errors import InvalidInput
from model.portfolio.placement import place
from model.portfolio.rules import (
    LEVELS,
    Rule,
    RuleSet,
    attributes_of,
    level_at,
    lower,
    parse_rules,
    rooms,
)
from tests.model.cities import tehran

ORDERS = st.permutations(list(Rule)).flatmap(
    lambda order: st.integers(1, len(order)).map(lambda count: tuple(order[:count]))
)
RULES = st.builds(RuleSet, ORDERS, st.booleans())


def test_the_rules_give_the_printed_level_of_64_projects() -> None:
    placed = place(tehran())
    assert placed.counts == {Level.A: 15, Level.B: 31, Level.C: 31}
    told = {p.project.project_id: (p.project.level, p.level) for p in placed.unexplained}
    up, down = {17: "BA", 34: "BA", 37: "BA"}, {11: "AB", 21: "BC", 25: "BC", 56: "BC"}
    others = dict.fromkeys((48, 49, 65, 66, 68, 73), "CB")
    assert told == {n: tuple(map(Level, pair)) for n, pair in {**up, **down, **others}.items()}


def test_a_placement_says_which_rule_decides() -> None:
    placed = place(tehran())
    signature, parking, bicycle = placed.of(1), placed.of(17), placed.of(21)
    assert (signature.level, signature.decided_by) == (Level.A, None)
    assert (parking.reached, parking.kept_by) == (Level.A, Rule.PROGRESS)
    assert (bicycle.level, bicycle.decided_by, bicycle.kept_by) == (Level.C, Rule.OWNER, None)


def test_an_ambiguous_project_reaches_more_once_its_gap_is_filled() -> None:
    wallet = place(tehran()).of(66)
    assert (wallet.level, wallet.reached, wallet.lowered) == (Level.B, Level.A, True)
    filled = place(tehran(), filled={66}).of(66)
    assert (filled.level, filled.lowered) == (Level.A, False)
    assert place(tehran(), RuleSet(clarity=False)).of(66).level is Level.A


def test_an_attribute_fixed_otherwise_moves_its_project() -> None:
    fixes = {(11, Rule.PROGRESS): Progress.TO_UPGRADE}
    assert place(tehran(), fixes=fixes).of(11).level is Level.A
    assert place(tehran()).of(11).level is Level.B


def test_another_order_of_the_rules_moves_levels() -> None:
    problem_first = place(tehran(), RuleSet((Rule.PROBLEM, Rule.DIRECT)))
    moved = [p for p in problem_first.placements if p.level is not place(tehran()).of(
        p.project.project_id).level]  # fmt: skip
    assert len(moved) > 30
    assert problem_first.of(17).level is Level.A
    assert problem_first.of(1).level is Level.B


@given(RULES)
def test_who_is_better_by_every_rule_never_stands_lower(rules: RuleSet) -> None:
    placed = place(tehran(), rules, filled=range(1, 78))
    for one in placed.placements:
        for other in placed.placements:
            if all(a >= b for a, b in zip(one.key, other.key, strict=True)):
                assert LEVELS.index(one.level) <= LEVELS.index(other.level)
            if one.key == other.key:
                assert one.level is other.level


@given(RULES, st.integers(1, 77), st.sampled_from(list(Rule)))
def test_a_fix_moves_nobody_else_who_is_untouched_by_it(
    rules: RuleSet, number: int, rule: Rule
) -> None:
    same = {(number, rule): getattr(attributes_of(tehran().project(number)), rule)}
    assert place(tehran(), rules, same) == place(tehran(), rules)


@given(RULES)
def test_levels_are_reached_in_order_and_gaps_cost_one_level_at_most(rules: RuleSet) -> None:
    placed = place(tehran(), rules)
    assert len(placed.placements) == 77
    levels = [LEVELS.index(p.level) for p in placed.placements]
    assert levels == sorted(levels)
    for one in placed.placements:
        expected = lower(one.reached) if one.project.ambiguous and rules.clarity else one.reached
        assert one.level is expected
        clear = [p for p in placed.placements if not p.project.ambiguous]
        assert one.better == sum(p.key > one.key for p in clear)


def test_the_rooms_are_those_of_the_document() -> None:
    assert rooms(tehran()) == (13, 24)
    assert [level_at(n, (13, 24)) for n in (0, 12, 13, 36, 37)] == list("AABBC")
    assert rooms(replace(tehran(), projects=())) == (0, 0)


def test_a_city_without_projects_has_no_placements() -> None:
    assert place(replace(tehran(), projects=())).placements == ()


@pytest.mark.parametrize(
    ("names", "code"),
    [
        ([], "error.rules.empty"),
        (["progress", "progress"], "error.rules.twice"),
        (["beauty"], "error.rules.unknown"),
        ([7], "error.rules.unknown"),
    ],
)
def test_a_rule_set_that_cannot_be_is_refused(names: list[object], code: str) -> None:
    with pytest.raises(InvalidInput) as refusal:
        parse_rules(names)
    assert refusal.value.code == code


def test_a_rule_set_is_read() -> None:
    rules = parse_rules(["owner", "progress"], clarity=False)
    assert rules == RuleSet((Rule.OWNER, Rule.PROGRESS), clarity=False)
    assert tehran().project(1).owner is ProjectOwner.ICT
