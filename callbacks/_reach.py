"""What a browser may ask about reaching a place: checked, then answered in the page's words."""

from __future__ import annotations

from collections.abc import Mapping

from callbacks._background import Job, work
from callbacks._services import Services
from model.catalogue import Catalogue
from model.errors import InvalidInput, TarazuError
from model.robustness.progress import UNWATCHED, Watch
from model.robustness.reach import Above, IntoFirst, IntoGroup, Target, reach
from model.view import parse_view
from model.weighing import known, ranking_of, report_weights
from pages._shell import reach as words
from pages._shell.i18n import language_of, texts_in

QUICK: Mapping[str, type[IntoGroup] | type[Above]] = {"group": IntoGroup, "above": Above}
"""Goals that are one condition on the weights, found while the browser waits."""

SLOW: Mapping[str, type[IntoFirst]] = {"first": IntoFirst}
"""A goal that may take seconds, found in the background."""

PARTS = ("kind", "value", "query")

Question = dict[str, object]
Answer = dict[str, object]


def question(asked: object, language: object) -> Question:
    """Take what was asked out of what a browser sends, with the page's language.

    Parameters
    ----------
    asked : mapping
        ``kind`` and ``value``, the goal; ``query``, the address of the picture with the service.

    Raises
    ------
    InvalidInput
        ``error.request.malformed``
    """
    if not isinstance(asked, dict):
        raise InvalidInput("error.request.malformed")
    given = {name: asked.get(name) for name in PARTS}
    if type(given["value"]) is not int or not isinstance(given["query"], str):
        raise InvalidInput("error.request.malformed")
    return {**given, "language": language_of(language)}


def quick(services: Services, question: Question) -> Answer:
    """Answer a question at once."""
    return _answer(services.catalogue(), question, QUICK, UNWATCHED)


@work
def slow(job: Job, question: Question) -> Answer:
    """Answer a question in the background."""
    return _answer(job.catalogue(), question, SLOW, job.watch)


def _answer(
    catalogue: Catalogue,
    question: Question,
    kinds: Mapping[str, type[IntoGroup] | type[Above] | type[IntoFirst]],
    watch: Watch,
) -> Answer:
    """Say what it would take, or why that cannot be said; ``of`` tells which question it was."""
    texts = texts_in(language_of(question["language"]))
    of = [question[name] for name in PARTS]
    try:
        view = parse_view(question["query"], report_weights(catalogue), known(catalogue))
        if view.selected is None:
            raise InvalidInput("error.request.malformed")
        target = _target(question, kinds)
        found = reach(ranking_of(catalogue, view), view.selected, target, watch)
    except TarazuError as error:
        return {"of": of, "fault": texts.error(error)}
    return {"of": of, **words.answer(texts, catalogue, found)}


def _target(
    question: Question, kinds: Mapping[str, type[IntoGroup] | type[Above] | type[IntoFirst]]
) -> Target:
    kind, value = question["kind"], question["value"]
    if not isinstance(kind, str) or kind not in kinds or not isinstance(value, int):
        raise InvalidInput("error.request.malformed")
    return kinds[kind](value)
