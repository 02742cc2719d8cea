"""Taking a new service to the districts: one as the pilot, then the others in waves."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from model.calendar import parse_jalali
from model.catalogue import District, RolloutStage
from model.errors import InvalidInput, quoted
from model.text import to_ascii_digits

LIMITS: Final[Mapping[str, tuple[int, int]]] = {
    "pilot_weeks": (1, 104),
    "per_wave": (1, 100),
    "weeks_between": (1, 104),
    "ending_weeks": (1, 208),
}
"""By field of `WavePlan`, the least and the most that it may be."""


@dataclass(frozen=True)
class WavePlan:
    """How a service is to be taken to the districts.

    Attributes
    ----------
    pilot : str
        The district that begins.
    start : date
        The day on which it does.
    pilot_weeks : int
        Weeks until it runs there for good and the first wave follows.
    per_wave : int
        Districts in a wave.
    weeks_between : int
        Weeks from one wave to the next.
    ending_weeks : int
        Weeks from running in a district to the end of requests in person there.
    """

    pilot: str
    start: date
    pilot_weeks: int
    per_wave: int
    weeks_between: int
    ending_weeks: int


Planned = tuple[str, RolloutStage, date]
"""A district, the stage that it reaches, and the day."""


def plan_waves(districts: Sequence[District], plan: WavePlan) -> tuple[Planned, ...]:
    """Lay the stages of a service over districts and days.

    Parameters
    ----------
    districts : sequence of District
        The other districts follow the pilot by their number.
    plan : WavePlan

    Returns
    -------
    tuple of (str, RolloutStage, date)
        By day, then by district.

    Raises
    ------
    InvalidInput
        ``error.rollout.pilot`` if the pilot is no district.
    """
    others = sorted(
        (one for one in districts if one.district_id != plan.pilot), key=lambda one: one.number
    )
    if len(others) == len(districts):
        raise InvalidInput("error.rollout.pilot", value=quoted(plan.pilot))
    first = plan.start + timedelta(weeks=plan.pilot_weeks)
    running = [(plan.pilot, first)]
    for place, district in enumerate(others):
        wave = place // plan.per_wave
        running.append((district.district_id, first + timedelta(weeks=wave * plan.weeks_between)))
    ending = timedelta(weeks=plan.ending_weeks)
    planned: list[Planned] = [(plan.pilot, RolloutStage.PILOT, plan.start)]
    planned += [(district, RolloutStage.RUNNING, day) for district, day in running]
    planned += [(district, RolloutStage.IN_PERSON_ENDED, day + ending) for district, day in running]
    return tuple(sorted(planned, key=lambda one: one[2]))


def read_plan(values: Mapping[str, object]) -> WavePlan:
    """Read a plan from what was typed.

    Parameters
    ----------
    values : mapping
        ``pilot``, ``start`` (a Jalali day as text) and the numbers of weeks and districts.

    Raises
    ------
    InvalidInput
        ``error.rollout.pilot``, ``error.rollout.`` and the field, or ``error.date.*``
    """
    pilot, start = values.get("pilot"), values.get("start")
    if not isinstance(pilot, str) or not pilot:
        raise InvalidInput("error.rollout.pilot", value=quoted(pilot or "—"))
    numbers = {name: _number(name, values.get(name)) for name in LIMITS}
    day = parse_jalali(start if isinstance(start, str) else "")
    return WavePlan(pilot, day, **numbers)


def _number(name: str, value: object) -> int:
    low, high = LIMITS[name]
    given, value = value, to_ascii_digits(value).strip() if isinstance(value, str) else value
    if isinstance(value, str) and value.isascii() and value.isdecimal() and len(value) < 6:
        value = int(value)
    if type(value) is not int or not low <= value <= high:
        raise InvalidInput(f"error.rollout.{name}", value=quoted(given), low=low, high=high)
    return value
