"""Slow properties look at fewer examples than the others, in proportion to the profile."""

from __future__ import annotations

from hypothesis import settings


def fewer(times: int) -> settings:
    """So many times fewer examples than the profile has."""
    return settings(max_examples=max(settings.default.max_examples // times, 5))
