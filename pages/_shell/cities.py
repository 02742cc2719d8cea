"""The cities side by side, as cards."""

from __future__ import annotations

from collections.abc import Sequence

from dash import html

from model.catalogue import Catalogue
from model.cities import Figure, Heading, Place, compare, headings
from pages._shell.components import card, fact_mark, table
from pages._shell.i18n import Texts


def cards(texts: Texts, catalogues: Sequence[Catalogue]) -> list[html.Section]:
    """Lay out the comparison: the numbers, then headings and channels city by city."""
    return [
        _numbers_card(texts, catalogues),
        *(_city_card(texts, one) for one in catalogues),
    ]


def answers(texts: Texts, catalogue: Catalogue) -> list[list[object]]:
    """Give what one city answers, as rows of a table."""
    return [
        [texts(f"cities.{name}"), _cell(texts, catalogue, figures)]
        for name, (figures,) in compare([catalogue]).items()
    ]


def _numbers_card(texts: Texts, catalogues: Sequence[Catalogue]) -> html.Section:
    rows: list[list[object]] = []
    for name, answers in compare(catalogues).items():
        cells = [
            _cell(texts, catalogue, figures)
            for catalogue, figures in zip(catalogues, answers, strict=True)
        ]
        rows.append([texts(f"cities.{name}"), *cells])
    columns = [texts("cities.question"), *(one.city.title(texts.language) for one in catalogues)]
    return card(
        texts("cities.numbers"),
        table(texts("cities.numbers"), columns, rows, "cities-table", labelled=True),
        answer=texts("cities.numbers.answer"),
        class_name="cities-wide",
    )


def _cell(texts: Texts, catalogue: Catalogue, figures: Sequence[Figure]) -> html.Div:
    if not figures:
        return html.Div(html.Span(texts("cities.not_given"), className="quiet"))
    return html.Div([_figure(texts, catalogue, one) for one in figures], className="cities-cell")


def _figure(texts: Texts, catalogue: Catalogue, one: Figure) -> html.Div:
    number = texts.number(one.value)
    if one.whole is not None:
        share = texts.number(round(100 * one.value / one.whole)) if one.whole else number
        number = texts("cities.part", value=number, whole=texts.number(one.whole), share=share)
    return html.Div(
        [
            html.B(number),
            " ",
            fact_mark(texts, one.basis),
            html.Span(_places(texts, catalogue, one.places), className="quiet cities-place"),
        ]
    )


def _places(texts: Texts, catalogue: Catalogue, places: Sequence[Place]) -> str:
    """Say where a number stands: the source once, then its tables."""
    titles = {source.source_id: source.title(texts.language) for source in catalogue.sources}
    by_source: dict[str, list[str]] = {}
    for document, table_no in places:
        tables = by_source.setdefault(titles.get(document, document), [])
        if table_no:
            kind = "table" if table_no.isdecimal() else "section"
            tables.append(texts(f"place.{kind}", number=texts.number(table_no)))
    comma, semicolon = texts("list.comma"), texts("list.semicolon")
    return semicolon.join(comma.join([title, *tables]) for title, tables in by_source.items())


def _city_card(texts: Texts, catalogue: Catalogue) -> html.Section:
    name = catalogue.city.title(texts.language)
    found = headings(catalogue)
    channels = sorted(catalogue.rollout_channels, key=lambda one: one.position)
    lines: list[object] = [html.H3(texts("cities.headings_of"), className="source-title")]
    lines.append(
        html.Ul([html.Li(_heading(texts, one)) for one in found], className="cities-list")
        if found
        else html.P(texts("cities.headings.none"), className="quiet")
    )
    lines.append(html.H3(texts("cities.channels_of"), className="source-title"))
    lines.append(
        html.Ul(
            [
                html.Li(
                    [
                        html.Span(one.title(texts.language)),
                        html.B("" if one.count is None else texts.number(one.count)),
                    ]
                )
                for one in channels
            ],
            className="cities-list",
        )
        if channels
        else html.P(texts("cities.channels.none"), className="quiet")
    )
    way = html.A(
        texts("cities.visit", city=name),
        href=f"/?city={catalogue.city.city}",
        className="card-link",
    )
    return card(name, *lines, way)


def _heading(texts: Texts, one: Heading) -> list[object]:
    count = (
        html.Span(texts("cities.uncounted"), className="quiet")
        if one.services is None
        else html.B(texts.number(one.services))
    )
    return [html.Span(one.title(texts.language)), count]
