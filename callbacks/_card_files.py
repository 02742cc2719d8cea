"""The card of a service as a file: on paper, made beside the server, and as JSON."""

from __future__ import annotations

import base64
import io
import json
from collections.abc import Mapping
from typing import Any

from dash import Dash, Input, Output, dcc
from dash.exceptions import PreventUpdate
from flask import Flask, Response, send_file

from callbacks import _background
from callbacks._background import Job, work
from callbacks._pdf import card_pdf
from callbacks._services import Services
from model.cards.card import EXAMPLE, Card, card_of, example_card
from model.cards.export import card_json
from model.catalogue import Catalogue
from model.errors import InvalidInput, NotFound, TarazuError, quoted
from model.service_profile import parse_service_id
from pages._shell import ids

C = ids.Card
PATH = "/services/"
PDF = "application/pdf"


def register(app: Dash, services: Services) -> None:
    """Register the addresses of the files, and the print that a page asks for."""
    _register_addresses(app.server, services)
    _background.register(
        app,
        services,
        print_card,
        ask_print,
        Output(C.PAPER, "data"),
        Input(C.PRINT, "data"),
        bar=C.PRINT_BAR,
        cancel=[Input(C.PRINT_CANCEL, "n_clicks")],
        running=[(Output(C.PRINT_WAIT, "hidden"), False, True)],
    )


def ask_print(services: Services, wish: object) -> dict[str, Any]:
    """Check which card is to be printed.

    Raises
    ------
    InvalidInput
        ``error.request.malformed``
    NotFound
        ``error.service.unknown``
    """
    if wish is None:
        raise PreventUpdate
    key = wish.get("card") if isinstance(wish, Mapping) else None
    if not isinstance(key, str):
        raise InvalidInput("error.request.malformed")
    card_at(services.catalogue(), key)
    return {"card": key}


@work
def print_card(job: Job, question: Mapping[str, str]) -> object:
    """Print a card as the official form, as a file that a page gives away."""
    key = question["card"]
    catalogue = job.catalogue()
    content = card_pdf(catalogue, card_at(catalogue, key), job.watch)
    return dcc.send_bytes(content, f"card-{key}.pdf", PDF)


def _register_addresses(server: Flask, services: Services) -> None:
    @server.get(f"{PATH}<key>/card.pdf")
    def as_pdf(key: str) -> Response:
        card_at(services.catalogue(), key)
        if services.background is None:
            raise TarazuError("error.unexpected")
        # Whoever calls an address waits; the work is done where all that takes long is done.
        file = _background.answer_of(services.background, print_card, {"card": key})
        content = base64.b64decode(file["content"])
        return send_file(io.BytesIO(content), mimetype=PDF, download_name=file["filename"])

    @server.get(f"{PATH}<key>/card.json")
    def as_json(key: str) -> Response:
        catalogue = services.catalogue()
        content = card_json(catalogue, card_at(catalogue, key))
        text = json.dumps(content, ensure_ascii=False, indent=2)
        return send_file(
            io.BytesIO(text.encode()),
            mimetype="application/json",
            as_attachment=True,
            download_name=f"card-{key}.json",
        )


def card_at(catalogue: Catalogue, key: str) -> Card:
    """Give the card that an address names.

    Raises
    ------
    NotFound
        ``error.service.unknown``
    """
    if key == EXAMPLE:
        return example_card()
    if not (key.isascii() and key.isdecimal()):
        raise NotFound("error.service.unknown", value=quoted(key))
    return card_of(catalogue, parse_service_id(key))
