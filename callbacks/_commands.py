"""The ``flask`` commands, for those who work without a browser: rank, check, load, plan.

They speak the language of the terminal's locale. Bad input is told on stderr with exit code 2; a
data package that is refused, or that its own rules contradict, with exit code 1.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlencode

import click
from flask import Flask

from callbacks import _plan_command
from callbacks._services import Services
from callbacks._terminal import refuse, terminal_texts
from model.catalogue import Catalogue
from model.checks import Finding, check
from model.errors import InvalidInput, TarazuError
from model.kept_findings import disagreements
from model.scoring import Ranking
from model.store import LoadReport
from model.store.package import find_packages, read_package
from model.view import parse_view
from model.weighing import known, ranking_of, report_weights
from pages._shell.i18n import Texts

COLUMNS = ("todo_id", "total", "mean", "rank", "group")


def register(server: Flask, services: Services) -> None:
    """Register the commands."""
    texts = terminal_texts()
    _plan_command.register(server, services)

    @server.cli.command("rank", help=texts("command.rank"))
    @click.option("--weights", metavar="3,1,1,2,2,1", help=texts("command.rank.weights"))
    @click.option(
        "--format",
        "form",
        type=click.Choice(["csv", "json"]),
        default="csv",
        show_default=True,
        help=texts("command.rank.format"),
    )
    @click.option(
        "--what-if",
        "what_ifs",
        multiple=True,
        metavar="47.coverage.3",
        help=texts("command.rank.what_if"),
    )
    def rank_command(weights: str | None, form: str, what_ifs: tuple[str, ...]) -> None:
        try:
            rows = ranked(services.catalogue(), weights, what_ifs)
        except TarazuError as error:
            refuse(error)
        click.echo(_as_csv(rows) if form == "csv" else json.dumps(rows, indent=1), nl=False)

    @server.cli.command("check", help=texts("command.check"))
    def check_command() -> None:
        try:
            sound = [check_package(folder, terminal_texts()) for folder in _folders(services)]
        except TarazuError as error:
            refuse(error)
        if not all(sound):
            raise SystemExit(1)

    @server.cli.command("load", help=texts("command.load"))
    def load_command() -> None:
        try:
            reports = services.store.load(services.settings.package_dir)
        except TarazuError as error:
            refuse(error)
        at_start = {report.city: report for report in services.store.loaded}
        for report in reports:
            first = at_start.get(report.city, report)
            _tell_load(report if report.changed else first, terminal_texts())


def ranked(
    catalogue: Catalogue, weights: str | None, what_ifs: tuple[str, ...]
) -> list[dict[str, int | float]]:
    """Rank the services to do, by rank and then by id.

    Raises
    ------
    InvalidInput
        When a weight or a what-if breaks a rule.
    """
    if not catalogue.scores:
        raise InvalidInput("error.scores.none")
    query = {"x": ",".join(what_ifs)} if what_ifs else {}
    if weights is not None:
        query["w"] = weights
    view = parse_view(urlencode(query), report_weights(catalogue), known(catalogue))
    ranking = ranking_of(catalogue, view)
    return [_place(ranking, int(row)) for row in ranking.order]


def _place(ranking: Ranking, row: int) -> dict[str, int | float]:
    todo = int(ranking.ids[row])
    values = (
        todo,
        int(ranking.totals[row]),
        int(ranking.mean_hundredths[row]) / 100,
        int(ranking.ranks[row]),
        int(ranking.groups[row]),
    )
    return dict(zip(COLUMNS, values, strict=True))


def _as_csv(rows: list[dict[str, int | float]]) -> str:
    text = io.StringIO()
    writer = csv.DictWriter(text, COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows({**row, "mean": f"{row['mean']:.2f}"} for row in rows)
    return text.getvalue()


def _folders(services: Services) -> tuple[Path, ...]:
    return find_packages(services.settings.package_dir)


def check_package(folder: Path, texts: Texts) -> bool:
    """Hold a package against its schema and its rules, and print what they find.

    Returns
    -------
    bool
        Whether ``findings.csv`` keeps exactly what the rules find.

    Raises
    ------
    InvalidPackage
        When the package breaks its schema.
    """
    package = read_package(folder)
    click.echo(texts("command.check.package", name=package.name, version=package.version))
    tables = dict(_text_tables(folder))
    found = check(tables)
    for finding in found:
        click.echo(_finding_line(finding))
    click.echo(texts.count("command.check.findings", len(found)))
    wrong = disagreements(found, tables.get("findings", ()))
    for item in wrong:
        told = {name: getattr(item, name) for name in ("id", "column", "kept", "found")}
        click.echo(texts(f"command.check.{item.code}", **told), err=True)
    if not wrong:
        click.echo(texts("command.check.kept"))
        click.echo(texts("command.check.sound"))
    return not wrong


def _text_tables(folder: Path) -> Iterator[tuple[str, list[dict[str, str]]]]:
    """Read the files of a valid package as they are, every cell as text."""
    for resource in json.loads((folder / "datapackage.json").read_text("utf-8"))["resources"]:
        with (folder / resource["path"]).open(encoding="utf-8-sig", newline="") as file:
            yield resource["name"], list(csv.DictReader(file))


def _finding_line(finding: Finding) -> str:
    cells = finding.as_row()
    parts = [cells[name] for name in ("finding_id", "kind", "severity", "table_no", "page", "row")]
    return "\t".join([*parts, f"{finding.printed} => {finding.follows}"])


def _tell_load(report: LoadReport, texts: Texts) -> None:
    told = {name: getattr(report, name) for name in ("city", "number")}
    if not report.changed:
        click.echo(texts("command.load.same", **told))
        return
    rows = {name: getattr(report, name) for name in ("added", "updated", "removed")}
    click.echo(texts("command.load.done", **told, **rows))
    for step in report.conflicts:
        place = " ".join(str(part) for part in (step.kind, step.key, step.field) if part)
        told = {"place": place, "kept": step.old, "brought": step.new}
        click.echo(texts("command.load.conflict", **told), err=True)
