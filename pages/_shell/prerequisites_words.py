"""Words about prerequisites: their fields and values, what waits, and lines of their history."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from dash import html

from model.calendar import Quarter, day_of, format_jalali, parse_quarter
from model.catalogue import Catalogue, Change, Operation, PrerequisiteStep
from model.errors import InvalidInput
from model.followup import Attention, FollowUp
from model.prerequisites import Standing
from pages._shell.changes import change_words
from pages._shell.i18n import Texts

LINKS = {"prerequisite_service": "service", "prerequisite_system": "system"}
"""By kind of link, the field that names what is blocked."""

PACKAGE = "package:"


def day_text(texts: Texts, day: date, *, month_name: bool = True) -> str:
    """Write a day as people say it."""
    return format_jalali(day, texts.language, month_name=month_name)


def moment_text(texts: Texts, when: datetime) -> str:
    """Write the day on which a moment fell in Tehran."""
    return day_text(texts, day_of(when))


def quarter_text(texts: Texts, quarter: Quarter) -> str:
    """Name a quarter by its season and year, as the field takes it back."""
    if texts.language == "en":
        return str(quarter)
    return texts("prerequisites.quarter", season=texts(quarter.name_key), year=quarter.year)


def who_text(texts: Texts, who: str | None) -> str:
    """Name who changed something; a data package is not a person."""
    if not who or who.startswith(PACKAGE):
        return texts("prerequisites.package")
    return isolated(who)


def field_name(texts: Texts, name: str | None) -> str:
    """Name a field of a prerequisite or of a link."""
    key = f"prerequisites.field.{name}"
    return texts(key) if key in texts.keys else str(name)


def value_text(texts: Texts, catalogue: Catalogue, name: str | None, value: object) -> str:
    """Write a value of a field, as it is kept or as the history tells it."""
    if value is None or value == "":
        return texts("prerequisites.history.empty")
    text = str(value)
    if name == "status" and f"prerequisite_status.{text}" in texts.keys:
        return texts(f"prerequisite_status.{text}")
    if name == "council":
        found = [c.title(texts.language) for c in catalogue.councils if c.council_id == text]
        return found[0] if found else text
    try:
        if name == "expected_quarter":
            return quarter_text(texts, parse_quarter(text))
        if name == "next_step_date":
            return day_text(texts, date.fromisoformat(text))
    except (InvalidInput, ValueError):
        return text  # as somebody typed it
    return text


def attention_pills(texts: Texts, attentions: Sequence[Attention]) -> list[html.Span]:
    """Say what stands out, in words."""
    return [
        html.Span(texts(f"attention.{one}"), className=f"pill attention attention-{one}")
        for one in attentions
    ]


def bodies_text(texts: Texts, standing: Standing) -> str:
    """Name who is responsible, briefly."""
    names = [body.title(texts.language) for body in standing.bodies]
    if not names:
        return texts("prerequisites.own")
    if len(names) > 2:
        return texts.count("prerequisites.more_bodies", len(names) - 1, first=names[0])
    return texts("list.and").join(names)


def waits_text(texts: Texts, standing: Standing) -> str:
    """Say how much waits behind a prerequisite."""
    count = len(standing.impact.services)
    if count:
        return texts.count("prerequisites.waits", count, total=standing.impact.total)
    known = "prerequisites.waits.none" if standing.links else "prerequisites.waits.none_known"
    return texts(known)


def blocks_text(texts: Texts, standing: Standing) -> str:
    """Count what a prerequisite blocks by the links that are known."""
    services = sum(hasattr(link, "service") for link in standing.links)
    counts = {"services": services, "systems": len(standing.links) - services}
    said = [texts.count(f"prerequisites.blocks.{k}", n) for k, n in counts.items() if n]
    return texts("list.and").join(said) or texts("prerequisites.blocks.none")


def days_text(texts: Texts, follow_up: FollowUp) -> str:
    """Say how long ago the last step was."""
    days = follow_up.days_without_step
    if follow_up.last_step is None or days is None:
        return texts("prerequisites.days.none")
    return texts.count("prerequisites.days", days) if days else texts("prerequisites.days.today")


def step_text(texts: Texts, step: PrerequisiteStep) -> str:
    """Tell a step in one line: its kind or its letter, and what happened."""
    return texts("list.colon", name=step_kind(texts, step), text=step.text)


def step_kind(texts: Texts, step: PrerequisiteStep) -> str:
    """Name the kind of a step; a letter by number and date."""
    if step.letter_number is None or step.letter_date is None:
        return texts(f"step_kind.{step.kind}")
    day = day_text(texts, step.letter_date, month_name=False)
    return texts("prerequisites.step.letter", number=isolated(step.letter_number), day=day)


def isolated(text: str) -> str:
    """Keep a code such as a letter's number in one piece, whatever its direction."""
    return f"\u2068{text}\u2069"


def subject_text(texts: Texts, catalogue: Catalogue, kind: str, key: object) -> str:
    """Name what a link blocks: a service by number and title, a system by code and title."""
    if kind == "service":
        service = catalogue.service_by_id.get(int(str(key)) if str(key).isdecimal() else -1)
        title = service.short(texts.language) if service else ""
    else:
        system = catalogue.system_by_id.get(str(key))
        title = system.title(texts.language) if system else ""
    shown = texts.number(key) if kind == "service" else isolated(str(key))
    return texts(f"prerequisites.link.{kind}", number=shown, title=title)


def change_text(texts: Texts, catalogue: Catalogue, change: Change) -> str:
    """Tell a line of the history in words."""
    if change.kind == "prerequisite":
        return _set_text(texts, catalogue, change)
    if change.kind in LINKS:
        return _link_text(texts, catalogue, change)
    if change.kind == "prerequisite_step":
        return _step_change(texts, catalogue, change)
    return change_words(texts, catalogue, change)


def _set_text(texts: Texts, catalogue: Catalogue, change: Change) -> str:
    name = field_name(texts, change.field)
    old, new = (
        value_text(texts, catalogue, change.field, value) for value in (change.old, change.new)
    )
    if change.operation is Operation.KEEP:
        return texts("prerequisites.history.kept", field=name, new=new)
    return texts("prerequisites.history.set", field=name, old=old, new=new)


def _link_text(texts: Texts, catalogue: Catalogue, change: Change) -> str:
    held = LINKS[change.kind]
    subject = subject_text(texts, catalogue, held, _held(catalogue, change, held))
    if change.operation is Operation.ADD:
        return texts("prerequisites.history.link_add", subject=subject)
    if change.field == "holds":
        back = "link_back" if change.new else "link_gone"
        return texts(f"prerequisites.history.{back}", subject=subject)
    new = value_text(texts, catalogue, change.field, change.new)
    return texts("prerequisites.history.link_reason", subject=subject, new=new)


def _held(catalogue: Catalogue, change: Change, held: str) -> object:
    if isinstance(change.new, Mapping):
        return change.new.get(held, "")
    for link in getattr(catalogue, f"{change.kind}s"):
        if link.link_id == change.key:
            return getattr(link, held)
    return ""


def _step_change(texts: Texts, catalogue: Catalogue, change: Change) -> str:
    if change.operation is not Operation.ADD:
        return texts("prerequisites.history.withdrawn")
    for step in catalogue.prerequisite_steps:
        if step.step_id == change.key:
            return texts("prerequisites.history.step", step=step_text(texts, step))
    return texts("prerequisites.history.step", step="")
