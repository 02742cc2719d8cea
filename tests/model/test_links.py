"""The graph of a city's catalogue: which rows become which edges, and what counts as there."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest

from model.catalogue import (
    Body,
    Catalogue,
    IntegratedSystem,
    Prerequisite,
    PrerequisiteBody,
    PrerequisiteService,
    PrerequisiteStatus,
    PrerequisiteSystem,
    ServiceSystem,
    System,
    SystemLink,
    SystemStatus,
)
from model.graph import EdgeKind, NodeKind, parse_node
from model.links import catalogue_graph
from tests.model.cities import city, qom, service

TITLES = {"title_fa": "عنوان", "title_en": "Title"}


def system(name: str, status: str = "not_done", family: str | None = "F") -> System:
    return System(
        system_id=name,
        printed_code=name,
        kind="operational",
        printed_title_fa="عنوان",
        integrated_system=family,
        domain="d",
        printed_domain_fa="d",
        status=SystemStatus(status),
        printed_status=None,
        **TITLES,
    )


def family(name: str) -> IntegratedSystem:
    return IntegratedSystem(
        integrated_system_id=name,
        domain="d",
        printed_title_fa="عنوان",
        printed_domain_fa="d",
        position=1,
        **TITLES,
    )


def given(name: str, number: str, of: str, to: int | None) -> ServiceSystem:
    return ServiceSystem(
        link_id=name,
        system=of,
        position=1,
        printed_number=number,
        service=to,
        numbering="table_1",
        reason_fa=None,
        reason_en=None,
    )


def tie(name: str, code: str, to: str | None = None, family: str | None = None) -> SystemLink:
    return SystemLink(
        link_id=name,
        system="A",
        position=1,
        printed_code=code,
        related_system=to,
        related_integrated=family,
        reason_fa=None,
        reason_en=None,
    )


def prerequisite(name: str, kind: str, status: str = "not_reported") -> Prerequisite:
    return Prerequisite(
        prerequisite_id=name,
        kind=kind,
        printed_title_fa="عنوان",
        status=PrerequisiteStatus(status),
        **TITLES,
    )


WHY = {"basis": "assumed", "reason_fa": "دلیل", "reason_en": "reason"}


@pytest.fixture(scope="module")
def little() -> Catalogue:
    return city(
        services=(service(1, "d", "to_do"), service(2, "d", "existing")),
        integrated_systems=(family("F"), family("G"), family("H")),
        systems=(
            system("A"),
            system("B", "done", "G"),
            system("C", "needs_development", None),
            system("D", "unknown", "G"),
        ),
        service_systems=(
            given("1", "1", "A", 1),
            given("2", "9", "B", 1),
            given("3", "9", "B", None),
        ),
        system_links=(tie("4", "B", "B"), tie("5", "C1", "C"), tie("6", "G", family="G")),
        prerequisites=(
            prerequisite("own-1", "own"),
            prerequisite("ext-1", "external", "delivered"),
            prerequisite("ext-2", "external", "refused"),
        ),
        bodies=(
            Body(body_id="town", kind="municipality", **TITLES),
            Body(body_id="water", kind="company", **TITLES),
        ),
        prerequisite_bodies=(
            PrerequisiteBody(prerequisite="ext-1", body="water", position=1, printed_body_fa="آب"),
        ),
        prerequisite_services=(
            PrerequisiteService(link_id="7", prerequisite="ext-1", service=1, holds=True, **WHY),
            PrerequisiteService(link_id="8", prerequisite="ext-2", service=1, holds=False, **WHY),
        ),
        prerequisite_systems=(
            PrerequisiteSystem(link_id="9", prerequisite="own-1", system="A", holds=True, **WHY),
            PrerequisiteSystem(link_id="10", prerequisite="own-1", system="B", holds=False, **WHY),
        ),
    )


def test_each_row_is_an_edge_with_its_own_key_and_basis(little: Catalogue) -> None:
    found = {
        (str(edge.source), str(edge.target)): (edge.kind, edge.link, edge.basis)
        for edge in catalogue_graph(little).edges
    }
    assert found == {
        ("service:1", "system:A"): ("given_by", "1", "printed"),
        ("service:1", "system:B"): ("given_by", "2", "resolved"),
        ("system:A", "system:B"): ("related_to", "4", "printed"),
        ("system:A", "system:C"): ("related_to", "5", "resolved"),
        ("system:A", "integrated_system:G"): ("related_to", "6", "printed"),
        ("integrated_system:F", "system:A"): ("consists_of", "", "printed"),
        ("integrated_system:G", "system:B"): ("consists_of", "", "printed"),
        ("integrated_system:G", "system:D"): ("consists_of", "", "printed"),
        ("service:1", "prerequisite:ext-1"): ("held_by", "7", "assumed"),
        ("system:A", "prerequisite:own-1"): ("held_by", "9", "assumed"),
        ("prerequisite:ext-1", "body:water"): ("owed_by", "ext-1/water", "printed"),
    }


def test_what_is_there_and_with_whom_it_lies(little: Catalogue) -> None:
    found = {str(i.node): (i.status, i.there, i.other) for i in catalogue_graph(little).items}
    assert found == {
        "service:1": ("to_do", False, False),
        "service:2": ("existing", True, False),
        "system:A": ("not_done", False, False),
        "system:B": ("done", True, False),
        "system:C": ("needs_development", False, False),
        "system:D": ("unknown", False, False),
        "integrated_system:F": ("", False, False),
        "integrated_system:G": ("", False, False),
        "integrated_system:H": ("", False, False),
        "prerequisite:own-1": ("not_reported", False, False),
        "prerequisite:ext-1": ("delivered", True, True),
        "prerequisite:ext-2": ("refused", False, True),
        "body:town": ("", False, False),
        "body:water": ("", False, True),
    }


def test_an_integrated_system_is_there_with_the_last_of_its_systems(little: Catalogue) -> None:
    done = tuple(
        replace(one, status=SystemStatus.DONE) if one.system_id == "D" else one
        for one in little.systems
    )
    found = catalogue_graph(replace(little, systems=done))
    there = {i.node.id: i.there for i in found.items if i.node.kind is NodeKind.INTEGRATED_SYSTEM}
    assert there == {"F": False, "G": True, "H": False}


def test_a_catalogue_may_have_less() -> None:
    found = catalogue_graph(city(services=(service(1, "d", "to_do"),)))
    assert [str(item.node) for item in found.items] == ["service:1"]
    assert not found.edges


def test_qom_s_links() -> None:
    found = catalogue_graph(qom())
    things = Counter(item.node.kind for item in found.items)
    assert things == {
        "service": 93,
        "system": 72,
        "integrated_system": 27,
        "prerequisite": 31,
        "body": 34,
    }
    ties = Counter(edge.kind for edge in found.edges)
    assert ties == {
        "given_by": 105,
        "related_to": 37,
        "consists_of": 72,
        "held_by": 42 + 6,
        "owed_by": 34,
    }
    bases = Counter((edge.kind, edge.basis) for edge in found.edges)
    assert bases[EdgeKind.HELD_BY, "assumed"] == 48
    assert bases[EdgeKind.GIVEN_BY, "resolved"] == 24
    assert bases[EdgeKind.RELATED_TO, "resolved"] == 2


def test_the_shared_code_of_transparency_leads_to_the_integrated_system() -> None:
    found = catalogue_graph(qom())
    needs, _ = found.edges_at(parse_node("system:CZ01-3a"))
    assert [edge.link for edge in needs if edge.target.id == "TC01"] == ["CZ01-3a-r3"]
