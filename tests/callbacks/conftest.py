"""The application as a program without a browser sees it."""

from __future__ import annotations

from typing import Any

import pytest
from dash import Dash
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

CALLBACKS = "/_dash-update-component"


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
        """A body as a page sends it, with values for its inputs and states in their order."""
        known = self.app.callback_map[output]
        given = [*values, *[None] * (len(known["inputs"]) + len(known["state"]) - len(values))]
        inputs = [
            {**one, "value": value} for one, value in zip(known["inputs"], given, strict=False)
        ]
        states = [
            {**one, "value": value}
            for one, value in zip(known["state"], given[len(inputs) :], strict=True)
        ]
        names = output.strip(".").split("...") if output.startswith("..") else [output]
        outputs = [
            dict(zip(("id", "property"), name.rsplit(".", 1), strict=True)) for name in names
        ]
        first = known["inputs"][0]
        return {
            "output": output,
            "outputs": outputs if output.startswith("..") else outputs[0],
            "inputs": inputs,
            "state": states,
            "changedPropIds": [f"{first['id']}.{first['property']}"],
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
