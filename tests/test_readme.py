"""The README says what is true: settings, pages and commands."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from dash import page_registry

from app import create_app
from model.settings import SETTINGS, Settings

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def application(tmp_path_factory: pytest.TempPathFactory) -> object:
    """Build the application on a store of its own."""
    folder = tmp_path_factory.mktemp("readme")
    settings = Settings.from_environment({"DATABASE_URL": f"sqlite:///{folder}/tarazu.db"})
    return create_app(settings)


def shown(default: str) -> str:
    """Write a default as the table does."""
    return f"`{default}`" if default else ""


def test_settings_table_is_the_one_of_the_code() -> None:
    table = README.split("<!-- settings -->")[1].split("<!-- /settings -->")[0]
    rows = [
        f"| `{setting.name}` | {shown(setting.default)} | {setting.help} |"
        for setting in SETTINGS.values()
    ]
    assert table.strip().splitlines()[2:] == rows


def test_every_page_is_listed(application: object) -> None:
    paths = {
        page["path_template"] or page["path"]
        for module, page in page_registry.items()
        if not module.endswith("not_found_404")
    }
    listed = set(re.findall(r"^\| `(/[^`]*)` \|", README, flags=re.MULTILINE))
    assert {re.sub("<.*>", "<id>", path) for path in paths} == listed


def test_every_command_is_shown(application: object) -> None:
    commands = set(application.server.cli.commands)  # type: ignore[attr-defined]
    assert commands
    assert {name for name in commands if f"flask {name}" in README} == commands
