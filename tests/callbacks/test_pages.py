"""What the callbacks of the pages make of anything that a browser may send."""

from __future__ import annotations

import json
from typing import Any

import pytest
from dash import Dash
from flask.testing import FlaskClient

from pages._shell import ids

QUERIES = [None, "", "zz", "?kind=nonsense&quick=99", "a" * 3000, "?quick=" + "9" * 5000]
ODD = [*QUERIES, 5, 1.5, True, [], [1], {}, {"a": []}]


@pytest.fixture
def client(application: Dash) -> FlaskClient:
    return application.server.test_client()


def ask(application: Dash, client: FlaskClient, output: str, *values: object) -> Any:
    """Call the callback that fills an output, with these values for its inputs and states."""
    key = next(
        name
        for name in application.callback_map
        if output in name.strip(".").split("...") and "@" not in name
    )
    asked = application.callback_map[key]
    named = [*asked["inputs"], *asked["state"]]
    assert len(values) == len(named)
    filled = [{**item, "value": value} for item, value in zip(named, values, strict=True)]
    inputs = len(asked["inputs"])
    outputs = [
        dict(zip(("id", "property"), part.rsplit(".", 1), strict=True))
        for part in key.strip(".").split("...")
    ]
    body = {
        "output": key,
        "outputs": outputs if key.startswith("..") else outputs[0],
        "inputs": filled[:inputs],
        "state": filled[inputs:],
        "changedPropIds": [f"{filled[0]['id']}.{filled[0]['property']}"],
    }
    return client.post("/_dash-update-component", json=body)


def told(answer: Any) -> str:
    return json.dumps(answer.json, ensure_ascii=False)


@pytest.mark.parametrize("odd", QUERIES)
def test_the_councils_view_opens_whatever_the_address_says(
    application: Dash, client: FlaskClient, odd: object
) -> None:
    answer = ask(application, client, f"{ids.Home.BODY}.children", True, odd, odd)
    assert answer.status_code == 200
    assert "home-stand" in told(answer)


@pytest.mark.parametrize("path", ["/", "/services", "/services/", "/services/0", "/" + "a" * 3000])
@pytest.mark.parametrize("odd", [None, 5, "zz", [], {}])
def test_a_service_that_is_none_is_told_whatever_the_address_says(
    application: Dash, client: FlaskClient, path: str, odd: object
) -> None:
    answer = ask(application, client, f"{ids.Service.BODY}.children", True, path, odd)
    assert answer.status_code == 200
    assert "این خدمت نیست" in told(answer)


@pytest.mark.parametrize("odd", ODD)
def test_no_address_makes_the_server_fail(
    application: Dash, client: FlaskClient, odd: object
) -> None:
    for output in (f"{ids.Home.BODY}.children", f"{ids.Service.BODY}.children"):
        answer = ask(application, client, output, odd, odd, odd)
        assert answer.status_code < 500


@pytest.mark.parametrize(
    ("path", "title"), [("/services/5", "Live traffic"), ("/services/۵", "Live")]
)
def test_a_service_is_found_by_its_address(
    application: Dash, client: FlaskClient, path: str, title: str
) -> None:
    answer = ask(application, client, f"{ids.Service.BODY}.children", True, path, "en")
    assert title in told(answer)


@pytest.mark.parametrize("odd", ODD)
def test_the_lists_open_whatever_the_address_says(
    application: Dash, client: FlaskClient, odd: object
) -> None:
    for output in (f"{ids.Data.BODY}.children", f"{ids.Services.NOTICE}.children"):
        answer = ask(application, client, output, odd, odd)
        assert answer.status_code == 200


@pytest.mark.parametrize("odd", [5, "sum", [1], {"a": 1}, ["nonsense"], [["sum"]]])
def test_forged_filters_change_nothing_and_are_told(
    application: Dash, client: FlaskClient, odd: object
) -> None:
    for output, others in (
        (f"{ids.Data.FINDINGS}.rowData", ([], [], "")),
        (f"{ids.Services.GRID}.rowData", ([], "", None)),
    ):
        answer = ask(application, client, output, odd, *others, "fa")
        assert answer.status_code < 500
        assert "rowData" not in told(answer)
        assert ids.Shell.TOAST in told(answer)


@pytest.mark.parametrize("odd", [5, ["a"], {"a": 1}, "a" * 101])
def test_a_forged_text_changes_nothing(application: Dash, client: FlaskClient, odd: object) -> None:
    answer = ask(application, client, f"{ids.Data.FINDINGS}.rowData", [], [], [], odd, "fa")
    assert answer.status_code < 500
    assert "rowData" not in told(answer)


def test_filters_narrow_the_findings(application: Dash, client: FlaskClient) -> None:
    output = f"{ids.Data.FINDINGS}.rowData"
    answer = ask(application, client, output, ["changes_group"], ["sum"], None, None, "en")
    rows = answer.json["response"][ids.Data.FINDINGS]["rowData"]
    assert [row["key"] for row in rows] == ["F-total-47"]
    query = answer.json["response"][ids.Data.QUERY]["data"]
    assert query == "?severity=changes_group&kind=sum"
