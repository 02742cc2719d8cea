"""Several cities side by side: what the documents of each give, and what they don't."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from model.catalogue import Catalogue, Level, ServiceStatus

Place = tuple[str, str | None]
"""A source and the number of the table or section in it, None for the whole."""


@dataclass(frozen=True)
class Figure:
    """A number about a city.

    Attributes
    ----------
    value : int
    whole : int or None
        What it is a part of.
    basis : str
        ``printed`` as a source gives it, or ``computed`` by counting what it lists.
    places : tuple of Place
        Where it stands, or what was counted.
    """

    value: int
    whole: int | None
    basis: str
    places: tuple[Place, ...]


Figures = tuple[Figure, ...]
"""All that the documents say of one thing; none if they say nothing."""

MOST_PLACES: Final = 4


def compare(catalogues: Sequence[Catalogue]) -> Mapping[str, tuple[Figures, ...]]:
    """Lay the cities side by side.

    Parameters
    ----------
    catalogues : sequence of Catalogue

    Returns
    -------
    mapping of str to tuple of Figures
        By question, in their order, one entry per city; questions that no city answers are left
        out.
    """
    asked = {name: tuple(ask(one) for one in catalogues) for name, ask in QUESTIONS.items()}
    return {name: answers for name, answers in asked.items() if any(answers)}


def _counted(records: Iterable[object], whole: int | None = None) -> Figures:
    found = list(records)
    if not found and not whole:
        return ()
    return (Figure(len(found), whole, "computed", _places(found)),)


def _places(records: Iterable[object]) -> tuple[Place, ...]:
    """The sources and tables of records, each once."""
    seen = {
        (str(getattr(record, "document", "")), getattr(record, "table_no", None)): None
        for record in records
    }
    return tuple(place for place in seen if place[0])[:MOST_PLACES]


def _services(catalogue: Catalogue) -> Figures:
    told = tuple(
        Figure(count.value, None, "printed", _places([count]))
        for count in catalogue.rollout_counts
        if count.subject == "identified"
    )
    return (*_counted(catalogue.services), *told)


def _open(catalogue: Catalogue) -> Figures:
    open_ = [one for one in catalogue.services if one.status is ServiceStatus.EXISTING]
    targets = {one.programme_id: one.services_target for one in catalogue.rollout_programmes}
    told = tuple(
        Figure(count.value, targets[count.programme], "printed", _places([count]))
        for count in sorted(catalogue.rollout_counts, key=lambda count: count.position)
        if count.subject == "online"
    )
    return (*_counted(open_, len(catalogue.services) or None), *told)


def _targets(catalogue: Catalogue) -> Figures:
    return tuple(
        Figure(one.services_target, None, "printed", _places([one]))
        for one in catalogue.rollout_programmes
        if one.services_target
    )


def _headings(catalogue: Catalogue) -> Figures:
    used = {service.domain for service in catalogue.services}
    domains = [one for one in catalogue.domains if one.domain_id in used]
    return (*_counted(domains), *_counted(catalogue.rollout_groups))


def _level(level: Level) -> Callable[[Catalogue], Figures]:
    def count(catalogue: Catalogue) -> Figures:
        of_level = [one for one in catalogue.projects if one.level is level]
        return _counted(of_level, len(catalogue.projects) or None)

    return count


def _ambiguous(catalogue: Catalogue) -> Figures:
    unclear = [one for one in catalogue.projects if one.ambiguous]
    return _counted(unclear, len(catalogue.projects) or None)


QUESTIONS: Final[Mapping[str, Callable[[Catalogue], Figures]]] = {
    "services": _services,
    "open": _open,
    "target": _targets,
    "headings": _headings,
    "projects": lambda catalogue: _counted(catalogue.projects),
    "level_a": _level(Level.A),
    "level_b": _level(Level.B),
    "level_c": _level(Level.C),
    "ambiguous": _ambiguous,
    "charters": lambda catalogue: _counted(
        one for one in catalogue.charters if one.state == "printed"
    ),
    "channels": lambda catalogue: _counted(catalogue.rollout_channels),
    "districts": lambda catalogue: _counted(catalogue.districts),
    "indices": lambda catalogue: _counted(catalogue.indices),
    "indicators": lambda catalogue: _counted(catalogue.indicators),
    "aims": lambda catalogue: _counted(catalogue.rollout_aims),
    "systems": lambda catalogue: _counted(catalogue.systems),
    "prerequisites": lambda catalogue: _counted(catalogue.prerequisites),
    "findings": lambda catalogue: _counted(catalogue.findings),
}
"""What is compared, by name, and how it is answered from one city's catalogue."""


@dataclass(frozen=True)
class Heading:
    """A heading under which a city lists services; `services` is None if nobody counted them."""

    title_fa: str
    title_en: str
    services: int | None
    places: tuple[Place, ...]

    def title(self, language: str) -> str:
        """Return the title in ``language`` (``fa``, else English)."""
        return self.title_fa if language == "fa" else self.title_en


def headings(catalogue: Catalogue) -> tuple[Heading, ...]:
    """Give the headings of a city's services: its domains, then the groups of its programmes."""
    found = []
    for domain in sorted(catalogue.domains, key=lambda one: one.position):
        services = [one for one in catalogue.services if one.domain == domain.domain_id]
        if services:
            places = _places(services)
            found.append(Heading(domain.title_fa, domain.title_en, len(services), places))
    for group in sorted(catalogue.rollout_groups, key=lambda one: (one.programme, one.position)):
        found.append(Heading(group.title_fa, group.title_en, group.services, _places([group])))
    return tuple(found)
