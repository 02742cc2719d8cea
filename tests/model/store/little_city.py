"""A made-up little city as a data package, small enough to break in every way."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

from sqlalchemy import Enum

from model.store.descriptor import DESCRIPTOR, TYPES, data_columns, target_of
from model.store.tables import TABLES

Rows = dict[str, list[dict[str, Any]]]

OWN_COLUMN = {"cities": "city_id", "sources": "city"}

PLACED = {
    "programme": "clean",
    "reason": "upgrade",
    "level": "A",
    "ambiguous": "false",
    "progress": "underway",
    "owner": "ict",
    "direct": "true",
    "problem": "none",
}
"""What is the same of every project."""

SAID: Rows = {
    "cities": [{"title_fa": "شهرک", "title_en": "Little City"}],
    "sources": [{"source_id": "plan"}],
    "source_tables": [{"table_id": "1"}],
    "domains": [{"domain_id": "green", "position": 1}, {"domain_id": "roads", "position": 2}],
    "services": [
        {"service_id": 1, "domain": "green", "status": "to_do", "todo_id": 1, "row": 1},
        {"service_id": 2, "domain": "roads", "status": "to_do", "todo_id": 2, "row": 2},
        {"service_id": 3, "domain": "roads", "status": "in_progress", "row": 3},
        {"service_id": 10, "domain": "green", "status": "existing", "row": 10},
    ],
    "service_listings": [
        {"table_no": "1", "row": 1, "service_id": 1},
        {"table_no": "1", "row": 2, "service_id": 2},
    ],
    "indices": [
        {"index_id": name, "group": "impact", "position": place, "row": place}
        for place, name in enumerate(
            ("smartness", "resources", "economy", "coverage", "frequency", "ease"), start=1
        )
    ],
    "scores": [{"todo_id": 1, "row": 1}, {"todo_id": 2, "ease": 3, "row": 2}],
    "quick_wins": [{"position": 1, "todo_id": 2}],
    "in_progress_scores": [{"position": 1, "service_id": 3}],
    "integrated_systems": [{"integrated_system_id": "G1", "domain": "green"}],
    "systems": [
        {"system_id": "G1-2", "domain": "green", "integrated_system": "G1", "status": "not_done"},
        {"system_id": "G1-10", "domain": "green", "integrated_system": "G1", "status": "done"},
    ],
    "service_systems": [
        {"link_id": "a", "system": "G1-2", "position": 1, "service": 1},
        {"link_id": "b", "system": "G1-10", "position": 1},
    ],
    "system_links": [{"link_id": "c", "system": "G1-2", "related_system": "G1-10"}],
    "prerequisites": [{"prerequisite_id": "own-1", "kind": "own", "status": "not_reported"}],
    "bodies": [{"body_id": "water"}],
    "prerequisite_bodies": [{"prerequisite": "own-1", "body": "water"}],
    "actions": [{"action_id": "t-1", "status": "not_reported"}],
    "action_bodies": [{"action": "t-1", "body": "water"}],
    "councils": [{"council_id": "steering_council"}],
    "council_reasons": [{"reason_id": "r-1", "council": "steering_council"}],
    "council_seats": [{"seat_id": "s-1", "council": "steering_council"}],
    "definitions": [{"term_id": "service"}],
    "findings": [
        {"finding_id": "F-1", "subject_type": "service", "subject_id": "2", "derived": "true"},
        {"finding_id": "F-2", "subject_type": "table", "subject_id": "1", "derived": "false"},
    ],
    "programmes": [{"programme_id": "clean"}],
    "priority_rules": [{"rule_id": "progress"}],
    "placement_reasons": [{"reason_id": "upgrade"}],
    "portfolio_systems": [{"system_id": "ledger"}],
    "charters": [
        {"charter_id": "c-1", "state": "printed", "status": "started", "started": "1399-02"},
        {"charter_id": "c-2", "state": "blank"},
    ],
    "projects": [
        {**PLACED, "project_id": 1, "charter": "c-1", "row": 1, "rank": 1},
        {**PLACED, "project_id": 2, "charter": "c-2", "row": 2, "ambiguous": "true"},
    ],
    "project_gaps": [{"project": 2, "gap": "cost"}],
    "charter_fields": [{"charter": "c-1", "field": "status", "state": "filled"}],
    "charter_items": [
        {"item_id": "c-1-s", "charter": "c-1", "field": "stage", "holds": "true"},
        {
            "item_id": "c-1-t",
            "charter": "c-1",
            "field": "stage",
            "parent": "c-1-s",
            "holds": "true",
        },
    ],
    "milestones": [
        {"milestone_id": "c-1-m", "charter": "c-1", "planned": "1399-03", "holds": "true"},
    ],
    "mandates": [{"mandate_id": "19.1"}],
    "charter_mandates": [{"charter": "c-1", "mandate": "19.1", "holds": "true"}],
    "indicators": [
        {"indicator_id": "c-1-i", "charter": "c-1", "unit": "percent", "target": 5, "holds": "true"}
    ],
    "charter_actors": [
        {"actor_id": "c-1-a", "charter": "c-1", "body": "water", "part": "owner", "holds": "true"}
    ],
    "charter_budgets": [{"budget_id": "c-1-b", "charter": "c-1", "kind": "line", "holds": "true"}],
    "charter_prerequisites": [
        {"link_id": "c-1-p", "charter": "c-1", "kind": "project", "project": 2, "holds": "true"}
    ],
    "prerequisite_services": [
        {"link_id": "own-1-1", "prerequisite": "own-1", "service": 1, "holds": "true"},
        {"link_id": "own-1-2", "prerequisite": "own-1", "service": 2, "holds": "false"},
    ],
    "districts": [{"district_id": "d1", "number": 1}, {"district_id": "d2", "number": 2}],
    "rollout_programmes": [{"programme_id": "desk"}],
    "rollout_aims": [{"aim_id": "aim-1", "programme": "desk"}],
    "rollout_groups": [{"group_id": "parks", "programme": "desk"}],
    "rollout_channels": [{"channel_id": "door", "programme": "desk"}],
    "rollout_milestones": [{"milestone_id": "m-1", "programme": "desk"}],
    "rollout_counts": [{"count_id": "c-1", "programme": "desk"}],
    "rollout_states": [
        {"state_id": "parks-d1", "group": "parks", "district": "d1", "stage": "pilot"}
    ],
    "prerequisite_systems": [
        {"link_id": "own-1-G1-2", "prerequisite": "own-1", "system": "G1-2", "holds": "true"}
    ],
    "roadmap_assumptions": [{"assumption_id": "units_many", "value": 4, "position": 1}],
}
"""What is said of each row; every other required cell is filled with a word or a one."""


def rows(city: str = "littleton") -> Rows:
    """Every row of the package, cell by cell; a copy that a test may change."""
    return {
        name: [_filled(name, {**said, OWN_COLUMN.get(name, ""): city}) for said in wanted]
        for name, wanted in SAID.items()
    }


def _filled(name: str, said: dict[str, Any]) -> dict[str, Any]:
    fixed = {"document": "plan", **said}
    row = {column.name: fixed.get(column.name, "") for column in data_columns(name)}
    if name in OWN_COLUMN:
        row = {OWN_COLUMN[name]: said[OWN_COLUMN[name]], **row}
    for column in data_columns(name):
        if row[column.name] == "" and not column.nullable:
            row[column.name] = 1 if column.type.python_type is int else "واژه"
    return row


def describe(tables: Rows, city: str = "littleton", version: str = "1.0.0") -> dict[str, Any]:
    """The descriptor that promises just what the tables rely on."""
    return {
        "name": f"tarazu-{city}",
        "version": version,
        "city": city,
        "resources": [
            {"name": name, "path": f"{name}.csv", "schema": _schema(name)} for name in tables
        ],
    }


def _schema(name: str) -> dict[str, Any]:
    fields, links = [], []
    for column in data_columns(name):
        constraints: dict[str, Any] = {} if column.nullable else {"required": True}
        if isinstance(column.type, Enum):
            constraints["enum"] = list(column.type.enums)
        kind = TYPES.get(column.type.python_type, "string")
        fields.append({"name": column.name, "type": kind, "constraints": constraints})
        target = target_of(column)
        if target:
            reference = {"resource": target[0], "fields": target[1]}
            links.append({"fields": column.name, "reference": reference})
    if name in OWN_COLUMN:
        fields.insert(0, {"name": OWN_COLUMN[name], "type": "string"})
    key = [column.name for column in TABLES[name].primary_key if column.name != "city"]
    key = key or [OWN_COLUMN[name]]
    return {"fields": fields, "primaryKey": key, "foreignKeys": links}


def write(
    folder: Path,
    tables: Rows | None = None,
    descriptor: dict[str, Any] | None = None,
    *,
    city: str = "littleton",
) -> Path:
    """Write the package into a folder."""
    tables = rows(city) if tables is None else tables
    folder.mkdir(parents=True, exist_ok=True)
    content = json.dumps(descriptor or describe(tables, city), ensure_ascii=False, indent=1)
    (folder / DESCRIPTOR).write_text(content, encoding="utf-8")
    for name, wanted in tables.items():
        with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, list(wanted[0]), lineterminator="\n")
            writer.writeheader()
            writer.writerows(wanted)
    return folder
