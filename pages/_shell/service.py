"""One service: its head and its cards, made from its profile."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import unquote

from dash import dcc, html

from model.cards.card import EXAMPLE, card_of, example_card
from model.cards.completeness import completeness
from model.catalogue import Catalogue, Finding, Service
from model.errors import NotFound, TarazuError
from model.overview import city_standing
from model.service_profile import GivenBy, Listing, Profile, parse_service_id
from pages._shell import scores, service_waiting
from pages._shell.card import head_link
from pages._shell.components import card, empty_state, group_badge, page_head, status_badge
from pages._shell.facts import figures_of, other_places, place_of
from pages._shell.frame import request_language
from pages._shell.i18n import Texts, texts_in


def contents(
    texts: Texts, catalogue: Catalogue, profile: Profile, beside: Sequence[object] = ()
) -> list[object]:
    """Give the page of one service, with further cards beside the others."""
    return [
        _steps(texts, catalogue, profile),
        _head(texts, catalogue, profile),
        html.Div(
            [
                html.Div(scores.place_card(texts, catalogue, profile), className="service-main"),
                html.Div(
                    [
                        *beside,
                        service_waiting.waiting_card(texts, catalogue, profile.service),
                        scores.readiness_card(texts, catalogue, profile),
                    ],
                    className="service-side",
                ),
                html.Div(
                    [
                        _systems_card(texts, profile.systems),
                        _listings_card(texts, catalogue, profile.listings),
                        _findings_card(texts, profile.findings),
                    ],
                    className="service-rest",
                ),
            ],
            className="service-cards",
        ),
    ]


def example(texts: Texts) -> list[object]:
    """Head the page of the filled example, whose card stands below."""
    name = str(example_card().value("title"))
    return [
        page_head(texts("card.example.heading"), texts("card.example.answer")),
        html.P(html.Bdi(name, lang="fa"), className="service-full"),
    ]


def unknown(texts: Texts, catalogue: Catalogue, error: TarazuError) -> list[object]:
    """Say that there is no such service, and how to go on."""
    numbers = sorted(catalogue.service_by_id)
    ways: list[object] = [
        dcc.Link(texts("service.all"), href="/services", className="tool-button"),
        dcc.Link(texts("service.to_home"), href="/", className="tool-button"),
    ]
    says = [html.P(texts.error(error))]
    if numbers:
        says.append(html.P(texts("service.range", first=numbers[0], last=numbers[-1])))
    return [
        html.Div(
            [
                html.H1(texts("service.unknown"), className="page-title"),
                *says,
                html.Div(ways, className="ways"),
            ],
            className="card-box lost",
        )
    ]


def _steps(texts: Texts, catalogue: Catalogue, profile: Profile) -> html.Nav:
    """Lead to the service before, the list of all, and the service after."""
    number = texts(
        "service.number",
        number=profile.service.service_id,
        total=city_standing(catalogue).total,
    )
    sides = [
        None
        if service is None
        else dcc.Link(
            [
                html.Span(texts(f"service.{side}")),
                html.Span(service.short(texts.language), className="step-title"),
            ],
            href=f"/services/{service.service_id}",
            className=f"step step-{side}",
        )
        for side, service in (("previous", profile.previous), ("next", profile.next))
    ]
    middle = dcc.Link([number, " · ", texts("service.all")], href="/services", className="step-all")
    return html.Nav(
        [sides[0] or html.Span(), middle, sides[1] or html.Span()],
        className="steps no-print",
        **{"aria-label": texts("service.neighbours")},
    )


def _head(texts: Texts, catalogue: Catalogue, profile: Profile) -> html.Div:
    service = profile.service
    domain = catalogue.domain_by_id[service.domain]
    marks: list[object] = [
        status_badge(texts, service.status),
        dcc.Link(domain.title(texts.language), href=f"/services?domain={domain.domain_id}"),
    ]
    if profile.explanation:
        marks.append(
            html.Span([texts("service.group"), " ", group_badge(texts, profile.explanation.group)])
        )
    if service.todo_id is not None:
        marks.append(html.Span(texts("service.todo", number=service.todo_id), className="quiet"))
    marks.append(head_link(texts, completeness(card_of(catalogue, service.service_id))))
    return html.Div(
        [
            html.H1(service.short(texts.language), className="page-title"),
            html.Div(marks, className="service-marks"),
            *_other_titles(texts, service),
        ],
        className="page-head",
    )


def _other_titles(texts: Texts, service: Service) -> list[html.P]:
    """Give the full title where the short one leaves something out, and the other language's."""
    titles = []
    if texts.language == "en" or not service.title_fa.endswith(service.short_fa):
        titles.append(html.Bdi(service.title_fa, lang="fa"))
    if texts.language == "fa":
        titles.append(html.Bdi(service.title_en, lang="en", className="quiet"))
    return [html.P(title, className="service-full") for title in titles]


def _listings_card(texts: Texts, catalogue: Catalogue, listings: Sequence[Listing]) -> html.Section:
    if not listings:
        empty = empty_state(texts("service.listings.none"), texts("service.listings.none.next"))
        return card(texts("service.listings"), empty)
    titles = {item.table_id: item.title(texts.language) for item in catalogue.source_tables}
    columns = [texts(f"service.column.{name}") for name in ("table", "page", "row", "id", "title")]
    rows = [_listing_row(texts, titles, item) for item in listings]
    other = sum(item.other_title or item.other_domain for item in listings)
    return card(
        texts("service.listings"),
        html.Div(
            html.Table(
                [
                    html.Caption(texts("service.listings"), className="visually-hidden"),
                    html.Thead(html.Tr([html.Th(name, scope="col") for name in columns])),
                    html.Tbody(rows),
                ],
                className="plain-table listings",
            ),
            className="table-scroll",
            tabIndex=0,
            role="region",
            **{"aria-label": texts("service.listings")},
        ),
        answer=(
            texts.count("service.listings.same", len(listings))
            if not other
            else texts.count("service.listings.other", len(listings), other=other)
        ),
    )


def _listing_row(texts: Texts, titles: dict[str, str], item: Listing) -> html.Tr:
    listing = item.listing
    table_no = listing.table_no or ""
    name = texts("home.table", table=texts.number(table_no), title=titles.get(table_no, ""))
    printed: list[object] = [
        html.Span(listing.printed_title_fa, className="printed-title", lang="fa", dir="rtl")
    ]
    if item.other_title:
        printed.append(html.Span(texts("service.other_title"), className="pill is-other"))
    if item.other_domain:
        words = texts("service.other_domain", domain=listing.printed_domain_fa)
        printed.append(html.Span(words, className="pill is-other"))
    figures = (("page", listing.page), ("row", listing.row), ("id", listing.printed_id))
    cells = [
        html.Td(
            "–" if value is None else texts.number(value),
            **{"data-label": texts(f"service.column.{column}")},
        )
        for column, value in figures
    ]
    return html.Tr(
        [html.Th(name, scope="row"), *cells, html.Td(printed)],
        className="is-other-row" if item.other_title or item.other_domain else "",
    )


def _systems_card(texts: Texts, systems: Sequence[GivenBy]) -> html.Section:
    if not systems:
        empty = empty_state(texts("service.systems.none"), texts("service.systems.none.next"))
        return card(texts("service.systems"), empty)
    return card(
        texts("service.systems"),
        html.Ul([_system(texts, item) for item in systems], className="briefs"),
        answer=texts.count("service.systems.answer", len(systems)),
    )


def _system(texts: Texts, item: GivenBy) -> html.Li:
    system, link = item.system, item.link
    how = texts(
        "service.systems.link",
        place=place_of(texts, link),
        number=texts.number(link.printed_number),
        numbering=texts(f"numbering.{link.numbering}"),
    )
    reason = texts.of(link, "reason")
    return html.Li(
        [
            html.Span(
                [
                    html.Span(system.title(texts.language), className="brief-subject"),
                    " ",
                    html.Bdi(system.printed_code, className="code"),
                ]
            ),
            html.Span(texts(f"system_status.{system.status}"), className="brief-effect"),
            html.Span([how, " ", reason or ""], className="quiet"),
        ]
    )


def _findings_card(texts: Texts, findings: Sequence[Finding]) -> html.Section:
    if not findings:
        empty = empty_state(texts("service.findings.none"), texts("service.findings.none.next"))
        return card(texts("service.findings"), empty)
    return card(
        texts("service.findings"),
        html.Ul([finding_item(texts, finding) for finding in findings], className="briefs"),
        answer=texts.count("service.findings.answer", len(findings)),
        link=(texts("service.findings.all"), "/data"),
    )


def finding_item(texts: Texts, finding: Finding) -> html.Li:
    """Tell one finding: what it changes, what is printed and follows, and how it is treated."""
    lines: list[object] = [
        html.Span(
            [
                html.Span(
                    texts(f"severity.{finding.severity}"),
                    className=f"pill severity-{finding.severity.replace('_', '-')}",
                ),
                html.Span(
                    [texts(f"kind.{finding.kind}"), " · ", place_of(texts, finding)],
                    className="quiet",
                ),
            ],
            className="brief-marks",
        ),
        html.Span(texts.of(finding, "effect"), className="brief-effect"),
    ]
    if finding.printed or finding.follows:
        says = texts(
            "finding.printed_follows",
            printed=figures_of(texts, finding.printed) or "–",
            follows=figures_of(texts, finding.follows) or "–",
        )
        lines.append(html.Span(says, dir="auto"))
    if finding.other_place:
        where = texts("finding.elsewhere", place=other_places(texts, finding.other_place))
        lines.append(html.Span(where, className="quiet"))
    treated = texts(
        "finding.treated",
        treatment=texts(f"treatment.{finding.treatment}"),
        how=texts.of(finding, "treatment"),
    )
    lines.append(html.Span(treated))
    return html.Li(lines)


def service_title(service_id: str | None = None, **_: object) -> str:
    """Title the page of one service in the visitor's language; Dash calls it per visit.

    Only a number is repeated: the address comes from outside, and Dash puts titles into the
    document as they are.
    """
    texts = texts_in(request_language())
    if service_id == EXAMPLE:
        return texts("shell.page_title", page=texts("card.example.heading"), app=texts("app.name"))
    try:
        page = texts("service.page", number=parse_service_id(unquote(service_id or "")))
    except NotFound:
        page = texts("service.unknown")
    return texts("shell.page_title", page=page, app=texts("app.name"))
