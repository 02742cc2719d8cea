"""Weights out of comparisons of the indices two by two: Saaty's analytic hierarchy process.

Saaty (1977), "A scaling method for priorities in hierarchical structures", Journal of Mathematical
Psychology 15(3), 234-281; Saaty (1990), "How to make a decision: the analytic hierarchy process",
European Journal of Operational Research 48(1), 9-26.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations
from typing import Final

import numpy as np

from model.errors import InvalidInput, quoted
from model.robustness.levels import FloatArray
from model.robustness.rounding import Rounded, rounded
from model.scores import frozen
from model.text import to_ascii_digits
from model.weights import INDEX_IDS, INDEX_POSITION

PAIRS: Final = tuple(combinations(INDEX_IDS, 2))
"""The fifteen comparisons to make."""

SCALE: Final = tuple(Fraction(1, k) for k in range(9, 1, -1)) + tuple(map(Fraction, range(1, 10)))
"""Saaty's scale, from 1/9 to 9: how many times as important the first is as the second."""

RANDOM_INDEX: Final = 1.24
"""Mean consistency index of random comparisons of six things (Saaty 1980)."""

ACCEPTABLE_RATIO: Final = 0.10
"""Up to this consistency ratio Saaty takes comparisons as they are."""


@dataclass(frozen=True, slots=True)
class Misfit:
    """A comparison held against the weights that follow from all of them.

    Attributes
    ----------
    first, second : str
        The two indices.
    given : Fraction
        How many times as important the first was judged.
    implied : float
        How many times as important it comes out.
    """

    first: str
    second: str
    given: Fraction
    implied: float


@dataclass(frozen=True, eq=False)
class Comparisons:
    """What `compare_pairs` found.

    Attributes
    ----------
    shares : ndarray of float64, shape (6,)
        The principal eigenvector, in the order of `INDEX_IDS`.
    eigenvalue : float
        The principal eigenvalue; 6 if the comparisons do not contradict one another.
    ratio : float
        The consistency ratio.
    nearest : Rounded
        Whole weights near the shares.
    misfits : tuple of Misfit
        All comparisons, that which fits worst first.
    """

    shares: FloatArray
    eigenvalue: float
    ratio: float
    nearest: Rounded
    misfits: tuple[Misfit, ...]

    @property
    def consistent(self) -> bool:
        """Whether the ratio is low enough to use the weights."""
        return self.ratio <= ACCEPTABLE_RATIO


def compare_pairs(judgements: Mapping[tuple[str, str], object]) -> Comparisons:
    """Derive weights from how many times as important each index is as each other.

    Parameters
    ----------
    judgements : mapping of (str, str) to Fraction, int or str
        One value of `SCALE` for each of the fifteen pairs, in either direction.

    Raises
    ------
    InvalidInput
        ``error.robustness.pair`` if something is not a pair of two indices or is there twice,
        ``error.robustness.pairs_missing`` or ``error.robustness.judgement``.
    """
    given = _checked(judgements)
    n = len(INDEX_IDS)
    matrix = np.ones((n, n))
    for (first, second), value in given.items():
        i, j = INDEX_POSITION[first], INDEX_POSITION[second]
        matrix[i, j], matrix[j, i] = float(value), float(1 / value)
    values, vectors = np.linalg.eig(matrix)
    principal = int(values.real.argmax())
    vector = np.abs(vectors[:, principal].real)
    shares = vector / vector.sum()
    eigenvalue = float(values[principal].real)
    misfits = [
        Misfit(first, second, value, float(shares[INDEX_POSITION[first]] / shares[j]))
        for (first, second), value in given.items()
        for j in [INDEX_POSITION[second]]
    ]
    misfits.sort(key=lambda one: -abs(np.log(float(one.given) / one.implied)))
    return Comparisons(
        shares=frozen(shares),
        eigenvalue=eigenvalue,
        ratio=max(eigenvalue - n, 0.0) / (n - 1) / RANDOM_INDEX,
        nearest=rounded(shares),
        misfits=tuple(misfits),
    )


def _checked(judgements: Mapping[tuple[str, str], object]) -> dict[tuple[str, str], Fraction]:
    """Each pair in the order of `PAIRS`, with a value of the scale."""
    found: dict[tuple[str, str], Fraction] = {}
    for pair, value in judgements.items():
        turned = pair[::-1] if isinstance(pair, tuple) else None
        place = next((one for one in (pair, turned) if one in PAIRS), None)
        if place is None or place in found:
            raise InvalidInput("error.robustness.pair", value=quoted(pair))
        number = _judgement(value)
        found[place] = number if place == pair else 1 / number
    missing = [pair for pair in PAIRS if pair not in found]
    if missing:
        first, second = missing[0]
        raise InvalidInput(
            "error.robustness.pairs_missing", first=first, second=second, count=len(missing)
        )
    return {pair: found[pair] for pair in PAIRS}


def _judgement(value: object) -> Fraction:
    text = to_ascii_digits(value) if isinstance(value, str) else str(value)
    try:
        number = Fraction(text)
    except (ValueError, ZeroDivisionError):
        number = Fraction(0)
    if number not in SCALE:
        raise InvalidInput("error.robustness.judgement", value=quoted(value))
    return number
