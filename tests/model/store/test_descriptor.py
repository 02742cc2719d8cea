"""What ``datapackage.json`` must promise before the files beside it are looked at."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from model.errors import Fault
from model.store.descriptor import read_descriptor
from tests.model.store import little_city

Content = dict[str, Any]


@pytest.fixture
def content() -> Content:
    return little_city.describe(little_city.rows())


def resource(content: Content, name: str) -> Content:
    found: Content = next(r for r in content["resources"] if r["name"] == name)
    return found


def field(content: Content, name: str, column: str) -> Content:
    fields = resource(content, name)["schema"]["fields"]
    found: Content = next(f for f in fields if f["name"] == column)
    return found


def faults(content: object) -> list[tuple[str, str | None]]:
    """The code, without what they have in common, and the place of each fault."""
    descriptor, found = read_descriptor(json.dumps(content))
    assert (descriptor is None) == bool(found)
    assert all(fault.file == "datapackage.json" for fault in found)
    return [(fault.code.removeprefix("error.package.descriptor."), fault.column) for fault in found]


def test_a_sound_descriptor_is_read(content: Content) -> None:
    descriptor, found = read_descriptor(json.dumps(content))
    assert found == []
    assert descriptor is not None
    assert (descriptor.name, descriptor.version) == ("tarazu-littleton", "1.0.0")
    assert [one.name for one in descriptor.resources] == list(little_city.SAID)
    assert descriptor.resources[0].columns[:2] == ("city_id", "title_fa")


@pytest.mark.parametrize("key", ["name", "version", "city", "resources"])
def test_what_is_missing_is_named(content: Content, key: str) -> None:
    del content[key]
    assert faults(content) == [("missing", key)]


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("city", "../qom"),
        ("city", ""),
        ("city", 7),
        ("name", "A B"),
        ("version", ""),
        ("version", 1),
        ("resources", []),
        ("resources", {}),
    ],
)
def test_a_wrong_value_is_named(content: Content, key: str, value: object) -> None:
    content[key] = value
    assert faults(content) == [("value", key)]


def change(key: str, value: object) -> Callable[[Content], None]:
    return lambda described: described.update({key: value})


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("name", "secrets"),
        ("scheme", "https"),
        ("format", "xlsx"),
        ("encoding", "windows-1256"),
        ("dialect", {"csv": {"delimiter": ";"}}),
        ("dialect", "https://example.org/dialect.json"),
        ("data", [["a"], ["b"]]),
        ("compression", "zip"),
        ("extrapaths", ["more.csv"]),
        ("schema", "https://example.org/schema.json"),
    ],
)
def test_a_file_cannot_be_read_in_another_way(content: Content, key: str, value: object) -> None:
    content["resources"][3][key] = value
    assert faults(content) == [("value", f"resources[3].{key}")]


@pytest.mark.parametrize(
    ("key", "value", "place"),
    [
        ("fields", [], "fields"),
        ("fields", [{"name": "A b", "type": "string"}], "fields[0].name"),
        ("fields", [{"name": "a", "type": "geopoint"}], "fields[0].type"),
        ("fields", [{"name": "a", "type": "string", "format": "uri"}], "fields[0].format"),
        ("fields", [{"name": "a", "type": "boolean", "trueValues": ["x"]}], "fields[0].trueValues"),
        ("primaryKey", [], "primaryKey"),
        ("primaryKey", 7, "primaryKey"),
        ("missingValues", ["", "-"], "missingValues"),
        ("foreignKeys", [{"fields": "a", "reference": 7}], "foreignKeys[0].reference"),
    ],
)
def test_a_wrong_schema_is_named(content: Content, key: str, value: object, place: str) -> None:
    content["resources"][3]["schema"][key] = value
    assert faults(content) == [("value", f"resources[3].schema.{place}")]


@pytest.mark.parametrize(
    ("constraints", "place"),
    [
        ({"pattern": "("}, ".pattern"),
        ({"minimum": "one"}, ".minimum"),
        ({"required": "yes"}, ".required"),
        ({"enum": []}, ".enum"),
        ({"exclusiveMinimum": 1}, ""),
    ],
)
def test_a_wrong_constraint_is_named(content: Content, constraints: Content, place: str) -> None:
    field(content, "domains", "code")["constraints"] = constraints
    assert faults(content) == [("value", f"resources[3].schema.fields[1].constraints{place}")]


def test_a_field_that_the_tables_need_must_be_there(content: Content) -> None:
    fields = resource(content, "services")["schema"]["fields"]
    fields[:] = [one for one in fields if one["name"] != "title_en"]
    assert faults(content) == [("field", "services.title_en")]


def test_a_field_that_nobody_would_keep_is_refused(content: Content) -> None:
    fields = resource(content, "services")["schema"]["fields"]
    fields.append({"name": "colour", "type": "string"})
    assert faults(content) == [("unknown_field", "services.colour")]


def test_a_field_described_twice_is_refused(content: Content) -> None:
    fields = resource(content, "services")["schema"]["fields"]
    fields.append(fields[0])
    assert faults(content) == [("twice", "services.fields")]


def test_a_resource_described_twice_is_refused(content: Content) -> None:
    content["resources"].append(resource(content, "actions"))
    assert faults(content) == [("twice", f"resources[{len(content['resources']) - 1}]")]


def test_two_resources_cannot_share_a_file(content: Content) -> None:
    resource(content, "bodies")["path"] = "ACTIONS.csv"
    assert ("twice", "resources[17]") in faults(content)


def test_a_promise_weaker_than_the_tables_is_refused(content: Content) -> None:
    field(content, "services", "service_id")["type"] = "string"
    field(content, "services", "title_fa")["constraints"] = {}
    field(content, "services", "status")["constraints"]["enum"] = ["existing", "dreamt"]
    resource(content, "systems")["schema"]["primaryKey"] = ["title_fa"]
    resource(content, "scores")["schema"]["foreignKeys"] = [
        link
        for link in resource(content, "scores")["schema"]["foreignKeys"]
        if link["fields"] != "todo_id"
    ]
    assert set(faults(content)) == {
        ("value", "services.service_id.type"),
        ("value", "services.title_fa.constraints.required"),
        ("value", "services.status.constraints.enum"),
        ("value", "systems.primaryKey"),
        ("reference", "scores.todo_id"),
    }


def test_an_enum_may_be_narrower_but_not_missing(content: Content) -> None:
    field(content, "services", "status")["constraints"]["enum"] = ["existing"]
    assert faults(content) == []
    del field(content, "services", "status")["constraints"]["enum"]
    assert faults(content) == [("value", "services.status.constraints.enum")]


@pytest.mark.parametrize(
    "link",
    [
        {"fields": ["nothing"], "reference": {"resource": "domains", "fields": ["domain_id"]}},
        {"fields": ["code"], "reference": {"resource": "nothing", "fields": ["domain_id"]}},
        {"fields": ["code"], "reference": {"resource": "domains", "fields": ["nothing"]}},
        {"fields": ["code"], "reference": {"resource": "", "fields": ["domain_id", "title_fa"]}},
    ],
)
def test_a_reference_must_have_two_ends(content: Content, link: Content) -> None:
    resource(content, "domains")["schema"]["foreignKeys"].append(link)
    assert faults(content) == [("value", "domains.foreignKeys")]


def test_a_reference_may_lead_to_its_own_file(content: Content) -> None:
    link = {"fields": "code", "reference": {"resource": "", "fields": "domain_id"}}
    resource(content, "domains")["schema"]["foreignKeys"].append(link)
    assert faults(content) == []


def test_the_city_and_its_sources_must_be_there(content: Content) -> None:
    content["resources"] = [resource(content, "domains")]
    assert set(faults(content)) == {
        ("resource", "resources"),
        ("value", "domains.foreignKeys"),
    }


def test_values_are_shown_as_json() -> None:
    _, found = read_descriptor('{"name": "x", "version": "1", "city": ["قم"], "resources": [7]}')
    assert (
        Fault(
            "error.package.descriptor.value",
            "datapackage.json",
            None,
            "city",
            '["قم"]',
            '{"type": "string"}',
        )
        in found
    )
