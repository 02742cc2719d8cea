"""Prerequisites, actions, the bodies behind them, and the councils."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Final

from model.checks.finding import Finding, Kind, Row, Severity, Subject, Tables, place
from model.checks.places import found_at, places
from model.checks.words import letters, without_brackets

OWED: Final = (
    ("prerequisites", "prerequisite_id", "prerequisite_bodies", "prerequisite"),
    ("actions", "action_id", "action_bodies", "action"),
)
"""What bodies owe: the file, its key, the file of the links and their column."""

SUBJECTS: Final = {"prerequisites": Subject.PREREQUISITE, "actions": Subject.ACTION}

UNNAMED: Final = "سایر "
"""How the name of a body begins that is no one in particular."""


def check_own_bodies(tables: Tables) -> Iterator[Finding]:
    """The municipality among the other bodies."""
    own = {row["body_id"] for row in tables.get("bodies", ()) if row["kind"] == "municipality"}
    for thing, subject, link in _owed(tables):
        if link["body"] in own and thing.get("owner") != "municipality":
            what = f"F-own-body-{subject[1]}", Kind.DEFINITION, Severity.NOTE
            yield found_at(link, what, subject, (link["printed_body_fa"], ""))


def check_named_bodies(tables: Tables) -> Iterator[Finding]:
    """Bodies that are printed under more than one name, or under none."""
    names: dict[str, dict[str, Row]] = defaultdict(dict)
    for _, _, link in _owed(tables):
        names[link["body"]].setdefault(letters(link["printed_body_fa"]), link)
    for body, named in names.items():
        first, *others = named.values()
        subject = Subject.BODY, body
        printed = first["printed_body_fa"]
        if others:
            what = f"F-body-names-{body}", Kind.TITLE, Severity.LINK
            follows = "; ".join(link["printed_body_fa"] for link in others)
            yield found_at(first, what, subject, (printed, follows), places(others))
        if printed.startswith(UNNAMED):
            what = f"F-body-unnamed-{body}", Kind.MISSING, Severity.LINK
            yield found_at(first, what, subject, (printed, ""))


def check_own_names(tables: Tables) -> Iterator[Finding]:
    """Titles that name the body that carries them, as if it were somebody else."""
    for thing, subject, link in _owed(tables):
        if letters(link["printed_body_fa"]) in letters(thing["title_fa"]):
            what = f"F-own-name-{subject[1]}", Kind.TITLE, Severity.TEXT
            pair = thing["title_fa"], without_brackets(thing["title_fa"])
            yield found_at(thing, what, subject, pair)


def check_repeated_titles(tables: Tables) -> Iterator[Finding]:
    """Prerequisites and actions that an earlier list already has."""
    first: dict[str, Row] = {}
    for name, key, _, _ in OWED:
        for row in tables.get(name, ()):
            earlier = first.setdefault(letters(row["title_fa"]), row)
            if earlier is not row:
                what = f"F-same-title-{row[key]}", Kind.TITLE, Severity.COUNT
                subject = SUBJECTS[name], row[key]
                yield found_at(row, what, subject, (row["title_fa"], ""), place(earlier))


def check_chairs(tables: Tables) -> Iterator[Finding]:
    """Councils of which no chair is said."""
    chaired = {
        seat["council"] for seat in tables.get("council_seats", ()) if seat["role"] == "chair"
    }
    for row in tables.get("councils", ()):
        if row["council_id"] not in chaired:
            what = f"F-chair-{row['council_id']}", Kind.MISSING, Severity.NOTE
            yield found_at(row, what, (Subject.COUNCIL, row["council_id"]), ("", "chair"))


def check_seats(tables: Tables) -> Iterator[Finding]:
    """Councils to which seats are given by assumption, as the source doesn't say whose they are."""
    assumed: dict[str, list[Row]] = defaultdict(list)
    for seat in tables.get("council_seats", ()):
        if seat["basis"] == "assumed":
            assumed[seat["council"]].append(seat)
    for council, seats in assumed.items():
        what = f"F-seats-{council}", Kind.MISSING, Severity.NOTE
        follows = ", ".join(seat["seat_id"] for seat in seats)
        yield found_at(seats[0], what, (Subject.COUNCIL, council), ("", follows), places(seats))


def _owed(tables: Tables) -> Iterator[tuple[Row, tuple[Subject, str], Row]]:
    """Each prerequisite or action with each of its bodies: the thing, its name, the link."""
    for name, key, links, column in OWED:
        things = {row[key]: row for row in tables.get(name, ())}
        for link in tables.get(links, ()):
            thing = things[link[column]]
            yield thing, (SUBJECTS[name], thing[key]), link
