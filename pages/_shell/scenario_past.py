"""The revisions of a scenario, and what was done with it."""

from __future__ import annotations

from dash import dcc, html

from model.calendar import day_of, format_jalali
from model.scenarios.view import CompareView, Reference
from model.shelf import ShelfChange
from pages._shell.components import card
from pages._shell.i18n import Texts
from pages._shell.scenario_picture import SHORT_HASH
from pages._shell.scenario_seen import Seen
from pages._shell.scenario_words import PATH, Save, reason_words, when
from pages._shell.words import person


def revisions_card(texts: Texts, seen: Seen) -> object:
    """List every save, with the way to see it again."""
    rows = [_revision_row(texts, seen, save) for save in seen.revisions]
    return card(
        texts("scenario.revisions"),
        html.Ul(rows, className="briefs"),
        answer=texts.count("scenario.revisions.answer", len(seen.revisions)),
        class_name="scenario-revisions",
    )


def _revision_row(texts: Texts, seen: Seen, save: Save) -> html.Li:
    key, newest = seen.item.key, seen.item.newest.number
    shown = save.number == seen.save.number
    ways: list[object] = []
    if not shown:
        ways.append(dcc.Link(texts("scenario.replay"), href=f"{PATH}/{key}?r={save.number}"))
    if save.number != newest:
        both = CompareView((Reference(key, save.number), Reference(key, newest)))
        ways.append(dcc.Link(texts("scenario.compare_newest"), href=PATH + both.query))
    return html.Li(
        [
            html.Span(
                [
                    html.Span(
                        texts("scenario.revision", number=save.number), className="brief-subject"
                    ),
                    html.Span(
                        texts(
                            "scenario.by", who=person(texts, save.saved_by), day=when(texts, save)
                        )
                        if not seen.item.fixed
                        else texts("scenarios.report_by"),
                        className="quiet",
                    ),
                    *([html.Span(texts("scenario.shown"), className="pill")] if shown else []),
                ],
                className="brief-marks",
            ),
            html.Bdi(reason_words(texts, seen.item, save)),
            html.Span(
                [html.Code(save.fingerprint[:SHORT_HASH], className="code"), *ways],
                className="brief-marks",
            ),
        ],
        **({"aria-current": "true"} if shown else {}),
    )


def history_card(texts: Texts, seen: Seen) -> object:
    """Tell who did what with it, when."""
    if not seen.changes:
        return card(texts("scenario.history"), answer=texts("scenario.history.none"))
    lines = [
        html.Li(
            [
                html.Bdi(_change(texts, line)),
                html.Span(
                    texts(
                        "scenario.by",
                        who=person(texts, line.who),
                        day=format_jalali(day_of(line.at), texts.language),
                    ),
                    className="quiet",
                ),
            ]
        )
        for line in seen.changes
        if line.field != "revision" or line.old is not None
    ]
    return card(
        texts("scenario.history"),
        html.Ul(lines, className="briefs"),
        answer=texts.count("scenario.history.answer", len(lines)),
        class_name="scenario-history",
    )


def _change(texts: Texts, line: ShelfChange) -> str:
    new, old = (said(texts, line.field, value) for value in (line.new, line.old))
    if line.old is None:
        return texts("scenario.change.first", field=texts(f"scenario.of.{line.field}"), new=new)
    return texts("scenario.change", field=texts(f"scenario.of.{line.field}"), old=old, new=new)


def said(texts: Texts, field: str, value: object) -> str:
    """Write a value of a field as people read it."""
    if field == "status" and value is not None:
        return texts(f"scenario_status.{value}")
    if isinstance(value, list):
        return texts("list.comma").join(value) or "–"
    return texts.number(value)
