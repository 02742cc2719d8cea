"""What the page of robustness is asked for, as it stands in its address.

Numbers are kept as they were typed, so that a page can show what it refuses; they are read where
they are used, see `Asked`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final
from urllib.parse import parse_qsl

from model.errors import InvalidInput, NotFound, TarazuError, quoted
from model.robustness.ahp import PAIRS
from model.robustness.box import Box, around
from model.robustness.goals import Above, IntoFirst, IntoGroup, Target
from model.robustness.inputs import (
    checked_points,
    checked_samples,
    checked_seed,
    checked_top,
    checked_whole,
)
from model.robustness.sampling import Anywhere, InOrder, WeightModel, Within, order_of
from model.scores import ScoreTable
from model.text import to_ascii_digits
from model.view import MAX_QUERY
from model.weights import Weights

SECTIONS: Final = ("hold", "reach", "certain", "chance", "scores", "weights")
KINDS: Final = ("order", "within", "any")
"""What is known about sampled weights: their order of importance, their bounds, nothing."""
TARGETS: Final = ("group1", "group2", "above", "first")
DEFAULTS: Final[Mapping[str, str]] = {
    **{"v": SECTIONS[0], "k": "10", "p": "5", "n": "10000", "seed": "1", "m": KINDS[0]},
    **{"e": "0", "t": TARGETS[0], "s": "", "o": "", "u": "", "a": ""},
}
"""The parts of an address: section, first services, points, samples, seed, kind of weights, errors
of scores in percent, target, service, other service, the one whose sure pairs are listed,
comparisons of the indices."""
MAX_PERCENT: Final = 100
LONGEST: Final = 120

_WHOLE = re.compile(r"[+-]?[0-9]{1,12}")


@dataclass(frozen=True, slots=True)
class Asked:
    """Parts of an address, as they were typed.

    Parameters
    ----------
    parts : mapping of str to str
        By the names of `DEFAULTS`; what is missing has its default.
    """

    parts: Mapping[str, str]

    def __getitem__(self, name: str) -> str:
        return self.parts.get(name) or DEFAULTS[name]

    @property
    def section(self) -> str:
        """Which question is open."""
        return _one_of(self["v"], SECTIONS)

    @property
    def kind(self) -> str:
        """What is known about sampled weights."""
        return _one_of(self["m"], KINDS)

    @property
    def target_kind(self) -> str:
        """What a service is wanted to reach."""
        return _one_of(self["t"], TARGETS)

    def top(self, services: int) -> int:
        """How many services count as the first ones; see `checked_top`."""
        return checked_top(whole(self["k"]), services)

    def points(self) -> int:
        """By how many points each weight may move; see `checked_points`."""
        return checked_points(whole(self["p"]))

    def samples(self) -> int:
        """How many weights are drawn; see `checked_samples`."""
        return checked_samples(whole(self["n"]))

    def seed(self) -> int:
        """The seed of the random numbers; see `checked_seed`."""
        return checked_seed(whole(self["seed"]))

    def percent_wrong(self) -> int:
        """How likely a score is one off, in percent.

        Raises
        ------
        InvalidInput
            ``error.robustness.percent``.
        """
        return checked_whole("error.robustness.percent", whole(self["e"]), 0, MAX_PERCENT)

    def box(self, weights: Weights) -> Box:
        """All weights within the points that are asked for."""
        return around(weights, self.points())

    def model(self, weights: Weights) -> WeightModel:
        """What is known about sampled weights."""
        if self.kind == "any":
            return Anywhere()
        return InOrder(order_of(weights)) if self.kind == "order" else Within(self.box(weights))

    def service(self, name: str, table: ScoreTable) -> int | None:
        """The service that ``s``, ``o`` or ``u`` names; None if it names none.

        Raises
        ------
        NotFound
            ``error.service.unknown``.
        """
        if not self[name]:
            return None
        number = whole(self[name])
        if not isinstance(number, int) or number not in table.ids:
            raise NotFound("error.service.unknown", value=quoted(self[name]))
        return number

    def target(self, table: ScoreTable) -> Target | None:
        """What the service is wanted to reach; None while the other service is missing."""
        if self.target_kind == "above":
            other = self.service("o", table)
            return None if other is None else Above(other)
        if self.target_kind == "first":
            return IntoFirst(self.top(len(table)))
        return IntoGroup(1 if self.target_kind == "group1" else 2)

    def wanted(self, table: ScoreTable) -> tuple[int, Target] | None:
        """Which service is wanted where; None while something is missing.

        Raises
        ------
        NotFound
            ``error.service.unknown``.
        InvalidInput
            ``error.robustness.itself``, ``error.robustness.top``.
        """
        service, target = self.service("s", table), self.target(table)
        if service is None or target is None:
            return None
        if isinstance(target, Above) and target.id == service:
            raise InvalidInput("error.robustness.itself", id=service)
        return service, target

    def judgements(self) -> dict[tuple[str, str], str]:
        """How many times as important each index is as each other; equal where nothing is said.

        Raises
        ------
        InvalidInput
            ``error.robustness.comparisons`` if there are not as many as pairs.
        """
        if not self["a"]:
            return dict.fromkeys(PAIRS, "1")
        given = self["a"].split(",")
        if len(given) != len(PAIRS):
            raise InvalidInput(
                "error.robustness.comparisons", count=len(given), expected=len(PAIRS)
            )
        return dict(zip(PAIRS, given, strict=True))


def read_asked(query: object) -> tuple[Asked, tuple[TarazuError, ...]]:
    """Read what is asked for from an address, and what of it cannot be read at all."""
    if query in (None, ""):
        return Asked({}), ()
    if not isinstance(query, str) or len(query) > MAX_QUERY:
        return Asked({}), (InvalidInput("error.address.malformed"),)
    pairs = parse_qsl(query.removeprefix("?"), keep_blank_values=True)
    return Asked({name: text[:LONGEST] for name, text in pairs if name in DEFAULTS}), ()


def asked_by(parts: object) -> Asked:
    """Take what a page sends as the parts of an address.

    Raises
    ------
    InvalidInput
        ``error.request.malformed`` if it is not a mapping of names to short texts.
    """
    if not isinstance(parts, Mapping):
        raise InvalidInput("error.request.malformed")
    found = {}
    for name, text in parts.items():
        if name not in DEFAULTS or not isinstance(text, str | None) or len(text or "") > LONGEST:
            raise InvalidInput("error.request.malformed")
        found[name] = (text or "").strip()
    return Asked(found)


def whole(text: str) -> object:
    """The whole number that a text says in any digits; the text itself if it says none."""
    digits = to_ascii_digits(text.strip()).replace("−", "-")
    return int(digits) if _WHOLE.fullmatch(digits) else text


def _one_of(text: str, names: tuple[str, ...]) -> str:
    return text if text in names else names[0]
