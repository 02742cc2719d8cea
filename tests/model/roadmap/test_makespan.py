"""Project networks: known optima, bad files, and the best of all on small ones."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings

from model.errors import InvalidInput
from model.roadmap.makespan import at_once, shortest
from model.roadmap.network import LARGEST_FILE, Network, read_network
from tests.model.roadmap.networks import (
    chain,
    faults,
    knot,
    networks,
    packing,
    shortest_of_all,
    sm_text,
)


@pytest.mark.parametrize(("make", "makespan"), [(chain, 9), (packing, 7), (knot, 6)])
def test_hand_computed_optima(make: Callable[[], Network], makespan: int, tmp_path: Path) -> None:
    path = tmp_path / "instance.sm"
    path.write_text(sm_text(make()), encoding="utf-8")
    network = read_network(path)
    assert network == make()
    found = shortest(network)
    assert faults(network, found.starts) == []
    assert (found.makespan, found.bound) == (makespan, makespan)
    assert found.optimal


@given(networks())
@settings(max_examples=20)
def test_nothing_is_shorter_than_the_shortest_of_all(network: Network) -> None:
    found, first = shortest(network), at_once(network)
    assert faults(network, found.starts) == []
    assert faults(network, first.starts) == []
    assert found.bound <= found.makespan <= first.makespan
    assert first.bound <= found.makespan
    if sum(network.durations) <= 7:
        assert found.makespan == found.bound == shortest_of_all(network)


def test_any_limit_ends_with_a_schedule() -> None:
    found = shortest(knot(), seconds=1e-6)
    assert faults(knot(), found.starts) == []
    assert found.bound <= found.makespan


def test_one_search_gives_the_same_schedule_every_time() -> None:
    assert shortest(packing()) == shortest(packing())


SOUND = sm_text(knot())


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "file"),
        ("nonsense", "file"),
        (SOUND[:200], "file"),
        (SOUND.replace("RESOURCEAVAILABILITIES", "NOTHING"), "file"),
        (SOUND.replace("  2  1  3", "  2  1  x"), "file"),
        (SOUND.replace("  1   1   3   2 3 4", "  1   2   3   2 3 4"), "file"),
        (SOUND.replace("  2  1  3", "  2  1  -3"), "duration"),
        (SOUND.replace("  2   1   1   6", "  2   1   1   9"), "successor"),
        (SOUND.replace("  5   1   1   6", "  5   1   1   4"), "cycle"),
        (SOUND.replace("  2  2\n", "  1  2\n"), "capacity"),
        (SOUND.replace("R 2", "N 2"), "modes"),
        (SOUND.replace("  2  1  3  2  0", "  2  1  3  -2  0"), "demand"),
        (SOUND.replace("  2  1  3", "  2  1  99999999"), "large"),
        ("x" * (LARGEST_FILE + 1), "large"),
    ],
)
def test_bad_files_are_refused(text: str, code: str, tmp_path: Path) -> None:
    assert text != SOUND
    path = tmp_path / "bad.sm"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InvalidInput) as refused:
        read_network(path)
    assert refused.value.code == f"error.network.{code}"


def test_what_is_no_file_is_refused(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "nothing.sm"):
        with pytest.raises(InvalidInput):
            read_network(path)
    (tmp_path / "bytes.sm").write_bytes(b"\xff\xfe\x00\x01" * 100)
    with pytest.raises(InvalidInput):
        read_network(tmp_path / "bytes.sm")


def test_the_jobs_of_a_circle_are_named() -> None:
    with pytest.raises(InvalidInput) as refused:
        Network((1, 1), ((1,), (0,)), ((), ()), ())
    assert refused.value.params == {"jobs": "1, 2"}
    with pytest.raises(InvalidInput):
        Network((), (), (), ())
    with pytest.raises(InvalidInput):
        Network((1,), (), (), ())


@pytest.mark.parametrize(("seconds", "workers"), [(0, 1), (-1, 1), (4000, 1), (1, 0), (1, 65)])
def test_impossible_limits_are_refused(seconds: float, workers: int) -> None:
    with pytest.raises(InvalidInput):
        shortest(knot(), seconds=seconds, workers=workers)
