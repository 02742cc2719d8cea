"""Where figures come from: findings, places in a source, and the data version."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import datetime
from functools import partial
from zoneinfo import ZoneInfo

from dash import dcc, html

from model.calendar import format_jalali, parse_jalali
from model.catalogue import Catalogue, Finding, Record, ServiceStatus, Source
from model.errors import InvalidInput
from model.overview import changing_findings
from pages._shell.components import card, empty_state
from pages._shell.i18n import Texts

MOST_FINDINGS = 5
TEHRAN = ZoneInfo("Asia/Tehran")

_NUMBERED = re.compile(
    r"(?P<what>table|section|page|rows?|items?|note|picture|paragraph) "
    r"(?P<numbers>[\d-]+(?:(?:, | and | to )[\d-]+)*)",
    re.IGNORECASE,
)
_NAMES = {
    **{str(status): f"status.{status}" for status in ServiceStatus},
    "unknown": "system_status.unknown",
    "chair": "role.chair",
}
_FIGURES = re.compile(r"[\d\s.,;-]+")


def place_of(texts: Texts, record: Record) -> str:
    """Say where a record stands in its source: table or section, page and row."""
    parts = []
    if record.table_no:
        kind = "table" if record.table_no.isdecimal() else "section"
        parts.append(texts(f"place.{kind}", number=texts.number(record.table_no)))
    if record.page is not None:
        parts.append(texts("place.page", number=record.page))
    if record.row is not None:
        parts.append(texts("place.row", number=record.row))
    return texts("list.comma").join(parts) or texts("place.whole")


def other_places(texts: Texts, places: str | None) -> str:
    """Write ``Table 4 row 41; page 29`` in the page's language."""
    if not places or texts.language == "en":
        return places or ""
    named = [_NUMBERED.sub(partial(_place, texts), place) for place in places.split("; ")]
    comma = texts("list.comma").strip()
    return texts("list.semicolon").join(place.replace(",", comma) for place in named)


def _place(texts: Texts, found: re.Match[str]) -> str:
    numbers = texts.number(found["numbers"])
    for written, key in ((" and ", "list.and"), (" to ", "list.to"), (", ", "list.comma")):
        numbers = numbers.replace(written, texts(key))
    return texts(f"place.{found['what'].lower()}", number=numbers)


def figures_of(texts: Texts, value: str | None) -> str:
    """Write what a finding prints: figures in the page's digits, our own ids by their names.

    Codes such as ``LG01-1`` and words of the source stay as they are.
    """
    if not value:
        return ""
    name, colon, rest = value.partition(": ")
    if name in _NAMES:
        return texts(_NAMES[name]) + colon + figures_of(texts, rest)
    if not _FIGURES.fullmatch(value):
        return value
    return texts.number(value.replace("; ", texts("list.semicolon")))


def jalali(texts: Texts, printed: str | None) -> str:
    """Write a printed Jalali date out; anything else stays as it is printed."""
    if not printed:
        return ""
    try:
        return format_jalali(parse_jalali(printed), texts.language, month_name=True)
    except InvalidInput:
        return texts.number(printed)


def moment(texts: Texts, when: datetime) -> str:
    """Write a moment as the Jalali date on which it falls in Tehran."""
    return format_jalali(when.astimezone(TEHRAN).date(), texts.language, month_name=True)


def subject_of(texts: Texts, catalogue: Catalogue, finding: Finding) -> tuple[str, str | None]:
    """Name what a finding is about, with the address of its page if it has one."""
    kind, name = finding.subject_type, finding.subject_id
    if kind == "service" and name and name.isdecimal() and int(name) in catalogue.service_by_id:
        return catalogue.service_by_id[int(name)].short(texts.language), f"/services/{name}"
    if kind == "project" and name and name.isdecimal() and int(name) in catalogue.project_by_id:
        return catalogue.project_by_id[int(name)].title(texts.language), f"/projects/{name}"
    titled = {
        "system": (catalogue.systems, "system_id"),
        "prerequisite": (catalogue.prerequisites, "prerequisite_id"),
        "table": (catalogue.source_tables, "table_id"),
        "index": (catalogue.indices, "index_id"),
        "action": (catalogue.actions, "action_id"),
        "body": (catalogue.bodies, "body_id"),
        "integrated_system": (catalogue.integrated_systems, "integrated_system_id"),
        "council": (catalogue.councils, "council_id"),
        "rollout_programme": (catalogue.rollout_programmes, "programme_id"),
    }
    records, key = titled.get(kind or "", ((), ""))
    for record in records:
        if getattr(record, key) == name:
            return record.title(texts.language), None
    return texts("subject.document"), None


def findings_card(texts: Texts, catalogue: Catalogue) -> html.Section:
    """Count the findings that change something and name the weightiest."""
    changing = changing_findings(catalogue)
    total = sum(map(len, changing.values()))
    if not total:
        empty = empty_state(texts("home.findings.none"), texts("home.findings.none.next"))
        return card(texts("home.findings"), empty, class_name="home-findings")
    counts = [
        dcc.Link(
            [
                html.Span(texts.number(len(some)), className="figure-number"),
                html.Span(texts(f"severity.{severity}"), className="figure-name"),
            ],
            href=f"/data?severity={severity}",
            className="figure",
        )
        for severity, some in changing.items()
    ]
    weighty = _first_of_each(finding for some in changing.values() for finding in some)
    rest = len(catalogue.findings) - total
    return card(
        texts("home.findings"),
        html.Div(counts, className="figures"),
        html.Ul([_brief(texts, catalogue, finding) for finding in weighty], className="briefs"),
        html.Div(html.P(texts.count("home.findings.rest", rest)), className="remarks"),
        answer=texts.count("home.findings.answer", total, all=len(catalogue.findings)),
        class_name="home-findings",
        link=(texts("home.findings.all"), "/data"),
    )


def _first_of_each(findings: Iterable[Finding]) -> list[Finding]:
    """The first findings that are about different things."""
    about: dict[tuple[str | None, str | None], Finding] = {}
    for finding in findings:
        about.setdefault((finding.subject_type, finding.subject_id), finding)
    return list(about.values())[:MOST_FINDINGS]


def _brief(texts: Texts, catalogue: Catalogue, finding: Finding) -> html.Li:
    subject, address = subject_of(texts, catalogue, finding)
    return html.Li(
        [
            dcc.Link(
                subject, href=address or f"/data?kind={finding.kind}", className="brief-subject"
            ),
            html.Span(texts.of(finding, "effect"), className="brief-effect"),
            html.Span(place_of(texts, finding), className="quiet"),
        ]
    )


def version_card(texts: Texts, catalogue: Catalogue) -> html.Section:
    """Say which data are shown, and from which sources."""
    sources = [html.P(source_line(texts, source)) for source in catalogue.sources]
    missing = [table for table in catalogue.source_tables if table.state == "missing"]
    return card(
        texts("home.version"),
        html.Div(
            [
                *sources,
                html.P(
                    texts.count(
                        "home.version.tables",
                        len(catalogue.source_tables) - len(missing),
                        missing=len(missing),
                    )
                ),
            ],
            className="version-lines",
        ),
        answer=texts(
            "home.version.answer",
            version=texts.number(catalogue.version.package_version),
            date=moment(texts, catalogue.version.loaded_at),
        ),
        class_name="home-version",
        link=(texts("home.version.more"), "/data"),
    )


def source_line(texts: Texts, source: Source) -> str:
    """Name a source with its publisher, code, edition and date."""
    parts = [source.title(texts.language), texts.of(source, "publisher")]
    if source.code:
        parts.append(source.code)
    if source.edition:
        parts.append(texts("data.edition", edition=texts.number(source.edition)))
    if source.published:
        parts.append(jalali(texts, source.published))
    return texts("list.comma").join(parts)
