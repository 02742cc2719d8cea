"""The scores of a set of services: whole numbers from 1 to 3 on six indices."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from numbers import Integral
from typing import Any, Final, TypeVar

import numpy as np
import numpy.typing as npt

from model.errors import InvalidInput, NotFound, quoted
from model.weights import INDEX_IDS

IntArray = npt.NDArray[np.int64]
_Array = TypeVar("_Array", bound=npt.NDArray[Any])

MIN_SCORE: Final = 1
MAX_SCORE: Final = 3

_BASE = MAX_SCORE - MIN_SCORE + 1
_N_INDICES = len(INDEX_IDS)
_PLACES = _BASE ** np.arange(_N_INDICES, dtype=np.int64)
_N_PROFILES = _BASE**_N_INDICES
_ALL_PROFILES = np.arange(_N_PROFILES)[:, None] // _PLACES % _BASE + MIN_SCORE


class ScoreTable:
    """The scores of a set of services, checked, with the profiles that occur.

    Parameters
    ----------
    ids : sequence of int, length n
        One id per service, no two alike.
    scores : array-like of int, shape (n, 6)
        Scores of `MIN_SCORE` to `MAX_SCORE`, columns in the order of `INDEX_IDS`.

    Attributes
    ----------
    ids : ndarray of int64, shape (n,)
        Read-only.
    scores : ndarray of int8, shape (n, 6)
        Read-only.
    profiles : ndarray of int64, shape (p, 6)
        The different rows of `scores`, at most 3**6 = 729.
    profile_counts : ndarray of int64, shape (p,)
        How many services have each profile.
    profile_of : ndarray of intp, shape (n,)
        The profile of each service.

    Raises
    ------
    InvalidInput
        ``error.scores.shape``, ``.not_integer``, ``.out_of_range``, ``error.service.id`` or
        ``error.service.duplicate``.
    """

    def __init__(self, ids: Sequence[int] | npt.ArrayLike, scores: npt.ArrayLike) -> None:
        self.ids: IntArray = frozen(_checked_ids(ids))
        self.scores: npt.NDArray[np.int8] = frozen(_checked_scores(self.ids, scores))
        codes = (self.scores - MIN_SCORE).astype(np.int64) @ _PLACES
        counts = np.bincount(codes, minlength=_N_PROFILES)
        occurring = np.flatnonzero(counts)
        place = np.zeros(_N_PROFILES, dtype=np.intp)
        place[occurring] = np.arange(len(occurring))
        self.profiles: IntArray = _ALL_PROFILES[occurring]
        self.profile_counts: IntArray = counts[occurring]
        self.profile_of: npt.NDArray[np.intp] = place[codes]

    def __len__(self) -> int:
        return len(self.ids)

    @cached_property
    def _row_of(self) -> dict[int, int]:
        return {int(i): row for row, i in enumerate(self.ids)}

    @cached_property
    def rows_by_id(self) -> npt.NDArray[np.intp]:
        """The rows in ascending order of id, shape (n,)."""
        return np.argsort(self.ids, kind="stable")

    def row(self, service_id: int) -> int:
        """The row of a service.

        Raises
        ------
        NotFound
            ``error.service.unknown`` if the table has no such id.
        """
        try:
            return self._row_of[service_id]
        except (KeyError, TypeError):
            raise NotFound("error.service.unknown", value=quoted(service_id)) from None


def frozen(array: _Array) -> _Array:
    """`array` itself, made read-only, since results are shared."""
    array.setflags(write=False)
    return array


def _checked_ids(ids: Sequence[int] | npt.ArrayLike) -> IntArray:
    try:
        array = np.asarray(ids)
    except ValueError:  # lists of different lengths
        raise InvalidInput("error.service.id", value=quoted(ids)) from None
    if array.size == 0:
        return np.zeros(0, dtype=np.int64)
    whole = array.dtype.kind in "iu" and np.can_cast(array.dtype, np.int64)
    if array.ndim != 1 or not whole:
        raise InvalidInput("error.service.id", value=quoted(array.tolist()))
    found, counts = np.unique(array, return_counts=True)
    if len(found) < len(array):
        raise InvalidInput("error.service.duplicate", id=int(found[counts > 1][0]))
    return array.astype(np.int64)


def _checked_scores(ids: IntArray, scores: npt.ArrayLike) -> npt.NDArray[np.int8]:
    try:
        array = np.asarray(scores)
    except ValueError:  # rows of different lengths
        raise InvalidInput("error.scores.shape", shape="?", services=len(ids)) from None
    if array.size == 0 and len(ids) == 0:
        return np.zeros((0, _N_INDICES), dtype=np.int8)
    if array.shape != (len(ids), _N_INDICES):
        raise InvalidInput("error.scores.shape", shape=quoted(array.shape), services=len(ids))
    if array.dtype.kind not in "iu":
        for i, row in zip(ids, array.tolist(), strict=True):
            for index, cell in zip(INDEX_IDS, row, strict=True):
                checked_score(cell, id=int(i), index=index)
    wrong = np.argwhere((array < MIN_SCORE) | (array > MAX_SCORE))
    if len(wrong):
        row, column = wrong[0]
        checked_score(array[row, column].item(), id=int(ids[row]), index=INDEX_IDS[column])
    return array.astype(np.int8)


def checked_score(value: object, **where: object) -> int:
    """`value` as a score.

    Raises
    ------
    InvalidInput
        ``error.scores.not_integer`` or ``error.scores.out_of_range``; `where` joins the params.
    """
    whole = isinstance(value, Integral) or (isinstance(value, float) and value.is_integer())
    if not whole or isinstance(value, bool | np.bool):
        raise InvalidInput("error.scores.not_integer", **where, value=quoted(value))
    number = int(value)  # type: ignore[call-overload]
    if not MIN_SCORE <= number <= MAX_SCORE:
        raise InvalidInput("error.scores.out_of_range", **where, value=quoted(value))
    return int(number)
