"""Smart-city actions beside the e-services, by who carries them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from model.catalogue import Action, ActionStatus, Catalogue


@dataclass(frozen=True, slots=True)
class Carried:
    """The actions of one owner.

    Attributes
    ----------
    body : str or None
        The body that carries them; None for the municipality itself.
    actions : tuple of Action
        In the source's order. An action that several bodies carry stands with each of them.
    counts : mapping of ActionStatus to int
    """

    body: str | None
    actions: tuple[Action, ...]
    counts: Mapping[ActionStatus, int]


def actions_by_owner(catalogue: Catalogue) -> tuple[Carried, ...]:
    """The municipality's own actions first, then those of each body in the catalogue's order."""
    bodies: dict[str, list[str]] = {action.action_id: [] for action in catalogue.actions}
    for link in catalogue.action_bodies:
        bodies[link.action].append(link.body)
    own = [action for action in catalogue.actions if not bodies[action.action_id]]
    carried = {
        body.body_id: [a for a in catalogue.actions if body.body_id in bodies[a.action_id]]
        for body in catalogue.bodies
    }
    found = [(None, own), *carried.items()]
    return tuple(_carried(body, actions) for body, actions in found if actions)


def _carried(body: str | None, actions: list[Action]) -> Carried:
    counts = Counter(action.status for action in actions)
    return Carried(body, tuple(actions), {status: counts[status] for status in ActionStatus})
