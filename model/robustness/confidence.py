"""Confidence factors: how likely a service is among the first k at its own central weights.

With scores taken as right that is 0 or 1 and says nothing, so it needs a model of how scores may be
wrong, see `model.robustness.judging` (Lahdelma & Salminen 2001).
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from model.robustness.judging import score_errors
from model.robustness.levels import FloatArray
from model.robustness.progress import UNWATCHED, Watch
from model.robustness.sampling import WHOLE
from model.robustness.smaa import CELLS, Acceptability
from model.scores import IntArray


def confidence_factors(
    found: Acceptability, ids: Sequence[int] | None = None, watch: Watch = UNWATCHED
) -> dict[int, float | None]:
    """Confidence factors of services, from as many samples of scores as `found` has.

    Parameters
    ----------
    found : Acceptability
        With its q above 0.
    ids : sequence of int, optional
        By default every service. The time it takes grows with their number times that of all
        services.
    watch : Watch, optional

    Returns
    -------
    dict of int to float or None
        None for a service that was never among the first k and so has no central weights.

    Raises
    ------
    NotFound
        ``error.service.unknown``.
    Cancelled
    """
    table = found.ranking.table
    wanted = table.ids.tolist() if ids is None else list(ids)
    rows = np.array([table.row(one) for one in wanted], dtype=np.intp)
    known = rows[~np.isnan(found.central_weights[rows, 0])]
    central = np.rint(found.central_weights[known] * WHOLE)
    hits = np.zeros(len(known), dtype=np.int64)
    rng = np.random.default_rng(found.seed).spawn(3)[2]
    block = max(CELLS // max(len(table) * len(known), 1), 1)
    for low in range(0, found.samples, block):
        watch.pause()
        count = min(block, found.samples - low)
        scores = table.scores + score_errors(rng, table.scores, found.q, count)
        hits += _among_first(scores.astype(np.float64), central, known, found.k)
        watch.step(low + count, found.samples)
    chances = dict(zip(known.tolist(), (hits / found.samples).tolist(), strict=True))
    return {one: chances.get(int(row)) for one, row in zip(wanted, rows, strict=True)}


def _among_first(
    scores: FloatArray, central: FloatArray, rows: npt.NDArray[np.intp], k: int
) -> IntArray:
    """How often each of the rows is among the first k at its central weights.

    Parameters
    ----------
    scores : ndarray, shape (m, n, 6)
    central : ndarray, shape (c, 6)
    rows : ndarray of intp, shape (c,)
    k : int
    """
    totals = scores @ central.T
    own = totals[:, rows, np.arange(len(rows))]
    better = (totals > own[:, None, :]).sum(axis=1)
    return np.asarray((better < k).sum(axis=0))
