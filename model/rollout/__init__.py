"""The rollout: which services are in which district how far, and how a new one is taken there."""

from __future__ import annotations

from model.rollout.matrix import STAGES, Cell, Line, Told, matrix, told_figures
from model.rollout.waves import WavePlan, plan_waves, read_plan

__all__ = [
    "STAGES",
    "Cell",
    "Line",
    "Told",
    "WavePlan",
    "matrix",
    "plan_waves",
    "read_plan",
    "told_figures",
]
