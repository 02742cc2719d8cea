"""What a file that came back to the roadmap would change, in words."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from dash import html

from model.calendar import Quarter
from model.roadmap.exchange.differences import COURSE, PLACE, TOLD, Difference
from model.roadmap.exchange.fasten import REPLANNED
from model.roadmap.exchange.incoming import Incoming
from model.roadmap.stage import Stage
from model.sheets import RowChange
from model.weights import INDEX_IDS
from pages._shell.components import table
from pages._shell.i18n import Texts
from pages._shell.roadmap_picture import item_title, quarter_name
from pages._shell.roadmap_reasons import Wording
from pages._shell.roadmap_words import in_words
from pages._shell.sheets import fault_table, says

MOST_SHOWN = 200
"""Rows of one kind that are shown."""
_BODY = re.compile(r"body:([^\s,]+)")
SET = {
    "start": "start",
    "quarters": "quarters",
    "group_strength": "strength",
    "hard_groups": "hard",
    "quick_win_strength": "quick",
    "stability": "stay",
    "unknown": "wait",
    "capacities.effort": "effort",
    "capacities.count": "count",
    "capacities.domain_effort": "domain_effort",
    "capacities.domain_count": "domain_count",
}
"""By setting, the end of the key of its words in the form of the page."""
VALUES = {"True": "yes", "False": "no", "assume": "assume", "wait": "wait"}
"""By what may be set, the end of the key of its words."""
PARTS: dict[str, Callable[[Difference], bool]] = {
    "place": lambda one: one.part in PLACE,
    "set": lambda one: one.part in ("setting", "capacity"),
    "course": lambda one: one.part == COURSE,
    "told": lambda one: one.part in TOLD,
}
"""What is told apart in a preview; all else is what a plan reckons with."""
FOLDED = ("told", "reckoned")
"""What only those look at who want to know exactly."""


def preview(texts: Texts, stage: Stage, found: Incoming, name: str) -> list[object]:
    """Show what a file would change, and what is wrong in it."""
    parts: list[object] = [html.P(html.Bdi(texts("sheets.file", name=name)))] if name else []
    rows = found.rows
    if rows is not None and rows.faults:
        count = texts.count("sheets.faults", len(rows.faults))
        return [*parts, says(count, True), fault_table(texts, "faults", rows.faults)]
    if found.there is not None:
        parts.append(says(texts("exchange.there", title=found.there.title)))
    elif found.same and not found.courses:
        parts.append(says(texts("sheets.same")))
    for kind, items in found.remarks:
        told = texts(f"exchange.remark.{kind}", items=in_words(texts, stage.catalogue, items))
        parts.append(says(told, True))
    if rows is not None and rows.changes:
        number = len(rows.changes)
        parts.append(says(texts.count("sheets.changes", number, unchanged=rows.unchanged)))
        parts.append(_row_table(texts, stage, rows.changes))
    seen = rows is not None and REPLANNED not in dict(found.remarks)
    for part in (*PARTS, "reckoned"):
        if not (seen and part in ("place", COURSE)):
            parts += _part(texts, stage, part, found.differences)
    return parts


def _row_table(texts: Texts, stage: Stage, changes: Sequence[RowChange]) -> html.Div:
    """Show a workbook's first sheet row by row."""
    words = _Words(texts, stage)
    rows = [
        [
            texts.number(change.row),
            item_title(texts, stage.catalogue, change.key),
            texts(f"exchange.part.{name}"),
            *(words.cell(value) for value in pair),
        ]
        for change in changes[:MOST_SHOWN]
        for name, pair in change.fields.items()
    ]
    names = ("sheets.row", "roadmap.column.item", "sheets.field", "sheets.now", "sheets.wanted")
    return table(texts("sheets.caption.changes"), [texts(name) for name in names], rows)


def _part(texts: Texts, stage: Stage, part: str, found: Sequence[Difference]) -> list[object]:
    """Show one kind of differences."""
    if part in PARTS:
        chosen = [one for one in found if PARTS[part](one)]
    else:
        chosen = [one for one in found if not any(holds(one) for holds in PARTS.values())]
    if not chosen:
        return []
    words = _Words(texts, stage)
    rows = [
        [words.subject(one), words.part(one), *map(words.text, (one.now, one.wanted))]
        for one in chosen[:MOST_SHOWN]
    ]
    names = ("exchange.subject", "exchange.what", "sheets.now", "sheets.wanted")
    heading = texts.count(f"exchange.part_of.{part}", len(chosen))
    shown: list[object] = [
        table(texts(f"exchange.caption.{part}"), [texts(name) for name in names], rows)
    ]
    if len(chosen) > MOST_SHOWN:
        shown.append(html.P(texts.count("roadmap.more", len(chosen) - MOST_SHOWN)))
    if part in FOLDED:
        return [html.Details([html.Summary(heading, className="plan-summary"), *shown])]
    return [html.H4(heading), *shown]


class _Words:
    """Names of what differs, in one language."""

    def __init__(self, texts: Texts, stage: Stage) -> None:
        self.texts, self.stage = texts, stage
        self.wording = Wording(texts, stage)
        rows = stage.catalogue.roadmap_assumptions
        self.assumed = {row.assumption_id: row.title(texts.language) for row in rows}

    def subject(self, one: Difference) -> str:
        """Name the item, or what is set."""
        if one.part == "assumption":
            return self.assumed.get(one.subject, one.subject)
        if one.part == "capacity":
            return self._resource(one.subject)
        if one.part == "setting":
            return self._setting(one.subject)
        return item_title(self.texts, self.stage.catalogue, one.subject)

    def part(self, one: Difference) -> str:
        """Name what of it differs."""
        return self.texts(f"exchange.part.{one.part}")

    def text(self, value: str) -> str:
        """Write a value: quarters, items and bodies by name."""
        if not value:
            return self.texts("change.empty")
        told = in_words(self.texts, self.stage.catalogue, value)
        told = _BODY.sub(lambda b: self.wording.bodies.get(b[1], b[1]), told)
        if value in VALUES:
            return self.texts(f"exchange.value.{VALUES[value]}")
        return self.texts.number(told)

    def cell(self, value: object) -> str:
        """Write a value of a workbook's cell."""
        if isinstance(value, Quarter):
            return quarter_name(self.texts, value)
        if isinstance(value, tuple):
            return self.texts("list.comma").join(map(self.cell, value))
        return self.texts("change.empty") if value is None else self.texts.number(value)

    def _setting(self, path: str) -> str:
        if path in SET:
            return self.texts(f"roadmap.set.{SET[path]}")
        group, _, name = path.rpartition(".")
        if group == "weights" and name in INDEX_IDS:
            return self.texts("roadmap.scale_name", index=self.texts(f"index.{name}"))
        if group == "arrivals":
            return item_title(self.texts, self.stage.catalogue, name)
        if group.startswith("capacities."):
            resource, _, quarter = name.partition(" ")
            at = in_words(self.texts, self.stage.catalogue, quarter)
            return " ".join(filter(None, (self._resource(resource), at)))
        if group == "what_ifs":
            return self._score(name)
        key = f"exchange.set.{group or name}"
        return self.texts(key) if key in self.texts.keys else path

    def _score(self, name: str) -> str:
        """Name a score that is judged otherwise: its service and its index."""
        todo, _, index = name.partition(" ")
        known = self.stage.catalogue.service_by_todo
        service = known.get(int(todo)) if todo.isdecimal() else None
        if service is None or index not in INDEX_IDS:
            return name
        title = service.short(self.texts.language)
        return self.texts("list.colon", name=title, text=self.texts(f"index.{index}"))

    def _resource(self, name: str) -> str:
        domain = name.partition(":")[2]
        if domain and domain not in self.stage.catalogue.domain_by_id:
            return name
        return self.wording.resource(name)
