"""What happened between us and one body, short enough to take along on paper."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from dash import html

from model.catalogue import Catalogue, StatusChange
from model.prerequisites import Debt
from pages._shell.components import card, empty_state, table
from pages._shell.i18n import Texts
from pages._shell.words import day_text, person, shortened, step_text

MOST_EVENTS = 8
LONGEST = 120
"""Events that the page tells, and letters of each; more would not fit the paper."""


def history_card(
    texts: Texts, catalogue: Catalogue, debt: Debt, changes: Sequence[StatusChange]
) -> html.Section:
    title = texts("bodies.history")
    events = _events(texts, catalogue, debt, changes)
    if not events:
        empty = empty_state(texts("bodies.history.none"), texts("bodies.history.none.next"))
        return card(title, empty, class_name="body-history")
    rows = [row for _, row, _ in events[:MOST_EVENTS]]
    columns = [texts(f"bodies.history.{name}") for name in ("date", "what", "about")]
    older = len(events) - len(rows)
    notes = [texts.count("bodies.history.older", older)] if older else []
    if any(cut for *_, cut in events[:MOST_EVENTS]):
        notes.append(texts("bodies.history.cut"))
    return card(
        title,
        table(title, columns, rows, "events-table"),
        html.P(" ".join(notes), className="remarks") if notes else None,
        answer=texts.count("bodies.history.answer", len(events)),
        class_name="body-history",
    )


def _events(
    texts: Texts, catalogue: Catalogue, debt: Debt, changes: Sequence[StatusChange]
) -> list[tuple[tuple[date, str], list[object], bool]]:
    """Steps and changes of status, newest first: what they sort by, a row, whether it is cut."""
    titles = {one.key: one.prerequisite.title(texts.language) for one in debt.owed}
    events: list[tuple[tuple[date, str], list[object], bool]] = []
    for key, title in titles.items():
        for step in catalogue.steps_of(key):
            if not step.withdrawn:
                whole = step_text(texts, step)
                said = shortened(whole, LONGEST)
                row = _event(texts, step.day, said, step.added_by, title)
                events.append(((step.day, step.added_at.isoformat()), row, said != whole))
    for change in changes:
        if change.key in titles and change.old and change.new:
            said = texts(
                "bodies.history.status",
                old=texts(f"prerequisite_status.{change.old}"),
                new=texts(f"prerequisite_status.{change.new}"),
            )
            row = _event(texts, change.day, said, change.who, titles[change.key])
            events.append(((change.day, change.at.isoformat()), row, False))
    return sorted(events, key=lambda event: event[0], reverse=True)


def _event(texts: Texts, day: date, said: str, who: str, about: str) -> list[object]:
    by = html.Span(person(texts, who), className="quiet")
    return [day_text(texts, day), html.Div([html.Span(said, dir="auto"), " ", by]), about]
