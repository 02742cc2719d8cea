"""Which city a request is about: the only place where that is decided.

The address of the page says it, by ``city``, so that a link opens the same city elsewhere and two
tabs can show two. What a page's scripts send carries the address in the header ``Referer``.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from urllib.parse import parse_qs, urlsplit

import flask

from model.catalogue import City
from model.errors import NotFound, quoted
from pages._shell.frame import request_language
from pages._shell.i18n import texts_in
from pages._shell.lost import document

PARAMETER = "city"
OF_DASH = "/_dash-"


def asked_city() -> str | None:
    """Give the city that the request at hand names, or None."""
    if not flask.has_request_context():
        return None
    if not flask.request.path.startswith(OF_DASH):
        return flask.request.args.get(PARAMETER) or None
    try:
        query = urlsplit(flask.request.headers.get("Referer", "")).query
    except ValueError:  # such as an address in brackets that never close
        return None
    return parse_qs(query).get(PARAMETER, [None])[0]


def choose(cities: Sequence[City]) -> City:
    """Give the city that the request at hand is about, the first if it names none.

    Raises
    ------
    NotFound
        ``error.city.unknown``
    """
    asked = asked_city()
    if asked is None:
        return cities[0]
    for city in cities:
        if city.city == asked:
            return city
    raise NotFound("error.city.unknown", city=quoted(asked))


def protect(server: flask.Flask, cities: Callable[[], Sequence[City]]) -> None:
    """Answer an address that names an unknown city with a page that says so."""

    @server.before_request
    def guard() -> flask.Response | None:
        if flask.request.method not in ("GET", "HEAD") or PARAMETER not in flask.request.args:
            return None
        try:
            choose(cities())
        except NotFound as error:
            return flask.Response(document(texts_in(request_language()), error), 404)
        return None
