"""Links between services and systems: the numbers that are printed, and what the titles say."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Set
from typing import Final

from model.checks.finding import Finding, Kind, Row, Severity, Subject, Tables, place
from model.checks.places import found_at, places
from model.checks.words import letters

TELLING_SHARE: Final = 16
"""A word tells titles apart if at most one in so many has it."""

_ENDING: Final = re.compile("(های|ها|ی)$")

Key = tuple[Subject, str]


def check_numbers(tables: Tables) -> Iterator[Finding]:
    """Systems whose printed service numbers are not the services' own numbers."""
    services = _services(tables)
    for system, links in _by_system(tables).items():
        other = [link for link in links if link["service"] != link["printed_number"]]
        known = [link for link in other if link["service"]]
        if known:
            what = f"F-numbers-{system}", Kind.NUMBERING, Severity.LINK
            printed = ", ".join(link["printed_number"] for link in known)
            resolved = [services[link["service"]] for link in known]
            pair = printed, ", ".join(row["service_id"] for row in resolved)
            yield found_at(known[0], what, (Subject.SYSTEM, system), pair, places(resolved))
        for link in other:
            if not link["service"]:
                what = f"F-link-{link['link_id']}", Kind.CROSS_REFERENCE, Severity.LINK
                subject = Subject.SYSTEM, system
                yield found_at(link, what, subject, (link["printed_number"], ""))


def check_numberings(tables: Tables) -> Iterator[Finding]:
    """Links that break the numbering they claim to follow.

    Table 1's numbers are the services' own and Table 4's those of the services to do. Of a shifted
    numbering only this is sure: a number means one service, and no two numbers mean the same.
    """
    known = [link for link in tables.get("service_systems", ()) if link["service"]]
    shifted: dict[str, str] = {}
    numbers: dict[str, str] = {}
    for link in known:
        if link["numbering"] == "shifted":
            shifted.setdefault(link["printed_number"], link["service"])
            numbers.setdefault(link["service"], link["printed_number"])
    meanings = {
        "table_1": {row["service_id"]: row["service_id"] for row in tables.get("services", ())},
        "table_4": {row["todo_id"]: row["service_id"] for row in tables.get("services", ())},
        "shifted": shifted,
    }
    for link in known:
        number, service, numbering = link["printed_number"], link["service"], link["numbering"]
        means = meanings.get(numbering, {number: service}).get(number, "")
        if numbering == "shifted" and numbers[service] != number:
            means = ""
        if service != means:
            what = f"F-numbering-{link['link_id']}", Kind.NUMBERING, Severity.LINK
            yield found_at(link, what, (Subject.SYSTEM, link["system"]), (number, means))


def check_title_evidence(tables: Tables) -> Iterator[Finding]:
    """Links whose titles share no telling word, while another reading of the number does."""
    words = _telling_words(tables)
    services = _services(tables)
    own = {number: number for number in services}
    of_todo = {row["todo_id"]: row["service_id"] for row in services.values()}
    links = tables.get("service_systems", ())
    shifted = {
        link["printed_number"]: link["service"] for link in links if link["numbering"] == "shifted"
    }
    for link in links:
        system = words[Subject.SYSTEM, link["system"]]
        if not link["service"] or system & words[Subject.SERVICE, link["service"]]:
            continue
        readings = (known.get(link["printed_number"]) for known in (own, of_todo, shifted))
        for service in filter(None, dict.fromkeys(readings)):
            if shared := system & words[Subject.SERVICE, service]:
                what = f"F-link-title-{link['link_id']}", Kind.CROSS_REFERENCE, Severity.LINK
                pair = link["printed_number"], f"{service}: {' '.join(sorted(shared))}"
                subject = Subject.SYSTEM, link["system"]
                yield found_at(link, what, subject, pair, place(services[service]))
                break


def check_without_system(tables: Tables) -> Iterator[Finding]:
    """Services that no system gives."""
    links = tables.get("service_systems", ())
    given = {link["service"] for link in links}
    for row in _services(tables).values() if links else ():
        if row["service_id"] not in given:
            what = f"F-no-system-{row['service_id']}", Kind.MISSING, Severity.LINK
            whole_table = {**links[0], "page": "", "row": ""}
            subject = Subject.SERVICE, row["service_id"]
            yield found_at(whole_table, what, subject, ("", row["status"]), place(row))


def check_without_service(tables: Tables) -> Iterator[Finding]:
    """Operational systems that give no service."""
    giving = {link["system"] for link in tables.get("service_systems", ()) if link["service"]}
    for row in tables.get("systems", ()):
        if row["kind"] == "operational" and row["system_id"] not in giving:
            what = f"F-no-service-{row['system_id']}", Kind.MISSING, Severity.LINK
            yield found_at(row, what, (Subject.SYSTEM, row["system_id"]), ("", ""))


def check_related(tables: Tables) -> Iterator[Finding]:
    """Codes of related systems that name no system, more than one, or another than resolved."""
    bearers: dict[str, list[Row]] = defaultdict(list)
    for row in tables.get("systems", ()):
        bearers[row["printed_code"]].append(row)
    for row in tables.get("integrated_systems", ()):
        bearers[row["integrated_system_id"]].append(row)
    for link in tables.get("system_links", ()):
        named = bearers[link["printed_code"]]
        resolved = link["related_system"] or link["related_integrated"]
        ids = [row.get("system_id") or row["integrated_system_id"] for row in named]
        if ids != [resolved]:
            what = f"F-related-{link['link_id']}", Kind.CROSS_REFERENCE, Severity.LINK
            pair = link["printed_code"], resolved
            yield found_at(link, what, (Subject.SYSTEM, link["system"]), pair, places(named))


def _services(tables: Tables) -> dict[str, Row]:
    return {row["service_id"]: row for row in tables.get("services", ())}


def _by_system(tables: Tables) -> dict[str, list[Row]]:
    links: dict[str, list[Row]] = defaultdict(list)
    for link in tables.get("service_systems", ()):
        links[link["system"]].append(link)
    return links


def _telling_words(tables: Tables) -> Mapping[Key, Set[str]]:
    """The words of each service's and system's title that few other titles have."""
    words = {
        (subject, row[key]): _words(row["title_fa"])
        for name, key, subject in (
            ("services", "service_id", Subject.SERVICE),
            ("systems", "system_id", Subject.SYSTEM),
        )
        for row in tables.get(name, ())
    }
    frequency = Counter(word for title in words.values() for word in title)
    return {
        key: {word for word in title if TELLING_SHARE * frequency[word] <= len(words)}
        for key, title in words.items()
    }


def _words(title: str) -> set[str]:
    """The words of a title of more than two letters, without the commonest endings."""
    words = (letters(word) for word in re.split(r"[^\w\u200c]+", title))
    stems = (_ENDING.sub("", word) if len(word) > 4 else word for word in words)
    return {stem for stem in stems if len(stem) > 2}
