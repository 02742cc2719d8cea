"""Long analyses say how far they are and stop when asked."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

Report = Callable[[int, int], None]
"""Told how many steps are done, and how many there are."""

Stop = Callable[[], bool]
"""Asked between two steps whether to stop."""


class Cancelled(Exception):  # noqa: N818 - nothing is wrong: somebody asked for it
    """The analysis was stopped on request; nothing of it is kept."""


@dataclass(frozen=True, slots=True)
class Watch:
    """Who follows an analysis, by default nobody.

    Parameters
    ----------
    report : callable, optional
        Called as ``report(done, total)`` after every step.
    stop : callable, optional
        Called without arguments before every step; True ends the analysis.
    """

    report: Report | None = None
    stop: Stop | None = None

    def pause(self) -> None:
        """Leave the analysis here if that was asked for.

        Raises
        ------
        Cancelled
        """
        if self.stop is not None and self.stop():
            raise Cancelled

    def step(self, done: int, total: int) -> None:
        """Say how far the analysis is."""
        if self.report is not None:
            self.report(done, total)


UNWATCHED = Watch()
