"""The forms of a charter: their fields, and the buttons that open them with a row's values.

``assets/js/row_forms.js`` builds a form when its button is pressed, sends what was changed, and
keeps what was typed when the server refuses it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping

from dash import dcc, html
from dash.development.base_component import Component

from model.catalogue import Catalogue, CharterStatus, CityProblem, Progress, ProjectOwner
from model.catalogue.charters import BUDGETS, NEEDS, PARTS, UNITS
from model.portfolio.forms import ADDS, EDITS
from pages._shell import ids
from pages._shell.charter_words import PERIODS, clause_words
from pages._shell.i18n import Texts

F = ids.Forms

HIDDEN = frozenset({"charter", "field", "parent", "indicator", "aim"})
"""What a form sends with the values and a person does not type."""

LONG = frozenset({"title", "status_text", "cost_text", "mandate_text", "note"})
REQUIRED = frozenset({"unit", "body", "part", "kind", "day", "value"})
OPTIONAL_TITLE = frozenset({"charter_prerequisite", "charter_mandate"})
WORDS = ("charter.form.",)

Options = list[tuple[str, str]]


def form_stores() -> list[Component]:
    """What a page with forms has, beside what it shows; see ``callbacks._row_forms``."""
    stores = (F.FORMS, F.FORMED, F.WISH, F.WISHED, F.SHOWN, F.CHANGED)
    return [
        dcc.Store(id=F.OPENED, data=True),
        *(dcc.Store(id=name) for name in stores),
        html.Div(id=F.PLACE, hidden=True),
    ]


def forms(texts: Texts, catalogue: Catalogue) -> dict[str, object]:
    """Describe every form: by kind its name and its fields."""
    kinds = {**EDITS, **ADDS}
    return {
        "texts": texts.starting_with(*WORDS),
        "kinds": {
            kind: {
                "title": texts(f"charter.kind.{kind}"),
                "fields": [
                    _field(texts, catalogue, kind, name) for name in names if name not in HIDDEN
                ],
            }
            for kind, names in kinds.items()
        },
    }


def _field(texts: Texts, catalogue: Catalogue, kind: str, name: str) -> dict[str, object]:
    choices = _choices(texts, catalogue, kind, name)
    help_ = "charter.form.period" if name in PERIODS else f"charter.help.{name}"
    title_needed = name == "title" and kind not in OPTIONAL_TITLE
    return {
        "name": name,
        "label": texts(f"field.{name}"),
        "long": name in LONG,
        "options": choices,
        "required": title_needed or (name in REQUIRED and kind != "project"),
        "help": texts(help_) if help_ in texts.keys else "",
    }


def _choices(texts: Texts, catalogue: Catalogue, kind: str, name: str) -> Options | None:
    """The values that a menu offers; None where a person types."""
    language = texts.language
    match kind, name:
        case _, "progress":
            return _worded(texts, "projects.progress.", map(str, Progress))
        case _, "owner":
            return _worded(texts, "projects.owner.", map(str, ProjectOwner))
        case _, "direct":
            return _worded(texts, "projects.direct.", ("yes", "no"))
        case _, "problem":
            return _worded(texts, "projects.problem.", map(str, CityProblem))
        case "charter", "status":
            return _worded(texts, "charter.status.", map(str, CharterStatus))
        case _, "unit":
            return _worded(texts, "charter.unit.", UNITS)
        case _, "part":
            return _worded(texts, "charter.part.", PARTS)
        case "charter_budget", "kind":
            return _worded(texts, "charter.budget.", BUDGETS)
        case "charter_prerequisite", "kind":
            return _worded(texts, "charter.need.", NEEDS)
        case _, "mandate":
            return [(one.mandate_id, clause_words(texts, one)) for one in catalogue.mandates]
        case _, "body":
            return [(one.body_id, one.title(language)) for one in catalogue.bodies]
        case _, "system":
            return [(one.system_id, one.title(language)) for one in catalogue.portfolio_systems]
        case _, "project":
            return [(str(one.project_id), one.title(language)) for one in catalogue.projects]
    return None


def _worded(texts: Texts, begins: str, values: Iterable[str]) -> Options:
    return [(value, texts(begins + value)) for value in values]


def edit_button(
    texts: Texts,
    kind: str,
    key: object,
    version: int,
    values: Mapping[str, object],
    what: str,
    *,
    label: str | None = None,
) -> html.Button:
    """Open the form of a row with its values; ``what`` names the row to those who cannot see."""
    shown = {name: "" if value is None else str(value) for name, value in values.items()}
    return html.Button(
        label or texts("charter.edit"),
        type="button",
        className="text-button form-button no-print no-present",
        **{
            "data-form": kind,
            "data-key": str(key),
            "data-version": str(version),
            "data-values": json.dumps(shown, ensure_ascii=False),
            "aria-label": texts("list.colon", name=label, text=what)
            if label
            else texts("charter.edit.this", what=what),
        },
    )


def remove_button(texts: Texts, kind: str, key: str, version: int, what: str) -> html.Button:
    """Take a row away."""
    return html.Button(
        texts("charter.remove"),
        type="button",
        className="text-button form-button no-print no-present",
        **{
            "data-remove": kind,
            "data-key": key,
            "data-version": str(version),
            "aria-label": texts("charter.remove.this", what=what),
        },
    )


def add_button(texts: Texts, kind: str, fixed: Mapping[str, str], label: str) -> html.Button:
    """Open an empty form; ``fixed`` goes with what is typed."""
    return html.Button(
        label,
        type="button",
        className="text-button form-button no-print no-present",
        **{"data-form": kind, "data-fixed": json.dumps(fixed, ensure_ascii=False)},
    )
