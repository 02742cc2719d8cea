"""How ready a city's services are, and where the line of the quick wins is drawn."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Final
from urllib.parse import parse_qsl

from model.catalogue import Catalogue
from model.errors import InvalidInput, TarazuError, quoted
from model.quick_wins import QUICK_WIN_SHARE, Readiness, rank_readiness
from model.scores import MAX_SCORE, MIN_SCORE
from model.text import to_ascii_digits
from model.weighing import report_weights
from model.weights import READINESS, Weights

MAX_QUERY: Final = 1_000


@dataclass(frozen=True, slots=True)
class ReadinessStep:
    """How many services have one readiness total, and whether that total is a quick win's."""

    total: int
    to_do: int
    in_progress: int
    quick_win: bool


@dataclass(frozen=True, slots=True)
class QuickWins:
    """The services that can be delivered soon, by readiness alone.

    Attributes
    ----------
    least, most : int
        The lowest and the highest total possible.
    cut_off : int
        The least total of a quick win: an assumption, since the report prints none.
    steps : tuple of ReadinessStep
        From the highest total down to the lowest that occurs.
    to_do, in_progress : tuple of Readiness
        Those that reach the cut-off, from the readiest on; `id` is the service's id.
    """

    least: int
    most: int
    cut_off: int
    steps: tuple[ReadinessStep, ...]
    to_do: tuple[Readiness, ...]
    in_progress: tuple[Readiness, ...]


def readiness_span(weights: Weights) -> tuple[int, int]:
    """The lowest and the highest readiness total possible."""
    weight = sum(weights[index] for index in READINESS)
    return MIN_SCORE * weight, MAX_SCORE * weight


def default_cut_off(weights: Weights) -> int:
    """The least total of a quick win as we assume it."""
    _, most = readiness_span(weights)
    return int(-(-QUICK_WIN_SHARE * most // 1))


def parse_cut_off(value: object, weights: Weights) -> int:
    """Read a cut-off that came from outside; None or an empty text gives the assumed one.

    Raises
    ------
    InvalidInput
        ``error.quick_wins.cut_off`` unless it is a whole number that a total can have.
    """
    if value in (None, ""):
        return default_cut_off(weights)
    least, most = readiness_span(weights)
    text = to_ascii_digits(value) if isinstance(value, str) else ""
    if not (text.isascii() and text.isdecimal() and len(text) < 9 and least <= int(text) <= most):
        raise InvalidInput("error.quick_wins.cut_off", value=quoted(value), least=least, most=most)
    return int(text)


def read_cut_off(query: object, weights: Weights) -> tuple[int, tuple[TarazuError, ...]]:
    """Read the cut-off from a page's address, such as ``?quick=7``, with what is wrong in it."""
    text = query[:MAX_QUERY].removeprefix("?") if isinstance(query, str) else ""
    asked = dict(parse_qsl(text)).get("quick")
    try:
        return parse_cut_off(asked, weights), ()
    except InvalidInput as fault:
        return default_cut_off(weights), (fault,)


def quick_wins(catalogue: Catalogue, cut_off: int | None = None) -> QuickWins:
    """Who can be delivered soon, of the services to do (Table 8) and in progress (Table 9)."""
    weights = report_weights(catalogue)
    least, most = readiness_span(weights)
    bound = default_cut_off(weights) if cut_off is None else cut_off
    to_do = readiness_to_do(catalogue)
    in_progress = readiness_in_progress(catalogue)
    counts = [Counter(item.total for item in items) for items in (to_do, in_progress)]
    lowest = min((item.total for item in (*to_do, *in_progress)), default=most + 1)
    return QuickWins(
        least=least,
        most=most,
        cut_off=bound,
        steps=tuple(
            ReadinessStep(total, counts[0][total], counts[1][total], total >= bound)
            for total in range(most, lowest - 1, -1)
        ),
        to_do=tuple(item for item in to_do if item.total >= bound),
        in_progress=tuple(item for item in in_progress if item.total >= bound),
    )


def readiness_to_do(catalogue: Catalogue) -> tuple[Readiness, ...]:
    """The services to do from the readiest on; `id` is the service's id."""
    rows = catalogue.quick_wins
    if not rows:
        return ()
    services = [catalogue.service_by_todo[row.todo_id].service_id for row in rows]
    ease, frequency = [row.ease for row in rows], [row.frequency for row in rows]
    return rank_readiness(services, frequency, ease, report_weights(catalogue))


def readiness_in_progress(catalogue: Catalogue) -> tuple[Readiness, ...]:
    """The services in progress from the readiest on; `id` is the service's id."""
    rows = catalogue.in_progress_scores
    if not rows:
        return ()
    services = [row.service_id for row in rows]
    ease, frequency = [row.ease for row in rows], [row.frequency for row in rows]
    return rank_readiness(services, frequency, ease, report_weights(catalogue))
