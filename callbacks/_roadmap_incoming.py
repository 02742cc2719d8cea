"""A file that came back to the roadmap: read, held against the screen, and kept if people want."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from callbacks._roadmap_parcel import is_known, kept_of, parcel_of
from callbacks._roadmap_sheet import read_plan, with_fault
from callbacks._roadmap_stage import staged
from callbacks._services import Services
from callbacks._workbook import decoded
from model.calendar import today
from model.errors import InvalidInput, quoted
from model.roadmap.actuals import Actual
from model.roadmap.exchange.differences import differences, is_same_plan
from model.roadmap.exchange.fasten import fasten
from model.roadmap.exchange.ical import milestones, moved, read_ical, wished
from model.roadmap.exchange.incoming import Incoming
from model.roadmap.exchange.mspdi_read import read_mspdi
from model.roadmap.exchange.parcel import Parcel, orderly
from model.roadmap.stage import Stage
from model.store import Add, Edit, Remove
from model.store.actuals import check_course
from pages._shell.i18n import Texts

ACTUAL = "roadmap_actual"
XML, EXCEL, CALENDAR = "xml", "excel", "calendar"


def read_incoming(services: Services, stage: Stage, contents: object, texts: Texts) -> Incoming:
    """Read a file that came back, of whatever kind it is.

    Raises
    ------
    InvalidInput, WishesConflict
        ``error.exchange.*``, ``error.sheet.*``, ``error.roadmap.*``
    """
    content, here = _decoded(contents), parcel_of(services, stage)
    kind = _kind(content)
    if kind == EXCEL:
        sheet = read_plan(stage, here, content, texts, today())
        if sheet.parcel is None or sheet.loose is None:
            return Incoming(sheet.rows)
        try:
            found = _against(services, here, sheet.parcel, sheet.loose.remarks)
        except InvalidInput as error:
            return Incoming(with_fault(stage, sheet.rows, error, texts))
        return replace(found, rows=sheet.rows)
    if kind == XML:
        parcel, loose = fasten(read_mspdi(content, lambda item: is_known(stage, item), here))
        return _against(services, here, parcel, loose.remarks)
    return _against(services, here, _from_calendar(services, stage, here, content), ())


def _decoded(contents: object) -> bytes:
    try:
        return decoded(contents)
    except InvalidInput:
        raise InvalidInput("error.exchange.kind") from None


def _kind(content: bytes) -> str:
    begins = content.removeprefix(b"\xef\xbb\xbf").lstrip()
    if content.startswith(b"PK\x03\x04"):
        return EXCEL
    if begins.upper().startswith(b"BEGIN:VCALENDAR"):
        return CALENDAR
    if begins.startswith((b"<", b"\xff\xfe", b"\xfe\xff")):
        return XML
    raise InvalidInput("error.exchange.kind")


def _from_calendar(services: Services, stage: Stage, here: Parcel, content: bytes) -> Parcel:
    """Plan again so that each milestone comes in the quarter in which the calendar has it."""
    known = {one.item for one in milestones(stage.problem, stage.plan)}
    changed = moved(stage.problem, stage.plan, read_ical(content, known.__contains__))
    if not changed:
        return here
    settings = wished(stage.problem, stage.view.settings, changed)
    view = replace(stage.view, settings=settings, plan=None, revision=None)
    again = staged(services, stage.catalogue, view)
    return replace(here, kept=orderly(kept_of(again)))


def _against(
    services: Services, here: Parcel, parcel: Parcel, remarks: tuple[tuple[str, str], ...]
) -> Incoming:
    if parcel.city != here.city:
        raise InvalidInput("error.exchange.city", city=quoted(parcel.city), here=here.city)
    same = is_same_plan(here, parcel)
    plans = () if same else services.store.plans.all(here.city)
    there = next((one for one in plans if orderly(one.newest.content) == parcel.kept), None)
    found = Incoming(None, parcel, remarks, differences(here, parcel), same, there)
    check_courses(parcel, found.courses)
    return found


def check_courses(parcel: Parcel, items: Iterable[str]) -> None:
    """Hold the progress of some items to the rules of what is kept.

    Raises
    ------
    InvalidInput
        ``error.exchange.course``, with the item
    """
    told = {one.item: one for one in parcel.actuals}
    for item in items:
        course = told.get(item)
        try:
            if course is not None:
                check_course(
                    {"item": item, "start": course.start, "finish": course.finish}
                    | {"percent": course.percent}
                )
        except InvalidInput:
            raise InvalidInput("error.exchange.course", item=item) from None


def course_wishes(stage: Stage, found: Incoming) -> Iterator[Add | Edit | Remove]:
    """Give what has to be written for the progress to be as a file tells it."""
    if found.parcel is None:
        return
    rows = {one.item: one for one in stage.catalogue.roadmap_actuals}
    told = {one.item: one for one in found.parcel.actuals}
    for item in found.courses:
        row, course = rows.get(item), told.get(item)
        if course is None and row is not None:
            yield Remove(ACTUAL, item, row.version)
        elif course is not None and row is None:
            yield Add(ACTUAL, {"item": item, **_values(course)})
        elif course is not None and row is not None:
            yield Edit(ACTUAL, item, _values(course), row.version)


def _values(course: Actual) -> dict[str, object]:
    start, finish = (None if at is None else str(at) for at in (course.start, course.finish))
    return {"start": start, "finish": finish, "percent": course.percent}
