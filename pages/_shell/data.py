"""The data page: rows of the findings, sources, tables taken over, and downloads."""

from __future__ import annotations

from collections.abc import Sequence

from dash import html

from model.catalogue import Catalogue, Finding, SourceTable
from model.filters import Filters
from model.findings import CHOICES, counts, matching_findings
from model.package_files import PackageFile, PackageFiles
from pages._shell.components import card, empty_state, table
from pages._shell.facts import figures_of, jalali, moment, other_places, place_of, subject_of
from pages._shell.i18n import Texts
from pages._shell.listing import options

DOWNLOAD = "/download/"


def body(texts: Texts, catalogue: Catalogue, package: PackageFiles | None) -> list[object]:
    """Give the cards below the findings."""
    return [
        _sources_card(texts, catalogue),
        _tables_card(texts, catalogue),
        _downloads_card(texts, package),
    ]


def menu_options(texts: Texts, catalogue: Catalogue) -> dict[str, list[dict]]:
    """Give the options of the menus by filter, each with how many findings it keeps."""
    found = counts(catalogue)
    return {
        name: options({value: texts(f"{name}.{value}") for value in values}, found[name], texts)
        for name, values in CHOICES.items()
    }


def finding_rows(texts: Texts, catalogue: Catalogue, filters: Filters) -> list[dict[str, object]]:
    """Give the rows of the grid, the weightiest first."""
    return [_row(texts, catalogue, f) for f in matching_findings(catalogue, filters)]


def summary(texts: Texts, catalogue: Catalogue, shown: int) -> str:
    """Say in one sentence what the list shows."""
    everything = len(catalogue.findings)
    if shown == everything:
        waiting = sum(finding.treatment == "open" for finding in catalogue.findings)
        return texts.count("data.findings.all", everything, open=waiting)
    return texts.count("data.findings.some", shown, all=everything)


def _row(texts: Texts, catalogue: Catalogue, finding: Finding) -> dict[str, object]:
    subject, href = subject_of(texts, catalogue, finding)
    elsewhere = other_places(texts, finding.other_place)
    return {
        "key": finding.finding_id,
        "weight": CHOICES["severity"].index(finding.severity),  # type: ignore[attr-defined]
        "severity": texts(f"severity.{finding.severity}"),
        "severityStyle": f"severity-{finding.severity.replace('_', '-')}",
        "kind": texts(f"kind.{finding.kind}"),
        "where": place_of(texts, finding),
        "subject": subject,
        "href": href,
        "printed": figures_of(texts, finding.printed) or "–",
        "follows": figures_of(texts, finding.follows) or "–",
        "elsewhere": texts("finding.elsewhere", place=elsewhere) if elsewhere else "",
        "effect": texts.of(finding, "effect"),
        "treatment": texts(f"treatment.{finding.treatment}"),
        "treatmentStyle": f"treatment-{finding.treatment}",
        "treated": texts.of(finding, "treatment"),
        "found": texts("finding.derived" if finding.derived else "finding.read"),
    }


def _sources_card(texts: Texts, catalogue: Catalogue) -> html.Section:
    lines: list[object] = []
    for source in catalogue.sources:
        facts = [
            ("data.source.publisher", texts.of(source, "publisher")),
            ("data.source.code", source.code),
            ("data.source.edition", texts.number(source.edition) if source.edition else None),
            ("data.source.published", jalali(texts, source.published)),
            ("data.source.pages", texts.number(source.pages) if source.pages else None),
        ]
        lines.append(html.H3(source.title(texts.language), className="source-title"))
        lines.append(_facts(texts, facts))
    version = catalogue.version
    lines.append(html.H3(texts("data.version"), className="source-title"))
    lines.append(
        _facts(
            texts,
            [
                ("data.version.package", version.package),
                ("data.version.number", texts.number(version.label)),
                ("data.version.loaded", moment(texts, version.loaded_at)),
                ("data.version.changed", moment(texts, version.changed_at)),
                ("data.version.hash", version.content_hash[:12]),
            ],
        )
    )
    answer = texts.count("data.sources.answer", len(catalogue.sources))
    return card(texts("data.sources"), *lines, answer=answer, class_name="data-sources")


def _facts(texts: Texts, facts: Sequence[tuple[str, str | None]]) -> html.Dl:
    return html.Dl(
        [
            html.Div([html.Dt(texts(key)), html.Dd(html.Bdi(value))])
            for key, value in facts
            if value
        ],
        className="facts",
    )


def _tables_card(texts: Texts, catalogue: Catalogue) -> html.Section:
    tables = sorted(catalogue.source_tables, key=_pages_of)
    if not tables:
        empty = empty_state(texts("data.tables.none"), texts("home.empty.next"))
        return card(texts("data.tables"), empty, class_name="data-tables")
    missing = [item for item in tables if item.state == "missing"]
    warnings = [
        html.Div(
            html.P(texts("data.tables.missing", table=_table_name(texts, item))),
            className="notice notice-warning",
        )
        for item in missing
    ]
    rows = [
        [
            _table_name(texts, item),
            html.Span(_pages(texts, item), className="nowrap"),
            texts.number(item.rows) if item.state != "missing" else "–",
            html.Span(texts(f"table_state.{item.state}"), className=f"state-{item.state} nowrap"),
        ]
        for item in tables
    ]
    columns = [texts(f"data.tables.{name}") for name in ("title", "pages", "rows", "state")]
    return card(
        texts("data.tables"),
        *warnings,
        table(texts("data.tables"), columns, rows),
        answer=texts.count(
            "data.tables.answer",
            len(tables) - len(missing),
            rows=sum(item.rows for item in tables),
        ),
        class_name="data-tables",
    )


def _table_name(texts: Texts, item: SourceTable) -> str:
    key = "home.table" if item.table_id.isdecimal() else "home.section"
    return texts(key, table=texts.number(item.table_id), title=item.title(texts.language))


def _pages_of(item: SourceTable) -> tuple[int, int]:
    return item.page_from or 0, item.page_to or 0


def _pages(texts: Texts, item: SourceTable) -> str:
    if item.page_from is None or item.page_to is None:
        return "–"
    if item.page_from == item.page_to:
        return texts.number(item.page_from)
    return texts("data.tables.span", first=item.page_from, last=item.page_to)


def _downloads_card(texts: Texts, package: PackageFiles | None) -> html.Section:
    if package is None:
        empty = empty_state(texts("data.downloads.none"), texts("data.downloads.none.next"))
        return card(texts("data.downloads"), empty, class_name="data-downloads")
    files = [
        html.Li(
            [
                html.A(html.Bdi(file.name), href=DOWNLOAD + file.name, download=file.name),
                html.Span(texts.of(file, "title"), className="file-title"),
                html.Span(_size(texts, file), className="quiet"),
            ]
        )
        for file in package.files
    ]
    return card(
        texts("data.downloads"),
        html.P(
            html.A(
                texts("data.downloads.zip"),
                href=DOWNLOAD + package.zip_name,
                download=package.zip_name,
                className="tool-button",
            ),
            className="ways no-print",
        ),
        html.Ul(files, className="files"),
        answer=texts.count("data.downloads.answer", len(package.files)),
        class_name="data-downloads",
    )


def _size(texts: Texts, file: PackageFile) -> str:
    return texts("data.kilobytes", number=max(1, round(file.size / 1024)))
