"""How far each weight can move before something changes."""

from __future__ import annotations

from collections.abc import Iterator

from dash import html

from model.catalogue import Catalogue
from model.robustness.intervals import IndexStability, Interval, Stability
from model.weights import MAX_WEIGHT, MIN_WEIGHT
from pages._shell.components import table
from pages._shell.i18n import Texts
from pages._shell.robustness.common import index_of, method, names_of, percent, tells

KINDS = ("groups", "groups_off_border", "top", "order")
Room = tuple[int, int]


def room_of(one: IndexStability, interval: Interval) -> Room | None:
    """The lowest and the highest position of the scale at which nothing has changed.

    None where the other weights are all zero, so that the scale itself moves nothing.
    """
    if one.assumed or one.now.slider is None:
        return None
    low, high = interval.low.before, interval.high.before
    return (
        MIN_WEIGHT if low is None else low[one.index],
        MAX_WEIGHT if high is None else high[one.index],
    )


def moves_at_once(one: IndexStability, interval: Interval) -> bool:
    """Whether one step of the scale, up or down, changes something."""
    room = room_of(one, interval)
    if room is None or one.now.slider is None:
        return not interval.free
    now = int(one.now.slider)
    return room[0] > max(now - 1, MIN_WEIGHT) or room[1] < min(now + 1, MAX_WEIGHT)


def says(texts: Texts, found: Stability) -> str:
    """Say in a sentence on how many weights the picture hangs."""
    total = len(found.indices)
    moving = sum(moves_at_once(one, one.groups) for one in found.indices)
    first = sum(not moves_at_once(one, one.top) for one in found.indices)
    said = texts.count("robustness.hold.says", moving, total=total)
    return f"{said} {texts.count('robustness.hold.first', first, total=total, k=found.k)}"


def answer(texts: Texts, catalogue: Catalogue, found: Stability) -> list[object]:
    """Show the room of each weight, what changes first beyond it, and what ties do."""
    titles = [texts("robustness.hold.index"), texts("robustness.hold.now")]
    titles += [texts(f"robustness.hold.{kind}", k=found.k) for kind in KINDS]
    rows = [_row(texts, catalogue, one) for one in found.indices]
    return [
        tells(list(_remarks(texts, catalogue, found))),
        table(texts("robustness.hold.question"), titles, rows, "hold-table"),
        html.Details(
            [
                html.Summary(texts("robustness.hold.beyond")),
                table(
                    texts("robustness.hold.beyond"),
                    [texts(f"robustness.hold.beyond.{name}") for name in ("index", "at", "who")],
                    list(_beyond(texts, catalogue, found)),
                ),
            ],
            className="twin",
        ),
        method(texts("robustness.hold.method")),
    ]


def _row(texts: Texts, catalogue: Catalogue, one: IndexStability) -> list[object]:
    slider = one.now.slider
    now = texts.number(int(slider)) if slider is not None else texts("robustness.hold.all")
    return [
        index_of(texts, catalogue, one.index),
        html.B(now),
        *(_cell(texts, one, getattr(one, kind)) for kind in KINDS),
    ]


def _cell(texts: Texts, one: IndexStability, interval: Interval) -> html.Div:
    room = room_of(one, interval)
    shares = texts(
        "robustness.hold.shares",
        low=percent(texts, float(interval.low.place.share)),
        high=percent(texts, float(interval.high.place.share)),
    )
    if room is None or one.now.slider is None:
        return html.Div(shares, className="room-words")
    low, high = room
    now = int(one.now.slider)
    if (low, high) == (MIN_WEIGHT, MAX_WEIGHT):
        words = texts("robustness.hold.any")
    elif low == high:
        words = texts("robustness.hold.only", now=now)
    else:
        words = texts("robustness.hold.range", low=low, high=high)
    return html.Div(
        [
            html.Span(words, className="room-words" if low != high else "room-words is-tight"),
            html.Span(
                [
                    html.Span(className="room-range", style=_place(low, high)),
                    html.Span(className="room-now", style=_place(now, now)),
                ],
                className="room",
                **{"aria-hidden": "true"},
            ),
            html.Span(shares, className="note"),
        ],
        className="room-cell",
    )


def _place(low: int, high: int) -> dict[str, str]:
    unit = 100 / (MAX_WEIGHT - MIN_WEIGHT)
    return {"insetInlineStart": f"{unit * low:g}%", "width": f"{unit * (high - low):g}%"}


def _remarks(texts: Texts, catalogue: Catalogue, found: Stability) -> Iterator[str]:
    border = sorted({todo for one in found.indices for todo in one.on_border})
    if border:
        named = names_of(texts, catalogue, border)
        yield texts.count("robustness.hold.border", len(border), names=named)
    tightest = found.tightest
    others = tightest.groups_off_border
    yield texts(
        "robustness.hold.tightest",
        index=index_of(texts, catalogue, tightest.index),
        low=percent(texts, float(others.low.place.share)),
        high=percent(texts, float(others.high.place.share)),
    )
    if found.parting_pairs:
        yield texts("robustness.hold.ties")


def _beyond(texts: Texts, catalogue: Catalogue, found: Stability) -> Iterator[list[object]]:
    for one in found.indices:
        for way, end in (("down", one.groups.low), ("up", one.groups.high)):
            if end.free:
                continue
            at = percent(texts, float(end.place.share))
            if end.after is not None and not one.assumed:
                step = texts(f"robustness.hold.{way}", number=end.after[one.index])
                at = texts("robustness.hold.at", step=step, share=at)
            who = names_of(texts, catalogue, end.ids)
            yield [index_of(texts, catalogue, one.index), at, who]
