"""The list of the systems and of the integrated ones."""

from __future__ import annotations

from collections.abc import Mapping

from model.catalogue import SystemStatus
from model.filters import Filters
from model.graph import NodeKind
from model.impact import Impacts
from model.links import catalogue_graph
from model.systems import KINDS, SystemRow, choices, counts, matching_rows, system_rows
from model.weighing import report_ranking
from model.worth import worths
from tests.model.cities import qom

QOM = qom()
GRAPH = catalogue_graph(QOM)
WORTHS = worths(QOM, report_ranking(QOM))
IMPACTS = Impacts(GRAPH, WORTHS)
ROWS = system_rows(QOM, IMPACTS)


def row(name: str) -> SystemRow:
    """The row of a system or an integrated one."""
    return next(one for one in ROWS if one.node.id == name)


def test_every_system_and_integrated_system_has_a_row() -> None:
    assert len(ROWS) == len(QOM.systems) + len(QOM.integrated_systems)
    assert [one.impact.total for one in ROWS] == sorted(
        (one.impact.total for one in ROWS), reverse=True
    )


def test_an_integrated_system_gives_what_its_systems_give() -> None:
    parts = [one for one in ROWS if one.family == "LG01" and one.node.kind is NodeKind.SYSTEM]
    given = {service for one in parts for service in one.gives}
    whole = row("LG01")
    assert set(whole.gives) == given
    assert set(whole.needs) == {one.node for one in parts}
    assert (whole.done, whole.parts) == (
        sum(one.status is SystemStatus.DONE for one in parts),
        len(parts),
    )


def test_filters_keep_what_the_counts_say() -> None:
    found = counts(ROWS)
    for name, values in choices(QOM).items():
        for value in values:
            chosen: Mapping[str, tuple[str, ...]] = {name: (value,)}
            kept = matching_rows(ROWS, Filters(chosen), lambda _: [])
            assert len(kept) == found.get(name, {}).get(value, 0)
    assert sum(found["kind"].values()) == len(ROWS)
    assert set(found["kind"]) == set(map(str, KINDS))
    text = matching_rows(ROWS, Filters({}, "LG01"), lambda one: [one.node.id])
    assert {one.node.id[:4] for one in text} == {"LG01"}
