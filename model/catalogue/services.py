"""Records of the services and what they are weighed by."""

from __future__ import annotations

from dataclasses import dataclass

from model.catalogue.base import Record, Titled
from model.catalogue.statuses import IndexGroup, ServiceStatus
from model.weights import INDEX_IDS


@dataclass(frozen=True, kw_only=True)
class Domain(Titled):
    """A functional domain."""

    domain_id: str
    code: str | None
    position: int


@dataclass(frozen=True, kw_only=True)
class Service(Titled):
    """An e-service; `todo_id` is its number among the services to do, if it has one."""

    service_id: int
    todo_id: int | None
    short_fa: str
    domain: str
    status: ServiceStatus
    printed_title_fa: str
    printed_domain_fa: str

    def short(self, language: str) -> str:
        """Return the title for a table cell in ``language``."""
        return self.short_fa if language == "fa" else self.title_en


@dataclass(frozen=True, kw_only=True)
class ServiceListing(Record):
    """One appearance of a service in a table of the source."""

    service_id: int
    printed_id: int | None
    printed_title_fa: str
    printed_domain_fa: str | None


@dataclass(frozen=True, kw_only=True)
class Index(Titled):
    """One of the weighted indices, with what a score of 1, 2 and 3 means."""

    index_id: str
    group: IndexGroup
    weight: int
    short_fa: str
    short_en: str
    meaning_1_fa: str
    meaning_2_fa: str
    meaning_3_fa: str
    meaning_1_en: str
    meaning_2_en: str
    meaning_3_en: str
    position: int

    def meaning(self, score: int, language: str) -> str:
        """Say what ``score`` (1, 2 or 3) means on this index."""
        suffix = "fa" if language == "fa" else "en"
        return str(getattr(self, f"meaning_{score}_{suffix}"))


@dataclass(frozen=True, kw_only=True)
class Score(Record):
    """The six scores of a service to do, and the totals and group that the source prints."""

    todo_id: int
    smartness: int
    resources: int
    economy: int
    coverage: int
    frequency: int
    ease: int
    printed_total: int
    printed_group: int
    printed_total_t7: int
    printed_position: int
    page_t7: int

    @property
    def values(self) -> tuple[int, ...]:
        """The scores in the order of `INDEX_IDS`."""
        return tuple(getattr(self, index_id) for index_id in INDEX_IDS)


@dataclass(frozen=True, kw_only=True)
class QuickWin(Record):
    """A service to do scored on readiness alone."""

    position: int
    todo_id: int
    ease: int
    frequency: int
    printed_total: int


@dataclass(frozen=True, kw_only=True)
class InProgressScore(Record):
    """A service in progress scored on readiness alone."""

    position: int
    service_id: int
    ease: int
    frequency: int
    printed_total: int
