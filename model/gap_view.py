"""The picture on the page of the gap: its rows, what a service counts for, which are meant.

A picture travels in the address, such as ``?by=group&measure=priority&on=1406-12-29``, so that a
link shows the same; weights and what-ifs stand beside it as `model.view` writes them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Final
from urllib.parse import parse_qsl

from model.calendar import format_jalali, parse_jalali
from model.catalogue import Catalogue, ServiceStatus
from model.errors import InvalidInput, TarazuError, quoted
from model.filters import MAX_QUERY, Choices, Filters, checked_filters, read_filters
from model.gaps import Gap, Measure, Split, gap_over_time, gaps
from model.goals import Goal
from model.scoring import GROUPS
from model.statuses import ServiceChange
from model.waiting import Waits, WaitState
from model.worth import Worths

OPEN: Final = "open"
"""Readiness of a service that is open already."""

NOWHERE: Final = "none"
"""Stands for services that belong to no group or to no integrated system."""


class Rows(StrEnum):
    """What the rows of the picture are."""

    DOMAIN = "domain"
    GROUP = "group"
    INDEX_GROUP = "index_group"
    INTEGRATED_SYSTEM = "integrated_system"


MEASURES: Final = (Measure.COUNT, Measure.PRIORITY, Measure.COVERAGE)
"""What a service may be made to count for on the page."""

_PLAIN: Final = {"by": tuple(map(str, Rows)), "measure": tuple(map(str, MEASURES))}


@dataclass(frozen=True, slots=True)
class GapView:
    """A picture.

    Attributes
    ----------
    rows : Rows
    measure : Measure
        One of `MEASURES`; rows of index groups are always counted in points.
    filters : Filters
        By domain, group, readiness, status and integrated system.
    day : date or None
        The day that is looked at; None for the day of looking.
    """

    rows: Rows
    measure: Measure
    filters: Filters
    day: date | None = None

    @property
    def query(self) -> str:
        """The picture as a query string, without what is at its default."""
        parts = []
        if self.rows is not Rows.DOMAIN:
            parts.append(f"by={self.rows}")
        if self.measure is not Measure.COUNT:
            parts.append(f"measure={self.measure}")
        if self.day is not None:
            parts.append(f"on={format_jalali(self.day, 'en').replace('/', '-')}")
        rest = self.filters.query.removeprefix("?")
        return "?" + "&".join([*parts, rest] if rest else parts) if parts or rest else ""


def choices(catalogue: Catalogue) -> Choices:
    """What the services can be narrowed to."""
    domains = sorted(catalogue.domains, key=lambda domain: domain.position)
    families = sorted(catalogue.integrated_systems, key=lambda family: family.position)
    return {
        "domain": tuple(domain.domain_id for domain in domains),
        "group": (*map(str, GROUPS), NOWHERE),
        "readiness": (*map(str, WaitState), OPEN),
        "status": tuple(map(str, ServiceStatus)),
        "integrated": (*(family.integrated_system_id for family in families), NOWHERE),
    }


def read_gap_view(query: object, catalogue: Catalogue) -> tuple[GapView, tuple[TarazuError, ...]]:
    """Read a picture from an address as far as it can be read, with what is wrong in the rest."""
    plain, wrong = read_filters(query, _PLAIN)
    filters, more = read_filters(query, choices(catalogue))
    day, late = _read_day(query)
    view = GapView(
        rows=Rows((plain.chosen["by"] or (Rows.DOMAIN,))[0]),
        measure=Measure((plain.chosen["measure"] or (Measure.COUNT,))[0]),
        filters=Filters(filters.chosen),
        day=day,
    )
    return view, tuple(dict.fromkeys((*wrong, *more, *late)))


def _read_day(query: object) -> tuple[date | None, tuple[TarazuError, ...]]:
    text = query.removeprefix("?") if isinstance(query, str) and len(query) <= MAX_QUERY else ""
    try:
        asked = dict(parse_qsl(text, max_num_fields=50)).get("on")
        return (parse_jalali(asked) if asked else None), ()
    except TarazuError as fault:
        return None, (fault,)
    except ValueError:
        return None, ()


def checked_gap_view(
    rows: object, measure: object, day: object, chosen: Mapping[str, object], catalogue: Catalogue
) -> GapView:
    """Take a picture that a page sends.

    Parameters
    ----------
    day : str or None
        Jalali; empty for the day of looking.

    Raises
    ------
    InvalidInput
        ``error.filter.unknown``, ``error.request.malformed`` or ``error.date.*``.
    """
    if not isinstance(rows, str) or rows not in _PLAIN["by"]:
        raise InvalidInput("error.filter.unknown", value=quoted(rows))
    if not isinstance(measure, str) or measure not in _PLAIN["measure"]:
        raise InvalidInput("error.filter.unknown", value=quoted(measure))
    if day is not None and not isinstance(day, str):
        raise InvalidInput("error.request.malformed")
    return GapView(
        rows=Rows(rows),
        measure=Measure(measure),
        filters=checked_filters(chosen, None, choices(catalogue)),
        day=parse_jalali(day) if day and day.strip() else None,
    )


Traits = Mapping[int, Mapping[str, tuple[str, ...]]]
"""For each service what the filters ask: its values by the filter's name."""


def traits(catalogue: Catalogue, worths: Worths, waits: Waits) -> Traits:
    """What the filters can ask of each service."""
    families: dict[int, dict[str, None]] = {}
    for link in catalogue.service_systems:
        family = catalogue.system_by_id[link.system].integrated_system
        if link.service is not None and family is not None:
            families.setdefault(link.service, {})[family] = None
    return {
        number: {
            "domain": (service.domain,),
            "group": (str(worths[number].group) if number in worths else NOWHERE,),
            "readiness": (str(waits.states.get(number, OPEN)),),
            "status": (str(service.status),),
            "integrated": tuple(families.get(number, ())) or (NOWHERE,),
        }
        for number, service in catalogue.service_by_id.items()
    }


def counts(known: Traits) -> Mapping[str, Mapping[str, int]]:
    """How many services each choice of each filter keeps."""
    found: dict[str, Counter[str]] = {}
    for values in known.values():
        for name, some in values.items():
            found.setdefault(name, Counter()).update(some)
    return found


def kept_services(known: Traits, filters: Filters) -> frozenset[int]:
    """The services that pass."""
    return frozenset(
        number
        for number, values in known.items()
        if all(
            not some or not set(values[name]).isdisjoint(some)
            for name, some in filters.chosen.items()
        )
    )


def narrowed(catalogue: Catalogue, kept: frozenset[int]) -> Catalogue:
    """The catalogue with these services alone."""
    return replace(
        catalogue,
        services=tuple(s for s in catalogue.services if s.service_id in kept),
        service_systems=tuple(
            link
            for link in catalogue.service_systems
            if link.service is None or link.service in kept
        ),
    )


@dataclass(frozen=True, slots=True)
class Picture:
    """What the page shows of the gap on a day.

    Attributes
    ----------
    rows : Rows
    measure : Measure
    parts : tuple of Gap
        A row each; they add up to `whole` once `repeats` is taken off.
    repeats : Gap
    whole : Gap
    """

    rows: Rows
    measure: Measure
    parts: tuple[Gap, ...]
    repeats: Gap
    whole: Gap

    @property
    def widest(self) -> Gap | None:
        """The row with the largest gap; None if nothing is missing anywhere."""
        named = [part for part in self.parts if part.key is not None and part.gap]
        return max(named, key=lambda part: part.gap, default=None)


def picture(
    catalogue: Catalogue,
    view: GapView,
    worths: Worths,
    day: date,
    goal: Goal,
    history: Sequence[ServiceChange] = (),
) -> Picture:
    """The gap of the catalogue's services in the rows that a picture asks for."""
    if view.rows is Rows.INDEX_GROUP:
        return _by_index_group(catalogue, worths, day, goal, history)
    found = gaps(
        catalogue,
        worths,
        day,
        split=Split(view.rows),
        measure=view.measure,
        goal=goal,
        history=history,
    )
    return Picture(view.rows, view.measure, found.parts, found.repeats, found.whole)


def _by_index_group(
    catalogue: Catalogue,
    worths: Worths,
    day: date,
    goal: Goal,
    history: Sequence[ServiceChange],
) -> Picture:
    def whole(measure: Measure) -> Gap:
        return gaps(catalogue, worths, day, measure=measure, goal=goal, history=history).whole

    parts = tuple(
        replace(whole(measure), key=str(measure)) for measure in (Measure.IMPACT, Measure.READINESS)
    )
    return Picture(Rows.INDEX_GROUP, Measure.PRIORITY, parts, Gap(None), whole(Measure.PRIORITY))


def course(
    catalogue: Catalogue,
    worths: Worths,
    measure: Measure,
    goal: Goal,
    history: Sequence[ServiceChange],
    today: date,
) -> tuple[tuple[date, Gap], ...]:
    """The gap on each day on which it changed, and on those on which something is to be open.

    Returns
    -------
    tuple of (date, Gap)
        By day; empty as long as no status has changed. The first is the day before the first
        change.
    """
    if not history:
        return ()
    changed = {change.day for change in history}
    first = date.fromordinal(min(changed).toordinal() - 1)
    due = {by for by in goal.due.values() if first < by < date.max}
    days = sorted({first, *changed, *due, today})
    return gap_over_time(catalogue, worths, days, measure=measure, goal=goal, history=history)
