"""How complete the identity cards of a city are, by domain and as a whole."""

from __future__ import annotations

from dash import dcc, html

from model.cards.completeness import Completeness, Coverage
from pages._shell.card import meter
from pages._shell.components import card, table
from pages._shell.i18n import Texts

COLUMNS = ("domain", "cards", "percent", "written", "known", "missing")


def coverage_card(texts: Texts, found: Coverage) -> html.Section:
    """Say how far the cards are, domain by domain."""
    rows = [
        _row(
            texts,
            dcc.Link(domain.title(texts.language), href=f"/services?domain={domain.domain_id}"),
            complete,
            number,
        )
        for domain, complete, number in found.domains
    ]
    number = len(found.services)
    rows.append(_row(texts, texts("services.cards.whole"), found.whole, number))
    return card(
        texts("services.cards"),
        table(
            texts("services.cards"),
            [texts(f"services.cards.column.{name}") for name in COLUMNS],
            rows,
            "card-domains",
        ),
        answer=texts(
            "services.cards.answer",
            percent=found.whole.percent,
            number=number,
            written=found.whole.written,
            known=found.whole.known,
            missing=found.whole.missing,
            complete=found.complete,
            begun=found.begun,
        ),
        class_name="services-cards",
    )


def _row(texts: Texts, name: object, complete: Completeness, number: int) -> list[object]:
    filled = [texts("services.card.percent", percent=complete.percent), meter(texts, complete)]
    figures = (complete.written, complete.known, complete.missing)
    return [name, texts.number(number), html.Div(filled), *map(texts.number, figures)]
