"""The graph of what projects wait for: other projects, and systems of the municipality."""

from __future__ import annotations

from dash import dcc, html

from model.catalogue import Catalogue, CharterPrerequisite
from pages._shell.components import fact_mark, table
from pages._shell.i18n import Texts
from pages._shell.projects_words import level_mark, project_address
from pages._shell.words import shortened

COLUMN, LINE = 440, 80
LONGEST = 58


def links(catalogue: Catalogue) -> list[tuple[int, str, CharterPrerequisite]]:
    """Each prerequisite as (project that waits, what it waits for, the row)."""
    found = []
    for row in catalogue.charter_prerequisites:
        if not row.holds or (row.project is None and row.system is None):
            continue
        target = f"project:{row.project}" if row.project is not None else f"system:{row.system}"
        found += [
            (p.project_id, target, row) for p in catalogue.projects if p.charter == row.charter
        ]
    return found


def elements(texts: Texts, catalogue: Catalogue) -> list[dict[str, object]]:
    """Give what is drawn: those that wait at the start of reading, systems at the end."""
    found = links(catalogue)
    depth = _depths(found)
    way = -1 if texts.direction == "rtl" else 1
    columns: dict[int, list[str]] = {}
    for name, place in sorted(depth.items(), key=lambda item: (item[1], _order(item[0]))):
        columns.setdefault(place, []).append(name)
    tallest = max((len(names) for names in columns.values()), default=0)
    drawn: list[dict[str, object]] = []
    for place, names in columns.items():
        gap = LINE * max(1.0, tallest / len(names) * 0.8) if len(names) > 1 else LINE
        top = (tallest * LINE - gap * (len(names) - 1)) / 2
        for number, name in enumerate(names):
            drawn.append(
                {
                    "data": {"id": name, "label": _label(texts, catalogue, name)},
                    "position": {"x": way * place * COLUMN, "y": top + number * gap},
                    "classes": _classes(catalogue, name),
                    "selectable": False,
                }
            )
    pairs = dict.fromkeys((f"project:{source}", target) for source, target, _ in found)
    drawn += [
        {"data": {"id": f"{source}>{target}", "source": source, "target": target}}
        for source, target in pairs
    ]
    return drawn


def _depths(found: list[tuple[int, str, CharterPrerequisite]]) -> dict[str, int]:
    """By thing, how many steps of waiting lie before it; systems stand last."""
    names = {name for source, target, _ in found for name in (f"project:{source}", target)}
    depth = dict.fromkeys(names, 0)
    for _ in names:  # a circle, which people may enter, ends after as many rounds as things
        for source, target, _row in found:
            depth[target] = min(max(depth[target], depth[f"project:{source}"] + 1), len(names))
    last = max((depth[n] for n in names if n.startswith("project:")), default=0) + 1
    return {name: last if name.startswith("system:") else place for name, place in depth.items()}


def _order(name: str) -> tuple[str, int]:
    kind, _, key = name.partition(":")
    return kind, int(key) if key.isdecimal() else 0


def _title(texts: Texts, catalogue: Catalogue, name: str) -> str:
    kind, _, key = name.partition(":")
    if kind == "project":
        return catalogue.project_by_id[int(key)].title(texts.language)
    systems = {one.system_id: one for one in catalogue.portfolio_systems}
    return systems[key].title(texts.language)


def _label(texts: Texts, catalogue: Catalogue, name: str) -> str:
    title = shortened(_title(texts, catalogue, name), LONGEST)
    kind, _, key = name.partition(":")
    if kind == "system":
        return f"{title}\n{texts('projects.graph.system')}"
    level = level_mark(texts, catalogue.project_by_id[int(key)].level)
    return f"{title}\n{texts('projects.level', level=level)}"


def _classes(catalogue: Catalogue, name: str) -> str:
    kind, _, key = name.partition(":")
    if kind == "system":
        return "system"
    return f"project level-{str(catalogue.project_by_id[int(key)].level).lower()}"


def twin(texts: Texts, catalogue: Catalogue) -> list[object]:
    """Say in words what is drawn, and lay it out as a table with what is no project or system."""
    rows = []
    for row in catalogue.charter_prerequisites:
        if not row.holds:
            continue
        waits = [p for p in catalogue.projects if p.charter == row.charter]
        rows.append(
            [
                html.Span(
                    [dcc.Link(p.title(texts.language), href=project_address(p)) for p in waits]
                ),
                texts(f"charter.need.{row.kind}"),
                needed(texts, catalogue, row),
                fact_mark(texts, row.basis),
            ]
        )
    columns = [texts(f"projects.graph.{name}") for name in ("waits", "kind", "for", "basis")]
    caption = texts("projects.graph.twin")
    summary = html.Summary(texts.count("projects.graph.table", len(rows)))
    return [html.Details([summary, table(caption, columns, rows)], className="as-table")]


def needed(texts: Texts, catalogue: Catalogue, row: CharterPrerequisite) -> list[object]:
    """Name what a row waits for, with the address of a project."""
    parts: list[object] = []
    title = row.title_fa if texts.language == "fa" else row.title_en
    if title:
        parts.append(title)
    if row.system is not None:
        parts.append(_title(texts, catalogue, f"system:{row.system}"))
    if row.project is not None:
        project = catalogue.project_by_id[row.project]
        link = dcc.Link(project.title(texts.language), href=project_address(project))
        parts += [" · ", link] if parts else [link]
    return parts


def answer(texts: Texts, catalogue: Catalogue) -> str:
    """Say how many projects wait for how many things."""
    found = links(catalogue)
    return texts(
        "projects.graph.answer",
        waiting=len({source for source, _, _ in found}),
        projects=len({target for _, target, _ in found if target.startswith("project:")}),
        systems=len({target for _, target, _ in found if target.startswith("system:")}),
    )
