"""Steps that are entered about a prerequisite: what was done, when, and the status after it."""

from __future__ import annotations

from dash import Dash, Input, Output, State, no_update

from callbacks._identity import acting_user
from callbacks._prerequisite_shown import city_of, read_shown, revision_of
from callbacks._services import Services
from model.calendar import today
from model.errors import StaleEdit, TarazuError
from model.store import Add, Edit
from pages._shell import ids
from pages._shell import prerequisites_facts as facts
from pages._shell.i18n import language_of, texts_in
from pages._shell.notes import refusal, told
from pages._shell.prerequisites_panel import NONE
from pages._shell.words import day_text

P = ids.Prerequisites
NEW_STEP = (P.STEP_DAY, P.STEP_NUMBER, P.STEP_DATE, P.STEP_TEXT, P.STEP_STATUS)
"""What is as at first once a step is entered: today, nothing typed, and a status that stays."""


def register(app: Dash, services: Services) -> None:
    """Register the callback that enters a step."""

    @app.callback(
        Output(P.STEP_SAID, "children", allow_duplicate=True),
        *(Output(name, "value", allow_duplicate=True) for name in NEW_STEP),
        Output(P.SHOWN, "data", allow_duplicate=True),
        Output(P.STATUS, "value", allow_duplicate=True),
        Output(P.TAKE, "hidden", allow_duplicate=True),
        Output(P.CHANGED, "data", allow_duplicate=True),
        Input(P.STEP_SAVE, "n_clicks"),
        State(P.STEP_KIND, "value"),
        State(P.STEP_DAY, "value"),
        State(P.STEP_NUMBER, "value"),
        State(P.STEP_DATE, "value"),
        State(P.STEP_TEXT, "value"),
        State(P.STEP_STATUS, "value"),
        State(P.SHOWN, "data"),
        State(ids.Shell.LANGUAGE, "data"),
        prevent_initial_call=True,
    )
    def enter(
        clicked: object,
        kind: object,
        day: object,
        number: object,
        letter_date: object,
        text: object,
        status: object,
        shown_data: object,
        language: object,
    ) -> tuple[object, ...]:
        if not clicked:
            return (no_update,) * 10
        texts = texts_in(language_of(language))
        kept = (no_update,) * 7
        try:
            shown = read_shown(shown_data)
            step: dict[str, object] = {"prerequisite": shown.key, "kind": kind, "day": day}
            step["text"] = text
            if kind == "letter":
                step |= {"letter_number": number, "letter_date": letter_date}
            wishes: list[Add | Edit] = [Add("prerequisite_step", step)]
            if status not in (None, "", NONE):
                edit = Edit("prerequisite", shown.key, {"status": status}, shown.version)
                wishes.append(edit)
            made = services.store.change_all(wishes, acting_user(), city=city_of(services))
        except StaleEdit as error:
            return facts.stale(texts, services.catalogue(), error), *kept, False, no_update
        except TarazuError as error:
            return refusal(texts, error), *kept, no_update, no_update
        said = told(texts("prerequisites.step.saved"))
        emptied = (day_text(texts, today(), month_name=False), "", "", "", NONE)
        if len(made) == 1:
            return said, *emptied, *(no_update,) * 3, revision_of(services)
        now = {"status": str(status)}
        values = {**shown.values, **now}
        still = {"key": shown.key, "version": made[-1].version, "values": values}
        return said, *emptied, still, str(status), no_update, revision_of(services)
