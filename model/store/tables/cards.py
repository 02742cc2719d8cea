"""The table of what people wrote into the identity cards of services."""

from __future__ import annotations

from typing import Any

from sqlalchemy import JSON, ForeignKeyConstraint
from sqlalchemy.orm import Mapped, mapped_column

from model.store.base import Entered


class CardValue(Entered):
    """A field of a service's card; an emptied one stays, without a value."""

    __tablename__ = "card_values"
    __table_args__ = (
        ForeignKeyConstraint(["city"], ["cities.city"]),
        ForeignKeyConstraint(["city", "service"], ["services.city", "services.service_id"]),
    )
    service: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    field: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[Any] = mapped_column(JSON(none_as_null=True), nullable=True)
