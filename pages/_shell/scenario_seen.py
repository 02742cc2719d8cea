"""What is shown of one scenario, and what its services and indices are called."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from model.catalogue import Catalogue
from model.scenarios.replay import Replay
from model.shelf import ShelfChange
from pages._shell.i18n import Texts
from pages._shell.scenario_words import Item, Save


@dataclass(frozen=True)
class Seen:
    """What is shown of a scenario.

    Attributes
    ----------
    item : ShelfItem
        The scenario as it is now.
    save : ShelfRevision
        The revision that is shown.
    replay : Replay
        Its picture, as it was seen and as it is today.
    revisions, changes : sequence
        All of them, newest first.
    """

    item: Item
    save: Save
    replay: Replay
    revisions: Sequence[Save]
    changes: Sequence[ShelfChange]

    @property
    def catalogue(self) -> Catalogue:
        """Today's data."""
        return self.replay.now


def service_title(texts: Texts, seen: Seen, todo_id: int) -> str:
    """Name a service that is weighed, or was."""
    for catalogue in (seen.replay.now, seen.replay.then):
        if todo_id in catalogue.service_by_todo:
            return catalogue.service_by_todo[todo_id].short(texts.language)
    return texts.number(todo_id)


def index_names(texts: Texts, catalogue: Catalogue) -> dict[object, str]:
    """Name the indices, shortly."""
    return {index.index_id: texts.of(index, "short") for index in catalogue.indices}
