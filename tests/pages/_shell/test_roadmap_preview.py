"""What a file that came back would change, in words."""

from __future__ import annotations

from datetime import date

import pytest

from model.roadmap.exchange.differences import Difference
from model.roadmap.exchange.incoming import Incoming
from model.roadmap.stage import report_stage
from pages._shell.i18n import LANGUAGES, texts_in
from pages._shell.roadmap_preview import MOST_SHOWN, preview
from tests.model.cities import qom

DAY = date(2026, 11, 22)
FOUND = (
    Difference("span", "service:5", "1406-Q1 – 1406-Q2", "1406-Q3"),
    Difference("pin", "service:5", "", "1406-Q3"),
    Difference("needs", "service:5", "system:LG01-1", ""),
    Difference("bodies", "prerequisite:ext-1", "", "body:police, body:nobody"),
    Difference("course", "service:5", "", "1405-Q1 40%"),
    Difference("setting", "weights.ease", "1", "3"),
    Difference("setting", "hard_groups", "False", "True"),
    Difference("setting", "arrivals.prerequisite:ext-3", "", "1406-Q1"),
    Difference("setting", "capacities.by_domain.effort:transport", "", "9"),
    Difference("setting", "capacities.exceptions.count:nowhere 1406-Q1", "", "9"),
    Difference("setting", "what_ifs.5 ease", "", "3"),
    Difference("setting", "what_ifs.999 ease", "", "3"),
    Difference("setting", "bounds.group_1", "233", "240"),
    Difference("setting", "colour", "", "red"),
    Difference("capacity", "effort", "1 2", "2 3"),
    Difference("assumption", "units_load", "1", "2"),
    Difference("assumption", "luck", "", "2"),
    Difference("baseline", "service:5", "1406-Q1", ""),
)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_difference_is_told_by_name(language: str) -> None:
    texts = texts_in(language)  # type: ignore[arg-type]
    stage = report_stage(qom(), DAY)
    shown = str(preview(texts, stage, Incoming(differences=FOUND, same=False), "plan.xml"))
    for name in ("service:5", "system:LG01-1", "body:police", "1406-Q", "units_load", "weights"):
        assert name not in shown
    for name in ("nobody", "count:nowhere", "999 ease", "luck", "colour"):
        assert name in shown
    for service in (qom().service_by_id[5], qom().service_by_todo[5]):
        assert repr(service.short(texts.language))[1:-1] in shown
    assert texts("index.ease") in shown
    assert texts("exchange.value.yes") in shown


def test_a_long_list_says_how_many_more_there_are() -> None:
    texts = texts_in("en")
    found = tuple(Difference("pin", f"service:{n}", "", "1406-Q1") for n in range(MOST_SHOWN + 7))
    shown = str(preview(texts, report_stage(qom(), DAY), Incoming(differences=found), ""))
    assert "and 7 more" in shown
