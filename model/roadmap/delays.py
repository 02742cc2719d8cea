"""How late outside bodies may be: a distribution for each, assumed and editable.

A body's delay in whole quarters has chances that rise in a straight line from none to the likeliest
and fall in one to the greatest. One draw holds for all that a body owes.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from model.catalogue import Catalogue
from model.errors import InvalidInput, quoted
from model.roadmap.assumptions import Assumptions
from model.roadmap.problem import MOST_QUARTERS


@dataclass(frozen=True, slots=True)
class Delay:
    """How late a body may be.

    Parameters
    ----------
    likely, most : int
        The likeliest and the greatest delay in quarters, ``0 <= likely <= most``.

    Raises
    ------
    InvalidInput
        ``error.roadmap.distribution``.
    """

    likely: int
    most: int

    def __post_init__(self) -> None:
        wholes = all(
            isinstance(value, int) and not isinstance(value, bool)
            for value in (self.likely, self.most)
        )
        if not wholes or not 0 <= self.likely <= self.most <= MOST_QUARTERS:
            value = quoted(f"{self.likely}, {self.most}")
            raise InvalidInput("error.roadmap.distribution", value=value, maximum=MOST_QUARTERS)

    @property
    def chances(self) -> npt.NDArray[np.float64]:
        """The chance of each delay from 0 to `most` quarters."""
        late = np.arange(self.most + 1)
        rising = (late + 1) / (self.likely + 1)
        falling = (self.most + 1 - late) / (self.most + 1 - self.likely)
        heights = np.minimum(rising, falling)
        chances: npt.NDArray[np.float64] = heights / heights.sum()
        return chances


def assumed_delays(catalogue: Catalogue, assumed: Assumptions) -> Mapping[str, Delay]:
    """What we assume of each body, by its id."""
    return {
        body.body_id: Delay(
            likely=assumed.of_kind("delay_likely", body.body_id, body.kind),
            most=assumed.of_kind("delay_most", body.body_id, body.kind),
        )
        for body in catalogue.bodies
    }
