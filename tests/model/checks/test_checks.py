from model.checks import CHECKS, check
from tests.data.package import rows, tables


def test_everything_that_the_rules_find_is_kept_and_nothing_else() -> None:
    kept = [row["finding_id"] for row in rows("findings") if row["derived"] == "true"]
    assert sorted(kept) == sorted(finding.finding_id for finding in check(tables()))


def test_every_part_is_heard() -> None:
    data = tables()
    found = {finding.finding_id for finding in check(data)}
    for part in CHECKS:
        assert {finding.finding_id for finding in part(data)} <= found
