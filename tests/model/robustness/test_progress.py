from __future__ import annotations

import pytest

from model.robustness.progress import UNWATCHED, Cancelled, Watch


def test_nobody_needs_to_watch() -> None:
    UNWATCHED.pause()
    UNWATCHED.step(1, 2)


def test_steps_are_reported() -> None:
    told: list[tuple[int, int]] = []
    watch = Watch(report=lambda done, total: told.append((done, total)))
    watch.step(1, 2)
    watch.step(2, 2)
    watch.pause()
    assert told == [(1, 2), (2, 2)]


def test_a_stop_ends_the_analysis_at_the_next_pause() -> None:
    answers = iter([False, True])
    watch = Watch(stop=lambda: next(answers))
    watch.pause()
    with pytest.raises(Cancelled):
        watch.pause()
