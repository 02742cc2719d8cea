"""The cities of the house side by side: no page of one shows what another's documents say."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

import pytest
from dash import page_registry

from tests.callbacks.conftest import Visitor

NAMES = {"qom": ("قم", "Qom"), "tehran": ("تهران", "Tehran"), "mashhad": ("مشهد", "Mashhad")}
FILLED = {
    "/": ("home-body.children", True, None, "{lang}"),
    "/rollout": ("..rollout-answer.children", 0, None, None, "{lang}"),
    "/projects": ("..projects-rules.data", "", "{lang}"),
    "/data": ("..data-body.children", "", "{lang}"),
}
"""By page, the callback that fills it and what the page sends."""


def texts_of(found: object) -> Iterator[str]:
    """The words that a browser would show; names of things in the code are none."""
    if isinstance(found, dict):
        for name, value in found.items():
            if name not in ("id", "href", "className", "namespace", "type", "value", "key"):
                yield from texts_of(value)
    elif isinstance(found, list):
        for value in found:
            yield from texts_of(value)
    elif isinstance(found, str):
        yield found


def of_others(city: str, shown: str) -> list[str]:
    names = [name for other, both in NAMES.items() if other != city for name in both]
    return [name for name in names if re.search(rf"(?<![\w‌]){name}(?![\w‌])", shown)]


@pytest.mark.parametrize("lang", ["fa", "en"])
@pytest.mark.parametrize("city", ["tehran", "mashhad", "qom"])
def test_what_fills_a_page_is_of_its_city(visitor: Visitor, city: str, lang: str) -> None:
    for path, (part, *sent) in FILLED.items():
        (output,) = (name for name in visitor.callbacks() if name.startswith(part))
        there = {"Referer": f"http://localhost{path}?city={city}"}
        values = [lang if value == "{lang}" else value for value in sent]
        answer = visitor.send(visitor.body(output, *values), headers=there)
        assert answer.status_code in (200, 204), (path, answer.text)
        shown = " ".join(texts_of(json.loads(answer.text or "{}")))
        assert of_others(city, shown) == [], path


@pytest.mark.parametrize("city", ["tehran", "mashhad"])
def test_a_page_that_the_city_lacks_says_so_and_shows_nothing_else(
    visitor: Visitor, city: str
) -> None:
    lacking = 0
    for page in page_registry.values():
        path = re.sub("<.*>", "1", page["path_template"] or page["path"])
        body = visitor.body(visitor.output("_pages_content"), path, f"?city={city}", "fa")
        there = {"Referer": f"http://localhost{path}?city={city}"}
        answer = visitor.send(body, headers=there)
        assert answer.status_code == 200, path
        shown = " ".join(texts_of(answer.json["response"]))
        if "اسناد" in shown and "این شهر نیست" in shown:
            lacking += 1
            listed = shown.split("شهرهایی که این صفحه را دارند")[0]
            assert of_others(city, listed) == [], path
    assert lacking == {"tehran": 12, "mashhad": 13}[city]
