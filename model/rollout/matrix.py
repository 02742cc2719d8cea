"""How far each group of services is in each district, as the documents and people say."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import Final

from model.catalogue import (
    Basis,
    Catalogue,
    District,
    RolloutCount,
    RolloutGroup,
    RolloutProgramme,
    RolloutStage,
    RolloutStep,
    Service,
)

STAGES: Final = tuple(RolloutStage)
"""The stages in their order."""


@dataclass(frozen=True)
class Cell:
    """One group or service in one district.

    Attributes
    ----------
    stage : RolloutStage or None
        The furthest that was reached.
    since : str or None
        Jalali year, month or day as a document gives it; None if `day` says it, or nobody does.
    day : date or None
        The day that people entered.
    basis : Basis or None
        Whose word `stage` is; None if people entered it, or if nothing was reached.
    next : RolloutStep or None
        The next stage that is planned.
    late : bool
        Whether its day is over.
    """

    district: District
    stage: RolloutStage | None = None
    since: str | None = None
    day: date | None = None
    basis: Basis | None = None
    next: RolloutStep | None = None
    late: bool = False


@dataclass(frozen=True)
class Line:
    """One group of services, or one service, in all districts."""

    group: RolloutGroup | None
    service: Service | None
    cells: tuple[Cell, ...]

    @property
    def left(self) -> tuple[District, ...]:
        """The districts in which requests in person have not ended."""
        ended = RolloutStage.IN_PERSON_ENDED
        return tuple(cell.district for cell in self.cells if cell.stage is not ended)

    def ready(self, stage: RolloutStage) -> tuple[District, ...]:
        """The districts that may take a stage next.

        It runs for good where it was tried out, and where nothing is yet once it runs somewhere;
        requests in person may end where it runs. Any district may try it out first, so none is
        readier for that than another.
        """
        if stage is RolloutStage.PILOT:
            return ()
        before = STAGES[STAGES.index(stage) - 1]
        follows = stage is RolloutStage.RUNNING and self.reached(stage) > 0
        return tuple(
            cell.district
            for cell in self.cells
            if cell.stage is before or (follows and cell.stage is None)
        )

    def reached(self, stage: RolloutStage) -> int:
        """Count the districts that are at a stage or beyond it."""
        least = STAGES.index(stage)
        return sum(
            cell.stage is not None and STAGES.index(cell.stage) >= least for cell in self.cells
        )


def matrix(catalogue: Catalogue, today: date) -> tuple[Line, ...]:
    """Lay out groups and planned services against districts.

    Parameters
    ----------
    catalogue : Catalogue
    today : date
        Decides what is late and what was reached by then.

    Returns
    -------
    tuple of Line
        The groups in the documents' order, then the services by number; districts by number.
    """
    districts = sorted(catalogue.districts, key=lambda district: district.number)
    steps: dict[tuple[str | int | None, str], list[RolloutStep]] = defaultdict(list)
    for step in catalogue.rollout_steps:
        steps[step.group or step.service, step.district].append(step)
    planned = sorted({step.service for step in catalogue.rollout_steps if step.service})
    groups = [
        Line(
            group,
            None,
            tuple(
                _cell(catalogue, group, one, steps[group.group_id, one.district_id], today)
                for one in districts
            ),
        )
        for group in sorted(catalogue.rollout_groups, key=_place)
    ]
    services = [
        Line(
            None,
            catalogue.service_by_id[number],
            tuple(
                _cell(catalogue, None, one, steps[number, one.district_id], today)
                for one in districts
            ),
        )
        for number in planned
    ]
    return (*groups, *services)


def _cell(
    catalogue: Catalogue,
    group: RolloutGroup | None,
    district: District,
    steps: list[RolloutStep],
    today: date,
) -> Cell:
    """Put together what documents and people say of one place."""
    said = [
        Cell(district, state.stage, since=state.since, basis=state.basis)
        for state in catalogue.rollout_states
        if group and (state.group, state.district) == (group.group_id, district.district_id)
    ]
    entered = [
        Cell(district, step.stage, day=step.done_on)
        for step in steps
        if step.done_on is not None and step.done_on <= today
    ]
    # Where both say the same stage, the day that people entered is the more exact.
    furthest = max([Cell(district), *said, *entered], key=_order)
    waiting = [
        step for step in steps if step.done_on is None and _rank(step.stage) > _rank(furthest.stage)
    ]
    if not waiting:
        return furthest
    following = min(waiting, key=lambda step: (step.day, _rank(step.stage)))
    return Cell(
        district,
        furthest.stage,
        furthest.since,
        furthest.day,
        furthest.basis,
        following,
        following.day < today,
    )


def _place(record: RolloutGroup | RolloutCount) -> tuple[str, int]:
    return record.programme, record.position


def _rank(stage: RolloutStage | None) -> int:
    return -1 if stage is None else STAGES.index(stage)


def _order(cell: Cell) -> tuple[int, bool]:
    return _rank(cell.stage), cell.day is not None


@dataclass(frozen=True)
class Told:
    """A figure about what is there, against the target of its programme."""

    programme: RolloutProgramme
    count: RolloutCount
    share: float | None


def told_figures(catalogue: Catalogue, subject: str = "online") -> tuple[Told, ...]:
    """Give every figure that a document tells of one subject, with its share of the target.

    Where a document tells several, all of them stand: none is chosen.

    Returns
    -------
    tuple of Told
        ``share`` is between 0 and 1, or None where the programme has no target.
    """
    programmes = {one.programme_id: one for one in catalogue.rollout_programmes}
    found = []
    for count in sorted(catalogue.rollout_counts, key=_place):
        if count.subject == subject:
            programme = programmes[count.programme]
            target = programme.services_target
            found.append(Told(programme, count, min(1.0, count.value / target) if target else None))
    return tuple(found)
