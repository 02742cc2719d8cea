"""The picture on the roadmap, as it stands in the address bar.

The weights and the scores judged otherwise stand there as on the weighing table; the rest is what
the council sets for the plan, and how the plan is laid out. The browser's twin of this module is
``assets/js/roadmap_address.js``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import Any, Final, TypeVar
from urllib.parse import parse_qsl

from model.calendar import Quarter, parse_quarter
from model.catalogue import Catalogue
from model.errors import InvalidInput, TarazuError, quoted
from model.roadmap.records import WishKind
from model.roadmap.settings import QuarterWish, Settings, Unknown
from model.text import to_ascii_digits
from model.view import MAX_QUERY, View, read_address
from model.weighing import known, report_weights

Value = TypeVar("Value")

GROUPINGS: Final = ("domain", "group", "body", "system", "council")
LAYOUTS: Final = ("timeline", "list")
PANELS: Final = ("moved", "plans", "late", "risk", "progress")
MOST_WISHES: Final = 500
MOST_DIGITS: Final = 6
LONGEST_NAME: Final = 60
MOST_LATE: Final = 40
WHOLE_CAPACITIES: Final = ("effort", "count", "domain_effort", "domain_count")


@dataclass(frozen=True)
class Late:
    """The question what happens if something comes later.

    Attributes
    ----------
    subject : str
        An item, or a body such as ``body:police``.
    quarters : int
    """

    subject: str
    quarters: int


@dataclass(frozen=True)
class RoadmapView:
    """A picture of the roadmap.

    Attributes
    ----------
    weighing : View
        Weights and scores judged otherwise.
    settings : Settings
    by : str
        What the rows are grouped by, one of `GROUPINGS`.
    layout : str
        One of `LAYOUTS`.
    kinds : tuple of str
        The kinds of items that are shown; empty for all.
    text : str
        Only items with these words.
    chosen : str or None
        The item that is explained.
    critical : bool
        Whether the chain that leads to the chosen item, or to the end, is marked.
    late : Late or None
    plan : str or None
        Key of a kept plan that is shown as it was kept.
    revision : int or None
        Of that plan; None for its newest.
    base : str or None
        Key of the kept plan that this one is held against; None for the adopted one.
    base_revision : int or None
    panel : str
        What stands beside the plan, one of `PANELS`.
    """

    weighing: View
    settings: Settings
    by: str = "domain"
    layout: str = "timeline"
    kinds: tuple[str, ...] = ()
    text: str = ""
    chosen: str | None = None
    critical: bool = False
    late: Late | None = None
    plan: str | None = None
    revision: int | None = None
    base: str | None = None
    base_revision: int | None = None
    panel: str = "moved"


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
    plan, revision = reader.read("plan", _plan, no_plan)
    base, base_revision = reader.read("base", _plan, no_plan)
    view = RoadmapView(
        weighing=weighing,
        settings=settings,
        by=reader.read("by", lambda text: _one_of(text, GROUPINGS), "domain"),
        layout=reader.read("view", lambda text: _one_of(text, LAYOUTS), "timeline"),
        kinds=reader.read("kinds", _kinds, ()),
        text=reader.read("q", _text, ""),
        chosen=reader.read("s", _name, None),
        critical=reader.read("critical", _flag, False),
        late=reader.read("late", _late, None),
        plan=plan,
        revision=revision,
        base=base,
        base_revision=base_revision,
        panel=reader.read("panel", lambda text: _one_of(text, PANELS), "moved"),
    )
    return view, tuple(reader.faults)


def as_plain(view: RoadmapView) -> dict[str, Any]:
    """Write a picture as the browser holds it."""
    settings, capacities = view.settings, view.settings.capacities
    return {
        "weights": list(view.weighing.weights.values),
        "whatIfs": [
            {"id": service, "index": index, "score": score}
            for (service, index), score in view.weighing.what_ifs.items()
        ],
        "bounds": [view.weighing.bounds.group_1, view.weighing.bounds.group_2],
        "start": str(settings.start),
        "quarters": settings.quarters,
        "capacities": [getattr(capacities, name) for name in WHOLE_CAPACITIES],
        "single": [[name, value] for name, value in capacities.by_domain.items()]
        + [[name, str(quarter), value] for (name, quarter), value in capacities.exceptions.items()],
        "strength": settings.group_strength,
        "hard": settings.hard_groups,
        "quick": settings.quick_win_strength,
        "wait": settings.unknown is Unknown.WAIT,
        "stay": settings.stability,
        "arrivals": {item: str(quarter) for item, quarter in settings.arrivals.items()},
        "wishes": [[wish.kind.value, wish.item, str(wish.quarter)] for wish in settings.wishes],
        "by": view.by,
        "layout": view.layout,
        "kinds": list(view.kinds),
        "text": view.text,
        "chosen": view.chosen,
        "critical": view.critical,
        "late": None if view.late is None else [view.late.subject, view.late.quarters],
        "plan": view.plan,
        "revision": view.revision,
        "base": view.base,
        "baseRevision": view.base_revision,
        "panel": view.panel,
    }


class _Reader:
    """The parts of an address, read one by one; a part that breaks a rule takes its default."""

    def __init__(self, query: object, faults: list[TarazuError]) -> None:
        self.faults = faults
        self.parts: Mapping[str, str] = dict(_pairs(query))

    def read(self, name: str, reader: Callable[[str], Value], default: Value) -> Value:
        if name not in self.parts:
            return default
        try:
            return reader(self.parts[name])
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
    take("n", "quarters", _whole)
    take("cap", "capacities", lambda text: _capacities(text, settings))
    take("single", "capacities", lambda text: _single(text, settings))
    take("strength", "group_strength", _whole)
    take("hard", "hard_groups", _flag)
    take("quick", "quick_win_strength", _whole)
    take("wait", "unknown", lambda text: Unknown.WAIT if _flag(text) else Unknown.ASSUME)
    take("stay", "stability", _whole)
    take("come", "arrivals", _arrivals)
    for kind in WishKind:
        take(kind.value, "wishes", partial(_more_wishes, settings.wishes, kind))
    return settings


def _capacities(text: str, settings: Settings) -> object:
    values = [_whole(part) for part in text.split(",")]
    if len(values) != len(WHOLE_CAPACITIES):
        raise InvalidInput("error.roadmap.address", part="cap", value=quoted(text))
    effort, count, domain_effort, domain_count = values
    return replace(
        settings.capacities,
        effort=effort,
        count=count,
        domain_effort=domain_effort,
        domain_count=domain_count,
    )


def _single(text: str, settings: Settings) -> object:
    """Capacities of one domain, ``effort:transport.30``, or of one quarter of it besides."""
    by_domain = dict(settings.capacities.by_domain)
    exceptions = dict(settings.capacities.exceptions)
    for part in _listed(text):
        name, _, rest = part.partition(".")
        quarter, _, value = rest.rpartition(".")
        if not _is_name(name):
            raise InvalidInput("error.roadmap.address", part="single", value=quoted(part))
        if quarter:
            exceptions[name, parse_quarter(quarter)] = _whole(value)
        else:
            by_domain[name] = _whole(value)
    return replace(settings.capacities, by_domain=by_domain, exceptions=exceptions)


def _arrivals(text: str) -> Mapping[str, Quarter]:
    return dict(_at_quarters(text))


def _more_wishes(
    wishes: tuple[QuarterWish, ...], kind: WishKind, text: str
) -> tuple[QuarterWish, ...]:
    more = (QuarterWish(kind, item, quarter) for item, quarter in _at_quarters(text))
    return *wishes, *more


def _at_quarters(text: str) -> list[tuple[str, Quarter]]:
    """Items with a quarter each: ``service:12.1406-Q1,system:LG01-1.1406-Q3``."""
    found = []
    for part in _listed(text):
        item, _, quarter = part.rpartition(".")
        if not _is_name(item):
            raise InvalidInput("error.roadmap.address", part="pin", value=quoted(part))
        found.append((item, parse_quarter(quarter)))
    return found


def _listed(text: str) -> list[str]:
    parts = [part for part in text.split(",") if part]
    if len(parts) > MOST_WISHES:
        raise InvalidInput("error.roadmap.address.many", value=len(parts), maximum=MOST_WISHES)
    return parts


def _whole(text: str) -> int:
    digits = to_ascii_digits(text)
    if not (digits.isascii() and digits.isdigit() and len(digits) <= MOST_DIGITS):
        raise InvalidInput("error.roadmap.address.whole", value=quoted(text))
    return int(digits)


def _flag(text: str) -> bool:
    return _one_of(text, ("0", "1")) == "1"


def _one_of(text: str, allowed: tuple[str, ...]) -> str:
    if text not in allowed:
        params = {"value": quoted(text), "allowed": ", ".join(allowed)}
        raise InvalidInput("error.roadmap.address.choice", **params)
    return text


def _kinds(text: str) -> tuple[str, ...]:
    kinds = ("service", "system", "prerequisite")
    wanted = {_one_of(part, kinds) for part in _listed(text)}
    return tuple(kind for kind in kinds if kind in wanted)


def _text(text: str) -> str:
    if len(text) > LONGEST_NAME:
        raise InvalidInput("error.search.too_long", maximum=LONGEST_NAME)
    return text


def _is_name(text: str) -> bool:
    return 0 < len(text) <= LONGEST_NAME and text.isprintable()


def _name(text: str) -> str | None:
    if not text:
        return None
    if not _is_name(text):
        raise InvalidInput("error.roadmap.address", part="s", value=quoted(text))
    return text


def _late(text: str) -> Late:
    subject, _, quarters = text.rpartition(".")
    if not _is_name(subject):
        raise InvalidInput("error.roadmap.address", part="late", value=quoted(text))
    number = _whole(quarters)
    if not 1 <= number <= MOST_LATE:
        raise InvalidInput("error.roadmap.late", value=number, maximum=MOST_LATE)
    return Late(subject, number)


def _plan(text: str) -> tuple[str | None, int | None]:
    key, dot, revision = text.partition(".")
    if not _is_name(key) or not key.isalnum():
        raise InvalidInput("error.kept.unknown", key=quoted(text))
    return key, _whole(revision) if dot else None
