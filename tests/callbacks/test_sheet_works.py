"""The sheet of the cards in the background: what is asked, what is told, who kept it."""

from __future__ import annotations

import base64
import io
import json
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
from dash.exceptions import PreventUpdate
from flask import Flask
from plotly.io.json import to_json_plotly

from callbacks import _sheet_works as works
from callbacks import _sheets
from callbacks._background import Job
from callbacks._services import Services
from model.errors import InvalidInput, TarazuError
from model.robustness.progress import UNWATCHED
from model.settings import ROOT, Settings
from model.store import open_store
from pages._shell.i18n import texts_in


@pytest.fixture
def job(tmp_path: Path, settings: Settings) -> Iterator[Job]:
    store = open_store(f"sqlite:///{tmp_path}/tarazu.db", ROOT / "data")
    yield Job(Services(store=store, settings=settings), UNWATCHED, "qom")
    store.close()


def sheet(job: Job, row: int, text: str, key: int | None = None) -> str:
    """The sheet of all cards with something written into one."""
    content, _ = _sheets.export(texts_in("en"), job.catalogue(), "card")
    book = openpyxl.load_workbook(io.BytesIO(content))
    place = next(one.column for one in book.active[1] if "Description" in str(one.value))
    book.active.cell(row, place).value = text
    if key is not None:
        book.active.cell(row, 1).value = key
    saved = io.BytesIO()
    book.save(saved)
    return f"data:x;base64,{base64.b64encode(saved.getvalue()).decode()}"


def told(answer: object) -> str:
    return json.dumps(json.loads(to_json_plotly(answer)), ensure_ascii=False)


def test_a_sheet_is_read_and_kept_under_the_name_of_who_asked(job: Job) -> None:
    contents = sheet(job, 4, "What it is for")
    with Flask(__name__).test_request_context("/", headers={"Cookie": "tarazu-name=Maryam"}):
        read = works.ask_preview(job.services, contents, "cards.xlsx", "en")
        keep = works.ask_apply(job.services, 1, contents, "en")
    assert keep["who"] == "Maryam"
    shown, hidden, refused = works.preview_cards(job, read)
    assert "What it is for" in told(shown)
    assert (hidden, refused) == (False, None)
    said, revision = works.apply_cards(job, keep)
    assert "1 row" in told(said)
    (value,) = job.catalogue().card_values
    assert (value.value, value.added_by) == ("What it is for", "Maryam")
    assert revision == job.catalogue().version.revision


def test_a_card_of_no_service_is_told_and_nothing_is_kept(job: Job) -> None:
    contents = sheet(job, 4, "x", key=940)
    read = works.ask_preview(job.services, contents, "cards.xlsx", "fa")
    shown, hidden, _ = works.preview_cards(job, read)
    assert "940" in told(shown)
    assert hidden is True
    said, revision = works.apply_cards(job, {**read, "who": "Maryam"})
    assert revision is None
    assert "notice-warning" in told(said)
    assert job.catalogue().card_values == ()
    assert works.preview_cards(job, {**read, "contents": "x"})[1] is True


def test_without_a_file_a_press_or_a_name_nothing_runs(job: Job) -> None:
    with pytest.raises(PreventUpdate):
        works.ask_preview(job.services, None, None, "fa")
    with pytest.raises(PreventUpdate):
        works.ask_apply(job.services, None, "data:", "fa")
    for ask in (works.ask_preview, works.ask_apply):
        with pytest.raises(InvalidInput):
            ask(job.services, ["x"], 5, "fa")
    with Flask(__name__).test_request_context("/"), pytest.raises(TarazuError):
        works.ask_apply(job.services, 1, "data:", "fa")
