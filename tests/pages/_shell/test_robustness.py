"""What the page of robustness says, held against the model, in both languages."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from model.catalogue import Catalogue
from model.robustness.ahp import PAIRS, compare_pairs
from model.robustness.box import anywhere, around
from model.robustness.extremes import extremes, group_certainty
from model.robustness.intervals import stability
from model.robustness.judging import group_confidence
from model.robustness.objective import critic_weights, entropy_weights
from model.robustness.preference import preference
from model.robustness.reach import Above, IntoFirst, IntoGroup, reach
from model.robustness.scores import score_stakes
from model.robustness.smaa import acceptability
from model.scoring import Ranking, rank
from model.weighing import report_ranking
from model.weights import Weights
from pages._shell.i18n import LANGUAGES, Texts, texts_in
from pages._shell.robustness import certain, chance, common, hold, judged, weights
from pages._shell.robustness import reach as reaching
from tests.model.cities import qom
from tests.pages._shell.test_cards import links, said


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return qom()


@pytest.fixture(scope="module")
def ranking(catalogue: Catalogue) -> Ranking:
    return report_ranking(catalogue)


@pytest.fixture(params=LANGUAGES)
def texts(request: pytest.FixtureRequest) -> Texts:
    return texts_in(request.param)


def changes_with_one_step(ranking: Ranking, place: int) -> bool:
    """Whether one step of a scale changes a group: by weighing again."""
    for step in (-1, 1):
        values = list(ranking.weights.values)
        values[place] += step
        other = rank(ranking.table, Weights(tuple(values)), ranking.bounds)
        if (other.groups != ranking.groups).any():
            return True
    return False


def test_a_step_changes_a_group_where_the_page_says_so(
    texts: Texts, catalogue: Catalogue, ranking: Ranking
) -> None:
    found = stability(ranking, 10)
    told = [hold.moves_at_once(one, one.groups) for one in found.indices]
    assert told == [changes_with_one_step(ranking, place) for place in range(6)]
    assert texts.number(sum(told)) in hold.says(texts, found)
    words = said(hold.answer(texts, catalogue, found))
    assert texts.number(len(found.indices[0].on_border)) in words
    for index in catalogue.indices:
        assert texts.of(index, "short") in words


def test_a_weight_that_has_all_moves_no_scale(texts: Texts, catalogue: Catalogue) -> None:
    alone = rank(report_ranking(catalogue).table, Weights((0, 0, 5, 0, 0, 0)))
    found = stability(alone, 3)
    assert hold.room_of(found.indices[2], found.indices[2].groups) is None
    assert texts("robustness.hold.all") in said(hold.answer(texts, catalogue, found))


@pytest.mark.parametrize("points", [0, 5, 100])
def test_what_is_certain_is_told_in_numbers(
    texts: Texts, catalogue: Catalogue, ranking: Ranking, points: int
) -> None:
    box = around(ranking.weights, points)
    groups = group_certainty(ranking, box)
    words = certain.says(texts, points, groups)
    for one in groups:
        assert texts.number(len(one.staying)) in words
        assert texts.number(one.size) in words
    order = preference(ranking.table, box)
    drawn = certain.elements(texts, catalogue, ranking, order)
    assert len(drawn) == len(order.members) + len(order.edges)
    found = extremes(ranking, box)
    rows = certain.rows(texts, catalogue, found, order, {})
    assert [row["key"] for row in rows] == [str(ranking.ids[row]) for row in ranking.order]
    for row in rows:
        todo = int(str(row["key"]))
        place = ranking.table.row(todo)
        assert (row["best"], row["worst"]) == (found.best_ranks[place], found.worst_ranks[place])
        others = [int(one) for one in ranking.ids if one != todo]
        above = sum(order.holds(one, todo) and not order.holds(todo, one) for one in others)
        assert row["above"] == above
    words = said(certain.rank_says(texts, found, points, 10))
    assert texts.number(len(found.always_first(10))) in words


def test_seven_services_stay_in_group_1_whatever_the_weights(
    texts: Texts, catalogue: Catalogue, ranking: Ranking
) -> None:
    found = group_certainty(ranking, anywhere())
    assert texts.number(7) in certain.whatever(texts, found)
    named = certain.surest(texts, catalogue, found)
    assert named
    for todo in found[0].staying:
        assert common.title_of(texts, catalogue, todo) in named


def test_the_way_up_leads_to_the_weights_that_do_it(
    texts: Texts, catalogue: Catalogue, ranking: Ranking
) -> None:
    found = reach(ranking, 47, IntoGroup(1))
    shown = reaching.answer(texts, catalogue, ranking, found, {"x": "5.ease.3"})
    assert found.setting
    assert f"/priorities?s=47&x=5.ease.3&w={found.setting}" in links(shown)
    then = rank(ranking.table, found.setting)
    others = (then.groups != ranking.groups).sum() - 1
    assert texts.number(int(others)) in said(shown)


def test_where_no_weights_do_it_the_proof_is_told(texts: Texts, catalogue: Catalogue) -> None:
    ranking = report_ranking(catalogue)
    dominated = next(
        (one, other)
        for one in ranking.ids.tolist()
        for other in ranking.ids.tolist()
        if one != other and not reach(ranking, one, Above(other)).possible
    )
    found = reach(ranking, dominated[0], Above(dominated[1]))
    words = said(reaching.answer(texts, catalogue, ranking, found, {}))
    assert common.title_of(texts, catalogue, dominated[1]) in words
    assert "/priorities?w=" not in " ".join(
        links(reaching.answer(texts, catalogue, ranking, found, {}))
    )
    there = reach(ranking, 5, IntoFirst(10))
    assert "apply" not in str(reaching.answer(texts, catalogue, ranking, there, {}))


def test_sampled_figures_are_those_of_the_model(
    texts: Texts, catalogue: Catalogue, ranking: Ranking
) -> None:
    found = acceptability(ranking, samples=400, seed=3, k=10, q=0.2)
    confidence = {int(todo): 0.25 for todo in ranking.ids} | {47: None}
    rows = chance.rows(texts, catalogue, found, confidence, {})
    for row in rows:
        place = ranking.table.row(int(str(row["key"])))
        groups = [row[f"group{group}"] for group in (1, 2, 3)]
        assert groups == found.group_chances[place].tolist()
        assert row["first"] == found.first_chances[place]
    assert next(row for row in rows if row["key"] == "47")["confidenceText"] == "–"
    words = said(chance.answer(texts, catalogue, found, group_confidence(ranking, 0.2)))
    assert texts.number(len(found.surer_than(0.95))) in words
    assert texts.number(3) in words
    figure = chance.heat_map(texts, catalogue, found)
    drawn = np.asarray(figure.data[0].z) ** 2
    assert np.allclose(drawn, found.rank_chances[ranking.order])


def test_scores_lead_to_their_trial(texts: Texts, catalogue: Catalogue, ranking: Ranking) -> None:
    found = score_stakes(ranking)
    rows = judged.rows(texts, catalogue, found, {"x": "5.ease.3"})
    assert len(rows) == len(found.stakes) == len({row["key"] for row in rows})
    assert rows[0]["href"].endswith(f"x=5.ease.3,{rows[0]['key']}")  # type: ignore[union-attr]
    assert texts.number(len(found.services)) in judged.says(texts, found, 60)
    assert said(judged.answer(texts, catalogue, found))


def test_suggested_weights_can_be_tried(
    texts: Texts, catalogue: Catalogue, ranking: Ranking
) -> None:
    found = [
        ("entropy", entropy_weights(ranking.table)),
        ("critic", critic_weights(ranking.table)),
    ]
    shown = weights.objective(texts, catalogue, ranking, found, {})
    for _, one in found:
        assert f"/priorities?w={one.nearest.weights}" in links(shown)
        assert texts.number(weights.regrouped(ranking, one.nearest.weights)) in said(shown)
    assert weights.says(texts, ranking, found)
    constant = [(name, replace(one, constant=("ease",))) for name, one in found]
    told = weights.objective(texts, catalogue, ranking, constant, {})
    name = common.index_of(texts, catalogue, "ease")
    assert texts("robustness.weights.constant", index=name) in said(told)


@pytest.mark.parametrize(("first", "consistent"), [("1", True), ("1/9", False)])
def test_comparisons_say_whether_they_agree(
    texts: Texts, catalogue: Catalogue, ranking: Ranking, first: str, consistent: bool
) -> None:
    given = dict.fromkeys(PAIRS, "1") | {PAIRS[0]: first, PAIRS[1]: "9" if first != "1" else "1"}
    found = compare_pairs(given)
    shown = weights.compared(texts, catalogue, ranking, found, {})
    words = said(shown)
    key = "agree" if consistent else "contradict"
    ratio = common.decimal(texts, found.ratio, 2)
    assert found.consistent == consistent
    assert texts(f"robustness.ahp.{key}", ratio=ratio) in words
    assert f"/priorities?w={found.nearest.weights}" in links(shown)


def test_chances_near_never_and_always_are_told_from_both(texts: Texts) -> None:
    told = [chance.chance(texts, share) for share in (0, 0.001, 0.5, 0.999, 1)]
    assert len(set(told)) == 5
    assert told[0] == texts("robustness.percent", number=texts.number(0))
