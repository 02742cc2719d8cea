"""The systems: the list, its menus, and what is said of all of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from model.catalogue import Catalogue, SystemStatus
from model.graph import Item, Node, NodeKind
from model.systems import SystemRow, choices, counts
from pages._shell.i18n import Texts
from pages._shell.listing import options
from pages._shell.places import node_title
from pages._shell.weighed import Carried, address

PATH = "/systems"
MOST_NAMES = 3
STATUS_STYLES = {
    SystemStatus.DONE: "badge-status-existing",
    SystemStatus.NEEDS_DEVELOPMENT: "badge-status-in_progress",
    SystemStatus.NOT_DONE: "badge-status-to_do",
    SystemStatus.UNKNOWN: "badge-status-late",
}
STATUS_KEYS = {
    NodeKind.SERVICE: "status",
    NodeKind.SYSTEM: "system_status",
    NodeKind.PREREQUISITE: "prerequisite_status",
}


def focus_address(node: Node, weights: Carried) -> str:
    """The address of this page with a thing chosen."""
    return address(PATH, weights, s=str(node))


def status_words(texts: Texts, item: Item) -> str:
    """Say how far a thing is; empty for bodies, which are never done."""
    if item.status:
        return texts(f"{STATUS_KEYS[item.node.kind]}.{item.status}")
    if item.node.kind is NodeKind.INTEGRATED_SYSTEM:
        return texts("systems.whole" if item.there else "systems.partial")
    return ""


def answer(texts: Texts, catalogue: Catalogue, rows: Sequence[SystemRow]) -> str:
    """Say in a sentence how far the systems are and how many services wait for them."""
    if not catalogue.systems:
        return texts("systems.none")
    by_status = Counter(system.status for system in catalogue.systems)
    parts = [
        texts(
            "systems.answer.part", number=by_status[status], status=texts(f"system_status.{status}")
        )
        for status in SystemStatus
        if by_status[status]
    ]
    waiting = {number for row in rows for number in row.impact.services}
    return texts(
        "systems.answer",
        systems=len(catalogue.systems),
        integrated=len(catalogue.integrated_systems),
        parts=texts("list.comma").join(parts),
        waiting=len(waiting),
    )


def menu_options(
    texts: Texts, catalogue: Catalogue, rows: Sequence[SystemRow]
) -> dict[str, list[dict]]:
    """Give the options of the menus by filter, each with how many rows it keeps."""
    found = counts(rows)
    families = {one.integrated_system_id: one for one in catalogue.integrated_systems}
    language = texts.language
    named = {
        "kind": lambda value: texts(f"waiting.kind.{value}"),
        "status": lambda value: texts(f"system_status.{value}"),
        "domain": lambda value: catalogue.domain_by_id[value].title(language),
        "integrated": lambda value: families[value].title(language),
    }
    return {
        name: options({value: named[name](value) for value in values}, found.get(name, {}), texts)
        for name, values in choices(catalogue).items()
    }


def node_options(texts: Texts, catalogue: Catalogue, items: Sequence[Item]) -> list[dict]:
    """Give all things by kind and title, to choose one from."""
    return [
        {
            "value": str(item.node),
            "label": texts(
                "systems.option",
                kind=texts(f"waiting.kind.{item.node.kind}"),
                title=node_title(catalogue, item.node, texts.language),
            ),
        }
        for item in items
    ]


def words(texts: Texts, catalogue: Catalogue, row: SystemRow) -> list[str]:
    """Give the words of a row that a text is looked for in, in both languages."""
    titles = [node_title(catalogue, row.node, language) for language in ("fa", "en")]
    return [*titles, _code(catalogue, row), *(_title(texts, catalogue, one) for one in row.gives)]


def summary(texts: Texts, shown: int, everything: int) -> str:
    """Say in a sentence what the list shows."""
    if shown == everything:
        return texts.count("systems.list.all", everything)
    return texts.count("systems.list.some", shown, all=everything)


def row_data(
    texts: Texts, catalogue: Catalogue, row: SystemRow, weights: Carried
) -> dict[str, object]:
    """Give one row of the grid."""
    family = ""
    if row.family is not None and row.node.kind is NodeKind.SYSTEM:
        family = _title(texts, catalogue, Node(NodeKind.INTEGRATED_SYSTEM, row.family))
    if row.status is None:
        status = texts("systems.parts", done=row.done, parts=row.parts)
        step, style = len(SystemStatus), ""
    else:
        status, style = texts(f"system_status.{row.status}"), STATUS_STYLES[row.status]
        step = tuple(SystemStatus).index(row.status)
    total = row.impact.total
    return {
        "key": str(row.node),
        "title": _title(texts, catalogue, row.node),
        "href": focus_address(row.node, weights),
        "kind": texts(f"waiting.kind.{row.node.kind}"),
        "code": _code(catalogue, row),
        "step": step,
        "status": status,
        "statusStyle": style,
        "domain": catalogue.domain_by_id[row.domain].title(texts.language),
        "integrated": family,
        "gives": len(row.gives),
        "giveNames": names(texts, catalogue, row.gives),
        "needs": len(row.needs),
        "needNames": names(texts, catalogue, row.needs),
        "services": len(row.impact.services),
        "priority": total,
        "priorityText": texts.number(total),
    }


def names(texts: Texts, catalogue: Catalogue, nodes: Sequence[Node]) -> str:
    """Name the first of some things and say how many more there are."""
    some = [_title(texts, catalogue, node) for node in nodes[:MOST_NAMES]]
    said = texts("list.comma").join(some)
    rest = len(nodes) - len(some)
    return f"{said} {texts.count('systems.more', rest)}" if rest else said


def _title(texts: Texts, catalogue: Catalogue, node: Node) -> str:
    return node_title(catalogue, node, texts.language)


def _code(catalogue: Catalogue, row: SystemRow) -> str:
    if row.node.kind is NodeKind.SYSTEM:
        return catalogue.system_by_id[row.node.id].printed_code
    return row.node.id
