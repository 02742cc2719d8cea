"""What people add to charters and change in them: rows of a charter, and measured values."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from sqlalchemy import func, select

from model.calendar import today
from model.catalogue import Basis
from model.errors import InvalidInput
from model.periods import Period
from model.store.base import Versioned
from model.store.rows import key_columns
from model.store.tables import (
    Charter,
    CharterMandate,
    CharterRow,
    Mandate,
    Milestone,
    Project,
    table_of,
)
from model.store.work import Work

TITLES: Final = ("title_fa", "title_en")

ROWS: Final[dict[str, tuple[str, ...]]] = {
    "charter_item": ("charter", "field", "parent", *TITLES, "project"),
    "milestone": ("charter", "item", *TITLES, "planned", "replanned", "done"),
    "indicator": ("charter", *TITLES, "unit", "target", "due"),
    "charter_actor": ("charter", "body", "part", *TITLES),
    "charter_budget": ("charter", "code", *TITLES, "kind"),
    "charter_prerequisite": ("charter", "kind", "project", "system", *TITLES),
    "charter_mandate": ("charter", "mandate"),
}
"""By kind of row that people may add to a charter, the values that they give."""

VALUES: Final = {"indicator_value": "indicator", "aim_value": "aim"}
"""By kind of measured value, the field that names what was measured."""

CLAUSE: Final = "mandate"
"""The kind of the clauses that charters may name as their mandate."""

FIELDS: Final = {
    **ROWS,
    **{kind: (measured, "day", "hundredths", "note") for kind, measured in VALUES.items()},
    CLAUSE: ("article", "clause", *TITLES),
}
"""By kind that people may add here, the values that they give."""

DATES: Final = ("planned", "replanned", "done")
"""The dates of a milestone."""

SAID_BY_PEOPLE: Final = {"basis": Basis.RESOLVED, "unit_basis": Basis.RESOLVED}
"""Columns that say whose word a row is, for a row that a person adds."""


def spoken(kind: str, values: Mapping[str, object]) -> dict[str, object]:
    """The values with a title in both languages, if it came in one.

    Raises
    ------
    InvalidInput
        ``error.indicator.unit``
    """
    if kind == "indicator" and not values.get("unit"):
        raise InvalidInput("error.indicator.unit")
    titles = [values[name] for name in TITLES if values.get(name)]
    if kind in VALUES or not titles:
        return dict(values)
    said = {name: value for name, value in values.items() if value not in (None, "")}
    return {**dict.fromkeys(TITLES, titles[0]), **said}


def add(work: Work, kind: str, given: dict[str, Any], key: str) -> Versioned | dict[str, Any]:
    """Add a row to a charter, or a measured value, from values that were checked.

    Parameters
    ----------
    key : str
        No row of the kind ever had it.

    Raises
    ------
    InvalidInput
        ``error.milestone.early``, ``error.charter.waits``, ``error.value.future``,
        ``error.add.there``, ``error.mandate.number``
    """
    name = key_columns(kind)[0].name
    if kind in VALUES:
        if given["day"] > today():
            raise InvalidInput("error.value.future")
        stamp = {"added_at": work.moment, "added_by": work.who, "withdrawn": False}
        return work.add(kind, {name: key, **given, **stamp})
    if kind == CLAUSE:
        return _add_clause(work, given)
    charter = work.session.get_one(Charter, (work.city, given["charter"]))
    if kind == "charter_mandate":
        return _name_mandate(work, charter, given)
    if kind == "milestone":
        _check_dates(charter.started, {date: given[date] for date in DATES})
    if kind == "charter_prerequisite":
        _check_waiting(work, given)
    whose = {name: said for name, said in SAID_BY_PEOPLE.items() if name in table_of(kind).columns}
    key = f"{charter.charter_id}-{key}"
    return work.add(kind, {name: key, **given, **whose, **_last_row(work, kind, charter)})


def _last_row(work: Work, kind: str, charter: Charter) -> dict[str, Any]:
    """What a row that is added to a charter says of itself: it stands last, and who added it."""
    columns = table_of(kind).columns
    place = {column: getattr(charter, column) for column in ("document", "table_no", "page")}
    last = select(func.max(columns.position)).where(
        columns.city == work.city, columns.charter == charter.charter_id
    )
    position = (work.session.scalar(last) or 0) + 1
    return {**place, "position": position, "holds": True, "added_by": work.who}


def _add_clause(work: Work, given: dict[str, Any]) -> dict[str, Any]:
    """Add a clause that charters may name; article and clause together are its key.

    Raises
    ------
    InvalidInput
        ``error.mandate.number`` or ``error.add.there``
    """
    if given["article"] < 1 or given["clause"] < 1:
        raise InvalidInput("error.mandate.number")
    key = mandate_key(given["article"], given["clause"])
    if work.session.get(Mandate, (work.city, key)) is not None:
        raise InvalidInput("error.add.there", kind=CLAUSE, key=key)
    source = work.session.scalars(
        select(Charter.document).where(Charter.city == work.city).limit(1)
    ).one()
    said = {"mandate_id": key, "document": source, "added_by": work.who}
    return work.add(CLAUSE, {**given, **said}, version=work.next_version(CLAUSE, key))


def mandate_key(article: int, clause: int) -> str:
    """The key of a clause."""
    return f"{article}.{clause}"


def _name_mandate(
    work: Work, charter: Charter, given: dict[str, Any]
) -> CharterMandate | dict[str, Any]:
    """Let a charter name a clause, or name it again.

    Raises
    ------
    InvalidInput
        ``error.add.there``
    """
    kind, key = "charter_mandate", f"{charter.charter_id}/{given['mandate']}"
    row = work.session.get(CharterMandate, (work.city, charter.charter_id, given["mandate"]))
    if row is None:
        clause = work.session.get_one(Mandate, (work.city, given["mandate"]))
        printed = {"printed_clause": str(clause.clause)}
        said = {**given, **printed, **_last_row(work, kind, charter)}
        return work.add(kind, said, version=work.next_version(kind, key))
    if row.holds:
        raise InvalidInput("error.add.there", kind=kind, key=key)
    work.set(kind, row, "holds", True)
    return row


def is_named(work: Work, mandate: str) -> bool:
    """Whether a charter names a clause, or has named it."""
    work.session.flush()
    named = CharterMandate.city == work.city, CharterMandate.mandate == mandate
    return work.session.scalars(select(CharterMandate).where(*named)).first() is not None


def remove(work: Work, kind: str, row: CharterRow) -> CharterRow:
    """Take a row of a charter away: it stays and does not hold any more."""
    if row.holds:
        work.set(kind, row, "holds", False)
    return row


def check_edit(work: Work, row: Versioned, values: Mapping[str, Any]) -> None:
    """Refuse an edit that would put a milestone before the start of its project.

    Raises
    ------
    InvalidInput
        ``error.milestone.early``
    """
    if isinstance(row, Milestone):
        charter = work.session.get_one(Charter, (work.city, row.charter))
        _check_dates(charter.started, {name: values.get(name) for name in DATES})
    elif isinstance(row, Charter) and values.get("started") is not None:
        query = select(Milestone).where(
            Milestone.city == work.city, Milestone.charter == row.charter_id, Milestone.holds
        )
        for milestone in work.session.scalars(query):
            _check_dates(values["started"], {name: getattr(milestone, name) for name in DATES})


def _check_dates(started: Period | None, dates: Mapping[str, Period | None]) -> None:
    for name, period in dates.items():
        if started is not None and period is not None and period.last_day < started.first_day:
            raise InvalidInput(
                "error.milestone.early", field=name, value=str(period), started=str(started)
            )


def _check_waiting(work: Work, given: Mapping[str, Any]) -> None:
    """A prerequisite names what its kind asks for, and not its own project.

    Raises
    ------
    InvalidInput
        ``error.charter.waits``
    """
    wanted = {"project": "project", "system": "system", "action": "title_fa"}[given["kind"]]
    itself = False
    if given["project"] is not None:
        project = work.session.get_one(Project, (work.city, given["project"]))
        itself = project.charter == given["charter"]
    if given[wanted] is None or itself:
        raise InvalidInput("error.charter.waits", kind=given["kind"])
