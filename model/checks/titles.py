"""Titles and domains of the services: every place that prints them against the resolved ones."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Final

from model.checks.finding import Finding, Kind, Row, Severity, Subject, Tables, place, whole
from model.checks.words import difference, letters, same, without_brackets

FULL_TITLES: Final = frozenset({"1", "2", "3", "4"})
"""The tables that list services; those that score them may leave out what stands in brackets."""


def check_titles(tables: Tables) -> Iterator[Finding]:
    """Places that word a service differently from its resolved title."""
    titles = {row["service_id"]: row["title_fa"] for row in tables.get("services", ())}
    for service, listings in _by_service(tables).items():
        right = [row for row in listings if _same_title(row, titles[service])]
        for row in listings:
            if row in right:
                continue
            printed, follows = _difference(row, titles[service])
            words = letters(follows)
            witnesses = [r for r in right if words in letters(r["printed_title_fa"])]
            elsewhere = "; ".join(map(place, witnesses))
            yield _found("title", Kind.TITLE, row, printed, follows, elsewhere)


def check_same_title(tables: Tables) -> Iterator[Finding]:
    """Services whose titles say the same as an earlier one's."""
    first: dict[str, Row] = {}
    for row in tables.get("services", ()):
        earlier = first.setdefault(letters(row["title_fa"]), row)
        if earlier is not row:
            yield Finding(
                finding_id=f"F-same-title-{row['service_id']}",
                kind=Kind.TITLE,
                severity=Severity.COUNT,
                document=row["document"],
                table_no=row["table_no"],
                page=whole(row["page"]),
                row=whole(row["row"]),
                subject_type=Subject.SERVICE,
                subject_id=row["service_id"],
                printed=row["title_fa"],
                follows="",
                other_place=place(earlier),
            )


def check_domains(tables: Tables) -> Iterator[Finding]:
    """Places that print another domain than the service's own."""
    domains = {row["domain_id"]: row for row in tables.get("domains", ())}
    own = {row["service_id"]: domains[row["domain"]] for row in tables.get("services", ())}
    for service, listings in _by_service(tables).items():
        domain = own[service]
        printing = [row for row in listings if row["printed_domain_fa"]]
        right = [row for row in printing if same(row["printed_domain_fa"], domain["title_fa"])]
        elsewhere = "; ".join(map(place, right or [domain]))
        for row in printing:
            if not same(row["printed_domain_fa"], domain["title_fa"]):
                printed, follows = row["printed_domain_fa"], domain["title_fa"]
                yield _found("domain", Kind.DOMAIN, row, printed, follows, elsewhere)


def check_empty_domains(tables: Tables) -> Iterator[Finding]:
    """Domains to which no service belongs."""
    used = {row["domain"] for row in tables.get("services", ())}
    for row in tables.get("domains", ()):
        if row["domain_id"] not in used:
            yield Finding(
                finding_id=f"F-domain-without-service-{row['domain_id']}",
                kind=Kind.DOMAIN,
                severity=Severity.NOTE,
                document=row["document"],
                table_no=row["table_no"],
                page=whole(row["page"]),
                row=whole(row["row"]),
                subject_type=Subject.TABLE,
                subject_id="1",
                printed=row["title_fa"],
                follows="0",
                other_place="Table 1",
            )


def _by_service(tables: Tables) -> dict[str, list[Row]]:
    """The places that list each service, in the order of the document."""
    listings: dict[str, list[Row]] = defaultdict(list)
    for row in tables.get("service_listings", ()):
        listings[row["service_id"]].append(row)
    return listings


def _same_title(row: Row, title: str) -> bool:
    printed = row["printed_title_fa"]
    shortened = row["table_no"] not in FULL_TITLES and same(printed, without_brackets(title))
    return shortened or same(printed, title)


def _difference(row: Row, title: str) -> tuple[str, str]:
    """Where a printed title and the resolved one part, the brackets left out if it has none."""
    printed = row["printed_title_fa"]
    short = row["table_no"] not in FULL_TITLES and "(" not in printed
    return difference(printed, without_brackets(title) if short else title)


def _found(name: str, kind: Kind, row: Row, printed: str, follows: str, elsewhere: str) -> Finding:
    return Finding(
        finding_id=f"F-{name}-t{row['table_no']}-{row['row']}",
        kind=kind,
        severity=Severity.TEXT,
        document=row["document"],
        table_no=row["table_no"],
        page=whole(row["page"]),
        row=whole(row["row"]),
        subject_type=Subject.SERVICE,
        subject_id=row["service_id"],
        printed=printed,
        follows=follows,
        other_place=elsewhere,
    )
