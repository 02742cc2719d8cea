"""Rows that people add and take away: links, steps, targets, charters, a roadmap's course."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, cast

from sqlalchemy import select

from model.calendar import today
from model.catalogue import Basis, StepKind, TargetScope
from model.errors import InvalidInput, quoted
from model.store import portfolio
from model.store.actuals import actual
from model.store.base import Versioned
from model.store.rows import kind_of
from model.store.tables import (
    CharterRow,
    Prerequisite,
    PrerequisiteService,
    PrerequisiteSystem,
    table_of,
)
from model.store.values import checked
from model.store.work import Work, check_version

LINKS = {"prerequisite_service": "service", "prerequisite_system": "system"}
"""By kind of link, the field that names what waits for the prerequisite."""

REASONS = ("reason_fa", "reason_en")

FIELDS: dict[str, tuple[str, ...]] = {
    **{kind: ("prerequisite", held, *REASONS) for kind, held in LINKS.items()},
    "prerequisite_step": ("prerequisite", "kind", "day", "letter_number", "letter_date", "text"),
    "target": ("scope", "service", "domain", "by", "note"),
    **portfolio.FIELDS,
    "rollout_step": ("group", "service", "district", "stage", "day", "note"),
    "roadmap_actual": ("item", "start", "finish", "percent"),
}
"""By kind that people may add, the values that they give."""

SUBJECTS: dict[TargetScope, tuple[str, ...]] = {
    TargetScope.ALL: (),
    TargetScope.DOMAIN: ("domain",),
    TargetScope.SERVICE: ("service",),
}
"""The fields that say what a target of each scope is about."""

REMOVABLE: dict[str, tuple[str, ...]] = {
    "target": ("by", "note"),
    "rollout_step": ("day", "done_on", "note"),
    "roadmap_actual": ("start", "finish", "percent"),
}
"""By kind of row that people add and take away again, the fields that they may change."""

ONCE: dict[str, tuple[str, ...]] = {
    "target": ("scope", "service", "domain"),
    "rollout_step": ("group", "service", "district", "stage"),
    "roadmap_actual": ("item",),
}
"""By such a kind, the fields that no two rows have in common."""

Given = dict[str, Any]
Link = PrerequisiteService | PrerequisiteSystem


def add(work: Work, kind: str, values: Mapping[str, object]) -> Versioned | Given:
    """Add a row of a kind.

    Raises
    ------
    InvalidInput
        ``error.add.kind``, ``.field``, ``.missing`` or ``.there``, and what the kind's own rules
        refuse
    """
    kind_of(kind)
    if kind not in FIELDS:
        raise InvalidInput("error.add.kind", kind=kind, allowed=", ".join(FIELDS))
    for field in values:
        if field not in FIELDS[kind]:
            allowed = ", ".join(FIELDS[kind])
            raise InvalidInput("error.add.field", kind=kind, field=quoted(field), allowed=allowed)
    if kind in LINKS:
        return _add_link(work, kind, values)
    if kind in portfolio.FIELDS:
        given = _given(work, kind, portfolio.spoken(kind, values))
        return portfolio.add(work, kind, given, _new_key(work, kind))
    stamp = {"added_at": work.moment, "added_by": work.who}
    return work.add(kind, {**MADE[kind](work, values), **stamp})


def remove(work: Work, kind: str, row: Versioned, expected_version: object) -> Versioned | Given:
    """Take a row away; a link or a row of a charter stays and is said not to hold.

    Raises
    ------
    InvalidInput
        ``error.remove.kind`` or ``error.edit.version``
    StaleEdit
        ``error.edit.stale``
    """
    if kind in LINKS:
        holds = getattr(row, "holds")  # noqa: B009 - both kinds of link have it
        check_version(kind, row, expected_version, {"holds": False} if holds else {})
        if holds:
            work.set(kind, row, "holds", False)
        return row
    if isinstance(row, CharterRow):
        check_version(kind, row, expected_version, {"holds": False} if row.holds else {})
        return portfolio.remove(work, kind, row)
    if kind not in REMOVABLE:
        allowed = ", ".join([*LINKS, *REMOVABLE, *portfolio.ROWS])
        raise InvalidInput("error.remove.kind", kind=kind, allowed=allowed)
    check_version(kind, row, expected_version, dict.fromkeys(REMOVABLE[kind]))
    return work.remove(kind, row)


def check_once(work: Work, kind: str, values: Given) -> None:
    """Refuse a second row about the same, such as a second target for the same services.

    Raises
    ------
    InvalidInput
        ``error.add.there``
    """
    table = table_of(kind)
    same = [table.columns[name].is_not_distinct_from(values[name]) for name in ONCE[kind]]
    key = next(column for column in table.primary_key if column.name != "city")
    query = select(key).where(table.columns["city"] == work.city, *same)
    found = work.session.scalars(query).first()
    if found is not None:
        raise InvalidInput("error.add.there", kind=kind, key=found)


def _given(work: Work, kind: str, values: Mapping[str, object]) -> Given:
    """What was given for each field that people may give, checked."""
    columns = table_of(kind).columns
    for field in FIELDS[kind]:
        empty = isinstance(given := values.get(field), str) and not given.strip()
        if (given is None or empty) and not columns[field].nullable:
            raise InvalidInput("error.add.missing", kind=kind, field=field)
    return {
        field: checked(work.session, work.city, columns[field], values.get(field))
        for field in FIELDS[kind]
    }


def _new_key(work: Work, kind: str) -> str:
    """A key that no row of the kind ever had: revision and place in it."""
    return f"{work.revision}-{1 + sum(step.kind == kind for step in work.steps)}"


def _add_link(work: Work, kind: str, values: Mapping[str, object]) -> Versioned | Given:
    reasons = [values[name] for name in REASONS if values.get(name)]
    spoken = dict.fromkeys(REASONS, reasons[0] if reasons else None)
    given = _given(work, kind, {**spoken, **{k: v for k, v in values.items() if v}})
    table = cast("type[PrerequisiteService] | type[PrerequisiteSystem]", kind_of(kind).table)
    held = given[LINKS[kind]]
    ends = table.prerequisite == given["prerequisite"], getattr(table, LINKS[kind]) == held
    found = work.session.scalars(select(table).where(table.city == work.city, *ends)).first()
    if found is not None:
        return _bring_back(work, kind, cast("Link", found), given)
    subject = work.session.get_one(Prerequisite, (work.city, given["prerequisite"]))
    place = {name: getattr(subject, name) for name in ("document", "table_no", "page", "row")}
    link_id = f"{given['prerequisite']}-{held}"
    if work.session.get(table, (work.city, link_id)) is not None:
        link_id = f"{link_id}-{_new_key(work, kind)}"
    said = {"link_id": link_id, "holds": True, "basis": Basis.ASSUMED, "added_by": work.who}
    return work.add(kind, {**given, **place, **said})


def _bring_back(work: Work, kind: str, row: Link, given: Given) -> Versioned:
    """Let a link that was taken away hold again, for the reason that is given now."""
    if row.holds:
        raise InvalidInput("error.add.there", kind=kind, key=row.link_id)
    for field, value in {"holds": True, **{name: given[name] for name in REASONS}}.items():
        if getattr(row, field) != value:
            work.set(kind, row, field, value)
    return row


def _step(work: Work, values: Mapping[str, object]) -> Given:
    """A follow-up step: done already, and a letter has a number.

    Raises
    ------
    InvalidInput
        ``error.step.future`` or ``error.step.letter``
    """
    given = _given(work, "prerequisite_step", values)
    if given["kind"] == StepKind.LETTER:
        if given["letter_number"] is None:
            raise InvalidInput("error.add.missing", kind="prerequisite_step", field="letter_number")
        given["letter_date"] = given["letter_date"] or given["day"]
    elif given["letter_number"] or given["letter_date"]:
        raise InvalidInput("error.step.letter")
    for field in ("day", "letter_date"):
        if given[field] is not None and given[field] > today():
            raise InvalidInput("error.step.future", field=field, value=str(values[field]))
    return {"step_id": _new_key(work, "prerequisite_step"), "withdrawn": False, **given}


def _target(work: Work, values: Mapping[str, object]) -> Given:
    """A target, about just what its scope says.

    Raises
    ------
    InvalidInput
        ``error.target.subject`` or ``error.add.there``
    """
    given = _given(work, "target", values)
    about = SUBJECTS[given["scope"]]
    for field in ("service", "domain"):
        if (given[field] is not None) != (field in about):
            raise InvalidInput("error.target.subject", scope=given["scope"], field=field)
    check_once(work, "target", given)
    return {"target_id": _new_key(work, "target"), **given}


def _rollout_step(work: Work, values: Mapping[str, object]) -> Given:
    """A stage of a rollout, of one service or of one group of them.

    Raises
    ------
    InvalidInput
        ``error.rollout.subject`` or ``error.add.there``
    """
    given = _given(work, "rollout_step", values)
    if (given["group"] is None) == (given["service"] is None):
        raise InvalidInput("error.rollout.subject")
    check_once(work, "rollout_step", given)
    return {"step_id": _new_key(work, "rollout_step"), "done_on": None, **given}


def _course(work: Work, values: Mapping[str, object]) -> Given:
    """What is said of the real course of an item; see `model.store.actuals`.

    Raises
    ------
    InvalidInput
        ``error.roadmap.item.unknown``, ``error.roadmap.actual.*`` or ``error.add.there``
    """
    given = _given(work, "roadmap_actual", values)
    actual(work, given)
    check_once(work, "roadmap_actual", given)
    return given


MADE: dict[str, Callable[[Work, Mapping[str, object]], Given]] = {
    "prerequisite_step": _step,
    "target": _target,
    "rollout_step": _rollout_step,
    "roadmap_actual": _course,
}
"""By kind that is no link, how a row of it is made from what is given."""
