"""Reading a plan from the XML of Microsoft Project, wherever it comes from.

What Project has elements of its own for is read from these, so that what people changed there comes
back: dates, constraints, deadlines, links, progress, baseline, capacities, bodies.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any, Final
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

from model.calendar import Quarter, parse_quarter
from model.errors import InvalidInput, quoted
from model.roadmap.actuals import Actual
from model.roadmap.exchange.days import quarter_at
from model.roadmap.exchange.facts import READERS
from model.roadmap.exchange.loose import Loose, Row, loosen
from model.roadmap.exchange.mspdi import (
    BODY,
    FIELD_IDS,
    FINISH_BY,
    FINISH_TO_START,
    HARMLESS,
    MARK,
    MONTHS,
    MUST_FINISH,
    MUST_START,
    mark_of,
)
from model.roadmap.exchange.parcel import Parcel, Span
from model.roadmap.problem import MOST_ITEMS, named
from model.roadmap.records import Measure

LARGEST: Final = 8 * 1024 * 1024
"""Bytes of a file that is read."""
MOST_DIGITS: Final = 12

HEADLESS, LAGS, CONSTRAINTS, DELETED = "headless", "lags", "constraints", "deleted"
NOTES: Final = "notes"
"""The remarks on a file: its head is gone; it has lags, constraints or notes with no place in a
plan; tasks of the plan are gone."""

_NAMES: Final = {str(number): name for name, number in FIELD_IDS.items()}


def read_mspdi(content: bytes, known: Callable[[str], bool], here: Parcel) -> Loose:
    """Read a plan.

    Parameters
    ----------
    known : callable
        Whether an item such as ``service:12`` is one of the city's.
    here : Parcel
        The plan on the screen, whose settings hold where a file has lost its own.

    Raises
    ------
    InvalidInput
        ``error.exchange.`` and ``large``, ``xml``, ``unsafe``, ``foreign``, ``head``, ``unknown``,
        ``link``, ``link_kind``, ``date``, ``number``; all name the tasks.
    """
    return _Reader(_root(content), known, here).read()


def _root(content: bytes) -> Element:
    if len(content) > LARGEST:
        raise InvalidInput("error.exchange.large", maximum=LARGEST // 1024 // 1024)
    try:
        root: Element = fromstring(content, forbid_dtd=True)
    except DefusedXmlException:
        raise InvalidInput("error.exchange.unsafe") from None
    except (ParseError, ValueError, LookupError):
        raise InvalidInput("error.exchange.xml") from None
    if _bare(root.tag) != "Project":
        raise InvalidInput("error.exchange.foreign", value=quoted(_bare(root.tag)))
    for element in root.iter():
        element.tag = _bare(element.tag)
    return root


def _bare(tag: str) -> str:
    return tag.rpartition("}")[2]


class _Reader:
    def __init__(self, root: Element, known: Callable[[str], bool], here: Parcel) -> None:
        self.root, self.known, self.here = root, known, here
        self.remarks: list[tuple[str, str]] = []
        self.head = self._head()
        self.long = {
            item: _texts(fields) for item, fields in _mapping(self.head.pop("long", {})).items()
        }
        noted = self.head.pop("noted", None)
        self.noted = None if noted is None else _texts(noted)
        self.tasks = [task for task in root.iterfind("Tasks/Task") if _is_work(task)]
        if not self.tasks:
            raise InvalidInput("error.exchange.foreign", value="Tasks")
        if len(self.tasks) > MOST_ITEMS:
            params = {"value": len(self.tasks), "maximum": MOST_ITEMS}
            raise InvalidInput("error.roadmap.too_many", **params)
        self.tasks.sort(key=lambda task: _whole(task, "UID"))
        self.fields = [dict(_fields(task)) for task in self.tasks]
        self._check_known()
        self.item = {
            _text(task, "UID"): fields["item"]
            for task, fields in zip(self.tasks, self.fields, strict=True)
        }

    def read(self) -> Loose:
        owing = self._bodies()
        rows = tuple(
            self._row(task, fields, owing.get(_text(task, "UID"), ()))
            for task, fields in zip(self.tasks, self.fields, strict=True)
        )
        self._remark(CONSTRAINTS, lambda task: not self._is_understood(task))
        self._remark(
            LAGS,
            lambda task: any(_whole(link, "LinkLag") for link in task.iterfind("PredecessorLink")),
        )
        self._remark(NOTES, self._is_noted)
        gone = {item.id for item in self.here.kept.problem.items} - set(self.item.values())
        if gone:
            self.remarks.append((DELETED, named(sorted(gone))))
        capacities = dict(self._capacities()) or dict(loosen(self.here).capacities)
        return Loose(self.head, rows, capacities, tuple(self.remarks))

    def _head(self) -> dict[str, Any]:
        """Read the line of the project's notes; where it is gone, the plan on the screen helps."""
        for task in self.root.iterfind("Tasks/Task"):
            for line in _text(task, "Notes").splitlines():
                if line.startswith(MARK):
                    return _object(line.removeprefix(MARK))
        self.remarks.append((HEADLESS, ""))
        return {**loosen(self.here).head, "title": _text(self.root, "Title")}

    def _check_known(self) -> None:
        unknown = [
            _text(task, "Name") or _text(task, "UID")
            for task, fields in zip(self.tasks, self.fields, strict=True)
            if not self.known(fields.get("item", ""))
        ]
        if unknown:
            raise InvalidInput("error.exchange.unknown", items=named(map(quoted, unknown)))

    def _remark(self, kind: str, holds: Callable[[Element], bool]) -> None:
        found = [
            fields["item"]
            for task, fields in zip(self.tasks, self.fields, strict=True)
            if holds(task)
        ]
        if found:
            self.remarks.append((kind, named(found)))

    def _is_understood(self, task: Element) -> bool:
        kind = _text(task, "ConstraintType") or "0"
        return kind in (*HARMLESS, MUST_START, MUST_FINISH, FINISH_BY)

    def _is_noted(self, task: Element) -> bool:
        """Whether somebody wrote a note of their own, as far as the file still tells."""
        ours = None if self.noted is None else self.noted.get(self.item[_text(task, "UID")], "")
        return ours is not None and mark_of(_text(task, "Notes")) not in ("", ours)

    def _row(self, task: Element, fields: Mapping[str, str], bodies: Iterable[str]) -> Row:
        item = fields["item"]
        fields = {**fields, **self.long.get(item, {})}
        forbids = filter(None, fields.get("forbid", "").split(","))
        facts = {name: fields[name] for name in READERS if name in fields}
        start, finish = _span(task) or (None, None)
        placed = "blocked" not in facts and fields.get("out") != "1"
        return Row(
            item=item,
            facts=facts,
            needs=tuple(self._needs(task, item)),
            bodies=tuple(bodies),
            start=start if placed else None,
            finish=finish if placed else None,
            pin=_pin(task, start, finish),
            latest=_latest(task),
            forbids=tuple(map(parse_quarter, forbids)),
            course=_course(task, item),
            baseline=_baseline(task),
        )

    def _needs(self, task: Element, item: str) -> Iterator[str]:
        for link in task.iterfind("PredecessorLink"):
            need = self.item.get(_text(link, "PredecessorUID"))
            if need is None:
                value = quoted(_text(link, "PredecessorUID"))
                raise InvalidInput("error.exchange.link", item=item, value=value)
            if (_text(link, "Type") or FINISH_TO_START) != FINISH_TO_START:
                raise InvalidInput("error.exchange.link_kind", item=item, items=need)
            yield need

    def _bodies(self) -> dict[str, list[str]]:
        """Who owes each task, by its number."""
        bodies = {
            _text(resource, "UID"): _text(resource, "Code").removeprefix(BODY)
            for resource in self.root.iterfind("Resources/Resource")
            if _text(resource, "Code").startswith(BODY)
        }
        found: dict[str, list[str]] = {}
        for one in self.root.iterfind("Assignments/Assignment"):
            body = bodies.get(_text(one, "ResourceUID"))
            if body is not None:
                found.setdefault(_text(one, "TaskUID"), []).append(body)
        return found

    def _capacities(self) -> Iterator[tuple[str, tuple[int, ...]]]:
        for resource in self.root.iterfind("Resources/Resource"):
            name = _text(resource, "Code")
            measure = name.partition(":")[0]
            periods = resource.findall("AvailabilityPeriods/AvailabilityPeriod")
            if measure in list(Measure) and periods:
                share = MONTHS if measure == Measure.EFFORT else 1
                yield name, tuple(_units(name, period, share) for period in periods)


def _object(line: str) -> dict[str, Any]:
    try:
        found = json.loads(line)
    except (ValueError, RecursionError):
        found = None
    return _mapping(found)


def _mapping(found: object) -> dict[str, Any]:
    if not isinstance(found, dict):
        raise InvalidInput("error.exchange.head")
    return found


def _texts(found: object) -> dict[str, str]:
    texts = _mapping(found)
    if not all(isinstance(value, str) for value in texts.values()):
        raise InvalidInput("error.exchange.head")
    return texts


def _text(element: Element, name: str) -> str:
    return (element.findtext(name) or "").strip()


def _whole(element: Element, name: str) -> int:
    text = _text(element, name) or "0"
    if not text.removeprefix("-").isdecimal() or len(text) > MOST_DIGITS:
        raise InvalidInput("error.exchange.number", field=name, value=quoted(text))
    return int(text)


def _is_work(task: Element) -> bool:
    """Whether a task is one to do: neither the whole project, nor a heading, nor an empty line."""
    whole = _text(task, "UID") == "0" or _text(task, "OutlineLevel") == "0"
    return not whole and _text(task, "Summary") != "1" and _text(task, "IsNull") != "1"


def _fields(task: Element) -> Iterator[tuple[str, str]]:
    for attribute in task.iterfind("ExtendedAttribute"):
        name = _NAMES.get(_text(attribute, "FieldID"))
        if name is not None:
            yield name, _text(attribute, "Value")


def _span(element: Element) -> Span | None:
    start, finish = _text(element, "Start"), _text(element, "Finish")
    return (quarter_at(start), quarter_at(finish)) if start and finish else None


def _pin(task: Element, start: Quarter | None, finish: Quarter | None) -> Quarter | None:
    """The quarter that a task must begin in, or end in, as far as that says when it begins."""
    kind, at = _text(task, "ConstraintType"), _text(task, "ConstraintDate")
    if kind == MUST_START and at:
        return quarter_at(at)
    if kind == MUST_FINISH and at and start is not None and finish is not None:
        return quarter_at(at).later(start.since(finish))
    return None


def _latest(task: Element) -> Quarter | None:
    """The sooner of a deadline and of what a task must be finished by."""
    found = [_text(task, "Deadline")]
    if _text(task, "ConstraintType") == FINISH_BY:
        found.append(_text(task, "ConstraintDate"))
    return min((quarter_at(text) for text in found if text), default=None)


def _course(task: Element, item: str) -> Actual | None:
    begun, ended = (_text(task, name) for name in ("ActualStart", "ActualFinish"))
    percent = _whole(task, "PercentComplete")
    if not (begun or ended or percent):
        return None
    start, finish = (quarter_at(text) if text else None for text in (begun, ended))
    course = Actual(item, start, finish, percent)
    return replace(course, percent=course.done)


def _baseline(task: Element) -> Span | None:
    for baseline in task.iterfind("Baseline"):
        if _whole(baseline, "Number") == 0:
            return _span(baseline)
    return None


def _units(name: str, period: Element, share: int) -> int:
    text = _text(period, "AvailableUnits")
    try:
        return round(float(text) * share)
    except (ValueError, OverflowError):
        raise InvalidInput("error.exchange.number", field=name, value=quoted(text)) from None
