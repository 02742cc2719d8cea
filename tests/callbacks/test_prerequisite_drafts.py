"""A draft from a browser fills the panel again, and nothing else does."""

from __future__ import annotations

import pytest

from callbacks._prerequisite_drafts import NUMBER, read_draft

SHOWN = {"key": "ext-6", "version": 3, "values": {"status": "not_reported"}}
LINK = {"kind": "prerequisite_service", "key": "l1", "version": 1, "was": "why"}
TYPED = ["requested", *[""] * (NUMBER - 1)]
DRAFT = {"shown": SHOWN, "edited": None, "typed": TYPED}


def test_a_draft_comes_back_as_it_was_kept() -> None:
    assert read_draft({**DRAFT, "title": "more"}, "ext-6") == DRAFT
    assert read_draft({**DRAFT, "edited": LINK}, "ext-6") == {**DRAFT, "edited": LINK}
    empty = [None, *TYPED[1:]]
    assert read_draft({**DRAFT, "typed": empty}, "ext-6") == {**DRAFT, "typed": [""] * NUMBER}


@pytest.mark.parametrize(
    "change",
    [
        {"shown": {**SHOWN, "key": "ext-7"}},
        {"shown": {**SHOWN, "version": "3"}},
        {"shown": None},
        {"typed": TYPED[1:]},
        {"typed": "requested"},
        {"typed": [1, *TYPED[1:]]},
        {"typed": ["a" * 2001, *TYPED[1:]]},
        {"edited": {**LINK, "kind": "service"}},
        {"edited": {**LINK, "was": None}},
        {"edited": "l1"},
    ],
)
def test_what_nobody_could_have_typed_is_not_filled_in(change: dict[str, object]) -> None:
    assert read_draft({**DRAFT, **change}, "ext-6") is None
    assert read_draft(list(DRAFT), "ext-6") is None
