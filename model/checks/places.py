"""Findings at a row of the report."""

from __future__ import annotations

from collections.abc import Iterable

from model.checks.finding import Finding, Kind, Row, Severity, Subject, place, whole


def found_at(
    row: Row,
    what: tuple[str, Kind, Severity],
    subject: tuple[Subject, str],
    pair: tuple[str, str],
    other_place: str = "",
) -> Finding:
    """A finding at a row of a data file.

    Parameters
    ----------
    row : mapping of str to str
        The row at fault, with its place in the source.
    what : tuple of str, Kind and Severity
        Id, kind and severity of the finding.
    subject : tuple of Subject and str
        What it is about.
    pair : tuple of str and str
        What the source prints and what follows from the rest.
    other_place : str
        Where the rest stands.
    """
    return Finding(
        finding_id=what[0],
        kind=what[1],
        severity=what[2],
        document=row["document"],
        table_no=row["table_no"],
        page=whole(row["page"]),
        row=whole(row["row"]),
        subject_type=subject[0],
        subject_id=subject[1],
        printed=pair[0],
        follows=pair[1],
        other_place=other_place,
    )


def places(rows: Iterable[Row]) -> str:
    """Where rows stand, each place once, such as ``Table 4 row 41; Table 6 row 41``."""
    return "; ".join(dict.fromkeys(map(place, rows)))
