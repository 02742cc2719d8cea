"""The graph of the systems: what is drawn, what is said of it, and its table."""

from __future__ import annotations

from model.catalogue import Catalogue
from model.graph import Edge, Item, Node, NodeKind
from model.graph_look import Look, Picture, reasons
from model.layers import layered
from model.neighbourhood import Hidden
from pages._shell.i18n import Texts
from pages._shell.places import node_title
from pages._shell.systems import focus_address, status_words
from pages._shell.weighed import Carried
from pages._shell.words import shortened

LONGEST = 56
"""Letters of a title that the drawing shows; the table and the panel have all of it."""


def drawing(
    texts: Texts, catalogue: Catalogue, picture: Picture, look: Look
) -> dict[str, list[dict[str, object]]]:
    """Give what is drawn: the layers with their heads and their things in order, and the edges.

    ``assets/js/systems_layout.js`` places them as the frame is shaped.
    """
    items = {item.node: item for item in picture.items}
    found = layered(list(items), picture.edges)
    return {
        "layers": [
            {
                "head": _head(texts, kind, len(layer)),
                "things": [_thing_drawn(texts, catalogue, items[node], look) for node in layer],
            }
            for kind, layer in found.items()
        ],
        "links": [_edge(edge, look) for edge in picture.edges],
    }


def _head(texts: Texts, kind: NodeKind, number: int) -> dict[str, object]:
    label = texts("systems.layer", kind=texts(f"systems.kinds.{kind}"), number=number)
    data = {"id": f"layer:{kind}", "label": label}
    return {"data": data, "classes": "layer", "selectable": False}


def _thing_drawn(texts: Texts, catalogue: Catalogue, item: Item, look: Look) -> dict[str, object]:
    data = {"id": str(item.node), "label": _label(texts, catalogue, item)}
    return {"data": data, "classes": _classes(item, look), "selectable": False}


def _label(texts: Texts, catalogue: Catalogue, item: Item) -> str:
    title = node_title(catalogue, item.node, texts.language)
    title = shortened(title, LONGEST)
    status = status_words(texts, item)
    return f"{title}\n{status}" if status else title


def _classes(item: Item, look: Look) -> str:
    there = "there" if item.there else "missing"
    chosen = " chosen" if item.node == look.centre else ""
    return f"{item.node.kind} {there}{chosen}"


def _edge(edge: Edge, look: Look) -> dict[str, object]:
    classes = [edge.kind, edge.basis]
    if look.centre in (edge.source, edge.target):
        classes.append("near")
    source, target = str(edge.source), str(edge.target)
    return {
        "data": {"id": f"{source}>{target}", "source": source, "target": target},
        "classes": " ".join(classes),
    }


def says(texts: Texts, catalogue: Catalogue, picture: Picture, look: Look) -> str:
    """Say in words what is drawn, how many edges are not, and why."""
    if look.centre is None:
        said = texts("systems.says.all", things=len(picture.items), links=len(picture.edges))
    else:
        said = texts(
            "systems.says",
            title=node_title(catalogue, look.centre, texts.language),
            things=len(picture.items) - 1,
            links=len(picture.edges),
        )
    hidden = sum(picture.hidden.values())
    if not hidden:
        return f"{said} {texts('systems.hidden.none')}"
    why = [
        texts(f"systems.hidden.{reason}", number=picture.hidden[reason])
        for reason in Hidden
        if picture.hidden[reason]
    ]
    told = texts.count("systems.hidden", hidden, why=texts("list.comma").join(why))
    return f"{said} {told}"


def twin(
    texts: Texts, catalogue: Catalogue, picture: Picture, weights: Carried
) -> dict[str, object]:
    """Lay the graph out as a table: its links, and things that nothing ties here.

    It is long, so ``assets/js/systems_twin.js`` builds it: as a tree of components the graph of
    everything would wait for it.
    """
    if not picture.items:
        return {"nothing": [texts("systems.graph.none"), texts("systems.graph.none.next")]}
    why = reasons(catalogue, texts.language)
    tied = {node for edge in picture.edges for node in (edge.source, edge.target)}
    loose = [item.node for item in picture.items if item.node not in tied]
    names = ("from", "relation", "to", "basis", "why")
    return {
        "summary": texts.count("systems.twin", len(picture.edges)),
        "caption": texts("systems.twin.caption"),
        "columns": [texts(f"systems.twin.{name}") for name in names],
        "things": {
            str(item.node): _thing(texts, catalogue, item.node, weights) for item in picture.items
        },
        "bases": {
            str(basis): [texts(f"basis.{basis}"), texts(f"basis.{basis}.help")]
            for basis in {edge.basis for edge in picture.edges}
        },
        "rows": [
            [
                str(edge.source),
                texts(f"systems.relation.{edge.kind}"),
                str(edge.target),
                str(edge.basis),
                why.get((edge.kind, edge.link)) or texts(f"systems.reason.{edge.kind}"),
            ]
            for edge in picture.edges
        ],
        "loose": [str(node) for node in loose],
        "looseSays": texts.count("systems.loose", len(loose)) if loose else "",
    }


def _thing(texts: Texts, catalogue: Catalogue, node: Node, weights: Carried) -> list[str]:
    """Give a thing's kind, title, address here and printed code."""
    system = node.kind is NodeKind.SYSTEM
    return [
        texts(f"waiting.kind.{node.kind}"),
        node_title(catalogue, node, texts.language),
        focus_address(node, weights),
        catalogue.system_by_id[node.id].printed_code if system else "",
    ]
