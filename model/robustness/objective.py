"""Weights that the scores themselves suggest, beside those of the council: entropy and CRITIC.

Both give an index more weight the more the services differ on it. An index on which all have the
same score tells nothing, and gets none.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from model.errors import InvalidInput
from model.robustness.levels import FloatArray
from model.robustness.rounding import Rounded, rounded
from model.scores import ScoreTable, frozen
from model.weights import INDEX_IDS


@dataclass(frozen=True, eq=False)
class ObjectiveWeights:
    """Shares that a method gives, and whole weights near them.

    Attributes
    ----------
    shares : ndarray of float64, shape (6,)
        In the order of `INDEX_IDS`.
    nearest : Rounded
    constant : tuple of str
        Indices on which all services have the same score.
    """

    shares: FloatArray
    nearest: Rounded
    constant: tuple[str, ...]


def entropy_weights(table: ScoreTable) -> ObjectiveWeights:
    """Weights by Shannon entropy, see `entropy_shares`.

    Raises
    ------
    InvalidInput
        ``error.robustness.no_variation`` if no index tells two services apart.
    """
    return _weights(table, entropy_shares)


def critic_weights(table: ScoreTable) -> ObjectiveWeights:
    """Weights by CRITIC, see `critic_shares`.

    Raises
    ------
    InvalidInput
        ``error.robustness.no_variation`` if no index tells two services apart.
    """
    return _weights(table, critic_shares)


def _weights(table: ScoreTable, shares_of: Callable[[FloatArray], FloatArray]) -> ObjectiveWeights:
    scores = table.scores.astype(np.float64)
    varies = np.ptp(scores, axis=0) > 0 if len(scores) else np.zeros(len(INDEX_IDS), dtype=bool)
    if not varies.any():
        raise InvalidInput("error.robustness.no_variation")
    shares = np.zeros(len(INDEX_IDS))
    shares[varies] = shares_of(scores[:, varies])
    constant = tuple(
        index for index, different in zip(INDEX_IDS, varies, strict=True) if not different
    )
    return ObjectiveWeights(frozen(shares), rounded(shares), constant)


def entropy_shares(matrix: FloatArray) -> FloatArray:
    """Shares by Shannon entropy.

    Each column is divided by its sum; a column's weight grows with one less its entropy, relative
    to the greatest possible (Hwang & Yoon 1981, "Multiple attribute decision making", section 2.3).

    Parameters
    ----------
    matrix : ndarray of float64, shape (n, m)
        Positive, n at least 2; no column is constant.

    Returns
    -------
    ndarray of float64, shape (m,)
    """
    parts = matrix / matrix.sum(axis=0)
    entropy = -(parts * np.log(parts)).sum(axis=0) / np.log(len(matrix))
    return np.asarray((1 - entropy) / (1 - entropy).sum())


def critic_shares(matrix: FloatArray) -> FloatArray:
    """Shares by CRITIC: criteria importance through intercriteria correlation.

    Each column is scaled to 0 to 1; its weight is its standard deviation times the sum of one less
    its correlation with each column (Diakoulaki, Mavrotas & Papayannakis 1995, "Determining
    objective weights in multiple criteria problems: the CRITIC method", Computers & Operations
    Research 22(7), 763-770). If all columns agree entirely none is in conflict with another, and
    the standard deviations alone count.

    Parameters
    ----------
    matrix : ndarray of float64, shape (n, m)
        Larger is better; no column is constant.

    Returns
    -------
    ndarray of float64, shape (m,)
    """
    scaled = (matrix - matrix.min(axis=0)) / np.ptp(matrix, axis=0)
    deviation = scaled.std(axis=0)
    correlation = np.atleast_2d(np.corrcoef(scaled, rowvar=False))
    conflict = (1 - correlation).sum(axis=0)
    if np.allclose(conflict, 0):
        conflict = np.ones(len(deviation))
    return np.asarray(deviation * conflict / (deviation * conflict).sum())
