"""Tables 10 to 17 and the councils of a report: systems, what they give, who stands behind what.

Tables 13 and 14 list the systems with their codes, statuses and the numbers of the services they
give; Table 15 the integrated systems. A code says the domain (two letters), the integrated system
(two digits) and the system (the digits after the hyphen).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Final

from model.checks.bodies import (
    check_chairs,
    check_named_bodies,
    check_own_bodies,
    check_own_names,
    check_repeated_titles,
    check_seats,
)
from model.checks.finding import Finding, Kind, Row, Severity, Subject, Tables, place
from model.checks.links import (
    check_numberings,
    check_numbers,
    check_related,
    check_title_evidence,
    check_without_service,
    check_without_system,
)
from model.checks.places import found_at, places
from model.checks.words import difference, same, without_brackets

LIVE: Final = frozenset({"done", "needs_development"})
"""Statuses of a system that is there, in whatever state."""

TITLED: Final = {
    "integrated_systems": ("integrated_system_id", Subject.INTEGRATED_SYSTEM),
    "systems": ("system_id", Subject.SYSTEM),
    "prerequisites": ("prerequisite_id", Subject.PREREQUISITE),
    "actions": ("action_id", Subject.ACTION),
}
"""Files whose rows have a printed title: their key and what they are."""

_CODE: Final = re.compile(r"(?P<integrated>(?P<domain>[A-Z]+)\d+)-(?P<number>\d+)")


def check(tables: Tables) -> list[Finding]:
    """What Tables 10 to 17 get wrong, alone and against the services.

    Parameters
    ----------
    tables : mapping of str to sequence of mapping
        The rows of the data package by resource name, every cell as text. What is missing is not
        checked.

    Returns
    -------
    list of Finding
        In the order of the rules; no two with one id.
    """
    rules = (
        check_codes,
        check_code_gaps,
        check_code_parts,
        check_integrated,
        check_titles,
        check_domains,
        check_empty_statuses,
        check_open_services,
        check_live_systems,
        check_related_statuses,
        check_numbers,
        check_numberings,
        check_title_evidence,
        check_without_system,
        check_without_service,
        check_related,
        check_own_bodies,
        check_named_bodies,
        check_own_names,
        check_repeated_titles,
        check_chairs,
        check_seats,
    )
    return [finding for rule in rules for finding in rule(tables)]


def check_codes(tables: Tables) -> Iterator[Finding]:
    """Codes that an earlier system already has."""
    first: dict[str, Row] = {}
    linked = {row["printed_code"] for row in tables.get("system_links", ())}
    for row in tables.get("systems", ()):
        code = row["printed_code"]
        earlier = first.setdefault(code, row)
        if earlier is not row:
            severity = Severity.LINK if code in linked else Severity.COUNT
            what = f"F-code-{row['system_id']}", Kind.DUPLICATE_CODE, severity
            yield _system(row, what, (code, ""), place(earlier))


def check_code_gaps(tables: Tables) -> Iterator[Finding]:
    """Codes that no system has although a later one of the same integrated system is there."""
    families: dict[str, dict[int, Row]] = defaultdict(dict)
    for row in tables.get("systems", ()):
        if code := _CODE.fullmatch(row["printed_code"]):
            families[code["integrated"]][int(code["number"])] = row
    for family, numbered in families.items():
        for number in sorted(set(range(1, max(numbered))) - set(numbered)):
            following = numbered[min(later for later in numbered if later > number)]
            code_missing = f"{family}-{number}"
            what = f"F-code-missing-{code_missing}", Kind.NUMBERING, Severity.NOTE
            subject = Subject.INTEGRATED_SYSTEM, family
            yield found_at(following, what, subject, ("", code_missing))


def check_code_parts(tables: Tables) -> Iterator[Finding]:
    """Codes that don't begin with the code of the system's domain and integrated system."""
    codes = {row["domain_id"]: row["code"] for row in tables.get("domains", ())}
    for row in tables.get("systems", ()):
        code = _CODE.fullmatch(row["printed_code"])
        parts = (code["domain"], code["integrated"]) if code else ("", "")
        if parts != (expected := (codes.get(row["domain"], ""), row["integrated_system"])):
            what = f"F-code-parts-{row['system_id']}", Kind.NUMBERING, Severity.LINK
            yield _system(row, what, (row["printed_code"], " ".join(expected)), "")


def check_integrated(tables: Tables) -> Iterator[Finding]:
    """Integrated systems without any system, and those named as a system of theirs is."""
    families: dict[str, list[Row]] = defaultdict(list)
    for row in tables.get("systems", ()):
        families[row["integrated_system"]].append(row)
    for row in tables.get("integrated_systems", ()):
        name = row["integrated_system_id"]
        subject = Subject.INTEGRATED_SYSTEM, name
        title = row["title_fa"]
        if not families[name]:
            what = f"F-integrated-empty-{name}", Kind.MISSING, Severity.COUNT
            yield found_at(row, what, subject, (title, ""))
        alike = [one for one in families[name] if same(without_brackets(one["title_fa"]), title)]
        if alike:
            what = f"F-integrated-title-{name}", Kind.TITLE, Severity.NOTE
            yield found_at(row, what, subject, (title, ""), places(alike))


def check_titles(tables: Tables) -> Iterator[Finding]:
    """Titles that are printed with other words than the resolved ones."""
    for name, (key, subject) in TITLED.items():
        for row in tables.get(name, ()):
            printed, title = row["printed_title_fa"], row["title_fa"]
            if printed and not same(printed, title):
                what = f"F-title-{row[key]}", Kind.TITLE, Severity.TEXT
                yield found_at(row, what, (subject, row[key]), difference(printed, title))


def check_domains(tables: Tables) -> Iterator[Finding]:
    """Systems and integrated systems printed under another domain than their code's."""
    titles = {row["domain_id"]: row for row in tables.get("domains", ())}
    for name in ("systems", "integrated_systems"):
        key, subject = TITLED[name]
        for row in tables.get(name, ()):
            domain = titles[row["domain"]]
            if not same(row["printed_domain_fa"], domain["title_fa"]):
                what = f"F-domain-{row[key]}", Kind.DOMAIN, Severity.TEXT
                pair = row["printed_domain_fa"], domain["title_fa"]
                yield found_at(row, what, (subject, row[key]), pair, place(domain))


def check_empty_statuses(tables: Tables) -> Iterator[Finding]:
    """Systems without a printed status."""
    for row in tables.get("systems", ()):
        if not row["printed_status"]:
            what = f"F-status-empty-{row['system_id']}", Kind.EMPTY_CELL, Severity.COUNT
            yield _system(row, what, ("", row["status"]), "")


def check_open_services(tables: Tables) -> Iterator[Finding]:
    """Services that are open, or half open, while none of their systems is there."""
    systems = {row["system_id"]: row for row in tables.get("systems", ())}
    giving: dict[str, list[Row]] = defaultdict(list)
    for link in tables.get("service_systems", ()):
        giving[link["service"]].append(systems[link["system"]])
    weight = {"existing": Severity.COUNT, "in_progress": Severity.NOTE}
    for row in tables.get("services", ()):
        service, given_by = row["service_id"], giving[row["service_id"]]
        if row["status"] not in weight or not given_by or _live(given_by):
            continue
        what = f"F-status-service-{service}", Kind.STATUS, weight[row["status"]]
        pair = _statuses(given_by), row["status"]
        yield found_at(given_by[0], what, (Subject.SERVICE, service), pair, place(row))


def check_live_systems(tables: Tables) -> Iterator[Finding]:
    """Systems that are done while services they give are still to do."""
    services = {row["service_id"]: row for row in tables.get("services", ())}
    given: dict[str, list[Row]] = defaultdict(list)
    for link in tables.get("service_systems", ()):
        if link["service"]:
            given[link["system"]].append(services[link["service"]])
    for row in tables.get("systems", ()):
        waiting = [service for service in given[row["system_id"]] if service["status"] == "to_do"]
        if row["status"] == "done" and waiting:
            what = f"F-status-system-{row['system_id']}", Kind.STATUS, Severity.COUNT
            numbers = ", ".join(service["service_id"] for service in waiting)
            yield _system(row, what, (row["printed_status"], f"to_do: {numbers}"), places(waiting))


def check_related_statuses(tables: Tables) -> Iterator[Finding]:
    """Systems that are done although systems they are tied to are not there."""
    systems = {row["system_id"]: row for row in tables.get("systems", ())}
    related: dict[str, list[Row]] = defaultdict(list)
    for link in tables.get("system_links", ()):
        if link["related_system"]:
            related[link["system"]].append(systems[link["related_system"]])
    for row in tables.get("systems", ()):
        missing = [one for one in related[row["system_id"]] if not _live([one])]
        if row["status"] == "done" and missing:
            what = f"F-status-related-{row['system_id']}", Kind.STATUS, Severity.NOTE
            pair = row["printed_status"], _statuses(missing)
            yield _system(row, what, pair, places(missing))


def _live(systems: Iterable[Row]) -> bool:
    return any(row["status"] in LIVE for row in systems)


def _statuses(systems: Iterable[Row]) -> str:
    """The systems with their printed statuses, such as ``UR01-2 -``."""
    return "; ".join(f"{row['system_id']} {row['printed_status']}" for row in systems)


def _system(
    row: Row, what: tuple[str, Kind, Severity], pair: tuple[str, str], other_place: str
) -> Finding:
    return found_at(row, what, (Subject.SYSTEM, row["system_id"]), pair, other_place)
