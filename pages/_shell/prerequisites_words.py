"""Words about prerequisites: what stands out, who is responsible, what waits."""

from __future__ import annotations

from collections.abc import Sequence

from dash import html

from model.followup import Attention, FollowUp
from model.prerequisites import Standing
from pages._shell.i18n import Texts


def attention_pills(texts: Texts, attentions: Sequence[Attention]) -> list[html.Span]:
    """Say what stands out, in words."""
    return [
        html.Span(texts(f"attention.{one}"), className=f"pill attention attention-{one}")
        for one in attentions
    ]


def bodies_text(texts: Texts, standing: Standing) -> str:
    """Name who is responsible, briefly."""
    names = [body.title(texts.language) for body in standing.bodies]
    if not names:
        return texts("prerequisites.own")
    if len(names) > 2:
        return texts.count("prerequisites.more_bodies", len(names) - 1, first=names[0])
    return texts("list.and").join(names)


def waits_text(texts: Texts, standing: Standing) -> str:
    """Say how much waits behind a prerequisite."""
    count = len(standing.impact.services)
    if count:
        return texts.count("prerequisites.waits", count, total=standing.impact.total)
    known = "prerequisites.waits.none" if standing.links else "prerequisites.waits.none_known"
    return texts(known)


def blocks_text(texts: Texts, standing: Standing) -> str:
    """Count what a prerequisite blocks by the links that are known."""
    services = sum(hasattr(link, "service") for link in standing.links)
    counts = {"services": services, "systems": len(standing.links) - services}
    said = [texts.count(f"prerequisites.blocks.{k}", n) for k, n in counts.items() if n]
    return texts("list.and").join(said) or texts("prerequisites.blocks.none")


def days_text(texts: Texts, follow_up: FollowUp) -> str:
    """Say how long ago the last step was."""
    days = follow_up.days_without_step
    if follow_up.last_step is None or days is None:
        return texts("prerequisites.days.none")
    return texts.count("prerequisites.days", days) if days else texts("prerequisites.days.today")
