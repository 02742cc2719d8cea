"""Catalogues for tests of what pages ask of them: Qom's, and small ones made by hand."""

from __future__ import annotations

import tempfile
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from model.catalogue import (
    Catalogue,
    City,
    DataVersion,
    Domain,
    Finding,
    Service,
    ServiceStatus,
)
from model.settings import ROOT
from model.store import open_store


def qom() -> Catalogue:
    """Qom's catalogue, through the store."""
    return of_data("qom")


def tehran() -> Catalogue:
    """Tehran's catalogue, through the store."""
    return of_data("tehran")


@cache
def of_data(city: str) -> Catalogue:
    """The catalogue of a city that has a package in ``data/``."""
    with tempfile.TemporaryDirectory() as folder:
        store = open_store(f"sqlite:///{Path(folder) / 'tarazu.db'}", ROOT / "data")
        catalogue = store.catalogue(city)
        store.close()
    return catalogue


def service(number: int, domain: str, status: str, todo: int | None = None) -> Service:
    """A service about which nothing else is known."""
    return Service(
        service_id=number,
        todo_id=todo,
        title_fa=f"خدمت {number}",
        title_en=f"Service {number}",
        short_fa=f"خدمت {number}",
        domain=domain,
        status=ServiceStatus(status),
        printed_title_fa=f"خدمت {number}",
        printed_domain_fa=domain,
    )


def domain(name: str, position: int) -> Domain:
    """A domain."""
    return Domain(domain_id=name, code=None, position=position, title_fa=name, title_en=name)


def finding(name: str, **columns: object) -> Finding:
    """A finding; what is not given is of the least weight."""
    usual: dict[str, object] = {
        "kind": "title",
        "severity": "note",
        "subject_type": None,
        "subject_id": None,
        "printed": None,
        "follows": None,
        "other_place": None,
        "effect_fa": "اثر",
        "effect_en": "effect",
        "treatment": "kept",
        "treatment_fa": "ماند",
        "treatment_en": "stays",
        "derived": True,
    }
    return Finding(finding_id=name, **{**usual, **columns})  # type: ignore[arg-type]


def city(**kinds: object) -> Catalogue:
    """A catalogue of the things given, and of nothing else."""
    moment = datetime(2026, 11, 22, tzinfo=UTC)
    return Catalogue(
        city=City(city="little", title_fa="کوچک", title_en="Little"),
        version=DataVersion(
            city="little",
            number=1,
            revision=1,
            package="little",
            package_version="1.0.0",
            content_hash="0" * 64,
            loaded_at=moment,
            changed_at=moment,
        ),
        **kinds,  # type: ignore[arg-type]
    )
