"""Systems, prerequisites, actions and councils as the data package has them."""

import re
from collections import Counter

import pytest

from tests.data.package import descriptor, rows

NUMBERS = {"operational": "13", "support": "14"}
KEYS = {
    "service": ("services", "service_id"),
    "system": ("systems", "system_id"),
    "integrated_system": ("integrated_systems", "integrated_system_id"),
    "prerequisite": ("prerequisites", "prerequisite_id"),
    "action": ("actions", "action_id"),
    "body": ("bodies", "body_id"),
    "council": ("councils", "council_id"),
    "index": ("indices", "index_id"),
    "table": ("source_tables", "table_id"),
    "rollout_programme": ("rollout_programmes", "programme_id"),
}


def column(name: str, field: str) -> list[str]:
    return [row[field] for row in rows(name)]


@pytest.mark.parametrize(
    ("name", "count"),
    [
        ("integrated_systems", 27),
        ("systems", 49 + 23),
        ("service_systems", 105),
        ("system_links", 37),
        ("prerequisites", 6 + 25),
        ("actions", 8 + 16 + 3 + 4),
        ("councils", 2),
        ("council_reasons", 3 + 3),
    ],
)
def test_every_row_was_taken(name: str, count: int) -> None:
    assert len(rows(name)) == count


def test_each_table_has_the_rows_it_prints() -> None:
    named = ("integrated_systems", "systems", "prerequisites", "actions")
    taken = Counter(row["table_no"] for name in named for row in rows(name))
    printed = {row["table_id"]: int(row["rows"]) for row in rows("source_tables")}
    assert taken == {table: printed[table] for table in taken}
    assert set(taken) == {"10", "11", "13", "14", "15", "16", "17", "6-1", "6-2"}


@pytest.mark.parametrize("table", ["10", "11", "13", "14", "16", "17", "6-1", "6-2"])
def test_printed_rows_run_without_a_gap(table: str) -> None:
    named = ("systems", "prerequisites", "actions")
    found = [int(r["row"]) for name in named for r in rows(name) if r["table_no"] == table]
    assert found == list(range(1, len(found) + 1))


def test_pages_never_run_back() -> None:
    for name in ("integrated_systems", "systems", "prerequisites"):
        pages = [int(row["page"]) for row in rows(name)]
        assert pages == sorted(pages), name
    spans = {r["table_id"]: (int(r["page_from"]), int(r["page_to"])) for r in rows("source_tables")}
    for name in ("integrated_systems", "systems", "service_systems", "prerequisites", "actions"):
        for row in rows(name):
            first, last = spans[row["table_no"]]
            assert first <= int(row["page"]) <= last, row


def test_a_system_s_key_is_its_printed_code_and_a_letter_where_that_is_used_twice() -> None:
    codes = Counter(column("systems", "printed_code"))
    for row in rows("systems"):
        code, key = row["printed_code"], row["system_id"]
        assert key == code if codes[code] == 1 else re.fullmatch(f"{code}[ab]", key)
        assert code.startswith(row["integrated_system"])
        assert row["table_no"] == NUMBERS[row["kind"]]


def test_the_status_says_the_printed_mark_in_words() -> None:
    words = {"✓": "done", "*": "needs_development", "-": "not_done", "": "unknown"}
    assert all(words[row["printed_status"]] == row["status"] for row in rows("systems"))
    assert Counter(column("systems", "status")) == {
        "not_done": 42,
        "done": 18,
        "needs_development": 11,
        "unknown": 1,
    }


def test_every_link_says_why() -> None:
    for name in ("service_systems", "system_links"):
        for row in rows(name):
            assert row["reason_fa"], row
            assert row["reason_en"], row
    for row in rows("service_systems"):
        assert bool(row["service"]) == (row["numbering"] != "unresolved")


@pytest.mark.parametrize("name", ["service_systems", "system_links"])
def test_links_stand_where_their_system_stands(name: str) -> None:
    place = {
        row["system_id"]: (row["table_no"], row["page"], row["row"]) for row in rows("systems")
    }
    positions: Counter[str] = Counter()
    for row in rows(name):
        positions[row["system"]] += 1
        assert int(row["position"]) == positions[row["system"]]
        assert place[row["system"]] == (row["table_no"], row["page"], row["row"])


def test_a_related_code_is_resolved_to_a_system_or_to_its_family() -> None:
    for row in rows("system_links"):
        assert bool(row["related_system"]) != bool(row["related_integrated"])
        assert row["related_system"] != row["system"]


def test_each_body_is_named_by_something_it_owes() -> None:
    links = rows("prerequisite_bodies") + rows("action_bodies")
    assert {row["body"] for row in links} == set(column("bodies", "body_id"))


def test_what_other_bodies_owe_names_them_and_what_the_municipality_owes_does_not() -> None:
    external = [r["prerequisite_id"] for r in rows("prerequisites") if r["kind"] == "external"]
    others = [r["action_id"] for r in rows("actions") if r["owner"] == "other"]
    assert list(dict.fromkeys(column("prerequisite_bodies", "prerequisite"))) == external
    assert list(dict.fromkeys(column("action_bodies", "action"))) == others


def test_what_is_assumed_of_the_councils_is_marked() -> None:
    basis = {row["seat_id"]: row["basis"] for row in rows("council_seats")}
    assert Counter(basis.values()) == {"assumed": 6, "printed": 5}
    chairs = [row["council"] for row in rows("council_seats") if row["role"] == "chair"]
    assert chairs == ["policy_council"]


def test_sentences_of_the_lists_are_not_copied() -> None:
    for row in rows("actions"):
        assert bool(row["printed_title_fa"]) == row["list"].startswith("table_")


@pytest.mark.parametrize(
    "name", ["systems", "integrated_systems", "prerequisites", "bodies", "councils", "definitions"]
)
def test_no_two_have_one_title(name: str) -> None:
    stem = "term" if name == "definitions" else "title"
    for field in (f"{stem}_fa", f"{stem}_en"):
        titles = column(name, field)
        assert len(set(titles)) == len(titles)


def test_every_finding_is_about_something_that_is_there() -> None:
    known = {kind: set(column(name, key)) for kind, (name, key) in KEYS.items()}
    for row in rows("findings"):
        if row["subject_type"]:
            assert row["subject_id"] in known[row["subject_type"]], row["finding_id"]


def test_every_resolved_cell_that_differs_has_its_finding() -> None:
    found = {row["subject_id"] for row in rows("findings")}
    for name in ("systems", "integrated_systems", "prerequisites", "actions"):
        key = next(r for r in descriptor()["resources"] if r["name"] == name)["schema"][
            "primaryKey"
        ]
        for row in rows(name):
            if row["printed_title_fa"] not in {"", row["title_fa"]}:
                assert row[key[0]] in found, row
    for row in rows("service_systems"):
        if row["service"] != row["printed_number"]:
            assert row["system"] in found, row
