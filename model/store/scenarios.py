"""The scenarios of a city: what `model.store.shelf` keeps, and the report's own, which stays."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from model.catalogue import Catalogue
from model.errors import InvalidInput, NotFound, quoted
from model.scenarios.content import Content, as_plain, from_plain, report_content
from model.scenarios.planning import problem_under
from model.scenarios.readings import fingerprint
from model.shelf import ShelfChange, ShelfItem, ShelfRevision, ShelfStatus
from model.store.engine import Database
from model.store.shelf import Save, Shelf
from model.store.shelf_reading import Form
from model.store.tables.shelves import Scenario, ScenarioChange, ScenarioRevision

REPORT: Final = "report"
"""Key of the scenario that holds the report's own weights; nobody can change it."""

Kept = ShelfItem[Content]
KeptRevision = ShelfRevision[Content]


@dataclass(frozen=True)
class Wish:
    """What a person wants to save.

    Attributes
    ----------
    content : Content
    reason : object
        Why, in their words.
    data_revision : int or None
        The revision of the city's data under which they saw it; None for the newest.
    """

    content: Content
    reason: object
    data_revision: int | None = None


FORM: Final = Form("s", Scenario, ScenarioRevision, ScenarioChange, as_plain, from_plain)


class Scenarios:
    """The scenarios that are kept.

    Parameters
    ----------
    database : Database
    catalogue : callable
        Gives a city's data, now or at a revision: ``catalogue(city, revision)``.
    """

    def __init__(
        self, database: Database, catalogue: Callable[[str, int | None], Catalogue]
    ) -> None:
        self._shelf: Shelf[Content] = Shelf(database, FORM)
        self._catalogue = catalogue

    def all(self, city: str) -> tuple[Kept, ...]:
        """Give a city's scenarios, last changed first, and the report's own at the end.

        Raises
        ------
        NotFound
            ``error.city.unknown``
        """
        return *self._shelf.items(city), self._report(city)

    def one(self, city: str, key: str) -> Kept:
        """Give one scenario.

        Raises
        ------
        NotFound
            ``error.city.unknown`` or ``error.kept.unknown``
        """
        return self._report(city) if key == REPORT else self._shelf.item(city, key)

    def adopted(self, city: str) -> Kept | None:
        """Give the adopted scenario; None as long as the report's own weights hold."""
        return self._shelf.adopted(city)

    def revisions(self, city: str, key: str) -> tuple[KeptRevision, ...]:
        """Give every save of a scenario, newest first.

        Raises
        ------
        NotFound
            ``error.kept.unknown``
        """
        if key == REPORT:
            return (self._report(city).newest,)
        return self._shelf.revisions(city, key)

    def revision(self, city: str, key: str, number: int | None = None) -> KeptRevision:
        """Give one save of a scenario, the newest if none is named.

        Raises
        ------
        NotFound
            ``error.kept.unknown`` or ``error.kept.revision``
        """
        for found in self.revisions(city, key):
            if number in (None, found.number):
                return found
        raise NotFound("error.kept.revision", key=quoted(key), revision=number)

    def changes(self, city: str, key: str) -> tuple[ShelfChange, ...]:
        """Tell what was done with a scenario, newest first."""
        return () if key == REPORT else self._shelf.changes(city, key)

    def add(
        self, city: str, title: object, wish: Wish, who: str, tags: Sequence[object] = ()
    ) -> Kept:
        """Keep a new scenario, as a draft.

        Raises
        ------
        InvalidInput
            ``error.kept.title``, ``.tags`` or ``.reason``, ``error.what_if.*``, ``error.edit.who``;
            ``error.roadmap.*`` for settings that can't hold
        NotFound
            ``error.city.unknown``, ``error.revision.unknown`` or ``error.service.unknown``
        """
        return self._shelf.add(city, title, tags, self._save(city, wish), who)

    def save(self, city: str, key: str, wish: Wish, expected_version: object, who: str) -> Kept:
        """Save a draft again: a new revision.

        Raises
        ------
        As `add`, and
        InvalidInput
            ``error.scenario.report`` or ``error.kept.frozen``
        StaleEdit
            ``error.kept.stale``
        """
        _check_changeable(key)
        return self._shelf.save(city, key, self._save(city, wish), expected_version, who)

    def describe(
        self, city: str, key: str, changes: Mapping[str, object], expected_version: object, who: str
    ) -> Kept:
        """Give a scenario another title or other tags; see `save` for what is raised."""
        _check_changeable(key)
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
    ) -> Kept:
        """Propose, adopt, retire a scenario or make a draft of it; see `model.store.shelf`."""
        _check_changeable(key)
        return self._shelf.move(city, key, status, expected_version, who, instead_of=instead_of)

    def _save(self, city: str, wish: Wish) -> Save[Content]:
        """Add to a wish what it depends on; the ranking and the problem refuse what can't be."""
        catalogue = self._catalogue(city, wish.data_revision)
        ranking = wish.content.ranking(catalogue)
        if wish.content.roadmap is not None:
            problem_under(catalogue, ranking, wish.content.roadmap)
        return Save(
            content=wish.content,
            data_revision=catalogue.version.revision,
            fingerprint=fingerprint(wish.content, catalogue),
            reason=wish.reason,
        )

    def _report(self, city: str) -> Kept:
        """The report's own weights, under the newest data; its words are the page's."""
        catalogue = self._catalogue(city, None)
        content, version = report_content(catalogue), catalogue.version
        who = f"package:{version.package}"
        newest = ShelfRevision(
            key=REPORT,
            number=1,
            content=content,
            data_revision=version.revision,
            fingerprint=fingerprint(content, catalogue),
            reason="",
            saved_at=version.loaded_at,
            saved_by=who,
        )
        return ShelfItem(
            city=city,
            key=REPORT,
            title="",
            tags=(),
            status=ShelfStatus.DRAFT,
            version=0,
            added_at=version.loaded_at,
            added_by=who,
            updated_at=None,
            updated_by=None,
            newest=newest,
            fixed=True,
        )


def _check_changeable(key: str) -> None:
    if key == REPORT:
        raise InvalidInput("error.scenario.report")
