"""Records of what a roadmap needs beside the facts."""

from __future__ import annotations

from dataclasses import dataclass

from model.calendar import Quarter
from model.catalogue.base import Entered, Titled


@dataclass(frozen=True, kw_only=True)
class RoadmapAssumption(Titled):
    """A duration, effort, capacity or delay that no source gives and a plan needs.

    Attributes
    ----------
    assumption_id : str
        By which the planner asks for it; see `model.roadmap.assumptions`.
    value : int
    unit : str
        What `value` is counted in.
    basis : str
        Whose word it is (``assumed``: ours).
    reason_fa, reason_en : str
    position : int
        Its place in the table.
    """

    assumption_id: str
    value: int
    unit: str
    basis: str
    reason_fa: str
    reason_en: str
    position: int

    def reason(self, language: str) -> str:
        """Why this figure, in ``language`` (``fa``, else English)."""
        return self.reason_fa if language == "fa" else self.reason_en


@dataclass(frozen=True, kw_only=True)
class RoadmapActual(Entered):
    """What people say of an item's real course.

    Attributes
    ----------
    item : str
        Such as ``service:12``.
    start, finish : Quarter or None
        When its work began and when it was there.
    percent : int
        How much of it is done, 0 to 100; 100 once it is finished.
    """

    item: str
    start: Quarter | None
    finish: Quarter | None
    percent: int
