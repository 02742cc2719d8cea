"""A fingerprint changes when something that the picture depends on does, and at no other time."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.catalogue import Catalogue
from model.scenarios.content import Content, report_content
from model.scenarios.readings import READS, Difference, differences, fingerprint
from tests.model.cities import qom
from tests.model.scenarios.test_content import contents

RECORDS = {"index": "indices", "score": "scores", "service": "services"}
"""By kind that a picture reads, where its records stand."""

OTHERS = ("domains", "systems", "prerequisites", "actions", "bodies", "findings", "quick_wins")


@st.composite
def touched(draw: st.DrawFn) -> tuple[Catalogue, bool]:
    """Qom's data with one field of one record changed, and whether a picture reads it."""
    catalogue = qom()
    place = draw(st.sampled_from([*RECORDS.values(), *OTHERS]))
    records: tuple[Any, ...] = getattr(catalogue, place)
    row = draw(st.integers(0, len(records) - 1))
    # Keys stay: a row of another key is another row.
    keys = {"index_id", "todo_id", "service_id", "domain_id"}
    names = [field.name for field in fields(records[row]) if field.name not in keys]
    name = draw(st.sampled_from(names))
    changed = replace(records[row], **{name: _other(getattr(records[row], name))})
    kind = next((kind for kind, there in RECORDS.items() if there == place), None)
    read = kind is not None and name in READS[kind]
    if kind == "service" and records[row].todo_id is None:
        read = False
    rows = (*records[:row], changed, *records[row + 1 :])
    return replace(catalogue, **{place: rows}), read


def _other(value: object) -> object:
    if isinstance(value, int) and not isinstance(value, bool):
        return value + 1 if value != 3 else 1
    return f"{value}." if isinstance(value, str) else "else"


@given(touched(), contents)
def test_the_fingerprint_changes_iff_what_is_read_does(
    touch: tuple[Catalogue, bool], content: Content
) -> None:
    after, read = touch
    changed = fingerprint(content, after) != fingerprint(content, qom())
    assert changed == read == bool(differences(qom(), after))
    known = Content(content.weights, content.bounds)
    if not changed:
        before, now = known.ranking(qom()), known.ranking(after)
        assert before.totals.tolist() == now.totals.tolist()
        assert before.groups.tolist() == now.groups.tolist()


@given(contents, contents)
def test_other_settings_have_another_fingerprint(one: Content, other: Content) -> None:
    same = fingerprint(one, qom()) == fingerprint(other, qom())
    assert same == (one == other)


@given(st.randoms(use_true_random=False))
def test_the_order_of_rows_means_nothing(random: Any) -> None:
    catalogue = qom()
    shuffled = {}
    for place in RECORDS.values():
        rows = list(getattr(catalogue, place))
        random.shuffle(rows)
        shuffled[place] = tuple(rows)
    content = report_content(catalogue)
    assert fingerprint(content, replace(catalogue, **shuffled)) == fingerprint(content, catalogue)


def test_another_city_has_another_fingerprint() -> None:
    other = replace(qom(), city=replace(qom().city, city="elsewhere"))
    content = report_content(qom())
    assert fingerprint(content, other) != fingerprint(content, qom())


def test_a_service_without_a_score_is_not_read() -> None:
    done = next(one for one in qom().services if one.todo_id is None)
    rest = tuple(one for one in qom().services if one != done)
    assert differences(qom(), replace(qom(), services=rest)) == ()


@pytest.mark.parametrize("gone", [True, False])
def test_rows_that_come_or_go_are_named(gone: bool) -> None:
    less = replace(qom(), scores=qom().scores[1:])
    then, now = (qom(), less) if gone else (less, qom())
    first = qom().scores[0].todo_id
    service = qom().service_by_todo[first].service_id
    assert differences(then, now) == (
        Difference("score", first, None, gone, not gone),
        Difference("service", service, None, gone, not gone),
    )
