"""Why an item of a roadmap stands in its quarter, in words, by name."""

from __future__ import annotations

from collections.abc import Sequence

from dash import html

from model.roadmap.records import Item, Measure
from model.roadmap.sooner import COSTS, Change, ChangeKind, Sooner
from model.roadmap.stage import Stage
from model.roadmap.why import Reason, ReasonKind, Why
from pages._shell.components import fact_mark
from pages._shell.i18n import Texts
from pages._shell.roadmap_picture import item_title, quarter_name
from pages._shell.roadmap_words import resource_name

MOST_NAMED = 3


class Wording:
    """Names of a plan's things in one language."""

    def __init__(self, texts: Texts, stage: Stage) -> None:
        self.texts, self.stage = texts, stage
        self.bodies = {one.body_id: one.title(texts.language) for one in stage.catalogue.bodies}

    def quarter(self, number: int | None) -> str:
        """Name a quarter of the plan; a dash for none."""
        if number is None:
            return self.texts("roadmap.not_planned")
        return quarter_name(self.texts, self.stage.problem.quarter(number))

    def title(self, item: str) -> str:
        """Name an item."""
        return self.texts(
            "roadmap.quoted", title=item_title(self.texts, self.stage.catalogue, item)
        )

    def titles(self, items: Sequence[str]) -> str:
        """Name some items, and say how many more there are."""
        names = [self.title(item) for item in items[:MOST_NAMED]]
        if len(items) > MOST_NAMED:
            names.append(self.texts.count("roadmap.more", len(items) - MOST_NAMED))
        return self.texts("list.comma").join(names)

    def resource(self, name: str) -> str:
        """Name a capacity: what it counts, and of whom."""
        return resource_name(self.texts, self.stage.catalogue, name)

    def owing(self, items: Sequence[str]) -> str:
        """Name the bodies that owe some prerequisites."""
        bodies = dict.fromkeys(
            body for item in items for body in self.stage.problem.item(item).bodies
        )
        return self.texts("list.comma").join(self.bodies.get(body, body) for body in bodies)

    def last(self, items: Sequence[str]) -> str:
        """Name the quarter in which the last of some items is there."""
        ends = [self.stage.plan.finish_of(item) for item in items]
        known = [end for end in ends if end is not None]
        return self.quarter(max(known) if len(known) == len(ends) and known else None)

    def reason(self, reason: Reason, item: Item) -> str:
        """Say one thing that stands in the way."""
        kind = reason.kind
        values: dict[str, object] = {
            "items": self.titles(reason.items),
            "quarter": self.quarter(reason.quarter),
            "last": self.last(reason.items),
        }
        if kind is ReasonKind.CAPACITY:
            values["resource"] = self.resource(reason.resource or "")
            if reason.ahead:
                values["items"] = self.titles(reason.ahead)
                return self.texts("roadmap.reason.capacity_ahead", **values)
        if kind is ReasonKind.OUTSIDE:
            values["bodies"] = self.owing(reason.items)
        if kind is ReasonKind.FACT and item.fact is not None:
            return self.texts(
                f"roadmap.reason.fact.{item.fact.value}", bodies=self.owing([item.id])
            )
        if kind is ReasonKind.BLOCKED and item.blocked is not None:
            if item.blocked_by:
                return self.texts("roadmap.reason.blocked", **values)
            return self.texts(f"roadmap.blocked.{item.blocked.value}")
        return self.texts(f"roadmap.reason.{kind.value}", **values)

    def change(self, change: Change) -> str:
        """Say one thing that could be changed."""
        values: dict[str, object] = {
            "quarter": self.quarter(change.quarter),
            "amount": change.amount,
            "item": self.title(change.item) if change.item else "",
        }
        if change.kind is ChangeKind.CAPACITY:
            name = change.resource or Measure.EFFORT.value
            values["resource"] = self.resource(name)
        return self.texts(f"roadmap.change.{change.kind.value}", **values)


def reasons(texts: Texts, stage: Stage, why: Why) -> list[object]:
    """Say all that holds an item in its quarter, and its slack."""
    wording = Wording(texts, stage)
    item = stage.problem.item(why.item)
    found: list[object] = [
        html.Ul(
            [html.Li(wording.reason(reason, item)) for reason in why.reasons],
            className="why-reasons",
        )
    ]
    if why.start is None:
        return found
    slack = texts.count("roadmap.slack", why.slack) if why.slack else texts("roadmap.slack.none")
    found.append(html.P(slack, className="why-slack"))
    return found


def sooner(texts: Texts, stage: Stage, name: str, found: Sooner | None) -> list[object]:
    """Say what is the smallest change that brings an item sooner, and how that is measured."""
    item = stage.problem.item(name)
    if not item.free or stage.plan.start_of(name) is None:
        return []
    if found is None:
        return [html.P(texts("roadmap.sooner.none"), className="quiet")]
    if not found.changes:
        return [html.P(texts("roadmap.sooner.free"))]
    wording = Wording(texts, stage)
    proven = "roadmap.sooner.proven" if found.proven else "roadmap.sooner.unproven"
    lost = [texts.count("roadmap.sooner.lost", found.lost), " "] if found.lost > 0 else []
    return [
        html.Div(
            [
                html.P(texts("roadmap.sooner"), className="why-part"),
                html.Ul([html.Li(wording.change(change)) for change in found.changes]),
                html.P([*lost, texts(proven)], className="quiet"),
                html.Details(
                    [
                        html.Summary(texts("roadmap.sooner.measure")),
                        html.P([fact_mark(texts, "assumed"), " ", _measure(texts, found)]),
                    ],
                    className="note",
                ),
            ],
            className="why-sooner",
        )
    ]


def _measure(texts: Texts, found: Sooner) -> str:
    costs = {kind.value: cost for kind, cost in COSTS.items()}
    return texts("roadmap.sooner.measured", **costs, cost=found.cost)
