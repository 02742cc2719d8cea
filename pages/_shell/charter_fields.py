"""The fields of a charter, one by one, in the order of the form."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from dash import html

from model.catalogue import Catalogue, Milestone, Project
from model.portfolio.completeness import FIELDS, LISTS
from model.portfolio.dates import Dated
from pages._shell.charter_forms import edit_button
from pages._shell.charter_lists import Field, Lists
from pages._shell.i18n import Texts
from pages._shell.projects_words import written

ITEMS = {field: item for item, field in LISTS.items()}
"""By field of the form, the list of items that fills it."""


class Sheet(Lists):
    """One charter as a page shows it: its lists, and its single values."""

    def __init__(
        self, texts: Texts, catalogue: Catalogue, project: Project, dated: Sequence[Dated]
    ) -> None:
        super().__init__(texts, catalogue, project, dated)
        self.states = {
            row.field: row.state
            for row in catalogue.charter_fields
            if row.charter == self.charter.charter_id
        }

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
                    [
                        html.H3(texts(f"charter.field.{name}"), className="charter-name"),
                        html.Span(adds),
                    ],
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

    def _content(self, name: str) -> Field:
        """What stands in a field, and the button that adds to it."""
        if name in ITEMS:
            return self.items(ITEMS[name])
        shown: dict[str, Callable[[], Field]] = {
            "status": self._status,
            "cost": self._cost,
            "mandate": self._mandate_field,
            "schedule": self.schedule,
            "indicators": self.indicators,
            "actors": self.actors,
            "budget": self.budget,
            "prerequisites": self.prerequisites,
        }
        return shown[name]()

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

    def _status(self) -> Field:
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

    def _cost(self) -> Field:
        texts, charter = self.texts, self.charter
        lines: list[object] = []
        if charter.cost_million is not None:
            number = texts.number(f"{charter.cost_million:,}")
            lines.append(html.P(html.B(texts("charter.cost", number=number))))
        said = getattr(charter, f"cost_{texts.language}")
        if said:
            lines.append(html.P(said))
        return lines, self._edit()

    def _mandate_field(self) -> Field:
        """The clauses that it names, and what it says of them in words."""
        found, adds = self.mandates()
        said = getattr(self.charter, f"mandate_{self.texts.language}")
        if said:
            found.append(html.P(said))
        return found, [*adds, *self._edit()]


def milestones_of(dated: Sequence[Dated], charter: str) -> list[Dated]:
    """The milestones of one charter, in the order of its rows."""
    own = [one for one in dated if one.milestone.charter == charter]
    return sorted(own, key=lambda one: _position(one.milestone))


def _position(milestone: Milestone) -> int:
    return milestone.position
