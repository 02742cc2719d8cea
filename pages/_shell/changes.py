"""What people changed, in words: the thing, the field, from what to what."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from model.cards.form import national_form
from model.catalogue import Catalogue, Change, Operation
from model.errors import StaleEdit
from pages._shell import card_words, charter_words
from pages._shell.i18n import Texts
from pages._shell.words import (
    LINKS,
    blocked_words,
    field_words,
    person,
    step_text,
    subject_words,
    target_words,
    value_words,
)

CARD = "card_value"
"""The kind of the fields of services' cards."""


def change_words(
    texts: Texts, catalogue: Catalogue, change: Change, within: tuple[str, str] | None = None
) -> str:
    """Tell one line of the history.

    Parameters
    ----------
    within : (str, str), optional
        Kind and key of the thing whose history it is told in; it is not named again.
    """
    about = _about(catalogue, change)
    if change.kind in LINKS:
        said = _link(texts, catalogue, change)
    elif change.kind == "prerequisite_step":
        said = _step(texts, catalogue, change)
    elif change.kind == CARD:
        return _card(texts, catalogue, change)
    elif change.kind in charter_words.KINDS and change.field in ("holds", "withdrawn"):
        subject = subject_words(texts, catalogue, change.kind, change.key)
        there = bool(change.new) is (change.field == "holds")
        return texts("change.add" if there else "change.remove", subject=subject)
    elif change.field is not None:
        return _set(texts, catalogue, change, named=about != within)
    else:
        return _row(texts, catalogue, change)
    if about is None or about == within:
        return said
    return texts("change.of", subject=subject_words(texts, catalogue, *about), what=said)


def changes_words(
    texts: Texts,
    catalogue: Catalogue,
    changes: Sequence[Change],
    within: tuple[str, str] | None = None,
) -> str:
    """Tell what was changed at once."""
    told = [change_words(texts, catalogue, one, within) for one in changes]
    return texts("list.semicolon").join(told)


def _about(catalogue: Catalogue, change: Change) -> tuple[str, str] | None:
    """Tell which thing a change is about: links and steps are about their prerequisite."""
    if change.kind not in LINKS and change.kind != "prerequisite_step":
        return change.kind, change.key
    if isinstance(change.new, Mapping):
        return "prerequisite", str(change.new.get("prerequisite"))
    name = "step_id" if change.kind == "prerequisite_step" else "link_id"
    for row in getattr(catalogue, f"{change.kind}s"):
        if getattr(row, name) == change.key:
            return "prerequisite", row.prerequisite
    return None


def _set(texts: Texts, catalogue: Catalogue, change: Change, *, named: bool) -> str:
    values = {
        "old": value_words(texts, catalogue, change.kind, change.field, change.old),
        "new": value_words(texts, catalogue, change.kind, change.field, change.new),
    }
    field = field_words(texts, change.field)
    subject = subject_words(texts, catalogue, change.kind, change.key)
    if change.operation is Operation.KEEP:
        said = texts("change.keep.field", field=field, new=values["new"])
        return texts("change.of", subject=subject, what=said) if named else said
    if named:
        return texts("change.set", subject=subject, field=field, **values)
    return texts("change.set.here", field=field, **values)


def _row(texts: Texts, catalogue: Catalogue, change: Change) -> str:
    row = change.new if change.operation is Operation.ADD else change.old
    if change.kind == "target" and isinstance(row, Mapping):
        about = (row.get(name) for name in ("scope", "domain", "service"))
        subject = target_words(texts, catalogue, *about)
        by = value_words(texts, catalogue, "target", "by", row.get("by"))
        return texts(f"change.target.{change.operation}", subject=subject, by=by)
    subject = subject_words(texts, catalogue, change.kind, change.key)
    return texts(f"change.{change.operation}", subject=subject)


def _link(texts: Texts, catalogue: Catalogue, change: Change) -> str:
    held = LINKS[change.kind]
    subject = blocked_words(texts, catalogue, held, _held(catalogue, change, held))
    if change.operation is Operation.ADD:
        return texts("change.link.add", subject=subject)
    if change.field == "holds":
        return texts(f"change.link.{'back' if change.new else 'gone'}", subject=subject)
    new = value_words(texts, catalogue, change.kind, change.field, change.new)
    return texts("change.link.reason", subject=subject, new=new)


def _held(catalogue: Catalogue, change: Change, held: str) -> object:
    if isinstance(change.new, Mapping):
        return change.new.get(held, "")
    for link in getattr(catalogue, f"{change.kind}s"):
        if link.link_id == change.key:
            return getattr(link, held)
    return ""


def _card(texts: Texts, catalogue: Catalogue, change: Change) -> str:
    """Tell of a field of a service's card."""
    field, old, new = card_words.change_line(texts, national_form(), change)
    subject = subject_words(texts, catalogue, "service", change.key.partition("/")[0])
    return texts("change.set", subject=subject, field=field, old=old, new=new)


def _step(texts: Texts, catalogue: Catalogue, change: Change) -> str:
    if change.operation is not Operation.ADD:
        return texts("change.step.withdrawn")
    for step in catalogue.prerequisite_steps:
        if step.step_id == change.key:
            return texts("change.step", step=step_text(texts, step))
    return texts("change.step", step="")


def stale_words(texts: Texts, catalogue: Catalogue, error: StaleEdit) -> str:
    """Say that somebody was first, with both values of each field."""
    values = error.params["values"]
    assert isinstance(values, dict)
    kind = str(error.params["kind"])
    both = [
        texts(
            "change.stale.both",
            field=field_words(texts, field),
            theirs=value_words(texts, catalogue, kind, field, theirs),
            yours=value_words(texts, catalogue, kind, field, yours),
        )
        for field, (theirs, yours) in values.items()
    ]
    by = error.params["who"]
    who = person(texts, by if isinstance(by, str) else None)
    return texts("change.stale", who=who, both=texts("list.semicolon").join(both))
