from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

import pytest

from model.errors import NotFound
from model.package_files import file_content, package_files
from model.settings import ROOT

DATA = ROOT / "data"


def test_every_file_of_the_package_is_listed() -> None:
    package = package_files(DATA)
    names = [file.name for file in package.files]
    assert names[0] == "datapackage.json"
    assert sorted(names[1:]) == sorted(path.name for path in DATA.glob("*.csv"))
    for file in package.files:
        assert file.size == (DATA / file.name).stat().st_size
        assert file.title_fa
        assert file.title_en


def test_a_file_is_given_as_it_is() -> None:
    package = package_files(DATA)
    assert file_content(package, "services.csv") == (DATA / "services.csv").read_bytes()


def test_the_zip_holds_the_whole_package_and_is_the_same_each_time() -> None:
    package = package_files(DATA)
    assert package.zip_name == "tarazu-qom-1.0.0.zip"
    content = file_content(package, package.zip_name)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert sorted(archive.namelist()) == sorted(file.name for file in package.files)
        for name in archive.namelist():
            assert archive.read(name) == (DATA / name).read_bytes()
    assert content == file_content(package, package.zip_name)


@pytest.mark.parametrize(
    "name", ["", ".", "..", "../app.py", "/etc/passwd", "SERVICES.CSV", "services.csv\0", "a" * 999]
)
def test_names_outside_the_package_are_not_found(name: str) -> None:
    with pytest.raises(NotFound) as refused:
        file_content(package_files(DATA), name)
    assert refused.value.code == "error.download.unknown"


@pytest.mark.parametrize("text", [None, "{", "[]", "{}", '{"resources": [{"path": "x.csv"}]}'])
def test_a_folder_without_a_package(tmp_path: Path, text: str | None) -> None:
    if text is not None:
        (tmp_path / "datapackage.json").write_text(text, encoding="utf-8")
    with pytest.raises(NotFound) as refused:
        package_files(tmp_path)
    assert refused.value.code == "error.download.no_package"


def test_a_path_out_of_the_folder_is_not_listed(tmp_path: Path) -> None:
    (tmp_path / "secret.csv").write_text("x", encoding="utf-8")
    folder = tmp_path / "package"
    folder.mkdir()
    content = {
        "name": "p",
        "version": "1",
        "resources": [{"path": "../secret.csv", "title": "Secret"}],
    }
    (folder / "datapackage.json").write_text(json.dumps(content), encoding="utf-8")
    assert [file.name for file in package_files(folder).files] == ["datapackage.json"]
