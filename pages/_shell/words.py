"""Words for what people give values to: things, fields, values, days and names."""

from __future__ import annotations

from datetime import date

from model.calendar import Quarter, format_jalali, parse_quarter
from model.catalogue import Catalogue, PrerequisiteStep, TargetScope
from model.errors import InvalidInput
from pages._shell import charter_words
from pages._shell.i18n import Texts

STATUS_WORDS = {
    "service": "status",
    "system": "system_status",
    "prerequisite": "prerequisite_status",
    "action": "action_status",
}
"""By kind, what the keys of the words of its statuses begin with."""

LINKS = {"prerequisite_service": "service", "prerequisite_system": "system"}
"""By kind of link, the field that names what is blocked."""

PACKAGE = "package:"
_TITLED = {
    "system": ("systems", "system_id"),
    "prerequisite": ("prerequisites", "prerequisite_id"),
    "action": ("actions", "action_id"),
}


def day_text(texts: Texts, day: date, *, month_name: bool = True) -> str:
    """Write a day as people say it."""
    return format_jalali(day, texts.language, month_name=month_name)


def quarter_text(texts: Texts, quarter: Quarter) -> str:
    """Name a quarter by its season and year, as the field takes it back."""
    if texts.language == "en":
        return str(quarter)
    return texts("quarter.season", season=texts(quarter.name_key), year=quarter.year)


def shortened(text: str, longest: int) -> str:
    """Cut a text at a word so that at most so many letters are left, and mark that it goes on."""
    if len(text) <= longest:
        return text
    return text[: longest - 1].rsplit(" ", 1)[0].rstrip("،, ") + "…"


def isolated(text: str) -> str:
    """Keep a name or a code in one piece, whatever its direction and that of what is around it."""
    return f"\u2068{text}\u2069"


def person(texts: Texts, who: str | None) -> str:
    """Name who did something; a data package is not a person."""
    if not who or who.startswith(PACKAGE):
        return texts("change.package")
    return isolated(who)


def field_words(texts: Texts, name: str | None) -> str:
    """Name a field, as forms, refusals and the history do."""
    key = f"field.{name}"
    return texts(key) if key in texts.keys else str(name)


def value_words(
    texts: Texts, catalogue: Catalogue, kind: str, name: str | None, value: object
) -> str:
    """Write a value of a field, as it is kept, as the history tells it or as somebody typed it."""
    if value is None or value == "":
        return texts("change.empty")
    text = str(value)
    if kind in charter_words.KINDS:
        return charter_words.charter_value(texts, catalogue, kind, name, value)
    if name == "status" and kind in STATUS_WORDS:
        key = f"{STATUS_WORDS[kind]}.{text}"
        return texts(key) if key in texts.keys else text
    if name == "council":
        found = [c.title(texts.language) for c in catalogue.councils if c.council_id == text]
        return found[0] if found else text
    try:
        if name == "expected_quarter":
            return quarter_text(texts, parse_quarter(text))
        if name in ("by", "next_step_date"):
            return day_text(texts, date.fromisoformat(text), month_name=False)
    except (InvalidInput, ValueError):
        return text
    return texts.number(value) if isinstance(value, int) else text


def subject_words(texts: Texts, catalogue: Catalogue, kind: str, key: str) -> str:
    """Name what was changed; what has no title of its own by its kind."""
    if kind == "service" and key.isdecimal() and int(key) in catalogue.service_by_id:
        return catalogue.service_by_id[int(key)].short(texts.language)
    if kind == "target":
        found = next((one for one in catalogue.targets if one.target_id == key), None)
        if found is not None:
            return target_words(texts, catalogue, found.scope, found.domain, found.service)
    if kind in charter_words.KINDS:
        return charter_words.charter_subject(texts, catalogue, kind, key)
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


def blocked_words(texts: Texts, catalogue: Catalogue, kind: str, key: object) -> str:
    """Name what a link blocks: a service by number and title, a system by code and title."""
    if kind == "service":
        service = catalogue.service_by_id.get(int(str(key)) if str(key).isdecimal() else -1)
        title = service.short(texts.language) if service else ""
    else:
        system = catalogue.system_by_id.get(str(key))
        title = system.title(texts.language) if system else ""
    shown = texts.number(key) if kind == "service" else isolated(str(key))
    return texts(f"prerequisites.link.{kind}", number=shown, title=title)


def step_kind(texts: Texts, step: PrerequisiteStep) -> str:
    """Name the kind of a step; a letter by number and date."""
    if step.letter_number is None or step.letter_date is None:
        return texts(f"step_kind.{step.kind}")
    day = day_text(texts, step.letter_date, month_name=False)
    number = isolated(texts.number(step.letter_number))
    return texts("prerequisites.step.letter", number=number, day=day)


def step_text(texts: Texts, step: PrerequisiteStep) -> str:
    """Tell a step in one line: its kind or its letter, and what happened."""
    return texts("list.colon", name=step_kind(texts, step), text=step.text)
