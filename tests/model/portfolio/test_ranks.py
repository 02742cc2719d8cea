"""The rank within a level: which printed ranks the rules give, and what else was tried."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest

from model.catalogue import Level, Progress
from model.portfolio.ranks import BEST, COMMONEST, RULES, ranks, tried, unexplained
from model.portfolio.rules import Rule, RuleSet
from tests.model.cities import tehran


def test_the_rules_give_20_of_the_55_printed_ranks() -> None:
    found = ranks(tehran())
    assert len(found) == 55
    right = Counter(one.project.level for one in found if one.explained)
    assert right == {Level.A: 9, Level.B: 10, Level.C: 1}
    wrong = {(one.project.project_id, one.project.rank, one.rank) for one in unexplained(found)}
    assert len(wrong) == 35
    assert {(9, 2, 1), (21, 1, 3), (34, 3, 1), (38, 1, 2), (55, 2, 1)} <= wrong


def test_nothing_that_is_known_explains_all_ranks() -> None:
    found = {one.name: one for one in tried(tehran())}
    assert {name: one.explained for name, one in found.items()} == {
        RULES: 20, "progress": 25, "owner": 18, "direct": 19, "problem": 34,
        "programme": 35, "reason": 39, "charter": 25, BEST: 34, COMMONEST: 29,
    }  # fmt: skip
    assert found[BEST].rules == (Rule.PROBLEM,)
    assert found["problem"].by_level == {Level.A: 8, Level.B: 8, Level.C: 18}


def test_ranks_follow_rules_and_attributes_and_never_leave_their_rooms() -> None:
    by_problem = {one.project.project_id: one.rank for one in ranks(
        tehran(), RuleSet((Rule.PROBLEM,)))}  # fmt: skip
    assert {by_problem[number] for number in range(38, 45)} == {1}
    assert {by_problem[number] for number in range(45, 56)} == {2}
    fixes = {(12, Rule.PROGRESS): Progress.NOT_PLANNED}
    fixed = {one.project.project_id: one.rank for one in ranks(tehran(), fixes=fixes)}
    assert fixed[12] == 2
    printed = {(p.level, p.rank) for p in tehran().projects if p.rank}
    assert {(one.project.level, one.rank) for one in ranks(tehran())} <= printed


@pytest.mark.parametrize("order", [tuple(Rule), (Rule.OWNER,)])
def test_a_city_without_projects_has_no_ranks(order: tuple[Rule, ...]) -> None:
    assert ranks(replace(tehran(), projects=()), RuleSet(order)) == ()
    assert tried(replace(tehran(), projects=()))[0].explained == 0
