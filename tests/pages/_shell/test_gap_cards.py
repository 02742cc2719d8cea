"""The gap, targets, actions and what stands before a service, without a browser."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from model.catalogue import Action, ActionStatus, Catalogue, StatusChange
from model.errors import StaleEdit
from model.filters import Filters
from model.gap_sight import Sight, sight_of
from model.gap_view import GapView, Rows, choices, counts
from model.gaps import Measure
from model.view import parse_view
from model.weighing import known, report_ranking, report_weights
from pages._shell import (
    gap_actions,
    gap_bars,
    gap_course,
    gap_facts,
    gap_services,
    gap_targets,
    gaps,
)
from pages._shell.changes import stale_words
from pages._shell.i18n import LANGUAGES, Language, texts_in
from pages._shell.service_waiting import waiting_card
from pages._shell.weighed import address, carried, weights_note
from pages._shell.words import person, value_words
from tests.model.cities import city, domain, qom, service
from tests.model.test_links import given, system, tie
from tests.model.test_targets import MOMENT, target
from tests.pages._shell.test_cards import links, said

DAY = date(2026, 11, 22)
WEIGHTS = {"w": "1,1,1,1,1,1"}


def seen(
    catalogue: Catalogue,
    *changes: StatusChange,
    rows: Rows = Rows.DOMAIN,
    **chosen: tuple[str, ...],
) -> Sight:
    filters = Filters({**dict.fromkeys(choices(catalogue), ()), **chosen})
    ranking = report_ranking(catalogue) if catalogue.scores else None
    return sight_of(catalogue, ranking, GapView(rows, Measure.COUNT, filters), changes, DAY)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("rows", Rows)
def test_every_figure_leads_to_its_services_and_carries_the_weights(
    language: Language, rows: Rows
) -> None:
    texts = texts_in(language)
    sight = seen(qom(), rows=rows, status=("to_do",))
    shown = gap_bars.bars(texts, sight, WEIGHTS)
    for href in links(shown):
        assert href.startswith("/gaps?")
        assert "w=1,1,1,1,1,1" in href
        assert "status=" in href
    assert bool(list(links(shown))) == (rows is not Rows.INDEX_GROUP)
    assert texts.number(60) in said(gaps.answer(texts, sight))
    assert len(gap_services.rows(texts, sight, WEIGHTS)) == 60
    assert all("w=" in href for href in links(gaps.waiting(texts, sight, WEIGHTS)))


def test_the_menus_offer_only_what_keeps_something() -> None:
    texts = texts_in("en")
    options = gaps.menu_options(texts, qom(), counts(seen(qom()).traits))
    assert [len(some) for some in options] == [9, 4, 6, 3, 25]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_city_without_anything_says_what_to_do(language: Language) -> None:
    texts = texts_in(language)
    sight = seen(city())
    told = said([gaps.answer(texts, sight), gap_bars.bars(texts, sight, {})])
    assert texts("gaps.empty.next") in told
    assert texts("gaps.waiting.none") in said(gaps.waiting(texts, sight, {}))
    assert texts("gaps.course.none") in said(gap_course.course(texts, sight, DAY))
    assert texts("gaps.facts.none") in said(gap_facts.facts(texts, city(), {}))
    assert texts("actions.none") in said(gap_actions.actions(texts, city()))
    assert texts("target.none") in said(gap_targets.targets(texts, city(), (), DAY))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_course_is_drawn_and_told(language: Language) -> None:
    texts = texts_in(language)
    opened = [s for s in qom().services if s.status == "existing"][:2]
    changes = [
        StatusChange(
            at=MOMENT,
            day=DAY - timedelta(days=90 * (2 - place)),
            who="Maryam",
            revision=2 + place,
            kind="service",
            key=str(one.service_id),
            old="to_do",
            new="existing",
        )
        for place, one in enumerate(opened)
    ]
    with_target = replace(qom(), targets=(target("1-1", DAY + timedelta(days=300)),))
    sight = seen(with_target, *changes)
    told = said(gap_course.course(texts, sight, DAY))
    for number in (75, 73):
        assert texts.number(number) in told
    figure = gap_course.course_figure(texts, sight.course, DAY)
    open_, due, whole = figure.data
    assert list(open_.y) == [18, 19, 20, 20][-len(open_.y) :]
    assert (due.y[0], due.y[-1], set(whole.y)) == (0, 93, {93})
    first, last = figure.layout.xaxis.range
    assert (first > last) == (language == "fa")
    assert figure.layout.xaxis.ticktext[0] != figure.layout.xaxis.ticktext[-1]


def test_targets_say_how_far_and_who() -> None:
    texts = texts_in("en")
    late = target("1-1", DAY - timedelta(days=1))
    own = target("2-1", DAY, service=17)
    town = target("3-1", DAY, domain="transport")
    told = said(gap_targets.targets(texts, replace(qom(), targets=(late, own, town)), (), DAY))
    for words in ("overdue by 1 day", "Domain Transport", "0 days left", "Maryam", "Its 1 service"):
        assert words in told


def test_what_nobody_carries_is_said() -> None:
    action = Action(
        action_id="x-1",
        list="table_17",
        owner="other",
        title_fa="کار",
        title_en="Work",
        printed_title_fa=None,
        status=ActionStatus.DONE,
    )
    told = said(gap_actions.actions(texts_in("en"), city(actions=(action,))))
    assert "not named" in told
    assert "1 are done" in told


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_service_says_what_stands_before_it(language: Language) -> None:
    texts = texts_in(language)
    for one in qom().services:
        told = said(waiting_card(texts, qom(), one))
        assert texts("waiting.open") in told or "wait_state" not in told


def test_a_circle_is_named_and_not_followed() -> None:
    little = city(
        domains=(domain("green", 1),),
        services=(service(1, "green", "to_do"),),
        systems=(system("A", family=None), system("B", family=None)),
        service_systems=(given("1", "1", "A", 1),),
        system_links=(tie("1", "B", "B"), replace(tie("2", "A", "A"), system="B")),
    )
    told = said(waiting_card(texts_in("en"), little, little.services[0]))
    assert "in a circle" in told
    assert "leads back" in told


def test_weights_are_told_and_carried_only_when_they_are_not_the_reports() -> None:
    texts, report = texts_in("en"), report_weights(qom())
    plain = parse_view("", report, known(qom()))
    assert weights_note(texts, plain, report, "/gaps") is None
    assert carried(plain, report) == {}
    other = parse_view("?w=1,1,1,1,1,1&x=47.coverage.3", report, known(qom()))
    note = weights_note(texts, other, report, "/gaps?by=group")
    assert "/gaps?by=group" in set(links(note))
    assert address("/gaps", carried(other, report), by="group", on=None) == (
        "/gaps?by=group&w=1,1,1,1,1,1&x=47.coverage.3"
    )


def test_a_stale_edit_is_told_with_both_values_in_words() -> None:
    error = StaleEdit(
        "error.edit.stale",
        kind="service",
        who="Sara",
        values={"status": ("existing", "to_do"), "by": (date(2027, 3, 20), "1406/01/01")},
    )
    told = stale_words(texts_in("en"), qom(), error)
    for words in (
        person(texts_in("en"), "Sara"),
        "now “Existing”, yours “To do”",
        "now “1405/12/29”",
    ):
        assert words in told
    nobody = StaleEdit("error.edit.stale", kind="target", who=None, values={"note": (None, "x")})
    assert "the data package" in stale_words(texts_in("en"), qom(), nobody)
    assert value_words(texts_in("fa"), qom(), "service", "status", "to_do") == "قابل انجام"
