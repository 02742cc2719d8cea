"""What ``assets/js/cards.js`` builds the editor of a card from."""

from __future__ import annotations

from typing import Any

from model.cards.card import Card
from model.cards.form import Field
from model.cards.values import LONGEST_LONG_TEXT, LONGEST_TEXT, MOST_ITEMS
from model.catalogue import thawed
from pages._shell.i18n import Texts


def editor_data(texts: Texts, card: Card) -> dict[str, Any]:
    """Give the form with its guides and choices, the card's values and versions, and the words."""
    fields = card.form.kept
    return {
        "service": card.service,
        "language": texts.language,
        "texts": texts.starting_with("card.script."),
        "longest": {"text": LONGEST_TEXT, "long_text": LONGEST_LONG_TEXT},
        "most": MOST_ITEMS,
        "sections": {
            section.section_id: [
                _described(texts, card, field)
                for field in card.form.of_section(section.section_id)
                if field in fields
            ]
            for section in card.form.sections
        },
        "values": {f.field_id: thawed(card.value(f.field_id)) for f in fields},
        "versions": {f.field_id: card.entry(f.field_id).version for f in fields},
    }


def _described(texts: Texts, card: Card, field: Field) -> dict[str, Any]:
    parts = card.form.parts_by_group.get(field.field_id, ())
    return {
        "id": field.field_id,
        "title": texts.of(field),
        "guide": texts.of(field, "guide"),
        "type": str(field.type),
        "choices": [
            [choice.code, texts.of(choice), texts.of(choice, "guide")] for choice in field.choices
        ],
        "when": [list(condition) for condition in field.asked_when],
        "parts": [_described(texts, card, part) for part in parts],
    }
