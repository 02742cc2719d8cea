"""The roadmap's settings as parts of an address, so that a link leads to just these.

What `model.roadmap.address` reads. The first quarter, the horizon and the capacities are always
named: what holds where an address says nothing changes with the day and with the assumptions.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields

from model.roadmap.records import WishKind
from model.roadmap.settings import Settings, Unknown
from model.roadmap.view import WHOLE_CAPACITIES


def settings_parts(settings: Settings) -> dict[str, str]:
    """Write settings as parameters of an address; what is at its default is left out.

    The quarter before which nothing begins is the day's, wherever the link is opened.
    """
    capacities = settings.capacities
    wholes = (getattr(capacities, name) for name in WHOLE_CAPACITIES)
    single = [f"{name}.{value}" for name, value in capacities.by_domain.items()]
    for (name, quarter), value in capacities.exceptions.items():
        single.append(f"{name}.{quarter}.{value}")
    come = (f"{item}.{quarter}" for item, quarter in settings.arrivals.items())
    usual = {field.name: field.default for field in fields(Settings)}
    parts = {
        "start": str(settings.start),
        "n": str(settings.quarters),
        "cap": ",".join(map(str, wholes)),
        "single": ",".join(single),
        "strength": str(settings.group_strength),
        "hard": str(int(settings.hard_groups)),
        "quick": str(settings.quick_win_strength),
        "wait": str(int(settings.unknown is Unknown.WAIT)),
        "stay": str(settings.stability),
        "come": ",".join(come),
        **{kind.value: _wishes(settings, kind) for kind in WishKind},
    }
    same = {
        "strength": usual["group_strength"] == settings.group_strength,
        "hard": not settings.hard_groups,
        "quick": usual["quick_win_strength"] == settings.quick_win_strength,
        "wait": settings.unknown is Unknown.ASSUME,
        "stay": usual["stability"] == settings.stability,
    }
    return {name: text for name, text in parts.items() if text and not same.get(name, False)}


def _wishes(settings: Settings, kind: WishKind) -> str:
    named: Iterable[str] = (
        f"{wish.item}.{wish.quarter}" for wish in settings.wishes if wish.kind is kind
    )
    return ",".join(named)
