"""The board of levels: what each card says, and what the board says as a whole.

``assets/js/projects_board.js`` builds it: as a tree of components it would be slow to change.
"""

from __future__ import annotations

from dash import dcc, html

from model.catalogue import Catalogue, Level
from model.portfolio.picture import VALUES, value_name
from model.portfolio.placement import Placed, Placement
from model.portfolio.rules import LEVELS, Rule, attributes_of, rooms
from pages._shell.i18n import Texts
from pages._shell.projects_words import (
    attribute_words,
    level_mark,
    level_name,
    programme_title,
    project_address,
    reason_title,
    rule_name,
    standing,
    why,
)

WORDS = ("projects.js.",)


def board(texts: Texts, catalogue: Catalogue, placed: Placed, before: Placed) -> dict[str, object]:
    """Give what the board shows.

    Parameters
    ----------
    before : Placed
        Under the source's own rules and attributes: who stands elsewhere now is marked.
    """
    was = {p.project.project_id: p.level for p in before.placements}
    room = [*rooms(catalogue), None]
    columns = []
    for level, places in zip(LEVELS, room, strict=True):
        here = [p for p in placed.placements if p.level is level]
        printed = sum(p.project.level is level for p in placed.placements)
        columns.append(
            {
                "level": str(level),
                "title": level_name(texts, level),
                "says": texts("projects.column", number=len(here), printed=printed),
                "room": "" if places is None else texts("projects.room", number=places),
                "items": [_item(texts, catalogue, p, was[p.project.project_id]) for p in here],
            }
        )
    return {
        "columns": columns,
        "rules": {str(rule): _rule(texts, catalogue, rule) for rule in Rule},
        "texts": texts.starting_with(*WORDS),
    }


def _rule(texts: Texts, catalogue: Catalogue, rule: Rule) -> dict[str, object]:
    titles = {one.rule_id: one for one in catalogue.priority_rules}
    title = titles[rule].title(texts.language) if rule in titles else rule_name(texts, rule)
    values = [[name, texts(f"projects.{rule}.{name}")] for name in VALUES[rule]]
    return {"name": rule_name(texts, rule), "title": title, "values": values}


def _item(
    texts: Texts, catalogue: Catalogue, placement: Placement, was: Level
) -> dict[str, object]:
    project = placement.project
    own = attributes_of(project)
    move = LEVELS.index(was) - LEVELS.index(placement.level)
    attributes = []
    for rule in Rule:
        taken = getattr(placement.attributes, rule)
        changed = taken != getattr(own, rule)
        basis = "what_if" if changed else getattr(project, f"{rule}_basis")
        attributes.append(
            {
                "rule": str(rule),
                "value": value_name(rule, taken),
                "own": value_name(rule, getattr(own, rule)),
                "words": attribute_words(texts, rule, taken),
                "basis": basis,
                "basisWords": texts(f"basis.{basis}"),
            }
        )
    printed = level_mark(texts, project.level)
    if project.rank is not None:
        printed = texts("projects.place", level=printed, rank=project.rank)
    return {
        "id": project.project_id,
        "title": project.title(texts.language),
        "href": project_address(project),
        "programme": programme_title(texts, catalogue, project.programme),
        "printed": texts("projects.printed", place=printed),
        "reason": reason_title(texts, catalogue, project),
        "why": why(texts, placement),
        "standing": standing(texts, placement),
        "explained": placement.explained,
        "ambiguous": project.ambiguous,
        "move": move,
        "fixed": any(one["basis"] == "what_if" for one in attributes),
        "attributes": attributes,
    }


def board_says(texts: Texts, placed: Placed, before: Placed) -> str:
    """Say in a sentence how far the rules explain the printed levels, and who moved."""
    total, wrong = len(placed.placements), len(placed.unexplained)
    said = texts("projects.board.answer", explained=total - wrong, total=total, wrong=wrong)
    was = {p.project.project_id: p.level for p in before.placements}
    moved = sum(was[p.project.project_id] is not p.level for p in placed.placements)
    return f"{said} {texts.count('projects.board.moved', moved)}" if moved else said


def unexplained(texts: Texts, placed: Placed) -> list[object]:
    """List the projects whose printed level the rules do not give, with the reason."""
    if not placed.unexplained:
        return [html.P(texts("projects.unexplained.none"))]
    lines = [
        html.Li(
            [
                dcc.Link(p.project.title(texts.language), href=project_address(p.project)),
                html.Span(
                    texts(
                        "projects.unexplained.levels",
                        printed=level_mark(texts, p.project.level),
                        given=level_mark(texts, p.level),
                    ),
                    className="pill",
                ),
                html.Span(why(texts, p), className="quiet"),
            ]
        )
        for p in placed.unexplained
    ]
    return [
        html.Details(
            [
                html.Summary(texts.count("projects.unexplained", len(placed.unexplained))),
                html.Ul(lines, className="projects-unexplained-list"),
            ],
            className="names",
        )
    ]
