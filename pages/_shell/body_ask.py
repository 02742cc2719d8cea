"""What one body is asked for, in the order of what waits for it."""

from __future__ import annotations

from dash import html

from model.catalogue import Catalogue, PrerequisiteStatus, StepKind
from model.followup import Attention
from model.prerequisites import Debt, Standing
from pages._shell.components import card, empty_state
from pages._shell.i18n import Texts
from pages._shell.prerequisites_words import waits_text
from pages._shell.words import day_text, quarter_text, shortened

LONGEST = 160
"""Letters of a next step; the page of the prerequisites has all of it."""


def ask_card(texts: Texts, catalogue: Catalogue, debt: Debt) -> html.Section:
    title = texts("bodies.ask")
    if not debt.open:
        none = "bodies.ask" if debt.owed else "bodies.owes"
        empty = empty_state(texts(f"{none}.none"), texts(f"{none}.none.next"))
        return card(title, empty, class_name="body-ask")
    return card(
        title,
        html.Ol([_ask(texts, catalogue, one) for one in debt.open], className="asks"),
        answer=texts.count("bodies.ask.answer", len(debt.open)),
        class_name="body-ask",
    )


def _ask(texts: Texts, catalogue: Catalogue, standing: Standing) -> html.Li:
    one = standing.prerequisite
    lines: list[object] = [
        html.Span(one.title(texts.language), className="brief-subject"),
        html.Span(request(texts, catalogue, standing), className="ask-says"),
        html.Span(waits_text(texts, standing), className="quiet"),
    ]
    if one.next_step:
        key = "bodies.ask.next.until" if one.next_step_date else "bodies.ask.next"
        day = day_text(texts, one.next_step_date) if one.next_step_date else ""
        lines.append(
            html.Span(texts(key, step=shortened(one.next_step, LONGEST), day=day), dir="auto")
        )
    return html.Li(lines)


def request(texts: Texts, catalogue: Catalogue, standing: Standing) -> str:
    """Say what is asked for a prerequisite that is not delivered, by how far it is."""
    one, status = standing.prerequisite, standing.prerequisite.status
    quarter = quarter_text(texts, one.expected_quarter) if one.expected_quarter else None
    if status is PrerequisiteStatus.REFUSED:
        return texts("bodies.ask.refused")
    if Attention.LATE in standing.follow_up.attentions:
        return texts("bodies.ask.late", quarter=quarter)
    if status in (PrerequisiteStatus.AGREED, PrerequisiteStatus.IN_PROGRESS) and quarter:
        return texts(f"bodies.ask.{status}.quarter", quarter=quarter)
    if status is PrerequisiteStatus.REQUESTED:
        for step in catalogue.steps_of(standing.key):
            if step.kind is StepKind.LETTER and not step.withdrawn and step.letter_date:
                day = day_text(texts, step.letter_date)
                number = texts.number(step.letter_number)
                return texts("bodies.ask.requested.letter", number=number, day=day)
    return texts(f"bodies.ask.{status}")
