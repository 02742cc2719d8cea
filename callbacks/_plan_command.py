"""``flask plan``: the city's roadmap as a file, and ``flask plan solve`` for a project network."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import click
from flask import Flask

from callbacks._roadmap_out import WRITERS
from callbacks._roadmap_parcel import parcel_of
from callbacks._services import Services
from callbacks._terminal import refuse, terminal_texts
from model.calendar import parse_quarter, today
from model.catalogue import Catalogue
from model.errors import TarazuError
from model.graph import NodeKind, parse_node
from model.roadmap.assumptions import assumptions_of
from model.roadmap.city import city_problem
from model.roadmap.makespan import shortest
from model.roadmap.network import read_network
from model.roadmap.plan import Plan, priority_quarters
from model.roadmap.problem import Problem
from model.roadmap.settings import default_settings
from model.roadmap.solve import improve
from model.roadmap.stage import Stage
from model.roadmap.view import RoadmapView
from model.view import View
from model.weighing import report_weights, weigh
from model.weights import parse_weights
from pages._shell.i18n import Texts

COLUMNS = ("item", "title", "domain", "group", "points", "start", "finish", "known")
SECONDS = 10.0


def register(server: Flask, services: Services) -> None:
    """Register the commands."""
    texts = terminal_texts()

    @server.cli.group("plan", invoke_without_command=True, help=texts("command.plan"))
    @click.option("--weights", metavar="3,1,1,2,2,1", help=texts("command.rank.weights"))
    @click.option("--start", metavar="1400-Q2", help=texts("command.plan.start"))
    @click.option(
        "--seconds",
        type=float,
        default=SECONDS,
        show_default=True,
        help=texts("command.plan.seconds"),
    )
    @click.option(
        "--format",
        "form",
        type=click.Choice(["csv", "json", *WRITERS]),
        default="csv",
        show_default=True,
        help=texts("command.plan.format"),
    )
    @click.pass_context
    def plan_command(
        context: click.Context, weights: str | None, start: str | None, seconds: float, form: str
    ) -> None:
        if context.invoked_subcommand is not None:
            return
        texts = terminal_texts()
        try:
            stage = _stage(services.catalogue(), weights, start, seconds)
            if form in WRITERS:
                content = WRITERS[form](texts, stage, parcel_of(services, stage))
                click.echo(content, nl=False)
                return
        except TarazuError as error:
            refuse(error)
        rows = _rows(stage.catalogue, stage.problem, stage.plan, texts)
        told = _as_csv(rows) if form == "csv" else _as_json(rows, stage.problem, stage.plan)
        click.echo(told, nl=False)

    @plan_command.command("solve", help=texts("command.plan.solve"))
    @click.argument("file", type=click.Path(path_type=Path))
    @click.option(
        "--seconds",
        type=float,
        default=SECONDS,
        show_default=True,
        help=texts("command.plan.seconds"),
    )
    @click.option(
        "--workers",
        type=int,
        default=1,
        show_default=True,
        help=texts("command.plan.workers"),
    )
    def solve_command(file: Path, seconds: float, workers: int) -> None:
        try:
            found = shortest(read_network(file), seconds=seconds, workers=workers)
        except TarazuError as error:
            refuse(error)
        texts = terminal_texts()
        for job, start in enumerate(found.starts, start=1):
            click.echo(f"{job}\t{start}")
        told = {"makespan": found.makespan, "bound": found.bound}
        key = "command.plan.optimal" if found.optimal else "command.plan.bounded"
        click.echo(texts(key, **told))


def _stage(catalogue: Catalogue, weights: str | None, start: str | None, seconds: float) -> Stage:
    """Plan what the options ask for."""
    assumed = assumptions_of(catalogue)
    day = today() if start is None else parse_quarter(start).later(-1).first_day
    settings = default_settings(assumed, day)
    wanted = report_weights(catalogue) if weights is None else parse_weights(weights)
    problem = city_problem(catalogue, weigh(catalogue, wanted), settings, assumed)
    plan = improve(problem, seconds=seconds)
    return Stage(catalogue, RoadmapView(View(wanted), settings), assumed, problem, plan)


def _rows(
    catalogue: Catalogue, problem: Problem, plan: Plan, texts: Texts
) -> list[dict[str, object]]:
    """Every item with its quarters, the first ones first; what is not planned last."""
    rows: list[dict[str, object]] = []
    for item in problem.items:
        entry = plan.by_id.get(item.id)
        known = item.fact or item.blocked
        values = (
            item.id,
            _title(catalogue, item.id, texts.language),
            item.domain,
            item.group,
            item.points or None,
            None if entry is None else str(plan.quarter(entry.start)),
            None if entry is None else str(plan.quarter(entry.finish)),
            None if known is None else str(known),
        )
        rows.append(dict(zip(COLUMNS, values, strict=True)))
    return sorted(rows, key=lambda row: [str(row[name] or "~") for name in ("start", "finish")])


def _title(catalogue: Catalogue, item: str, language: str) -> str:
    node = parse_node(item)
    if node.kind is NodeKind.SERVICE:
        return catalogue.service(int(node.id)).short(language)
    if node.kind is NodeKind.SYSTEM:
        return catalogue.system_by_id[node.id].title(language)
    return catalogue.prerequisite_by_id[node.id].title(language)


def _as_csv(rows: list[dict[str, object]]) -> str:
    text = io.StringIO()
    writer = csv.DictWriter(text, COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()


def _as_json(rows: list[dict[str, object]], problem: Problem, plan: Plan) -> str:
    told = {
        "start": str(plan.start),
        "quarters": plan.quarters,
        "value": plan.value,
        "bound": plan.bound,
        "gap": round(plan.gap, 6),
        "priority_quarters": priority_quarters(problem, plan),
        "items": rows,
    }
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"
