from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.catalogue import SourceTable
from model.overview import (
    NeedKind,
    changing_findings,
    city_standing,
    domain_standings,
    empty_domains,
    group_counts,
    leaders,
    needs,
    regrouped,
    total_counts,
)
from model.readiness import quick_wins
from model.scores import ScoreTable
from model.scoring import Ranking, rank
from model.weighing import report_ranking
from model.weights import Weights
from tests.model import cities

ONE_INDEX = Weights((1, 0, 0, 0, 0, 0))


def ranking(first_scores: Sequence[int]) -> Ranking:
    """Services 1, 2, 3 and so on, whose total is the score given."""
    ids = list(range(1, len(first_scores) + 1))
    return rank(ScoreTable(ids, [[score, 1, 1, 1, 1, 1] for score in first_scores]), ONE_INDEX)


def test_qom_stands_at_twenty_of_ninety_three() -> None:
    city = city_standing(cities.qom())
    assert (city.existing, city.in_progress, city.to_do) == (20, 13, 60)
    assert (city.total, city.missing) == (93, 73)


def test_the_domains_add_up_to_the_city() -> None:
    standings = domain_standings(cities.qom())
    assert len(standings) == 9
    assert sum(standing.total for standing in standings) == 93
    assert sum(standing.existing for standing in standings) == 20
    by_domain = {standing.domain: standing for standing in standings}
    assert by_domain["transport"].to_do == 14
    assert by_domain["urban_planning"].existing == 9


def test_every_total_from_the_best_to_the_least_is_counted_with_its_group() -> None:
    ranked = report_ranking(cities.qom())
    assert ranked is not None
    counts = total_counts(ranked)
    assert [one.total for one in counts] == list(range(28, 9, -1))
    assert sum(one.services for one in counts) == 60
    in_group = [sum(c.services for c in counts if c.group == group) for group in (1, 2, 3)]
    assert in_group == [23, 24, 13]
    assert (counts[0].services, counts[-1].services) == (2, 2)


def test_a_total_that_nobody_has_is_counted_as_none() -> None:
    assert [(one.total, one.services) for one in total_counts(ranking([3, 1, 1]))] == [
        (3, 1),
        (2, 0),
        (1, 2),
    ]


def test_a_domain_without_services_is_named_apart() -> None:
    assert [domain.domain_id for domain in empty_domains(cities.qom())] == ["council"]


def test_domains_come_in_their_order_not_in_that_of_the_services() -> None:
    catalogue = cities.city(
        domains=(cities.domain("late", 2), cities.domain("early", 1)),
        services=(
            cities.service(1, "late", "existing"),
            cities.service(2, "early", "to_do"),
        ),
    )
    assert [standing.domain for standing in domain_standings(catalogue)] == ["early", "late"]


def test_an_empty_city_stands_at_nothing() -> None:
    assert city_standing(cities.city()).total == 0
    assert domain_standings(cities.city()) == ()


def test_groups_as_printed_and_as_computed() -> None:
    counts = group_counts(cities.qom(), report_ranking(cities.qom()))
    assert [(item.group, item.printed, item.computed) for item in counts] == [
        (1, 23, 23),
        (2, 25, 24),
        (3, 12, 13),
    ]


def test_one_service_of_qom_is_in_another_group_than_printed() -> None:
    (moved,) = regrouped(cities.qom(), report_ranking(cities.qom()))
    assert moved.service.service_id == 69
    assert moved.service.todo_id == 47
    assert (moved.printed_total, moved.total) == (14, 13)
    assert (moved.printed_group, moved.group) == (2, 3)


def test_leaders_do_not_part_a_tie() -> None:
    first = leaders(ranking([3, 2, 2, 2, 1]), most=2)
    assert first.ids == (1,)
    assert (first.beyond, first.tie_cut) == (4, 0)


def test_a_tie_longer_than_the_list_is_cut_and_said() -> None:
    first = leaders(ranking([2, 2, 2, 1]), most=2)
    assert first.ids == (1, 2)
    assert (first.beyond, first.tie_cut) == (2, 1)


def test_a_short_ranking_is_shown_whole() -> None:
    first = leaders(ranking([1, 3]), most=10)
    assert first.ids == (2, 1)
    assert (first.beyond, first.tie_cut) == (0, 0)


@given(st.lists(st.integers(1, 3), min_size=1, max_size=30), st.integers(1, 12))
def test_leaders_are_the_head_of_the_order(scores: list[int], most: int) -> None:
    whole = ranking(scores)
    first = leaders(whole, most)
    assert 1 <= len(first.ids) <= most
    assert first.ids == tuple(int(whole.ids[row]) for row in whole.order[: len(first.ids)])
    assert len(first.ids) + first.beyond == len(scores)
    last = whole.totals[whole.table.row(first.ids[-1])]
    others = [i for i in whole.ids if i not in first.ids]
    assert first.tie_cut == sum(whole.totals[whole.table.row(int(i))] == last for i in others)
    if first.tie_cut:
        assert len({int(whole.totals[whole.table.row(i)]) for i in first.ids}) == 1


def test_qom_leads_with_two_services_at_once() -> None:
    whole = report_ranking(cities.qom())
    assert [int(whole.ranks[whole.table.row(i)]) for i in leaders(whole, 10).ids[:3]] == [1, 1, 3]


def test_findings_that_change_something_come_by_weight() -> None:
    catalogue = cities.city(
        findings=(
            cities.finding("F-a", severity="changes_count"),
            cities.finding("F-b", severity="note"),
            cities.finding("F-c", severity="changes_group"),
            cities.finding("F-d", severity="changes_text"),
        )
    )
    found = changing_findings(catalogue)
    assert {severity: [f.finding_id for f in some] for severity, some in found.items()} == {
        "changes_group": ["F-c"],
        "changes_link": [],
        "changes_count": ["F-a"],
    }


def test_what_waits_for_the_council_of_qom() -> None:
    catalogue = cities.qom()
    waiting = {
        need.kind: need
        for need in needs(catalogue, report_ranking(catalogue), quick_wins(catalogue))
    }
    assert list(waiting) == list(NeedKind)
    assert waiting[NeedKind.REGROUPED].subjects == ("69",)
    assert waiting[NeedKind.MISSING_TABLE].subjects == ("12",)
    assert waiting[NeedKind.FINISH_FIRST].number == 9
    assert waiting[NeedKind.NO_SERVICE_YET].subjects == ("spatial", "civil_works")
    open_findings = [f for f in catalogue.findings if f.treatment == "open"]
    assert waiting[NeedKind.OPEN_FINDING].number == len(open_findings)


def test_nothing_waits_where_nothing_is_wrong() -> None:
    catalogue = cities.city(
        domains=(cities.domain("one", 1),), services=(cities.service(1, "one", "existing"),)
    )
    assert needs(catalogue, None, None) == ()


@pytest.mark.parametrize("state", ["missing", "transcribed"])
def test_only_a_missing_table_waits(state: str) -> None:
    table = SourceTable(
        table_id="12",
        title_fa="برنامه",
        title_en="Plan",
        page_from=1,
        page_to=1,
        rows=0,
        state=state,
    )
    kinds = [need.kind for need in needs(cities.city(source_tables=(table,)), None, None)]
    assert kinds == ([NeedKind.MISSING_TABLE] if state == "missing" else [])
