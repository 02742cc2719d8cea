import csv
import re
import shutil
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from frictionless import Package

from model.checks import Kind, Severity, Subject
from model.scores import MAX_SCORE
from model.text import ZWNJ, normalise
from model.weights import IMPACT, INDEX_IDS, MAX_WEIGHT
from tests.data.package import DATA, descriptor, rows, tables

RESOURCES = [resource["name"] for resource in descriptor()["resources"]]
PROVENANCE = {"document", "table_no", "page", "row"}

CODE = re.compile(r"[A-Za-z][A-Za-z0-9.-]*")
JOINED_PLURAL = re.compile(r"[بپتثجچحخسشصضطظعغفقکگلمنهیئ]های?$")
PLURAL_BY_CHANCE = {"بها", "تنها", "انتها"}


def persian_cells() -> Iterator[tuple[str, str]]:
    for name, found in tables().items():
        for line, row in enumerate(found, start=2):
            for column, cell in row.items():
                if column.endswith("_fa"):
                    yield f"{name}.csv line {line} {column}", cell


def test_the_package_is_valid() -> None:
    report = Package(str(DATA / "datapackage.json")).validate()
    assert report.flatten(["name", "rowNumber", "fieldName", "message"]) == []


def test_every_file_is_described_and_every_description_has_its_file() -> None:
    files = {path.name for path in DATA.glob("*.csv")}
    assert files == {resource["path"] for resource in descriptor()["resources"]}


@pytest.mark.parametrize("resource", descriptor()["resources"], ids=RESOURCES)
def test_everything_is_named_in_both_languages(resource: dict) -> None:
    fields = resource["schema"]["fields"]
    for thing in (resource, *fields):
        assert thing["title"], thing["name"]
        assert thing["title_fa"], thing["name"]
        assert thing["description"], thing["name"]
    assert {field["name"] for field in fields} >= PROVENANCE
    assert resource["schema"]["primaryKey"]


def test_no_constraint_knows_how_many_services_a_city_has() -> None:
    highest = {
        field["constraints"]["maximum"]
        for resource in descriptor()["resources"]
        for field in resource["schema"]["fields"]
        if "maximum" in field.get("constraints", {})
    }
    assert highest == {MAX_SCORE, MAX_WEIGHT}


@pytest.mark.parametrize(
    ("field", "names"), [("kind", Kind), ("severity", Severity), ("subject_type", Subject)]
)
def test_findings_use_the_checker_s_words(field: str, names: type) -> None:
    findings = next(r for r in descriptor()["resources"] if r["name"] == "findings")
    described = next(f for f in findings["schema"]["fields"] if f["name"] == field)
    assert described["constraints"]["enum"] == [str(name) for name in names]


def test_the_indices_are_those_of_the_model() -> None:
    indices = rows("indices")
    assert tuple(row["index_id"] for row in indices) == INDEX_IDS
    assert [row["position"] for row in indices] == ["1", "2", "3", "4", "5", "6"]
    assert tuple(r["index_id"] for r in indices if r["group"] == "impact") == IMPACT
    assert sum(int(row["weight"]) for row in indices) == 10


@pytest.mark.parametrize(
    ("name", "count"),
    [
        ("services", 93),
        ("service_listings", 93 + 20 + 13 + 4 * 60 + 13),
        ("scores", 60),
        ("quick_wins", 60),
        ("in_progress_scores", 13),
        ("indices", 6),
        ("domains", 10),
    ],
)
def test_every_row_was_taken(name: str, count: int) -> None:
    assert len(rows(name)) == count


def test_each_table_has_the_rows_it_prints() -> None:
    printed = {"1": 93, "2": 20, "3": 13, "4": 60, "6": 60, "7": 60, "8": 60, "9": 13}
    assert Counter(row["table_no"] for row in rows("service_listings")) == printed
    taken = {row["table_id"]: int(row["rows"]) for row in rows("source_tables")}
    assert taken.items() >= {**printed, "5": 6, "12": 0}.items()


def test_the_three_lists_make_up_the_whole() -> None:
    status = Counter(row["status"] for row in rows("services"))
    assert status == {"existing": 20, "in_progress": 13, "to_do": 60}


def test_ids_run_without_a_gap() -> None:
    services = rows("services")
    assert [int(row["service_id"]) for row in services] == list(range(1, 94))
    to_do = [int(row["todo_id"]) for row in services if row["status"] == "to_do"]
    assert to_do == list(range(1, 61))
    assert all(not row["todo_id"] for row in services if row["status"] != "to_do")
    assert [int(row["todo_id"]) for row in rows("scores")] == list(range(1, 61))


def test_a_printed_value_is_the_same_wherever_it_is_kept() -> None:
    listed = {(row["table_no"], row["row"]): row for row in rows("service_listings")}
    todo = {row["service_id"]: row["todo_id"] for row in rows("services")}
    for row in rows("services"):
        there = listed["1", row["row"]]
        for column in ("service_id", "printed_title_fa", "printed_domain_fa", "page"):
            assert row[column] == there[column]
    for row in rows("scores"):
        there = listed["7", row["printed_position"]]
        assert (row["todo_id"], row["page_t7"]) == (there["printed_id"], there["page"])
        assert todo[there["service_id"]] == row["todo_id"]
    for row in rows("quick_wins"):
        assert listed["8", row["position"]]["printed_id"] == row["todo_id"]
    for row in rows("in_progress_scores"):
        assert listed["9", row["position"]]["service_id"] == row["service_id"]


def test_every_title_has_its_english() -> None:
    for name, found in tables().items():
        for row in found:
            pairs = [(c, f"{c.removesuffix('_fa')}_en") for c in row if c.endswith("_fa")]
            for persian, english in pairs:
                if english in row:
                    assert bool(row[persian]) == bool(row[english]), (name, row)


@pytest.mark.parametrize("name", ["services", "domains", "indices"])
def test_no_two_have_one_title(name: str) -> None:
    for column in ("title_fa", "title_en"):
        titles = [row[column] for row in rows(name)]
        assert len(set(titles)) == len(titles)


def test_all_text_is_normalised() -> None:
    for name, found in tables().items():
        for row in found:
            for column, cell in row.items():
                assert normalise(cell) == cell, (name, column)


def test_persian_text_has_persian_digits_outside_codes() -> None:
    wrong = [where for where, cell in persian_cells() if re.search("[0-9]", CODE.sub("", cell))]
    assert wrong == []


def test_persian_text_has_its_half_spaces() -> None:
    wrong = [
        (where, word)
        for where, cell in persian_cells()
        for word in re.findall(f"[\\w{ZWNJ}]+", cell)
        if word in {"ها", "های", "ای", "می"}
        or (JOINED_PLURAL.search(word) and word not in PLURAL_BY_CHANCE)
    ]
    assert wrong == []


@pytest.mark.parametrize(
    ("name", "line", "column", "value", "kind"),
    [
        ("services", 3, "domain", "gardens", "foreign-key"),
        ("services", 3, "service_id", "1", "primary-key"),
        ("services", 3, "status", "soon", "constraint-error"),
        ("services", 3, "title_en", "", "constraint-error"),
        ("services", 3, "todo_id", "1", "unique-error"),
        ("scores", 5, "ease", "4", "constraint-error"),
        ("scores", 5, "ease", "two", "type-error"),
        ("scores", 5, "todo_id", "61", "foreign-key"),
        ("service_listings", 9, "service_id", "0", "constraint-error"),
        ("source_tables", 4, "document", "hearsay", "foreign-key"),
        ("sources", 2, "published", "2020-01-20", "constraint-error"),
        ("findings", 2, "treatment", "ignored", "constraint-error"),
    ],
)
def test_a_broken_cell_is_refused(
    tmp_path: Path, name: str, line: int, column: str, value: str, kind: str
) -> None:
    package = shutil.copytree(DATA, tmp_path / "data")
    found = rows(name)
    found[line - 2][column] = value
    with (package / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, found[0])
        writer.writeheader()
        writer.writerows(found)
    report = Package(str(package / "datapackage.json")).validate()
    assert kind in {error for (error,) in report.flatten(["type"])}
