"""Tarazu: the only place where everything meets. ``python app.py`` serves it."""

from __future__ import annotations

import logging
from pathlib import Path

from celery import Celery
from dash import Dash, Input

import callbacks
from callbacks import _background, _city, _commands, _files, _http, _needs, _terminal
from callbacks._services import Services
from model.errors import TarazuError
from model.settings import Settings
from model.store import open_store
from pages._shell import frame, ids
from pages._shell.i18n import texts_in

ROOT = Path(__file__).resolve().parent
# Chosen by the frame according to the page's direction, never both at once.
CHOSEN_STYLES = r"^bootstrap.*\.css$"


def create_app(settings: Settings | None = None) -> Dash:
    """Build the application.

    Parameters
    ----------
    settings : Settings, optional
        Where the data are kept and how to serve; read from the environment when omitted.

    Returns
    -------
    dash.Dash
        The application, its store filled and its callbacks registered.
    """
    settings = settings or Settings.from_environment()
    store = open_store(settings.database_url, settings.package_dir)
    background = _background.manager_of(settings)
    services = Services(store=store, settings=settings, background=background)
    background.services = services
    app = frame.TarazuDash(
        __name__,
        use_pages=True,
        pages_folder=str(ROOT / "pages"),
        assets_folder=str(ROOT / "assets"),
        assets_ignore=CHOSEN_STYLES,
        background_callback_manager=background,
        routing_callback_inputs={"language": Input(ids.Shell.LANGUAGE, "data")},
        suppress_callback_exceptions=True,
        title=texts_in("fa")("app.name"),
        update_title="",
        on_error=callbacks.report_error,
    )
    app.default_language = settings.language
    app.layout = lambda: frame.layout(texts_in(app.language()), services.heading())
    callbacks.register(app, services)
    _needs.guard_pages(services)
    _files.register(app.server, services)
    _commands.register(app.server, services)
    _city.protect(app.server, services.cities)
    _http.protect(app)
    return app


def create_worker() -> Celery:
    """Build the Celery application whose workers answer what takes long.

    Raises
    ------
    InvalidInput
        ``error.setting`` when no Redis is named.
    """
    settings = Settings.from_environment()
    store = open_store(settings.database_url, settings.package_dir)
    return _background.worker_of(settings.redis_url, Services(store=store, settings=settings))


def __getattr__(name: str) -> object:
    """Build what is asked for.

    ``app:application`` is for WSGI servers and the ``flask`` command, ``app:worker`` for
    ``celery``.
    """
    try:
        if name == "application":
            return create_app().server
        if name == "worker":
            return create_worker()
    except TarazuError as error:
        _terminal.refuse(error)
    raise AttributeError(name)


def main() -> None:
    """Serve on the address of the settings."""
    logging.basicConfig(level=logging.INFO, format="%(levelname)s %(name)s: %(message)s")
    logging.getLogger("alembic").setLevel(logging.WARNING)
    settings = Settings.from_environment()
    create_app(settings).run(host=settings.host, port=settings.port, debug=False)


if __name__ == "__main__":
    main()
