"""Where the things that services wait for have their pages."""

from __future__ import annotations

from model.catalogue import Catalogue
from model.graph import Node, NodeKind
from pages._shell.weighed import Carried, address


def node_title(catalogue: Catalogue, node: Node, language: str) -> str:
    """Name a thing."""
    match node.kind:
        case NodeKind.SERVICE:
            return catalogue.service_by_id[int(node.id)].short(language)
        case NodeKind.SYSTEM:
            return catalogue.system_by_id[node.id].title(language)
        case NodeKind.PREREQUISITE:
            return catalogue.prerequisite_by_id[node.id].title(language)
        case NodeKind.BODY:
            return catalogue.body_by_id[node.id].title(language)
        case NodeKind.INTEGRATED_SYSTEM:
            families = {one.integrated_system_id: one for one in catalogue.integrated_systems}
            return families[node.id].title(language)


def node_address(node: Node, weights: Carried) -> str:
    """Give the address of the page of a thing, the weights carried on."""
    match node.kind:
        case NodeKind.SERVICE:
            return address(f"/services/{node.id}", weights)
        case NodeKind.PREREQUISITE:
            return address("/prerequisites", weights, p=node.id)
        case NodeKind.BODY:
            return address(f"/bodies/{node.id}", weights)
        case _:
            return address("/systems", weights, s=str(node))
