"""Makes tests/vectors/roadmap_address.json, to which readers and writers of addresses are held.

`python -m tests.model.roadmap.address_vectors` writes it anew; a test fails if the file differs
from what this makes. Each case is a picture as the browser holds it and the address that is to be
written for it, put together here by hand and not by the code that is tested.
"""

from __future__ import annotations

import json
from pathlib import Path
from random import Random
from typing import Any
from urllib.parse import quote

PATH = Path(__file__).parents[2] / "vectors" / "roadmap_address.json"
SEED = 1405

View = dict[str, Any]

DEFAULTS: View = {
    "weights": [3, 1, 1, 2, 2, 1],
    "whatIfs": [],
    "bounds": [200, 140],
    "start": "1405-Q4",
    "quarters": 12,
    "capacities": [165, 24, 45, 6],
    "single": [],
    "strength": 50,
    "hard": False,
    "quick": 50,
    "wait": False,
    "stay": 20,
    "arrivals": {},
    "wishes": [],
    "by": "domain",
    "layout": "timeline",
    "kinds": [],
    "text": "",
    "chosen": None,
    "critical": False,
    "late": None,
    "plan": None,
    "revision": None,
    "base": None,
    "baseRevision": None,
    "panel": "moved",
}
CHANGES: dict[str, list[Any]] = {
    "weights": [[1, 1, 1, 1, 1, 1], [0, 0, 10, 0, 0, 0], [2, 1, 3, 2, 1, 1]],
    "whatIfs": [
        [{"id": 47, "index": "coverage", "score": 3}],
        [{"id": 1, "index": "ease", "score": 1}, {"id": 60, "index": "smartness", "score": 2}],
    ],
    "bounds": [[210, 150], [234, 166]],
    "start": ["1406-Q1", "1398-Q4"],
    "quarters": [1, 8, 40],
    "capacities": [[100, 20, 30, 5], [0, 0, 0, 0], [100000, 24, 45, 6]],
    "single": [
        [["effort:transport", 12]],
        [["count:spatial", 0], ["effort", "1406-Q2", 90], ["effort:culture", "1407-Q4", 7]],
    ],
    "strength": [0, 20, 1000],
    "hard": [True],
    "quick": [0, 100],
    "wait": [True],
    "stay": [0, 80, 100],
    "arrivals": [{"prerequisite:ext-3": "1406-Q4"}, {"prerequisite:ext-1": "1405-Q4"}],
    "wishes": [
        [["pin", "service:12", "1406-Q2"]],
        [
            ["pin", "system:LG01-1", "1406-Q1"],
            ["pin", "service:5", "1407-Q1"],
            ["forbid", "service:13", "1406-Q1"],
            ["latest", "service:14", "1407-Q1"],
        ],
        [["forbid", "service:13", "1406-Q1"], ["forbid", "service:13", "1406-Q2"]],
    ],
    "by": ["group", "body", "system", "council"],
    "layout": ["list"],
    "kinds": [["service"], ["system"], ["service", "prerequisite"]],
    "text": [
        "مجوز",
        "می‌شود",
        "a&b=c",
        "50% #1+2",
        "?w=1",
        '"<b>\\',
        "😀",
        " x ",
        "a,b:c",
        "!*'()~",
    ],
    "chosen": ["service:12", "system:CZ01-2a", "prerequisite:ext-7"],
    "critical": [True],
    "late": [["body:police", 2], ["system:LG01-1", 40]],
    "base": ["p1"],
    "panel": ["plans", "late", "risk", "progress"],
}
# The parts of an address in their order.
PLANNED = ("weights", "whatIfs", "bounds", "start", "quarters", "capacities", "single", "strength")
PLANNED += ("hard", "quick", "wait", "stay", "arrivals", "wishes")
NAMES = {
    "weights": "w",
    "whatIfs": "x",
    "bounds": "b",
    "start": "start",
    "quarters": "n",
    "capacities": "cap",
    "single": "single",
    "strength": "strength",
    "hard": "hard",
    "quick": "quick",
    "wait": "wait",
    "stay": "stay",
    "arrivals": "come",
    "base": "base",
    "by": "by",
    "layout": "view",
    "kinds": "kinds",
    "text": "q",
    "critical": "critical",
    "late": "late",
    "chosen": "s",
    "panel": "panel",
}
SHOWN = ("base", "by", "layout", "kinds", "text", "critical", "late", "chosen", "panel")


def written(name: str, value: Any) -> str:
    """A part of a picture as text."""
    if isinstance(value, bool):
        return str(int(value))
    if name == "whatIfs":
        return ",".join(f"{one['id']}.{one['index']}.{one['score']}" for one in value)
    if name == "single":
        return ",".join(".".join(map(str, one)) for one in value)
    if name == "arrivals":
        return ",".join(f"{item}.{quarter}" for item, quarter in value.items())
    if name == "late":
        return f"{value[0]}.{value[1]}"
    return ",".join(map(str, value)) if isinstance(value, list) else str(value)


def escaped(text: str) -> str:
    """The text in an address: colons and commas stay readable."""
    return quote(text, safe="!~*'(),:-._")


def address(view: View) -> str:
    """The address of a picture."""
    parts = []
    if view["plan"]:
        key = view["plan"]
        parts.append(f"plan={key}.{view['revision']}" if view["revision"] else f"plan={key}")
    else:
        for name in PLANNED:
            if name == "wishes":
                parts += wishes(view["wishes"])
            elif view[name] != DEFAULTS[name]:
                parts.append(f"{NAMES[name]}={escaped(written(name, view[name]))}")
    for name in SHOWN:
        if view[name] == DEFAULTS[name]:
            continue
        text = written(name, view[name])
        if name == "base" and view["baseRevision"]:
            text += f".{view['baseRevision']}"
        parts.append(f"{NAMES[name]}={escaped(text)}")
    return "?" + "&".join(parts) if parts else ""


def wishes(some: list[list[str]]) -> list[str]:
    parts = []
    for kind in ("pin", "forbid", "latest"):
        mine = [f"{item}.{quarter}" for one, item, quarter in some if one == kind]
        if mine:
            parts.append(f"{kind}={escaped(','.join(mine))}")
    return parts


def make() -> dict[str, Any]:
    """Every change by itself, then pictures in which several things differ."""
    views = [DEFAULTS]
    views += [{**DEFAULTS, name: value} for name, some in CHANGES.items() for value in some]
    for plan, revision in (("p3", None), ("p12", 2)):
        views.append({**DEFAULTS, "plan": plan, "revision": revision, "panel": "plans"})
    views.append({**DEFAULTS, "base": "p2", "baseRevision": 4})
    random = Random(SEED)
    for _ in range(60):
        names = random.sample(sorted(CHANGES), random.randint(2, 12))
        changes = {name: random.choice(CHANGES[name]) for name in names}
        views.append({**DEFAULTS, **changes})
    cases = [{"view": changed(view), "address": address(view)} for view in views]
    return {"defaults": DEFAULTS, "cases": cases}


def changed(view: View) -> View:
    """Only what differs, so that the file can be read."""
    return {name: value for name, value in view.items() if value != DEFAULTS[name]}


def as_text(made: dict[str, Any]) -> str:
    """A line for each case."""
    cases = ",\n".join(json.dumps(case, ensure_ascii=False) for case in made["cases"])
    defaults = json.dumps(made["defaults"], ensure_ascii=False)
    return f'{{"defaults": {defaults},\n"cases": [\n{cases}\n]}}\n'


if __name__ == "__main__":
    PATH.write_text(as_text(make()), encoding="utf-8")
