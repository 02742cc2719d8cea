"""What a browser may ask about reaching a place: checked, then answered in the page's words."""

from __future__ import annotations

from collections.abc import Mapping

from model.catalogue import Catalogue
from model.errors import InvalidInput, TarazuError
from model.robustness.reach import Above, IntoFirst, IntoGroup, Target, reach
from model.view import parse_view
from model.weighing import known, ranking_of, report_weights
from pages._shell import reach as words
from pages._shell.i18n import Texts

KINDS: Mapping[str, type[IntoGroup] | type[Above] | type[IntoFirst]] = {
    "group": IntoGroup,
    "above": Above,
    "first": IntoFirst,
}


def answer(texts: Texts, catalogue: Catalogue, asked: Mapping[str, object]) -> dict[str, object]:
    """Say what it would take, or why that cannot be said.

    Parameters
    ----------
    asked : mapping
        ``query``, the address of the picture with the service chosen; ``kind``, one of `KINDS`;
        ``value``, the group, the service or how many; ``at``, given back as it came.
    """
    at = asked.get("at")
    try:
        view = parse_view(asked.get("query"), report_weights(catalogue), known(catalogue))
        if view.selected is None:
            raise InvalidInput("error.request.malformed")
        found = reach(ranking_of(catalogue, view), view.selected, _target(asked))
    except TarazuError as error:
        return {"at": at, "fault": texts.error(error)}
    return {"at": at, **words.answer(texts, catalogue, found)}


def _target(asked: Mapping[str, object]) -> Target:
    kind, value = asked.get("kind"), asked.get("value")
    if not isinstance(kind, str) or kind not in KINDS or type(value) is not int:
        raise InvalidInput("error.request.malformed")
    return KINDS[kind](value)
