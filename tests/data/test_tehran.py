"""The data package of Tehran against the document that it was transcribed from."""

import csv
import json
import re
from collections import Counter
from functools import cache

import pytest
from frictionless import Package

from model.checks import check
from model.kept_findings import disagreements
from model.periods import parse_period
from model.text import ZWNJ, normalise
from tests.data.package import DATA, Rows

FOLDER = DATA / "tehran"
PRINTED = {
    ("A", "1"): 8,
    ("A", "2"): 5,
    ("B", "1"): 10,
    ("B", "2"): 9,
    ("B", "3"): 5,
    ("C", "1"): 7,
    ("C", "2"): 11,
    ("B", ""): 6,
    ("C", ""): 16,
}
"""By level and rank, how many projects the document lists; the ambiguous have no rank."""

PROGRAMMES = {
    "municipal": 12,
    "citizens": 10,
    "urban": 5,
    "data": 4,
    "participation": 4,
    "infrastructure": 5,
    "mobility": 6,
    "clean_transport": 7,
    "waste": 5,
    "elements": 2,
    "safety": 3,
    "environment": 5,
    "centres": 5,
    "innovation": 4,
}

HOLDS = {
    "stages": ("charter_items", "stage"),
    "aims_long": ("charter_items", "aim_long"),
    "aims_short": ("charter_items", "aim_short"),
    "financing": ("charter_items", "financing"),
    "documents": ("charter_items", "paper"),
    "schedule": ("milestones", None),
    "mandate": ("charter_mandates", None),
    "indicators": ("indicators", None),
    "actors": ("charter_actors", None),
    "budget": ("charter_budgets", None),
    "prerequisites": ("charter_prerequisites", None),
}
"""By field of the form, the file that has its content, and the list in it."""

JOINED_PLURAL = re.compile(r"[بپتثجچحخسشصضطظعغفقکگلمنهیئ]های?$")
BY_CHANCE = {"تنها", "انتهای"}
CODE = re.compile(r"[A-Za-z][A-Za-z0-9.-]*")


@cache
def descriptor() -> dict:
    return json.loads((FOLDER / "datapackage.json").read_text(encoding="utf-8"))


@cache
def rows(name: str) -> Rows:
    with (FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def tables() -> dict[str, Rows]:
    return {resource["name"]: rows(resource["name"]) for resource in descriptor()["resources"]}


def test_the_package_is_valid() -> None:
    report = Package(str(FOLDER / "datapackage.json")).validate()
    assert report.flatten(["name", "rowNumber", "fieldName", "message"]) == []


def test_every_project_was_taken() -> None:
    assert [row["project_id"] for row in rows("projects")] == [str(n) for n in range(1, 78)]
    assert Counter((row["level"], row["rank"]) for row in rows("projects")) == PRINTED
    assert Counter(row["programme"] for row in rows("projects")) == PROGRAMMES
    assert Counter(row["ambiguous"] for row in rows("projects")) == {"true": 22, "false": 55}
    taken = {row["table_id"]: row["rows"] for row in rows("source_tables")}
    assert [taken[table] for table in "1234"] == ["13", "24", "18", "22"]


@pytest.mark.parametrize(
    ("number", "english", "place", "programme", "reason"),
    [
        (1, "Digital signature, user identity and authenticity of documents",
         ("A", "1"), "municipal", "cost_integrity"),
        (4, "Upgrade of the public oversight lines (1888 and 137)",
         ("A", "1"), "citizens", "citizen_link"),
        (9, "Gateway of data services (Open API)", ("A", "2"), "data", "upgrade"),
        (17, "Smart kerbside parking for cars and motorcycles",
         ("B", "1"), "mobility", "mission_upgrade"),
        (24, "Exchange platform of digital citizen services",
         ("B", "2"), "citizens", "mission"),
        (25, "Citizens’ club", ("B", "2"), "citizens", "citizen_link"),
        (36, "Operation and growth of the city radio network",
         ("B", "3"), "infrastructure", "planned_fava"),
        (50, "Smart zones", ("C", "2"), "centres", "outside"),
        (61, "Car-free Tuesdays", ("B", ""), "clean_transport", "unclear_upgrade"),
        (66, "Central citizen account and electronic wallet",
         ("C", ""), "citizens", "unclear_upgrade"),
        (77, "Street naming system", ("C", ""), "municipal", "unclear_charter"),
    ],
)  # fmt: skip
def test_a_project_has_its_own_cells(
    number: int, english: str, place: tuple[str, str], programme: str, reason: str
) -> None:
    row = rows("projects")[number - 1]
    assert row["title_en"] == english
    assert (row["level"], row["rank"]) == place
    assert (row["programme"], row["reason"]) == (programme, reason)


def test_what_a_merged_cell_says_is_not_called_printed() -> None:
    basis = Counter((row["programme_basis"], row["reason_basis"]) for row in rows("projects"))
    assert basis.total() == 77
    assert sum(n for (programme, _), n in basis.items() if programme == "printed") == 47
    assert sum(n for (_, reason), n in basis.items() if reason == "printed") == 27


def test_ambiguous_projects_say_what_they_lack() -> None:
    ambiguous = {r["project_id"]: r["reason"] for r in rows("projects") if r["ambiguous"] == "true"}
    gaps = Counter(row["project"] for row in rows("project_gaps"))
    assert gaps.keys() == ambiguous.keys()
    assert Counter(ambiguous.values()) == {"unclear_charter": 14, "unclear_upgrade": 8}
    assert all(gaps[n] == (6 if why == "unclear_charter" else 2) for n, why in ambiguous.items())


def test_all_eleven_charters_were_taken() -> None:
    charters = {row["charter_id"]: row for row in rows("charters")}
    printed = [name for name, row in charters.items() if row["state"] == "printed"]
    assert len(printed) == 11
    of = Counter(row["charter"] for row in rows("projects"))
    assert of.keys() == charters.keys()
    assert of["c-9"] == 2
    assert of.total() - len(of) == 1


def test_every_field_that_the_document_fills_is_filled() -> None:
    charters = {row["charter_id"]: row for row in rows("charters")}
    fields = rows("charter_fields")
    assert len(fields) == 11 * 13
    for row in fields:
        charter, field = row["charter"], row["field"]
        if field == "status":
            content = bool(charters[charter]["status_fa"])
        elif field == "cost":
            content = bool(charters[charter]["cost_million"])
        elif field == "mandate" and row["state"] == "none":
            content = not charters[charter]["mandate_fa"]
        else:
            name, listed = HOLDS[field]
            content = any(
                r["charter"] == charter and (listed is None or r["field"] == listed)
                for r in rows(name)
            )
        assert content == (row["state"] == "filled") or row["state"] == "none", row


def test_the_figures_of_the_charters() -> None:
    assert Counter(row["charter"] for row in rows("milestones")) == {
        "c-3": 9, "c-1": 1, "c-2": 5, "c-8": 1, "c-5": 1, "c-9": 4, "c-11": 1,
        "c-4": 3, "c-25": 1, "c-21": 7,
    }  # fmt: skip
    assert Counter(row["charter"] for row in rows("indicators")) == {
        "c-3": 3, "c-2": 7, "c-9": 3, "c-11": 1, "c-4": 4, "c-25": 1, "c-21": 1, "c-73": 1,
    }  # fmt: skip
    targets = {row["indicator_id"]: row["target"] for row in rows("indicators") if row["target"]}
    assert targets == {
        "c-3-i-2": "5", "c-3-i-3": "5", "c-4-i-1": "50", "c-4-i-2": "20", "c-21-i-1": "500000",
    }  # fmt: skip
    assert Counter(row["charter"] for row in rows("charter_mandates")) == {
        "c-3": 5, "c-1": 4, "c-2": 8, "c-8": 8, "c-5": 1, "c-9": 5, "c-25": 2, "c-21": 3,
    }  # fmt: skip
    codes = {row["charter"]: row["code"] for row in rows("charter_budgets")}
    assert codes == {
        "c-3": "621030170", "c-1": "620011270", "c-2": "620011270", "c-8": "", "c-4": "",
        "c-25": "",
    }  # fmt: skip


def test_the_transactions_system_waits_for_the_digital_signature() -> None:
    waits = [row for row in rows("charter_prerequisites") if row["charter"] == "c-2"]
    assert waits[0]["project"] == "1"
    assert sum(row["kind"] == "system" for row in waits) == 8
    shared = Counter(row["system"] for row in rows("charter_prerequisites") if row["system"])
    assert shared["finance"] == shared["budget"] == 2


def test_periods_are_real_and_milestones_come_after_the_start() -> None:
    started = {r["charter_id"]: r["started"] for r in rows("charters") if r["started"]}
    assert started == {"c-1": "1398", "c-2": "1398", "c-8": "1397-01"}
    for row in rows("milestones"):
        for column in ("planned", "replanned", "done"):
            if row[column]:
                period = parse_period(row[column])
                begun = started.get(row["charter"])
                assert begun is None or period.last_day >= parse_period(begun).first_day


def test_the_kept_findings_are_what_the_rules_find() -> None:
    found = check(tables())
    assert disagreements(found, rows("findings")) == ()
    assert len(found) == 38
    read = [row["finding_id"] for row in rows("findings") if row["derived"] == "false"]
    assert len(read) == 9


def test_every_text_is_in_both_languages_and_in_one_spelling() -> None:
    for name, found in tables().items():
        for line, row in enumerate(found, start=2):
            for column, cell in row.items():
                where = (name, line, column, cell)
                assert normalise(cell) == cell, where
                english = f"{column.removesuffix('_fa')}_en"
                if column.endswith("_fa"):
                    assert english not in row or bool(cell) == bool(row[english]), where
                    assert not re.search("[0-9]", CODE.sub("", cell)), where
                    words = re.findall(f"[\\w{ZWNJ}]+", cell)
                    joined = {w for w in words if JOINED_PLURAL.search(w)} - BY_CHANCE
                    assert not joined, where
                    assert not {"ها", "های", "ای", "می"} & set(words), where


def test_every_row_says_where_it_stands() -> None:
    for name, found in tables().items():
        if name not in ("cities", "sources", "priority_rules"):
            assert all(row["document"] and row["table_no"] for row in found), name
    for resource in descriptor()["resources"]:
        for thing in (resource, *resource["schema"]["fields"]):
            assert thing["title"], thing["name"]
            assert thing["title_fa"], thing["name"]
            assert thing["description"], thing["name"]
