"""Settings of the analyses that come from outside, checked."""

from __future__ import annotations

from numbers import Integral, Real
from typing import Final

from model.errors import InvalidInput, quoted

MAX_SAMPLES: Final = 1_000_000
MAX_SEED: Final = 2**32 - 1
MAX_POINTS: Final = 100


def checked_whole(code: str, value: object, minimum: int, maximum: int) -> int:
    """Give `value` as an int from `minimum` to `maximum`.

    Raises
    ------
    InvalidInput
        With `code`; the params are the value and both ends.
    """
    whole = isinstance(value, Integral) and not isinstance(value, bool)
    if not whole or not minimum <= value <= maximum:  # type: ignore[operator]
        raise InvalidInput(code, value=quoted(value), minimum=minimum, maximum=maximum)
    return int(value)  # type: ignore[call-overload, no-any-return]


def checked_top(value: object, services: int) -> int:
    """Give `value` as the length of a list of the first few of `services` services.

    Raises
    ------
    InvalidInput
        ``error.robustness.top``, also if there is no service at all.
    """
    return checked_whole("error.robustness.top", value, 1, services)


def checked_points(value: object) -> int:
    """Give `value` as percentage points by which a weight may move.

    Raises
    ------
    InvalidInput
        ``error.robustness.points``.
    """
    return checked_whole("error.robustness.points", value, 0, MAX_POINTS)


def checked_samples(value: object) -> int:
    """Give `value` as a number of samples.

    Raises
    ------
    InvalidInput
        ``error.robustness.samples``.
    """
    return checked_whole("error.robustness.samples", value, 1, MAX_SAMPLES)


def checked_seed(value: object) -> int:
    """Give `value` as the seed of the random numbers.

    Raises
    ------
    InvalidInput
        ``error.robustness.seed``.
    """
    return checked_whole("error.robustness.seed", value, 0, MAX_SEED)


def checked_probability(value: object) -> float:
    """Give `value` as a probability.

    Raises
    ------
    InvalidInput
        ``error.robustness.probability``.
    """
    number = isinstance(value, Real) and not isinstance(value, bool)
    if not number or not 0 <= value <= 1:  # type: ignore[operator]
        raise InvalidInput("error.robustness.probability", value=quoted(value))
    return float(value)  # type: ignore[arg-type]
