"""What each service of a city is worth to a plan, and what of that is assumed."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from model.catalogue import Catalogue
from model.readiness import readiness_in_progress, readiness_to_do
from model.roadmap.assumptions import Assumptions
from model.roadmap.settings import Settings
from model.scoring import Ranking
from model.weights import IMPACT, INDEX_IDS
from model.worth import worths


class Values:
    """The services' points, groups and values; the parameters are those of `city_problem`.

    The aim counts in hundredths of a priority point; each quarter in which a system or prerequisite
    is there counts one of them, so that what no service needs is done too, but never first.
    """

    def __init__(
        self, catalogue: Catalogue, ranking: Ranking, settings: Settings, assumed: Assumptions
    ) -> None:
        self.catalogue, self.ranking = catalogue, ranking
        self.settings, self.assumed = settings, assumed

    def value(self, service: int) -> int:
        """What each quarter in which a service is in use adds to the aim."""
        points, group = self.worth(service)
        percent = 100 + self.settings.group_strength * (3 - group)
        percent += self.settings.quick_win_strength if self.quick_win(service) else 0
        return points * percent

    def worth(self, service: int) -> tuple[int, int]:
        """The priority total and group of a service."""
        return self._scored.get(service) or self._unscored(service)

    def ease(self, service: int) -> int:
        """The score of its ease of execution, assumed if nobody gave one."""
        return self._ease.get(service, self.assumed["value_score"])

    def quick_win(self, service: int) -> bool:
        """Whether it is among the quick wins, by the line that is assumed."""
        return service in self._quick

    @cached_property
    def _scored(self) -> Mapping[int, tuple[int, int]]:
        found = worths(self.catalogue, self.ranking)
        return {service: (worth.total, worth.group) for service, worth in found.items()}

    def _unscored(self, service: int) -> tuple[int, int]:
        """Total and group of a service of which only its readiness is known, the rest assumed."""
        usual = self.assumed["value_score"]
        readiness = {
            "ease": self.ease(service),
            "frequency": self._frequency.get(service, usual),
        }
        weights = self.ranking.weights
        total = sum(
            weights[index] * (usual if index in IMPACT else readiness.get(index, usual))
            for index in INDEX_IDS
        )
        first, second = self.ranking.least_totals
        return total, 1 if total >= first else 2 if total >= second else 3

    @cached_property
    def _ease(self) -> Mapping[int, int]:
        rows = {row.service_id: row.ease for row in self.catalogue.in_progress_scores}
        by_todo = self.catalogue.service_by_todo
        todo = {
            by_todo[row.todo_id].service_id: row.ease
            for row in self.catalogue.scores
            if row.todo_id in by_todo
        }
        return {**rows, **todo}

    @cached_property
    def _frequency(self) -> Mapping[int, int]:
        return {row.service_id: row.frequency for row in self.catalogue.in_progress_scores}

    @cached_property
    def _quick(self) -> frozenset[int]:
        ready = (*readiness_to_do(self.catalogue), *readiness_in_progress(self.catalogue))
        return frozenset(one.id for one in ready if one.quick_win)
