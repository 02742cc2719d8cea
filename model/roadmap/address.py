"""The picture on the roadmap, as it stands in the address bar.

The weights and the scores judged otherwise stand there as on the weighing table; the rest is what
the council sets for the plan, and how the plan is laid out. The browser's twin of this module is
``assets/js/roadmap_address.js``; ``tests/vectors/roadmap_address.json`` holds both together.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from typing import TypeVar
from urllib.parse import parse_qsl

from model.calendar import parse_quarter
from model.catalogue import Catalogue
from model.errors import TarazuError
from model.roadmap import parts
from model.roadmap.records import WishKind
from model.roadmap.settings import Settings, Unknown
from model.roadmap.view import GROUPINGS, LAYOUTS, PANELS, RoadmapView
from model.view import MAX_QUERY, read_address
from model.weighing import known, report_weights

Value = TypeVar("Value")


def read_roadmap(
    query: object, catalogue: Catalogue, defaults: Settings
) -> tuple[RoadmapView, tuple[TarazuError, ...]]:
    """Read a picture as far as it can be read, with what is wrong in the rest.

    Parameters
    ----------
    query : str
        Such as ``?w=3,1,1,2,2,1&start=1405-Q4&cap=165,24,45,6&pin=service:12.1406-Q1&by=body``.
    defaults : Settings
        What holds where the address says nothing.
    """
    weighing, faults = read_address(
        _only(query, ("w", "x", "b")), report_weights(catalogue), known(catalogue)
    )
    reader = _Reader(query, list(faults))
    settings = _settings(reader, defaults)
    no_plan: tuple[str | None, int | None] = (None, None)
    plan, revision = reader.read("plan", parts.plan, no_plan)
    base, base_revision = reader.read("base", parts.plan, no_plan)
    view = RoadmapView(
        weighing=weighing,
        settings=settings,
        by=reader.read("by", lambda text: parts.one_of(text, GROUPINGS), "domain"),
        layout=reader.read("view", lambda text: parts.one_of(text, LAYOUTS), "timeline"),
        kinds=reader.read("kinds", parts.kinds, ()),
        text=reader.read("q", parts.search_text, ""),
        chosen=reader.read("s", parts.name, None),
        critical=reader.read("critical", parts.flag, False),
        late=reader.read("late", parts.late, None),
        plan=plan,
        revision=revision,
        base=base,
        base_revision=base_revision,
        panel=reader.read("panel", lambda text: parts.one_of(text, PANELS), "moved"),
    )
    return view, tuple(reader.faults)


class _Reader:
    """The parts of an address, read one by one; a part that breaks a rule takes its default."""

    def __init__(self, query: object, faults: list[TarazuError]) -> None:
        self.faults = faults
        self.given: Mapping[str, str] = dict(_pairs(query))

    def read(self, name: str, reader: Callable[[str], Value], default: Value) -> Value:
        if name not in self.given:
            return default
        try:
            return reader(self.given[name])
        except TarazuError as fault:
            self.faults.append(fault)
            return default


def _pairs(query: object) -> list[tuple[str, str]]:
    if not isinstance(query, str) or len(query) > MAX_QUERY:
        return []
    return parse_qsl(query.removeprefix("?"), keep_blank_values=True)


def _only(query: object, names: tuple[str, ...]) -> object:
    """The query with some of its parts; what is no query is left for its reader to refuse."""
    if not isinstance(query, str) or len(query) > MAX_QUERY:
        return query
    return "&".join(f"{name}={value}" for name, value in _pairs(query) if name in names)


def _settings(reader: _Reader, defaults: Settings) -> Settings:
    """The settings that the address gives, each held to its own rule."""
    settings = defaults

    def take(name: str, field: str, read: Callable[[str], object]) -> None:
        nonlocal settings

        def change(text: str) -> Settings:
            return replace(settings, **{field: read(text)})  # type: ignore[arg-type]

        settings = reader.read(name, change, settings)

    take("start", "start", parse_quarter)
    take("n", "quarters", parts.whole)
    take("cap", "capacities", lambda text: parts.capacities(text, settings))
    take("single", "capacities", lambda text: parts.single(text, settings))
    take("strength", "group_strength", parts.whole)
    take("hard", "hard_groups", parts.flag)
    take("quick", "quick_win_strength", parts.whole)
    take("wait", "unknown", lambda text: Unknown.WAIT if parts.flag(text) else Unknown.ASSUME)
    take("stay", "stability", parts.whole)
    take("come", "arrivals", parts.arrivals)
    for kind in WishKind:
        take(kind.value, "wishes", partial(parts.more_wishes, settings.wishes, kind))
    return settings
