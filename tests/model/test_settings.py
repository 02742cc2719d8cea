"""Settings: named values with a default and a help, read from the environment."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

import pytest

from model.errors import InvalidInput
from model.settings import ROOT, SETTINGS, Settings


def read(**environment: str) -> Settings:
    return Settings.from_environment(environment)


def test_every_setting_has_a_name_a_default_and_a_help() -> None:
    assert {field.name for field in fields(Settings)} == SETTINGS.keys()
    names = [setting.name for setting in SETTINGS.values()]
    assert len(set(names)) == len(names)
    assert all(setting.name.isupper() and setting.help for setting in SETTINGS.values())


def test_the_defaults() -> None:
    assert read() == Settings(
        database_url=f"sqlite:///{ROOT / 'var' / 'tarazu.db'}",
        package_dir=ROOT / "data",
        host="127.0.0.1",
        port=8050,
        language="fa",
        cache_dir=ROOT / "var" / "cache",
        redis_url="",
    )


def test_blank_values_are_as_good_as_none() -> None:
    assert read(TARAZU_PORT=" ", TARAZU_LANGUAGE="", DATABASE_URL="  ") == read()


def test_values_are_taken(tmp_path: Path) -> None:
    found = read(
        DATABASE_URL="postgresql+psycopg://me@host/tarazu",
        TARAZU_DATA=str(tmp_path),
        TARAZU_HOST="0.0.0.0",
        TARAZU_PORT="65535",
        TARAZU_LANGUAGE="en",
        TARAZU_CACHE=str(tmp_path / "cache"),
        REDIS_URL="redis://127.0.0.1:6379/0",
    )
    assert found == Settings(
        database_url="postgresql+psycopg://me@host/tarazu",
        package_dir=tmp_path,
        host="0.0.0.0",
        port=65535,
        language="en",
        cache_dir=tmp_path / "cache",
        redis_url="redis://127.0.0.1:6379/0",
    )


@pytest.mark.parametrize(
    ("given", "meant"),
    [
        ("sqlite:///var/x.db", f"sqlite:///{ROOT / 'var' / 'x.db'}"),
        ("sqlite:////srv/x.db", "sqlite:////srv/x.db"),
        ("sqlite:///:memory:", "sqlite:///:memory:"),
    ],
)
def test_a_file_is_found_from_the_project_and_not_from_the_caller(given: str, meant: str) -> None:
    assert read(DATABASE_URL=given).database_url == meant


@pytest.mark.parametrize(
    ("name", "value"),
    [
        *(
            ("TARAZU_PORT", value)
            for value in ("0", "65536", "-1", "x", "80.5", "۸۰۵۰", "²", "1e3")
        ),
        *(("TARAZU_LANGUAGE", value) for value in ("de", "FA", "fa_IR", "فارسی")),
    ],
)
def test_what_cannot_be_is_refused_by_name(name: str, value: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        Settings.from_environment({name: value})
    assert caught.value.code == "error.setting"
    assert caught.value.params == {"name": name, "value": value}


def test_the_environment_of_the_process_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TARAZU_PORT", "9000")
    assert Settings.from_environment().port == 9000


def test_a_redis_that_cannot_be_is_refused_without_its_password() -> None:
    with pytest.raises(InvalidInput) as caught:
        read(REDIS_URL="http://me:secret@host")
    assert caught.value.params["name"] == "REDIS_URL"
    assert "secret" not in str(caught.value)
