"""The milestones of a plan as a calendar (iCalendar): what opens when, and what is awaited when.

A calendar has no place for more than its days: neither work nor needs nor capacities. What comes
back says which milestones were moved to another quarter.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from typing import Any, Final

from icalendar import Calendar, Event

from model.calendar import Quarter, quarter_of
from model.errors import InvalidInput, quoted
from model.roadmap.plan import Plan
from model.roadmap.problem import Problem, named
from model.roadmap.records import OUTSIDE, Item, ItemKind, WishKind
from model.roadmap.settings import QuarterWish, Settings

LARGEST: Final = 2 * 1024 * 1024
"""Bytes of a file that is read."""
ITEM, KIND = "X-TARAZU-ITEM", "X-TARAZU-KIND"


class MilestoneKind(StrEnum):
    """What can happen on a day."""

    OPENING = "opening"
    """A service opens."""
    AWAITED = "awaited"
    """An outside body's prerequisite is to be there."""


@dataclass(frozen=True, slots=True)
class Milestone:
    """What is to be there by the end of a quarter.

    Attributes
    ----------
    kind : MilestoneKind
    item : str
    quarter : Quarter
    """

    kind: MilestoneKind
    item: str
    quarter: Quarter


@dataclass(frozen=True)
class Wording:
    """What a calendar says to people.

    Attributes
    ----------
    name : str
        Of the calendar.
    summary, description : callable
        Of a milestone.
    """

    name: str
    summary: Callable[[Milestone], str]
    description: Callable[[Milestone], str]


def milestones(problem: Problem, plan: Plan) -> Iterator[Milestone]:
    """What opens and what is awaited in a plan."""
    for item in problem.items:
        finish = plan.finish_of(item.id)
        kind = _kind(item)
        if finish is not None and kind is not None:
            yield Milestone(kind, item.id, plan.quarter(finish))


def _kind(item: Item) -> MilestoneKind | None:
    if item.kind is ItemKind.SERVICE:
        return MilestoneKind.OPENING
    return MilestoneKind.AWAITED if item.fact in OUTSIDE else None


def write_ical(city: str, found: Iterable[Milestone], words: Wording, now: datetime) -> bytes:
    """Write milestones as a calendar: each on the last day of its quarter, all day long.

    Parameters
    ----------
    city : str
        Which makes the ids of the events the world's own; they stay when a milestone moves.
    now : datetime
        When it is written.
    """
    calendar = Calendar()
    calendar.add("prodid", "-//Tarazu//Roadmap//FA")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", words.name)
    for one in found:
        day = one.quarter.last_day
        event = Event()
        event.add("uid", f"{one.item.replace(':', '-')}.{city}@tarazu")
        event.add("dtstamp", now.astimezone(UTC))
        event.add("dtstart", day)
        event.add("dtend", day + timedelta(days=1))
        event.add("summary", words.summary(one))
        event.add("description", words.description(one))
        event.add("transp", "TRANSPARENT")
        event.add(ITEM, one.item)
        event.add(KIND, one.kind.value)
        calendar.add_component(event)
    content: bytes = calendar.to_ical()
    return content


def read_ical(content: bytes, known: Callable[[str], bool]) -> tuple[Milestone, ...]:
    """Read milestones.

    Parameters
    ----------
    known : callable
        Whether an item is one of the plan's.

    Raises
    ------
    InvalidInput
        ``error.exchange.ical.`` and ``large``, ``unreadable``, ``empty``, ``unknown``, ``twice`` or
        ``day``; all name the events.
    """
    events = list(_events(content))
    if not events:
        raise InvalidInput("error.exchange.ical.empty")
    strange = [_name(event) for event in events if not known(str(event.get(ITEM, "")))]
    if strange:
        raise InvalidInput("error.exchange.ical.unknown", items=named(map(quoted, strange)))
    items = [str(event.get(ITEM)) for event in events]
    twice = sorted({item for item in items if items.count(item) > 1})
    if twice:
        raise InvalidInput("error.exchange.ical.twice", items=named(twice))
    return tuple(_milestone(event) for event in events)


def _events(content: bytes) -> Iterator[Any]:
    if len(content) > LARGEST:
        raise InvalidInput("error.exchange.large", maximum=LARGEST // 1024 // 1024)
    try:
        calendar = Calendar.from_ical(content.decode("utf-8-sig"))
        if not isinstance(calendar, Calendar):
            raise ValueError
        yield from calendar.walk("VEVENT")
    except (ValueError, IndexError, KeyError, AttributeError, TypeError, RecursionError):
        raise InvalidInput("error.exchange.ical.unreadable") from None


def _name(event: Any) -> str:
    return str(event.get("SUMMARY") or event.get("UID") or "–")


def _milestone(event: Any) -> Milestone:
    try:
        begins = event["DTSTART"].dt
        day = begins.date() if isinstance(begins, datetime) else begins
        if not isinstance(day, date):
            raise ValueError
        quarter = quarter_of(day)
        kind = MilestoneKind(str(event.get(KIND)))
    except (KeyError, AttributeError, ValueError, OverflowError):
        raise InvalidInput("error.exchange.ical.day", items=quoted(_name(event))) from None
    return Milestone(kind, str(event.get(ITEM)), quarter)


def moved(problem: Problem, plan: Plan, found: Iterable[Milestone]) -> tuple[Milestone, ...]:
    """The milestones that stand in another quarter than the plan has them."""
    now: Mapping[str, Milestone] = {one.item: one for one in milestones(problem, plan)}
    return tuple(one for one in found if now.get(one.item) != one)


def wished(problem: Problem, settings: Settings, found: Iterable[Milestone]) -> Settings:
    """What would have to be set for some milestones to come in their quarters.

    A service that is to open in a quarter is pinned to begin as much sooner as its work takes; a
    body's prerequisite is expected then.
    """
    wishes, arrivals = list(settings.wishes), dict(settings.arrivals)
    for one in found:
        if one.kind is MilestoneKind.AWAITED:
            arrivals[one.item] = one.quarter
            continue
        begin = one.quarter.later(1 - problem.item(one.item).duration)
        wishes = [w for w in wishes if (w.kind, w.item) != (WishKind.PIN, one.item)]
        wishes.append(QuarterWish(WishKind.PIN, one.item, begin))
    return replace(settings, wishes=tuple(wishes), arrivals=arrivals)
