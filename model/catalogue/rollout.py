"""Records of the rollout: programmes, districts, channels, and how far each group is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from model.catalogue.base import Entered, Measured, Record, Titled
from model.catalogue.statuses import Basis, RolloutStage
from model.periods import Period


@dataclass(frozen=True, kw_only=True)
class RolloutProgramme(Titled):
    """What a city set out to give without visits.

    Attributes
    ----------
    services_target : int or None
        How many services are to be there.
    target_year : int or None
        Jalali.
    """

    programme_id: str
    owner_fa: str
    owner_en: str
    services_target: int | None
    target_year: int | None


@dataclass(frozen=True, kw_only=True)
class RolloutAim(Titled):
    """What a programme is for, with an indicator; `basis` says whose word the indicator is.

    `target` and `due` are people's: None until somebody sets them.
    """

    aim_id: str
    programme: str
    position: int
    printed_title_fa: str
    indicator_fa: str
    indicator_en: str
    unit_fa: str
    unit_en: str
    basis: Basis
    target: int | None = None
    due: Period | None = None


@dataclass(frozen=True, kw_only=True)
class AimValue(Measured):
    """A measured value of the indicator of an aim."""

    aim: str


@dataclass(frozen=True, kw_only=True)
class RolloutGroup(Titled):
    """A heading under which a programme counts its services; `services` is None if uncounted."""

    group_id: str
    programme: str
    position: int
    services: int | None


@dataclass(frozen=True, kw_only=True)
class RolloutChannel(Titled):
    """A way in which people reach the services."""

    channel_id: str
    programme: str
    position: int
    kind: str
    count: int | None


@dataclass(frozen=True, kw_only=True)
class District(Titled):
    """A district of the city."""

    district_id: str
    number: int
    basis: Basis


@dataclass(frozen=True, kw_only=True)
class RolloutMilestone(Titled):
    """What happened or is to happen; one `event` told with several dates stands several times.

    Attributes
    ----------
    date : str or None
        Jalali year, month or day, such as ``1399-06``.
    """

    milestone_id: str
    programme: str
    position: int
    event: str
    date: str | None
    printed_date: str | None
    basis: Basis


@dataclass(frozen=True, kw_only=True)
class RolloutCount(Titled):
    """A figure that a document gives; those about one thing share their `subject`."""

    count_id: str
    programme: str
    position: int
    subject: str
    value: int
    printed_value: str


@dataclass(frozen=True, kw_only=True)
class RolloutState(Record):
    """How far a group of services is in a district, as a document says."""

    state_id: str
    group: str
    district: str
    stage: RolloutStage
    since: str | None
    printed_since: str | None
    basis: Basis


@dataclass(frozen=True, kw_only=True)
class RolloutStep(Entered):
    """A stage that people plan for a group of services or one service in a district.

    Attributes
    ----------
    group : str or None
    service : int or None
        One of the two.
    day : date
        The day that it is planned for.
    done_on : date or None
        The day on which it was reached.
    """

    step_id: str
    group: str | None
    service: int | None
    district: str
    stage: RolloutStage
    day: date
    done_on: date | None
    note: str | None
