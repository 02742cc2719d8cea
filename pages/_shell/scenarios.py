"""The list of the scenarios."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

import dash_bootstrap_components as dbc
from dash import dcc, html

from model.catalogue import Catalogue
from model.filters import Filters
from model.scenarios.readings import reads_digest, sealed
from model.scoring import GROUPS, Ranking
from model.shelf import ShelfStatus
from model.weighing import report_weights
from pages._shell import listing
from pages._shell.components import GROUP_MARKS, empty_state
from pages._shell.i18n import Texts
from pages._shell.scenario_roadmap import short_words
from pages._shell.scenario_words import (
    Item,
    indices_legend,
    link,
    opens,
    reason_words,
    saved_words,
    settings_words,
    spoken,
    standing_badge,
    title_words,
    weights_strip,
)

FIXED = "fixed"


def traits(item: Item) -> Mapping[str, tuple[str, ...]]:
    """Give what the filters ask of a scenario."""
    return {"status": (FIXED if item.fixed else str(item.status),), "tag": item.tags}


def kept(texts: Texts, items: Sequence[Item], filters: Filters) -> list[Item]:
    """Give the scenarios that pass the filters."""
    found = []
    for item in items:
        having = traits(item)
        fits = all(
            not chosen or set(chosen) & set(having[name]) for name, chosen in filters.chosen.items()
        )
        words = [title_words(texts, item), reason_words(texts, item, item.newest), item.added_by]
        said = Filters({}, filters.text).keeps({}, [*words, item.newest.saved_by, *item.tags])
        if fits and said:
            found.append(item)
    return found


def menu_options(texts: Texts, items: Collection[Item]) -> tuple[list[dict], list[dict]]:
    """Give the options of the two menus with how many each keeps."""
    counts: dict[str, dict[str, int]] = {"status": {}, "tag": {}}
    for item in items:
        for name, values in traits(item).items():
            for value in values:
                counts[name][value] = counts[name].get(value, 0) + 1
    statuses = {
        status: texts(f"scenario_status.{status}") for status in (*map(str, ShelfStatus), FIXED)
    }
    tags = {tag: tag for tag in sorted(counts["tag"])}
    return (
        listing.options(statuses, counts["status"], texts),
        listing.options(tags, counts["tag"], texts),
    )


def answer(texts: Texts, items: Sequence[Item]) -> str:
    """Say in a sentence how many are kept and which is adopted."""
    own = [item for item in items if not item.fixed]
    adopted = next((item for item in own if item.status is ShelfStatus.ADOPTED), None)
    if not own:
        return texts("scenarios.answer.none")
    many = texts.count("scenarios.answer", len(own))
    if adopted is None:
        return f"{many} {texts('scenarios.answer.not_adopted')}"
    return f"{many} {texts('scenarios.answer.adopted', title=title_words(texts, adopted))}"


def rows(texts: Texts, catalogue: Catalogue, items: Sequence[Item]) -> object:
    """Show the scenarios that passed."""
    if not items:
        return empty_state(texts("scenarios.nothing"), texts("scenarios.nothing.next"))
    reads = {planned: reads_digest(catalogue, planned) for planned in (False, True)}
    return [
        html.Div(
            [
                indices_legend(texts, catalogue),
                *(_row(texts, catalogue, item, reads) for item in items),
            ],
            className="scenario-rows",
        ),
        _compare_bar(texts),
    ]


def _row(texts: Texts, catalogue: Catalogue, item: Item, reads: Mapping[bool, str]) -> html.Article:
    save = item.newest
    title = title_words(texts, item)
    pick = dbc.Checkbox(
        id=f"scenario-pick-{item.key}",
        label=html.Span(texts("scenarios.pick", title=title), className="visually-hidden"),
        class_name="scenario-pick no-print",
    )
    planned = save.content.roadmap is not None
    same = sealed(save.content, catalogue.city.city, reads[planned]) == save.fingerprint
    tags = [html.Span(tag, className="scenario-tag", dir="auto") for tag in item.tags]
    notes = [settings_words(texts, save.content)]
    if save.content.roadmap is not None:
        notes.append(short_words(texts, save.content.roadmap))
    return html.Article(
        [
            pick,
            html.Div(
                [
                    html.Div(
                        [
                            html.H2(link(texts, item), className="scenario-name"),
                            standing_badge(texts, item),
                            *tags,
                        ],
                        className="scenario-head",
                    ),
                    spoken(reason_words(texts, item, save), "scenario-why"),
                    html.P(saved_words(texts, item, save), className="quiet scenario-by"),
                ],
                className="scenario-words",
            ),
            html.Div(
                [
                    weights_strip(texts, catalogue, save.content.weights),
                    *(html.Span(note, className="quiet scenario-note") for note in notes if note),
                ],
                className="scenario-weights",
            ),
            html.Div(
                [
                    _groups(texts, _ranking(catalogue, item) if same else None),
                    dcc.Link(
                        texts("scenarios.open"),
                        href=opens(save.content, report_weights(catalogue)),
                        className="tool-button no-print",
                        title=texts("scenarios.open.title", title=title),
                    ),
                ],
                className="scenario-ways",
            ),
        ],
        className=f"scenario-row scenario-row-{FIXED if item.fixed else item.status}",
        **{"data-scenario": item.key},
    )


def _ranking(catalogue: Catalogue, item: Item) -> Ranking:
    return item.newest.content.ranking(catalogue)


def _groups(texts: Texts, ranking: Ranking | None) -> html.Span:
    """Count the services of each group, or say that the data have changed since."""
    if ranking is None:
        return html.Span(texts("scenarios.changed"), className="pill scenario-changed")
    parts = [
        html.Span(
            [
                html.Span(GROUP_MARKS[group], **{"aria-hidden": "true"}),
                html.Span(texts(f"group.{group}"), className="visually-hidden"),
                " ",
                texts.number(ranking.group_counts[group]),
            ],
            className=f"badge-group badge-group-{group}",
            title=texts(f"group.{group}"),
        )
        for group in GROUPS
    ]
    return html.Span(parts, className="scenario-groups")


def _compare_bar(texts: Texts) -> html.Div:
    """Lay out the way to the comparison; the script fills it as scenarios are picked."""
    return html.Div(
        [
            html.Span(
                texts("scenarios.compare.none"),
                className="compare-says",
                role="status",
                **{
                    "data-none": texts("scenarios.compare.none"),
                    "data-one": texts("scenarios.compare.one"),
                    "data-many": texts("scenarios.compare.many"),
                    "data-ready": texts("scenarios.compare.ready"),
                },
            ),
            html.Button(
                texts("scenarios.compare.clear"),
                type="button",
                className="text-button compare-none",
                hidden=True,
            ),
            html.A(
                texts("scenarios.compare"),
                href="/scenarios",
                className="tool-button main-button compare-go",
                **{"aria-disabled": "true"},
            ),
        ],
        className="compare-bar no-print",
    )
