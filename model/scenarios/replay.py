"""Opening a kept picture again: as it was seen, and as the same settings show it today."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from model.calendar import Quarter
from model.catalogue import Catalogue
from model.scenarios.content import Content
from model.scenarios.planning import Course, course
from model.scenarios.readings import Difference, differences, fingerprint
from model.scoring import Ranking


@dataclass(frozen=True, slots=True)
class Place:
    """Where a service stands in a picture."""

    rank: int
    group: int
    total: int
    tied: bool


@dataclass(frozen=True, slots=True)
class Row:
    """A service in both pictures; None where it is not weighed."""

    todo_id: int
    then: Place | None
    now: Place | None

    @property
    def moved(self) -> bool:
        """Whether rank, group or total differ."""
        return self.then != self.now


@dataclass(frozen=True, eq=False)
class Replay:
    """A kept picture beside today's.

    Attributes
    ----------
    content : Content
    then, now : Catalogue
        The data under which it was saved, and today's.
    intact : bool
        Whether the data of then still give the fingerprint that was kept with it.
    today : Quarter
        Before which nothing of a plan can begin any more.
    """

    content: Content
    then: Catalogue
    now: Catalogue
    intact: bool
    today: Quarter

    @cached_property
    def changed(self) -> tuple[Difference, ...]:
        """What the picture reads differently today, by row and field."""
        return differences(self.then, self.now, self.content.roadmap is not None)

    @property
    def same(self) -> bool:
        """Whether nothing that it depends on has changed."""
        return not self.changed

    @cached_property
    def gone(self) -> tuple[tuple[int, str], ...]:
        """The what-ifs on services that are not weighed any more; today's picture lacks them."""
        return _gone(self.content, self.now)

    @cached_property
    def ranking_then(self) -> Ranking:
        """The ranking as it was seen."""
        return self.content.ranking(self.then)

    @cached_property
    def ranking_now(self) -> Ranking:
        """The ranking that the same settings give today."""
        return todays_content(self.content, self.now).ranking(self.now)

    @cached_property
    def rows(self) -> Sequence[Row]:
        """Every service of either picture, in the order it was seen; new ones at the end."""
        then, now = _places(self.ranking_then), _places(self.ranking_now)
        return [Row(one, then.get(one), now.get(one)) for one in {**then, **now}]

    @property
    def moved(self) -> Sequence[Row]:
        """The services whose rank, group or total differ."""
        return [row for row in self.rows if row.moved]

    @cached_property
    def course(self) -> Course | None:
        """Both plans, if the scenario holds the roadmap's settings."""
        if self.content.roadmap is None:
            return None
        sides = (self.then, self.ranking_then), (self.now, self.ranking_now)
        return course(self.content.roadmap, *sides, self.today)


def todays_content(content: Content, now: Catalogue) -> Content:
    """Give kept settings as they hold today: without the what-ifs on services that are gone."""
    gone = set(_gone(content, now))
    kept = {place: score for place, score in content.what_ifs.items() if place not in gone}
    return replace(content, what_ifs=kept)


def _gone(content: Content, now: Catalogue) -> tuple[tuple[int, str], ...]:
    there = {score.todo_id for score in now.scores}
    return tuple(place for place in content.what_ifs if place[0] not in there)


def replay(content: Content, kept: str, then: Catalogue, now: Catalogue, today: Quarter) -> Replay:
    """Open a kept picture.

    Parameters
    ----------
    content : Content
    kept : str
        The fingerprint that was kept with it.
    then, now : Catalogue
        The data under which it was saved, and today's.
    today : Quarter
    """
    return Replay(content, then, now, fingerprint(content, then) == kept, today)


def _places(ranking: Ranking) -> dict[int, Place]:
    """By service, where it stands; first ones first."""
    return {
        int(ranking.ids[row]): Place(
            rank=int(ranking.ranks[row]),
            group=int(ranking.groups[row]),
            total=int(ranking.totals[row]),
            tied=bool(ranking.tied[row]),
        )
        for row in ranking.order
    }
