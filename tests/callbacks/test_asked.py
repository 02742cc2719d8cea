"""The door understands what callbacks ask for by patterns, and lets nothing else through."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from typing import Any

import pytest
from dash import ALL, ALLSMALLER, MATCH, Dash, Input, Output, State, html
from flask.testing import FlaskClient
from hypothesis import given
from hypothesis import strategies as st

from callbacks._asked import Pattern, answers, causes
from callbacks._http import protect

CALLBACKS = "/_dash-update-component"


def card(key: object, kind: str = "card") -> dict[str, object]:
    return {"type": kind, "key": key}


@pytest.fixture(scope="module")
def client() -> FlaskClient:
    """A page of cards, each with callbacks of every kind that asks by a pattern."""
    app = Dash("cards", suppress_callback_exceptions=True)
    app.layout = html.Div(id="page")

    @app.callback(
        Output(card(MATCH), "children"),
        Input(card(MATCH), "n_clicks"),
        State(card(MATCH, "note"), "value"),
    )
    def matched(_: object, note: object) -> object:
        return note

    @app.callback(Output("page", "title"), Input(card(ALL), "n_clicks"), State(card(ALL), "id"))
    def counted(clicks: list[int], names: list[dict[str, str]]) -> str:
        return " ".join(f"{name['key']}={n}" for n, name in zip(clicks, names, strict=True))

    @app.callback(Output(card(ALL), "className"), Output("page", "lang"), Input("page", "n_clicks"))
    def marked(_: object) -> tuple[list[str], str]:
        return ["a", "b"], "fa"

    @app.callback(
        Output(card(MATCH), "title"),
        Input(card(ALLSMALLER), "n_clicks"),
        State(card(MATCH), "id"),
    )
    def summed(clicks: list[int], _: object) -> int:
        return sum(clicks)

    @app.callback(Output(card("one", "fixed"), "children"), Input(card("one", "fixed"), "n_clicks"))
    def fixed(clicks: object) -> object:
        return clicks

    protect(app)
    client = app.server.test_client()
    assert client.get("/").status_code == 200
    return client


def part(name: object, prop: str, value: object = None) -> dict[str, Any]:
    return {"id": name, "property": prop, "value": value}


MATCHED = {
    "output": '{"key":["MATCH"],"type":"card"}.children',
    "outputs": {"id": card("x"), "property": "children"},
    "inputs": [part(card("x"), "n_clicks", 1)],
    "state": [part(card("x", "note"), "value", "seen")],
    "changedPropIds": ['{"key":"x","type":"card"}.n_clicks'],
}
COUNTED = {
    "output": "page.title",
    "outputs": {"id": "page", "property": "title"},
    "inputs": [[part(card(key), "n_clicks", n) for key, n in (("x", 2), ("y", 3))]],
    "state": [[part(card(key), "id", card(key)) for key in ("x", "y")]],
    "changedPropIds": ['{"key":"y","type":"card"}.n_clicks'],
}
MARKED = {
    "output": '..{"key":["ALL"],"type":"card"}.className...page.lang..',
    "outputs": [
        [{"id": card(key), "property": "className"} for key in ("x", "y")],
        {"id": "page", "property": "lang"},
    ],
    "inputs": [part("page", "n_clicks", 1)],
    "changedPropIds": ["page.n_clicks"],
}
SUMMED = {
    "output": '{"key":["MATCH"],"type":"card"}.title',
    "outputs": {"id": card(3), "property": "title"},
    "inputs": [[part(card(key), "n_clicks", key) for key in (1, 2)]],
    "state": [part(card(3), "id", card(3))],
    "changedPropIds": [],
}
FIXED = {
    "output": '{"key":"one","type":"fixed"}.children',
    "outputs": {"id": card("one", "fixed"), "property": "children"},
    "inputs": [part(card("one", "fixed"), "n_clicks", 4)],
    "changedPropIds": ['{"key":"one","type":"fixed"}.n_clicks'],
}


@pytest.mark.parametrize(
    ("body", "shown"),
    [
        (MATCHED, "seen"),
        (COUNTED, "x=2 y=3"),
        (MARKED, "fa"),
        (SUMMED, "3"),
        (FIXED, "4"),
        ({**COUNTED, "inputs": [[]], "state": [[]], "changedPropIds": []}, "title"),
    ],
    ids=["MATCH", "ALL", "ALL as output", "ALLSMALLER", "no wildcard", "nothing there"],
)
def test_what_a_page_sends_is_answered(
    client: FlaskClient, body: dict[str, Any], shown: str
) -> None:
    answer = client.post(CALLBACKS, json=body)
    assert answer.status_code == 200, answer.text
    assert shown in answer.text


Change = Callable[[dict[str, Any]], object]
WRONG: list[tuple[str, dict[str, Any], Change]] = [
    ("another type", MATCHED, lambda b: b["inputs"][0].update(id=card("x", "other"))),
    ("a key too many", MATCHED, lambda b: b["inputs"][0]["id"].update(more=1)),
    ("a key too few", MATCHED, lambda b: b["inputs"][0]["id"].pop("key")),
    ("a text for a dictionary", MATCHED, lambda b: b["inputs"][0].update(id="x")),
    ("the pattern itself", MATCHED, lambda b: b["inputs"][0].update(id=card(["MATCH"]))),
    ("no value", MATCHED, lambda b: b["inputs"][0].update(id=card(None))),
    ("a dictionary for a value", MATCHED, lambda b: b["inputs"][0].update(id=card({}))),
    ("another property", MATCHED, lambda b: b["inputs"][0].update(property="id")),
    ("no property", MATCHED, lambda b: b["inputs"][0].pop("property")),
    ("a list for one", MATCHED, lambda b: b.update(inputs=[b["inputs"]])),
    ("another's note", MATCHED, lambda b: b["state"][0].update(id=card("y", "note"))),
    ("another's output", MATCHED, lambda b: b["outputs"].update(id=card("y"))),
    ("another output", MATCHED, lambda b: b["outputs"].update(id="page")),
    ("another cause", MATCHED, lambda b: b.update(changedPropIds=["page.n_clicks"])),
    ("half a cause", MATCHED, lambda b: b.update(changedPropIds=['{"key":"x".n_clicks'])),
    ("a deep cause", MATCHED, lambda b: b.update(changedPropIds=['{"a":' * 9000 + ".n_clicks"])),
    ("one for a list", COUNTED, lambda b: b.update(inputs=b["inputs"][0][:1])),
    ("one twice", COUNTED, lambda b: b["inputs"][0].append(b["inputs"][0][0])),
    ("another among them", COUNTED, lambda b: b["inputs"][0].append(part("page", "n_clicks"))),
    ("a list in the list", COUNTED, lambda b: b["inputs"][0].append([])),
    ("fewer states", COUNTED, lambda b: b["state"][0].pop()),
    ("states in another order", COUNTED, lambda b: b["state"][0].reverse()),
    ("no states", COUNTED, lambda b: b.pop("state")),
    ("an output for a list", MARKED, lambda b: b.update(outputs=b["outputs"][0])),
    ("one output too many", MARKED, lambda b: b["outputs"].append(b["outputs"][1])),
    ("a larger one", SUMMED, lambda b: b["inputs"][0][1].update(id=card(4))),
    ("the border itself", SUMMED, lambda b: b["inputs"][0][1].update(id=card(3))),
    ("a text among numbers", SUMMED, lambda b: b["inputs"][0][1].update(id=card("2"))),
    ("a truth for a number", SUMMED, lambda b: b["state"][0].update(id=card(True))),
    ("another fixed value", FIXED, lambda b: b["inputs"][0].update(id=card("two", "fixed"))),
    ("the id as text", FIXED, lambda b: b["inputs"][0].update(id=json.dumps(card("one")))),
]


@pytest.mark.parametrize(("body", "change"), [one[1:] for one in WRONG], ids=[w[0] for w in WRONG])
def test_what_no_page_sends_is_refused(
    client: FlaskClient, body: dict[str, Any], change: Change
) -> None:
    forged = copy.deepcopy(body)
    change(forged)
    answer = client.post(CALLBACKS, json=forged)
    assert answer.status_code == 400, answer.text
    assert "response" not in answer.json


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


@given(st.lists(ANYTHING | st.builds(part, ANYTHING, st.text())), ANYTHING)
def test_anything_can_be_held_against_a_pattern(sent: list[object], changed: object) -> None:
    asked = [Pattern.of('{"key":["ALL"],"type":"card"}', "value"), Pattern.of("page", "title")]
    assert not answers(asked, [*sent, part("page", "lang")])
    causes(asked, changed)


KEYS = st.text() | st.integers() | st.booleans()


@given(st.lists(KEYS, unique_by=lambda key: (type(key), key)), KEYS)
def test_any_components_of_a_page_pass_in_one_order(keys: list[object], more: object) -> None:
    asked = [Pattern.of('{"key":["ALL"],"type":"card"}', name) for name in ("value", "id")]
    values, names = ([part(card(key), name) for key in keys] for name in ("value", "id"))
    assert answers(asked, [values, names])
    assert not answers(asked, [values, [*names, part(card(more), "id")]])
