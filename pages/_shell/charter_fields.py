"""The fields of a charter, one by one: what stands in each, and how it is changed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar

from dash import dcc, html

from model.catalogue import (
    Catalogue,
    Charter,
    CharterItem,
    Indicator,
    ItemField,
    Milestone,
    Project,
)
from model.catalogue.projects import Row
from model.portfolio.completeness import FIELDS, LISTS
from model.portfolio.dates import Dated, State
from pages._shell.charter_forms import add_button, edit_button, remove_button
from pages._shell.components import fact_mark
from pages._shell.i18n import Texts
from pages._shell.indicator_chart import chart
from pages._shell.projects_graph import needed
from pages._shell.projects_words import project_address, written

R = TypeVar("R", bound=Row)

ITEMS = {field: item for item, field in LISTS.items()}
"""By field of the form, the list of items that fills it."""


def titled(texts: Texts, row: object) -> str:
    """The title of a row in the page's language."""
    return str(getattr(row, f"title_{texts.language}") or "")


class Sheet:
    """One charter as a page shows it.

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
        self.states = {
            row.field: row.state
            for row in catalogue.charter_fields
            if row.charter == self.charter.charter_id
        }

    def own(self, rows: Sequence[R]) -> list[R]:
        """Those of a table's rows that are this charter's and hold."""
        return [row for row in rows if row.charter == self.charter.charter_id and row.holds]

    def fields(self) -> list[html.Div]:
        """Every field of the form, in its order."""
        return [self._field(name) for name in FIELDS]

    def _field(self, name: str) -> html.Div:
        texts = self.texts
        content, adds = self._content(name)
        if not content:
            content = [html.P(self._missing(name), className="quiet charter-missing")]
        return html.Div(
            [
                html.Div(
                    [html.H3(texts(f"charter.field.{name}"), className="charter-name"), *adds],
                    className="charter-head",
                ),
                html.Div(content, className="charter-content"),
            ],
            className=f"charter-field charter-{name.replace('_', '-')}",
        )

    def _missing(self, name: str) -> str:
        state = self.states.get(name)
        key = f"charter.missing.{state}"
        return self.texts(key if key in self.texts.keys else "charter.missing")

    def _content(self, name: str) -> tuple[list[object], list[object]]:
        """What stands in a field, and the button that adds to it."""
        if name in ITEMS:
            return self._items(ITEMS[name])
        shown: dict[str, Callable[[], tuple[list[object], list[object]]]] = {
            "status": self._status,
            "cost": self._cost,
            "mandate": self._mandate,
            "schedule": self._schedule,
            "indicators": self._indicators,
            "actors": self._actors,
            "budget": self._budget,
            "prerequisites": self._prerequisites,
        }
        return shown[name]()

    def _add(self, kind: str, **fixed: str) -> list[object]:
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

    # Single values

    def _values(self) -> Mapping[str, object]:
        charter, language = self.charter, self.texts.language
        return {
            "status": charter.status,
            "status_text": getattr(charter, f"status_{language}"),
            "started": charter.started,
            "cost_million": charter.cost_million,
            "cost_text": getattr(charter, f"cost_{language}"),
            "mandate_text": getattr(charter, f"mandate_{language}"),
        }

    def _edit(self) -> list[object]:
        charter = self.charter
        what = self.texts("charter.kind.charter")
        key, version = charter.charter_id, charter.version
        return [edit_button(self.texts, "charter", key, version, self._values(), what)]

    def _status(self) -> tuple[list[object], list[object]]:
        texts, charter = self.texts, self.charter
        lines: list[object] = []
        if charter.status is not None:
            words = texts(f"charter.status.{charter.status}")
            lines.append(html.P(html.Span(words, className="pill")))
        said = getattr(charter, f"status_{texts.language}")
        if said:
            lines.append(html.P(said))
        if charter.started is not None:
            started = written(texts, charter.started)
            lines.append(html.P(texts("charter.started", day=started)))
        return lines, self._edit()

    def _cost(self) -> tuple[list[object], list[object]]:
        texts, charter = self.texts, self.charter
        lines: list[object] = []
        if charter.cost_million is not None:
            number = texts.number(f"{charter.cost_million:,}")
            lines.append(html.P(html.B(texts("charter.cost", number=number))))
        said = getattr(charter, f"cost_{texts.language}")
        if said:
            lines.append(html.P(said))
        return lines, self._edit()

    def _mandate(self) -> tuple[list[object], list[object]]:
        texts = self.texts
        clauses = {one.mandate_id: one for one in self.catalogue.mandates}
        named = [
            row for row in self.catalogue.charter_mandates if row.charter == self.charter.charter_id
        ]
        lines = []
        for row in named:
            clause = clauses[row.mandate]
            printed = []
            if row.printed_clause != str(clause.clause):
                number = texts.number(row.printed_clause)
                printed = [
                    html.Span(texts("charter.clause.printed", number=number), className="pill")
                ]
            name = texts("charter.clause", article=clause.article, clause=clause.clause)
            lines.append(html.Li([html.B(name), " ", clause.title(texts.language), " ", *printed]))
        found: list[object] = [html.Ul(lines, className="charter-list")] if lines else []
        said = getattr(self.charter, f"mandate_{texts.language}")
        if said:
            found.append(html.P(said))
        return found, self._edit()

    # Lists

    def _items(self, field: ItemField) -> tuple[list[object], list[object]]:
        rows = [row for row in self.own(self.catalogue.charter_items) if row.field is field]
        heads = [row for row in rows if row.parent is None]
        lines = []
        for head in heads:
            parts = [self._item(row) for row in rows if row.parent == head.item_id]
            line = self._item(head)
            if parts:
                line.children.append(html.Ul(parts))
            lines.append(line)
        content: list[object] = [html.Ul(lines, className="charter-list")] if lines else []
        return content, self._add("charter_item", field=str(field))

    def _item(self, row: CharterItem) -> html.Li:
        words: list[object] = [titled(self.texts, row)]
        if row.project is not None and row.project != self.project.project_id:
            project = self.catalogue.project_by_id[row.project]
            link = dcc.Link(project.title(self.texts.language), href=project_address(project))
            words += [" ← " if self.texts.direction == "rtl" else " → ", link]
        values = {"title": titled(self.texts, row), "project": row.project}
        return self._line(row, words, self._tools("charter_item", row.item_id, row, values))

    def _schedule(self) -> tuple[list[object], list[object]]:
        lines = [self._milestone(one) for one in self.dated]
        content: list[object] = [html.Ul(lines, className="charter-list")] if lines else []
        return content, self._add("milestone")

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

    def _indicators(self) -> tuple[list[object], list[object]]:
        rows = self.own(self.catalogue.indicators)
        lines = [self._indicator(row) for row in rows]
        content: list[object] = [html.Ul(lines, className="charter-list")] if lines else []
        return content, self._add("indicator")

    def _indicator(self, row: Indicator) -> html.Li:
        texts = self.texts
        values = [
            one
            for one in self.catalogue.indicator_values
            if one.indicator == row.indicator_id and not one.withdrawn
        ]
        unit = texts(f"charter.unit.{row.unit}")
        words: list[object] = [html.B(titled(texts, row)), " ", html.Span(unit, className="quiet")]
        if row.unit_basis != "printed":
            words += [" ", fact_mark(texts, row.unit_basis)]
        target = [self._target(row, unit)]
        given = {
            "title": titled(texts, row),
            "unit": row.unit,
            "target": row.target,
            "due": row.due,
        }
        fixed = {"indicator": row.indicator_id}
        tools = [
            add_button(texts, "indicator_value", fixed, texts("charter.enter_value")),
            *self._tools("indicator", row.indicator_id, row, given),
        ]
        return self._line(row, [*words, html.Br(), *target, chart(texts, row, values)], tools)

    def _target(self, row: Indicator, unit: str) -> html.Span:
        texts = self.texts
        if row.target is not None:
            number = texts.number(f"{row.target:,}")
            said = texts("charter.target", number=number, unit=unit)
            if row.due is not None:
                said += " " + texts("charter.target.by", day=written(texts, row.due))
        elif row.printed_target_fa:
            said = texts("charter.target.unclear", printed=row.printed_target_fa)
        else:
            said = texts("charter.target.none")
        return html.Span(said, className="quiet")

    def _actors(self) -> tuple[list[object], list[object]]:
        texts, lines = self.texts, []
        for row in self.own(self.catalogue.charter_actors):
            body = self.catalogue.body_by_id[row.body].title(texts.language)
            part = texts(f"charter.part.{row.part}")
            given = {"body": row.body, "part": row.part, "title": titled(texts, row)}
            tools = self._tools("charter_actor", row.actor_id, row, given)
            words = [html.Span(part, className="pill"), " ", html.B(body)]
            lines.append(self._line(row, words, tools))
        content: list[object] = [html.Ul(lines, className="charter-list")] if lines else []
        return content, self._add("charter_actor")

    def _budget(self) -> tuple[list[object], list[object]]:
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
        content: list[object] = [html.Ul(lines, className="charter-list")] if lines else []
        return content, self._add("charter_budget")

    def _prerequisites(self) -> tuple[list[object], list[object]]:
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
        content: list[object] = [html.Ul(lines, className="charter-list")] if lines else []
        return content, self._add("charter_prerequisite")


def milestones_of(dated: Sequence[Dated], charter: str) -> list[Dated]:
    """The milestones of one charter, in the order of its rows."""
    own = [one for one in dated if one.milestone.charter == charter]
    return sorted(own, key=lambda one: _position(one.milestone))


def _position(milestone: Milestone) -> int:
    return milestone.position
