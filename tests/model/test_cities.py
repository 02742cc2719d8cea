"""Cities side by side: every number is counted or printed, and nothing is filled in."""

from __future__ import annotations

from model.cities import compare, headings
from tests.model.cities import of_data, qom, tehran

QOM, TEHRAN, MASHHAD = range(3)


def values(name: str, city: int) -> list[tuple[int, int | None, str]]:
    answers = compare([qom(), tehran(), of_data("mashhad")])[name]
    return [(one.value, one.whole, one.basis) for one in answers[city]]


def test_services_and_what_is_open() -> None:
    assert values("services", QOM) == [(93, None, "computed"), (32, None, "printed")]
    assert values("services", MASHHAD) == [(54, None, "printed")]
    assert values("services", TEHRAN) == []
    assert values("open", QOM) == [
        (20, 93, "computed"),
        (20, 32, "printed"),
        (2, 32, "printed"),
        (30, 32, "printed"),
    ]
    assert values("open", MASHHAD) == values("open", TEHRAN) == []


def test_projects_by_level_are_tehran_s_alone() -> None:
    levels = [values(f"level_{level}", TEHRAN)[0][0] for level in "abc"]
    assert values("projects", TEHRAN) == [(77, None, "computed")]
    assert sum(levels) == 77
    assert values("ambiguous", TEHRAN) == [(22, 77, "computed")]
    assert values("charters", TEHRAN) == [(11, None, "computed")]
    assert all(values(f"level_{level}", QOM) == [] for level in "abc")


def test_every_number_says_where_it_stands() -> None:
    answers = compare([qom(), tehran(), of_data("mashhad")])
    for name, cities in answers.items():
        for figures in cities:
            assert all(one.places for one in figures if one.value), name


def test_a_question_that_no_city_answers_is_left_out() -> None:
    assert "projects" not in compare([qom(), of_data("mashhad")])
    assert compare([]) == {}


def test_headings_are_counted_where_the_documents_count_them() -> None:
    of_qom = headings(qom())
    assert sum(one.services or 0 for one in of_qom[:-1]) == 93
    assert (of_qom[-1].title_en, of_qom[-1].services) == ("Urban planning", 20)
    assert [one.services for one in headings(of_data("mashhad"))] == [None] * 5
    assert headings(tehran()) == ()
