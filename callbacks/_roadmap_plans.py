"""Keeping plans: a new one, a further save, propose, adopt, retire; and the list of them."""

from __future__ import annotations

from typing import Any

from dash import Dash, Input, Output, State, no_update

from callbacks._identity import acting_user
from callbacks._roadmap_parcel import kept_of
from callbacks._roadmap_stage import question_of, shown
from callbacks._services import Services
from model.errors import InvalidInput, StaleEdit, TarazuError
from model.store.plans import PlanWish
from pages._shell import ids, roadmap_plans
from pages._shell.i18n import Texts, language_of, texts_in
from pages._shell.roadmap_words import refusal

R = ids.Roadmap
ACTS = ("add", "save", "move")


def register(app: Dash, services: Services) -> None:
    """Register what is done with kept plans."""

    @app.callback(
        Output(R.PLANS, "children"),
        Input(R.DATASET, "data"),
        Input(R.PLANS_CHANGED, "data"),
        State(ids.Shell.LANGUAGE, "data"),
        prevent_initial_call=True,
    )
    def show(dataset: object, _: object, language: object) -> object:
        if dataset is None:
            return no_update
        plans = services.store.plans.all(services.catalogue().city.city)
        return roadmap_plans.plans(texts_in(language_of(language)), plans)

    @app.callback(
        Output(R.PLANS_SAID, "children"),
        Output(R.PLANS_CHANGED, "data"),
        Output(R.PLAN_TITLE, "value"),
        Output(R.PLAN_REASON, "value"),
        Input(R.PLAN_ASK, "data"),
        State(R.PLAN_TITLE, "value"),
        State(R.PLAN_REASON, "value"),
        State(ids.Shell.LANGUAGE, "data"),
        prevent_initial_call=True,
    )
    def act(asked: object, title: object, reason: object, language: object) -> tuple[object, ...]:
        if asked is None:
            return (no_update,) * 4
        texts = texts_in(language_of(language))
        try:
            said, changed = _done(services, texts, asked, title, reason)
        except TarazuError as error:
            catalogue = services.catalogue()
            # Who is refused as stale sees at once what the others did.
            changed = question_of(asked).get("at") if isinstance(error, StaleEdit) else no_update
            message = roadmap_plans.refused(refusal(texts, catalogue, error))
            return message, changed, no_update, no_update
        kept = question_of(asked).get("do") == "add"
        return said, changed, "" if kept else no_update, "" if kept else no_update


def _done(
    services: Services, texts: Texts, asked: object, title: object, reason: object
) -> tuple[object, object]:
    """Do what is asked, and say what was done."""
    question = question_of(asked)
    plans, city = services.store.plans, services.catalogue().city.city
    what, key = question.get("do"), question.get("key")
    if what not in ACTS or (what != "add" and not isinstance(key, str)):
        raise InvalidInput("error.request.malformed")
    who = acting_user()
    if what == "add":
        item = plans.add(city, title, _wish(services, question, reason), who)
    elif what == "save":
        wish = _wish(services, question, reason)
        item = plans.save(city, str(key), wish, question.get("version"), who)
    else:
        adopted = plans.adopted(city) if question.get("status") == "adopted" else None
        item = plans.move(
            city,
            str(key),
            question.get("status"),
            question.get("version"),
            who,
            instead_of=None if adopted is None else adopted.key,
        )
    return roadmap_plans.told(texts, item), [item.key, item.version]


def _wish(services: Services, question: dict[str, Any], reason: object) -> PlanWish:
    """What is kept: the plan on the screen with all that it was made of."""
    stage = shown(services, question)
    return PlanWish(kept_of(stage), reason, stage.catalogue.version.revision)
