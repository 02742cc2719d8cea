"""Tables of the services and what they are weighed by."""

from __future__ import annotations

from sqlalchemy.orm import Mapped, mapped_column

from model.catalogue import (
    IndexGroup,
    ServiceStatus,
)
from model.store.base import EDITABLE, Kept
from model.store.tables.columns import listed, refers


class Domain(Kept):
    """domains.csv."""

    __tablename__ = "domains"
    __table_args__ = refers()
    domain_id: Mapped[str] = mapped_column(primary_key=True)
    code: Mapped[str | None]
    title_fa: Mapped[str]
    title_en: Mapped[str]
    position: Mapped[int]


class Service(Kept):
    """services.csv."""

    __tablename__ = "services"
    __table_args__ = refers(domain="domains.domain_id")
    service_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    todo_id: Mapped[int | None]
    title_fa: Mapped[str]
    short_fa: Mapped[str]
    title_en: Mapped[str]
    domain: Mapped[str]
    status: Mapped[ServiceStatus] = mapped_column(info=EDITABLE)
    printed_title_fa: Mapped[str]
    printed_domain_fa: Mapped[str]


class ServiceListing(Kept):
    """service_listings.csv."""

    __tablename__ = "service_listings"
    __table_args__ = refers(service_id="services.service_id")
    table_no: Mapped[str] = mapped_column(primary_key=True)
    row: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    service_id: Mapped[int]
    printed_id: Mapped[int | None]
    printed_title_fa: Mapped[str]
    printed_domain_fa: Mapped[str | None]


class Index(Kept):
    """indices.csv."""

    __tablename__ = "indices"
    __table_args__ = refers()
    index_id: Mapped[str] = mapped_column(primary_key=True)
    group: Mapped[IndexGroup]
    weight: Mapped[int]
    title_fa: Mapped[str]
    short_fa: Mapped[str]
    title_en: Mapped[str]
    short_en: Mapped[str]
    meaning_1_fa: Mapped[str]
    meaning_2_fa: Mapped[str]
    meaning_3_fa: Mapped[str]
    meaning_1_en: Mapped[str]
    meaning_2_en: Mapped[str]
    meaning_3_en: Mapped[str]
    position: Mapped[int]


class Score(Kept):
    """scores.csv."""

    __tablename__ = "scores"
    __table_args__ = refers()
    todo_id: Mapped[int] = mapped_column(
        primary_key=True, autoincrement=False, info=listed("services.todo_id")
    )
    smartness: Mapped[int]
    resources: Mapped[int]
    economy: Mapped[int]
    coverage: Mapped[int]
    frequency: Mapped[int]
    ease: Mapped[int]
    printed_total: Mapped[int]
    printed_group: Mapped[int]
    printed_total_t7: Mapped[int]
    printed_position: Mapped[int]
    page_t7: Mapped[int]


class QuickWin(Kept):
    """quick_wins.csv."""

    __tablename__ = "quick_wins"
    __table_args__ = refers()
    position: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    todo_id: Mapped[int] = mapped_column(info=listed("services.todo_id"))
    ease: Mapped[int]
    frequency: Mapped[int]
    printed_total: Mapped[int]


class InProgressScore(Kept):
    """in_progress_scores.csv."""

    __tablename__ = "in_progress_scores"
    __table_args__ = refers(service_id="services.service_id")
    position: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    service_id: Mapped[int]
    ease: Mapped[int]
    frequency: Mapped[int]
    printed_total: Mapped[int]
