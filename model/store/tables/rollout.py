"""Tables of the rollout: programmes, districts, channels, and the steps that people plan."""

from __future__ import annotations

from datetime import date

from sqlalchemy import ForeignKeyConstraint
from sqlalchemy.orm import Mapped, mapped_column

from model.catalogue import RolloutStage
from model.periods import Period
from model.store.base import EDITABLE, LATER, Entered, Kept, Measured
from model.store.tables.columns import PEOPLES, refers

OF_A_PROGRAMME = {"programme": "rollout_programmes.programme_id"}


class OfAProgramme(Kept):
    """Columns of every row that is one of a programme's, in its order."""

    __abstract__ = True

    programme: Mapped[str] = mapped_column(sort_order=1)
    position: Mapped[int] = mapped_column(sort_order=1)


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


class RolloutAim(OfAProgramme):
    """rollout_aims.csv."""

    __tablename__ = "rollout_aims"
    __table_args__ = refers(**OF_A_PROGRAMME)
    aim_id: Mapped[str] = mapped_column(primary_key=True)
    title_fa: Mapped[str] = mapped_column(sort_order=2)
    title_en: Mapped[str] = mapped_column(sort_order=2)
    printed_title_fa: Mapped[str] = mapped_column(sort_order=2)
    indicator_fa: Mapped[str] = mapped_column(sort_order=2)
    indicator_en: Mapped[str] = mapped_column(sort_order=2)
    unit_fa: Mapped[str] = mapped_column(sort_order=2)
    unit_en: Mapped[str] = mapped_column(sort_order=2)
    basis: Mapped[str] = mapped_column(sort_order=2)
    target: Mapped[int | None] = mapped_column(info=PEOPLES, sort_order=LATER)
    due: Mapped[Period | None] = mapped_column(info=PEOPLES, sort_order=LATER)


class AimValue(Measured):
    """Measured values of the indicators of aims."""

    __tablename__ = "aim_values"
    __table_args__ = (
        ForeignKeyConstraint(["city"], ["cities.city"]),
        ForeignKeyConstraint(["city", "aim"], ["rollout_aims.city", "rollout_aims.aim_id"]),
    )
    aim: Mapped[str] = mapped_column(sort_order=1)


class RolloutGroup(OfAProgramme):
    """rollout_groups.csv."""

    __tablename__ = "rollout_groups"
    __table_args__ = refers(**OF_A_PROGRAMME)
    group_id: Mapped[str] = mapped_column(primary_key=True)
    title_fa: Mapped[str] = mapped_column(sort_order=2)
    title_en: Mapped[str] = mapped_column(sort_order=2)
    services: Mapped[int | None] = mapped_column(sort_order=2)


class RolloutChannel(OfAProgramme):
    """rollout_channels.csv."""

    __tablename__ = "rollout_channels"
    __table_args__ = refers(**OF_A_PROGRAMME)
    channel_id: Mapped[str] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(sort_order=2)
    title_fa: Mapped[str] = mapped_column(sort_order=2)
    title_en: Mapped[str] = mapped_column(sort_order=2)
    count: Mapped[int | None] = mapped_column(sort_order=2)


class District(Kept):
    """districts.csv."""

    __tablename__ = "districts"
    __table_args__ = refers()
    district_id: Mapped[str] = mapped_column(primary_key=True)
    number: Mapped[int]
    title_fa: Mapped[str]
    title_en: Mapped[str]
    basis: Mapped[str]


class RolloutMilestone(OfAProgramme):
    """rollout_milestones.csv."""

    __tablename__ = "rollout_milestones"
    __table_args__ = refers(**OF_A_PROGRAMME)
    milestone_id: Mapped[str] = mapped_column(primary_key=True)
    event: Mapped[str] = mapped_column(sort_order=2)
    title_fa: Mapped[str] = mapped_column(sort_order=2)
    title_en: Mapped[str] = mapped_column(sort_order=2)
    date: Mapped[str | None] = mapped_column(sort_order=2)
    printed_date: Mapped[str | None] = mapped_column(sort_order=2)
    basis: Mapped[str] = mapped_column(sort_order=2)


class RolloutCount(OfAProgramme):
    """rollout_counts.csv."""

    __tablename__ = "rollout_counts"
    __table_args__ = refers(**OF_A_PROGRAMME)
    count_id: Mapped[str] = mapped_column(primary_key=True)
    subject: Mapped[str] = mapped_column(sort_order=2)
    title_fa: Mapped[str] = mapped_column(sort_order=2)
    title_en: Mapped[str] = mapped_column(sort_order=2)
    value: Mapped[int] = mapped_column(sort_order=2)
    printed_value: Mapped[str] = mapped_column(sort_order=2)


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
