"""The list of all services: its menus, its rows, and what it says of itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from model.cards.completeness import Completeness
from model.catalogue import Catalogue, Service
from model.filters import Filters
from model.scoring import Ranking
from model.service_list import choices, matching_services
from pages._shell.components import GROUP_MARKS
from pages._shell.i18n import Texts
from pages._shell.listing import options


def menu_options(texts: Texts, catalogue: Catalogue) -> dict[str, list[dict]]:
    """Give the options of the menus by filter, each with how many services it keeps."""
    allowed = choices(catalogue)
    names = {
        "status": {value: texts(f"status.{value}") for value in allowed["status"]},
        "domain": {
            value: catalogue.domain_by_id[value].title(texts.language)
            for value in allowed["domain"]
        },
    }
    return {
        name: options(
            titles,
            Counter(str(getattr(service, name)) for service in catalogue.services),
            texts,
        )
        for name, titles in names.items()
    }


def rows(
    texts: Texts,
    catalogue: Catalogue,
    ranking: Ranking | None,
    filters: Filters,
    cards: Mapping[int, Completeness],
) -> list[dict[str, object]]:
    """Give the rows of the grid, by number."""
    return [
        {**_row(texts, catalogue, ranking, service), **_card(texts, cards[service.service_id])}
        for service in matching_services(catalogue, filters)
    ]


def _card(texts: Texts, complete: Completeness) -> dict[str, object]:
    """Say how complete a card is; the grid puts them in order by the share."""
    words = texts("services.card.words", filled=complete.filled, asked=complete.asked)
    return {"filled": complete.percent, "cardWords": words}


def summary(texts: Texts, catalogue: Catalogue, shown: int) -> str:
    """Say in one sentence what the list shows."""
    everything = len(catalogue.services)
    if shown == everything:
        return texts.count("services.all", everything)
    return texts.count("services.some", shown, all=everything)


def _row(
    texts: Texts, catalogue: Catalogue, ranking: Ranking | None, service: Service
) -> dict[str, object]:
    other = "en" if texts.language == "fa" else "fa"
    row: dict[str, object] = {
        "key": str(service.service_id),
        "number": service.service_id,
        "title": service.short(texts.language),
        "other": service.short(other),
        "href": f"/services/{service.service_id}",
        "domain": catalogue.domain_by_id[service.domain].title(texts.language),
        "step": ("existing", "in_progress", "to_do").index(service.status),
        "status": texts(f"status.{service.status}"),
        "statusStyle": f"badge-status-{service.status}",
        "rank": None,
        "group": None,
        "total": None,
        "place": texts("services.no_place"),
    }
    todo = service.todo_id
    if ranking is None or todo is None or todo not in catalogue.score_by_todo:
        return row
    place = ranking.table.row(todo)
    group = int(ranking.groups[place])
    rank, total = int(ranking.ranks[place]), int(ranking.totals[place])
    words = texts("services.place", rank=rank, group=group, total=total)
    mark = f"{GROUP_MARKS[group]} {texts.number(group)}"
    return {**row, "rank": rank, "group": mark, "total": total, "place": words}
