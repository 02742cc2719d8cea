"""The rows of a charter, list by list: what stands in each, and how it is changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeVar

from dash import dcc, html

from model.catalogue import (
    Catalogue,
    Charter,
    CharterItem,
    CharterMandate,
    Indicator,
    ItemField,
    Mandate,
    Project,
)
from model.catalogue.charters import Row
from model.portfolio.dates import Dated, State
from pages._shell.charter_forms import add_button, edit_button, remove_button
from pages._shell.components import fact_mark
from pages._shell.i18n import Texts
from pages._shell.indicator_chart import Goal, chart, target_words
from pages._shell.projects_graph import needed
from pages._shell.projects_words import project_address, written

R = TypeVar("R", bound=Row)
Field = tuple[list[object], list[object]]
"""What stands in a field, and the buttons that change it."""


def titled(texts: Texts, row: object) -> str:
    """The title of a row in the page's language."""
    return str(getattr(row, f"title_{texts.language}") or "")


class Lists:
    """The lists of one charter as a page shows them.

    Parameters
    ----------
    dated : sequence of Dated
        Its milestones on the day that it is looked at.
    """

    def __init__(
        self, texts: Texts, catalogue: Catalogue, project: Project, dated: Sequence[Dated]
    ) -> None:
        self.texts, self.catalogue, self.project, self.dated = texts, catalogue, project, dated
        self.charter: Charter = catalogue.charter_by_id[project.charter]

    def own(self, rows: Sequence[R]) -> list[R]:
        """Those of a table's rows that are this charter's and hold."""
        return [row for row in rows if row.charter == self.charter.charter_id and row.holds]

    def add(self, kind: str, **fixed: str) -> list[object]:
        """The button that adds to a list."""
        texts = self.texts
        given = {"charter": self.charter.charter_id, **fixed}
        return [add_button(texts, kind, given, texts("charter.add"))]

    def _tools(self, kind: str, key: str, row: Row, values: Mapping[str, object]) -> list[object]:
        title = titled(self.texts, row) or self.texts(f"charter.kind.{kind}")
        return [
            edit_button(self.texts, kind, key, row.version, values, title),
            remove_button(self.texts, kind, key, row.version, title),
        ]

    def _line(self, row: Row, words: list[object], tools: list[object]) -> html.Li:
        mark = []
        if row.added_by is not None:
            said = self.texts("charter.added_by", who=row.added_by)
            mark = [html.Span(said, className="quiet")]
        return html.Li([html.Span(words + mark), html.Span(tools, className="line-tools")])

    def items(self, field: ItemField) -> Field:
        """The lists of short texts: stages, aims, financing, papers."""
        rows = [row for row in self.own(self.catalogue.charter_items) if row.field is field]
        names = {row.item_id for row in rows}
        heads = [row for row in rows if row.parent not in names]
        lines = []
        for head in heads:
            parts = [self._item(row) for row in rows if row.parent == head.item_id]
            line = self._item(head)
            if parts:
                line.children.append(html.Ul(parts))
            lines.append(line)
        return listed(lines), self.add("charter_item", field=str(field))

    def _item(self, row: CharterItem) -> html.Li:
        words: list[object] = [titled(self.texts, row)]
        if row.project is not None and row.project != self.project.project_id:
            project = self.catalogue.project_by_id[row.project]
            link = dcc.Link(project.title(self.texts.language), href=project_address(project))
            words += [" ← " if self.texts.direction == "rtl" else " → ", link]
        values = {"title": titled(self.texts, row), "project": row.project}
        tools = self._tools("charter_item", row.item_id, row, values)
        if row.field is ItemField.STAGE and row.parent is None:
            part = {"charter": row.charter, "field": str(row.field), "parent": row.item_id}
            tools.insert(
                0, add_button(self.texts, "charter_item", part, self.texts("charter.add_part"))
            )
        return self._line(row, words, tools)

    def schedule(self) -> Field:
        """The milestones."""
        lines = [self._milestone(one) for one in self.dated]
        return listed(lines), self.add("milestone")

    def _milestone(self, one: Dated) -> html.Li:
        texts, row = self.texts, one.milestone
        words: list[object] = [titled(texts, row), html.Br()]
        for name in ("planned", "replanned", "done"):
            period = getattr(row, name)
            if period is not None:
                said = texts(f"projects.time.{name}") + " " + written(texts, period)
                words.append(html.Span(said, className="milestone-date"))
        state = texts(f"projects.time.state.{one.state}")
        if one.state is State.OVERDUE:
            state = texts.count("projects.time.overdue_by", one.late_days)
        words.append(html.Span(state, className=f"time-state time-{one.state}"))
        if row.basis != "printed":
            words += [" ", fact_mark(texts, row.basis)]
        values = {name: getattr(row, name) for name in ("planned", "replanned", "done")}
        given = {"title": titled(texts, row), **values}
        return self._line(row, words, self._tools("milestone", row.milestone_id, row, given))

    def indicators(self) -> Field:
        """What is measured, and the values."""
        rows = self.own(self.catalogue.indicators)
        lines = [self._indicator(row) for row in rows]
        return listed(lines), self.add("indicator")

    def _indicator(self, row: Indicator) -> html.Li:
        texts = self.texts
        unit = texts(f"charter.unit.{row.unit}")
        goal = Goal(titled(texts, row), unit, row.target, row.due, row.printed_target_fa)
        values = [
            one for one in self.catalogue.indicator_values if one.indicator == row.indicator_id
        ]
        words: list[object] = [html.B(goal.title), " ", html.Span(unit, className="quiet")]
        if row.unit_basis != "printed":
            words += [" ", fact_mark(texts, row.unit_basis)]
        given = {"title": goal.title, "unit": row.unit, "target": row.target, "due": row.due}
        fixed = {"indicator": row.indicator_id}
        tools = [
            add_button(texts, "indicator_value", fixed, texts("charter.enter_value")),
            *self._tools("indicator", row.indicator_id, row, given),
        ]
        shown = [*words, html.Br(), target_words(texts, goal), chart(texts, goal, values)]
        return self._line(row, shown, tools)

    def actors(self) -> Field:
        """Who takes part, and how."""
        texts, lines = self.texts, []
        for row in self.own(self.catalogue.charter_actors):
            body = self.catalogue.body_by_id[row.body].title(texts.language)
            part = texts(f"charter.part.{row.part}")
            given = {"body": row.body, "part": row.part, "title": titled(texts, row)}
            tools = self._tools("charter_actor", row.actor_id, row, given)
            words = [html.Span(part, className="pill"), " ", html.B(body)]
            lines.append(self._line(row, words, tools))
        return listed(lines), self.add("charter_actor")

    def budget(self) -> Field:
        """The budget lines."""
        texts, lines = self.texts, []
        for row in self.own(self.catalogue.charter_budgets):
            code = row.code
            words: list[object] = [html.B(html.Bdi(texts.number(code))), " "] if code else []
            words.append(titled(texts, row))
            kind = texts(f"charter.budget.{row.kind}")
            words += [" ", html.Span(kind, className="quiet")]
            given = {"code": code, "title": titled(texts, row), "kind": row.kind}
            tools = self._tools("charter_budget", row.budget_id, row, given)
            lines.append(self._line(row, words, tools))
        return listed(lines), self.add("charter_budget")

    def prerequisites(self) -> Field:
        """What must be there first."""
        texts, lines = self.texts, []
        for row in self.own(self.catalogue.charter_prerequisites):
            kind = html.Span(texts(f"charter.need.{row.kind}"), className="pill")
            words = [kind, " ", *needed(texts, self.catalogue, row)]
            if row.basis != "printed":
                words += [" ", fact_mark(texts, row.basis)]
            given = {
                "kind": row.kind,
                "project": row.project,
                "system": row.system,
                "title": titled(texts, row),
            }
            tools = self._tools("charter_prerequisite", row.link_id, row, given)
            lines.append(self._line(row, words, tools))
        return listed(lines), self.add("charter_prerequisite")

    def mandates(self) -> Field:
        """The clauses that the charter names."""
        clauses = {one.mandate_id: one for one in self.catalogue.mandates}
        rows = self.own(self.catalogue.charter_mandates)
        lines = [self._mandate(row, clauses[row.mandate]) for row in rows]
        return listed(lines), self.add("charter_mandate")

    def _mandate(self, row: CharterMandate, clause: Mandate) -> html.Li:
        texts = self.texts
        name = texts("charter.clause", article=clause.article, clause=clause.clause)
        words: list[object] = [html.B(name), " ", titled(texts, clause)]
        if row.printed_clause != str(clause.clause):
            said = texts("charter.clause.printed", number=texts.number(row.printed_clause))
            words += [" ", html.Span(said, className="pill")]
        given = {"title": titled(texts, clause)}
        tools = [
            edit_button(texts, "mandate", clause.mandate_id, clause.version, given, name),
            remove_button(texts, "charter_mandate", row.link_id, row.version, name),
        ]
        return self._line(row, words, tools)


def listed(lines: Sequence[html.Li]) -> list[object]:
    """A list of lines; nothing if there are none."""
    return [html.Ul(list(lines), className="charter-list")] if lines else []
