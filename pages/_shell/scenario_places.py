"""Where each service stands in the picture of a scenario, as it was seen and as it is today."""

from __future__ import annotations

from dash import html

from model.scenarios.replay import Place, Replay, Row
from model.scoring import GROUPS
from model.weighing import report_weights
from pages._shell.components import GROUP_MARKS, card, group_badge, table
from pages._shell.i18n import Texts
from pages._shell.scenario_seen import Seen, service_title
from pages._shell.scenario_words import opens

MOST_ROWS = 15


def places_card(texts: Texts, seen: Seen) -> object:
    """Show the picture as it was seen and, if it is another one by now, today's beside it."""
    replay = seen.replay
    shown = list(replay.rows) if not replay.moved else sorted(replay.moved, key=_least_moved)
    head = [_place_row(texts, seen, row) for row in shown[:MOST_ROWS]]
    rest = [_place_row(texts, seen, row) for row in replay.rows]
    columns = _place_columns(texts, replay)
    counts = _tiles(texts, replay)
    more = html.Details(
        [
            html.Summary(texts.count("scenario.whole", len(rest))),
            table(texts("scenario.places"), columns, rest, "places-table"),
        ],
        className="as-table",
    )
    return card(
        texts("scenario.places"),
        counts,
        table(texts("scenario.places"), columns, head, "places-table"),
        more,
        answer=_first_words(texts, seen) if not replay.moved else texts("scenario.places.moved"),
        link=(texts("scenarios.open"), opens(seen.save.content, report_weights(seen.catalogue))),
    )


def _least_moved(row: Row) -> tuple[int, int]:
    """Sort key that puts first what moved most: by groups, then by places."""
    if row.then is None or row.now is None:
        return -len(GROUPS), row.todo_id
    return -abs(row.then.group - row.now.group), -abs(row.then.rank - row.now.rank)


def _first_words(texts: Texts, seen: Seen) -> str:
    ranking = seen.replay.ranking_then
    first = [service_title(texts, seen, int(ranking.ids[row])) for row in ranking.order[:1]]
    return texts("scenario.places.answer", title=first[0], number=ranking.group_counts[1])


def _place_columns(texts: Texts, replay: Replay) -> list[str]:
    names = ["rank", "service", "group", "total"]
    if replay.moved:
        names = ["rank_then", "service", "group_then", "total_then"]
        names += ["rank_now", "group_now", "total_now"]
    return [texts(f"scenario.column.{name}") for name in names]


def _place_row(texts: Texts, seen: Seen, row: Row) -> list[object]:
    service = html.Span(
        [
            service_title(texts, seen, row.todo_id),
            *([html.Span(texts("scenario.moved"), className="pill")] if row.moved else []),
        ],
        className="place-title",
    )
    rank, group, total = _cells(texts, row.then)
    if not seen.replay.moved:
        return [rank, service, group, total]
    return [rank, service, group, total, *_cells(texts, row.now)]


def _cells(texts: Texts, place: Place | None) -> list[object]:
    if place is None:
        return ["–", "–", "–"]
    rank = ("=" if place.tied else "") + texts.number(place.rank)
    return [rank, group_badge(texts, place.group), texts.number(place.total)]


def _tiles(texts: Texts, replay: Replay) -> html.Div:
    then, now = replay.ranking_then.group_counts, replay.ranking_now.group_counts
    return html.Div(
        [
            html.Div(
                [
                    html.Span(texts.number(then[group]), className="count-now"),
                    html.Span(
                        [
                            html.Span(GROUP_MARKS[group], **{"aria-hidden": "true"}),
                            " ",
                            texts(f"group.{group}"),
                        ],
                        className="count-name",
                    ),
                    *(
                        [
                            html.Span(
                                texts("scenario.count_now", number=now[group]),
                                className="count-report is-other",
                            )
                        ]
                        if then[group] != now[group]
                        else []
                    ),
                ],
                className=f"count-tile count-tile-{group}",
            )
            for group in GROUPS
        ],
        className="count-tiles",
    )
