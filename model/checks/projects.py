"""A portfolio: lists of projects against their charters, and charters against each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from model.checks.finding import Finding, Kind, Row, Severity, Subject, Tables, place
from model.checks.places import found_at, places
from model.periods import Period, parse_period

FORM_FIELDS = 13
"""Fields of the whole charter form."""

COST_REASONS = frozenset({"cost_integrity", "cost", "cost_progress"})
"""Reasons that the document gives under its rule of the owner."""

UPGRADE_REASONS = frozenset({"upgrade", "mission_upgrade"})
"""Reasons that say a project is in operation."""


def check(tables: Tables) -> list[Finding]:
    """Everything that the rules find in a portfolio."""
    parts = (
        check_charters,
        check_titles,
        check_programmes,
        check_statuses,
        check_owners,
        check_fields,
        check_clauses,
        check_budgets,
        check_targets,
        check_dates,
        check_parts,
    )
    return [finding for part in parts for finding in part(tables)]


def check_charters(tables: Tables) -> Iterator[Finding]:
    """Projects of the first rank of the first level, whose charters are promised and not there."""
    charters = _charters(tables)
    for row in tables.get("projects", ()):
        promised = (row["level"], row["rank"]) == ("A", "1")
        if promised and charters[row["charter"]]["state"] != "printed":
            what = f"F-charter-{row['project_id']}", Kind.MISSING, Severity.NOTE
            yield found_at(row, what, _project(row), ("", ""))


def check_titles(tables: Tables) -> Iterator[Finding]:
    """Charters under another title than the project has in its list, and misprinted titles."""
    charters = _charters(tables)
    for row in tables.get("projects", ()):
        charter = charters[row["charter"]]
        if row["printed_title_fa"] != row["title_fa"]:
            what = f"F-misprint-{row['project_id']}", Kind.TITLE, Severity.TEXT
            yield found_at(row, what, _project(row), (row["printed_title_fa"], row["title_fa"]))
        printed = charter["printed_title_fa"]
        if printed and not printed.endswith(row["title_fa"]):
            what = f"F-title-{row['project_id']}", Kind.TITLE, Severity.TEXT
            pair = printed, row["title_fa"]
            yield found_at(charter, what, _project(row), pair, place(row))


def check_programmes(tables: Tables) -> Iterator[Finding]:
    """Charters under another programme than the project has in its list."""
    charters = _charters(tables)
    titles = {row["programme_id"]: row["title_fa"] for row in tables.get("programmes", ())}
    for row in tables.get("projects", ()):
        charter = charters[row["charter"]]
        printed = charter["printed_programme_fa"]
        if printed and printed != titles[row["programme"]]:
            what = f"F-programme-{row['project_id']}", Kind.CROSS_REFERENCE, Severity.TEXT
            pair = printed, titles[row["programme"]]
            yield found_at(charter, what, _project(row), pair, place(row))


def check_statuses(tables: Tables) -> Iterator[Finding]:
    """Projects in operation by the reason in their list, and only started by their charter."""
    charters = _charters(tables)
    for row in tables.get("projects", ()):
        charter = charters[row["charter"]]
        if row["reason"] in UPGRADE_REASONS and charter["status"] not in ("", "in_use"):
            what = f"F-status-{row['project_id']}", Kind.STATUS, Severity.NOTE
            yield found_at(charter, what, _project(row), (charter["status_fa"], ""), place(row))


def check_owners(tables: Tables) -> Iterator[Finding]:
    """Projects placed for what the ICT organisation owns, and owned by others by their charter."""
    bodies = {row["body_id"]: row["title_fa"] for row in tables.get("bodies", ())}
    owners = {
        row["charter"]: row for row in tables.get("charter_actors", ()) if row["part"] == "owner"
    }
    for row in tables.get("projects", ()):
        owner = owners.get(row["charter"])
        if row["reason"] in COST_REASONS and owner is not None and owner["body"] != "fava":
            what = f"F-owner-{row['project_id']}", Kind.DEFINITION, Severity.NOTE
            pair = bodies[owner["body"]], bodies["fava"]
            yield found_at(owner, what, _project(row), pair, place(row))


def check_fields(tables: Tables) -> Iterator[Finding]:
    """Forms that lack fields, and fields that are left to others or hold something else."""
    first = _first_projects(tables)
    fields: defaultdict[str, list[Row]] = defaultdict(list)
    for row in tables.get("charter_fields", ()):
        fields[row["charter"]].append(row)
    for charter, rows in fields.items():
        subject = Subject.PROJECT, first[charter]
        there = sum(row["state"] != "absent" for row in rows)
        if there < FORM_FIELDS:
            what = f"F-form-{first[charter]}", Kind.MISSING, Severity.COUNT
            whole = {**rows[0], "row": ""}
            yield found_at(whole, what, subject, (str(there), str(FORM_FIELDS)))
        for row in rows:
            if row["state"] in ("placeholder", "other"):
                what = f"F-field-{first[charter]}-{row['field']}", Kind.EMPTY_CELL, Severity.NOTE
                yield found_at(row, what, subject, ("", ""))


def check_clauses(tables: Tables) -> Iterator[Finding]:
    """Clauses of the programme under another number than they have elsewhere."""
    first = _first_projects(tables)
    clauses = {row["mandate_id"]: row for row in tables.get("mandates", ())}
    wrong: defaultdict[str, list[Row]] = defaultdict(list)
    for row in tables.get("charter_mandates", ()):
        if row["printed_clause"] != clauses[row["mandate"]]["clause"]:
            wrong[row["charter"]].append(row)
    for charter, rows in wrong.items():
        what = f"F-clause-{first[charter]}", Kind.NUMBERING, Severity.TEXT
        pair = (
            ", ".join(row["printed_clause"] for row in rows),
            ", ".join(clauses[row["mandate"]]["clause"] for row in rows),
        )
        elsewhere = [
            row
            for row in tables["charter_mandates"]
            if row["mandate"] == rows[0]["mandate"] and row["charter"] != charter
        ]
        subject = Subject.PROJECT, first[charter]
        yield found_at(rows[0], what, subject, pair, places(elsewhere))


def check_budgets(tables: Tables) -> Iterator[Finding]:
    """Budget codes that charters print with different titles."""
    first = _first_projects(tables)
    lines: defaultdict[str, list[Row]] = defaultdict(list)
    for row in tables.get("charter_budgets", ()):
        if row["code"]:
            lines[row["code"]].append(row)
    for code, rows in lines.items():
        if len({row["title_fa"] for row in rows}) > 1:
            what = f"F-budget-{code}", Kind.DUPLICATE_CODE, Severity.LINK
            pair = code, "; ".join(row["title_fa"] for row in rows)
            subject = Subject.PROJECT, first[rows[0]["charter"]]
            yield found_at(rows[0], what, subject, pair, places(rows[1:]))


def check_targets(tables: Tables) -> Iterator[Finding]:
    """Targets that are printed and can't be read as one number."""
    first = _first_projects(tables)
    for row in tables.get("indicators", ()):
        if row["printed_target_fa"] and not row["target"]:
            what = f"F-target-{row['indicator_id']}", Kind.DEFINITION, Severity.NOTE
            subject = Subject.PROJECT, first[row["charter"]]
            yield found_at(row, what, subject, (row["printed_target_fa"], ""))


def check_dates(tables: Tables) -> Iterator[Finding]:
    """Parts of a project without a date, or to be done before the project that they name is."""
    first, named = _first_projects(tables), _named(tables)
    own = {row["project_id"]: row["charter"] for row in tables.get("projects", ())}
    ends: dict[str, tuple[Period, Row]] = {}
    for row in tables.get("milestones", ()):
        if row["planned"]:
            planned = parse_period(row["planned"])
            end = ends.get(row["charter"])
            if end is None or planned.last_day > end[0].last_day:
                ends[row["charter"]] = planned, row
    for row in tables.get("milestones", ()):
        subject = Subject.PROJECT, first[row["charter"]]
        if not row["planned"]:
            what = f"F-undated-{row['milestone_id']}", Kind.MISSING, Severity.NOTE
            yield found_at(row, what, subject, ("", ""))
            continue
        end = ends.get(own.get(named.get(row["item"], ""), ""))
        if end is not None and parse_period(row["planned"]).last_day < end[0].last_day:
            what = f"F-date-{row['milestone_id']}", Kind.CROSS_REFERENCE, Severity.NOTE
            pair = row["printed_planned_fa"], end[1]["printed_planned_fa"]
            yield found_at(row, what, subject, pair, place(end[1]))


def check_parts(tables: Tables) -> Iterator[Finding]:
    """Projects that are part of another project and stand on a lower level than it."""
    first, named = _first_projects(tables), _named(tables)
    projects = {row["project_id"]: row for row in tables.get("projects", ())}
    for row in tables.get("milestones", ()):
        whole, part = projects[first[row["charter"]]], projects.get(named.get(row["item"], ""))
        if (
            part is not None
            and part["level"] > whole["level"]
            and part["charter"] != row["charter"]
        ):
            what = f"F-part-{part['project_id']}", Kind.CROSS_REFERENCE, Severity.NOTE
            pair = part["printed_level_fa"], whole["printed_level_fa"]
            yield found_at(part, what, _project(part), pair, place(row))


def _charters(tables: Tables) -> dict[str, Row]:
    return {row["charter_id"]: row for row in tables.get("charters", ())}


def _first_projects(tables: Tables) -> dict[str, str]:
    """By charter, the first of its projects."""
    first: dict[str, str] = {}
    for row in tables.get("projects", ()):
        first.setdefault(row["charter"], row["project_id"])
    return first


def _named(tables: Tables) -> dict[str, str]:
    """By item, the project that it names."""
    return {row["item_id"]: row["project"] for row in tables.get("charter_items", ())}


def _project(row: Row) -> tuple[Subject, str]:
    return Subject.PROJECT, row["project_id"]
