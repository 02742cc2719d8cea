"""What a scenario holds is written in one way and read back, or refused with the reason."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.errors import TarazuError
from model.scenarios.content import MOST_WHAT_IFS, Content, as_plain, from_plain, read_bounds
from model.scoring import Bounds
from model.weights import INDEX_IDS, Weights
from tests.model.roadmap.examples import some_settings
from tests.model.strategies import bounds, weights

what_ifs = st.dictionaries(
    st.tuples(st.integers(1, 99), st.sampled_from(INDEX_IDS)), st.integers(1, 3), max_size=5
)
contents = st.builds(Content, weights, bounds, what_ifs, st.none() | some_settings())


@given(contents)
def test_what_is_written_is_read_back(content: Content) -> None:
    assert from_plain(json.loads(json.dumps(as_plain(content)))) == content


@given(contents, st.randoms(use_true_random=False))
def test_equal_contents_are_written_equally(content: Content, random: Any) -> None:
    shuffled = list(content.what_ifs.items())
    random.shuffle(shuffled)
    roadmap = content.roadmap
    if roadmap is not None:
        wishes = list(roadmap.wishes)
        random.shuffle(wishes)
        roadmap = replace(roadmap, wishes=(*wishes, *wishes[:1]))
    same = Content(content.weights, content.bounds, dict(shuffled), roadmap)
    assert json.dumps(as_plain(same)) == json.dumps(as_plain(content))
    assert same == content


def test_a_scenario_without_the_roadmap_is_written_as_ever() -> None:
    assert set(_plain()) == {"weights", "bounds", "what_ifs"}


def _plain() -> dict[str, Any]:
    return as_plain(Content(Weights((3, 1, 1, 2, 2, 1)), what_ifs={(47, "coverage"): 3}))


@pytest.mark.parametrize(
    ("part", "value", "code"),
    [
        ("weights", {"smartness": 11}, "error.weights.too_large"),
        ("weights", {"smartness": -1}, "error.weights.negative"),
        ("weights", dict.fromkeys(INDEX_IDS, 0), "error.weights.all_zero"),
        ("weights", {"beauty": 1}, "error.weights.unknown_index"),
        ("weights", [3, 1, 1, 2, 2, 1], "error.weights.malformed"),
        ("bounds", {"group_1": 140, "group_2": 200}, "error.bounds.order"),
        ("bounds", {"group_1": 301, "group_2": 200}, "error.bounds.out_of_range"),
        ("bounds", {"group_1": True, "group_2": 140}, "error.bounds.not_integer"),
        ("bounds", {"group_1": 200}, "error.scenario.content"),
        ("what_ifs", "47.coverage.3", "error.what_if.malformed"),
        ("what_ifs", ["47.coverage.3"], "error.what_if.malformed"),
        ("what_ifs", [{"service": "47", "index": "ease", "score": 1}], "error.what_if.malformed"),
        ("what_ifs", [{"service": 47, "index": "beauty", "score": 1}], "error.what_if.index"),
        ("what_ifs", [{"service": 47, "index": "ease", "score": 4}], "error.what_if.score"),
        ("what_ifs", [{"service": 47, "index": "ease", "score": 1}] * 2, "error.what_if.malformed"),
        ("roadmap", None, "error.roadmap.json"),
        ("roadmap", {"start": "1405-Q4"}, "error.roadmap.json"),
    ],
)
def test_what_breaks_a_rule_is_refused(part: str, value: object, code: str) -> None:
    given = _plain()
    if part == "weights" and isinstance(value, dict):
        value = {**given["weights"], **value}
    with pytest.raises(TarazuError) as refused:
        from_plain({**given, part: value})
    assert refused.value.code == code


def test_it_takes_so_many_what_ifs_and_no_more() -> None:
    most = [{"service": n, "index": "ease", "score": 1} for n in range(MOST_WHAT_IFS)]
    assert len(from_plain({**_plain(), "what_ifs": most}).what_ifs) == MOST_WHAT_IFS
    one = {"service": MOST_WHAT_IFS, "index": "ease", "score": 1}
    with pytest.raises(TarazuError) as refused:
        from_plain({**_plain(), "what_ifs": [*most, one]})
    assert refused.value.code == "error.what_if.malformed"


@pytest.mark.parametrize("given", [None, [], {}, {**_plain(), "more": 1}])
def test_another_shape_is_refused(given: object) -> None:
    with pytest.raises(TarazuError) as refused:
        from_plain(given)
    assert refused.value.code == "error.scenario.content"


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("2.00", "1.40", (200, 140)),
        ("۲٫۱۵", "۱٫۴", (215, 140)),
        (" 2 ", "1/5", (200, 150)),
        ("3", "1,05", (300, 105)),
    ],
)
def test_bounds_are_written_as_means(first: str, second: str, expected: tuple[int, int]) -> None:
    assert read_bounds(first, second) == Bounds(*expected)


@pytest.mark.parametrize(
    ("first", "second", "code"),
    [
        ("", "1.40", "mean"),
        ("two", "1.40", "mean"),
        ("2.005", "1.40", "mean"),
        ("20", "1.40", "mean"),
        ("-2", "1.40", "mean"),
        (None, "1.40", "mean"),
        ("4", "1.40", "out_of_range"),
        ("1.40", "2.00", "order"),
    ],
)
def test_bounds_that_cannot_be_are_refused(first: object, second: object, code: str) -> None:
    with pytest.raises(TarazuError) as refused:
        read_bounds(first, second)
    assert refused.value.code == f"error.bounds.{code}"
