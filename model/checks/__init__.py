"""Holding a report against its own rules and against itself, table against table."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from model.checks import projects, rollout, services, systems
from model.checks.finding import DERIVED_COLUMNS, Finding, Kind, Severity, Subject, Tables

__all__ = ["CHECKS", "DERIVED_COLUMNS", "Finding", "Kind", "Severity", "Subject", "Tables", "check"]

CHECKS: Final[tuple[Callable[[Tables], list[Finding]], ...]] = (
    services.check,
    systems.check,
    projects.check,
    rollout.check,
)
"""The checkers, one for each part of a report."""


def check(tables: Tables) -> list[Finding]:
    """Everything that the rules find in a data package.

    Parameters
    ----------
    tables : mapping of str to sequence of mapping
        The rows of the data package by resource name, every cell as text.

    Returns
    -------
    list of Finding
        No two with one id.
    """
    return [finding for part in CHECKS for finding in part(tables)]
