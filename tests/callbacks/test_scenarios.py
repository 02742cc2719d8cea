"""What browsers send about scenarios: files and tags, taken apart or refused."""

from __future__ import annotations

import base64

import pytest

from callbacks.scenario import split_tags
from callbacks.scenarios import decoded
from model.errors import InvalidInput
from model.scenarios.files import LARGEST_FILE


def test_a_file_is_taken_out_of_its_address() -> None:
    packed = base64.b64encode(b"{}").decode()
    assert decoded(f"data:application/json;base64,{packed}") == b"{}"


@pytest.mark.parametrize(
    ("given", "code"),
    [
        (None, "unreadable"),
        ("", "unreadable"),
        ("{}", "unreadable"),
        ("data:application/json;base64,***", "unreadable"),
        ("data:application/json;base64," + "A" * (2 * LARGEST_FILE + 1), "large"),
    ],
)
def test_what_is_no_file_is_refused(given: object, code: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        decoded(given)
    assert refused.value.code == f"error.scenario.file.{code}"


def test_tags_are_told_apart_by_any_comma() -> None:
    assert split_tags(" یک، دو ,three؛ four;; ") == ["یک", "دو", "three", "four"]
    assert split_tags(None) == []
    with pytest.raises(InvalidInput):
        split_tags(["یک"])
