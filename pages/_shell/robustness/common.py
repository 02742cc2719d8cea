"""Words and links that several questions need."""

from __future__ import annotations

from collections.abc import Sequence

from dash import dcc, html

from model.catalogue import Catalogue
from model.weights import Weights
from pages._shell.i18n import Texts
from pages._shell.weighed import Carried, address

PATH = "/robustness"
MOST_NAMED = 3


def title_of(texts: Texts, catalogue: Catalogue, todo: int) -> str:
    """Give the short title of a service to do."""
    return catalogue.service_by_todo[todo].short(texts.language)


def service_link(texts: Texts, catalogue: Catalogue, todo: int, weights: Carried) -> dcc.Link:
    """Lead to the page of a service to do."""
    return dcc.Link(
        title_of(texts, catalogue, todo), href=service_address(catalogue, todo, weights)
    )


def service_address(catalogue: Catalogue, todo: int, weights: Carried) -> str:
    """Give the address of the page of a service to do."""
    return address(f"/services/{catalogue.service_by_todo[todo].service_id}", weights)


def names_of(texts: Texts, catalogue: Catalogue, ids: Sequence[int], most: int = MOST_NAMED) -> str:
    """Name the first few services, and say how many there are beside them."""
    shown = [texts("quoted", text=title_of(texts, catalogue, todo)) for todo in ids[:most]]
    named = texts("list.comma").join(shown)
    rest = len(ids) - len(shown)
    return texts.count("robustness.and_more", rest, names=named) if rest else named


def index_of(texts: Texts, catalogue: Catalogue, index_id: str) -> str:
    """Name an index."""
    (index,) = [one for one in catalogue.indices if one.index_id == index_id]
    return texts.of(index, "short")


def decimal(texts: Texts, value: float, places: int = 1) -> str:
    """Write a number with so many places, without those that say nothing."""
    whole, _, part = f"{value:.{places}f}".partition(".")
    part = part.rstrip("0")
    return (
        texts("reach.mean", whole=texts.number(whole), part=texts.number(part))
        if part
        else (texts.number(whole))
    )


def percent(texts: Texts, share: float, places: int = 1) -> str:
    """Write a share in percent."""
    return texts("robustness.percent", number=decimal(texts, 100 * share, places))


def chance(texts: Texts, share: float) -> str:
    """Write a chance in whole percent; what is not quite never or always is told from both."""
    if 0 < share < 0.005:
        return texts("robustness.percent.less", number=1)
    if 0.995 < share < 1:
        return texts("robustness.percent.more", number=99)
    return percent(texts, share, 0)


def weights_text(texts: Texts, weights: Weights) -> str:
    """Write six weights in their order."""
    return texts.number(texts("list.comma").join(map(str, weights.values)))


def weighing_link(texts: Texts, weights: Carried, label: str, **more: object) -> dcc.Link:
    """Lead to the weighing table with some weights: that is how they are tried."""
    return dcc.Link(
        texts(label), href=address("/priorities", weights, **more), className="tool-button apply"
    )


def carrying(weights: Weights, kept: Carried) -> Carried:
    """Put other weights in place of those that are carried; what-ifs stay."""
    return {**kept, "w": str(weights)}


def method(text: str) -> html.P:
    """Name the method, for those who want to look it up."""
    return html.P(text, className="method quiet")


def tells(lines: Sequence[object]) -> html.Ul:
    """List sentences, each an answer of its own."""
    return html.Ul([html.Li(line) for line in lines], className="tells")
