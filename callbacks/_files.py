"""Downloads of the data package: each of its files, and a zip of the whole."""

from __future__ import annotations

import io
from mimetypes import guess_type
from pathlib import Path

from flask import Flask, Response, send_file

from callbacks._services import Services
from model.errors import InvalidPackage, NotFound
from model.package_files import PackageFiles, file_content, package_files
from model.store.package import city_folder

TYPES = {"csv": "text/csv"}


def register(server: Flask, services: Services) -> None:
    """Register the address of the downloads; names outside the package are not found."""

    @server.get("/download/<name>")
    def download(name: str) -> Response:
        content = file_content(package_files(folder_of(services)), name)
        kind = TYPES.get(name.rpartition(".")[2]) or guess_type(name)[0]
        return send_file(io.BytesIO(content), mimetype=kind, as_attachment=True, download_name=name)


def folder_of(services: Services) -> Path:
    """Give the folder of the package of the request's city.

    Raises
    ------
    NotFound
        ``error.download.no_package`` if it is not there any more.
    """
    try:
        return city_folder(services.settings.package_dir, services.catalogue().city.city)
    except InvalidPackage:
        raise NotFound("error.download.no_package") from None


def package_of(services: Services) -> PackageFiles | None:
    """Give the files that can be downloaded; None if the package is not there any more."""
    try:
        return package_files(folder_of(services))
    except NotFound:
        return None
