"""The roadmaps that a city keeps; at most one is adopted, and the others are held against it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from model.catalogue import Catalogue
from model.errors import NotFound, quoted
from model.roadmap.kept import KeptPlan, as_plain, from_kept, plan_fingerprint
from model.roadmap.plan import starts_of
from model.roadmap.sound import check
from model.shelf import ShelfChange, ShelfItem, ShelfRevision
from model.store.engine import Database
from model.store.shelf import Save, Shelf
from model.store.shelf_reading import Form
from model.store.tables.shelves import RoadmapPlan, RoadmapPlanChange, RoadmapPlanRevision

PlanItem = ShelfItem[KeptPlan]
PlanRevision = ShelfRevision[KeptPlan]


@dataclass(frozen=True)
class PlanWish:
    """What a person wants to save.

    Attributes
    ----------
    content : KeptPlan
    reason : object
        Why, in their words.
    data_revision : int or None
        The revision of the city's data under which they saw it; None for the newest.
    """

    content: KeptPlan
    reason: object
    data_revision: int | None = None


FORM: Final = Form("p", RoadmapPlan, RoadmapPlanRevision, RoadmapPlanChange, as_plain, from_kept)


class Plans:
    """The roadmaps that are kept.

    Parameters
    ----------
    database : Database
    catalogue : callable
        Gives a city's data, now or at a revision: ``catalogue(city, revision)``.
    """

    def __init__(
        self, database: Database, catalogue: Callable[[str, int | None], Catalogue]
    ) -> None:
        self._shelf: Shelf[KeptPlan] = Shelf(database, FORM)
        self._catalogue = catalogue

    def all(self, city: str) -> tuple[PlanItem, ...]:
        """Give a city's plans, last changed first.

        Raises
        ------
        NotFound
            ``error.city.unknown``
        """
        return self._shelf.items(city)

    def one(self, city: str, key: str) -> PlanItem:
        """Give one plan.

        Raises
        ------
        NotFound
            ``error.city.unknown`` or ``error.kept.unknown``
        """
        return self._shelf.item(city, key)

    def adopted(self, city: str) -> PlanItem | None:
        """Give the adopted plan, if one is."""
        return self._shelf.adopted(city)

    def revision(self, city: str, key: str, number: int | None = None) -> PlanRevision:
        """Give one save of a plan, the newest if none is named.

        Raises
        ------
        NotFound
            ``error.kept.unknown`` or ``error.kept.revision``
        """
        for found in self._shelf.revisions(city, key):
            if number in (None, found.number):
                return found
        raise NotFound("error.kept.revision", key=quoted(key), revision=number)

    def revisions(self, city: str, key: str) -> tuple[PlanRevision, ...]:
        """Give every save of a plan, newest first."""
        return self._shelf.revisions(city, key)

    def changes(self, city: str, key: str) -> tuple[ShelfChange, ...]:
        """Tell what was done with a plan, newest first."""
        return self._shelf.changes(city, key)

    def add(
        self, city: str, title: object, wish: PlanWish, who: str, tags: Sequence[object] = ()
    ) -> PlanItem:
        """Keep a new plan, as a draft.

        Raises
        ------
        InvalidInput
            ``error.kept.title``, ``.tags`` or ``.reason``, ``error.edit.who``,
            ``error.roadmap.plan.unsound``
        NotFound
            ``error.city.unknown`` or ``error.revision.unknown``
        """
        return self._shelf.add(city, title, tags, self._save(city, wish), who)

    def save(
        self, city: str, key: str, wish: PlanWish, expected_version: object, who: str
    ) -> PlanItem:
        """Save a draft again: a new revision.

        Raises
        ------
        As `add`, and
        InvalidInput
            ``error.kept.frozen``
        StaleEdit
            ``error.kept.stale``
        """
        return self._shelf.save(city, key, self._save(city, wish), expected_version, who)

    def describe(
        self, city: str, key: str, changes: Mapping[str, object], expected_version: object, who: str
    ) -> PlanItem:
        """Give a plan another title or other tags; see `save` for what is raised."""
        return self._shelf.describe(city, key, changes, expected_version, who)

    def move(
        self,
        city: str,
        key: str,
        status: object,
        expected_version: object,
        who: str,
        *,
        instead_of: str | None = None,
    ) -> PlanItem:
        """Propose, adopt, retire a plan or make a draft of it; see `model.store.shelf`."""
        return self._shelf.move(city, key, status, expected_version, who, instead_of=instead_of)

    def _save(self, city: str, wish: PlanWish) -> Save[KeptPlan]:
        """Add to a wish what it depends on; a plan that breaks a rule is refused."""
        catalogue = self._catalogue(city, wish.data_revision)
        content = wish.content
        check(content.problem, starts_of(content.problem, content.plan))
        return Save(
            content=content,
            data_revision=catalogue.version.revision,
            fingerprint=plan_fingerprint(content, city),
            reason=wish.reason,
        )
