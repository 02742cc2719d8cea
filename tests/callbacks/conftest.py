"""The application as a program without a browser sees it."""

from __future__ import annotations

import json
import os
from typing import Any

import pytest
from dash import Dash
from dash._utils import stringify_id
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from model.settings import Settings
from tests.installation import own_settings

CALLBACKS = "/_dash-update-component"

REDIS = os.environ.get("TARAZU_TEST_REDIS_URL", "")
"""Address of a Redis server, as ``tests/redis.sh`` prints it; none without one."""

collect_ignore = [
    *([] if REDIS else ["test_queue.py"]),
    *([] if os.name == "posix" else ["test_server_end.py"]),
]


def _id_of(registered: str) -> str | dict[str, object]:
    """The id of a component that answers to what a callback asks for."""
    if not registered.startswith("{"):
        return registered
    keys = json.loads(registered)
    return {key: "a" if isinstance(value, list) else value for key, value in keys.items()}


def _named(registered: str, name: str, **more: object) -> object:
    """What a page sends for an input, a state or an output: a list where many are asked for."""
    one = {"id": _id_of(registered), "property": name, **more}
    return [one] if '["ALL' in registered else one


def _filled(one: dict[str, str], value: object) -> object:
    return _named(one["id"], one["property"], value=value)


class Visitor:
    """Someone who sends what our pages send, or nearly so.

    Parameters
    ----------
    app : Dash
    """

    def __init__(self, app: Dash) -> None:
        self.app = app
        self.client: FlaskClient = app.server.test_client()
        # Dash readies its callbacks with the first page.
        assert self.client.get("/").status_code == 200

    def speak(self, language: str) -> None:
        """Choose a language, as the page's button does."""
        self.client.set_cookie("tarazu-language", language)

    def callbacks(self) -> list[str]:
        """The outputs of every callback that runs on the server."""
        return [name for name, one in self.app.callback_map.items() if "callback" in one]

    def output(self, part: str) -> str:
        """The output of the one callback that has `part` in it."""
        (found,) = [name for name in self.callbacks() if part in name]
        return found

    def body(self, output: str, *values: object) -> dict[str, Any]:
        """A body as a page sends it, with values for its inputs and states in their order.

        Where a callback asks for components by a pattern, the page has one that answers.
        """
        known = self.app.callback_map[output]
        given = [*values, *[None] * (len(known["inputs"]) + len(known["state"]) - len(values))]
        inputs = [_filled(one, value) for one, value in zip(known["inputs"], given, strict=False)]
        states = [
            _filled(one, value)
            for one, value in zip(known["state"], given[len(inputs) :], strict=True)
        ]
        registered = known["output"]
        many = isinstance(registered, list | tuple)
        outputs = [
            _named(one.component_id_str(), one.component_property.split("@")[0])
            for one in (registered if many else [registered])
        ]
        first = known["inputs"][0]
        shown = _id_of(first["id"])
        name = shown if isinstance(shown, str) else stringify_id(shown)
        return {
            "output": output,
            "outputs": outputs if many else outputs[0],
            "inputs": inputs,
            "state": states,
            "changedPropIds": [f"{name}.{first['property']}"],
        }

    def send(self, body: object, **how: Any) -> TestResponse:
        """Send a body to the callbacks."""
        return self.client.post(CALLBACKS, json=body, **how)

    def call(self, part: str, *values: object) -> TestResponse:
        """Call the one callback that has `part` among its outputs."""
        return self.send(self.body(self.output(part), *values))

    def told(self, part: str, *values: object) -> str:
        """The message that a call brings up."""
        answer = self.call(part, *values)
        assert answer.status_code == 200, answer.text
        toast = answer.json["sideUpdate"]["shell-toast"]
        assert toast["is_open"]
        assert set(answer.json.get("response", {})) == set()
        return toast["children"]


@pytest.fixture
def visitor(application: Dash) -> Visitor:
    """A visitor whose language is Persian until another is chosen."""
    return Visitor(application)


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """Settings of an application whose store and folder are a module's own."""
    return own_settings(tmp_path_factory.mktemp("background"))
