"""Who can be better than a service within a box of weights."""

from __future__ import annotations

from dataclasses import dataclass

from model.robustness.box import Box
from model.scores import IntArray, ScoreTable


@dataclass(frozen=True, eq=False)
class Rivals:
    """The profiles that are better than one profile somewhere in a box, but not everywhere.

    Attributes
    ----------
    box : Box
    differences : ndarray of int64, shape (r, 6)
        Their scores less those of the profile.
    counts : ndarray of int64, shape (r,)
        How many services have each.
    always : int
        How many services are better everywhere in the box.
    """

    box: Box
    differences: IntArray
    counts: IntArray
    always: int


def rivals(table: ScoreTable, profile: int, box: Box) -> Rivals:
    """Find who can be better than one of the profiles of a table within a box."""
    differences = table.profiles - table.profiles[profile]
    sometimes = box.greatest(differences) > 0
    always = box.least(differences) > 0
    unsure = sometimes & ~always
    return Rivals(
        box=box,
        differences=differences[unsure],
        counts=table.profile_counts[unsure],
        always=int(table.profile_counts[always].sum()),
    )
