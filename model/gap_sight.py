"""All that the page of the gap looks at, gathered once: the picture, its course, and what waits."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from model.catalogue import Catalogue, ServiceStatus, StatusChange
from model.gap_view import (
    GapView,
    Picture,
    Traits,
    course,
    kept_services,
    narrowed,
    picture,
    traits,
)
from model.gaps import Gap
from model.links import catalogue_graph
from model.scoring import Ranking
from model.targets import Aim, aim_of, service_history
from model.waiting import Waits, WaitState
from model.worth import Worths
from model.worth import worths as worths_of


@dataclass(frozen=True, slots=True)
class Held:
    """The services that are not open and of one state of readiness.

    Attributes
    ----------
    state : WaitState
    to_do, in_progress : int
    points : int
        Their priority totals together.
    """

    state: WaitState
    to_do: int
    in_progress: int
    points: int


@dataclass(frozen=True, slots=True)
class Sight:
    """What is seen of a city's gap.

    Attributes
    ----------
    catalogue : Catalogue
        Of all services.
    view : GapView
    day : date
        The day that is looked at.
    aim : Aim
    worths : mapping of int to Worth
    traits : mapping
        Of all services; see `model.gap_view.traits`.
    kept : frozenset of int
        The services that pass the filters; the following is about these alone.
    picture : Picture
    course : tuple of (date, Gap)
        Empty as long as no status has changed.
    held : tuple of Held
        One for each state, the readiest first.
    """

    catalogue: Catalogue
    view: GapView
    day: date
    aim: Aim
    worths: Worths
    traits: Traits
    kept: frozenset[int]
    picture: Picture
    course: tuple[tuple[date, Gap], ...]
    held: tuple[Held, ...]

    @property
    def all_kept(self) -> bool:
        """Whether no service is filtered out."""
        return len(self.kept) == len(self.catalogue.services)


def sight_of(
    catalogue: Catalogue,
    ranking: Ranking | None,
    view: GapView,
    changes: Iterable[StatusChange],
    today: date,
) -> Sight:
    """Gather what is seen.

    Parameters
    ----------
    ranking : Ranking or None
        The services under the chosen weights; None if the city scores none.
    changes : iterable of StatusChange
        Of the services, oldest first.
    today : date
        Gregorian.
    """
    worths = worths_of(catalogue, ranking) if ranking else {}
    known = traits(catalogue, worths, Waits(catalogue_graph(catalogue)))
    kept = kept_services(known, view.filters)
    small = narrowed(catalogue, kept)
    history = service_history(small, changes)
    aim = aim_of(catalogue)
    day = view.day or today
    shown = picture(small, view, worths, day, aim.goal, history)
    return Sight(
        catalogue=catalogue,
        view=view,
        day=day,
        aim=aim,
        worths=worths,
        traits=known,
        kept=kept,
        picture=shown,
        course=course(small, worths, shown.measure, aim.goal, history, today),
        held=_held(small, worths, known),
    )


def _held(catalogue: Catalogue, worths: Worths, known: Traits) -> tuple[Held, ...]:
    found = []
    for state in WaitState:
        mine = [s for s in catalogue.services if known[s.service_id]["readiness"] == (state,)]
        statuses = [service.status for service in mine]
        points = [worths[s.service_id].total for s in mine if s.service_id in worths]
        found.append(
            Held(
                state,
                statuses.count(ServiceStatus.TO_DO),
                statuses.count(ServiceStatus.IN_PROGRESS),
                sum(points),
            )
        )
    return tuple(found)
