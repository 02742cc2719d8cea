"""One project, whole: why it stands where it does, its charter, what was found and what changed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from urllib.parse import unquote

from dash import dcc, html

from model.catalogue import Catalogue, Change, Project
from model.errors import NotFound, TarazuError
from model.portfolio.completeness import FIELDS, completeness, open_gaps
from model.portfolio.dates import milestones_on
from model.portfolio.picture import value_name
from model.portfolio.placement import Placed
from model.portfolio.ranks import ranks
from model.portfolio.rules import Rule, attributes_of
from pages._shell.changes import change_words
from pages._shell.charter_fields import Sheet, milestones_of
from pages._shell.charter_forms import edit_button
from pages._shell.components import card, empty_state, fact_mark
from pages._shell.facts import figures_of, moment, place_of
from pages._shell.frame import request_language
from pages._shell.i18n import Texts, texts_in
from pages._shell.projects_ranks import rank_words
from pages._shell.projects_words import (
    PATH,
    attribute_words,
    level_mark,
    level_name,
    programme_title,
    project_address,
    reason_title,
    rule_name,
    standing,
    why,
)
from pages._shell.words import person

LONGEST_NUMBER = 6


def parse_project_id(text: object) -> int:
    """Read the number of a project that came from outside.

    Raises
    ------
    NotFound
        ``error.project.unknown``
    """
    plain = unquote(text) if isinstance(text, str) else ""
    if not (plain.isascii() and plain.isdecimal() and len(plain) <= LONGEST_NUMBER):
        raise NotFound("error.project.unknown", value=plain[:60])
    return int(plain)


def project_title(project_id: str | None = None, **_: object) -> str:
    """Title the page of a project; Dash calls it per visit."""
    texts = texts_in(request_language())
    try:
        page = texts("project.page", number=parse_project_id(project_id or ""))
    except NotFound:
        page = texts("nav.projects")
    return texts("shell.page_title", page=page, app=texts("app.name"))


def unknown(texts: Texts, error: TarazuError) -> list[object]:
    """Say that there is no such project."""
    return [
        html.H1(texts("nav.projects"), className="page-title"),
        empty_state(texts.error(error), texts("project.unknown.next")),
        html.P(dcc.Link(texts("project.all"), href=PATH)),
    ]


def contents(
    texts: Texts,
    catalogue: Catalogue,
    project: Project,
    placed: Placed,
    changes: Sequence[Change],
    day: date,
) -> list[object]:
    """Tell of one project.

    Parameters
    ----------
    changes : sequence of Change
        What people changed in it and in its charter, newest first.
    day : date
        The day against which its milestones are held.
    """
    return [
        _head(texts, catalogue, project),
        html.Div(
            [
                html.Div(
                    _charter(texts, catalogue, project, placed, day), className="project-main"
                ),
                html.Div(
                    [
                        _placement(texts, catalogue, project, placed),
                        _findings(texts, catalogue, project),
                        _history(texts, catalogue, changes),
                    ],
                    className="project-side",
                ),
            ],
            className="project-columns",
        ),
    ]


def _head(texts: Texts, catalogue: Catalogue, project: Project) -> html.Div:
    place = level_name(texts, project.level)
    if project.rank is not None:
        place = texts("project.place", level=level_mark(texts, project.level), rank=project.rank)
    other = "en" if texts.language == "fa" else "fa"
    marks: list[object] = [
        html.Span(place, className=f"pill level-{str(project.level).lower()}"),
        html.Span(programme_title(texts, catalogue, project.programme), className="pill"),
    ]
    if project.ambiguous:
        marks.append(html.Span(texts("projects.state.ambiguous"), className="pill treatment-open"))
    return html.Div(
        [
            html.P(dcc.Link(texts("project.all"), href=PATH), className="project-back no-print"),
            html.H1(project.title(texts.language), className="page-title"),
            html.P(html.Bdi(project.title(other), lang=other), className="quiet"),
            html.P(marks, className="project-marks"),
        ],
        className="page-head",
    )


def _placement(
    texts: Texts, catalogue: Catalogue, project: Project, placed: Placed
) -> html.Section:
    placement = placed.of(project.project_id)
    own = attributes_of(project)
    given = {str(rule): value_name(rule, getattr(own, rule)) for rule in Rule}
    title = project.title(texts.language)
    facts = [
        html.Div(
            [
                html.Dt(rule_name(texts, rule)),
                html.Dd(
                    [
                        attribute_words(texts, rule, getattr(own, rule)),
                        " ",
                        fact_mark(texts, getattr(project, f"{rule}_basis")),
                    ]
                ),
            ]
        )
        for rule in Rule
    ]
    level = level_mark(texts, placement.level)
    rank = rank_words(texts, project, ranks(catalogue))
    key = "project.explained" if placement.explained else "project.unexplained"
    edit = edit_button(texts, "project", project.project_id, project.version, given, title)
    return card(
        texts("project.why"),
        html.P(
            [
                texts("project.printed", place=place_of(texts, project)),
                " ",
                fact_mark(texts, "printed"),
            ]
        ),
        html.P(
            [
                texts("project.reason", reason=reason_title(texts, catalogue, project)),
                " ",
                fact_mark(texts, project.reason_basis),
            ]
        ),
        html.H3(texts("project.by_rules"), className="panel-head"),
        html.P([texts(key, level=level), " ", fact_mark(texts, "computed")]),
        html.P(why(texts, placement)),
        html.P(standing(texts, placement), className="quiet"),
        *([html.P([rank, " ", fact_mark(texts, "computed")])] if rank else []),
        html.Div([html.H3(texts("project.attributes"), className="panel-head"), edit]),
        html.Dl(facts, className="facts"),
    )


def _charter(
    texts: Texts, catalogue: Catalogue, project: Project, placed: Placed, day: date
) -> list[object]:
    complete = completeness(catalogue)
    own = complete[project.charter]
    dated = milestones_of(milestones_on(catalogue, day), project.charter)
    sheet = Sheet(texts, catalogue, project, dated)
    printed = sheet.charter.state == "printed"
    notes: list[object] = []
    if printed and sheet.charter.printed_title_fa:
        name = sheet.charter.printed_title_fa
        place = place_of(texts, sheet.charter)
        notes.append(html.P(texts("charter.printed", title=name, place=place), className="quiet"))
    else:
        notes.append(html.P(texts("charter.blank"), className="quiet"))
    shared = [p for p in catalogue.projects if p.charter == project.charter and p is not project]
    if shared:
        links = [dcc.Link(p.title(texts.language), href=project_address(p)) for p in shared]
        notes.append(html.P([texts("charter.shared"), " ", *links]))
    if project.ambiguous:
        notes.append(_gap(texts, catalogue, project, placed))
    meter = html.Div(
        html.Div(
            className="meter-fill", style={"inlineSize": f"{100 * own.count / len(FIELDS):.0f}%"}
        ),
        className="meter",
        role="img",
        **{"aria-label": texts("projects.complete", number=own.count, all=len(FIELDS))},
    )
    return [
        card(
            texts("charter"),
            meter,
            *notes,
            html.Div(sheet.fields(), className="charter"),
            answer=texts("charter.answer", number=own.count, all=len(FIELDS)),
            class_name="charter-card",
        )
    ]


def _gap(texts: Texts, catalogue: Catalogue, project: Project, placed: Placed) -> html.Div:
    gaps = open_gaps(catalogue, project, completeness(catalogue))
    level = level_mark(texts, placed.of(project.project_id).reached)
    if not gaps:
        said = [html.P(texts("charter.cured", level=level))]
        return html.Div(said, className="notice")
    lacks = texts("list.comma").join(texts(f"charter.gap.{gap}") for gap in gaps)
    return html.Div(
        [
            html.P(texts("projects.lacks", what=lacks)),
            html.P([texts("charter.reaches", level=level), " ", fact_mark(texts, "computed")]),
        ],
        className="notice notice-warning",
    )


def _findings(texts: Texts, catalogue: Catalogue, project: Project) -> html.Section:
    found = catalogue.findings_of("project", project.project_id)
    if not found:
        return card(
            texts("project.findings"), html.P(texts("project.findings.none"), className="quiet")
        )
    lines = []
    for finding in found:
        words: list[object] = [html.P(texts.of(finding, "effect"))]
        pair = [figures_of(texts, one) for one in (finding.printed, finding.follows) if one]
        if pair:
            arrow = " ← " if texts.direction == "rtl" else " → "
            shown = [html.Bdi(pair[0]), *(part for p in pair[1:] for part in (arrow, html.Bdi(p)))]
            words.append(html.P(shown, className="finding-pair"))
        words.append(
            html.P(
                [texts.of(finding, "treatment"), " · ", place_of(texts, finding)], className="quiet"
            )
        )
        lines.append(html.Li(words))
    return card(
        texts("project.findings"),
        html.Ul(lines, className="briefs"),
        answer=texts.count("project.findings.answer", len(found)),
    )


def _history(texts: Texts, catalogue: Catalogue, changes: Sequence[Change]) -> html.Section:
    other = "_en" if texts.language == "fa" else "_fa"
    lines = [
        html.Li(
            texts(
                "change.line",
                day=moment(texts, change.at),
                who=person(texts, change.who),
                what=change_words(texts, catalogue, change),
            )
        )
        for change in changes
        if not str(change.field).endswith((other, "_basis"))
    ]
    if not lines:
        return card(
            texts("project.history"), html.P(texts("project.history.none"), className="quiet")
        )
    return card(texts("project.history"), html.Ul(lines, className="panel-list"))
