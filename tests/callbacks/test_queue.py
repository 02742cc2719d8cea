"""Celery workers that are not there: the page is told within seconds, and can ask again."""

from __future__ import annotations

import dataclasses
import time
from collections.abc import Iterator

import pytest
from dash import Dash

from model.settings import Settings
from tests.callbacks.background_app import make_app
from tests.callbacks.background_page import Page, ended
from tests.callbacks.celery_worker import close, working
from tests.callbacks.conftest import REDIS

SOON = 15
"""Seconds within which a page has to be told."""


@pytest.fixture(scope="module")
def settings(place: Settings) -> Settings:
    """A queue apart from that of the other tests."""
    return dataclasses.replace(place, redis_url=f"{REDIS.rpartition('/')[0]}/7")


@pytest.fixture(scope="module")
def application(settings: Settings) -> Iterator[Dash]:
    """The small application, for which nobody works."""
    app = make_app(settings)
    yield app
    close(app)


def test_without_a_worker_the_page_is_told_and_what_to_do(application: Dash) -> None:
    page, began = Page(application), time.monotonic()
    told = page.told("known", 1)
    assert time.monotonic() - began < SOON
    assert "No worker answers" in told
    assert "celery --app app:worker worker" in told


def test_what_was_given_up_is_not_done_later_but_may_be_asked_again(
    application: Dash, settings: Settings
) -> None:
    page = Page(application)
    handles = page.start("endless")
    assert page.wait("endless", handles)
    with working(application, settings) as worker:
        assert page.answer("known", 2)[1] == 2
        pid = page.working(page.start("endless"))
        worker.kill()
        ended(worker.pid)
        ended(pid)
        began = time.monotonic()
        assert "No worker answers" in page.told("known", 3)
        assert time.monotonic() - began < SOON
