"""The parts of the weighing table that depend on the city's data."""

from __future__ import annotations

from collections.abc import Sequence

from dash import dcc, html

from model.catalogue import Catalogue, Domain, Index, Service
from model.errors import TarazuError
from model.scoring import DEFAULT_BOUNDS, GROUPS, Ranking
from model.view import COLUMNS, DEFAULT_COLUMNS, FIRST, View
from model.weighing import report_ranking, report_weights
from model.weights import INDEX_IDS, MAX_WEIGHT, presets
from pages._shell import ids
from pages._shell.components import GROUP_MARKS
from pages._shell.figures import movement_figure
from pages._shell.i18n import Texts

SCRIPT_TEXTS = ("weigh.", "list.comma")


def contents(
    texts: Texts, catalogue: Catalogue, view: View, faults: Sequence[TarazuError]
) -> tuple[object, ...]:
    """Give everything that the page needs, in the order of the outputs of its opening callback."""
    ranking = report_ranking(catalogue)
    return (
        dataset(texts, catalogue, view),
        [_scale(texts, index, view.weights[index.index_id]) for index in _indices(catalogue)],
        _presets(texts, catalogue),
        column_definitions(texts, catalogue),
        movement_figure(texts, [int(rank) for rank in ranking.ranks], ranking.group_counts),
        _tiles(texts, ranking),
        [
            {"label": domain.title(texts.language), "value": domain.domain_id}
            for domain in _weighed_domains(catalogue)
        ],
        list(view.domains),
        list(view.groups),
        [
            {"label": column_title(texts, catalogue, name), "value": name}
            for name in COLUMNS
            if name != "service"
        ],
        list(view.columns),
        view.text,
        _notice(texts, faults),
    )


def dataset(texts: Texts, catalogue: Catalogue, view: View) -> dict[str, object]:
    """Give the browser what it weighs: services, scores, weights, words and the first picture."""
    language = texts.language
    return {
        "language": language,
        "texts": texts.starting_with(*SCRIPT_TEXTS),
        "services": [_service(texts, catalogue, service) for service in _services(catalogue)],
        "indices": [
            {
                "id": index.index_id,
                "short": texts.of(index, "short"),
                "meanings": [index.meaning(score, language) for score in (1, 2, 3)],
            }
            for index in _indices(catalogue)
        ],
        "report": {
            "weights": list(report_weights(catalogue).values),
            "bounds": {"group_1": DEFAULT_BOUNDS.group_1, "group_2": DEFAULT_BOUNDS.group_2},
        },
        "view": _view(view),
        "first": FIRST,
        "revision": catalogue.version.revision,
        "columns": list(DEFAULT_COLUMNS),
        "allColumns": list(COLUMNS),
        "pictureTitle": texts("weigh.picture_title", city=catalogue.city.title(language)),
        "foot": texts(
            "weigh.foot",
            source=catalogue.sources[0].title(language) if catalogue.sources else "",
            version=texts.number(catalogue.version.label),
        ),
        "file": "tarazu-priorities",
    }


def column_title(texts: Texts, catalogue: Catalogue, name: str) -> str:
    """Name a column: an index by its short title, any other by its text."""
    for index in catalogue.indices:
        if index.index_id == name:
            return texts.of(index, "short")
    return texts(f"weigh.column.{name}")


def column_definitions(texts: Texts, catalogue: Catalogue) -> list[dict[str, object]]:
    """Define the columns of the grid, hidden ones included; the last is the card of a phone."""
    made: dict[str, dict[str, object]] = {
        "rank": {"cellRenderer": "TarazuRank", "width": 70, "sort": "asc"},
        "change": {"cellRenderer": "TarazuChange", "width": 76, "sortingOrder": ["desc", "asc"]},
        "service": {"field": "title", "cellRenderer": "TarazuService", "flex": 3, "minWidth": 220},
        "group": {"cellRenderer": "TarazuGroup", "width": 104},
        "total": {
            "cellRenderer": "TarazuTotal",
            "width": 68,
            "sortingOrder": ["desc", "asc"],
        },
        "mean": {
            "cellRenderer": "TarazuMean",
            "width": 92,
            "sortingOrder": ["desc", "asc"],
        },
        "domain": {"width": 150},
        "share": {
            "field": "total",
            "cellRenderer": "TarazuBar",
            "flex": 2,
            "minWidth": 130,
            "sortable": False,
        },
    }
    score = {
        "cellRenderer": "TarazuScore",
        "width": 84,
        "sortingOrder": ["desc", "asc"],
        "wrapHeaderText": True,
    }
    columns: list[dict[str, object]] = [
        {
            "colId": name,
            "field": name,
            "headerName": column_title(texts, catalogue, name),
            "hide": name not in DEFAULT_COLUMNS,
            **made.get(name, score),
        }
        for name in COLUMNS
    ]
    card = {
        "colId": "card",
        "field": "rank",
        "headerName": "",
        "cellRenderer": "TarazuCard",
        "flex": 1,
        "hide": True,
    }
    return [*columns, card]


def _indices(catalogue: Catalogue) -> list[Index]:
    by_id = {index.index_id: index for index in catalogue.indices}
    return [by_id[name] for name in INDEX_IDS]


def _services(catalogue: Catalogue) -> list[Service]:
    scored = sorted(score.todo_id for score in catalogue.scores)
    return [catalogue.service_by_todo[todo] for todo in scored]


def _weighed_domains(catalogue: Catalogue) -> list[Domain]:
    used = {service.domain for service in _services(catalogue)}
    return [domain for domain in catalogue.domains if domain.domain_id in used]


def _service(texts: Texts, catalogue: Catalogue, service: Service) -> dict[str, object]:
    language = texts.language
    other = "en" if language == "fa" else "fa"
    findings = catalogue.findings_by_subject.get(("service", str(service.service_id)), ())
    assert service.todo_id is not None
    return {
        "id": service.todo_id,
        "serviceId": service.service_id,
        "title": service.short(language),
        "searched": f"{service.title(language)} {service.short(other)}",
        "domain": service.domain,
        "domainName": catalogue.domain_by_id[service.domain].title(language),
        "scores": list(catalogue.score_by_todo[service.todo_id].values),
        "findings": [texts.of(finding, "effect") for finding in findings],
    }


def _view(view: View) -> dict[str, object]:
    return {
        "weights": list(view.weights.values),
        "whatIfs": [
            {"id": service, "index": index, "score": score}
            for (service, index), score in view.what_ifs.items()
        ],
        "domains": list(view.domains),
        "groups": list(view.groups),
        "text": view.text,
        "columns": list(view.columns),
        "selected": view.selected,
        "first": view.first,
        "bounds": {"group_1": view.bounds.group_1, "group_2": view.bounds.group_2},
    }


def _scale(texts: Texts, index: Index, weight: int) -> html.Div:
    position = INDEX_IDS.index(index.index_id)
    slider = dcc.Slider(
        id=ids.scale(index.index_id),
        min=0,
        max=MAX_WEIGHT,
        step=1,
        value=weight,
        marks=None,
        updatemode="mouseup",
        allow_direct_input=False,
        reverse=texts.direction == "rtl",
    )
    return html.Div(
        [
            html.Div(
                [
                    html.Span(className=f"scale-swatch share-{position}"),
                    html.Span(texts.of(index, "short"), className="scale-name"),
                    html.Span("", className="scale-percent"),
                    html.Span(texts.number(weight), className="scale-value"),
                ],
                className="scale-head",
                title=index.title(texts.language),
            ),
            html.Div(
                [
                    slider,
                    html.Span(
                        className="scale-report",
                        title=texts("weigh.report_weight", weight=index.weight),
                        style={"--part": str(index.weight / MAX_WEIGHT)},
                    ),
                ],
                className="scale-track",
                **{"data-thumb-name": texts("weigh.scale_name", index=texts.of(index, "short"))},
            ),
            html.Div(className="scale-steps"),
        ],
        className="scale",
        **{"data-index": index.index_id},
    )


def _presets(texts: Texts, catalogue: Catalogue) -> list[html.Button]:
    return [
        html.Button(
            texts(f"weigh.preset.{preset}"),
            type="button",
            className="preset",
            **{
                "data-weights": ",".join(str(value) for value in weights.values),
                "aria-pressed": "false",
            },
        )
        for preset, weights in presets(report_weights(catalogue)).items()
    ]


def _tiles(texts: Texts, ranking: Ranking) -> list[html.Div]:
    counts = ranking.group_counts
    return [
        html.Div(
            [
                html.Span(texts.number(counts[group]), className="count-now"),
                html.Span(
                    [
                        html.Span(GROUP_MARKS[group], **{"aria-hidden": "true"}),
                        " ",
                        texts(f"group.{group}"),
                    ],
                    className="count-name",
                ),
                html.Span(
                    texts("weigh.count_report", number=counts[group]), className="count-report"
                ),
            ],
            className=f"count-tile count-tile-{group}",
            **{"data-group": str(group)},
        )
        for group in GROUPS
    ]


def _notice(texts: Texts, faults: Sequence[TarazuError]) -> object:
    if not faults:
        return None
    return html.Div(
        [
            html.P(texts("weigh.damaged_link")),
            html.Ul([html.Li(texts.error(fault)) for fault in faults]),
        ],
        className="notice notice-warning",
    )
