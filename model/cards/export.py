"""A card as JSON: every field in official order, with its value and whose word it is."""

from __future__ import annotations

from typing import Any

from model.cards.card import Card, Entry
from model.cards.completeness import completeness
from model.cards.form import Field, Section
from model.cards.stages import electronic_of
from model.catalogue import Catalogue, thawed

FORMAT = "tarazu-service-card/1"


def card_json(catalogue: Catalogue, card: Card) -> dict[str, Any]:
    """The whole card, as JSON can hold it; codes stand beside their titles in both languages."""
    complete = completeness(card)
    return {
        "format": FORMAT,
        "city": catalogue.city.city if card.service is not None else None,
        "service": card.service,
        "data_version": catalogue.version.label if card.service is not None else None,
        "completeness": {
            "asked": complete.asked,
            "written": complete.written,
            "known": complete.known,
            "missing": complete.missing,
        },
        "electronic": {one.stage: str(one.mode) for one in electronic_of(card).stages},
        "sections": [_section(card, section) for section in card.form.sections],
    }


def _section(card: Card, section: Section) -> dict[str, Any]:
    return {
        "id": section.section_id,
        "form": section.form,
        "number": section.number,
        "title": {"fa": section.title_fa, "en": section.title_en},
        "fields": [
            _field(card, field)
            for field in card.form.of_section(section.section_id)
            if field in card.form.kept
        ],
    }


def _field(card: Card, field: Field) -> dict[str, Any]:
    entry = card.entry(field.field_id)
    return {
        "id": field.field_id,
        "title": {"fa": field.title_fa, "en": field.title_en},
        "type": str(field.type),
        "asked": card.asks(field),
        "value": thawed(entry.value),
        **_choices(field, entry),
        **_ground(entry),
    }


def _choices(field: Field, entry: Entry) -> dict[str, Any]:
    if not field.choices or entry.value is None:
        return {}
    codes = entry.value if isinstance(entry.value, tuple) else (entry.value,)
    titles = [field.choice_by_code[code] for code in codes]
    return {"chosen": [{"fa": one.title_fa, "en": one.title_en} for one in titles]}


def _ground(entry: Entry) -> dict[str, Any]:
    """Whose word it is: a person's, with name and time, or the ground on which it is known."""
    if entry.who is not None and entry.when is not None:
        return {"by": entry.who, "at": entry.when.isoformat(), "version": entry.version}
    if entry.basis is None:
        return {}
    return {"basis": str(entry.basis), "reason": {"fa": entry.reason_fa, "en": entry.reason_en}}
