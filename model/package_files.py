"""The files of a data package as they are given away: one by one, or all in a zip."""

from __future__ import annotations

import io
import json
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from model.errors import NotFound, quoted

DESCRIPTOR: Final = "datapackage.json"
_ZIP_DATE: Final = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class PackageFile:
    """One file: its name, what it holds, and its size in bytes."""

    name: str
    title_fa: str
    title_en: str
    size: int


@dataclass(frozen=True, slots=True)
class PackageFiles:
    """A package that can be given away: its name, and the files that its descriptor names."""

    folder: Path
    name: str
    version: str
    files: tuple[PackageFile, ...]

    @property
    def zip_name(self) -> str:
        """Name of the zip of the whole package."""
        return f"{self.name}-{self.version}.zip"


def package_files(folder: Path) -> PackageFiles:
    """List what the package in `folder` holds, its descriptor first.

    Raises
    ------
    NotFound
        ``error.download.no_package`` if there is no package to read.
    """
    try:
        content = json.loads((folder / DESCRIPTOR).read_text(encoding="utf-8"))
        resources = [
            (item["path"], item.get("title_fa", item["title"]), item["title"])
            for item in content["resources"]
        ]
        named = [(DESCRIPTOR, content.get("title_fa", ""), content.get("title", "")), *resources]
        files = tuple(
            PackageFile(name, fa, en, (folder / name).stat().st_size)
            for name, fa, en in named
            if Path(name).name == name
        )
        return PackageFiles(folder, str(content["name"]), str(content["version"]), files)
    except (OSError, ValueError, KeyError, TypeError):
        raise NotFound("error.download.no_package") from None


def file_content(package: PackageFiles, name: str) -> bytes:
    """Read one file of the package, or make the zip of all.

    Raises
    ------
    NotFound
        ``error.download.unknown`` if the package has no file of that name.
    """
    if name == package.zip_name:
        return _zipped(package)
    if name not in {file.name for file in package.files}:
        raise NotFound("error.download.unknown", value=quoted(name))
    return (package.folder / name).read_bytes()


def _zipped(package: PackageFiles) -> bytes:
    """All files in one zip, the same bytes whenever the files are the same."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in package.files:
            info = zipfile.ZipInfo(file.name, _ZIP_DATE)
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, (package.folder / file.name).read_bytes())
    return content.getvalue()
