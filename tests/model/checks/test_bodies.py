"""Prerequisites, actions, bodies and councils."""

import pytest

from model.checks import bodies
from model.checks.finding import Finding, Tables
from tests.data.package import tables
from tests.model.checks.planting import Plant, after, change, change_all, drop, found_in


def check(data: Tables) -> list[Finding]:
    rules = (
        bodies.check_own_bodies,
        bodies.check_named_bodies,
        bodies.check_own_names,
        bodies.check_repeated_titles,
        bodies.check_chairs,
        bodies.check_seats,
    )
    return [finding for rule in rules for finding in rule(data)]


def test_what_the_report_has() -> None:
    assert list(found_in(check, tables())) == [
        "F-own-body-ext-12",
        "F-own-body-t17-12",
        "F-body-names-police",
        "F-body-unnamed-other_institutions",
        "F-body-unnamed-other_organisations",
        "F-own-name-t17-9",
        "F-same-title-l62-4",
        "F-chair-steering_council",
        "F-seats-steering_council",
    ]


KIOSKS = "توسعه کیوسک‌های اطلاع‌رسانی در اطراف حرم مطهره"


@pytest.mark.parametrize(
    ("finding_id", "plant"),
    [
        ("F-own-body-ext-1", change("prerequisite_bodies", "ext-1", body="qom_municipality")),
        ("F-body-names-judiciary", change("action_bodies", "t17-14", printed_body_fa="قوه")),
        (
            "F-body-unnamed-judiciary",
            change_all("prerequisite_bodies", "body", "judiciary", printed_body_fa="سایر نهادها"),
        ),
        ("F-own-name-t17-14", change("actions", "t17-14", title_fa="امضای قوه قضاییه")),
        ("F-same-title-t16-6", change("actions", "t16-6", title_fa=KIOSKS)),
        ("F-same-title-ext-1", change("prerequisites", "ext-1", title_fa=f"{KIOSKS} ")),
        ("F-chair-policy_council", change("council_seats", "policy-1", role="member")),
        ("F-seats-policy_council", change("council_seats", "policy-2", basis="assumed")),
    ],
)
def test_a_planted_error_is_found(finding_id: str, plant: Plant) -> None:
    assert finding_id not in found_in(check, tables())
    assert finding_id in after(check, plant)


@pytest.mark.parametrize(
    ("finding_id", "repair"),
    [
        ("F-own-body-ext-12", drop("prerequisite_bodies", "body", "qom_municipality")),
        ("F-own-body-t17-12", change("actions", "t17-12", owner="municipality")),
        ("F-same-title-l62-4", change("prerequisites", "own-5", title_fa="کیوسک‌ها")),
        ("F-chair-steering_council", change("council_seats", "steering-5", role="chair")),
        (
            "F-seats-steering_council",
            change_all("council_seats", "council", "steering_council", basis="printed"),
        ),
    ],
)
def test_a_repaired_cell_is_no_longer_found(finding_id: str, repair: Plant) -> None:
    assert finding_id in found_in(check, tables())
    assert finding_id not in after(check, repair)
