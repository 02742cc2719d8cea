"""The list of the services that a picture of the gap is about."""

from __future__ import annotations

from datetime import date

from model.calendar import format_jalali
from model.catalogue import Service
from model.gap_sight import Sight
from model.gap_view import OPEN
from model.links import catalogue_graph
from model.waiting import Waits, WaitState
from pages._shell.components import GROUP_MARKS
from pages._shell.gaps import STATUSES
from pages._shell.i18n import Texts
from pages._shell.places import node_title
from pages._shell.weighed import Carried, address

MOST_NAMES = 3


def rows(texts: Texts, sight: Sight, weights: Carried) -> list[dict[str, object]]:
    """Give the rows of the grid: what is missing first, the weightiest first, then by number."""
    waits = Waits(catalogue_graph(sight.catalogue))

    def order(service: Service) -> tuple[bool, int, int]:
        worth = sight.worths.get(service.service_id)
        number = service.service_id
        return service.status == STATUSES[0], -(worth.total if worth else 0), number

    kept = [sight.catalogue.service_by_id[number] for number in sight.kept]
    return [_row(texts, sight, waits, one, weights) for one in sorted(kept, key=order)]


def summary(texts: Texts, sight: Sight) -> str:
    """Say in one sentence what the list shows."""
    everything = len(sight.catalogue.services)
    if sight.all_kept:
        return texts.count("gaps.services.all", everything)
    return texts.count("gaps.services.some", len(sight.kept), all=everything)


def _row(
    texts: Texts, sight: Sight, waits: Waits, service: Service, weights: Carried
) -> dict[str, object]:
    number = service.service_id
    (state,) = sight.traits[number]["readiness"]
    worth = sight.worths.get(number)
    by = sight.aim.goal.due.get(number)
    missing = service.status != STATUSES[0]
    late = missing and by is not None and by < sight.day
    return {
        "key": str(number),
        "number": number,
        "title": service.short(texts.language),
        "href": address(f"/services/{number}", weights),
        "waits": _waits(texts, sight, waits, number) if state != OPEN else "",
        "domain": sight.catalogue.domain_by_id[service.domain].title(texts.language),
        "step": STATUSES.index(service.status),
        "status": texts(f"status.{service.status}"),
        "statusStyle": f"badge-status-{service.status}",
        "held": -1 if state == OPEN else tuple(WaitState).index(WaitState(state)),
        "held_word": "" if state == OPEN else texts(f"wait_state.{state}"),
        "held_wordStyle": f"wait-{state}",
        "group": f"{GROUP_MARKS[worth.group]} {texts.number(worth.group)}" if worth else None,
        "points": worth.total if worth else None,
        "due": _day(texts, by),
        "late": texts("gaps.late") if late else "",
        "lateStyle": "badge-status-late",
    }


def _day(texts: Texts, by: date | None) -> str:
    if by is None:
        return ""
    return "–" if by == date.max else format_jalali(by, texts.language)


def _waits(texts: Texts, sight: Sight, waits: Waits, number: int) -> str:
    """Name the first of what a service waits for."""
    holders = waits.of(number).holders
    if not holders:
        return ""
    names = [node_title(sight.catalogue, node, texts.language) for node in holders[:MOST_NAMES]]
    says = texts("gaps.services.waits", names=texts("list.comma").join(names))
    rest = len(holders) - len(names)
    return f"{says} {texts.count('gaps.services.more', rest)}" if rest else says
