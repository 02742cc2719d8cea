"""A scenario as a file comes back as it went out; a foreign or touched one is refused."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from model.calendar import Quarter
from model.errors import InvalidInput
from model.roadmap.records import WishKind
from model.roadmap.settings import QuarterWish, Settings
from model.scenarios.content import Content
from model.scenarios.file_schema import FILE_SCHEMA
from model.scenarios.files import LARGEST_FILE, named_revision, read_file, write_file
from model.scenarios.readings import digest, fingerprint
from model.scoring import Bounds
from model.shelf import ShelfItem, ShelfRevision, ShelfStatus
from model.weights import Weights
from tests.model.cities import qom
from tests.model.roadmap.examples import settings, some_settings

NOON = datetime(2026, 11, 22, 12, 30, tzinfo=UTC)
CONTENT = Content(Weights((2, 1, 3, 2, 1, 1)), Bounds(210, 150), {(47, "coverage"): 3})


def item(content: Content = CONTENT) -> ShelfItem[Content]:
    saved = ShelfRevision(
        key="s4",
        number=2,
        content=content,
        data_revision=1,
        fingerprint=fingerprint(content, qom()),
        reason="برای جلسهٔ نهم",
        saved_at=NOON,
        saved_by="سارا",
    )
    return ShelfItem(
        city="qom",
        key="s4",
        title="اقتصاد اول",
        tags=("جلسهٔ نهم",),
        status=ShelfStatus.PROPOSED,
        version=5,
        added_at=NOON,
        added_by="سارا",
        updated_at=None,
        updated_by=None,
        newest=saved,
    )


WISH = QuarterWish(WishKind.PIN, "service:12", Quarter(1406, 2))
PLANNED = replace(CONTENT, roadmap=replace(settings(), wishes=(WISH,)))


def written(content: Content = CONTENT) -> bytes:
    return write_file(item(content), "اقتصاد اول", "برای جلسهٔ نهم", qom())


def rehashed(said: dict[str, Any]) -> bytes:
    """A forged file whose own hash is right."""
    rest = {name: value for name, value in said.items() if name != "sha256"}
    return json.dumps({**rest, "sha256": digest(rest)}).encode()


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(FILE_SCHEMA)


def test_a_file_comes_back_as_it_went_out() -> None:
    back = read_file(written(), qom())
    assert (back.title, back.tags, back.reason) == ("اقتصاد اول", ("جلسهٔ نهم",), "برای جلسهٔ نهم")
    assert (back.author, back.saved_at, back.content) == ("سارا", NOON, CONTENT)
    assert back.data_revision == qom().version.revision
    assert named_revision(written()) == 1


@given(some_settings())
def test_the_roadmaps_settings_come_back_too(roadmap: Settings) -> None:
    planned = replace(CONTENT, roadmap=roadmap)
    assert read_file(written(planned), qom()).content == planned


@pytest.mark.parametrize(
    ("part", "value"),
    [
        ("quarters", 0),
        ("quarters", 12.5),
        ("start", "1405"),
        ("stability", 101),
        ("unknown", "hope"),
        ("wishes", [["pin", "service:12"]]),
        ("wishes", [["wish", "service:12", "1406-Q1"]]),
        ("wishes", [["pin", "service:12", "1406-Q1"]] * 2000),
        ("arrivals", {"prerequisite:ext-3": "soon"}),
        ("capacities", {"effort": 10}),
        ("more", 1),
    ],
)
def test_settings_that_break_their_schema_are_refused(part: str, value: object) -> None:
    said = json.loads(written(PLANNED))
    forged = rehashed({**said, "roadmap": {**said["roadmap"], part: value}})
    with pytest.raises(InvalidInput) as refused:
        read_file(forged, qom())
    assert refused.value.code == "error.scenario.file.schema"


def test_settings_taken_away_or_put_in_are_seen() -> None:
    said = json.loads(written(PLANNED))
    bare = {name: value for name, value in said.items() if name != "roadmap"}
    put_in = {**json.loads(written()), "roadmap": said["roadmap"]}
    for forged in (bare, put_in):
        with pytest.raises(InvalidInput) as refused:
            read_file(rehashed(forged), qom())
        assert refused.value.code == "error.scenario.file.data"


def test_its_picture_may_be_one_of_older_data() -> None:
    rows = qom().scores
    newer = replace(qom(), scores=(replace(rows[0], ease=rows[0].ease % 3 + 1), *rows[1:]))
    with pytest.raises(InvalidInput) as refused:
        read_file(written(), newer)
    assert refused.value.code == "error.scenario.file.data"
    assert read_file(written(), newer, qom()).content == CONTENT


@given(st.data())
def test_a_touched_byte_is_seen(data: st.DataObject) -> None:
    whole = written()
    place = data.draw(st.integers(0, len(whole) - 1))
    other = data.draw(st.integers(0, 255).filter(lambda byte: byte != whole[place]))
    touched = whole[:place] + bytes([other]) + whole[place + 1 :]
    if says_the_same(touched, whole):
        assert read_file(touched, qom()) == read_file(whole, qom())
    else:
        with pytest.raises(InvalidInput, match="scenario file"):
            read_file(touched, qom())


def says_the_same(one: bytes, other: bytes) -> bool:
    """Whether only white space between values differs."""
    try:
        return bool(json.loads(one) == json.loads(other))
    except ValueError:
        return False


def _with(**changes: object) -> bytes:
    return rehashed({**json.loads(written()), **changes})


WEIGHTS = CONTENT.weights.as_dict()


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "unreadable"),
        (b"PK\x03\x04", "unreadable"),
        (b'{"weights": NaN}', "unreadable"),
        (b"[" * 100_000, "unreadable"),
        (b" " * (LARGEST_FILE + 1), "large"),
        (b"[]", "schema"),
        (b'{"openapi": "3.1.0"}', "schema"),
        (_with(schema="tarazu-scenario/2"), "schema"),
        (_with(weights={**WEIGHTS, "ease": 11}), "schema"),
        (_with(weights={**WEIGHTS, "ease": -1}), "schema"),
        (_with(weights={**WEIGHTS, "ease": 1.5}), "schema"),
        (_with(bounds={"group_1": 400, "group_2": 100}), "schema"),
        (_with(saved_at="yesterday"), "schema"),
        (_with(saved_at="2026-11-22"), "schema"),
        (_with(more=1), "schema"),
        (written().replace("سارا".encode(), "رضا".encode()), "hash"),
        (_with(city="tehran"), "city"),
        (_with(weights={**WEIGHTS, "ease": 7}), "data"),
        (_with(fingerprint="0" * 64), "data"),
    ],
)
def test_a_foreign_or_touched_file_is_refused(content: bytes, code: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        read_file(content, qom())
    assert refused.value.code == f"error.scenario.file.{code}"


def test_rules_that_no_schema_knows_hold_too() -> None:
    with pytest.raises(InvalidInput) as refused:
        read_file(_with(bounds={"group_1": 140, "group_2": 200}), qom())
    assert refused.value.code == "error.bounds.order"
