"""Leverage: what to deliver so that the most priority opens.

A service opens when all that it waits for is delivered (`model.waiting`): all the systems and
prerequisites that it needs, to any depth. What a choice of deliveries opens is the sum of the
priority totals of the services that then wait for nothing more. Services that nobody scored weigh
nothing, services without a named system cannot be opened by any delivery that is known, and
services that are ready already need none: none of these count.

The best k deliveries together are found exactly, as a mixed-integer program (a maximum coverage in
which a service counts once all of its set is chosen; HiGHS through `scipy.optimize.milp`), since
the best one after the other, which is what one is tempted to do, can miss services that need two
things at once. Among equal choices fewer deliveries are better; what is then still equal is told.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from model.errors import InvalidInput, quoted
from model.graph import Graph, Node
from model.leverage_program import Program, Set
from model.waiting import DELIVERABLE, Waits, WaitState
from model.worth import Worths

MOST_TOGETHER: Final = 20
"""Deliveries that one may ask for together."""

MOST_TIES: Final = 10
"""Equally good choices that are told; beyond them only that there are more."""

SECONDS: Final = 10.0
"""How long the search for the best may take before the best so far is given instead."""


@dataclass(frozen=True, slots=True)
class Choice:
    """Some deliveries and what they open together.

    Attributes
    ----------
    nodes : tuple of Node
        In the order in which they were chosen, or of their ids.
    opens : tuple of int
        The services that open.
    gain : int
        The sum of their priority totals.
    """

    nodes: tuple[Node, ...]
    opens: tuple[int, ...]
    gain: int


@dataclass(frozen=True, slots=True)
class Lever:
    """One delivery by itself.

    Attributes
    ----------
    node : Node
    opens : tuple of int
        The services that wait for nothing else.
    gain : int
        The sum of their priority totals.
    waiting : int
        The priority totals of all services that wait for it, also those that wait for more.
    rank : int
        Competition rank by `gain`: equal gains share one.
    """

    node: Node
    opens: tuple[int, ...]
    gain: int
    waiting: int
    rank: int


@dataclass(frozen=True, slots=True)
class Together:
    """The best deliveries together.

    Attributes
    ----------
    most : int
        How many were asked for.
    best : Choice
        The greatest gain, with as few deliveries as it takes.
    ties : tuple of Choice
        Other choices as good and as few, at most `MOST_TIES`.
    more_ties : bool
        Whether there are yet more.
    greedy : Choice
        The best one by one: each time what opens most, or if nothing opens anything, what most
        priority still waits for.
    proven : bool
        Whether it is certain that nothing is better; False only if time ran out.
    """

    most: int
    best: Choice
    ties: tuple[Choice, ...]
    more_ties: bool
    greedy: Choice
    proven: bool

    @property
    def missed(self) -> int:
        """The priority that choosing one by one leaves on the table."""
        return self.best.gain - self.greedy.gain


class Leverage:
    """What deliveries open, under one ranking.

    Parameters
    ----------
    waits : Waits
    worths : mapping of int to Worth
        By service; see `model.worth`.
    """

    def __init__(self, waits: Waits, worths: Worths) -> None:
        self.graph: Graph = waits.graph
        self._total = {service: worth.total for service, worth in worths.items()}
        by_need: defaultdict[Set, list[int]] = defaultdict(list)
        for service, state in waits.states.items():
            can_open = state not in (WaitState.READY_TO_START, WaitState.NO_SYSTEM_NAMED)
            if can_open and service in self._total:
                by_need[waits.needed(service)].append(service)
        self._by_need = {need: tuple(services) for need, services in by_need.items()}

    @cached_property
    def _gains(self) -> dict[Set, int]:
        """What opens once the whole of a set is delivered."""
        return {need: self._sum(services) for need, services in self._by_need.items()}

    def _sum(self, services: Iterable[int]) -> int:
        return sum(self._total[service] for service in services)

    @cached_property
    def _waiting(self) -> Mapping[int, int]:
        waiting: defaultdict[int, int] = defaultdict(int)
        for need, gain in self._gains.items():
            for place in need:
                waiting[place] += gain
        return waiting

    @cached_property
    def levers(self) -> tuple[Lever, ...]:
        """Every single system and prerequisite that is not there: the greatest gain first.

        Equal gains stand by what waits for them, then by id; their `Lever.rank` is the same.
        """
        found = [
            (self._gains.get(frozenset([place]), 0), self._waiting.get(place, 0), place)
            for kind in DELIVERABLE
            for place in self.graph.of_kind(kind)
            if not self.graph.items[place].there
        ]
        found.sort(key=lambda row: (-row[0], -row[1], row[2]))
        gains = [gain for gain, _, _ in found]
        first: dict[int, int] = {}
        for position, gain in enumerate(gains, start=1):
            first.setdefault(gain, position)
        return tuple(
            Lever(
                node=self.graph.items[place].node,
                opens=self._by_need.get(frozenset([place]), ()),
                gain=gain,
                waiting=waiting,
                rank=first[gain],
            )
            for gain, waiting, place in found
        )

    def delivered(self, nodes: Iterable[Node]) -> Choice:
        """What some deliveries open together.

        Raises
        ------
        NotFound
            ``error.links.unknown``.
        InvalidInput
            ``error.leverage.kind`` for what cannot be delivered by itself.
        """
        chosen = tuple(nodes)
        for node in chosen:
            if node.kind not in DELIVERABLE:
                raise InvalidInput("error.leverage.kind", node=quoted(str(node)))
        return self._choice([self.graph.place(node) for node in chosen])

    def _choice(self, chosen: Sequence[int]) -> Choice:
        whole = frozenset(chosen)
        opens = sorted(s for need, group in self._by_need.items() if need <= whole for s in group)
        nodes = tuple(self.graph.items[place].node for place in chosen)
        return Choice(nodes, tuple(opens), self._sum(opens))

    def greedy(self, most: int) -> Choice:
        """Choose one delivery after the other.

        Raises
        ------
        InvalidInput
            ``error.leverage.count``.
        """
        checked_count(most)
        left, chosen = dict(self._gains), list[int]()
        while left and len(chosen) < most:
            opening: defaultdict[int, int] = defaultdict(int)
            waiting: defaultdict[int, int] = defaultdict(int)
            for need, gain in left.items():
                for place in need:
                    waiting[place] += gain
                    opening[place] += gain if len(need) == 1 else 0
            take = min(waiting, key=lambda place: (-opening[place], -waiting[place], place))
            chosen.append(take)
            rest: defaultdict[Set, int] = defaultdict(int)
            for need, gain in left.items():
                rest[need - {take}] += gain
            left = {need: gain for need, gain in rest.items() if need}
        return self._choice(chosen)

    def together(self, most: int, *, seconds: float = SECONDS) -> Together:
        """The best deliveries together.

        Parameters
        ----------
        most : int
            1 to `MOST_TOGETHER`.
        seconds : float
            How long to search.

        Raises
        ------
        InvalidInput
            ``error.leverage.count``.
        """
        greedy = self.greedy(most)
        needs = [need for need in self._gains if len(need) <= most]
        if not needs:
            return Together(most, Choice((), (), 0), (), False, greedy, True)
        needs.sort(key=sorted)
        program = Program(needs, [self._gains[need] for need in needs], most)
        best, proven = program.solve([], seconds)
        found = [self._choice(best)]
        if found[0].gain < greedy.gain:
            return Together(most, greedy, (), False, greedy, proven=False)
        while proven and len(found) <= MOST_TIES + 1:
            taken = [self._places(choice.nodes) for choice in found]
            other, certain = program.solve(taken, seconds)
            choice = self._choice(other)
            as_good = (choice.gain, len(choice.nodes)) == (found[0].gain, len(found[0].nodes))
            if not (certain and as_good):
                break
            found.append(choice)
        more = len(found) > MOST_TIES + 1
        told = sorted(found[: MOST_TIES + 1], key=lambda one: self._places(one.nodes))
        return Together(most, told[0], tuple(told[1:]), more, greedy, proven)

    def _places(self, nodes: Iterable[Node]) -> list[int]:
        return [self.graph.index[node] for node in nodes]


def checked_count(most: object) -> int:
    """How many deliveries together: a whole number from 1 to `MOST_TOGETHER`.

    Raises
    ------
    InvalidInput
        ``error.leverage.count``.
    """
    if isinstance(most, bool) or not isinstance(most, int) or not 1 <= most <= MOST_TOGETHER:
        raise InvalidInput("error.leverage.count", value=quoted(most), maximum=MOST_TOGETHER)
    return most
