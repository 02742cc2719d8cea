"""Cards as files: paper on which nothing is cut, JSON, and sheets that go out and come back."""

from __future__ import annotations

import base64
import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from dash import Dash
from dash.exceptions import PreventUpdate
from weasyprint import HTML

from callbacks import _background, _card_files, _pdf, _sheets
from callbacks._background import Job, awaiting
from callbacks._services import Services
from model.calendar import today
from model.cards.card import Card, card_of, example_card
from model.cards.form import national_form
from model.errors import StaleEdit, TarazuError
from model.robustness.progress import Cancelled, Watch
from model.settings import ROOT, Settings
from model.sheets import InvalidSheet
from model.store import Fill, Store, open_store
from pages._shell.card_paper import card_html
from pages._shell.i18n import texts_in
from tests.callbacks.conftest import Visitor
from tests.model import cities

FULL: dict[str, Any] = {
    "description": "شرح بلند خدمت. " * 100,
    "documents": [
        {"document": f"مدرک {number} با نامی که دو سطر می‌گیرد " * 2} for number in range(20)
    ],
    "costs": [{"amount": 10**12, "account": "۱۲۳۴۵۶۷۸۹۰۱۲۳۴۵۶۷۸۹۰۱۲۳۴۵۶"}],
    "processes": [{"process": f"فرایند شمارهٔ {number} با عنوانی بلند"} for number in range(25)],
    "leads_to_permit": "yes",
    "permits": [
        {"permit_kind": kind, "permit_process": "shared", "permit_note": "یادداشت " * 20}
        for kind in ("issue", "renew", "amend", "cancel")
    ],
    "permit_bodies": [{"pb_body": f"دستگاه {number}", "pb_note": "شرح"} for number in range(12)],
    "web_address": "https://" + "a" * 60 + ".ir/" + "b" * 200,
}


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(f"sqlite:///{tmp_path}/tarazu.db", ROOT / "data")
    yield opened
    opened.close()


@pytest.fixture
def services(store: Store, settings: Settings) -> Services:
    return Services(store=store, settings=settings)


def fill(store: Store, service: int, **values: Any) -> None:
    fills = [Fill(service, name, value, 0) for name, value in values.items()]
    store.change_all(fills, "سارا")


# Paper


def boxes_outside(html: str) -> tuple[int, list[str]]:
    """The number of pages, and the text that stands outside of a page's margins."""
    document = HTML(string=html, url_fetcher=_pdf._fetch).render(font_config=_pdf._fonts())
    outside = []
    for number, page in enumerate(document.pages, start=1):
        frame = page._page_box
        left, top = frame.content_box_x(), frame.content_box_y()
        right, bottom = left + frame.width, top + frame.height
        inside = [box for child in frame.children[:1] for box in child.descendants()]
        for box in inside:
            if box.__class__.__name__ != "TextBox":
                continue
            fits = left - 1 <= box.position_x and box.position_x + box.width <= right + 1
            if not (fits and top - 1 <= box.position_y <= bottom):
                outside.append(f"page {number}: {box.text}")
    return len(document.pages), outside


def shown_text(html: str) -> str:
    document = HTML(string=html, url_fetcher=_pdf._fetch).render(font_config=_pdf._fonts())
    words = []
    for page in document.pages:
        boxes = page._page_box.descendants()
        words += [box.text for box in boxes if box.__class__.__name__ == "TextBox"]
    return " ".join(" ".join(words).split())


def paper(card: Card, catalogue: Any = None) -> str:
    return card_html(texts_in("fa"), catalogue or cities.qom(), card)


def test_nothing_is_cut_however_full_the_form_is(store: Store) -> None:
    fill(store, 1, **FULL)
    catalogue = store.catalogue()
    pages, outside = boxes_outside(paper(card_of(catalogue, 1), catalogue))
    assert outside == []
    assert pages >= 5


def test_the_paper_has_every_field_in_official_order() -> None:
    html = paper(example_card())
    said = shown_text(html)
    form = national_form()
    places = [html.index(f". {section.title_fa}<") for section in form.sections]
    assert places == sorted(places)
    for field in form.fields:
        assert field.title_fa.split(":")[0] in html
    for words in ("سازمان فناوری اطلاعات ایران", "مدیریت برنامهٔ گذار به نسل دوم"):
        assert words in said
    assert boxes_outside(html)[1] == []
    assert html.count('class="box ticked"') == 1 + 1 + 1 + 2 + 1 + 1 + 2 + 2 + 1 + 1


def test_what_people_write_is_text_and_never_markup(store: Store) -> None:
    fill(store, 1, audience="<script>x</script><img src='http://a.ir/x'>")
    catalogue = store.catalogue()
    html = paper(card_of(catalogue, 1), catalogue)
    assert "<script>" not in html
    assert "<img" not in html


def test_only_the_projects_font_is_fetched() -> None:
    assert _pdf._fetch("font:Vazirmatn[wght].woff2").read(4) == b"wOF2"
    for address in ("file:///etc/passwd", "http://a.ir/x", "font:../../../app.py", "font:"):
        with pytest.raises(ValueError, match=":"):
            _pdf._fetch(address)


def test_without_a_permit_the_permit_forms_stay_out(store: Store) -> None:
    assert "فرم شمارهٔ دو" in paper(card_of(store.catalogue(), 1))
    fill(store, 1, leads_to_permit="no")
    catalogue = store.catalogue()
    assert "فرم شمارهٔ دو" not in paper(card_of(catalogue, 1), catalogue)


def test_without_the_library_it_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    import builtins

    real = builtins.__import__

    def lacking(name: str, *parts: Any, **more: Any) -> Any:
        if name == "weasyprint":
            raise OSError("cannot load library 'libpango'")
        return real(name, *parts, **more)

    monkeypatch.setattr(builtins, "__import__", lacking)
    with pytest.raises(TarazuError) as refusal:
        _pdf.to_pdf("<p>")
    assert refusal.value.code == "error.card.pdf"


# Addresses


def test_the_address_of_a_print_waits_for_the_work_and_then_keeps_it(
    visitor: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    manager = visitor.app._background_manager
    started: list[str] = []
    start = manager.start
    monkeypatch.setattr(manager, "start", lambda *job: [started.append(job[1]), start(*job)])
    for _ in range(2):
        pdf = visitor.client.get("/services/1/card.pdf")
        assert (pdf.status_code, pdf.mimetype) == (200, "application/pdf")
        assert pdf.data.startswith(b"%PDF")
    assert len(started) == 1


def test_whoever_waits_is_told_what_went_wrong_and_never_waits_for_ever(
    visitor: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    manager = visitor.app._background_manager
    with visitor.app.server.test_request_context("/"):
        with pytest.raises(TarazuError) as refusal:
            _background.answer_of(manager, _card_files.print_card, {"card": "94"})
        assert refusal.value.code == "error.service.unknown"
        monkeypatch.setattr(awaiting, "SECONDS", 0)
        with pytest.raises(TarazuError) as refusal:
            _background.answer_of(manager, _card_files.print_card, {"card": "2"})
        assert refusal.value.code == "error.background.late"


def test_what_is_printed_is_checked_and_the_work_says_how_far_it_is(
    services: Services, store: Store
) -> None:
    told: list[tuple[int, int]] = []
    job = Job(services, Watch(report=lambda *step: told.append(step)), "qom")
    question = _card_files.ask_print(services, {"card": "example", "count": 1})
    file = _card_files.print_card(job, question)
    assert base64.b64decode(file["content"]).startswith(b"%PDF")
    assert (file["filename"], told) == ("card-example.pdf", [(1, 3), (2, 3)])
    with pytest.raises(Cancelled):
        _card_files.print_card(Job(services, Watch(stop=lambda: True), "qom"), question)
    with pytest.raises(PreventUpdate):
        _card_files.ask_print(services, None)
    for wrong in ({}, {"card": 5}, {"card": "94"}, "x"):
        with pytest.raises(TarazuError):
            _card_files.ask_print(services, wrong)


@pytest.mark.parametrize("key", ["1", "93", "example"])
def test_a_card_is_given_as_json(visitor: Visitor, key: str) -> None:
    as_json = visitor.client.get(f"/services/{key}/card.json")
    assert as_json.status_code == 200
    assert json.loads(as_json.data)["format"] == "tarazu-service-card/1"


@pytest.mark.parametrize("city", ["qom", "tehran", "mashhad"])
def test_the_example_belongs_to_no_city(visitor: Visitor, city: str) -> None:
    there = {"Referer": f"http://localhost/services/example?city={city}"}
    body = visitor.body(visitor.output("service-card.children..."), True, None, "/services/example")
    assert "national-card" in visitor.send(body, headers=there).text
    page = visitor.body(visitor.output("_pages_content"), "/services/example", "", "fa")
    assert "service-card-print" in visitor.send(page, headers=there).text


@pytest.mark.parametrize("key", ["0", "94", "x", "۱", "-1", "9" * 40, "1.5"])
def test_a_card_of_no_service_is_not_found(visitor: Visitor, key: str) -> None:
    for kind in ("pdf", "json"):
        assert visitor.client.get(f"/services/{key}/card.{kind}").status_code == 404


@pytest.mark.parametrize(
    "sent", [5, "x", [], {"service": 1}, {"service": 1, "values": {"a": {"version": 0}}}]
)
def test_a_forged_wish_is_refused(visitor: Visitor, sent: object) -> None:
    answer = visitor.call("service-card-answer.data", sent, "fa")
    assert answer.status_code == 200
    assert answer.json["sideUpdate"]["shell-toast"]["is_open"]


def test_without_a_name_nothing_is_written(visitor: Visitor, application: Dash) -> None:
    wish = {"service": 2, "values": {"visits": {"value": 2, "version": 0}}}
    answer = visitor.call("service-card-answer.data", wish, "en")
    assert "name" in answer.json["response"]["service-card-answer"]["data"]["told"]


# Sheets


def exported(services: Services, language: Any = "fa") -> Any:
    content, name = _sheets.export(texts_in(language), services.catalogue(), "card")
    assert name == "tarazu-cards.xlsx"
    return openpyxl.load_workbook(io.BytesIO(content))


def saved(book: Any) -> bytes:
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def cell(book: Any, service: int, start: str) -> Any:
    sheet = book.active
    (column,) = [one.column for one in sheet[1] if str(one.value).startswith(start)]
    (row,) = [row[0].row for row in sheet.iter_rows(min_row=2) if row[0].value == str(service)]
    return sheet.cell(row, column)


@pytest.mark.parametrize("language", ["fa", "en"])
def test_a_sheet_that_comes_back_changes_nothing(services: Services, language: str) -> None:
    fill(services.store, 1, **FULL, life_events=["birth", "other"])
    book = exported(services, language)
    assert book.active.max_row == 94
    plan = _sheets.preview(services.catalogue(), "card", saved(book), today())
    assert (plan.changes, plan.faults, plan.unchanged) == ((), (), 93)


def test_many_cards_are_filled_by_one_sheet(services: Services) -> None:
    book = exported(services)
    for service in (1, 2, 93):
        cell(book, service, "5. تعداد بار").value = "۲"
        cell(book, service, "9. فرایندها").value = "ثبت\nبررسی\nصدور"
    assert _sheets.apply(services, "card", saved(book), "رضا") == 3
    catalogue = services.catalogue()
    for service in (1, 2, 93):
        card = card_of(catalogue, service)
        assert card.value("visits") == 2
        assert [one["process"] for one in card.value("processes")] == ["ثبت", "بررسی", "صدور"]
    assert len(services.store.history(kind="card_value")) == 6
    assert len({line.revision for line in services.store.history(kind="card_value")}) == 1


@pytest.mark.parametrize(
    ("place", "value", "code"),
    [
        ("شمارهٔ خدمت", "940", "key.unknown"),
        ("شمارهٔ خدمت", "دو", "key.unknown"),
        ("شمارهٔ خدمت", "1", "key.twice"),
        ("5. هزینه", "زیاد", "number"),
        ("4. سطح", "کهکشانی", "choice"),
        ("6. نشانی", "=A1", "formula"),
        ("حوزه", "باغ", "told"),
    ],
)
def test_a_broken_sheet_changes_nothing(
    services: Services, place: str, value: str, code: str
) -> None:
    book = exported(services)
    cell(book, 1, "5. تعداد بار").value = "۲"
    cell(book, 2, place).value = value
    before = services.store.data_version()
    with pytest.raises(InvalidSheet) as refusal:
        _sheets.apply(services, "card", saved(book), "رضا")
    (fault,) = refusal.value.faults
    assert (fault.code, fault.row) == (f"error.sheet.{code}", 3)
    assert texts_in("fa")(fault.code, **fault.params)
    assert services.store.data_version() == before


def test_a_stale_row_is_refused_with_both_values(services: Services) -> None:
    book = exported(services)
    cell(book, 1, "5. تعداد بار").value = "۲"
    fill(services.store, 1, visits=7)
    with pytest.raises(InvalidSheet) as refusal:
        _sheets.apply(services, "card", saved(book), "رضا")
    (fault,) = refusal.value.faults
    assert (fault.code, fault.value, fault.expected) == ("error.sheet.stale", "2", "7")
    assert not issubclass(InvalidSheet, StaleEdit)


def test_printing_complains_of_nothing(caplog: pytest.LogCaptureFixture) -> None:
    boxes_outside(paper(example_card()))
    assert [record.getMessage() for record in caplog.records] == []
