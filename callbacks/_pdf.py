"""Paper: HTML of ours turned into a PDF, with the project's own font and nothing from elsewhere."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

from model.cards.card import Card
from model.catalogue import Catalogue
from model.errors import TarazuError
from model.settings import ROOT
from pages._shell.card_paper import card_html
from pages._shell.i18n import texts_in

FONTS = ROOT / "assets" / "vendor" / "vazirmatn"
SCHEME = "font:"


def card_pdf(catalogue: Catalogue, card: Card) -> bytes:
    """Print a card as the official form, in Persian.

    Raises
    ------
    TarazuError
        ``error.card.pdf`` if the libraries that lay text out are not installed.
    """
    return to_pdf(card_html(texts_in("fa"), catalogue, card))


def to_pdf(html: str) -> bytes:
    """Turn a document of ours into a PDF.

    Raises
    ------
    TarazuError
        ``error.card.pdf``
    """
    try:
        # Brought in with the first print: it takes longer to load than most pages.
        from weasyprint import HTML
    except OSError as error:  # Pango is a library of the system, not of Python
        raise TarazuError("error.card.pdf") from error
    content: bytes = HTML(string=html, url_fetcher=_fetch, base_url=None).write_pdf(
        font_config=_fonts()
    )
    return content


@lru_cache(maxsize=1)
def _fonts() -> Any:
    from weasyprint.text.fonts import FontConfiguration

    return FontConfiguration()


def _fetch(address: str, *_: object, **__: object) -> Any:
    """Give the files of the project's font, and refuse everything else."""
    from weasyprint.urls import URLFetcherResponse

    name = address.removeprefix(SCHEME)
    if not address.startswith(SCHEME) or name not in _font_files():
        raise ValueError(address)
    content = (FONTS / name).read_bytes()
    return URLFetcherResponse(address, content, {"Content-Type": "font/woff2"})


@lru_cache(maxsize=1)
def _font_files() -> frozenset[str]:
    return frozenset(path.name for path in Path(FONTS).glob("*.woff2"))
