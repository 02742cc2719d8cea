"""What no cell may hold, whatever the schema says, and the rules that a schema may add."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from model.errors import Fault, InvalidPackage
from model.store import cells
from model.store.package import read_package
from tests.model.store import little_city


def refused(folder: Path) -> list[Fault]:
    with pytest.raises(InvalidPackage) as refusal:
        read_package(folder)
    return list(refusal.value.faults)


def with_cell(folder: Path, name: str, column: str, value: str, number: int = 0) -> Path:
    """A package whose cell holds this value."""
    tables = little_city.rows()
    tables[name][number][column] = value
    return little_city.write(folder, tables)


@pytest.mark.parametrize("value", ["=1+1", "+98", "-2", "@SUM(A1)", "=cmd|' /C calc'!A0", "-۵"])
def test_texts_that_a_spreadsheet_would_run(value: str, tmp_path: Path) -> None:
    folder = with_cell(tmp_path / "package", "domains", "title_fa", value)
    where = ("domains.csv", 2, "title_fa", value)
    assert refused(folder) == [Fault("error.package.cell.formula", *where)]


@pytest.mark.parametrize("value", ["+", "-", "–", "−2", "a=1", "a@b", "*"])
def test_texts_that_only_look_like_one(value: str, tmp_path: Path) -> None:
    folder = with_cell(tmp_path / "package", "domains", "title_fa", value)
    assert read_package(folder).tables["domains"][0]["title_fa"] == value


@pytest.mark.parametrize(
    "character",
    ["\0", "\t", "\n", "\x1b", "\x7f", "\u200e", "\u200f", "\u202e", "\u2067", "\ufeff", "\uffff"],
)
def test_hidden_characters_are_refused(character: str, tmp_path: Path) -> None:
    folder = with_cell(tmp_path / "package", "domains", "title_fa", f"آب{character}و خاک", 1)
    (fault,) = refused(folder)
    assert fault.code in {"error.package.cell.control", "error.package.file.csv"}
    assert (fault.file, fault.row) == ("domains.csv", 3)


def test_a_half_space_is_a_letter(tmp_path: Path) -> None:
    folder = with_cell(tmp_path / "package", "domains", "title_fa", "نقشه\u200cها")
    assert read_package(folder).tables["domains"][0]["title_fa"] == "نقشه\u200cها"


@pytest.mark.parametrize("value", ["۱۲", "1_0", " 7", "007", "+7", "7.0", "1e3", "-0x1", "٧"])
def test_integers_have_one_spelling(value: str, tmp_path: Path) -> None:
    folder = with_cell(tmp_path / "package", "domains", "position", value)
    (fault,) = refused(folder)
    assert (fault.code, fault.row, fault.column) == ("error.package.cell.integer", 2, "position")


@pytest.mark.parametrize("value", ["2147483648", "-2147483648", "9" * 5000])
def test_integers_that_no_database_keeps(value: str, tmp_path: Path) -> None:
    folder = with_cell(tmp_path / "package", "domains", "position", value)
    (fault,) = refused(folder)
    assert (fault.code, fault.expected) == ("error.package.cell.maximum", "2147483647")
    assert len(fault.value or "") <= 60


def test_another_city_in_a_package_is_refused(tmp_path: Path) -> None:
    folder = with_cell(tmp_path / "package", "sources", "city", "qom")
    where = ("sources.csv", 2, "city", "qom", "littleton")
    assert refused(folder) == [Fault("error.package.cell.city", *where)]


@pytest.mark.parametrize("count", [0, 2])
def test_a_package_is_about_one_city(count: int, tmp_path: Path) -> None:
    folder = little_city.write(tmp_path / "package")
    header, row = (folder / "cities.csv").read_text(encoding="utf-8").splitlines()
    text = "\n".join([header, *[row] * count]) + "\n"
    (folder / "cities.csv").write_text(text, encoding="utf-8")
    faults = refused(folder)
    assert Fault("error.package.city.rows", "cities.csv", expected="littleton") in faults


@pytest.mark.parametrize(
    ("kind", "subject"), [("service", "4"), ("system", "G9"), ("table", "2"), ("body", "fire")]
)
def test_a_finding_is_about_something(kind: str, subject: str, tmp_path: Path) -> None:
    tables = little_city.rows()
    tables["findings"][1].update(subject_type=kind, subject_id=subject)
    (fault,) = refused(little_city.write(tmp_path / "package", tables))
    assert (fault.code, fault.row, fault.column, fault.value) == (
        "error.package.cell.reference",
        3,
        "subject_id",
        subject,
    )


@pytest.mark.parametrize(
    ("rule", "value", "cell", "code", "expected"),
    [
        ("minimum", 5, "4", "minimum", "5"),
        ("maximum", 5, "6", "maximum", "5"),
        ("enum", [1, 2], "3", "choice", "1, 2"),
        ("unique", True, "2", "unique", "3"),
    ],
)
def test_rules_of_a_schema(
    rule: str, value: Any, cell: str, code: str, expected: str, tmp_path: Path
) -> None:
    tables = little_city.rows()
    for number, row in enumerate(tables["domains"]):
        row["position"] = number + (5 if rule == "minimum" else 1)
    descriptor = little_city.describe(tables)
    fields = descriptor["resources"][3]["schema"]["fields"]
    next(f for f in fields if f["name"] == "position")["constraints"][rule] = value
    assert read_package(little_city.write(tmp_path / "sound", tables, descriptor))
    tables["domains"].append({**tables["domains"][0], "domain_id": "x", "position": cell})
    (fault,) = refused(little_city.write(tmp_path / "broken", tables, descriptor))
    assert (fault.code, fault.row, fault.column, fault.value, fault.expected) == (
        f"error.package.cell.{code}",
        4,
        "position",
        cell,
        expected,
    )


@pytest.mark.parametrize(
    ("rule", "value", "code"),
    [
        ("pattern", "[a-z]+", "pattern"),
        ("minLength", 3, "min_length"),
        ("maxLength", 1, "max_length"),
    ],
)
def test_rules_for_texts(rule: str, value: Any, code: str, tmp_path: Path) -> None:
    tables = little_city.rows()
    tables["domains"][0]["code"] = "ab" if rule != "pattern" else "AB"
    descriptor = little_city.describe(tables)
    fields = descriptor["resources"][3]["schema"]["fields"]
    next(f for f in fields if f["name"] == "code")["constraints"][rule] = value
    (fault,) = refused(little_city.write(tmp_path / "package", tables, descriptor))
    assert (fault.code, fault.expected) == (f"error.package.cell.{code}", str(value))


def test_a_rule_that_cannot_be_is_refused(tmp_path: Path) -> None:
    tables = little_city.rows()
    descriptor = little_city.describe(tables)
    fields = descriptor["resources"][3]["schema"]["fields"]
    next(f for f in fields if f["name"] == "position")["constraints"]["minLength"] = 3
    faults = refused(little_city.write(tmp_path / "package", tables, descriptor))
    assert faults == [Fault("error.package.descriptor.schema", "datapackage.json", None, "domains")]


def test_a_file_with_columns_in_another_order_is_refused(tmp_path: Path) -> None:
    tables = little_city.rows()
    descriptor = little_city.describe(tables)
    tables["bodies"] = [dict(reversed(row.items())) for row in tables["bodies"]]
    (fault,) = refused(little_city.write(tmp_path / "package", tables, descriptor))
    assert (fault.code, fault.file, fault.row) == ("error.package.column.order", "bodies.csv", 1)


def test_a_column_given_twice_is_refused(tmp_path: Path) -> None:
    folder = little_city.write(tmp_path / "package")
    path = folder / "bodies.csv"
    header, row = path.read_text(encoding="utf-8").splitlines()
    path.write_text(f"{header},kind\n{row},x\n", encoding="utf-8")
    (fault,) = refused(folder)
    assert (fault.code, fault.column) == ("error.package.column.twice", "kind")


def test_a_byte_order_mark_is_read_over(tmp_path: Path) -> None:
    folder = little_city.write(tmp_path / "package")
    path = folder / "bodies.csv"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    assert len(read_package(folder).tables["bodies"]) == 1


def test_a_huge_file_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = little_city.write(tmp_path / "package")
    monkeypatch.setattr(cells, "LARGEST_FILE", (folder / "datapackage.json").stat().st_size)
    with (folder / "bodies.csv").open("a", encoding="utf-8") as file:
        file.write("x" * cells.LARGEST_FILE)
    (fault,) = refused(folder)
    assert (fault.code, fault.file) == ("error.package.file.large", "bodies.csv")


def test_values_have_the_types_of_their_columns(tmp_path: Path) -> None:
    tables = read_package(little_city.write(tmp_path / "package")).tables
    service = tables["services"][3]
    assert service["service_id"] == 10
    assert service["todo_id"] is None
    assert service["status"].name == "EXISTING"
    assert "city" not in service
    assert [finding["derived"] for finding in tables["findings"]] == [True, False]
