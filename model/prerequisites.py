"""The prerequisites: who owes each, how far it is, and what waits behind it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Final
from urllib.parse import parse_qs, urlencode

from model.catalogue import (
    Action,
    Body,
    Catalogue,
    Prerequisite,
    PrerequisiteService,
    PrerequisiteStatus,
    PrerequisiteSystem,
    StatusChange,
)
from model.errors import NotFound, TarazuError, quoted
from model.filters import Choices, Filters
from model.followup import Attention, FollowUp, follow_ups
from model.graph import Node, NodeKind
from model.impact import Impact, Impacts
from model.links import catalogue_graph
from model.scoring import Ranking
from model.text import matches, search_key
from model.view import View, read_address
from model.weighing import known, report_weights
from model.worth import Worths, worths

VIEWS: Final = ("board", "table", "bodies")
"""How the prerequisites may be laid out; the first unless somebody chose."""

MAX_QUERY: Final = 20_000

Link = PrerequisiteService | PrerequisiteSystem


@dataclass(frozen=True, slots=True)
class Standing:
    """One prerequisite, with all that is known of it.

    Attributes
    ----------
    prerequisite : Prerequisite
    bodies : tuple of Body
        Those responsible, in the source's order; none for what is the municipality's own.
    links : tuple of PrerequisiteService or PrerequisiteSystem
        What it blocks as we assume it, services first; also once it is delivered.
    impact : Impact
        What waits for it now.
    follow_up : FollowUp
    """

    prerequisite: Prerequisite
    bodies: tuple[Body, ...]
    links: tuple[Link, ...]
    impact: Impact
    follow_up: FollowUp

    @property
    def key(self) -> str:
        """Its id."""
        return self.prerequisite.prerequisite_id

    @property
    def delivered(self) -> bool:
        """Whether nobody owes it any more."""
        return self.prerequisite.status is PrerequisiteStatus.DELIVERED


class Follow:
    """All prerequisites of a city on a day, under one ranking of what waits for them.

    Parameters
    ----------
    catalogue : Catalogue
    ranking : Ranking or None
        None if the city scores no services: then nothing has a priority.
    today : date

    Attributes
    ----------
    standings : tuple of Standing
        In the source's order.
    """

    def __init__(self, catalogue: Catalogue, ranking: Ranking | None, today: date) -> None:
        self.catalogue = catalogue
        self.worths: Worths = worths(catalogue, ranking) if ranking else {}
        self.impacts = Impacts(catalogue_graph(catalogue), self.worths)
        self.standings = tuple(self._standing(one) for one in follow_ups(catalogue, today))

    def _standing(self, follow_up: FollowUp) -> Standing:
        prerequisite = follow_up.prerequisite
        name = prerequisite.prerequisite_id
        owing = [link for link in self.catalogue.prerequisite_bodies if link.prerequisite == name]
        owing.sort(key=lambda link: link.position)
        return Standing(
            prerequisite=prerequisite,
            bodies=tuple(self.catalogue.body_by_id[link.body] for link in owing),
            links=links_of(self.catalogue, name),
            impact=self.impacts.of(Node(NodeKind.PREREQUISITE, name)),
            follow_up=follow_up,
        )

    @cached_property
    def by_key(self) -> Mapping[str, Standing]:
        """The standings by the prerequisite's id."""
        return {standing.key: standing for standing in self.standings}

    def of(self, key: object) -> Standing:
        """One prerequisite whose id came from outside.

        Raises
        ------
        NotFound
            ``error.prerequisite.unknown``.
        """
        found = self.by_key.get(key) if isinstance(key, str) else None
        if found is None:
            raise NotFound("error.prerequisite.unknown", value=quoted(key))
        return found

    def matching(self, filters: Filters) -> tuple[Standing, ...]:
        """The prerequisites that pass the filters, in the source's order."""
        return tuple(standing for standing in self.standings if _keeps(filters, standing))

    @cached_property
    def debts(self) -> tuple[Debt, ...]:
        """What each body owes: the most priority first, then the most that is not delivered."""
        found = [self.debt(body) for body in self.catalogue.bodies]
        owing = [debt for debt in found if debt.owed]
        return tuple(sorted(owing, key=lambda d: (-d.impact.total, -len(d.open), d.body.body_id)))

    def debt(self, body: Body) -> Debt:
        """What one body owes."""
        carried = {
            link.action for link in self.catalogue.action_bodies if link.body == body.body_id
        }
        return Debt(
            body=body,
            owed=tuple(one for one in self.standings if body in one.bodies),
            impact=self.impacts.of(Node(NodeKind.BODY, body.body_id)),
            actions=tuple(a for a in self.catalogue.actions if a.action_id in carried),
        )

    def debt_of(self, key: object) -> Debt:
        """What a body owes whose id came from outside.

        Raises
        ------
        NotFound
            ``error.body.unknown``.
        """
        body = self.catalogue.body_by_id.get(key) if isinstance(key, str) else None
        if body is None:
            raise NotFound("error.body.unknown", value=quoted(key))
        return self.debt(body)


@dataclass(frozen=True, slots=True)
class Debt:
    """What one body owes.

    Attributes
    ----------
    body : Body
    owed : tuple of Standing
        Delivered ones too.
    impact : Impact
        What waits for any of them.
    actions : tuple of Action
        The smart-city actions that it carries beside.
    """

    body: Body
    owed: tuple[Standing, ...]
    impact: Impact
    actions: tuple[Action, ...]

    @property
    def open(self) -> tuple[Standing, ...]:
        """What is not delivered, the most priority first."""
        waiting = [standing for standing in self.owed if not standing.delivered]
        return tuple(sorted(waiting, key=lambda one: -one.impact.total))

    @property
    def attentions(self) -> tuple[Attention, ...]:
        """What stands out, each once, in the order of `Attention`."""
        found = {attention for one in self.owed for attention in one.follow_up.attentions}
        return tuple(attention for attention in Attention if attention in found)


def links_of(catalogue: Catalogue, prerequisite_id: str) -> tuple[Link, ...]:
    """What a prerequisite blocks as we assume it: services by number, then systems by id."""
    services = [one for one in catalogue.prerequisite_services if one.holds]
    systems = [one for one in catalogue.prerequisite_systems if one.holds]
    return (
        *sorted(
            (one for one in services if one.prerequisite == prerequisite_id),
            key=lambda one: one.service,
        ),
        *sorted(
            (one for one in systems if one.prerequisite == prerequisite_id),
            key=lambda one: one.system,
        ),
    )


def choices(catalogue: Catalogue) -> Choices:
    """The values that the filters may have."""
    owing = {link.body for link in catalogue.prerequisite_bodies}
    return {
        "status": tuple(PrerequisiteStatus),
        "attention": tuple(Attention),
        "kind": tuple(dict.fromkeys(one.kind for one in catalogue.prerequisites)),
        "body": tuple(body.body_id for body in catalogue.bodies if body.body_id in owing),
    }


def values(standing: Standing) -> Mapping[str, frozenset[str]]:
    """What a prerequisite has for each filter."""
    return {
        "status": frozenset([standing.prerequisite.status]),
        "attention": frozenset(standing.follow_up.attentions),
        "kind": frozenset([standing.prerequisite.kind]),
        "body": frozenset(body.body_id for body in standing.bodies),
    }


def _keeps(filters: Filters, standing: Standing) -> bool:
    mine = values(standing)
    if not all(not some or mine[name].intersection(some) for name, some in filters.chosen.items()):
        return False
    if not filters.text:
        return True
    one = standing.prerequisite
    words = [one.title_fa, one.title_en, one.contact_unit, one.next_step, one.prerequisite_id]
    for body in standing.bodies:
        words += [body.title_fa, body.title_en]
    return matches(search_key(" ".join(word for word in words if word)), filters.text)


def read_weights(query: object, catalogue: Catalogue) -> tuple[View, tuple[TarazuError, ...]]:
    """Read weights, what-ifs and bounds from an address; what is missing or wrong is the report's.

    The city must have indices; the rest of the address is not looked at.
    """
    asked = _asked(query)
    wanted = urlencode([(name, asked[name]) for name in ("w", "x", "b") if name in asked])
    return read_address(wanted, report_weights(catalogue), known(catalogue))


def read_view(query: object) -> str:
    """Read from a page's address how the prerequisites are laid out."""
    asked = _asked(query).get("view")
    return asked if asked in VIEWS else VIEWS[0]


def read_chosen(query: object, catalogue: Catalogue) -> str | None:
    """Read from a page's address which prerequisite is chosen; None if none, or none that is."""
    asked = _asked(query).get("p")
    return asked if asked in catalogue.prerequisite_by_id else None


def _asked(query: object) -> dict[str, str]:
    text = query[:MAX_QUERY].removeprefix("?") if isinstance(query, str) else ""
    return {name: found[0] for name, found in parse_qs(text).items()}


def last_changes(changes: Sequence[StatusChange]) -> Mapping[str, StatusChange]:
    """The last change of each prerequisite's status.

    Parameters
    ----------
    changes : sequence of StatusChange
        Oldest first, as the store tells them.
    """
    return {change.key: change for change in changes}


def asked_since(catalogue: Catalogue, standings: Iterable[Standing]) -> date | None:
    """The day of the first step towards any of the prerequisites that was not taken back."""
    steps = [step for one in standings for step in catalogue.steps_of(one.key)]
    return min((step.day for step in steps if not step.withdrawn), default=None)
