"""Writing a plan as the XML of Microsoft Project."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from model.roadmap.exchange.days import BEGIN, END, GO_ON, REST, first_moment, hours, last_moment
from model.roadmap.exchange.loose import Loose, Row, loosen
from model.roadmap.exchange.mspdi import (
    BODY,
    FIELD_IDS,
    FIELDS,
    FINISH_TO_START,
    GROUPS,
    LONGEST_FIELD,
    MARK,
    MONTHS,
    NAMESPACE,
    Words,
    mark_of,
)
from model.roadmap.exchange.mspdi_parts import (
    DAYS,
    constraint,
    course,
    decimal,
    duration,
    fill,
    sayable,
    share_of,
    span,
)
from model.roadmap.exchange.parcel import Parcel
from model.roadmap.problem import Problem
from model.roadmap.records import Measure

SAVE_VERSION: Final = 12
WORKING: Final = (1, 2, 3, 4, 7)
"""The working days of a week that Project counts from Sunday, 1: all but Thursday and Friday."""
FIXED_DURATION: Final = 1


def write_mspdi(parcel: Parcel, words: Words, now: datetime) -> bytes:
    """Write a plan with all that is known of it.

    Parameters
    ----------
    now : datetime
        When it is written.
    """
    return _Writer(parcel, words).written(now)


@dataclass(frozen=True)
class _Task:
    """A row on its place in the outline; a heading has no row."""

    uid: int
    number: str
    name: str
    row: Row | None = None
    rows: tuple[Row, ...] = ()


class _Writer:
    def __init__(self, parcel: Parcel, words: Words) -> None:
        self.parcel, self.words = parcel, words
        self.problem: Problem = parcel.kept.problem
        self.loose: Loose = loosen(parcel)
        self.uid = {row.item: uid for uid, row in enumerate(self.loose.rows, start=1)}
        bodies = dict.fromkeys(BODY + body for row in self.loose.rows for body in row.bodies)
        names = (*self.loose.capacities, *bodies)
        self.resource = {name: uid for uid, name in enumerate(names, start=1)}
        self.long: dict[str, dict[str, str]] = {}

    def written(self, now: datetime) -> bytes:
        root = Element("Project", {"xmlns": NAMESPACE})
        start, quarters = self.problem.start, self.problem.quarters
        fill(
            root,
            SaveVersion=SAVE_VERSION,
            Name=self.words.title[:255],
            Title=self.words.title[:512],
            CreationDate=now.replace(microsecond=0, tzinfo=None).isoformat(),
            ScheduleFromStart=1,
            StartDate=first_moment(min([start, *(r.start for r in self.loose.rows if r.start)])),
            FinishDate=last_moment(start.later(quarters - 1)),
            CurrencyCode="IRR",
            CalendarUID=1,
            DefaultStartTime=BEGIN,
            DefaultFinishTime=END,
            MinutesPerDay=480,
            MinutesPerWeek=480 * len(WORKING),
            DaysPerMonth=21,
            DefaultTaskType=FIXED_DURATION,
            DurationFormat=DAYS,
            HonorConstraints=1,
            NewTasksEffortDriven=0,
            NewTasksEstimated=0,
            WeekStartDay=6,
            StatusDate=first_moment(self.problem.quarter(self.problem.now)),
        )
        self._fields(SubElement(root, "ExtendedAttributes"))
        self._calendar(SubElement(root, "Calendars"))
        self._tasks(SubElement(root, "Tasks"))
        self._resources(SubElement(root, "Resources"))
        self._assignments(SubElement(root, "Assignments"))
        indent(root, " ")
        content: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
        return content

    def _fields(self, parent: Element) -> None:
        for number, name in enumerate(FIELDS, start=1):
            fill(
                SubElement(parent, "ExtendedAttribute"),
                FieldID=FIELD_IDS[name],
                FieldName=f"Text{number}",
                Alias=self.words.fields[name][:50],
            )

    def _calendar(self, parent: Element) -> None:
        calendar = SubElement(parent, "Calendar")
        fill(calendar, UID=1, Name=self.words.calendar, IsBaseCalendar=1)
        days = SubElement(calendar, "WeekDays")
        for kind in range(1, 8):
            day = SubElement(days, "WeekDay")
            fill(day, DayType=kind, DayWorking=int(kind in WORKING))
            if kind in WORKING:
                times = SubElement(day, "WorkingTimes")
                for begin, end in ((BEGIN, REST), (GO_ON, END)):
                    fill(SubElement(times, "WorkingTime"), FromTime=begin, ToTime=end)

    def _tasks(self, parent: Element) -> None:
        tasks = list(self._outline())
        whole = SubElement(parent, "Task")
        described = [SubElement(parent, "Task") for _ in tasks]
        for place, (task, element) in enumerate(zip(tasks, described, strict=True), start=1):
            self._task(element, place, task)
        fill(
            whole,
            UID=0,
            ID=0,
            Name=self.words.title[:512],
            Type=FIXED_DURATION,
            OutlineNumber="0",
            OutlineLevel=0,
            **span(self.loose.rows),
            Summary=1,
            Notes=self._notes(),
        )

    def _notes(self) -> str:
        """Say what the file is, then the head in one line; Persian in it is escaped."""
        noted = {item: mark_of(sayable(note)) for item, note in self.words.notes.items()}
        head = {**self.loose.head, "long": self.long, "noted": noted}
        line = json.dumps(head, sort_keys=True, separators=(",", ":"))
        return "\n".join(filter(None, (self.parcel.reason, self.words.about, MARK + line)))

    def _outline(self) -> Iterator[_Task]:
        """List the rows by domain, what is not in the plan last, each group under its heading."""
        groups: dict[str, list[Row]] = {}
        for row in self.loose.rows:
            name = "-" if row.start is None else row.facts.get("domain", "")
            groups.setdefault(name, []).append(row)
        order = {name: place for place, name in enumerate(self.words.groups)}
        listed = sorted(groups, key=lambda name: order.get(name, len(order)))
        for number, name in enumerate(listed, start=1):
            rows = sorted(groups[name], key=lambda row: (str(row.start), self.uid[row.item]))
            heading = self.words.groups.get(name, name)
            yield _Task(GROUPS + number, str(number), heading, rows=tuple(rows))
            for place, row in enumerate(rows, start=1):
                title = self.words.items.get(row.item, row.item)
                yield _Task(self.uid[row.item], f"{number}.{place}", title, row)

    def _task(self, element: Element, place: int, task: _Task) -> None:
        row = task.row
        rows = task.rows if row is None else (row,)
        fill(
            element,
            UID=task.uid,
            ID=place,
            Name=task.name[:512],
            Type=FIXED_DURATION,
            IsNull=0,
            OutlineNumber=task.number,
            OutlineLevel=task.number.count(".") + 1,
            **span(rows),
        )
        if row is None:
            fill(element, EffortDriven=0, Estimated=0, Milestone=0, Summary=1)
            return
        fill(element, **self._work(row), EffortDriven=0, Estimated=0, Milestone=0, Summary=0)
        fill(element, **course(row), **constraint(row))
        if row.item in self.words.notes:
            fill(element, Notes=self.words.notes[row.item])
        for need in row.needs:
            fill(
                SubElement(element, "PredecessorLink"),
                PredecessorUID=self.uid[need],
                Type=FINISH_TO_START,
                CrossProject=0,
                LinkLag=0,
                LagFormat=DAYS,
            )
        for name, value in self._values(row):
            attribute = SubElement(element, "ExtendedAttribute")
            fill(attribute, FieldID=FIELD_IDS[name], Value=value)
        if row.baseline is not None:
            first, last = row.baseline
            fill(
                SubElement(element, "Baseline"),
                Number=0,
                Start=first_moment(first),
                Finish=last_moment(last),
                Duration=duration(60 * hours(first, last)),
                DurationFormat=DAYS,
            )

    def _values(self, row: Row) -> Iterator[tuple[str, str]]:
        """Give the text fields of a task; what is too long for one goes into the head."""
        forbids = ",".join(map(str, row.forbids))
        out = "1" if row.start is None else ""
        told = {"item": row.item, "forbid": forbids, "out": out, **row.facts}
        for name, value in told.items():
            if len(value) > LONGEST_FIELD:
                self.long.setdefault(row.item, {})[name] = value
            elif value:
                yield name, value

    def _people(self, row: Row) -> float:
        """How many people work on an item."""
        return int(row.facts.get("load", 0)) / MONTHS

    def _work(self, row: Row) -> dict[str, object]:
        if self._team(row) is None or row.start is None or row.finish is None:
            return {}
        return {"Work": duration(round(60 * hours(row.start, row.finish) * self._people(row)))}

    def _team(self, row: Row) -> str | None:
        """The capacity that people of an item's domain are."""
        name = f"{Measure.EFFORT}:{row.facts.get('domain', '')}"
        return name if name in self.resource and self._people(row) else None

    def _resources(self, parent: Element) -> None:
        for name, uid in self.resource.items():
            element = SubElement(parent, "Resource")
            capacity = self.loose.capacities.get(name)
            fill(
                element,
                UID=uid,
                ID=uid,
                Name=self.words.resources.get(name, name)[:512],
                Type=1,
                IsNull=0,
                Code=name[:512],
            )
            if capacity is None:
                fill(element, MaxUnits=1)
                continue
            share = MONTHS if name.startswith(Measure.EFFORT) else 1
            fill(element, MaxUnits=share_of(max(capacity), share), CalendarUID=1)
            periods = SubElement(element, "AvailabilityPeriods")
            for number, amount in enumerate(capacity):
                quarter = self.problem.quarter(number)
                fill(
                    SubElement(periods, "AvailabilityPeriod"),
                    AvailableFrom=f"{quarter.first_day}T00:00:00",
                    AvailableTo=f"{quarter.last_day}T23:59:00",
                    AvailableUnits=share_of(amount, share),
                )

    def _assignments(self, parent: Element) -> None:
        uid = 0
        for row in self.loose.rows:
            team = self._team(row)
            owing = [(BODY + body, 1.0) for body in row.bodies]
            shares = owing if team is None else [*owing, (team, self._people(row))]
            for name, units in shares:
                uid += 1
                element = SubElement(parent, "Assignment")
                fill(element, UID=uid, TaskUID=self.uid[row.item], ResourceUID=self.resource[name])
                if row.start is not None and row.finish is not None:
                    work = round(60 * hours(row.start, row.finish) * units)
                    fill(element, Finish=last_moment(row.finish), Start=first_moment(row.start))
                    fill(element, Units=decimal(units), Work=duration(work))
