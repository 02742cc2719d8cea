"""What slips when something is late: the old order pushed, and planned anew, side by side."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Final

from model.errors import InvalidInput, quoted
from model.roadmap.conflicts import conflict
from model.roadmap.laid import Laid
from model.roadmap.plan import Plan, priority_quarters
from model.roadmap.problem import MOST_QUARTERS, Problem
from model.roadmap.push import push
from model.roadmap.records import Fact, Item, Wish, WishKind
from model.roadmap.solve import Nearness, improve
from model.robustness.progress import UNWATCHED, Watch

STABILITY: Final = 20
SECONDS: Final = 2.0
GAP: Final = 0.002
"""Finer than usual: what one delay changes is itself only about a hundredth."""


@dataclass(frozen=True, slots=True)
class Moved:
    """An item that a delay touches.

    Attributes
    ----------
    item : str
    before, pushed, replanned : int or None
        The quarter in which it is finished: as it was planned, in the old order, and planned anew;
        None if it is not in that plan.
    """

    item: str
    before: int | None
    pushed: int | None
    replanned: int | None


@dataclass(frozen=True, slots=True)
class Spared:
    """Something whose own delay matters less once something else is late.

    Attributes
    ----------
    item : str
    before, after : int
        Quarters by which it could slip without anything else having to move.
    """

    item: str
    before: int
    after: int


@dataclass(frozen=True)
class Slip:
    """What a delay does to a plan.

    Attributes
    ----------
    problem : Problem
        With the delays in it and without the pins and latest quarters that they may break.
    before, pushed : Plan
    replanned : Plan or None
        None if that was not asked for.
    moved : tuple of Moved
        All that is touched, in the order of the problem's items.
    lost_pushed, lost_replanned : int
        Priority-quarters lost; `lost_replanned` is 0 without a plan anew, and may be negative where
        that gains more elsewhere.
    broken : tuple of Wish
        The wishes that the pushed plan breaks.
    given_up : tuple of Wish
        Those that had to be given up to plan anew.
    """

    problem: Problem
    before: Plan
    pushed: Plan
    replanned: Plan | None
    moved: tuple[Moved, ...]
    lost_pushed: int
    lost_replanned: int
    broken: tuple[Wish, ...]
    given_up: tuple[Wish, ...]

    def spared(self) -> tuple[Spared, ...]:
        """Whose own delays would matter less than before, the most spared first."""
        was, now = Laid(self.problem, self.before), Laid(self.problem, self.pushed)
        found = []
        for place, item in enumerate(self.problem.items):
            if item.blocked is None and item.fact not in (Fact.STARTED, Fact.FINISHED):
                before, after = was.slack(place), now.slack(place)
                stays = was.starts[place] == now.starts[place]
                if after > before and stays:
                    found.append(Spared(item.id, before, after))
        return tuple(sorted(found, key=lambda one: (one.before - one.after, one.item)))


def of_bodies(problem: Problem, bodies: Mapping[str, int]) -> dict[str, int]:
    """The delays of items that delays of whole bodies make; of several bodies the longest counts.

    Raises
    ------
    InvalidInput
        ``error.roadmap.body.unknown`` for a body that owes nothing in this problem.
    """
    owing = {body for item in problem.items for body in item.bodies}
    unknown = sorted(set(bodies) - owing)
    if unknown:
        raise InvalidInput("error.roadmap.body.unknown", value=quoted(unknown[0]))
    found: dict[str, int] = {}
    for item in problem.items:
        late = [bodies[body] for body in item.bodies if body in bodies]
        if late and item.fixed is not None:
            found[item.id] = max(late)
    return found


def delayed(problem: Problem, plan: Plan, delays: Mapping[str, int]) -> Problem:
    """The problem in which items are so many quarters late against a plan.

    What the plan would begin begins later; what is under way takes longer; what an outside body
    delivers comes later. Pins and latest quarters fall away: a delay is a fact, they are wishes.

    Raises
    ------
    InvalidInput
        ``error.roadmap.item.unknown``, ``error.roadmap.delay`` for no such number of quarters,
        ``error.roadmap.delay.item`` for what cannot be late: it is finished, or not planned.
    """
    items = list(problem.items)
    for name, late in delays.items():
        item = problem.item(name)
        if isinstance(late, bool) or not isinstance(late, int) or not 0 <= late <= MOST_QUARTERS:
            params = {"value": quoted(late), "maximum": MOST_QUARTERS}
            raise InvalidInput("error.roadmap.delay", **params)
        items[problem.index[name]] = _later(item, plan.start_of(name), late)
    wishes = tuple(wish for wish in problem.wishes if wish.kind is WishKind.FORBID)
    return replace(problem, items=tuple(items), wishes=wishes)


def _later(item: Item, start: int | None, late: int) -> Item:
    if start is None or item.fact is Fact.FINISHED:
        raise InvalidInput("error.roadmap.delay.item", item=item.id)
    if item.fact is Fact.STARTED:
        return replace(item, duration=item.duration + late)
    if item.fixed is not None:
        return replace(item, fixed=item.fixed + late)
    return replace(item, release=start + late)


def slip(problem: Problem, plan: Plan, delays: Mapping[str, int]) -> Slip:
    """What delays of items do to a plan whose order is kept.

    Raises
    ------
    InvalidInput
        As `delayed`.
    """
    changed = delayed(problem, plan, delays)
    pushed = push(changed, plan)
    if pushed is None:  # hard groups that were not held in the plan cannot be held now
        changed = replace(changed, hard_groups=False)
        pushed = push(changed, plan)
    assert pushed is not None
    lost = priority_quarters(problem, plan) - priority_quarters(changed, pushed)
    return Slip(
        problem=changed,
        before=plan,
        pushed=pushed,
        replanned=None,
        moved=_moved(problem.items, plan, pushed, None),
        lost_pushed=lost,
        lost_replanned=0,
        broken=tuple(wish for wish in problem.wishes if not _kept(wish, pushed)),
        given_up=(),
    )


def replan(
    problem: Problem,
    found: Slip,
    *,
    stability: int = STABILITY,
    seconds: float = SECONDS,
    seed: int = 0,
    watch: Watch = UNWATCHED,
) -> Slip:
    """The same slip with a plan anew beside, which keeps all wishes that can still hold.

    Parameters
    ----------
    problem : Problem
        Without the delay.
    found : Slip
        What `slip` gave.
    stability, seconds, seed, watch
        See `improve` and `Nearness`.

    Raises
    ------
    Cancelled
        When ``watch`` wants to stop.
    """
    wishes = problem.wishes
    given_up: tuple[Wish, ...] = ()
    while True:
        kept = _wished(found.problem, wishes)
        clash = None if kept is None else conflict(kept, seconds)
        if kept is not None and clash is None:
            break
        watch.pause()
        drop = _first_to_go(found, wishes if clash is None else clash.wishes)
        given_up = (*given_up, drop)
        wishes = tuple(wish for wish in wishes if wish != drop)
    near = Nearness(found.before, stability)
    first = None if wishes else found.pushed
    new = improve(kept, first=first, near=near, seconds=seconds, gap=GAP, seed=seed, watch=watch)
    lost = priority_quarters(problem, found.before) - priority_quarters(kept, new)
    return replace(
        found,
        replanned=new,
        moved=_moved(problem.items, found.before, found.pushed, new),
        lost_replanned=lost,
        given_up=given_up,
    )


def _wished(changed: Problem, wishes: tuple[Wish, ...]) -> Problem | None:
    """The problem with wishes; None if one of them cannot even hold alone."""
    try:
        return replace(changed, wishes=wishes)
    except InvalidInput:
        return None


def _first_to_go(found: Slip, wishes: tuple[Wish, ...]) -> Wish:
    """Of wishes that can't hold together the one to give up: first those the push breaks."""
    kinds = {WishKind.LATEST: 0, WishKind.PIN: 1, WishKind.FORBID: 2}
    return min(wishes, key=lambda wish: (wish not in found.broken, kinds[wish.kind], wish))


def _moved(
    items: Iterable[Item], before: Plan, pushed: Plan, replanned: Plan | None
) -> tuple[Moved, ...]:
    found = []
    for item in items:
        was, then = before.finish_of(item.id), pushed.finish_of(item.id)
        anew = None if replanned is None else replanned.finish_of(item.id)
        if then != was or (replanned is not None and anew != was):
            found.append(Moved(item.id, was, then, anew))
    return tuple(found)


def _kept(wish: Wish, plan: Plan) -> bool:
    start, finish = plan.start_of(wish.item), plan.finish_of(wish.item)
    if wish.kind is WishKind.LATEST:
        return finish is not None and finish <= wish.quarter
    return (start == wish.quarter) is (wish.kind is WishKind.PIN)
