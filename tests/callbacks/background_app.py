"""A small application whose works take long, fail or break down; workers serve it too."""

from __future__ import annotations

import os
import threading
from functools import partial
from typing import Any

from dash import Dash, Input, Output, html, set_props
from dash.exceptions import PreventUpdate
from flask import Flask

import callbacks
from callbacks import _background, _http
from callbacks._background import Job, work
from callbacks._services import Services
from model.errors import InvalidInput
from model.settings import Settings
from model.store import open_store

WORKS = ("known", "endless", "refused", "broken", "dead")


@work
def known(job: Job, question: dict[str, Any]) -> object:
    """Say who worked, and on what."""
    title = job.catalogue().city.title_fa
    return html.B([title, question["value"], os.getpid(), os.urandom(8).hex()])


@work
def endless(job: Job, question: dict[str, Any]) -> object:
    """Tell the number of its process as progress until it is stopped."""
    pause = threading.Event()
    while True:
        job.watch.pause()
        job.watch.step(os.getpid(), 2**31)
        pause.wait(0.01)


@work
def refused(job: Job, question: dict[str, Any]) -> object:
    """Find a fault of the question."""
    raise InvalidInput("error.robustness.top", value=question["value"], minimum=1, maximum=60)


@work
def broken(job: Job, question: dict[str, Any]) -> object:
    """Fail in an unforeseen way."""
    return 1 // 0


@work
def dead(job: Job, question: dict[str, Any]) -> object:
    """End without a word."""
    os._exit(3)


def ask(services: Services, value: object) -> dict[str, Any]:
    """Check the one value that the page sends."""
    if value is None:
        raise PreventUpdate
    if not isinstance(value, int):
        raise InvalidInput("error.request.malformed")
    return {"value": value}


def make_app(settings: Settings) -> Dash:
    """Build the application."""
    background = _background.manager_of(settings)
    store = open_store(settings.database_url, settings.package_dir)
    services = Services(store=store, settings=settings, background=background)
    background.services = services
    app = Dash(
        "background_app", background_callback_manager=background, on_error=callbacks.report_error
    )
    app.layout = html.Div()
    for name in WORKS:
        _background.register(
            app,
            services,
            globals()[name],
            ask,
            Output(f"{name}-answer", "children"),
            Input(f"{name}-value", "data"),
            bar=f"{name}-bar",
            cancel=[Input(f"{name}-cancel", "n_clicks")],
            running=[(Output(f"{name}-waiting", "hidden"), False, True)],
            failed=partial(set_props, f"{name}-failed", {"hidden": False}),
        )
    _http.protect(app)
    return app


def __getattr__(name: str) -> object:
    """Give what gunicorn and celery ask for."""
    settings = Settings.from_environment()
    if name == "application":
        server: Flask = make_app(settings).server
        return server
    if name == "worker":
        store = open_store(settings.database_url, settings.package_dir)
        services = Services(store=store, settings=settings)
        return _background.worker_of(settings.redis_url, services)
    raise AttributeError(name)
