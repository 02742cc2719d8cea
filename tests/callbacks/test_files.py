"""The downloads: every file of the package, the zip of all, and nothing else."""

from __future__ import annotations

import io
import zipfile

import pytest
from dash import Dash
from flask.testing import FlaskClient

from model.settings import ROOT

DATA = ROOT / "data"


@pytest.fixture
def client(application: Dash) -> FlaskClient:
    return application.server.test_client()


@pytest.mark.parametrize("path", sorted(DATA.glob("*.csv")), ids=lambda path: path.name)
def test_every_file_can_be_downloaded(client: FlaskClient, path: object) -> None:
    answer = client.get(f"/download/{path.name}")  # type: ignore[attr-defined]
    assert answer.status_code == 200
    assert answer.data == path.read_bytes()  # type: ignore[attr-defined]
    assert answer.mimetype == "text/csv"
    assert path.name in answer.headers["Content-Disposition"]  # type: ignore[attr-defined]


def test_the_descriptor_can_be_downloaded(client: FlaskClient) -> None:
    answer = client.get("/download/datapackage.json")
    assert answer.data == (DATA / "datapackage.json").read_bytes()
    assert answer.mimetype == "application/json"


def test_the_zip_holds_the_package(client: FlaskClient) -> None:
    answer = client.get("/download/tarazu-qom-1.0.0.zip")
    assert answer.mimetype == "application/zip"
    with zipfile.ZipFile(io.BytesIO(answer.data)) as archive:
        assert archive.testzip() is None
        assert "datapackage.json" in archive.namelist()
        assert len(archive.namelist()) == 1 + len(list(DATA.glob("*.csv")))


def test_each_city_hands_out_its_own_package(client: FlaskClient) -> None:
    answer = client.get("/download/findings.csv?city=tehran")
    assert answer.data == (DATA / "tehran" / "findings.csv").read_bytes()
    assert client.get("/download/services.csv?city=tehran").status_code == 404
    whole = client.get("/download/tarazu-tehran-1.0.0.zip?city=tehran")
    with zipfile.ZipFile(io.BytesIO(whole.data)) as archive:
        assert "projects.csv" in archive.namelist()


@pytest.mark.parametrize(
    "name", ["app.py", "nothing.csv", "tarazu-qom-9.zip", "..", "%2e%2e", "services.csv%00"]
)
@pytest.mark.parametrize(("language", "word"), [("fa", "بستهٔ داده"), ("en", "data package")])
def test_anything_else_is_not_found(
    client: FlaskClient, name: str, language: str, word: str
) -> None:
    client.set_cookie("tarazu-language", language)
    answer = client.get(f"/download/{name}")
    if answer.mimetype == "text/html":  # the path was folded away before it reached the downloads
        assert b"Tarazu" in answer.data or "ترازو" in answer.text
    else:
        assert answer.status_code == 404
        assert word in answer.json["error"]


def test_deeper_paths_lead_to_no_file(client: FlaskClient) -> None:
    answer = client.get("/download/../../app.py")
    assert b"create_app" not in answer.data


def test_downloads_are_only_read(client: FlaskClient) -> None:
    assert client.post("/download/services.csv").status_code == 405
