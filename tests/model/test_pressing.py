"""What presses among the prerequisites."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from model.calendar import Quarter
from model.catalogue import Catalogue, PrerequisiteStatus
from model.prerequisites import Follow
from model.pressing import PressingKind, pressing
from model.weighing import report_ranking
from tests.model import cities

TODAY = date(2026, 11, 22)


def with_states(**states: dict[str, object]) -> Catalogue:
    """Qom, with some prerequisites (``ext_8``) as given."""
    qom = cities.qom()
    changed = {name.replace("_", "-"): state for name, state in states.items()}
    return replace(
        qom,
        prerequisites=tuple(
            replace(one, **changed.get(one.prerequisite_id, {}))  # type: ignore[arg-type]
            for one in qom.prerequisites
        ),
    )


def found(catalogue: Catalogue) -> dict[PressingKind, tuple[list[str], int, int]]:
    follow = Follow(catalogue, report_ranking(catalogue), TODAY)
    return {
        one.kind: ([node.id for node in one.nodes], one.number, one.total)
        for one in pressing(follow)
    }


def test_where_nobody_has_reported_only_the_leverage_presses() -> None:
    assert found(cities.qom()) == {PressingKind.LEVERAGE: (["TR02-1"], 2, 42)}


def test_what_is_refused_and_what_is_overdue_press_first() -> None:
    refused = {"status": PrerequisiteStatus.REFUSED, "expected_quarter": Quarter(1400, 1)}
    late = {"status": PrerequisiteStatus.AGREED, "expected_quarter": Quarter(1405, 2)}
    told = found(with_states(ext_8=refused, ext_5=late, ext_10=late))
    assert list(told) == list(PressingKind)
    assert told[PressingKind.REFUSED] == (["ext-8"], 1, 96)
    # By what waits behind each; services 2, 3 and 20, and eleven others, once each.
    assert told[PressingKind.OVERDUE] == (["ext-10", "ext-5"], 2, 154 + 67)


def test_what_is_delivered_presses_nobody() -> None:
    done = {"status": PrerequisiteStatus.DELIVERED, "expected_quarter": Quarter(1400, 1)}
    assert PressingKind.OVERDUE not in found(with_states(ext_5=done))


def test_a_city_without_scores_has_no_leverage() -> None:
    empty = cities.city()
    assert pressing(Follow(empty, None, TODAY)) == ()
