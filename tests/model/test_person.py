"""The names that people may have."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.errors import InvalidInput
from model.person import LONGEST_NAME, SHORTEST_NAME, person_name


@pytest.mark.parametrize(
    ("given_name", "name"),
    [
        ("سارا احمدي", "سارا احمدی"),
        ("  Sara   A.\u200f ", "Sara A."),
        ("دفتر ۱۲", "دفتر ۱۲"),
        ("لی", "لی"),
        ("x" * 80, "x" * 80),
    ],
)
def test_a_name_has_one_spelling(given_name: str, name: str) -> None:
    assert person_name(given_name) == name


@pytest.mark.parametrize(
    "wrong",
    [
        *("", " ", "x", "\u200f" * 5, "x" * 81, "12", "--", "a\nb", "a\0b", "\ud800b"),
        *("package:tarazu-qom 1.0.0", None, 7, True, ["سارا"]),
    ],
)
def test_what_is_no_name_is_refused(wrong: object) -> None:
    with pytest.raises(InvalidInput) as refusal:
        person_name(wrong)
    assert refusal.value.code == "error.user.name"
    assert (refusal.value.params["shortest"], refusal.value.params["longest"]) == (2, 80)


@given(st.text())
def test_a_name_that_was_taken_is_taken_again(text: str) -> None:
    try:
        name = person_name(text)
    except InvalidInput:
        return
    assert person_name(name) == name
    assert SHORTEST_NAME <= len(name) <= LONGEST_NAME
