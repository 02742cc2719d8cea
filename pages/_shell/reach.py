"""What it would take to bring a service where it is wanted, in words that a browser can show."""

from __future__ import annotations

from model.catalogue import Catalogue
from model.robustness.reach import Above, IntoGroup, Judgement, Reach, Target
from pages._shell.i18n import Texts

Shown = dict[str, object]


def answer(texts: Texts, catalogue: Catalogue, found: Reach) -> Shown:
    """Give the sentences, the scales to move and what can be tried.

    Returns
    -------
    dict
        ``says``, sentences; ``moves``, each with the index, before and after; ``weights`` that do
        it, or None; ``judgements``, each with a sentence, the index and the score to try.
    """
    goal = _goal(texts, catalogue, found.target)
    moving = not found.already and found.setting is not None
    judged = [] if found.already else _worth_judging(found)
    return {
        "says": _says(texts, catalogue, found, goal),
        "moves": [
            {"index": move.index, "before": move.before, "after": move.after}
            for move in found.moves
        ],
        "weights": list(found.setting.values) if moving and found.setting else None,
        "judgements": [
            {
                "says": _judged(texts, catalogue, one),
                "index": one.index,
                "score": one.judged,
            }
            for one in judged
        ],
    }


def _worth_judging(found: Reach) -> list[Judgement]:
    """Points that are enough alone; where no weights do it, else those that open a way."""
    enough = list(found.enough_alone)
    if enough or found.possible:
        return enough
    return [one for one in found.judgements if one.opens]


def _goal(texts: Texts, catalogue: Catalogue, target: Target) -> str:
    if isinstance(target, IntoGroup):
        return texts("reach.goal.group", group=target.group)
    if isinstance(target, Above):
        return texts("reach.goal.above", title=_title(texts, catalogue, target.id))
    return texts("reach.goal.first", k=target.k)


def _says(texts: Texts, catalogue: Catalogue, found: Reach, goal: str) -> list[str]:
    if found.already:
        return [texts("reach.already", goal=goal)]
    if found.steps is not None:
        return [texts.count("reach.do", found.steps, goal=goal)]
    if found.possible:
        return [texts("reach.finer", goal=goal)]
    says = [_never(texts, catalogue, found, goal)]
    if not _worth_judging(found):
        says.append(texts("reach.hopeless"))
    return says


def _never(texts: Texts, catalogue: Catalogue, found: Reach, goal: str) -> str:
    """The proof that no weights do it."""
    target = found.target
    if isinstance(target, IntoGroup):
        best, needed = _mean(texts, found.best), _mean(texts, found.needed)
        return texts("reach.never.group", goal=goal, group=target.group, best=best, needed=needed)
    if isinstance(target, Above):
        title = _title(texts, catalogue, target.id)
        return texts("reach.never.above", goal=goal, title=title)
    return texts("reach.never.first", goal=goal, best=found.best)


def _judged(texts: Texts, catalogue: Catalogue, one: Judgement) -> str:
    (index,) = [index for index in catalogue.indices if index.index_id == one.index]
    return texts(
        "reach.enough" if one.enough else "reach.opens",
        index=texts.of(index, "short"),
        score=one.score,
        judged=one.judged,
    )


def _title(texts: Texts, catalogue: Catalogue, todo: int) -> str:
    return catalogue.service_by_todo[todo].short(texts.language)


def _mean(texts: Texts, hundredths: int) -> str:
    whole, part = divmod(hundredths, 100)
    if not part:
        return texts.number(whole)
    return texts("reach.mean", whole=whole, part=texts.number(f"{part:02}".rstrip("0")))
