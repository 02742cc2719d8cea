"""Tables 1 to 9 of a report that lists services, scores them and orders them.

Tables 1 to 4 list all services, the existing ones, those in progress and those to do; Table 5 has
the weights; Table 6 scores the services to do, Table 7 groups them, Table 8 weighs their readiness
and Table 9 that of the services in progress.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import Final

from model.checks.finding import Finding, Kind, Row, Severity, Subject, Tables, place, whole
from model.checks.scores import (
    check_cut_off,
    check_groups,
    check_orders,
    check_readiness,
    check_ties,
    check_totals,
)
from model.checks.titles import (
    check_domains,
    check_empty_domains,
    check_same_title,
    check_titles,
)

LISTED_IN: Final = {
    "existing": ("1", "2"),
    "in_progress": ("1", "3", "9"),
    "to_do": ("1", "4", "6", "7", "8"),
}
"""The tables in which a service of a status stands, once each."""

ALL_TABLES: Final = ("1", "2", "3", "4", "6", "7", "8", "9")


def check(tables: Tables) -> list[Finding]:
    """What Tables 1 to 9 get wrong.

    Parameters
    ----------
    tables : mapping of str to sequence of mapping
        The rows of the data package by resource name, every cell as text; needs ``services``,
        ``service_listings``, ``source_tables``, ``domains``, ``indices``, ``scores``,
        ``quick_wins`` and ``in_progress_scores``. What is missing is not checked.

    Returns
    -------
    list of Finding
        In the order of the rules; no two with one id.
    """
    rules = (
        check_totals,
        check_groups,
        check_orders,
        check_ties,
        check_readiness,
        check_cut_off,
        check_titles,
        check_same_title,
        check_domains,
        check_empty_domains,
        check_lists,
        check_numbering,
        check_ids,
        check_row_counts,
        check_missing_tables,
    )
    return [finding for rule in rules for finding in rule(tables)]


def check_lists(tables: Tables) -> Iterator[Finding]:
    """Services that a table leaves out, repeats, or lists against their status."""
    listed = Counter(
        (row["service_id"], row["table_no"]) for row in tables.get("service_listings", ())
    )
    for service in tables.get("services", ()):
        for table in ALL_TABLES:
            expected = int(table in LISTED_IN[service["status"]])
            times = listed[service["service_id"], table]
            if times != expected:
                yield Finding(
                    finding_id=f"F-listed-t{table}-{service['service_id']}",
                    kind=Kind.STATUS,
                    severity=Severity.COUNT,
                    document=service["document"],
                    table_no=table,
                    page=None,
                    row=None,
                    subject_type=Subject.SERVICE,
                    subject_id=service["service_id"],
                    printed=str(times),
                    follows=str(expected),
                    other_place=place(service),
                )


def check_numbering(tables: Tables) -> Iterator[Finding]:
    """Rows whose number does not follow the one before."""
    last: dict[str, int] = defaultdict(int)
    for row in tables.get("service_listings", ()):
        table, expected = row["table_no"], last[row["table_no"]] + 1
        if int(row["row"]) != expected:
            yield _at("F-numbering", Kind.NUMBERING, Severity.COUNT, row, row["row"], str(expected))
        last[table] = int(row["row"])


def check_ids(tables: Tables) -> Iterator[Finding]:
    """Printed ids that belong to another service, or to none.

    The n-th service to do in the order of the first list has the id n.
    """
    to_do = [row["service_id"] for row in tables.get("services", ()) if row["status"] == "to_do"]
    id_of = {service: str(i) for i, service in enumerate(to_do, start=1)}
    for row in tables.get("service_listings", ()):
        expected = id_of.get(row["service_id"], "")
        if row["printed_id"] and row["printed_id"] != expected:
            kind, severity = Kind.CROSS_REFERENCE, Severity.LINK
            yield _at("F-id", kind, severity, row, row["printed_id"], expected)


def check_row_counts(tables: Tables) -> Iterator[Finding]:
    """Tables of which more or fewer rows were taken than they have."""
    taken = Counter(row["table_no"] for row in tables.get("service_listings", ()))
    taken.update(row["table_no"] for row in tables.get("indices", ()))
    for table in tables.get("source_tables", ()):
        number = table["table_id"]
        if number in taken and taken[number] != int(table["rows"]):
            yield _of_table(
                f"F-count-t{number}",
                Kind.COUNT,
                Severity.COUNT,
                table,
                str(taken[number]),
                table["rows"],
            )


def check_missing_tables(tables: Tables) -> Iterator[Finding]:
    """Tables that the report names and the source does not have."""
    for table in tables.get("source_tables", ()):
        if table["state"] == "missing":
            finding_id = f"F-missing-t{table['table_id']}"
            yield _of_table(finding_id, Kind.MISSING, Severity.LINK, table, "", table["title_fa"])


def _at(name: str, kind: Kind, severity: Severity, row: Row, printed: str, follows: str) -> Finding:
    """A finding about the service in a row of a list."""
    return Finding(
        finding_id=f"{name}-t{row['table_no']}-{row['row']}",
        kind=kind,
        severity=severity,
        document=row["document"],
        table_no=row["table_no"],
        page=whole(row["page"]),
        row=whole(row["row"]),
        subject_type=Subject.SERVICE,
        subject_id=row["service_id"],
        printed=printed,
        follows=follows,
    )


def _of_table(
    finding_id: str, kind: Kind, severity: Severity, table: Row, printed: str, follows: str
) -> Finding:
    """A finding about a whole table."""
    return Finding(
        finding_id=finding_id,
        kind=kind,
        severity=severity,
        document=table["document"],
        table_no=table["table_id"],
        page=whole(table["page_from"]),
        row=None,
        subject_type=Subject.TABLE,
        subject_id=table["table_id"],
        printed=printed,
        follows=follows,
    )
