"""What the page of the systems sees: the links and what each service is worth, by whose weights."""

from __future__ import annotations

from dataclasses import dataclass

from callbacks._services import Services
from model.catalogue import Catalogue
from model.errors import TarazuError
from model.graph import Graph
from model.impact import Impacts
from model.leverage import Leverage
from model.links import catalogue_graph
from model.prerequisites import read_weights
from model.view import View
from model.waiting import Waits
from model.weighing import ranking_of, report_weights
from model.worth import Worths, worths
from pages._shell.weighed import Carried, carried


@dataclass(frozen=True)
class Sight:
    """What the page sees: the links, what each service is worth, and whose weights say so."""

    catalogue: Catalogue
    graph: Graph
    view: View | None
    worths: Worths
    weights: Carried
    faults: tuple[TarazuError, ...]

    @property
    def impacts(self) -> Impacts:
        """What waits for each thing."""
        return Impacts(self.graph, self.worths)

    @property
    def leverage(self) -> Leverage:
        """What deliveries open."""
        return Leverage(Waits(self.graph), self.worths)


def sight_of(services: Services, address: object, catalogue: Catalogue | None = None) -> Sight:
    """See the systems under the weights of an address; a city may score no services.

    `catalogue` is what is known already, and otherwise read.
    """
    catalogue = catalogue or services.catalogue()
    graph = catalogue_graph(catalogue)
    if not catalogue.scores:
        return Sight(catalogue, graph, None, {}, {}, ())
    view, faults = read_weights(address, catalogue)
    found = worths(catalogue, ranking_of(catalogue, view))
    return Sight(catalogue, graph, view, found, carried(view, report_weights(catalogue)), faults)
