"""The six indices and their weights.

Weights are whole numbers from 0 to 10, at least one above zero. They are integers throughout,
because with float weights tied services split and most rankings come out wrong.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction
from numbers import Integral
from typing import Final, NoReturn

import numpy as np
import numpy.typing as npt

from model.errors import InvalidInput, quoted
from model.text import to_ascii_digits

IMPACT: Final = ("smartness", "resources", "economy", "coverage")
READINESS: Final = ("frequency", "ease")
INDEX_IDS: Final = IMPACT + READINESS
"""The indices in the order of the report's Table 5; every row of six follows it."""

INDEX_POSITION: Final[Mapping[str, int]] = {index: j for j, index in enumerate(INDEX_IDS)}

MIN_WEIGHT: Final = 0
MAX_WEIGHT: Final = 10

_SEPARATOR = re.compile(r"[,،]")
_WHOLE = re.compile(r"[+-]?[0-9]+")
_DECIMAL = re.compile(r"[+-]?([0-9]+[.٫]?[0-9]*|[.٫][0-9]+)(e[+-]?[0-9]+)?", re.IGNORECASE)
_INFINITE = re.compile(r"[+-]?(inf|infinity|∞)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Weights:
    """Six whole weights in the order of `INDEX_IDS`; an invalid one cannot be made.

    Parameters
    ----------
    values : tuple of int
        Six weights, each `MIN_WEIGHT` to `MAX_WEIGHT`, not all zero.

    Attributes
    ----------
    vector : ndarray of int64, shape (6,)
        The same as a read-only array.

    Raises
    ------
    InvalidInput
        With the code of the rule that is broken, see `parse_weights`.
    """

    values: tuple[int, ...]
    vector: npt.NDArray[np.int64] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        values = _read_all(self.values)
        vector = np.array(values, dtype=np.int64)
        vector.flags.writeable = False
        object.__setattr__(self, "values", values)
        object.__setattr__(self, "vector", vector)

    def __getitem__(self, index: str) -> int:
        return self.values[INDEX_POSITION[index]]

    def __str__(self) -> str:
        return format_weights(self)

    @property
    def sum(self) -> int:
        """The sum of the weights, at least 1."""
        return sum(self.values)

    @property
    def shares(self) -> tuple[Fraction, ...]:
        """Each weight as an exact share of the sum."""
        return tuple(Fraction(value, self.sum) for value in self.values)

    def as_dict(self) -> dict[str, int]:
        """The weights by index id."""
        return dict(zip(INDEX_IDS, self.values, strict=True))


class Preset(StrEnum):
    """The weight settings that are one click away."""

    REPORT = "report"
    EQUAL = "equal"
    IMPACT = "impact"
    READINESS = "readiness"


def presets(report: Weights) -> dict[Preset, Weights]:
    """The presets that follow from the report's weights.

    Impact only and readiness only keep the report's weights within their group and set the other
    group to zero; such a preset is left out where the report weighs that whole group zero.
    """
    found = {Preset.REPORT: report, Preset.EQUAL: Weights((1,) * len(INDEX_IDS))}
    for preset, group in ((Preset.IMPACT, IMPACT), (Preset.READINESS, READINESS)):
        values = tuple(report[index] if index in group else 0 for index in INDEX_IDS)
        if any(values):
            found[preset] = Weights(values)
    return found


def parse_weights(value: object) -> Weights:
    """Read weights that came from outside.

    Parameters
    ----------
    value : str, sequence or mapping
        ``"3,1,1,2,2,1"`` in the order of `INDEX_IDS` (ASCII, Persian or Arabic digits, ``,`` or
        ``،`` between them), or six numbers in that order, or a mapping by index id.

    Returns
    -------
    Weights

    Raises
    ------
    InvalidInput
        ``error.weights.malformed`` (neither text, sequence nor mapping), ``.missing``,
        ``.too_many``, ``.unknown_index``, ``.not_a_number``, ``.infinite``, ``.not_integer``,
        ``.negative``, ``.too_large`` or ``.all_zero``. The params name the index and the value.
    """
    if isinstance(value, Weights):
        return value
    if isinstance(value, str):
        cells: Sequence[object] = _SEPARATOR.split(value)
    elif isinstance(value, Mapping):
        for key in value:
            if key not in INDEX_POSITION:
                raise InvalidInput("error.weights.unknown_index", index=quoted(key))
        cells = [value.get(index) for index in INDEX_IDS]
    elif isinstance(value, Sequence) and not isinstance(value, bytes | bytearray | memoryview):
        cells = value
    else:
        raise InvalidInput("error.weights.malformed", value=quoted(value))
    return Weights(_read_all(cells))


def format_weights(weights: Weights) -> str:
    """The weights as text, such as ``3,1,1,2,2,1``; `parse_weights` reads it back."""
    return ",".join(str(value) for value in weights.values)


def _read_all(cells: Sequence[object]) -> tuple[int, ...]:
    """Six valid weights out of `cells`, or the first fault."""
    if len(cells) > len(INDEX_IDS):
        raise InvalidInput("error.weights.too_many", count=len(cells), expected=len(INDEX_IDS))
    padded = [*cells, *[None] * (len(INDEX_IDS) - len(cells))]
    values = tuple(_read_one(index, cell) for index, cell in zip(INDEX_IDS, padded, strict=True))
    if not any(values):
        raise InvalidInput("error.weights.all_zero")
    return values


def _read_one(index: str, cell: object) -> int:
    """One weight as an int; text must be a whole number, a float must be a whole one."""
    if type(cell) is int:  # the usual case, and `isinstance` of Integral takes its time
        return _in_range(index, cell, cell)
    if cell is None:
        raise InvalidInput("error.weights.missing", index=index)
    if isinstance(cell, str):
        return _in_range(index, _read_text(index, cell), cell)
    if isinstance(cell, bool | np.bool) or not isinstance(cell, Integral | float | np.floating):
        _refuse("not_a_number", index, cell)
    if isinstance(cell, Integral):
        return _in_range(index, int(cell), cell)
    number = float(cell)
    if math.isnan(number):
        _refuse("not_a_number", index, cell)
    if math.isinf(number):
        _refuse("infinite", index, cell)
    if not number.is_integer():
        _refuse("not_integer", index, cell)
    return _in_range(index, int(number), cell)


def _read_text(index: str, cell: str) -> int:
    """The whole number that a text says, in any of the three kinds of digits."""
    text = to_ascii_digits(cell).strip()
    if not text:
        raise InvalidInput("error.weights.missing", index=index)
    if _WHOLE.fullmatch(text):
        # Python refuses to read thousands of digits; the first few already say "too large".
        size = int(text.lstrip("+-").lstrip("0")[:3] or "0")
        return -size if text.startswith("-") else size
    if _INFINITE.fullmatch(text):
        _refuse("infinite", index, cell)
    if _DECIMAL.fullmatch(text):
        _refuse("not_integer", index, cell)
    _refuse("not_a_number", index, cell)


def _in_range(index: str, number: int, cell: object) -> int:
    if number < MIN_WEIGHT:
        _refuse("negative", index, cell)
    if number > MAX_WEIGHT:
        _refuse("too_large", index, cell)
    return number


def _refuse(rule: str, index: str, cell: object) -> NoReturn:
    raise InvalidInput(f"error.weights.{rule}", index=index, value=quoted(cell), maximum=MAX_WEIGHT)
