"""Smart-city actions by who carries them."""

from __future__ import annotations

from model.actions import actions_by_owner
from model.catalogue import ActionStatus
from tests.model.cities import city, qom


def test_qom_s_actions_by_owner() -> None:
    found = actions_by_owner(qom())
    assert found[0].body is None
    assert len(found[0].actions) == 8 + 3 + 4
    assert {action.owner for action in found[0].actions} == {"municipality"}
    assert all(action.owner == "other" for part in found[1:] for action in part.actions)
    assert [part.body for part in found[1:]] == [
        body.body_id
        for body in qom().bodies
        if body.body_id in {link.body for link in qom().action_bodies}
    ]
    carried = {action.action_id for part in found for action in part.actions}
    assert carried == {action.action_id for action in qom().actions}


def test_an_action_of_several_stands_with_each() -> None:
    found = actions_by_owner(qom())
    assert sum(len(part.actions) for part in found[1:]) == len(qom().action_bodies) > 16


def test_statuses_are_counted() -> None:
    for part in actions_by_owner(qom()):
        assert part.counts == {
            **dict.fromkeys(ActionStatus, 0),
            ActionStatus.NOT_REPORTED: len(part.actions),
        }


def test_a_city_may_have_none() -> None:
    assert actions_by_owner(city()) == ()
