"""What the page of robustness sees, and the fields in which it is asked."""

from __future__ import annotations

from dash import State

from callbacks._services import Services
from model.prerequisites import read_weights
from model.robustness.ahp import PAIRS
from model.scoring import Ranking
from model.weighing import ranking_of, report_weights
from pages._shell import ids
from pages._shell.i18n import Texts, language_of, texts_in
from pages._shell.weighed import Carried, carried

R = ids.Robustness
PAIR_MENUS = [ids.pair(number) for number in range(len(PAIRS))]
FIELDS = {
    "k": R.TOP,
    "p": R.POINTS,
    "n": R.SAMPLES,
    "seed": R.SEED,
    "m": R.KIND,
    "e": R.WRONG,
    "t": R.TARGET,
    "s": R.SERVICE,
    "o": R.OTHER,
    "u": R.PAIRS_OF,
}
NUMBERS = ("k", "p", "n", "seed", "e")
LANGUAGE = State(ids.Shell.LANGUAGE, "data")


class Sight:
    """What the page sees: the city, the weights of its address, and the order that they give."""

    def __init__(self, services: Services, address: object, language: object) -> None:
        self.texts: Texts = texts_in(language_of(language))
        self.catalogue = services.catalogue()
        self.view, self.faults = read_weights(address, self.catalogue)
        self.ranking: Ranking = ranking_of(self.catalogue, self.view)
        self.weights: Carried = carried(self.view, report_weights(self.catalogue))
