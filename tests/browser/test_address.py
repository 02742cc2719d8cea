"""The address that the browser writes is the picture that Python reads."""

from __future__ import annotations

from random import Random

from model.scoring import DEFAULT_BOUNDS, Bounds
from model.view import COLUMNS, DEFAULT_COLUMNS, GROUPS, Known, View, parse_view
from model.weights import INDEX_IDS, Weights
from tests.browser.expected import REPORT
from tests.browser.screen import Screen

KNOWN = Known(services=range(1, 61), domains={"culture", "transport", "spatial"})
TEXTS = (
    *(
        "",
        "بازارچه",
        "می‌شود",
        "traffic map",
        "a&b=c",
        "50%",
        "#1",
        "a+b",
        "?w=1",
        "، ؛",
        "😀",
        "%41",
    ),
    *('"quoted"', "'", "a/b\\c", "<b>", " x ", "ي ك ٤"),
)
FORMAT = """
  return arguments[0].map((view) => window.tarazu.address.format(view, {
    columns: arguments[1],
    bounds: "200,140",
  }));
"""


def drawn(random: Random, text: str) -> View:
    """A picture with some of everything."""
    weights = [random.randint(0, 10) for _ in range(5)]
    cells = {(random.randint(1, 60), random.choice(INDEX_IDS)) for _ in range(random.randint(0, 3))}
    shown = {"service", *random.sample(COLUMNS, random.randint(1, 8))}
    return View(
        weights=Weights((*weights, random.randint(1, 10))),
        what_ifs={cell: random.randint(1, 3) for cell in cells},
        domains=tuple(random.sample(sorted(KNOWN.domains), random.randint(0, 3))),
        groups=tuple(random.sample(GROUPS, random.randint(0, 3))),
        text=text,
        columns=random.choice([DEFAULT_COLUMNS, tuple(c for c in COLUMNS if c in shown)]),
        selected=random.choice([None, random.randint(1, 60)]),
        bounds=random.choice([DEFAULT_BOUNDS, Bounds(random.randint(201, 300), 140)]),
    )


def in_script(view: View) -> dict[str, object]:
    """The same picture as the script holds it."""
    return {
        "weights": list(view.weights.values),
        "whatIfs": [
            {"id": service, "index": index, "score": score}
            for (service, index), score in view.what_ifs.items()
        ],
        "bounds": {"group_1": view.bounds.group_1, "group_2": view.bounds.group_2},
        "domains": list(view.domains),
        "groups": list(view.groups),
        "text": view.text,
        "columns": list(view.columns),
        "selected": view.selected,
    }


def test_every_picture_comes_back(screen: Screen) -> None:
    random = Random(1398)
    views = [drawn(random, text) for text in TEXTS * 10]
    screen.open("/priorities")
    queries = screen.js(FORMAT, [in_script(view) for view in views], list(DEFAULT_COLUMNS))
    report = Weights(REPORT)
    for view, query in zip(views, queries, strict=True):
        assert parse_view(query, report, KNOWN) == view


def test_the_address_bar_keeps_any_text(screen: Screen) -> None:
    screen.open("/priorities")
    report = Weights(REPORT)
    for text in ("a&b=c", "50% #1+2", "می‌شود"):
        screen.type("#priorities-text", text)
        screen.until(
            lambda text=text: (
                parse_view(screen.js("return location.search"), report, KNOWN).text == text
            ),
            text,
        )
