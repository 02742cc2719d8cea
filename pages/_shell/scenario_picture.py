"""The picture of a scenario: its settings, and whether it is still the one that was saved."""

from __future__ import annotations

from dash import html

from model.scenarios.replay import Replay
from model.weighing import report_weights
from model.weights import INDEX_IDS, MAX_WEIGHT
from pages._shell import scenario_reads
from pages._shell.components import card, table
from pages._shell.i18n import Texts
from pages._shell.scenario_seen import Seen, index_names, service_title
from pages._shell.scenario_words import data_words
from pages._shell.weighed import bounds_values

SHORT_HASH = 12


def same_card(texts: Texts, seen: Seen) -> object:
    """Say whether the picture is still the one that was saved, and what has changed since."""
    replay = seen.replay
    print_of = html.Span(
        [
            texts("scenario.fingerprint"),
            " ",
            html.Code(
                seen.save.fingerprint[:SHORT_HASH], title=seen.save.fingerprint, className="code"
            ),
        ],
        className="quiet",
    )
    parts: list[object] = []
    if not replay.intact:
        parts.append(
            html.Div(texts("scenario.not_intact"), className="notice notice-warning", role="alert")
        )
    if replay.same:
        answer = texts("scenario.same" if not seen.item.fixed else "scenario.same_report")
    else:
        answer = _changed(texts, replay)
        parts.append(_differences(texts, seen))
    for todo_id, index in replay.gone:
        name = index_names(texts, seen.replay.then)[index]
        parts.append(html.P(texts("scenario.gone", todo=todo_id, index=name)))
    parts.append(html.P([data_words(texts, replay.then.version), " · ", print_of]))
    return card(
        texts("scenario.same.heading"),
        *parts,
        answer=answer,
        class_name="scenario-same" + ("" if replay.same else " is-changed"),
    )


def _changed(texts: Texts, replay: Replay) -> str:
    number, moved = len(replay.changed), len(replay.moved)
    if replay.course is None:
        return texts.count("scenario.changed", number, moved=moved)
    opening = len(replay.course.moved)
    return texts.count("scenario.changed_plan", number, moved=moved, opening=opening)


def _differences(texts: Texts, seen: Seen) -> object:
    rows = [
        [
            scenario_reads.subject(texts, seen, one),
            scenario_reads.field(texts, seen, one),
            html.Bdi(scenario_reads.value(texts, seen, one, one.then)),
            html.Bdi(scenario_reads.value(texts, seen, one, one.now)),
        ]
        for one in seen.replay.changed
    ]
    names = ("subject", "field", "then", "now")
    columns = [texts(f"scenario.difference.{name}") for name in names]
    return table(texts("scenario.difference"), columns, rows, "difference-table")


def settings_card(texts: Texts, seen: Seen) -> object:
    """Show the weights beside the report's, the bounds and the what-ifs."""
    content, catalogue = seen.save.content, seen.replay.then
    report = report_weights(catalogue)
    names = index_names(texts, catalogue)
    rows = []
    for place, index in enumerate(INDEX_IDS):
        weight = content.weights[index]
        bar = html.Span(
            html.Span(
                className=f"weight-bar share-{place}",
                style={"width": f"{100 * weight / MAX_WEIGHT:.0f}%"},
            ),
            className="weight-track",
            **{"aria-hidden": "true"},
        )
        number = html.Span(texts.number(weight), className="weight-number")
        rows.append(
            [
                names[index],
                html.Span([number, bar], className="compare-weight"),
                texts.number(report[index]),
            ]
        )
    columns = [texts("compare.index"), texts("scenario.weight"), texts("scenario.report_weight")]
    other = sum(content.weights[index] != report[index] for index in INDEX_IDS)
    notes: list[object] = [
        html.P(texts("weighed.bounds", **bounds_values(texts, content.bounds)), className="quiet")
    ]
    if content.what_ifs:
        notes.append(html.H3(texts("scenario.what_ifs"), className="panel-new"))
        notes.append(html.Ul([_what_if(texts, seen, *item) for item in content.what_ifs.items()]))
    return card(
        texts("scenario.weights"),
        table(texts("scenario.weights"), columns, rows, "settings-table"),
        *notes,
        answer=texts.count("scenario.weights.answer", other)
        if other
        else texts("scenario.weights.same"),
    )


def _what_if(texts: Texts, seen: Seen, place: tuple[int, str], score: int) -> html.Li:
    todo_id, index = place
    given = seen.replay.then.score_by_todo[todo_id].values[INDEX_IDS.index(index)]
    return html.Li(
        texts(
            "scenario.what_if",
            title=service_title(texts, seen, todo_id),
            index=index_names(texts, seen.replay.then)[index],
            given=given,
            score=score,
        )
    )
