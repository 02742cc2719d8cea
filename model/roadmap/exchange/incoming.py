"""What a file that came back says, held against the plan on the screen."""

from __future__ import annotations

from dataclasses import dataclass

from model.roadmap.exchange.differences import COURSE, Difference
from model.roadmap.exchange.parcel import Parcel
from model.roadmap.kept import KeptPlan
from model.sheets import Plan as Rows
from model.shelf import ShelfItem


@dataclass(frozen=True)
class Incoming:
    """What a file says.

    Attributes
    ----------
    rows : Rows or None
        Of a workbook, its first sheet row by row; with its faults, if it has any.
    parcel : Parcel or None
        None if there are faults.
    remarks : tuple of (str, str)
        What it says that a plan has no place for.
    differences : tuple of Difference
    same : bool
        Whether its plan is the one on the screen.
    there : ShelfItem or None
        The kept plan that is the same, if it is not the one on the screen.
    """

    rows: Rows | None = None
    parcel: Parcel | None = None
    remarks: tuple[tuple[str, str], ...] = ()
    differences: tuple[Difference, ...] = ()
    same: bool = True
    there: ShelfItem[KeptPlan] | None = None

    @property
    def is_new(self) -> bool:
        """Whether there is a plan to keep."""
        return self.parcel is not None and not self.same and self.there is None

    @property
    def courses(self) -> tuple[str, ...]:
        """The items whose progress it tells otherwise."""
        return tuple(one.subject for one in self.differences if one.part == COURSE)
