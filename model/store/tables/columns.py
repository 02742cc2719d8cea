"""What columns of several tables share."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ForeignKeyConstraint

from model.catalogue import (
    Basis,
)
from model.store.base import EDITABLE, OWN


def refers(**columns: str) -> tuple[ForeignKeyConstraint, ...]:
    """Foreign keys inside the city: ``domain="domains.domain_id"``, and those every row has."""
    inside = {"document": "sources.source_id", **columns}
    return (
        ForeignKeyConstraint(["city"], ["cities.city"]),
        *(
            ForeignKeyConstraint(["city", column], [f"{target.split('.')[0]}.city", target])
            for column, target in inside.items()
        ),
    )


def listed(target: str) -> dict[str, Any]:
    """``info`` of a column that must hold a known value of a column, without a foreign key."""
    return {"listed": target}


PEOPLES: dict[str, Any] = {**EDITABLE, **OWN}
"""``info`` of a column that people alone fill."""


WHOSE: dict[str, Any] = {**EDITABLE, "choices": tuple(map(str, Basis))}
"""``info`` of a column that says whose word a row is."""
