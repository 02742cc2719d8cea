"""Everything that a picture reads has a name in both languages, for when it has changed."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import cast

import pytest

from model.calendar import Quarter
from model.catalogue import Catalogue, RoadmapActual
from model.scenarios.content import report_content
from model.scenarios.readings import PLAN_READS, Difference, readings
from model.scenarios.replay import replay
from pages._shell import scenario_reads
from pages._shell.i18n import Language, Texts, texts_in
from pages._shell.scenario_seen import Seen
from pages._shell.scenario_words import Item, Save
from tests.model.cities import qom

NOON = datetime(2026, 11, 22, tzinfo=UTC)


def catalogue() -> Catalogue:
    course = RoadmapActual(
        item="service:1",
        start=Quarter(1405, 2),
        finish=None,
        percent=30,
        added_at=NOON,
        added_by="سارا",
    )
    return replace(qom(), roadmap_actuals=(course,))


@pytest.fixture(scope="module")
def seen() -> Seen:
    there = catalogue()
    played = replay(report_content(there), "", there, there, Quarter(1405, 3))
    return Seen(cast(Item, None), cast(Save, None), played, (), ())


@pytest.mark.parametrize("language", ["fa", "en"])
@pytest.mark.parametrize("kind", PLAN_READS)
def test_every_value_has_its_words(seen: Seen, kind: str, language: Language) -> None:
    texts: Texts = texts_in(language)
    rows = [one for one in readings(catalogue(), planned=True).items() if one[0][0] == kind]
    assert rows
    for (_, key), row in rows:
        whole = Difference(kind, key, None, True, False)
        title = scenario_reads.subject(texts, seen, whole)
        assert title
        assert str(key) not in title or not isinstance(key, str) or ":" not in key
        assert scenario_reads.field(texts, seen, whole) == texts("scenario.row")
        assert scenario_reads.value(texts, seen, whole, False) == texts("scenario.not_there")
        for name, said in row.items():
            one = Difference(kind, key, name, said, None)
            assert scenario_reads.field(texts, seen, one)
            assert scenario_reads.value(texts, seen, one, said)


def test_links_are_named_by_what_they_tie_and_quarters_by_their_season(seen: Seen) -> None:
    texts = texts_in("en")
    link = qom().service_systems[0]
    one = Difference("service_system", link.link_id, "system", link.system, None)
    system = qom().system_by_id[link.system].title_en
    assert system in scenario_reads.subject(texts, seen, one)
    assert scenario_reads.value(texts, seen, one, link.system) == system
    due = Difference("prerequisite", "ext-3", "expected_quarter", None, "1406-Q1")
    assert scenario_reads.value(texts, seen, due, "1406-Q1") == "Spring 1406"
    assert scenario_reads.value(texts, seen, due, None) == "–"
