"""What is said of a scenario on every page: its name, its status, its settings."""

from __future__ import annotations

from dash import dcc, html

from model.calendar import day_of, format_jalali
from model.catalogue import Catalogue, DataVersion
from model.roadmap.written import settings_parts
from model.scenarios.content import Content
from model.scenarios.view import Reference
from model.scoring import DEFAULT_BOUNDS
from model.shelf import ShelfItem, ShelfRevision
from model.weights import INDEX_IDS, Weights
from pages._shell.i18n import Texts
from pages._shell.weighed import Carried, address, bounds_values, carried, picture_of
from pages._shell.words import person

PATH = "/scenarios"
ROADMAP = "/roadmap"
Item = ShelfItem[Content]
Save = ShelfRevision[Content]


def title_words(texts: Texts, item: Item) -> str:
    """Name a scenario."""
    return texts("scenarios.report") if item.fixed else item.title


def tags_words(texts: Texts, item: Item) -> str:
    """List its tags as people write them."""
    return texts("list.comma").join(item.tags)


def standing_badge(texts: Texts, item: Item) -> html.Span:
    """Say how far the council has come with it, with its word."""
    status = "fixed" if item.fixed else str(item.status)
    return html.Span(
        texts(f"scenario_status.{status}"), className=f"pill scenario-pill scenario-is-{status}"
    )


def reference_of(item: Item) -> Reference:
    """Refer to the revision that an item holds."""
    return Reference(item.key, None if item.fixed else item.newest.number)


def link(texts: Texts, item: Item, **attributes: object) -> dcc.Link:
    """Lead to the page of a scenario."""
    return dcc.Link(html.Bdi(title_words(texts, item)), href=f"{PATH}/{item.key}", **attributes)


def opens(content: Content, report: Weights, path: str = "/priorities") -> str:
    """Give the address that shows a page under these settings, the roadmap under its own too."""
    return address(path, address_parts(content, report, path))


def address_parts(content: Content, report: Weights, path: str) -> Carried:
    """Give what in the address of a page says these settings."""
    planned = path == ROADMAP and content.roadmap is not None
    settings = settings_parts(content.roadmap) if planned and content.roadmap else {}
    return {**carried(picture_of(content), report), **settings}


def settings_words(texts: Texts, content: Content) -> str:
    """Say what a scenario sets beside its weights; nothing if all is as usual."""
    parts = []
    if content.what_ifs:
        parts.append(texts.count("scenarios.what_ifs", len(content.what_ifs)))
    if content.bounds != DEFAULT_BOUNDS:
        parts.append(texts("scenarios.bounds", **bounds_values(texts, content.bounds)))
    return texts("list.semicolon").join(parts)


def indices_legend(texts: Texts, catalogue: Catalogue) -> html.Div:
    """Name the six colours, in the order in which the bars stand."""
    names = {index.index_id: texts.of(index, "short") for index in catalogue.indices}
    parts = [
        html.Span([html.Span(className=f"swatch share-{place}"), names[index]])
        for place, index in enumerate(INDEX_IDS)
    ]
    return html.Div(parts, className="legend")


def weights_strip(texts: Texts, catalogue: Catalogue, weights: Weights) -> html.Span:
    """Draw six weights as bars with their numbers, in the colours of the indices."""
    names = {index.index_id: texts.of(index, "short") for index in catalogue.indices}
    report = {index.index_id: index.weight for index in catalogue.indices}
    bars, most = [], max(weights.values)
    for place, name in enumerate(INDEX_IDS):
        other = " is-other-weight" if weights[name] != report[name] else ""
        bars.append(
            html.Span(
                [
                    html.Span(texts.number(weights[name]), className="strip-number"),
                    html.Span(
                        html.Span(
                            className=f"strip-bar share-{place}",
                            style={"height": f"{100 * weights[name] / most:.0f}%"},
                        ),
                        className="strip-track",
                    ),
                ],
                className=f"strip-part{other}",
                title=texts(
                    "scenarios.weight_of",
                    index=names[name],
                    weight=weights[name],
                    report=report[name],
                ),
            )
        )
    listed = texts("list.comma").join(
        texts("scenarios.index_weight", index=names[name], weight=weights[name])
        for name in INDEX_IDS
    )
    return html.Span(
        [
            html.Span(listed, className="visually-hidden"),
            html.Span(bars, **{"aria-hidden": "true"}),
        ],
        className="weights-strip",
    )


def when(texts: Texts, save: Save) -> str:
    """Say on which day a revision was saved."""
    return format_jalali(day_of(save.saved_at), texts.language)


def saved_words(texts: Texts, item: Item, save: Save) -> str:
    """Say who saved a revision when; of the report's own, whose it is."""
    if item.fixed:
        return texts("scenarios.report_by")
    return texts(
        "scenarios.saved",
        who=person(texts, save.saved_by),
        day=when(texts, save),
        number=save.number,
    )


def spoken(words: str, class_name: str = "") -> html.P:
    """Show what a person wrote, in its own direction and at the page's side."""
    return html.P(html.Bdi(words), className=class_name)


def reason_words(texts: Texts, item: Item, save: Save) -> str:
    """Say why a revision was saved."""
    return texts("scenarios.report_reason") if item.fixed else save.reason


def data_words(texts: Texts, version: DataVersion) -> str:
    """Name a state of the data."""
    return texts("scenarios.data", version=texts.number(version.label))


def adopted_notice(texts: Texts, adopted: Item | None, report: Weights) -> html.Div:
    """Say in the council's view which scenario is adopted, and lead to it."""
    if adopted is None:
        ways: list[object] = [
            html.Span(texts("scenarios.answer.not_adopted")),
            " ",
            dcc.Link(texts("scenarios.all"), href=PATH),
        ]
    else:
        content = adopted.newest.content
        ways = [
            html.Span([texts("home.adopted"), " ", html.B(link(texts, adopted))]),
            html.Span([" · ", saved_words(texts, adopted, adopted.newest)], className="quiet"),
            " · ",
            dcc.Link(texts("scenarios.open"), href=opens(content, report)),
        ]
    return html.Div(ways, className="home-adopted", role="status")
