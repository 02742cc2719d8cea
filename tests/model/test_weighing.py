"""From a city's catalogue to its ranking."""

from __future__ import annotations

from dataclasses import replace

import pytest

from model.catalogue import Catalogue
from model.errors import InvalidInput, NotFound
from model.scoring import Bounds
from model.view import View
from model.weighing import known, ranking_of, report_ranking, report_weights, score_table, weigh
from model.weights import INDEX_IDS, Weights
from tests.model import oracle
from tests.model.cities import qom

EQUAL = Weights((1,) * 6)


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return qom()


def test_the_weights_are_those_of_table_5(catalogue: Catalogue) -> None:
    assert report_weights(catalogue).values == (3, 1, 1, 2, 2, 1)


def test_the_order_of_the_indices_does_not_matter(catalogue: Catalogue) -> None:
    turned = replace(catalogue, indices=tuple(reversed(catalogue.indices)))
    assert report_weights(turned) == report_weights(catalogue)


def test_scores_stand_in_the_order_of_their_numbers(catalogue: Catalogue) -> None:
    turned = replace(catalogue, scores=tuple(reversed(catalogue.scores)))
    assert score_table(turned).ids.tolist() == list(range(1, 61))
    by_number = {score.todo_id: list(score.values) for score in catalogue.scores}
    table = score_table(turned)
    assert [by_number[i] for i in table.ids.tolist()] == table.scores.tolist()


@pytest.mark.parametrize("weights", [(3, 1, 1, 2, 2, 1), (1,) * 6, (0, 0, 10, 0, 0, 1)])
def test_it_ranks_as_the_oracle_does(catalogue: Catalogue, weights: tuple[int, ...]) -> None:
    table = score_table(catalogue)
    expected = oracle.rank(table.ids.tolist(), table.scores.tolist(), weights, (200, 140))
    ranking = weigh(catalogue, Weights(weights))
    assert ranking.totals.tolist() == expected["totals"]
    assert ranking.ranks.tolist() == expected["ranks"]
    assert ranking.groups.tolist() == expected["groups"]


def test_the_report_is_weighed_with_its_own_weights(catalogue: Catalogue) -> None:
    ranking = report_ranking(catalogue)
    assert ranking.weights == report_weights(catalogue)
    assert list(ranking.group_counts.values()) == [23, 24, 13]


def test_a_picture_is_weighed_with_its_weights_and_what_ifs(catalogue: Catalogue) -> None:
    ranking = ranking_of(catalogue, View(EQUAL, what_ifs={(47, "coverage"): 3}))
    row = ranking.table.row(47)
    scores = score_table(catalogue).scores[row].tolist()
    assert ranking.weights == EQUAL
    assert ranking.totals[row] == sum(scores) - scores[INDEX_IDS.index("coverage")] + 3


def test_other_bounds_make_other_groups(catalogue: Catalogue) -> None:
    ranking = weigh(catalogue, EQUAL, bounds=Bounds(group_1=300, group_2=299))
    least = min(ranking.totals)
    assert ranking.groups[ranking.totals.argmin()] == 3
    assert least < 18


@pytest.mark.parametrize(
    ("what_ifs", "error", "code"),
    [
        ({(61, "ease"): 1}, NotFound, "error.service.unknown"),
        ({(47, "beauty"): 1}, InvalidInput, "error.what_if.index"),
        ({(47, "ease"): 4}, InvalidInput, "error.what_if.score"),
    ],
)
def test_what_ifs_that_cannot_be_are_refused(
    catalogue: Catalogue, what_ifs: dict, error: type[Exception], code: str
) -> None:
    with pytest.raises(error) as caught:
        weigh(catalogue, EQUAL, what_ifs)
    assert caught.value.code == code


def test_a_picture_may_refer_to_what_has_scores(catalogue: Catalogue) -> None:
    found = known(catalogue)
    assert found.services == frozenset(range(1, 61))
    assert found.domains == {domain.domain_id for domain in catalogue.domains}
