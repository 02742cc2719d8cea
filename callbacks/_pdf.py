"""Paper: HTML of ours turned into a PDF, with the project's own font and nothing from elsewhere."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

from model.cards.card import Card
from model.catalogue import Catalogue
from model.errors import TarazuError
from model.robustness.progress import UNWATCHED, Watch
from model.settings import ROOT
from pages._shell.card_paper import card_html
from pages._shell.i18n import texts_in

FONTS = ROOT / "assets" / "vendor" / "vazirmatn"
SCHEME = "font:"
STEPS = 3


def card_pdf(catalogue: Catalogue, card: Card, watch: Watch = UNWATCHED) -> bytes:
    """Print a card as the official form, in Persian.

    Raises
    ------
    TarazuError
        ``error.card.pdf`` if the libraries that lay text out are not installed.
    """
    return to_pdf(card_html(texts_in("fa"), catalogue, card), watch)


def to_pdf(html: str, watch: Watch = UNWATCHED) -> bytes:
    """Turn a document of ours into a PDF: read it, lay it out, write it.

    Raises
    ------
    Cancelled
        When it was stopped between two of these steps.
    TarazuError
        ``error.card.pdf``
    """
    try:
        # Brought in with the first print: it takes longer to load than most pages.
        from weasyprint import HTML
    except OSError as error:  # Pango is a library of the system, not of Python
        raise TarazuError("error.card.pdf") from error
    watch.step(1, STEPS)
    watch.pause()
    paper = HTML(string=html, url_fetcher=_fetch, base_url=None).render(font_config=_fonts())
    watch.step(2, STEPS)
    watch.pause()
    content: bytes = paper.write_pdf()
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
