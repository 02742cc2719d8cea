"""Cards: what is known beforehand, what people wrote, what is missing, and how electronic it is."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from model.cards.card import Card, card_of, example_card
from model.cards.completeness import completeness, coverage
from model.cards.stages import Mode, Reach, Stage, electronic_of, stages_of
from model.catalogue import Basis, CardValue, Catalogue
from model.errors import NotFound
from tests.model import cities

MOMENT = datetime(2026, 11, 22, tzinfo=UTC)


def written(service: int, **values: Any) -> Catalogue:
    """Qom's catalogue, with what a person wrote into the card of a service."""
    rows = [
        CardValue(
            service=service,
            field=field,
            value=value,
            version=2,
            added_at=MOMENT,
            added_by="سارا",
            updated_at=MOMENT,
            updated_by="مریم",
        )
        for field, value in values.items()
    ]
    return replace(cities.qom(), card_values=tuple(rows))


def all_stages(*codes: str) -> dict[Stage, list[str]]:
    return {stage: list(codes) for stage in Stage}


def test_every_service_has_a_card_with_what_is_known() -> None:
    catalogue = cities.qom()
    cards = {s.service_id: card_of(catalogue, s.service_id) for s in catalogue.services}
    assert len(cards) == 93
    for number, card in cards.items():
        service = catalogue.service(number)
        assert card.value("title") == service.title_fa
        assert card.value("provider") == "شهرداری قم"
        assert card.entry("level").basis is Basis.ASSUMED
        assert card.entry("title").basis is Basis.RESOLVED
        existing = service.status == "existing"
        assert (card.value("request_mode") == ("electronic",)) is existing
        assert card.version == 0
    first = cards[1]
    assert "سامانه راهنمایی گردشگران شهر قم (MAP GIS)" in first.value("system_name")
    assert first.value("system_exchanges")[0]["exchange_system"].startswith("سامانه اطلاعات")
    assert "شرکت ملی گاز" in [item["asked_body"] for item in first.value("body_exchanges")]


def test_an_unknown_service_has_none() -> None:
    with pytest.raises(NotFound):
        card_of(cities.qom(), 94)


def test_what_a_person_wrote_stands_before_what_is_known() -> None:
    catalogue = written(1, provider="سازمان فاوا", level=None, gone_from_the_form="x")
    card = card_of(catalogue, 1)
    assert card.value("provider") == "سازمان فاوا"
    assert (card.entry("provider").who, card.entry("provider").by_people) == ("مریم", True)
    assert card.value("level") is None
    assert card.version == 4
    assert "gone_from_the_form" not in card.entries
    assert card_of(catalogue, 2).value("provider") == "شهرداری قم"


def test_a_field_is_asked_when_the_one_before_says_so() -> None:
    form = card_of(cities.qom(), 1).form
    reasons, event = form.field("request_visit_reasons"), form.field("life_event_other")
    bodies = form.field("permit_bodies")
    silent = card_of(cities.qom(), 1)
    assert not any(silent.asks(field) for field in (reasons, event, bodies))
    told = card_of(
        written(
            1,
            request_mode=["electronic", "paper"],
            life_events=["other"],
            permits=[
                {"permit_kind": "issue"},
                {"permit_kind": "renew", "permit_process": "shared"},
            ],
        ),
        1,
    )
    assert all(told.asks(field) for field in (reasons, event, bodies))
    assert completeness(told).asked > completeness(silent).asked


def test_completeness_tells_people_from_the_catalogue() -> None:
    card = card_of(written(1, visits=2, level=None, code="12"), 1)
    found = completeness(card)
    assert found.written == 1  # the code is not ours to give, and so does not count
    assert found.filled + found.missing == found.asked
    assert found.known == len([f for f in card.counted if card.entry(f.field_id).basis])
    details = completeness(card, card.form.of_section("details"))
    assert (details.written, details.known) == (1, 0)
    assert completeness(Card(card.form, 1, {}), ()).percent == 0


def test_coverage_adds_up_over_services_domains_and_the_city() -> None:
    found = coverage(written(1, visits=2))
    assert len(found.services) == 93
    assert sum(number for *_, number in found.domains) == 93
    assert len(found.domains) == len({s.domain for s in cities.qom().services})
    for part in ("asked", "written", "known"):
        by_service = sum(getattr(one, part) for one in found.services.values())
        by_domain = sum(getattr(one, part) for _, one, _ in found.domains)
        assert by_service == by_domain == getattr(found.whole, part)
    assert (found.begun, found.complete) == (1, 0)
    assert coverage(cities.city()).whole.percent == 0


def test_a_card_is_complete_when_nothing_is_missing() -> None:
    card = card_of(cities.qom(), 1)
    filled = {f.field_id: "no" if f.field_id == "leads_to_permit" else "x" for f in card.counted}
    whole = completeness(card_of(written(1, **filled), 1))
    assert (whole.missing, whole.percent) == (0, 100)
    almost = completeness(card_of(written(1, **{**filled, "visits": None}), 1))
    assert (almost.missing, almost.percent) == (1, 96)


def test_the_example_is_filled_as_the_document_fills_it() -> None:
    card = example_card()
    assert card.service is None
    assert card.value("service_kind") == ("g2g",)
    assert (card.value("nature"), card.value("level")) == ("sovereign", "national")
    assert [len(card.value(name)) for name in ("documents", "laws", "processes")] == [3, 4, 7]
    assert card.value("costs")[0]["amount"] == 0
    assert card.entry("costs").printed == "رایگان"
    assert card.value("recipients") is None
    assert card.entry("recipients").printed
    assert electronic_of(card).count == 2


@pytest.mark.parametrize(
    ("modes", "reach", "count"),
    [
        ({}, Reach.UNKNOWN, 0),
        (all_stages("electronic"), Reach.WHOLE, 4),
        (all_stages("paper"), Reach.NONE, 0),
        (all_stages("electronic", "paper"), Reach.SOME, 0),
        ({Stage.REQUEST: ["electronic"]}, Reach.UNKNOWN, 1),
        ({Stage.REQUEST: ["paper"]}, Reach.UNKNOWN, 0),
        ({Stage.REQUEST: ["paper"], Stage.INFORMATION: ["electronic"]}, Reach.SOME, 1),
    ],
)
def test_how_electronic_a_service_is(modes: dict[Stage, Any], reach: Reach, count: int) -> None:
    said = {f"{stage}_mode": value for stage, value in modes.items()}
    found = electronic_of(card_of(written(90, **said), 90))
    assert (found.reach, found.count) == (reach, count)
    assert [one.stage for one in found.stages] == list(Stage)


def test_why_a_stage_is_not_electronic() -> None:
    said = {
        "delivery_mode": ["paper"],
        "delivery_visit_reasons": ["document", "other"],
        "delivery_visit_other": "امضا",
        "request_mode": ["electronic"],
        "request_visit_reasons": ["person"],
    }
    catalogue = written(1, **said)
    states = {one.stage: one for one in electronic_of(card_of(catalogue, 1)).stages}
    assert states[Stage.DELIVERY].reasons == ("document", "other")
    assert states[Stage.DELIVERY].other == "امضا"
    assert states[Stage.REQUEST].reasons == ()  # nobody has to come any more
    found = stages_of(catalogue)
    assert found.reasons == {"document": 1, "other": 1}
    assert found.modes[Stage.DELIVERY] == {
        Mode.ELECTRONIC: 0,
        Mode.PARTLY: 0,
        Mode.PAPER: 1,
        Mode.UNKNOWN: 92,
    }
    existing = {s.service_id for s in catalogue.services if s.status == "existing"}
    assert found.contradicting == ((1,) if 1 in existing else ())
    assert found.assumed[Stage.INFORMATION] == len(existing)
    assert sum(found.reaches.values()) == 93


def test_an_existing_service_that_cannot_be_requested_electronically_is_a_contradiction() -> None:
    existing = next(s for s in cities.qom().services if s.status == "existing").service_id
    assert stages_of(written(existing, request_mode=["paper"])).contradicting == (existing,)
    assert stages_of(cities.qom()).contradicting == ()
