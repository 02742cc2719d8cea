"""Work in the background, beside the server and by a real Celery worker over a real Redis."""

from __future__ import annotations

import dataclasses
import logging
import os
from collections.abc import Iterator
from typing import Any

import psutil
import pytest
from dash import Dash

from model.settings import Settings
from tests.callbacks.background_app import make_app
from tests.callbacks.background_page import Page, ended, running
from tests.callbacks.celery_worker import working
from tests.callbacks.conftest import CALLBACKS, REDIS

KINDS = ["embedded", *(["queued"] if REDIS else [])]


@pytest.fixture(scope="module", params=KINDS)
def application(request: pytest.FixtureRequest, place: Settings) -> Iterator[Dash]:
    """The small application with either manager; a Celery worker runs for the second."""
    if request.param == "embedded":
        yield make_app(place)
        return
    settings = dataclasses.replace(place, redis_url=REDIS)
    app = make_app(settings)
    with working(app, settings):
        yield app


@pytest.fixture
def page(application: Dash) -> Page:
    return Page(application)


def test_the_work_is_done_elsewhere_and_its_answer_kept(page: Page, application: Dash) -> None:
    title, value, pid, drawn = page.answer("known", 7)
    assert (title, value) == ("قم", 7)
    assert pid != os.getpid()
    assert page.answer("known", 7)[3] == drawn
    assert Page(application).answer("known", 7)[3] == drawn
    assert page.answer("known", 8)[3] != drawn


def test_another_state_of_the_data_is_another_question(page: Page, application: Dash) -> None:
    drawn = page.answer("known", 9)[3]
    services = application._background_manager.services
    one = services.catalogue().prerequisites[0]
    status = "agreed" if one.status == "requested" else "requested"
    services.store.edit(
        "prerequisite", one.prerequisite_id, {"status": status}, one.version, "آزمون"
    )
    assert page.answer("known", 9)[3] != drawn


def test_progress_is_told_and_work_can_be_stopped(page: Page) -> None:
    handles = page.start("endless")
    pid = page.working(handles)
    assert page.send("endless-cancel.id", 1, cancelJob=handles["job"]).status_code == 200
    assert page.wait("endless", handles) is None
    ended(pid)
    assert page.poll("endless", handles) is None


def test_who_asks_anew_stops_what_was_asked_before(page: Page) -> None:
    first = page.start("endless", 1)
    pid = page.working(first)
    second = page.send("endless-answer", 2, oldJob=[first["job"]]).json
    ended(pid)
    assert page.wait("endless", first) is None
    handles = {part: second[part] for part in ("cacheKey", "job")}
    assert page.working(handles) != pid
    page.send("endless-cancel.id", 1, cancelJob=handles["job"])
    assert page.wait("endless", handles) is None


def test_stopping_one_leaves_another_who_asked_the_same(page: Page, application: Dash) -> None:
    other = Page(application)
    mine, theirs = page.start("endless"), other.start("endless")
    pids = page.working(mine), other.working(theirs)
    assert pids[0] != pids[1]
    page.send("endless-cancel.id", 1, cancelJob=mine["job"])
    ended(pids[0])
    assert running(pids[1])
    other.send("endless-cancel.id", 1, cancelJob=theirs["job"])
    ended(pids[1])


@pytest.mark.parametrize(
    ("name", "value", "message"),
    [
        ("known", "x", "cannot be read"),
        ("refused", 61, "61"),
        ("broken", 1, "was not done"),
        ("dead", 1, "was not done"),
    ],
)
def test_what_goes_wrong_is_told(
    page: Page, name: str, value: object, message: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.CRITICAL)
    told = page.told(name, value)
    assert message in told, told
    assert "Traceback" not in told


def test_nothing_is_asked_by_a_page_that_has_no_value_yet(page: Page) -> None:
    assert page.send("known-answer", None).status_code == 204


def test_forged_handles_are_refused(page: Page, application: Dash) -> None:
    handles = page.start("known", 3)
    page.wait("known", handles)
    stranger = Page(application)
    victim = psutil.Process(os.getpid())
    forged: list[tuple[str, dict[str, Any], int]] = [
        ("known-answer", {"endId": "x"}, 400),
        ("known-answer", {"endId": stranger.end_id, **handles}, 400),
        ("known-answer", {"cacheKey": "secret", "job": "1"}, 400),
        ("known-answer", {**handles, "job": str(victim.pid)}, 400),
        ("known-answer", {**handles, "cacheKey": handles["cacheKey"][::-1]}, 400),
        ("known-answer", {"cacheKey": handles["cacheKey"]}, 400),
        ("known-answer", {"job": handles["job"]}, 400),
        ("known-answer", {**handles, "job": [handles["job"]] * 2}, 400),
        ("known-answer", {"oldJob": str(victim.pid)}, 400),
        ("known-answer", {"oldJob": [handles["job"]] * 100}, 400),
        ("known-answer", {"cancelJob": f"{victim.pid}~{'0' * 64}"}, 400),
        ("known-answer", {"anything": "else"}, 400),
        ("endless-answer", handles, 400),
        ("endless-cancel.id", {"cancelJob": str(victim.pid)}, 400),
        ("endless-cancel.id", {"cancelJob": "؟~\x00"}, 400),
        ("endless-cancel.id", handles, 400),
    ]
    for name, given, status in forged:
        assert page.send(name, 3, **given).status_code == status, (name, given)
    assert page.poll("known", handles)


def test_without_a_page_there_is_no_work(page: Page) -> None:
    body = page.visitor.body(page.visitor.output("known-answer"), 3)
    answer = page.visitor.client.post(CALLBACKS, json=body)
    assert answer.status_code == 400
    assert "Reload" in answer.json["error"]
