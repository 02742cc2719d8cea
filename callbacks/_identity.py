"""Who is using the application: the only place where identity comes in.

Until there are accounts it is the name that a person chose in this browser, kept in a cookie. It is
taken from the request alone, never from anything a page says.
"""

from __future__ import annotations

from urllib.parse import quote, unquote

import flask

from model.errors import InvalidInput
from model.person import person_name

COOKIE = "tarazu-name"
YEAR = 365 * 24 * 3600


def current_user() -> str | None:
    """Give the name of who sent the request at hand; None if they gave none, or no proper one."""
    kept = flask.request.cookies.get(COOKIE) if flask.has_request_context() else None
    try:
        return None if kept is None else person_name(unquote(kept, errors="strict"))
    except (InvalidInput, UnicodeDecodeError):
        return None


def acting_user() -> str:
    """Give the name of who wants to change something.

    Raises
    ------
    InvalidInput
        ``error.user.unnamed`` if they have not said who they are.
    """
    name = current_user()
    if name is None:
        raise InvalidInput("error.user.unnamed")
    return name


def remember(response: flask.Response, name: str) -> None:
    """Let a response tell the browser who its user is."""
    response.set_cookie(COOKIE, quote(name, safe=""), max_age=YEAR, httponly=True, samesite="Lax")
