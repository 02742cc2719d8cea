"""The portfolio as an address holds it: rules, attributes taken otherwise, and the day."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final
from urllib.parse import parse_qsl

from model.calendar import parse_jalali
from model.catalogue import Catalogue, CityProblem, Progress, ProjectOwner
from model.errors import InvalidInput, TarazuError, quoted
from model.portfolio.rules import Fixes, Rule, RuleSet, attributes_of, parse_rules

YES_NO: Final = {"yes": True, "no": False}

VALUES: Final[Mapping[Rule, Mapping[str, object]]] = {
    Rule.PROGRESS: {str(value): value for value in Progress},
    Rule.OWNER: {str(value): value for value in ProjectOwner},
    Rule.DIRECT: YES_NO,
    Rule.PROBLEM: {str(value): value for value in CityProblem},
}
"""By rule, what its attribute may be, under the names that stand in an address."""

MOST: Final = 20_000
"""Letters of an address that are read."""


@dataclass(frozen=True, slots=True)
class Picture:
    """Under which rules, and with which attributes taken otherwise, projects are placed."""

    rules: RuleSet
    fixes: Fixes


def value_name(rule: Rule, value: object) -> str:
    """The name under which a value of an attribute stands in an address."""
    return next(name for name, known in VALUES[rule].items() if known == value)


def read_picture(query: object, catalogue: Catalogue) -> tuple[Picture, tuple[TarazuError, ...]]:
    """Read the picture that an address holds; what breaks a rule is left out and told.

    Parts: ``r`` names the rules that are on, in order; ``g=0`` lets open gaps cost nothing; ``x``
    is a list such as ``11.progress.to_upgrade``.
    """
    parts = _parts(query)
    faults: list[TarazuError] = []
    rules = RuleSet(clarity=parts.get("g") != "0")
    if "r" in parts:
        try:
            names = [name for name in parts["r"].split(",") if name]
            rules = parse_rules(names, clarity=rules.clarity)
        except InvalidInput as fault:
            faults.append(fault)
    fixes: dict[tuple[int, Rule], object] = {}
    for text in filter(None, parts.get("x", "").split(",")):
        try:
            fixes |= _fix(text, catalogue)
        except InvalidInput as fault:
            faults.append(fault)
    return Picture(rules, fixes), tuple(faults[:5])


def checked_picture(sent: object, catalogue: Catalogue) -> Picture:
    """Take the picture that a page sends.

    Raises
    ------
    InvalidInput
        ``error.request.malformed``, ``error.rules.*`` or ``error.fix.unknown``
    """
    if not isinstance(sent, dict):
        raise InvalidInput("error.request.malformed")
    on, clarity, fixes = sent.get("on"), sent.get("clarity"), sent.get("fixes")
    if not isinstance(on, list) or type(clarity) is not bool or not isinstance(fixes, list):
        raise InvalidInput("error.request.malformed")
    found: dict[tuple[int, Rule], object] = {}
    for fix in fixes:
        found |= _fix(fix, catalogue)
    return Picture(parse_rules(on, clarity=clarity), found)


def written(picture: Picture) -> dict[str, Any]:
    """The picture as a page keeps it; `checked_picture` reads it back."""
    order = [*picture.rules.order, *(rule for rule in Rule if rule not in picture.rules.order)]
    return {
        "order": [str(rule) for rule in order],
        "on": [str(rule) for rule in picture.rules.order],
        "clarity": picture.rules.clarity,
        "fixes": [
            f"{number}.{rule}.{value_name(rule, value)}"
            for (number, rule), value in picture.fixes.items()
        ],
    }


def query_of(picture: Picture) -> Sequence[str]:
    """The parts of an address that hold the picture; none for the source's own."""
    kept = written(picture)
    parts = []
    if picture.rules.order != RuleSet().order:
        parts.append(f"r={','.join(kept['on'])}")
    if not picture.rules.clarity:
        parts.append("g=0")
    if picture.fixes:
        parts.append(f"x={','.join(kept['fixes'])}")
    return parts


def read_day(text: object, otherwise: date) -> date:
    """Read the day against which milestones are held.

    Raises
    ------
    InvalidInput
        ``error.date.*`` or ``error.request.malformed``
    """
    if text in (None, ""):
        return otherwise
    if not isinstance(text, str):
        raise InvalidInput("error.request.malformed")
    return parse_jalali(text)


def day_in(query: object) -> str:
    """The day that an address names, as it stands there."""
    return _parts(query).get("day", "")


def _parts(query: object) -> dict[str, str]:
    if not isinstance(query, str) or len(query) > MOST:
        return {}
    try:
        return dict(parse_qsl(query.removeprefix("?"), keep_blank_values=True, max_num_fields=50))
    except ValueError:
        return {}


def _fix(text: object, catalogue: Catalogue) -> dict[tuple[int, Rule], object]:
    """One attribute taken otherwise; nothing if it is what it already is."""
    number, rule, value = (*str(text).split(".", 2), "", "")[:3]
    known = number.isascii() and number.isdecimal() and len(number) < 6
    project = catalogue.project_by_id.get(int(number)) if known else None
    if project is None or rule not in tuple(Rule) or value not in VALUES[Rule(rule)]:
        raise InvalidInput("error.fix.unknown", value=quoted(text))
    wanted = VALUES[Rule(rule)][value]
    same = getattr(attributes_of(project), rule) == wanted
    return {} if same else {(project.project_id, Rule(rule)): wanted}
