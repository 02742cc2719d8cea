"""The door: what a browser may send, and what it is told about what it gets.

Dash's callback address accepts any body. Here a request that no page of ours could have sent is
turned away before Dash sees it, with a reason and a status of the 400 family.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Mapping
from functools import lru_cache
from typing import Any
from urllib.parse import urlsplit

from dash import Dash
from dash._get_app import app_context
from dash.exceptions import DependencyException
from flask import Response, jsonify, request
from werkzeug.exceptions import HTTPException

from callbacks._asked import Pattern, answers, causes, components
from callbacks._background import fault_of
from callbacks.shell import LOCATION
from model.errors import InvalidInput, NotFound, TarazuError
from pages._shell.frame import request_language
from pages._shell.i18n import texts_in

log = logging.getLogger(__name__)

MAX_BODY = 2 * 1024 * 1024
CALLBACK_PATH = "/_dash-update-component"
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}


def protect(app: Dash) -> None:
    """Put the checks and the headers in place; call it after all callbacks are registered."""
    server = app.server
    server.config["MAX_CONTENT_LENGTH"] = MAX_BODY

    @lru_cache(maxsize=1)
    def policy() -> str:
        # Dash adds scripts of its own with the first request, so the policy waits for it.
        return _content_policy(app)

    @server.before_request
    def here() -> None:
        # Dash would take the application that was made last, where a process has several.
        app_context.set(app)

    @server.before_request
    def guard() -> Response | None:
        if request.method not in ("GET", "HEAD", "OPTIONS") and _is_foreign():
            return _refusal("error.request.foreign", 403)
        if request.path == CALLBACK_PATH and request.method == "POST":
            return _check_callback(app)
        return None

    @server.after_request
    def add_headers(response: Response) -> Response:
        response.headers.update(HEADERS)
        response.headers["Content-Security-Policy"] = policy()
        return response

    @server.errorhandler(TarazuError)
    def told(error: TarazuError) -> tuple[Response, int]:
        return jsonify(error=_message(error)), 404 if isinstance(error, NotFound) else 400

    @server.errorhandler(DependencyException)
    def not_served(_: DependencyException) -> Response:
        return _refusal("error.request.unknown", 404)

    @server.errorhandler(Exception)
    def unforeseen(error: Exception) -> Response | HTTPException | tuple[Response, int]:
        if isinstance(error, HTTPException):
            return error
        if request.path == CALLBACK_PATH:
            log.warning("a callback request could not be understood: %r", error)
            return _refusal("error.request.malformed", 400)
        raise error


def _content_policy(app: Dash) -> str:
    scripts = " ".join(app.csp_hashes())
    return (
        "default-src 'self'; base-uri 'none'; object-src 'none'; frame-ancestors 'none'; "
        "img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; "
        f"style-src 'self' 'unsafe-inline'; script-src 'self' {scripts}"
    )


def _is_foreign() -> bool:
    """Tell whether a page of another origin sent this request."""
    if request.headers.get("Sec-Fetch-Site", "same-origin") not in ("same-origin", "none"):
        return True
    origin = request.headers.get("Origin")
    if origin is None:
        return False
    try:
        return urlsplit(origin).netloc != request.host
    except ValueError:  # such as an address in brackets that never close
        return True


def _check_callback(app: Dash) -> Response | None:
    body = request.get_json(silent=True)
    if not isinstance(body, dict) or not isinstance(body.get("output"), str) or not _is_text(body):
        return _refusal("error.request.malformed", 400)
    known = app.callback_map.get(body["output"])
    if known is None or "callback" not in known:
        return _refusal("error.request.unknown", 400)
    if not _is_as_asked(known, body):
        return _refusal("error.request.malformed", 400)
    fault = fault_of(app, body["output"], request.args)
    return None if fault is None else _refusal(fault, 400)


def _is_as_asked(known: Mapping[str, Any], body: Mapping[str, Any]) -> bool:
    """Tell whether a page with the callback's components would send this."""
    inputs, states = body.get("inputs"), body.get("state", [])
    if not isinstance(inputs, list) or not isinstance(states, list):
        return False
    if not all(_is_place(item) for item in components([*inputs, *states])):
        return False
    outputs = _outputs(known, body)
    if outputs is None:
        return False
    asked_outputs, sent_outputs = outputs
    asked = [Pattern.of(one["id"], one["property"]) for one in known["inputs"]]
    asked_states = [Pattern.of(one["id"], one["property"]) for one in known["state"]]
    if len(inputs) != len(asked) or not causes(asked, body.get("changedPropIds", [])):
        return False
    return answers([*asked, *asked_states, *asked_outputs], [*inputs, *states, *sent_outputs])


def _outputs(
    known: Mapping[str, Any], body: Mapping[str, Any]
) -> tuple[list[Pattern], list[object]] | None:
    """Give the outputs as they are asked for and as they were sent, or none if they cannot be."""
    if known.get("no_output"):
        return [], []
    registered, sent = known["output"], body.get("outputs")
    if not isinstance(registered, list | tuple):
        registered, sent = [registered], [sent]
    if not isinstance(sent, list):
        return None
    names = ((one.component_id_str(), one.component_property) for one in registered)
    return [Pattern.of(*name, written=True) for name in names], sent


def _is_text(body: object) -> bool:
    """Tell whether all that was sent can be written again; half of a character cannot."""
    try:
        json.dumps(body, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        return False
    return True


def _is_place(item: Mapping[str, object]) -> bool:
    """Tell whether a browser can be there, if it is its address that the item holds."""
    value = item.get("value")
    if (item.get("id"), item.get("property")) == (LOCATION, "pathname"):
        return isinstance(value, str) and value.startswith("/")
    return item.get("id") != LOCATION or value is None or isinstance(value, str)


def _refusal(code: str, status: int) -> Response:
    log.info("refused a request to %s: %s", request.path, code)
    response = jsonify(error=_message(InvalidInput(code)))
    response.status_code = status
    return response


def _message(error: TarazuError) -> str:
    return texts_in(request_language()).error(error)
