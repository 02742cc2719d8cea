"""Which city a request is about, and what is said where a city has nothing."""

from __future__ import annotations

import re

import pytest
from flask import Flask

from app import create_app
from callbacks._city import asked_city
from model.settings import Settings
from tests.callbacks.conftest import Visitor
from tests.cities import two_cities


@pytest.mark.parametrize(
    ("path", "referer", "expected"),
    [
        ("/", None, None),
        ("/?city=tehran", None, "tehran"),
        ("/?city=", None, None),
        ("/download/x.csv?city=tehran", "http://localhost/?city=qom", "tehran"),
        ("/_dash-layout", "http://localhost/priorities?w=1,1,1,1,1,1&city=tehran", "tehran"),
        ("/_dash-update-component?city=qom", "http://localhost/gaps?city=tehran", "tehran"),
        ("/_dash-update-component", "http://localhost/gaps", None),
        ("/_dash-update-component", "http://[never", None),
        ("/_dash-update-component", None, None),
    ],
)
def test_the_address_of_the_page_says_it(
    path: str, referer: str | None, expected: str | None
) -> None:
    headers = {} if referer is None else {"Referer": referer}
    with Flask(__name__).test_request_context(path, headers=headers):
        assert asked_city() == expected


def test_without_a_request_no_city_is_asked_for() -> None:
    assert asked_city() is None


@pytest.fixture(scope="module")
def visitor(tmp_path_factory: pytest.TempPathFactory) -> Visitor:
    """A visitor of an application with Qom and a little city."""
    folder = two_cities(tmp_path_factory.mktemp("cities"))
    store = f"sqlite:///{folder}/tarazu.db"
    return Visitor(create_app(Settings(store, folder, "127.0.0.1", 8050, "en")))


def heading(visitor: Visitor, place: str) -> str:
    """The name in the top bar of what a browser at an address is sent."""
    answer = visitor.client.get("/_dash-layout", headers={"Referer": f"http://localhost{place}"})
    assert answer.status_code == 200
    (name,) = re.findall(r'"children":"([^"]*)","className":"frame-city-name"', answer.text)
    return name


def test_a_bare_address_is_the_city_of_the_settings(visitor: Visitor) -> None:
    assert heading(visitor, "/") == "Qom"


def test_the_named_city_stands_in_the_top_bar(visitor: Visitor) -> None:
    assert heading(visitor, "/gaps?city=littleton") == "Little City"


@pytest.mark.parametrize("place", ["/?city=nowhere", "/gaps?w=1&city=<b>"])
def test_an_unknown_city_is_not_found(visitor: Visitor, place: str) -> None:
    visitor.speak("en")
    answer = visitor.client.get(place)
    assert answer.status_code == 404
    assert "There are no data of a city called" in answer.text
    assert "<b>" not in answer.text
