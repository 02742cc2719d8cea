"""Who is using the application: a name in a cookie, and nothing that a page says."""

from __future__ import annotations

from urllib.parse import quote

import pytest

from callbacks._identity import acting_user, current_user, remember
from model.errors import InvalidInput
from tests.callbacks.conftest import Visitor

SAVE = "shell-name-said.children"


def kept(visitor: Visitor) -> str | None:
    cookie = visitor.client.get_cookie("tarazu-name")
    return None if cookie is None else cookie.value


def heard(visitor: Visitor, cookie: str | None) -> str | None:
    """Whom the application takes for its user when a browser sends a cookie."""
    headers = {} if cookie is None else {"Cookie": f"tarazu-name={cookie}"}
    with visitor.app.server.test_request_context(headers=headers):
        return current_user()


@pytest.mark.parametrize(
    ("cookie", "name"),
    [
        (quote("سارا احمدي"), "سارا احمدی"),
        ("Sara", "Sara"),
        (quote("Sara; path=/"), "Sara; path=/"),
        (None, None),
        ("", None),
        ("x", None),
        (quote("x" * 81), None),
        ("%FF%FE", None),
        ("Sara%00", None),
        ("Sara%0d%0aSet-Cookie:%20a=b", None),
        ("12", None),
        (quote("package:tarazu-qom 1.0.0"), None),
    ],
)
def test_the_user_is_who_the_cookie_names(
    visitor: Visitor, cookie: str | None, name: str | None
) -> None:
    assert heard(visitor, cookie) == name


def test_without_a_request_there_is_nobody() -> None:
    assert current_user() is None
    with pytest.raises(InvalidInput) as refusal:
        acting_user()
    assert refusal.value.code == "error.user.unnamed"


def test_who_has_a_name_may_act(visitor: Visitor) -> None:
    with visitor.app.server.test_request_context(headers={"Cookie": "tarazu-name=Sara"}):
        assert acting_user() == "Sara"


def test_a_name_is_remembered_by_the_browser(visitor: Visitor) -> None:
    answer = visitor.call(SAVE, 1, None, " سارا  احمدي ")
    cookie = visitor.client.get_cookie("tarazu-name")
    assert cookie is not None
    assert (cookie.value, cookie.http_only, cookie.same_site) == (
        quote("سارا احمدی"),
        True,
        "Lax",
    )
    assert cookie.max_age == 365 * 24 * 3600
    said = answer.json["response"]
    assert said["shell-name-dialog"]["is_open"] is False
    assert said["shell-name"]["data"] == "سارا احمدی"
    assert "سارا احمدی" in str(said["shell-name-button"])
    layout = visitor.client.get("/_dash-layout").text.encode().decode("unicode_escape")
    assert "سارا احمدی" in layout


def test_a_wrong_name_is_told_and_the_dialog_stays(visitor: Visitor) -> None:
    answer = visitor.call(SAVE, None, 1, "x")
    said = answer.json["response"]
    assert said["shell-name-dialog"]["is_open"] is True
    assert "۸۰" in said["shell-name-said"]["children"]
    assert set(said) == {"shell-name-dialog", "shell-name-said"}
    assert kept(visitor) is None


def test_nothing_is_kept_before_somebody_asks(visitor: Visitor) -> None:
    assert not visitor.call(SAVE, None, None, "سارا").json.get("response")
    (turn,) = [name for name in visitor.callbacks() if name == "shell-name-dialog.is_open"]
    assert not visitor.send(visitor.body(turn, None, None)).json.get("response")
    assert kept(visitor) is None


def test_a_name_is_one_line_of_a_header(visitor: Visitor) -> None:
    response = visitor.app.server.make_response("")
    remember(response, "a\r\nb; c=d")
    (line,) = response.headers.getlist("Set-Cookie")
    assert line.startswith("tarazu-name=a%0D%0Ab%3B%20c%3Dd;")
