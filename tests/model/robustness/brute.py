"""Robustness once more, by brute force and with fractions, sharing nothing with the model."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import combinations, pairwise, product

Shares = Sequence[Fraction]
Scores = Sequence[Sequence[int]]


def totals(scores: Scores, shares: Shares) -> list[Fraction]:
    return [sum((w * x for w, x in zip(shares, row, strict=True)), Fraction(0)) for row in scores]


def ranks(scores: Scores, shares: Shares) -> list[int]:
    found = totals(scores, shares)
    return [1 + sum(other > mine for other in found) for mine in found]


def groups(scores: Scores, shares: Shares, bounds: tuple[int, int]) -> list[int]:
    first, second = (Fraction(bound, 100) for bound in bounds)
    return [1 if mean >= first else 2 if mean >= second else 3 for mean in totals(scores, shares)]


def moved(weights: Sequence[int], column: int, share: Fraction) -> list[Fraction]:
    """The shares when one index has `share` and the others keep their proportions."""
    others = [0 if j == column else w for j, w in enumerate(weights)]
    if not any(others):
        others = [int(j != column) for j in range(len(weights))]
    rest = Fraction(sum(others))
    return [share if j == column else (1 - share) * w / rest for j, w in enumerate(others)]


def places(scores: Scores, weights: Sequence[int], column: int, extra: Shares) -> list[Fraction]:
    """Every share at which two services can draw level or one meet a bound, and all between.

    `extra` are means that matter besides.
    """
    at_none = totals(scores, moved(weights, column, Fraction(0)))
    at_all = [Fraction(row[column]) for row in scores]
    lines = [*zip(at_none, at_all, strict=True), *((bound, bound) for bound in extra)]
    found = {Fraction(0), Fraction(1), Fraction(weights[column], sum(weights))}
    for (a, b), (c, d) in combinations(lines, 2):
        if b - a != d - c:
            share = (c - a) / ((b - a) - (d - c))
            if 0 <= share <= 1:
                found.add(share)
    points = sorted(found)
    between = [(low + high) / 2 for low, high in pairwise(points)]
    return sorted([*points, *between])


def first_change(
    path: Sequence[Fraction], now: Fraction, upwards: bool, changed: dict[Fraction, bool]
) -> tuple[Fraction, bool] | None:
    """Where something changes first on a path of points and middles, and if only beyond it."""
    ahead = [s for s in path if s > now] if upwards else [s for s in reversed(path) if s < now]
    before = now
    points = [*path][::2]
    for share in ahead:
        if changed[share]:
            return (share, False) if share in points else (before, True)
        before = share if share in points else before
    return None


def top_changed(now: Sequence[int], then: Sequence[int], k: int) -> bool:
    """Whether somebody comes into the first k, or leaves who is there however ties are broken."""
    for mine_now, mine_then in zip(now, then, strict=True):
        level = sum(other == mine_now for other in now)
        inside, certain = mine_now <= k, mine_now + level - 1 <= k
        if (not inside and mine_then <= k) or (certain and mine_then > k):
            return True
    return False


def order_changed(now: Sequence[int], then: Sequence[int]) -> bool:
    pairs = combinations(range(len(now)), 2)
    return any(
        now[a] != now[b]
        and (now[a] < now[b], now[a] > now[b]) != (then[a] < then[b], then[a] > then[b])
        for a, b in pairs
    )


def grid(parts: int) -> Iterator[tuple[Fraction, ...]]:
    """All shares that are multiples of 1 / parts."""
    for cut in product(range(parts + 1), repeat=5):
        if sum(cut) <= parts:
            yield tuple(Fraction(w, parts) for w in (*cut, parts - sum(cut)))
