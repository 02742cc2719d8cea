"""Words for what people write into charters: rows, fields and values, as the history tells them."""

from __future__ import annotations

from collections.abc import Sequence

from model.catalogue import AimValue, Catalogue, IndicatorValue, Mandate, Measured
from model.errors import InvalidInput
from model.periods import parse_period
from model.portfolio.forms import plain_number
from pages._shell.i18n import Texts

ROWS = {
    "charter_item": ("charter_items", "item_id"),
    "milestone": ("milestones", "milestone_id"),
    "indicator": ("indicators", "indicator_id"),
    "charter_actor": ("charter_actors", "actor_id"),
    "charter_budget": ("charter_budgets", "budget_id"),
    "charter_prerequisite": ("charter_prerequisites", "link_id"),
    "charter_mandate": ("charter_mandates", "link_id"),
}
"""By kind of row of a charter, where its rows stand and what names one."""

MANDATE, CLAUSE = "charter_mandate", "mandate"
VALUE, AIM_VALUE = "indicator_value", "aim_value"
KINDS = frozenset({"project", "charter", "rollout_aim", CLAUSE, VALUE, AIM_VALUE, *ROWS})
"""What this module has words for."""

WORDED = {
    ("charter", "status"),
    ("charter_actor", "part"),
    ("charter_budget", "kind"),
    ("charter_prerequisite", "kind"),
    ("indicator", "unit"),
    ("project", "progress"),
    ("project", "owner"),
    ("project", "problem"),
}
"""Kinds and fields whose values have words of their own."""

CALLED = {("charter_budget", "kind"): "budget", ("charter_prerequisite", "kind"): "need"}
"""Where the words are not kept under the field's own name."""


PERIODS = frozenset({"started", "planned", "replanned", "done", "due"})
"""Fields that hold a Jalali year, month or day."""


def charter_value(
    texts: Texts, catalogue: Catalogue, kind: str, name: str | None, value: object
) -> str:
    """Write a value of a row of a charter, or of a project."""
    text = str(value)
    if (kind, name) in WORDED:
        called = CALLED.get((kind, str(name)), name)
        key = f"projects.{called}.{text}" if kind == "project" else f"charter.{called}.{text}"
        return texts(key) if key in texts.keys else text
    if name == "direct":
        return texts(f"projects.direct.{'yes' if value in (True, 'True', 'yes') else 'no'}")
    if str(name).endswith("basis") and f"basis.{text}" in texts.keys:
        return texts(f"basis.{text}")
    if name == "project" and text.isdecimal() and int(text) in catalogue.project_by_id:
        return catalogue.project_by_id[int(text)].title(texts.language)
    if name == "body" and text in catalogue.body_by_id:
        return catalogue.body_by_id[text].title(texts.language)
    if name in PERIODS:
        return _period(texts, text)
    if name == "hundredths" and isinstance(value, int):
        return texts.number(plain_number(value))
    return texts.number(text)


def charter_subject(texts: Texts, catalogue: Catalogue, kind: str, key: str) -> str:
    """Name a project, a charter or a row of one."""
    if kind == "project" and key.isdecimal() and int(key) in catalogue.project_by_id:
        return catalogue.project_by_id[int(key)].title(texts.language)
    if kind == "charter":
        return texts("charter.of", title=_project_of(texts, catalogue, key))
    if kind in (VALUE, AIM_VALUE):
        return _value(texts, catalogue, kind, key)
    if kind == CLAUSE:
        return _clause(texts, catalogue, key)
    if kind == MANDATE:
        charter, _, clause = key.partition("/")
        return texts(
            "charter.mandate_of",
            mandate=_clause(texts, catalogue, clause),
            title=_project_of(texts, catalogue, charter),
        )
    if kind == "rollout_aim":
        return _aim(texts, catalogue, key)
    records, name = ROWS[kind]
    for row in getattr(catalogue, records):
        if getattr(row, name) == key:
            title = row.title_fa if texts.language == "fa" else row.title_en
            return str(title or texts(f"charter.kind.{kind}"))
    return texts(f"charter.kind.{kind}")


def _period(texts: Texts, text: str) -> str:
    try:
        return parse_period(text).written(texts.language)
    except InvalidInput:
        return texts.number(text)


def _project_of(texts: Texts, catalogue: Catalogue, charter: str) -> str:
    found = [p for p in catalogue.projects if p.charter == charter]
    return found[0].title(texts.language) if found else charter


def clause_words(texts: Texts, clause: Mandate) -> str:
    """Name a clause by article and number, and say what it is about."""
    name = texts("charter.clause", article=clause.article, clause=clause.clause)
    return f"{name} {clause.title(texts.language)}"


def _clause(texts: Texts, catalogue: Catalogue, key: str) -> str:
    found = next((one for one in catalogue.mandates if one.mandate_id == key), None)
    return clause_words(texts, found) if found else texts("charter.kind.charter_mandate")


def _aim(texts: Texts, catalogue: Catalogue, key: str) -> str:
    found = next((one for one in catalogue.rollout_aims if one.aim_id == key), None)
    return texts.of(found, "indicator") if found else texts("charter.kind.rollout_aim")


def _value(texts: Texts, catalogue: Catalogue, kind: str, key: str) -> str:
    """Name a measured value by its number and by what it measures."""
    rows: Sequence[Measured] = catalogue.indicator_values if kind == VALUE else catalogue.aim_values
    value = next((one for one in rows if one.value_id == key), None)
    match value:
        case IndicatorValue():
            measured = charter_subject(texts, catalogue, "indicator", value.indicator)
        case AimValue():
            measured = _aim(texts, catalogue, value.aim)
        case _:
            return texts("charter.kind.indicator_value")
    number = texts.number(plain_number(value.hundredths))
    return texts("charter.value_of", value=number, indicator=measured)
