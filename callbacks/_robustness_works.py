"""What takes long on the page of robustness: the questions checked, and the work that answers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from dash.exceptions import PreventUpdate

from callbacks._background import Job, work
from callbacks._services import Services
from model.catalogue import Catalogue
from model.errors import InvalidInput
from model.prerequisites import read_weights
from model.robustness.confidence import confidence_factors
from model.robustness.extremes import extremes
from model.robustness.judging import group_confidence
from model.robustness.look import Asked, asked_by
from model.robustness.preference import preference
from model.robustness.reach import reach
from model.robustness.smaa import acceptability
from model.scoring import Ranking
from model.view import View
from model.weighing import ranking_of, report_weights, score_table
from pages._shell.i18n import Texts, language_of, texts_in
from pages._shell.robustness import certain, chance
from pages._shell.robustness import reach as reaching
from pages._shell.weighed import Carried, carried

Question = dict[str, Any]
CERTAIN = ("p", "k")
CHANCE = ("k", "p", "n", "seed", "m", "e")
REACH = ("s", "t", "o", "k")


def question_of(
    catalogue: Catalogue, address: object, language: object, asked: Asked, names: tuple[str, ...]
) -> Question:
    """Put a question in one way: the weights of the picture, and the parts that it needs."""
    view, _ = read_weights(address, catalogue)
    weights = carried(view, report_weights(catalogue))
    return {
        "address": urlencode({"w": str(view.weights), "x": weights.get("x", "")}),
        "language": language_of(language),
        "asked": {name: asked[name] for name in names},
    }


def _wished(wish: object) -> Asked:
    """Give what a page wishes to know; nothing runs if that is nothing."""
    if wish is None:
        raise PreventUpdate
    parts = dict(wish) if isinstance(wish, Mapping) else wish
    if isinstance(parts, dict):
        parts.pop("again", None)
    return asked_by(parts)


def ask_certain(
    services: Services, wish: object, address: object, language: object
) -> dict[str, Any]:
    """Check what is asked about best and worst ranks."""
    asked, catalogue = _wished(wish), services.catalogue()
    asked.points()
    asked.top(len(catalogue.scores))
    return question_of(catalogue, address, language, asked, CERTAIN)


def ask_chance(
    services: Services, wish: object, address: object, language: object
) -> dict[str, Any]:
    """Check what is asked about chances."""
    asked, catalogue = _wished(wish), services.catalogue()
    check_chance(asked, len(catalogue.scores))
    return question_of(catalogue, address, language, asked, CHANCE)


def check_chance(asked: Asked, services: int) -> None:
    """Refuse numbers that cannot be, before anything runs.

    Raises
    ------
    InvalidInput
    """
    asked.samples()
    asked.seed()
    asked.percent_wrong()
    asked.top(services)
    if asked.kind == "within":
        asked.points()


def ask_reach(
    services: Services, wish: object, address: object, language: object
) -> dict[str, Any]:
    """Check what a service is wanted to reach."""
    asked, catalogue = _wished(wish), services.catalogue()
    if asked.wanted(score_table(catalogue)) is None:
        raise PreventUpdate
    return question_of(catalogue, address, language, asked, REACH)


class _Scene:
    """What a work starts from."""

    def __init__(self, job: Job, question: Question) -> None:
        self.catalogue = job.catalogue()
        self.texts: Texts = texts_in(language_of(question["language"]))
        self.asked = Asked(question["asked"])
        self.view: View = read_weights(question["address"], self.catalogue)[0]
        self.ranking: Ranking = ranking_of(self.catalogue, self.view)
        self.weights: Carried = carried(self.view, report_weights(self.catalogue))


@work
def find_extremes(job: Job, question: Question) -> object:
    """Find best and worst ranks within some points."""
    scene = _Scene(job, question)
    texts, ranking = scene.texts, scene.ranking
    box = scene.asked.box(ranking.weights)
    found = extremes(ranking, box, job.watch)
    order = preference(ranking.table, box)
    k = scene.asked.top(len(ranking))
    return (
        certain.rows(texts, scene.catalogue, found, order, scene.weights),
        certain.rank_says(texts, found, scene.asked.points(), k),
        False,
    )


@work
def find_chances(job: Job, question: Question) -> object:
    """Sample weights, and scores that may be wrong."""
    scene = _Scene(job, question)
    texts, ranking, asked = scene.texts, scene.ranking, scene.asked
    wrong = asked.percent_wrong() / 100
    found = acceptability(
        ranking,
        asked.model(ranking.weights),
        asked.samples(),
        asked.seed(),
        asked.top(len(ranking)),
        wrong,
        job.watch,
    )
    confidence = confidence_factors(found, watch=job.watch) if wrong else None
    scores = group_confidence(ranking, wrong) if wrong else None
    return (
        chance.says(texts, found),
        chance.answer(texts, scene.catalogue, found, scores),
        chance.rows(texts, scene.catalogue, found, confidence, scene.weights),
        chance.heat_map(texts, scene.catalogue, found),
        False,
    )


@work
def find_reach(job: Job, question: Question) -> object:
    """Find what it would take to bring a service where it is wanted."""
    scene = _Scene(job, question)
    wanted = scene.asked.wanted(scene.ranking.table)
    if wanted is None:
        raise InvalidInput("error.request.malformed")
    found = reach(scene.ranking, *wanted, job.watch)
    return (
        reaching.says(scene.texts, scene.catalogue, found),
        reaching.answer(scene.texts, scene.catalogue, scene.ranking, found, scene.weights),
        False,
    )
