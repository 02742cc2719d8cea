"""The real data package is taken; every file of it, broken in any way, is refused whole."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from model.errors import Fault, InvalidPackage
from model.store import Store
from model.store.descriptor import DESCRIPTOR
from model.store.engine import Database
from model.store.migrate import migrate
from model.store.package import fingerprint, read_package
from tests.model.store import broken

DATA = Path(__file__).resolve().parents[3] / "data"
RESOURCES = broken.resources(DATA)


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the real package, to be broken."""
    folder = tmp_path / "data"
    folder.mkdir()
    for path in (*DATA.glob("*.csv"), DATA / DESCRIPTOR):
        shutil.copy(path, folder)
    return folder


@pytest.fixture(scope="module")
def empty_store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A store that nothing was ever loaded into."""
    database = Database(f"sqlite:///{tmp_path_factory.mktemp('kept') / 'tarazu.db'}")
    migrate(database)
    store = Store(database)
    yield store
    store.close()


def refused(store: Store, folder: Path) -> list[Fault]:
    """The faults for which a package is refused; nothing of it was written."""
    with pytest.raises(InvalidPackage) as refusal:
        store.load(folder)
    assert refusal.value.code == "error.package.invalid"
    assert refusal.value.params == {"package": folder.name, "count": len(refusal.value.faults)}
    assert store.cities() == ()
    return list(refusal.value.faults)


def test_the_real_package_is_taken() -> None:
    package = read_package(DATA)
    assert package.city == "qom"
    assert package.content_hash == fingerprint(DATA)
    assert set(package.tables) == set(RESOURCES)
    for name, rows in package.tables.items():
        assert len(rows) == len(broken.read(DATA / f"{name}.csv")) - 1


@pytest.mark.parametrize("shift", range(len(broken.WHOLE)))
def test_every_file_is_refused_in_every_way(shift: int, copy: Path, empty_store: Store) -> None:
    """Each run breaks all files, each in another way; the runs shift the ways over the files."""
    expected = [
        broken.WHOLE[(number + shift) % len(broken.WHOLE)](copy, resource)
        for number, resource in enumerate(RESOURCES.values())
    ]
    assert refused(empty_store, copy) == sorted(expected, key=lambda fault: fault.file)


@pytest.mark.parametrize("breakage", broken.WHOLE, ids=lambda breakage: breakage.__name__)
def test_one_broken_file_is_enough(
    breakage: broken.Breakage, copy: Path, empty_store: Store
) -> None:
    expected = breakage(copy, RESOURCES["systems"])
    assert refused(empty_store, copy) == [expected]


@pytest.mark.parametrize("name", RESOURCES)
def test_every_broken_row_of_a_file_is_named(name: str, copy: Path, empty_store: Store) -> None:
    expected = broken.all_rows(copy, RESOURCES[name])
    faults = refused(empty_store, copy)
    assert [fault for fault in expected if fault not in faults] == []
    assert {fault.file for fault in faults} == {RESOURCES[name]["path"]}
    assert len({(fault.row, fault.column, fault.code) for fault in faults}) == len(faults)


def described(folder: Path) -> dict[str, Any]:
    content: dict[str, Any] = json.loads((folder / DESCRIPTOR).read_text(encoding="utf-8"))
    return content


def describe(folder: Path, content: object) -> None:
    (folder / DESCRIPTOR).write_text(json.dumps(content), encoding="utf-8")


@pytest.mark.parametrize(
    "path",
    [
        "../../etc/passwd",
        "/etc/passwd",
        "..\\services.csv",
        "sub/services.csv",
        "https://example.org/services.csv",
        ["services.csv"],
        "services.csv\n",
        "services.json",
        "",
        7,
    ],
)
def test_a_path_leads_nowhere_else(path: object, copy: Path, empty_store: Store) -> None:
    content = described(copy)
    for resource in content["resources"]:
        resource["path"] = path
    describe(copy, content)
    assert {(fault.code, fault.file, fault.column) for fault in refused(empty_store, copy)} == {
        ("error.package.path", DESCRIPTOR, f"resources[{number}].path")
        for number in range(len(RESOURCES))
    }


def test_a_link_out_of_the_folder_is_not_followed(
    copy: Path, empty_store: Store, tmp_path: Path
) -> None:
    outside = tmp_path / "outside.csv"
    (copy / "domains.csv").rename(outside)
    (copy / "domains.csv").symlink_to(outside)
    expected = Fault("error.package.path", "domains.csv", value="domains.csv", expected="*.csv")
    assert refused(empty_store, copy) == [expected]


@pytest.mark.parametrize("content", [b"", b" \n", b"\xff\xfe{}", b"{", b"[" * 100_000, b"[]", b"7"])
def test_a_broken_descriptor_is_refused(content: bytes, copy: Path, empty_store: Store) -> None:
    (copy / DESCRIPTOR).write_bytes(content)
    (fault,) = refused(empty_store, copy)
    assert fault.file == DESCRIPTOR
    assert fault.code in {
        "error.package.file.empty",
        "error.package.file.encoding",
        "error.package.descriptor.json",
        "error.package.descriptor.value",
    }


def test_a_package_without_a_descriptor_is_refused(copy: Path, empty_store: Store) -> None:
    (copy / DESCRIPTOR).unlink()
    missing = Fault("error.package.file.missing", DESCRIPTOR)
    with pytest.raises(InvalidPackage) as refusal:
        empty_store.load(copy)
    assert refusal.value.faults == (missing,)
    with pytest.raises(InvalidPackage) as refusal:
        read_package(copy)
    assert refusal.value.faults == (missing,)
    with pytest.raises(InvalidPackage) as refusal:
        empty_store.load(copy / "nowhere")
    assert refusal.value.faults == (missing,)


def test_a_file_that_nobody_describes_is_refused(copy: Path, empty_store: Store) -> None:
    (copy / "extra.csv").write_text("a\n1\n", encoding="utf-8")
    assert refused(empty_store, copy) == [Fault("error.package.file.unlisted", "extra.csv")]


def test_line_ends_do_not_make_another_package(copy: Path) -> None:
    path = copy / "domains.csv"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert fingerprint(copy) == fingerprint(DATA)
    assert read_package(copy).tables == read_package(DATA).tables
    path.write_bytes(path.read_bytes().replace(b"spatial", b"spatiel"))
    assert fingerprint(copy) != fingerprint(DATA)
