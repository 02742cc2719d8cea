"""The portfolio as lists: rows of the table, programmes by level, and budget lines."""

from __future__ import annotations

from collections import Counter, defaultdict

from dash import dcc, html

from model.catalogue import Catalogue, CharterBudget, Project
from model.filters import Choices, Filters
from model.portfolio.completeness import FIELDS, completeness, open_gaps
from model.portfolio.placement import Placed
from model.portfolio.rules import LEVELS
from pages._shell.components import empty_state, table
from pages._shell.i18n import Texts
from pages._shell.listing import options
from pages._shell.projects_words import (
    NONE,
    level_mark,
    level_name,
    programme_title,
    project_address,
    reason_title,
)

STATES = ("ambiguous", "clear", "charter", "no_charter", "unexplained")
"""What the menu of states tells apart."""


def choices(catalogue: Catalogue) -> Choices:
    """What the table can be narrowed to."""
    return {
        "level": tuple(map(str, LEVELS)),
        "programme": tuple(one.programme_id for one in catalogue.programmes),
        "state": STATES,
    }


def states(catalogue: Catalogue, placed: Placed, project: Project) -> set[str]:
    """What is true of a project, of `STATES`."""
    printed = catalogue.charter_by_id[project.charter].state == "printed"
    found = {"ambiguous" if project.ambiguous else "clear", "charter" if printed else "no_charter"}
    return found if placed.of(project.project_id).explained else found | {"unexplained"}


def menu_options(texts: Texts, catalogue: Catalogue, placed: Placed) -> dict[str, list[dict]]:
    """Give the options of the menus, each with how many projects it keeps."""
    projects = catalogue.projects
    counted = {
        "level": Counter(str(one.level) for one in projects),
        "programme": Counter(one.programme for one in projects),
        "state": Counter(state for one in projects for state in states(catalogue, placed, one)),
    }
    names = {
        "level": {str(level): level_name(texts, level) for level in LEVELS},
        "programme": {one.programme_id: one.title(texts.language) for one in catalogue.programmes},
        "state": {state: texts(f"projects.state.{state}") for state in STATES},
    }
    return {name: options(names[name], counted[name], texts) for name in names}


def rows(
    texts: Texts, catalogue: Catalogue, placed: Placed, filters: Filters
) -> list[dict[str, object]]:
    """Give the rows of the table that pass, in the source's order."""
    complete = completeness(catalogue)
    other = "en" if texts.language == "fa" else "fa"
    found = []
    for project in catalogue.projects:
        is_ = states(catalogue, placed, project)
        chosen = filters.chosen["state"]
        if chosen and not is_ & set(chosen):
            continue
        values = {
            "level": str(project.level),
            "programme": project.programme,
            "state": chosen[0] if chosen else None,
        }
        words = (project.title_fa, project.title_en, reason_title(texts, catalogue, project))
        if not filters.keeps(values, words):
            continue
        placement = placed.of(project.project_id)
        gaps = open_gaps(catalogue, project, complete)
        count = complete[project.charter].count
        lacks = texts("list.comma").join(texts(f"charter.gap.{gap}") for gap in gaps)
        found.append(
            {
                "key": str(project.project_id),
                "number": project.project_id,
                "title": project.title(texts.language),
                "other": project.title(other),
                "href": project_address(project),
                "programme": programme_title(texts, catalogue, project.programme),
                "level": LEVELS.index(project.level) * 10 + (project.rank or 9),
                "printed": _printed(texts, project),
                "printedStyle": f"level-{str(project.level).lower()}",
                "rules": LEVELS.index(placement.level),
                "given": level_mark(texts, placement.level),
                "givenStyle": f"level-{str(placement.level).lower()}",
                "reason": reason_title(texts, catalogue, project),
                "complete": count,
                "completeText": texts("projects.complete", number=count, all=len(FIELDS)),
                "lacks": texts("projects.lacks", what=lacks) if lacks else "",
                "reached": level_mark(texts, placement.reached) if project.ambiguous else NONE,
                "state": texts("projects.state.ambiguous") if project.ambiguous else "",
            }
        )
    return found


def _printed(texts: Texts, project: Project) -> str:
    level = level_mark(texts, project.level)
    if project.rank is None:
        return level
    return texts("projects.place", level=level, rank=project.rank)


def summary(texts: Texts, catalogue: Catalogue, shown: int) -> str:
    """Say in one sentence what the table shows."""
    everything = len(catalogue.projects)
    if shown == everything:
        return texts.count("projects.all", everything)
    return texts.count("projects.some", shown, all=everything)


def programmes(texts: Texts, catalogue: Catalogue, placed: Placed) -> list[object]:
    """Lay the programmes out by level, as printed, with their projects folded in."""
    of: defaultdict[str, list[Project]] = defaultdict(list)
    for project in catalogue.projects:
        of[project.programme].append(project)
    most = max((len(found) for found in of.values()), default=1)
    lines = []
    for programme in catalogue.programmes:
        found = of[programme.programme_id]
        counts = Counter(project.level for project in found)
        ambiguous = sum(project.ambiguous for project in found)
        bars = [
            html.Span(
                texts.number(counts[level]),
                className=f"programme-part level-{str(level).lower()}",
                style={"flexGrow": counts[level]},
                title=f"{level_name(texts, level)}: {texts.number(counts[level])}",
            )
            for level in LEVELS
            if counts[level]
        ]
        names = [
            html.Li(
                [
                    html.Span(
                        level_mark(texts, p.level), className=f"pill level-{str(p.level).lower()}"
                    ),
                    dcc.Link(p.title(texts.language), href=project_address(p)),
                ]
            )
            for p in found
        ]
        says = texts("projects.programme", number=len(found), ambiguous=ambiguous)
        lines.append(
            html.Li(
                [
                    html.Details(
                        [
                            html.Summary(
                                [
                                    html.B(programme.title(texts.language)),
                                    html.Span(says, className="quiet"),
                                ]
                            ),
                            html.Ul(names, className="programme-projects"),
                        ]
                    ),
                    html.Div(
                        bars,
                        className="programme-bar",
                        style={"inlineSize": f"{100 * len(found) / most:.1f}%"},
                        role="img",
                        **{"aria-label": says},
                    ),
                ]
            )
        )
    return [html.Ul(lines, className="programmes")]


def budgets(texts: Texts, catalogue: Catalogue) -> list[object]:
    """List the budget lines that charters name; a code with two titles stands once, with both."""
    kept = [line for line in catalogue.charter_budgets if line.holds]
    if not kept:
        return [empty_state(texts("projects.budgets.none"), texts("projects.budgets.none.next"))]
    used = Counter(line.code for line in kept if line.code)
    order = sorted(kept, key=lambda line: (line.code is None, line.code or "", line.charter))
    rows_ = [_budget(texts, catalogue, line, used) for line in order]
    columns = [texts(f"projects.budgets.{name}") for name in ("code", "title", "kind", "projects")]
    return [table(texts("projects.budgets"), columns, rows_)]


def _budget(
    texts: Texts, catalogue: Catalogue, line: CharterBudget, used: Counter[str]
) -> list[object]:
    projects = [p for p in catalogue.projects if p.charter == line.charter]
    code: list[object] = [html.Bdi(texts.number(line.code) if line.code else NONE)]
    if line.code and used[line.code] > 1:
        mark = texts("projects.budgets.shared")
        code.append(html.Span(mark, className="pill treatment-open"))
    return [
        html.Span(code, className="budget-code"),
        line.title_fa if texts.language == "fa" else line.title_en,
        texts(f"charter.budget.{line.kind}"),
        html.Span(
            [
                dcc.Link(p.title(texts.language), href=project_address(p), className="budget-link")
                for p in projects
            ]
        ),
    ]
