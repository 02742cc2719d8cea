"""The frame around every page: the document, the top bar, the place for messages."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import dash_bootstrap_components as dbc
import flask
from dash import Dash, dcc, html, page_container, page_registry

from model.calendar import format_jalali
from model.catalogue import City
from pages._shell import city_switch, ids, name_dialog
from pages._shell.components import icon
from pages._shell.i18n import COOKIE, Language, Texts, language_of, texts_in

THEME_COOKIE = "tarazu-theme"
BOOTSTRAP = {
    "rtl": "vendor/bootstrap/bootstrap.rtl.min.css",
    "ltr": "vendor/bootstrap/bootstrap.min.css",
}
DOCUMENT = """<!DOCTYPE html>
<html lang="{language}" dir="{direction}" data-bs-theme="{theme}">
  <head>
    {metas}
    <meta name="color-scheme" content="light dark">
    <title>{title}</title>
    <link rel="icon" type="image/svg+xml" href="{icon}">
    <link id="bootstrap-style" rel="stylesheet" href="{bootstrap}"
          data-rtl="{bootstrap_rtl}" data-ltr="{bootstrap_ltr}">
    {css}
  </head>
  <body>
    {app_entry}
    <footer>{config}{scripts}{renderer}</footer>
  </body>
</html>"""


@dataclass(frozen=True)
class Heading:
    """What the top bar says: the city, those to choose from, the version of its data, who looks."""

    city: City
    cities: tuple[City, ...]
    version: str
    published: date | None
    user: str | None = None


class TarazuDash(Dash):
    """Dash with a document that carries language, direction and theme from the first byte."""

    default_language: Language = "fa"

    def language(self) -> Language:
        """Give the language that this visitor chose, or the installation's default."""
        return request_language(self.default_language)

    def interpolate_index(self, **parts: str) -> str:  # type: ignore[override]
        """Fill the document; called by Dash for each visit."""
        language = self.language()
        direction = "rtl" if language == "fa" else "ltr"
        links = {name: self.get_asset_url(path) for name, path in BOOTSTRAP.items()}
        parts.pop("favicon", None)
        return DOCUMENT.format(
            language=language,
            direction=direction,
            theme="dark" if flask.request.cookies.get(THEME_COOKIE) == "dark" else "light",
            icon=self.get_asset_url("tarazu.svg"),
            bootstrap=links[direction],
            bootstrap_rtl=links["rtl"],
            bootstrap_ltr=links["ltr"],
            **parts,
        )


def request_language(default: Language = "fa") -> Language:
    """Give the language that the visitor of the request at hand chose."""
    if not flask.has_request_context():
        return default
    return language_of(flask.request.cookies.get(COOKIE), default)


def layout(texts: Texts, heading: Heading) -> html.Div:
    """Lay out the frame with the place where the pages appear."""
    return html.Div(
        [
            dcc.Store(id=ids.Shell.LANGUAGE, data=texts.language),
            dcc.Store(id=ids.Shell.NAVIGATED),
            dcc.Store(id=ids.Shell.NAME, data=heading.user),
            html.Header(header(texts, heading), id=ids.Shell.HEADER, className="frame-top"),
            html.Main(page_container, id="main", className="frame-main"),
            html.Div(id=ids.Shell.ANNOUNCE, className="visually-hidden", **{"aria-live": "polite"}),
            dbc.Toast(
                "",
                id=ids.Shell.TOAST,
                header=texts("toast.title"),
                is_open=False,
                dismissable=True,
                className="frame-toast",
            ),
        ],
        id=ids.Shell.FRAME,
        className="frame",
    )


def header(texts: Texts, heading: Heading) -> list[object]:
    """Build the top bar and its form on paper."""
    return [
        html.Div(_bar(texts, heading), className="frame-header no-print"),
        html.Div(
            [
                html.B(f"{texts('app.name')} · {heading.city.title(texts.language)}"),
                html.Span(_version(texts, heading)),
                html.Span(format_jalali(date.today(), texts.language, month_name=True)),
            ],
            className="print-head",
        ),
        name_dialog.dialog(texts, heading.user),
    ]


def _bar(texts: Texts, heading: Heading) -> list[object]:
    """Build the top bar: name, city, pages, data version and the buttons."""
    return [
        html.A(texts("shell.skip"), href="#main", className="skip-link"),
        dcc.Link(texts("app.name"), href="/", className="brand"),
        city_switch.switch(texts, heading.city, heading.cities),
        html.Button(
            icon("menu"),
            id=ids.Shell.MENU_BUTTON,
            className="icon-button frame-menu",
            title=texts("shell.menu"),
            **{"aria-label": texts("shell.menu"), "aria-expanded": "false"},
        ),
        html.Nav(
            [
                dcc.Link(texts(page["nav"]), href=page["path"], className="frame-link")
                for page in page_registry.values()
                if page.get("nav")
            ],
            id=ids.Shell.NAVIGATION,
            className="frame-nav",
            **{"aria-label": texts("shell.pages")},
        ),
        html.Span(_version(texts, heading), className="frame-version"),
        html.Div(
            [
                name_dialog.button(texts, heading.user),
                _button(ids.Shell.PRESENT_BUTTON, "present", texts("shell.present")),
                _button(ids.Shell.PRINT_BUTTON, "print", texts("shell.print")),
                _button(ids.Shell.THEME_BUTTON, "theme", texts("shell.theme")),
                html.Button(
                    texts("shell.other_language"),
                    id=ids.Shell.LANGUAGE_BUTTON,
                    className="text-button",
                    lang="en" if texts.language == "fa" else "fa",
                    title=texts("shell.switch_language"),
                ),
            ],
            className="frame-tools",
        ),
    ]


def _version(texts: Texts, heading: Heading) -> str:
    version = texts.number(heading.version)
    if heading.published is None:
        return texts("shell.version", version=version)
    day = format_jalali(heading.published, texts.language, month_name=True)
    return texts("shell.version_of", version=version, date=day)


def _button(element_id: str, picture: str, label: str) -> html.Button:
    return html.Button(
        icon(picture),
        id=element_id,
        className="icon-button",
        title=label,
        **{"aria-label": label},
    )


def page_title(key: str) -> Callable[..., str]:
    """Give the function that titles a page in the visitor's language; Dash calls it per visit."""

    def title(**_: object) -> str:
        texts = texts_in(request_language())
        return texts("shell.page_title", page=texts(key), app=texts("app.name"))

    return title
