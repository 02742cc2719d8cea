"""Taking back the last change of its author, as a change of its own."""

from __future__ import annotations

from sqlalchemy import func, select, tuple_
from sqlalchemy.orm import Session

from model.catalogue import Change, Operation
from model.errors import NotFound
from model.store import cards, ledger, portfolio
from model.store.adding import LINKS, REMOVABLE, check_once
from model.store.history import from_snapshot, read_changes
from model.store.ledger import Revision
from model.store.rows import typed
from model.store.tables import table_of
from model.store.values import author, check_reference
from model.store.work import Work, stale

GONE = frozenset({*REMOVABLE, cards.KIND, "charter_mandate", portfolio.CLAUSE})
"""Kinds whose rows are gone again when their adding is taken back."""

Lines = tuple[Change, ...]


def undoable(session: Session, city: str, who: str) -> Lines:
    """What `undo_last` would take back, newest line first; nothing if there is nothing left.

    Raises
    ------
    InvalidInput
        ``error.edit.who``
    """
    last = _last(session, city, author(who))
    return () if last is None else read_changes(session, city, revision=last)


def undo_last(session: Session, city: str, who: str) -> Lines:
    """Take back the last change by a person that was not taken back yet.

    A step or a measured value stays and is marked as withdrawn, a link or a row of a charter
    stays and is said not to hold, a field of a card that nobody had written says again what is
    known of it.

    Returns
    -------
    tuple of Change
        What was done.

    Raises
    ------
    InvalidInput
        ``error.edit.who``, ``error.edit.reference`` if what the change took away referred to
        something that is gone, ``error.add.there`` if there is another target by now
    NotFound
        ``error.city.unknown`` or ``error.undo.nothing``
    StaleEdit
        ``error.undo.changed`` if somebody else changed one of the rows since.
    """
    work = Work(session, city, who)
    last = _last(session, city, work.who)
    if last is None:
        raise NotFound("error.undo.nothing", who=work.who)
    lines = read_changes(session, city, revision=last)
    with session.no_autoflush:
        _check_untouched(work, last, lines)
        for line in lines:
            _take_back(work, line)
        work.finish(undoes=last)
    return read_changes(session, city, revision=work.revision)


def _last(session: Session, city: str, who: str) -> int | None:
    """The last revision that a person made, and neither is an undo nor was undone."""
    here = Revision.city == city
    undone = select(Revision.undoes).where(here, Revision.undoes.is_not(None))
    query = select(func.max(Revision.revision)).where(
        here, Revision.who == who, Revision.undoes.is_(None), Revision.revision.not_in(undone)
    )
    return session.scalar(query)


def _check_untouched(work: Work, revision: int, lines: Lines) -> None:
    """Refuse if somebody else has changed a row since the revision."""
    places = list(dict.fromkeys((line.kind, line.key) for line in lines))
    change = ledger.Change
    query = (
        select(change, Revision)
        .join(Revision, (Revision.city == change.city) & (Revision.revision == change.revision))
        .where(change.city == work.city, change.revision > revision, Revision.who != work.who)
        .where(tuple_(change.kind, change.key).in_(places))
        .order_by(change.revision.desc())
        .limit(1)
    )
    found = work.session.execute(query).first()
    if found is None:
        return
    later, made = found
    wanted: dict[str, object] = {}
    for line in lines:
        if (line.kind, line.key) == (later.kind, later.key):
            wanted |= _before(line)
    row = work.find(later.kind, later.key)
    raise stale("error.undo.changed", later.kind, row, wanted, who=made.who, at=made.at)


def _before(line: Change) -> dict[str, object]:
    """The values that fields of a row would have again."""
    if line.operation is Operation.SET:
        return {str(line.field): typed(line.kind, str(line.field), line.old)}
    if line.kind in LINKS or line.kind in portfolio.ROWS:
        return {"holds": False}
    if line.kind == cards.KIND:
        return {"value": None}
    if line.kind == portfolio.CLAUSE:
        return {}
    if line.kind in REMOVABLE:
        return dict.fromkeys(REMOVABLE[line.kind][:1])
    return {"withdrawn": True}


def _take_back(work: Work, line: Change) -> None:
    if line.operation is Operation.REMOVE:
        return _restore(work, line)
    row = work.find(line.kind, line.key)
    if line.operation is Operation.ADD and line.kind in GONE:
        # A clause stays in the list when another charter has named it since.
        if line.kind != portfolio.CLAUSE or not portfolio.is_named(work, line.key):
            work.remove(line.kind, row)
        return None
    columns = table_of(line.kind).columns
    for field, value in _before(line).items():
        check_reference(work.session, work.city, columns[field], value)
        work.set(line.kind, row, field, value)
    return None


def _restore(work: Work, line: Change) -> None:
    """Put a row back that was taken away, as a new version of it."""
    kept = from_snapshot(line.kind, line.old)
    for column in table_of(line.kind).columns:
        check_reference(work.session, work.city, column, kept[column.name])
    check_once(work, line.kind, kept)
    work.add(line.kind, kept, version=kept["version"] + 1)
