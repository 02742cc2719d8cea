"""What a comparison of scenarios shows, and what its sides are called."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dash import html

from model.catalogue import Catalogue
from model.errors import TarazuError
from model.robustness.comparison import Comparison
from model.scenarios.planning import Planned
from pages._shell.i18n import Texts
from pages._shell.scenario_words import Item, title_words


@dataclass(frozen=True)
class Sides:
    """What is compared.

    Attributes
    ----------
    catalogue : Catalogue
        Today's, for names and titles.
    items : sequence of ShelfItem
        The scenarios; `newest` is the revision that is compared.
    compared : Comparison
    same_data : bool
        Whether all were seen on data that a picture reads alike.
    plans : sequence of Planned, TarazuError or None
        What each one's settings of the roadmap give, or why nothing; None without any.
    """

    catalogue: Catalogue
    items: Sequence[Item]
    compared: Comparison
    same_data: bool
    plans: Sequence[Planned | TarazuError | None]

    def title(self, texts: Texts, place: int) -> str:
        """Name one of them, with its revision where two are of one scenario."""
        item = self.items[place]
        title = title_words(texts, item)
        if sum(other.key == item.key for other in self.items) > 1:
            return texts("compare.revision_of", title=title, number=item.newest.number)
        return title

    def titles(self, texts: Texts) -> list[str]:
        """Name them all."""
        return [self.title(texts, place) for place in range(len(self.items))]

    def service(self, texts: Texts, todo_id: int) -> str:
        """Name a service."""
        return self.catalogue.service_by_todo[todo_id].short(texts.language)


def heads(texts: Texts, sides: Sides) -> list[object]:
    """Head a column for each scenario."""
    return [
        html.Span([html.Bdi(title)], className="compare-title", title=title)
        for title in sides.titles(texts)
    ]
