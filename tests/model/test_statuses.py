"""How far the services were on an earlier day."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.catalogue import Catalogue, ServiceStatus
from model.errors import NotFound
from model.statuses import ServiceChange, current_statuses, statuses_on
from tests.model.cities import city, service

FIRST = date(2026, 1, 1)
TO_DO, BEGUN, OPEN = ServiceStatus.TO_DO, ServiceStatus.IN_PROGRESS, ServiceStatus.EXISTING


def little(one: str = "existing", two: str = "to_do") -> Catalogue:
    return city(services=(service(1, "d", one), service(2, "d", two)))


def change(days: int, number: int, old: ServiceStatus, new: ServiceStatus) -> ServiceChange:
    return ServiceChange(FIRST + timedelta(days=days), number, old, new)


HISTORY = (change(0, 1, TO_DO, BEGUN), change(5, 1, BEGUN, OPEN))


@pytest.mark.parametrize(("days", "status"), [(-1, TO_DO), (0, BEGUN), (4, BEGUN), (5, OPEN)])
def test_a_change_counts_from_its_day_on(days: int, status: ServiceStatus) -> None:
    found = statuses_on(little(), HISTORY, FIRST + timedelta(days=days))
    assert found == {1: status, 2: TO_DO}


def test_changes_of_one_day_are_taken_back_in_turn() -> None:
    history = (change(0, 1, TO_DO, BEGUN), change(0, 1, BEGUN, TO_DO), change(0, 1, TO_DO, OPEN))
    assert statuses_on(little(), history, FIRST)[1] is OPEN
    assert statuses_on(little(), history, FIRST - timedelta(days=1))[1] is TO_DO


def test_without_history_it_was_always_so() -> None:
    assert statuses_on(little(), (), FIRST) == current_statuses(little()) == {1: OPEN, 2: TO_DO}


def test_a_change_that_does_not_lead_on_is_shown_from_its_day() -> None:
    """A data package took the service away and brought it back as if nobody had begun."""
    found = [statuses_on(little("to_do"), HISTORY, FIRST + timedelta(days=d)) for d in (-1, 4, 5)]
    assert [statuses[1] for statuses in found] == [TO_DO, BEGUN, TO_DO]


def test_a_change_of_an_unknown_service_is_refused() -> None:
    with pytest.raises(NotFound) as refusal:
        statuses_on(little(), (change(1, 9, TO_DO, OPEN),), FIRST)
    assert refusal.value.params == {"value": "9"}


@given(
    st.lists(st.tuples(st.integers(0, 9), st.sampled_from([1, 2]), st.sampled_from(ServiceStatus)))
)
def test_every_day_can_be_seen_again(made: list[tuple[int, int, ServiceStatus]]) -> None:
    """A city is lived through, and then looked back at from its end."""
    status = {1: TO_DO, 2: TO_DO}
    seen = {-1: dict(status)}
    history = []
    for days, number, new in sorted(made, key=lambda row: row[0]):
        history.append(change(days, number, status[number], new))
        status[number] = new
        seen[days] = dict(status)
    end = little(status[1], status[2])
    for days in range(-1, 11):
        last = max(day for day in seen if day <= days)
        assert statuses_on(end, history, FIRST + timedelta(days=days)) == seen[last]
