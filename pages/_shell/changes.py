"""What people changed, in words: the thing, the field, from what to what."""

from __future__ import annotations

from datetime import date

from model.calendar import format_jalali
from model.catalogue import Catalogue, Change, Operation, TargetScope
from model.errors import StaleEdit
from pages._shell.i18n import Texts

STATUS_WORDS = {
    "service": "status",
    "system": "system_status",
    "prerequisite": "prerequisite_status",
    "action": "action_status",
}
"""By kind, what the keys of the words of its statuses begin with."""

_TITLED = {
    "system": ("systems", "system_id"),
    "prerequisite": ("prerequisites", "prerequisite_id"),
    "action": ("actions", "action_id"),
}


def subject_words(texts: Texts, catalogue: Catalogue, kind: str, key: str) -> str:
    """Name what was changed; what has no title of its own by its kind."""
    if kind == "service" and key.isdecimal() and int(key) in catalogue.service_by_id:
        return catalogue.service_by_id[int(key)].short(texts.language)
    if kind == "target":
        found = next((one for one in catalogue.targets if one.target_id == key), None)
        if found is not None:
            return target_words(texts, catalogue, found.scope, found.domain, found.service)
    if kind in _TITLED:
        records, name = _TITLED[kind]
        for record in getattr(catalogue, records):
            if getattr(record, name) == key:
                return str(record.title(texts.language))
    return texts(f"change.kind.{kind}") if f"change.kind.{kind}" in texts.keys else key


def target_words(
    texts: Texts, catalogue: Catalogue, scope: object, domain: object, service: object
) -> str:
    """Say which services a target is about."""
    if scope == TargetScope.DOMAIN and domain in catalogue.domain_by_id:
        title = catalogue.domain_by_id[str(domain)].title(texts.language)
        return texts("target.domain", title=title)
    if scope == TargetScope.SERVICE and service in catalogue.service_by_id:
        title = catalogue.service_by_id[int(str(service))].short(texts.language)
        return texts("target.service", title=title)
    return texts("target.all")


def value_words(texts: Texts, kind: str, field: str, value: object) -> str:
    """Write a value of a field as people read it."""
    if value is None or value == "":
        return texts("change.empty")
    if field == "status" and kind in STATUS_WORDS:
        key = f"{STATUS_WORDS[kind]}.{value}"
        return texts(key) if key in texts.keys else str(value)
    day = value if isinstance(value, date) else _day(value)
    return texts.number(value) if day is None else format_jalali(day, texts.language)


def _day(value: object) -> date | None:
    try:
        return date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None


def change_words(texts: Texts, catalogue: Catalogue, change: Change) -> str:
    """Tell one line of the history."""
    if change.operation is Operation.SET:
        return texts(
            "change.set",
            subject=subject_words(texts, catalogue, change.kind, change.key),
            field=field_words(texts, str(change.field)),
            old=value_words(texts, change.kind, str(change.field), change.old),
            new=value_words(texts, change.kind, str(change.field), change.new),
        )
    row = change.new if change.operation is Operation.ADD else change.old
    if change.kind == "target" and isinstance(row, dict):
        about = (row.get(name) for name in ("scope", "domain", "service"))
        subject = target_words(texts, catalogue, *about)
        by = value_words(texts, "target", "by", row.get("by"))
        return texts(f"change.target.{change.operation}", subject=subject, by=by)
    return texts(
        f"change.{change.operation}",
        subject=subject_words(texts, catalogue, change.kind, change.key),
    )


def field_words(texts: Texts, field: str) -> str:
    """Name a field."""
    key = f"change.field.{field}"
    return texts(key) if key in texts.keys else field


def person(name: str | None) -> str:
    """A person's name as part of a sentence, whichever way it is written."""
    return f"\u2068{name}\u2069" if name else ""


def stale_words(texts: Texts, error: StaleEdit) -> str:
    """Say that somebody was first, with both values of each field."""
    values = error.params["values"]
    assert isinstance(values, dict)
    kind = str(error.params["kind"])
    both = [
        texts(
            "change.stale.both",
            field=field_words(texts, field),
            theirs=value_words(texts, kind, field, theirs),
            yours=value_words(texts, kind, field, yours),
        )
        for field, (theirs, yours) in values.items()
    ]
    by = error.params["who"]
    who = person(str(by)) if by else texts("change.package")
    return texts("change.stale", who=who, both=texts("list.semicolon").join(both))
