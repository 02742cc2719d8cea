"""Tables of the rollout: programmes, districts, channels, and the steps that people plan."""

from __future__ import annotations

from datetime import date

from sqlalchemy import ForeignKeyConstraint
from sqlalchemy.orm import Mapped, mapped_column

from model.catalogue import RolloutStage
from model.store.base import EDITABLE, Entered, Kept
from model.store.tables.columns import refers

OF_A_PROGRAMME = {"programme": "rollout_programmes.programme_id"}


class RolloutProgramme(Kept):
    """rollout_programmes.csv."""

    __tablename__ = "rollout_programmes"
    __table_args__ = refers()
    programme_id: Mapped[str] = mapped_column(primary_key=True)
    title_fa: Mapped[str]
    title_en: Mapped[str]
    owner_fa: Mapped[str]
    owner_en: Mapped[str]
    services_target: Mapped[int | None]
    target_year: Mapped[int | None]


class RolloutAim(Kept):
    """rollout_aims.csv."""

    __tablename__ = "rollout_aims"
    __table_args__ = refers(**OF_A_PROGRAMME)
    aim_id: Mapped[str] = mapped_column(primary_key=True)
    programme: Mapped[str]
    position: Mapped[int]
    title_fa: Mapped[str]
    title_en: Mapped[str]
    printed_title_fa: Mapped[str]
    indicator_fa: Mapped[str]
    indicator_en: Mapped[str]
    unit_fa: Mapped[str]
    unit_en: Mapped[str]
    basis: Mapped[str]


class RolloutGroup(Kept):
    """rollout_groups.csv."""

    __tablename__ = "rollout_groups"
    __table_args__ = refers(**OF_A_PROGRAMME)
    group_id: Mapped[str] = mapped_column(primary_key=True)
    programme: Mapped[str]
    position: Mapped[int]
    title_fa: Mapped[str]
    title_en: Mapped[str]
    services: Mapped[int | None]


class RolloutChannel(Kept):
    """rollout_channels.csv."""

    __tablename__ = "rollout_channels"
    __table_args__ = refers(**OF_A_PROGRAMME)
    channel_id: Mapped[str] = mapped_column(primary_key=True)
    programme: Mapped[str]
    position: Mapped[int]
    kind: Mapped[str]
    title_fa: Mapped[str]
    title_en: Mapped[str]
    count: Mapped[int | None]


class District(Kept):
    """districts.csv."""

    __tablename__ = "districts"
    __table_args__ = refers()
    district_id: Mapped[str] = mapped_column(primary_key=True)
    number: Mapped[int]
    title_fa: Mapped[str]
    title_en: Mapped[str]
    basis: Mapped[str]


class RolloutMilestone(Kept):
    """rollout_milestones.csv."""

    __tablename__ = "rollout_milestones"
    __table_args__ = refers(**OF_A_PROGRAMME)
    milestone_id: Mapped[str] = mapped_column(primary_key=True)
    programme: Mapped[str]
    position: Mapped[int]
    event: Mapped[str]
    title_fa: Mapped[str]
    title_en: Mapped[str]
    date: Mapped[str | None]
    printed_date: Mapped[str | None]
    basis: Mapped[str]


class RolloutCount(Kept):
    """rollout_counts.csv."""

    __tablename__ = "rollout_counts"
    __table_args__ = refers(**OF_A_PROGRAMME)
    count_id: Mapped[str] = mapped_column(primary_key=True)
    programme: Mapped[str]
    position: Mapped[int]
    subject: Mapped[str]
    title_fa: Mapped[str]
    title_en: Mapped[str]
    value: Mapped[int]
    printed_value: Mapped[str]


class RolloutState(Kept):
    """rollout_states.csv."""

    __tablename__ = "rollout_states"
    __table_args__ = refers(group="rollout_groups.group_id", district="districts.district_id")
    state_id: Mapped[str] = mapped_column(primary_key=True)
    group: Mapped[str]
    district: Mapped[str]
    stage: Mapped[RolloutStage]
    since: Mapped[str | None]
    printed_since: Mapped[str | None]
    basis: Mapped[str]


class RolloutStep(Entered):
    """The stages that people plan and reach."""

    __tablename__ = "rollout_steps"
    __table_args__ = (
        ForeignKeyConstraint(["city"], ["cities.city"]),
        ForeignKeyConstraint(["city", "group"], ["rollout_groups.city", "rollout_groups.group_id"]),
        ForeignKeyConstraint(["city", "service"], ["services.city", "services.service_id"]),
        ForeignKeyConstraint(["city", "district"], ["districts.city", "districts.district_id"]),
    )
    step_id: Mapped[str] = mapped_column(primary_key=True)
    group: Mapped[str | None]
    service: Mapped[int | None]
    district: Mapped[str]
    stage: Mapped[RolloutStage]
    day: Mapped[date] = mapped_column(info=EDITABLE)
    done_on: Mapped[date | None] = mapped_column(info=EDITABLE)
    note: Mapped[str | None] = mapped_column(info=EDITABLE)
