"""The actions beside the e-services (Tables 16 and 17, lists 6-1 and 6-2), by who carries them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

import dash_bootstrap_components as dbc
from dash import html

from model.actions import actions_by_owner
from model.catalogue import Action, ActionStatus, Catalogue
from pages._shell import ids
from pages._shell.components import empty_state
from pages._shell.facts import place_of
from pages._shell.i18n import Texts

G = ids.Gaps
OWN = "municipality"


def actions(texts: Texts, catalogue: Catalogue) -> list[object]:
    """List the actions of the municipality and those of others, each with its status."""
    if not catalogue.actions:
        return [empty_state(texts("actions.none"), texts("home.empty.next"))]
    carriers = _carriers(texts, catalogue)
    own = [action for action in catalogue.actions if action.owner == OWN]
    others = [action for action in catalogue.actions if action.owner != OWN]
    return [
        html.P(answer(texts, catalogue), id=G.ACTIONS_SAY, className="card-answer"),
        html.Div(
            [
                _owned(texts, f"actions.{owner}", some, carriers if owner == "others" else None)
                for owner, some in (("own", own), ("others", others))
                if some
            ],
            className="action-columns",
        ),
        html.Div(html.P(texts("actions.note")), className="remarks"),
    ]


def answer(texts: Texts, catalogue: Catalogue) -> str:
    """Say how many actions there are, with whom, and how far they are."""
    owners = Counter(action.owner == OWN for action in catalogue.actions)
    counts = Counter(action.status for action in catalogue.actions)
    says = texts("actions.answer", number=owners.total(), own=owners[True], others=owners[False])
    state = texts(
        "actions.state",
        done=counts[ActionStatus.DONE],
        silent=counts[ActionStatus.NOT_REPORTED],
    )
    return f"{says} {state}"


def _carriers(texts: Texts, catalogue: Catalogue) -> Mapping[str, list[str]]:
    """The names of the bodies that carry each action."""
    names: dict[str, list[str]] = {}
    for carried in actions_by_owner(catalogue):
        if carried.body is not None:
            title = catalogue.body_by_id[carried.body].title(texts.language)
            for action in carried.actions:
                names.setdefault(action.action_id, []).append(title)
    return names


def _owned(
    texts: Texts,
    key: str,
    some: Sequence[Action],
    carriers: Mapping[str, list[str]] | None,
) -> html.Div:
    columns = ["title", "carrier", "status"] if carriers is not None else ["title", "status"]
    rows = [_row(texts, action, carriers) for action in some]
    return html.Div(
        [
            html.H3(texts.count(key, len(some)), className="action-owner"),
            html.Table(
                [
                    html.Caption(texts.count(key, len(some)), className="visually-hidden"),
                    html.Thead(
                        html.Tr(
                            [html.Th(texts(f"actions.column.{c}"), scope="col") for c in columns]
                        )
                    ),
                    html.Tbody(rows),
                ],
                className="plain-table actions",
            ),
        ]
    )


def _row(texts: Texts, action: Action, carriers: Mapping[str, list[str]] | None) -> html.Tr:
    title = action.title(texts.language)
    cells: list[object] = [
        html.Th([title, html.Span(place_of(texts, action), className="action-place")], scope="row")
    ]
    if carriers is not None:
        names = texts("list.and").join(carriers.get(action.action_id, []))
        cells.append(html.Td(names or texts("actions.no_carrier")))
    name = f"action-{action.action_id}"
    select = dbc.Select(
        id=name,
        value=str(action.status),
        options=[{"value": str(s), "label": texts(f"action_status.{s}")} for s in ActionStatus],
        size="sm",
    )
    label = html.Label(
        texts("actions.status_of", title=title), htmlFor=name, className="visually-hidden"
    )
    written = html.Span(texts(f"action_status.{action.status}"), className="action-printed")
    wish = {
        "data-wish": G.WISH,
        "data-key": action.action_id,
        "data-version": str(action.version),
        "data-unsaved": texts("change.unsaved"),
    }
    cells.append(html.Td([label, html.Div(select, className="no-print", **wish), written]))
    return html.Tr(cells)
