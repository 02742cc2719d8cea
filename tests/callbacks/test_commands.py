"""The commands: what they print, and with which code they end."""

from __future__ import annotations

import csv
import io
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result
from dash import Dash

from callbacks._terminal import terminal_language
from model.settings import ROOT
from tests.model import oracle
from tests.model.roadmap.networks import knot, sm_text

REPORT = (3, 1, 1, 2, 2, 1)
BOUNDS = (200, 140)


class Terminal:
    """A terminal in which `flask` runs on a store and a data package of its own."""

    def __init__(self, folder: Path) -> None:
        self.package = folder / "data"
        shutil.copytree(ROOT / "data", self.package)
        self.environment = {
            **os.environ,
            "DATABASE_URL": f"sqlite:///{folder / 'tarazu.db'}",
            "TARAZU_DATA": str(self.package),
            "LC_ALL": "C.UTF-8",
        }

    def flask(self, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
        """Run a command to its end."""
        return subprocess.run(
            [sys.executable, "-m", "flask", *arguments],
            cwd=ROOT,
            env={**self.environment, **environment},
            capture_output=True,
            encoding="utf-8",
            check=False,
        )

    def change(self, name: str, old: str, new: str) -> None:
        """Change the first place where a file of the package says `old`."""
        path = self.package / name
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8", newline="")


@pytest.fixture
def terminal(tmp_path: Path) -> Terminal:
    return Terminal(tmp_path)


@pytest.fixture
def run(application: Dash, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    """Run a command within this process, in English."""
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    runner = application.server.test_cli_runner()
    return lambda *arguments: runner.invoke(args=list(arguments))


def table(done: Result) -> list[dict[str, str]]:
    """The CSV that a command printed."""
    assert (done.exit_code, done.stderr) == (0, "")
    return list(csv.DictReader(io.StringIO(done.stdout)))


def expected(weights: tuple[int, ...], changes: list[dict[str, object]]) -> list[dict[str, object]]:
    """The ranking as the oracle has it, by rank and then by id."""
    with (ROOT / "data" / "scores.csv").open(encoding="utf-8", newline="") as file:
        table = list(csv.DictReader(file))
    ids = [int(row["todo_id"]) for row in table]
    printed = [[int(row[index]) for index in oracle.INDICES] for row in table]
    found = oracle.rank(ids, oracle.changed(ids, printed, changes), weights, BOUNDS)
    rows = [
        {
            "todo_id": todo,
            "total": found["totals"][i],
            "mean": 100 * found["totals"][i] // sum(weights) / 100,
            "rank": found["ranks"][i],
            "group": found["groups"][i],
        }
        for i, todo in enumerate(ids)
    ]
    return sorted(rows, key=lambda row: (row["rank"], row["todo_id"]))


def as_printed(rows: list[dict[str, object]]) -> list[dict[str, str]]:
    return [{**{k: str(v) for k, v in row.items()}, "mean": f"{row['mean']:.2f}"} for row in rows]


@pytest.mark.parametrize("weights", [REPORT, (1, 1, 1, 1, 1, 1), (0, 0, 0, 0, 10, 3)])
def test_rank_prints_the_ranking(run: Callable[..., Result], weights: tuple[int, ...]) -> None:
    assert table(run("rank", "--weights", ",".join(map(str, weights)))) == as_printed(
        expected(weights, [])
    )


def test_rank_takes_the_weights_of_the_report(run: Callable[..., Result]) -> None:
    assert table(run("rank")) == as_printed(expected(REPORT, []))


def test_rank_reads_persian_digits(run: Callable[..., Result]) -> None:
    assert table(run("rank", "--weights", "۳،۱،۱،۲،۲،۱")) == as_printed(expected(REPORT, []))


def test_rank_judges_single_scores_otherwise(run: Callable[..., Result]) -> None:
    changes = [
        {"id": 47, "index": "coverage", "score": 3},
        {"id": 5, "index": "ease", "score": 1},
    ]
    given = ["--what-if", "47.coverage.3", "--what-if", "5.ease.1"]
    assert table(run("rank", *given)) == as_printed(expected(REPORT, changes))


def test_rank_as_json(run: Callable[..., Result]) -> None:
    done = run("rank", "--weights", "3,1,1,2,2,1", "--format", "json")
    assert (done.exit_code, done.stderr) == (0, "")
    assert json.loads(done.stdout) == expected(REPORT, [])


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        (["--weights", "3,1,1,2,2,-1"], "negative"),
        (["--weights", "3,1,1,2,2,eleven"], "not a number"),
        (["--weights", "3,1,1,2,2,inf"], "infinite"),
        (["--weights", "3,1,1,2,2,11"], "above 10"),
        (["--weights", "3,1,1,2,2,1.5"], "whole number"),
        (["--weights", "3,1,1"], "missing"),
        (["--weights", ""], "missing"),
        (["--weights", "0,0,0,0,0,0"], "zero"),
        (["--weights", "3,1,1,2,2,1&x=1.ease.1"], "not a number"),
        (["--what-if", "47.coverage.4"], "1, 2 or 3"),
        (["--what-if", "47.beauty.3"], "beauty"),
        (["--what-if", "99.coverage.3"], "99"),
        (["--what-if", "nonsense"], "nonsense"),
        (["--format", "xml"], "xml"),
    ],
)
def test_rank_refuses_bad_input(
    run: Callable[..., Result], arguments: list[str], word: str
) -> None:
    done = run("rank", *arguments)
    assert done.exit_code == 2
    assert done.stdout == ""
    assert word in done.stderr
    assert "Traceback" not in done.stderr


def test_messages_are_in_the_language_of_the_terminal(
    run: Callable[..., Result], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "fa_IR.UTF-8")
    done = run("rank", "--weights", "0,0,0,0,0,0")
    assert done.exit_code == 2
    assert "صفر" in done.stderr


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({}, "en"),
        ({"LANG": "fa_IR.UTF-8"}, "fa"),
        ({"LANG": "fa_IR.UTF-8", "LC_ALL": "C.UTF-8"}, "en"),
        ({"LC_MESSAGES": "fa", "LC_ALL": ""}, "fa"),
    ],
)
def test_language_of_a_terminal(environment: dict[str, str], language: str) -> None:
    assert terminal_language(environment) == language


PACKAGES = ("qom", "mashhad", "tehran")


def test_check_prints_what_the_rules_find(run: Callable[..., Result]) -> None:
    done = run("check")
    assert (done.exit_code, done.stderr) == (0, "")
    lines = done.stdout.splitlines()
    assert "F-total-47\tsum\tchanges_group\t6\t32\t47\t14 => 13" in lines
    assert lines.count("The data package is sound.") == len(PACKAGES)
    assert "F-budget-620011270" in done.stdout


def test_check_names_a_finding_that_is_not_kept(terminal: Terminal) -> None:
    terminal.change("findings.csv", "\nF-group-47,", "\nF-group-48,")
    done = terminal.flask("check")
    assert done.returncode == 1
    assert "F-group-47" in done.stderr
    assert "F-group-48" in done.stderr


def test_check_refuses_an_invalid_package(terminal: Terminal) -> None:
    terminal.change("domains.csv", "\nspatial,", "\nspatial,too,many,")
    done = terminal.flask("check")
    assert done.returncode == 1
    assert "domains.csv, row 2" in done.stderr
    assert "Traceback" not in done.stderr


def test_load_says_what_happened(terminal: Terminal) -> None:
    first = terminal.flask("load")
    assert (first.returncode, first.stderr) == (0, "")
    assert first.stdout.startswith("qom: loaded as version 1; ")
    again = terminal.flask("load").stdout.splitlines()
    same = "these data were already loaded as version 1; nothing changed."
    assert again == [f"{city}: {same}" for city in PACKAGES]
    terminal.change("domains.csv", "Spatial information", "Maps")
    third = terminal.flask("load").stdout.splitlines()
    changed = "qom: loaded as version 2; 0 rows added, 1 changed, 0 removed."
    assert sorted(third) == sorted([changed, f"mashhad: {same}", f"tehran: {same}"])


def test_load_refuses_an_invalid_package(terminal: Terminal) -> None:
    (terminal.package / "scores.csv").write_text("", encoding="utf-8")
    done = terminal.flask("load")
    assert done.returncode == 1
    assert "scores.csv" in done.stderr
    assert done.stdout == ""


def test_flask_finds_the_application_by_itself(terminal: Terminal) -> None:
    done = terminal.flask("rank", "--weights", "3,1,1,2,2,1")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("todo_id,total,mean,rank,group\n5,28,2.80,1,1\n")


def test_a_setting_that_cannot_be_used(terminal: Terminal) -> None:
    done = terminal.flask("load", TARAZU_PORT="many")
    assert done.returncode == 2
    assert "TARAZU_PORT" in done.stderr
    assert "Traceback" not in done.stderr


def test_the_roadmap_is_printed(run: Callable[..., Result]) -> None:
    rows = table(run("plan", "--start", "1400-Q2", "--seconds", "0.05"))
    assert len(rows) == 142
    assert rows[0]["start"] == "1400-Q2"
    assert {row["known"] for row in rows} == {"", "assumed"}
    done = run("plan", "--start", "1400-Q2", "--seconds", "0.05", "--format", "json")
    told = json.loads(done.stdout)
    assert [row["item"] for row in told["items"]] == [row["item"] for row in rows]
    assert 0 <= told["gap"] < 0.2
    assert told["value"] <= told["bound"]
    other = table(run("plan", "--weights", "1,1,1,1,1,1", "--seconds", "0.05"))
    assert {row["points"] for row in other} != {row["points"] for row in rows}


@pytest.mark.parametrize(
    ("form", "begins"),
    [("xml", b"<?xml version="), ("xlsx", b"PK\x03\x04"), ("ics", b"BEGIN:VCALENDAR\r\n")],
)
def test_the_roadmap_is_written_as_a_file(
    run: Callable[..., Result], form: str, begins: bytes
) -> None:
    done = run("plan", "--start", "1405-Q2", "--seconds", "0.05", "--format", form)
    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout_bytes.startswith(begins)


def test_a_project_network_is_solved(run: Callable[..., Result], tmp_path: Path) -> None:
    path = tmp_path / "knot.sm"
    path.write_text(sm_text(knot()), encoding="utf-8")
    done = run("plan", "solve", str(path))
    assert done.exit_code == 0, done.stderr
    *jobs, last = done.stdout.splitlines()
    assert [line.split("\t")[0] for line in jobs] == ["1", "2", "3", "4", "5", "6"]
    assert last == "The makespan is 6, and none is shorter (bound 6)."


@pytest.mark.parametrize(
    "arguments",
    [
        ("plan", "--start", "1400-Q5"),
        ("plan", "--weights", "1,2"),
        ("plan", "--seconds", "0"),
        ("plan", "solve", "nothing.sm"),
    ],
)
def test_a_plan_that_cannot_be_made_is_refused(
    run: Callable[..., Result], arguments: tuple[str, ...]
) -> None:
    done = run(*arguments)
    assert done.exit_code == 2
    assert done.stdout == ""
    assert len(done.stderr.splitlines()) == 1
