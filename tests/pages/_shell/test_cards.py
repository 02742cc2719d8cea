"""The cards of the council's view, of a service and of the data, without a browser."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from dash.development.base_component import Component

from model.errors import InvalidInput, NotFound
from model.filters import Filters
from model.findings import CHOICES
from model.package_files import package_files
from model.readiness import quick_wins
from model.scoring import Bounds, rank
from model.service_list import choices
from model.service_profile import profile
from model.settings import ROOT
from model.weighing import report_ranking
from model.weights import Weights
from pages._shell import data, facts, overview, service, service_list
from pages._shell.i18n import LANGUAGES, Language, texts_in
from pages._shell.ranks import Order
from tests.model import cities


def words(part: object) -> Iterator[str]:
    """Every text in a tree of components."""
    if isinstance(part, str):
        yield part
    elif isinstance(part, (list, tuple)):
        for item in part:
            yield from words(item)
    elif isinstance(part, Component):
        yield from words(getattr(part, "children", None))


def said(part: object) -> str:
    return " ".join(words(part))


def links(part: object) -> Iterator[str]:
    """Every address in a tree of components."""
    if isinstance(part, (list, tuple)):
        for item in part:
            yield from links(item)
    elif isinstance(part, Component):
        if hasattr(part, "href"):
            yield part.href
        yield from links(getattr(part, "children", None))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_councils_view_of_qom(language: Language) -> None:
    catalogue = cities.qom()
    ranking = report_ranking(catalogue)
    order = Order(ranking, ranking)
    shown = overview.contents(texts_in(language), catalogue, order, quick_wins(catalogue))
    for number in (20, 13, 60, 93):
        assert texts_in(language).number(number) in said(shown)
    assert {"/services/69", "/data?kind=missing", "/priorities?g=1"} <= set(links(shown))


def test_the_councils_view_goes_by_the_adopted_scenario() -> None:
    catalogue, texts = cities.qom(), texts_in("en")
    report = report_ranking(catalogue)
    adopted = rank(report.table, Weights((0, 0, 0, 0, 2, 1)), Bounds(250, 150))
    order = Order(adopted, report, {"w": "0,0,0,0,2,1", "b": "250,150"})
    shown = overview.contents(texts, catalogue, order, quick_wins(catalogue))
    told = said(shown)
    assert "Under the adopted scenario" in told
    assert "Under the report’s weights" not in told
    assert "a mean score of 2.50 or more" in told
    for group in (1, 2, 3):
        assert texts("home.groups.by_report", number=report.group_counts[group]) in told
    there = set(links(shown))
    assert "/priorities?g=1&w=0,0,0,0,2,1&b=250,150" in there
    # What the report misprints is a fact of the report, whoever adopted what.
    assert "/services/69" in there


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_councils_view_of_a_city_without_anything_says_what_to_do(language: Language) -> None:
    texts = texts_in(language)
    shown = said(overview.contents(texts, cities.city(), None, None))
    for key in ("home.stand.empty", "home.unscored", "home.needs.none", "home.findings.none"):
        assert texts(key) in shown


def test_a_damaged_address_is_told() -> None:
    fault = InvalidInput("error.quick_wins.cut_off", value="x", least=3, most=9)
    shown = overview.contents(texts_in("en"), cities.city(), None, None, [fault])
    assert "“x”" in said(shown)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_service_of_qom_has_a_page(language: Language) -> None:
    catalogue, texts = cities.qom(), texts_in(language)
    ranking = report_ranking(catalogue)
    for item in catalogue.services:
        shown = service.contents(texts, catalogue, profile(catalogue, item.service_id, ranking))
        assert item.short(language) in said(shown)
        assert item.title_en in said(shown)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_service_of_a_city_without_scores_has_a_page(language: Language) -> None:
    catalogue = cities.city(
        domains=(cities.domain("one", 1),), services=(cities.service(3, "one", "to_do", todo=1),)
    )
    texts = texts_in(language)
    shown = said(service.contents(texts, catalogue, profile(catalogue, 3, None)))
    for key in (
        "service.unscored.to_do",
        "service.ready.none",
        "service.systems.none",
        "service.listings.none",
        "service.findings.none",
    ):
        assert texts(key) in shown


def test_an_unknown_service_has_a_way_on() -> None:
    error = NotFound("error.service.unknown", value="abc")
    shown = service.unknown(texts_in("en"), cities.qom(), error)
    assert "abc" in said(shown)
    assert "1 to 93" in said(shown)
    assert set(links(shown)) == {"/services", "/"}


@pytest.mark.parametrize(
    ("number", "title"),
    [
        ("47", "خدمت ۴۷ · ترازو"),
        ("%DB%B4%DB%B7", "خدمت ۴۷ · ترازو"),
        ("<b>", "این خدمت نیست · ترازو"),
    ],
)
def test_the_title_of_a_services_page_repeats_nothing_but_its_number(
    number: str, title: str
) -> None:
    assert service.service_title(service_id=number) == title


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_rows_of_the_findings(language: Language) -> None:
    texts, catalogue = texts_in(language), cities.qom()
    rows = data.finding_rows(texts, catalogue, Filters(dict.fromkeys(CHOICES, ())))
    assert len(rows) == len(catalogue.findings)
    assert len({row["key"] for row in rows}) == len(rows)
    first = rows[0]
    assert first["href"] == "/services/69"
    assert (first["printed"], first["follows"]) == (texts.number(14), texts.number(13))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_menus_name_what_there_is_and_how_many(language: Language) -> None:
    texts, catalogue = texts_in(language), cities.qom()
    menus = data.menu_options(texts, catalogue)
    assert set(menus) == set(CHOICES)
    kinds = {option["value"]: option["label"] for option in menus["kind"]}
    assert kinds["sum"] == f"{texts('kind.sum')} ({texts.number(1)})"
    statuses, domains = service_list.menu_options(texts, catalogue).values()
    assert [option["value"] for option in statuses] == list(choices(catalogue)["status"])
    assert [option["value"] for option in domains] == list(choices(catalogue)["domain"])


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_data_page_names_sources_tables_and_files(language: Language) -> None:
    texts, catalogue = texts_in(language), cities.qom()
    package = package_files(ROOT / "data")
    shown = data.body(texts, catalogue, package)
    assert "SPL.02" in said(shown)
    assert texts("table_state.missing") in said(shown)
    assert {f"/download/{file.name}" for file in package.files} <= set(links(shown))
    assert texts("data.downloads.none") in said(data.body(texts, catalogue, None))
    assert texts("data.tables.none") in said(data.body(texts, cities.city(), None))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_value_that_a_finding_can_have_has_a_name(language: Language) -> None:
    texts = texts_in(language)
    for name, values in CHOICES.items():
        for value in values:
            assert texts(f"{name}.{value}")
    catalogue = cities.qom()
    for link in catalogue.service_systems:
        assert texts(f"numbering.{link.numbering}")
    for table in catalogue.source_tables:
        assert texts(f"table_state.{table.state}")


@pytest.mark.parametrize(
    ("printed", "shown"),
    [
        ("53, 40", "۵۳, ۴۰"),
        ("20; 14", "۲۰؛ ۱۴"),
        ("LG01-1", "LG01-1"),
        ("جستجوی بلاک", "جستجوی بلاک"),
        ("to_do: 2, 3", "قابل انجام: ۲, ۳"),
        ("existing", "موجود"),
        (None, ""),
    ],
)
def test_what_a_finding_prints_is_shown_in_the_pages_digits(printed: str, shown: str) -> None:
    assert facts.figures_of(texts_in("fa"), printed) == shown


def test_other_places_are_said_in_persian() -> None:
    texts = texts_in("fa")
    assert facts.other_places(texts, "Table 4 row 41; page 29") == "جدول ۴ ردیف ۴۱؛ صفحهٔ ۲۹"
    assert facts.other_places(texts, "Section 4-2") == "بخش ۴-۲"
    assert facts.other_places(texts, "Table 17 rows 3, 14 and 15") == "جدول ۱۷ ردیف‌های ۳، ۱۴ و ۱۵"
    assert facts.other_places(texts, "Page 17, note 1") == "صفحهٔ ۱۷، پانویس ۱"
    assert facts.other_places(texts, None) == ""
    assert facts.other_places(texts_in("en"), "Table 4 row 41") == "Table 4 row 41"


def test_no_place_of_a_finding_stays_in_english() -> None:
    texts = texts_in("fa")
    told = {facts.other_places(texts, finding.other_place) for finding in cities.qom().findings}
    assert not [place for place in told if any("a" <= letter <= "z" for letter in place)]


def test_a_date_that_is_none_stays_as_printed() -> None:
    assert facts.jalali(texts_in("fa"), "1398-10-30") == "۳۰ دی ۱۳۹۸"
    assert facts.jalali(texts_in("fa"), "پاییز 1398") == "پاییز ۱۳۹۸"
    assert facts.jalali(texts_in("fa"), None) == ""
