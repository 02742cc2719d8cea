"""What a program without a browser may send: forged and malformed requests change nothing."""

from __future__ import annotations

import json
import logging
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from model.settings import Settings
from tests.callbacks.conftest import CALLBACKS, Visitor

NASTY: list[object] = [
    None,
    True,
    -1,
    61,
    1.5,
    float("nan"),
    float("inf"),
    "",
    "x",
    "?w=-1",
    "\x00",
    "\ud800",
    "<script>alert(1)</script>",
    "../../etc/passwd",
    "9" * 5000,
    [],
    [None],
    [[[]]],
    ["x"] * 3,
    list(range(1000)),
    {},
    {"__proto__": {"a": 1}},
    {"kind": "csv", "ids": {}, "query": []},
]
WEIGHTS = ["-1", "11", "NaN", "inf", "1e3", "x", "1.5", "", "9" * 5000]


def usual(one: dict[str, str]) -> object:
    """What a page sends for an input."""
    known = {"shell-language": "fa", "_pages_location": "/"}
    return known.get(one["id"], True if one["property"] == "data" else None)


@pytest.fixture
def kept(settings: Settings) -> list[str]:
    """All that the store holds; fails at the end if the test changed any of it."""
    path = settings.database_url.removeprefix("sqlite:///")

    def everything() -> list[str]:
        with sqlite3.connect(f"{Path(path).as_uri()}?mode=ro", uri=True) as connection:
            return list(connection.iterdump())

    before = everything()
    yield before
    assert everything() == before


@pytest.mark.usefixtures("kept")
def test_whatever_stands_in_an_input_it_is_understood_or_refused(
    visitor: Visitor, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.WARNING)
    for output in visitor.callbacks():
        known = visitor.app.callback_map[output]
        parts = [*known["inputs"], *known["state"]]
        for place in range(len(parts)):
            for value in NASTY:
                values = [usual(one) for one in parts]
                values[place] = value
                answer = visitor.send(visitor.body(output, *values))
                assert answer.status_code in (200, 204, 400), (output, place, value)
                assert not caplog.messages, (output, place, value)


def malformed(visitor: Visitor) -> dict[str, dict[str, Any]]:
    """Requests that no page of ours sends, by what is wrong with them."""
    body = visitor.body(visitor.output("priorities-dataset"), "?w=1,1,1,1,1,1", "fa")
    first = body["inputs"][0]

    def changed(**parts: object) -> dict[str, Any]:
        return {"json": {**body, **parts}}

    def raw(data: str | bytes, kind: str = "application/json") -> dict[str, Any]:
        return {"data": data, "content_type": kind}

    return {
        "half a character": raw('{"output": "x\\ud800"}'),
        "no JSON": raw("{"),
        "nothing": raw(""),
        "a form": {"data": {"output": body["output"]}},
        "text": raw(json.dumps(body), "text/plain"),
        "bytes of another coding": raw(b"\xff\xfe{"),
        "lists in lists": raw("[" * 100_000 + "]" * 100_000),
        "a number of many digits": raw('{"output": ' + "9" * 10_000 + "}"),
        "a list": {"json": []},
        "null": {"json": None},
        "no output": changed(output=None),
        "an output that is a list": changed(output=[body["output"]]),
        "an unknown output": changed(output="priorities-dataset.data"),
        "an output that only the browser sets": changed(output="priorities-arranged.data-mounted"),
        "no outputs": changed(outputs=None),
        "other outputs": changed(outputs=[{"id": "shell", "property": "children"}]),
        "outputs that are text": changed(outputs="x"),
        "no inputs": changed(inputs=None),
        "inputs by name": changed(inputs={"priorities-address": "?"}),
        "inputs that are text": changed(inputs=["x"]),
        "inputs in inputs": changed(inputs=[[first]]),
        "too many inputs": changed(inputs=[first, first]),
        "another input": changed(inputs=[{**first, "id": "shell-language"}]),
        "an id that is a list": changed(inputs=[{**first, "id": ["priorities-address"]}]),
        "no state": changed(state=[]),
        "another state": changed(state=[{"id": "shell", "property": "data", "value": "fa"}]),
        "a cause that is text": changed(changedPropIds="x"),
        "causes that are numbers": changed(changedPropIds=[1]),
        "a place that is a number": {
            "json": visitor.body(visitor.output("_pages_content"), 7, "", "fa")
        },
        "a place outside": {
            "json": visitor.body(visitor.output("_pages_content"), "priorities", "", "fa")
        },
    }


@pytest.mark.usefixtures("kept")
@pytest.mark.parametrize(("language", "word"), [("fa", "درخواست"), ("en", "request")])
def test_malformed_bodies_are_refused_in_the_language_of_the_page(
    visitor: Visitor, language: str, word: str
) -> None:
    visitor.speak(language)
    for name, request in malformed(visitor).items():
        answer = visitor.client.post(CALLBACKS, **request)
        assert answer.status_code == 400, name
        assert word in answer.json["error"], name


@pytest.mark.usefixtures("kept")
def test_what_is_too_large_is_refused(visitor: Visitor) -> None:
    answer = visitor.client.post(CALLBACKS, data=b" " * 3_000_000, content_type="application/json")
    assert answer.status_code == 413


@pytest.mark.usefixtures("kept")
@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "http://elsewhere.example"},
        {"Origin": "http://localhost:8051"},
        {"Origin": "null"},
        {"Origin": "http://[::1"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
    ],
    ids=str,
)
@pytest.mark.parametrize("path", [CALLBACKS, "/", "/data"])
def test_what_another_page_sends_is_refused(
    visitor: Visitor, path: str, headers: dict[str, str]
) -> None:
    body = visitor.body(visitor.output("priorities-dataset"), "", "fa")
    answer = visitor.client.post(path, json=body, headers=headers)
    assert answer.status_code == 403
    assert "صفحهٔ دیگری" in answer.json["error"]


@pytest.mark.parametrize(
    "headers", [{}, {"Origin": "http://localhost"}, {"Sec-Fetch-Site": "none"}]
)
def test_what_our_pages_send_is_taken(visitor: Visitor, headers: dict[str, str]) -> None:
    body = visitor.body(visitor.output("priorities-dataset"), "?w=1,1,1,1,1,1", "fa")
    answer = visitor.send(body, headers=headers)
    assert answer.status_code == 200
    dataset = answer.json["response"]["priorities-dataset"]["data"]
    assert dataset["view"]["weights"] == [1] * 6
    assert len(dataset["services"]) == 60


@pytest.mark.parametrize("weight", WEIGHTS)
def test_weights_out_of_range_open_the_report_with_a_notice(visitor: Visitor, weight: str) -> None:
    answer = visitor.call("priorities-dataset", f"?w=1,1,{weight},1,1,1", "fa")
    response = answer.json["response"]
    assert response["priorities-dataset"]["data"]["view"]["weights"] == [3, 1, 1, 2, 2, 1]
    notice = json.dumps(response["priorities-notice"]["children"], ensure_ascii=False)
    assert "اقتصاد" in notice


@pytest.mark.usefixtures("kept")
@pytest.mark.parametrize(
    "path",
    [
        "/_dash-component-suites/os/path.py",
        "/_dash-component-suites/dash/nothing.js",
        "/_dash-component-suites/model/errors.py",
        "/assets/nothing.css",
        "/assets/../app.py",
        "/assets/%2e%2e/app.py",
        "/assets/%00",
        "/download/nothing.csv",
    ],
)
def test_files_that_are_not_served_are_not_found(visitor: Visitor, path: str) -> None:
    assert visitor.client.get(path).status_code == 404


@pytest.mark.parametrize(
    "path", ["/nowhere", "/services/999", "/%00", "/%ff", "/" + "a" * 5000, "/?language=xx&_=1"]
)
def test_a_page_comes_whatever_the_address(visitor: Visitor, path: str) -> None:
    answer = visitor.client.get(path)
    assert answer.status_code == 200
    assert answer.text.startswith("<!DOCTYPE html>")


@pytest.mark.usefixtures("kept")
@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "TRACE", "PROPFIND"])
@pytest.mark.parametrize("path", ["/", "/priorities", "/_dash-layout"])
def test_pages_are_only_read(visitor: Visitor, method: str, path: str) -> None:
    assert visitor.client.open(path, method=method).status_code == 405


@pytest.mark.parametrize(
    ("cookie", "language", "direction"),
    [("en", "en", "ltr"), ("fa", "fa", "rtl"), ("", "fa", "rtl"), ("<x>", "fa", "rtl")],
)
def test_the_document_speaks_the_language_of_the_visitor(
    visitor: Visitor, cookie: str, language: str, direction: str
) -> None:
    visitor.speak(cookie)
    page = visitor.client.get("/priorities").text
    assert f'<html lang="{language}" dir="{direction}" data-bs-theme="light">' in page
    style = "bootstrap.rtl.min.css" if language == "fa" else "bootstrap.min.css"
    assert f'rel="stylesheet" href="/assets/vendor/bootstrap/{style}' in page


@pytest.mark.parametrize(
    "path", ["/", "/priorities", "/assets/css/tarazu.css", "/nowhere", "/x.php"]
)
def test_every_answer_carries_the_headers(visitor: Visitor, path: str) -> None:
    with visitor.client.get(path) as answer:
        headers = answer.headers
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"


def test_the_policy_lets_nothing_from_elsewhere_in(visitor: Visitor) -> None:
    refused = visitor.client.post(CALLBACKS, json=[])
    for answer in (visitor.client.get("/"), refused):
        policy = {
            name: values
            for name, *values in (
                part.split() for part in answer.headers["Content-Security-Policy"].split(";")
            )
        }
        assert policy["default-src"] == ["'self'"]
        assert policy["frame-ancestors"] == policy["object-src"] == policy["base-uri"] == ["'none'"]
        assert policy["connect-src"] == policy["font-src"] == ["'self'"]
        assert "'self'" in policy["script-src"]
        assert not {"'unsafe-inline'", "'unsafe-eval'", "*"} & set(policy["script-src"])
        for values in policy.values():
            assert not [value for value in values if "." in value or "//" in value]


def test_a_failure_inside_is_told_without_its_inside(
    visitor: Visitor, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError("secret of the house")

    monkeypatch.setattr("callbacks.priorities.read_address", broken)
    message = visitor.told("priorities-dataset", "", "fa")
    assert "secret" not in message
    assert "چیزی عوض نشد" in message
    assert "secret of the house" in caplog.text
