"""What is said of the ranks within the levels: how far the rules explain them, and what else."""

from __future__ import annotations

from collections import Counter

from dash import dcc, html

from model.catalogue import Catalogue, Level, Project
from model.portfolio.ranks import BEST, COMMONEST, RULES, Ranked, Tried, tried, unexplained
from model.portfolio.rules import Rule
from pages._shell.components import fact_mark, table
from pages._shell.i18n import Texts
from pages._shell.projects_words import level_mark, level_name, project_address, rule_name


def explained(texts: Texts, found: tuple[Ranked, ...]) -> list[object]:
    """List the printed ranks that the rules do not give."""
    wrong = unexplained(found)
    lines = [
        html.Li(
            [
                dcc.Link(one.project.title(texts.language), href=project_address(one.project)),
                html.Span(_pair(texts, one), className="pill"),
            ]
        )
        for one in wrong
    ]
    right = len(found) - len(wrong)
    summary = texts("projects.ranks", explained=right, total=len(found), wrong=len(wrong))
    return [
        html.Details(
            [html.Summary(summary), html.Ul(lines, className="projects-unexplained-list is-short")],
            className="names",
        )
    ]


def _pair(texts: Texts, one: Ranked) -> str:
    level = level_mark(texts, one.project.level)
    printed = texts("projects.place", level=level, rank=one.project.rank)
    given = texts("projects.place", level=level, rank=one.rank)
    return texts("projects.unexplained.levels", printed=printed, given=given)


def attempts(texts: Texts, catalogue: Catalogue) -> list[object]:
    """Say what the source says of ranks, and what was held to them with which success."""
    if not catalogue.projects:
        return []
    found = {one.name: one for one in tried(catalogue)}
    clear = Counter(one.level for one in catalogue.projects if one.rank is not None)
    says = texts(
        "projects.ranks.says",
        explained=found[RULES].explained,
        total=clear.total(),
        commonest=found[COMMONEST].explained,
    )
    better = found[RULES].explained > found[COMMONEST].explained
    so = texts("projects.ranks.some" if better else "projects.ranks.none")
    ordered = sorted(found.values(), key=lambda one: -one.explained)
    rows = [
        [
            _name(texts, one),
            *(texts.number(one.by_level[level]) for level in Level),
            texts.number(one.explained),
        ]
        for one in ordered
    ]
    columns = [
        texts("projects.ranks.tried"),
        *(
            texts("projects.ranks.of", what=level_name(texts, level), number=clear[level])
            for level in Level
        ),
        texts("projects.ranks.of", what=texts("projects.ranks.all"), number=clear.total()),
    ]
    return [
        html.Details(
            [
                html.Summary(texts("projects.ranks.what")),
                html.P([says, " ", html.B(so), " ", fact_mark(texts, "computed")]),
                table(texts("projects.ranks.what"), columns, rows),
                html.P(texts("projects.ranks.circular"), className="quiet"),
            ],
            className="names",
        )
    ]


def _name(texts: Texts, one: Tried) -> str:
    if one.name in tuple(Rule):
        return texts("projects.ranks.try.rule", rule=rule_name(texts, Rule(one.name)))
    if one.name == BEST:
        names = texts("list.comma").join(rule_name(texts, rule) for rule in one.rules)
        return texts("projects.ranks.try.best", rules=names)
    return texts(f"projects.ranks.try.{one.name}")


def rank_words(texts: Texts, project: Project, found: tuple[Ranked, ...]) -> str | None:
    """Say which rank the rules give a project, and which is printed; None for an ambiguous one."""
    given = next((one for one in found if one.project is project), None)
    if given is None:
        return None
    key = "project.rank.explained" if given.explained else "project.rank.unexplained"
    return texts(key, printed=project.rank, given=given.rank)
