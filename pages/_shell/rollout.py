"""What the documents and people say of the rollout, as cards."""

from __future__ import annotations

from datetime import date

from dash import dcc, html

from model.calendar import format_jalali, format_partial
from model.catalogue import Catalogue, Finding, RolloutStage, RolloutStep
from model.rollout import STAGES, Cell, Line, matrix, told_figures
from pages._shell.components import card, empty_state, fact_mark, table
from pages._shell.facts import figures_of, place_of
from pages._shell.i18n import Texts
from pages._shell.rollout_aims import aims_card

MARKS = {
    RolloutStage.PILOT: "◔",
    RolloutStage.RUNNING: "◑",
    RolloutStage.IN_PERSON_ENDED: "●",
}
NOT_YET = "·"


def answer(texts: Texts, catalogue: Catalogue, today: date) -> str:
    """Say in a sentence how far the documents' groups are."""
    ended = RolloutStage.IN_PERSON_ENDED
    lines = [line for line in matrix(catalogue, today) if line.group]
    done = sum(line.reached(ended) for line in lines)
    begun = sum(line.reached(RolloutStage.PILOT) for line in lines)
    places = sum(len(line.cells) for line in lines)
    return texts("rollout.answer", ended=done, begun=begun, places=places)


def cards(texts: Texts, catalogue: Catalogue, today: date) -> list[html.Section]:
    """Lay out all that is known."""
    return [
        _matrix_card(texts, catalogue, today),
        _target_card(texts, catalogue),
        _channels_card(texts, catalogue),
        _milestones_card(texts, catalogue),
        aims_card(texts, catalogue),
        _findings_card(texts, catalogue),
    ]


def subject_title(texts: Texts, catalogue: Catalogue, step: RolloutStep) -> str:
    """Name what a step is about."""
    if step.service is not None:
        return catalogue.service_by_id[step.service].short(texts.language)
    groups = {group.group_id: group for group in catalogue.rollout_groups}
    return groups[str(step.group)].title(texts.language)


def _matrix_card(texts: Texts, catalogue: Catalogue, today: date) -> html.Section:
    lines = matrix(catalogue, today)
    districts = sorted(catalogue.districts, key=lambda district: district.number)
    columns = [texts("rollout.subject"), *(one.title(texts.language) for one in districts)]
    rows = [
        [_line_title(texts, line), *(_cell(texts, cell) for cell in line.cells)] for line in lines
    ]
    legend = html.Ul(
        [
            html.Li(
                [
                    html.Span(MARKS[stage], **{"aria-hidden": "true"}),
                    " ",
                    texts(f"rollout_stage.{stage}"),
                ]
            )
            for stage in STAGES
        ],
        className="rollout-legend",
    )
    notes = [html.P([_left(texts, line), *_ready(texts, line)]) for line in lines]
    if any(one.basis == "resolved" for one in districts):
        notes.append(
            html.P([texts("rollout.districts.counted"), " ", fact_mark(texts, "resolved")])
        )
    if len(districts) == 1:
        notes.append(html.P(texts("rollout.districts.one")))
    return card(
        texts("rollout.matrix"),
        legend,
        table(texts("rollout.matrix"), columns, rows, "rollout-matrix"),
        html.Div(notes, className="remarks"),
        class_name="rollout-wide",
    )


def _line_title(texts: Texts, line: Line) -> object:
    if line.service is not None:
        return dcc.Link(
            line.service.short(texts.language), href=f"/services/{line.service.service_id}"
        )
    assert line.group is not None
    count = line.group.services
    told = texts("rollout.uncounted") if count is None else texts.count("rollout.services", count)
    return [html.B(line.group.title(texts.language)), html.Span(told, className="quiet note")]


def _cell(texts: Texts, cell: Cell) -> html.Div:
    """Say how far one place is: a mark, its word, since when, whose word, and what is next."""
    if cell.stage is None:
        reached: list[object] = [
            html.Span(NOT_YET, className="rollout-mark"),
            html.Span(texts("rollout.not_yet"), className="quiet"),
        ]
    else:
        reached = [
            html.Span(MARKS[cell.stage], className="rollout-mark", **{"aria-hidden": "true"}),
            html.Span(texts(f"rollout_stage.{cell.stage}")),
        ]
    since = _day(texts, cell.day) if cell.day else _partial(texts, cell.since)
    if since:
        reached.append(html.Span(texts("rollout.since", day=since), className="quiet"))
    if cell.basis:
        reached.append(fact_mark(texts, cell.basis))
    if cell.next is not None:
        key = "rollout.next.late" if cell.late else "rollout.next"
        words = texts(
            key, stage=texts(f"rollout_stage.{cell.next.stage}"), day=_day(texts, cell.next.day)
        )
        reached.append(html.Span(words, className="rollout-late" if cell.late else "quiet"))
    stage = cell.stage or "none"
    return html.Div(reached, className=f"rollout-cell rollout-{stage}")


def _day(texts: Texts, day: date) -> str:
    return format_jalali(day, texts.language, month_name=True)


def _partial(texts: Texts, said: str | None) -> str:
    return format_partial(said, texts.language) if said else ""


def _left(texts: Texts, line: Line) -> str:
    if line.service is not None:
        title = line.service.short(texts.language)
    else:
        assert line.group is not None
        title = line.group.title(texts.language)
    if not line.left:
        return texts("rollout.left.none", title=title)
    names = texts("list.comma").join(one.title(texts.language) for one in line.left)
    return texts("rollout.left", title=title, districts=names)


def _ready(texts: Texts, line: Line) -> list[object]:
    """Say which districts may take which stage next."""
    said: list[object] = []
    for stage in STAGES:
        districts = line.ready(stage)
        if districts:
            names = texts("list.comma").join(one.title(texts.language) for one in districts)
            name = texts(f"rollout_stage.{stage}")
            said += [" ", texts("rollout.ready_for", stage=name, districts=names)]
    return [*said, " ", fact_mark(texts, "computed")] if said else []


def _target_card(texts: Texts, catalogue: Catalogue) -> html.Section:
    programme = catalogue.rollout_programmes[0]
    told = told_figures(catalogue)
    lines: list[object] = []
    for one in told:
        width = f"{100 * (one.share or 0):.1f}%"
        lines.append(
            html.Div(
                [
                    html.Span(one.count.title(texts.language)),
                    html.B(texts.number(one.count.value)),
                    html.Div(html.Div(style={"inlineSize": width}), className="rollout-bar"),
                    html.Span(place_of(texts, one.count), className="quiet"),
                ],
                className="rollout-told",
            )
        )
    if not told:
        lines.append(empty_state(texts("rollout.target.untold"), texts("rollout.target.next")))
    target = programme.services_target
    key = "rollout.target.answer" if programme.target_year else "rollout.target.answer.undated"
    said = texts(key, number=target, year=texts.number(programme.target_year or 0))
    others = [count for count in catalogue.rollout_counts if count.subject != "online"]
    figures = [
        [count.title(texts.language), texts.number(count.value), place_of(texts, count)]
        for count in sorted(others, key=lambda count: count.position)
    ]
    columns = [texts("rollout.figure"), texts("rollout.value"), texts("rollout.place")]
    return card(
        texts("rollout.target"),
        *lines,
        html.Details(
            [
                html.Summary(texts("rollout.figures")),
                table(texts("rollout.figures"), columns, figures),
            ],
            className="names",
        ),
        answer=said if target else None,
    )


def _channels_card(texts: Texts, catalogue: Catalogue) -> html.Section:
    rows = [
        [
            channel.title(texts.language),
            texts(f"channel.{channel.kind}"),
            texts("rollout.untold") if channel.count is None else texts.number(channel.count),
        ]
        for channel in sorted(catalogue.rollout_channels, key=lambda one: one.position)
    ]
    columns = [
        texts("rollout.channel"),
        texts("rollout.channel.kind"),
        texts("rollout.channel.count"),
    ]
    return card(texts("rollout.channels"), table(texts("rollout.channels"), columns, rows))


def _milestones_card(texts: Texts, catalogue: Catalogue) -> html.Section:
    rows = [
        [
            one.title(texts.language),
            [
                _partial(texts, one.date) or texts("rollout.undated"),
                " ",
                fact_mark(texts, one.basis),
            ],
            texts.number(one.printed_date or "") or texts("rollout.untold"),
        ]
        for one in sorted(catalogue.rollout_milestones, key=lambda one: one.position)
    ]
    columns = [texts("rollout.milestone"), texts("rollout.date"), texts("rollout.printed_date")]
    return card(texts("rollout.milestones"), table(texts("rollout.milestones"), columns, rows))


def _findings_card(texts: Texts, catalogue: Catalogue) -> html.Section:
    found = [one for one in catalogue.findings if one.subject_type == "rollout_programme"]
    if not found:
        return card(texts("rollout.findings"), html.P(texts("rollout.findings.none")))
    return card(
        texts("rollout.findings"),
        html.Ul([html.Li(_finding(texts, one)) for one in found], className="briefs"),
        answer=texts.count("rollout.findings.answer", len(found)),
        link=(texts("rollout.findings.all"), "/data"),
        class_name="rollout-wide",
    )


def _finding(texts: Texts, finding: Finding) -> list[object]:
    told = finding.printed or ""
    if finding.kind == "date":
        told = texts("list.semicolon").join(_partial(texts, one) for one in told.split("; "))
    else:
        told = figures_of(texts, told)
    return [
        html.Span(texts.of(finding, "effect"), className="brief-subject"),
        html.Span(texts.of(finding, "treatment")),
        html.Span([html.Bdi(told), " · ", place_of(texts, finding)], className="quiet"),
    ]
