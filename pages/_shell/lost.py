"""The page of an address that cannot be opened at all, written without Dash."""

from __future__ import annotations

from html import escape

from model.errors import TarazuError
from pages._shell.i18n import Texts

DOCUMENT = """<!DOCTYPE html>
<html lang="{language}" dir="{direction}">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>{title}</title>
    <link rel="stylesheet" href="/assets/vendor/vazirmatn/vazirmatn.css">
    <link rel="stylesheet" href="/assets/css/tarazu.css">
  </head>
  <body>
    <main class="frame-main">
      <div class="card-box lost">
        <h1 class="page-title">{title}</h1>
        <p>{reason}</p>
        <p><a href="/">{way}</a></p>
      </div>
    </main>
  </body>
</html>"""


def document(texts: Texts, error: TarazuError) -> str:
    """Say why the address leads nowhere, with the way to the start."""
    return DOCUMENT.format(
        language=texts.language,
        direction="rtl" if texts.language == "fa" else "ltr",
        title=escape(texts("notfound.heading")),
        reason=escape(texts.error(error)),
        way=escape(texts("service.to_home")),
    )
