"""What all tables share: naming, types, and the columns of a row that people may edit."""

from __future__ import annotations

from datetime import UTC, date, datetime
from enum import StrEnum
from typing import Any, ClassVar

from sqlalchemy import (
    JSON,
    Date,
    DateTime,
    Dialect,
    Enum,
    MetaData,
    Text,
)
from sqlalchemy.orm import DeclarativeBase, Mapped, declared_attr, mapped_column
from sqlalchemy.types import TypeDecorator, TypeEngine

from model.calendar import Quarter, parse_quarter
from model.catalogue import (
    ActionStatus,
    CharterStatus,
    CityProblem,
    IndexGroup,
    ItemField,
    Level,
    Operation,
    PrerequisiteStatus,
    Progress,
    ProjectOwner,
    RolloutStage,
    ServiceStatus,
    StepKind,
    SystemStatus,
    TargetScope,
)
from model.periods import Period, parse_period

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}
"""Every constraint has a name, so that a migration can name it."""

EDITABLE: dict[str, Any] = {"editable": True}
"""``info`` of a column that people may change; everything else only a data package changes."""

OWN: dict[str, Any] = {"own": True}
"""``info`` of a column of a package's table that no package fills: it is people's."""

LATER = 20
"""``sort_order`` of a column that a later migration added: it stands last in its table."""


class UtcDateTime(TypeDecorator[datetime]):
    """A moment, always aware and in UTC, also where the database forgets the zone (SQLite)."""

    impl = DateTime(timezone=True)
    cache_ok = True

    @property
    def python_type(self) -> type[Any]:
        """What a value is read into."""
        return datetime

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Turn an aware moment into UTC."""
        return None if value is None else value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Give the zone back."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class QuarterText(TypeDecorator[Quarter]):
    """A Jalali quarter, as text such as ``1400-Q2``."""

    impl = Text
    cache_ok = True

    @property
    def python_type(self) -> type[Any]:
        """What a value is read into."""
        return Quarter

    def process_bind_param(self, value: Quarter | None, dialect: Dialect) -> str | None:
        """Write a quarter."""
        return None if value is None else str(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> Quarter | None:
        """Read a quarter."""
        return None if value is None else parse_quarter(value)


class PeriodText(TypeDecorator[Period]):
    """A Jalali day, month or year, as text such as ``1399-03``."""

    impl = Text
    cache_ok = True

    @property
    def python_type(self) -> type[Any]:
        """What a value is read into."""
        return Period

    def process_bind_param(self, value: Period | None, dialect: Dialect) -> str | None:
        """Write a period."""
        return None if value is None else str(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> Period | None:
        """Read a period."""
        return None if value is None else parse_period(value)


def choice(values: type[StrEnum]) -> TypeEngine[Any]:
    """Text that is one of ``values``, held by a CHECK constraint."""
    return Enum(
        values,
        native_enum=False,
        create_constraint=True,
        length=32,
        name=values.__name__.lower(),
        values_callable=lambda kind: [str(member) for member in kind],
    )


class Base(DeclarativeBase):
    """The registry of all tables."""

    metadata = MetaData(naming_convention=NAMES)
    type_annotation_map: ClassVar[dict[Any, Any]] = {
        str: Text(),
        date: Date(),
        datetime: UtcDateTime(),
        Quarter: QuarterText(),
        Period: PeriodText(),
        dict[str, Any]: JSON(none_as_null=True),
        ServiceStatus: choice(ServiceStatus),
        SystemStatus: choice(SystemStatus),
        PrerequisiteStatus: choice(PrerequisiteStatus),
        ActionStatus: choice(ActionStatus),
        StepKind: choice(StepKind),
        RolloutStage: choice(RolloutStage),
        TargetScope: choice(TargetScope),
        IndexGroup: choice(IndexGroup),
        Level: choice(Level),
        Progress: choice(Progress),
        ProjectOwner: choice(ProjectOwner),
        CityProblem: choice(CityProblem),
        CharterStatus: choice(CharterStatus),
        ItemField: choice(ItemField),
        Operation: choice(Operation),
    }


class Versioned(Base):
    """Columns of every row that people may change.

    ``version`` is SQLAlchemy's version counter: an UPDATE names the version it was made on.
    """

    __abstract__ = True

    city: Mapped[str] = mapped_column(primary_key=True, sort_order=-1)
    version: Mapped[int] = mapped_column(sort_order=11)
    updated_at: Mapped[datetime | None] = mapped_column(sort_order=11)
    updated_by: Mapped[str | None] = mapped_column(sort_order=11)

    @declared_attr.directive
    @classmethod
    def __mapper_args__(cls) -> dict[str, Any]:
        return {"version_id_col": cls.__table__.c.version}


class Kept(Versioned):
    """Columns of every row that comes from a data package.

    ``package_values`` holds, for each field that people changed, what the package says there, so
    that a later package can tell its own changes from theirs.
    """

    __abstract__ = True

    document: Mapped[str] = mapped_column(sort_order=10)
    table_no: Mapped[str | None] = mapped_column(sort_order=10)
    page: Mapped[int | None] = mapped_column(sort_order=10)
    row: Mapped[int | None] = mapped_column(sort_order=10)
    package_values: Mapped[dict[str, Any] | None] = mapped_column(sort_order=12)


class Entered(Versioned):
    """Columns of every row that only people make."""

    __abstract__ = True

    added_at: Mapped[datetime] = mapped_column(sort_order=10)
    added_by: Mapped[str] = mapped_column(sort_order=10)


class Measured(Entered):
    """Columns of every measured value; rows are added and never changed."""

    __abstract__ = True

    value_id: Mapped[str] = mapped_column(primary_key=True)
    day: Mapped[date] = mapped_column(sort_order=2)
    hundredths: Mapped[int] = mapped_column(sort_order=2)
    note: Mapped[str | None] = mapped_column(sort_order=2)
    withdrawn: Mapped[bool] = mapped_column(sort_order=2)
