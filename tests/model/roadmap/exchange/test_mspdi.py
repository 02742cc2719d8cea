"""A plan as the XML of Microsoft Project: as its schema has it, and read back whole."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from functools import cache
from xml.etree.ElementTree import Element, SubElement, fromstring, tostring

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as effort

from model.calendar import Quarter
from model.errors import InvalidInput, TarazuError
from model.roadmap.actuals import Actual
from model.roadmap.exchange import mspdi
from model.roadmap.exchange.fasten import REPLANNED, fasten
from model.roadmap.exchange.mspdi import MARK
from model.roadmap.exchange.mspdi_read import (
    CONSTRAINTS,
    DELETED,
    HEADLESS,
    LAGS,
    LARGEST,
    NOTES,
    read_mspdi,
)
from model.roadmap.exchange.mspdi_write import write_mspdi
from model.roadmap.exchange.parcel import Parcel
from model.roadmap.plan import Method
from model.roadmap.records import WishKind
from tests.model.roadmap.exchange.parcels import parcels, qom_parcel, words
from tests.model.roadmap.exchange.schema import NAMESPACE, faults

NOW = datetime(2026, 11, 22, 10, 30)
SLOW = effort(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def written(parcel: Parcel) -> bytes:
    return write_mspdi(parcel, words(parcel), NOW)


@cache
def qom_file() -> bytes:
    return written(qom_parcel())


def read(content: bytes, here: Parcel | None = None) -> tuple[Parcel, list[str]]:
    here = qom_parcel() if here is None else here
    items = {item.id for item in here.kept.problem.items}
    parcel, loose = fasten(read_mspdi(content, items.__contains__, here))
    return parcel, [kind for kind, _ in loose.remarks]


def changed(change: Callable[[Element], object]) -> bytes:
    root = fromstring(qom_file())
    change(root)
    return tostring(root)


def task(root: Element, item: str) -> Element:
    for found in root.iterfind(f"{NAMESPACE}Tasks/{NAMESPACE}Task"):
        if f">{item}<" in tostring(found, encoding="unicode"):
            return found
    raise AssertionError(item)


def put(element: Element, name: str, text: str) -> None:
    """Say something else in an element, which stands where the schema has it."""
    found = element.find(NAMESPACE + name)
    if found is None:
        found = SubElement(element, NAMESPACE + name)
    found.text = text


def refused(content: bytes) -> TarazuError:
    with pytest.raises(TarazuError) as error:
        read(content)
    return error.value


def test_the_file_is_as_the_schema_has_it() -> None:
    root = fromstring(qom_file())
    assert root.tag == f"{NAMESPACE}Project"
    assert list(faults(root)) == []


def test_the_check_finds_what_breaks_the_schema() -> None:
    root = fromstring(qom_file())
    first = task(root, "service:5")
    first.append(first[0])
    put(first, "Start", "soon")
    put(first, "Colour", "red")
    found = list(faults(root))
    assert any("UID stands after" in one for one in found)
    assert any("Start holds 'soon'" in one for one in found)
    assert any("Colour is unknown" in one for one in found)
    root.remove(root[0])
    assert "Project: SaveVersion is missing" in faults(root)


def test_qom_reads_back_whole() -> None:
    assert read(qom_file()) == (qom_parcel(), [])


@given(parcels())
@SLOW
def test_any_plan_is_as_the_schema_has_it_and_reads_back_whole(parcel: Parcel) -> None:
    content = written(parcel)
    assert list(faults(fromstring(content))) == []
    assert read(content, parcel) == (parcel, [])


def test_what_is_too_long_for_a_field_travels_in_the_notes() -> None:
    parcel = qom_parcel()
    kept = parcel.kept
    problem = kept.problem
    longer = replace(
        problem.items[0], status="۰" * (mspdi.LONGEST_FIELD + 1), blocked_by=("service:5",) * 90
    )
    problem = replace(problem, items=(longer, *problem.items[1:]))
    parcel = replace(parcel, kept=replace(kept, problem=problem))
    content = written(parcel)
    values = fromstring(content).iterfind(f".//{NAMESPACE}ExtendedAttribute/{NAMESPACE}Value")
    assert max(len(value.text or "") for value in values) <= mspdi.LONGEST_FIELD
    assert read(content, parcel) == (parcel, [])


def test_others_find_the_plan_in_the_elements_that_they_know() -> None:
    parcel = qom_parcel()
    root = fromstring(qom_file())
    uids = {}
    for item in parcel.kept.problem.items:
        element = task(root, item.id)
        uids[element.findtext(f"{NAMESPACE}UID")] = item
        entry = parcel.kept.plan.by_id.get(item.id)
        begins = element.findtext(f"{NAMESPACE}Start")
        if entry is None:
            assert begins is None
            continue
        quarter = parcel.kept.plan.quarter(entry.start)
        assert begins is not None
        day = datetime.fromisoformat(begins).date()
        assert quarter.first_day <= day <= quarter.last_day
        assert day.strftime("%A") not in ("Thursday", "Friday")
    for element in root.iterfind(f"{NAMESPACE}Tasks/{NAMESPACE}Task"):
        item = uids.get(element.findtext(f"{NAMESPACE}UID"))
        if item is not None:
            links = element.iterfind(f"{NAMESPACE}PredecessorLink/{NAMESPACE}PredecessorUID")
            assert tuple(uids[link.text].id for link in links) == item.needs
            assert f"چرا {item.id}" == element.findtext(f"{NAMESPACE}Notes")
    course = task(root, "service:9")
    assert course.findtext(f"{NAMESPACE}PercentComplete") == "100"
    assert course.findtext(f"{NAMESPACE}ActualFinish") is not None
    assert course.find(f"{NAMESPACE}Baseline") is not None


def test_what_people_changed_in_project_comes_back() -> None:
    """Who pins in Project moves the bar as well; a deadline and progress are said there too."""
    parcel = qom_parcel()
    plan = parcel.kept.plan
    last = max(
        (entry for entry in plan.entries if entry.id.startswith("service:")),
        key=lambda entry: entry.finish,
    )
    quarter = plan.quarter(last.start)

    def change(root: Element) -> None:
        element = task(root, last.id)
        put(element, "ConstraintType", "2")
        put(element, "Deadline", f"{plan.quarter(last.finish).last_day}T12:00:00")
        put(element, "ActualStart", f"{Quarter(1405, 2).first_day}T08:00:00")
        put(element, "PercentComplete", "30")

    found, remarks = read(changed(change))
    wishes = {(one.kind, one.item, one.quarter) for one in found.kept.settings.wishes}
    assert wishes == {
        (WishKind.PIN, last.id, quarter),
        (WishKind.LATEST, last.id, plan.quarter(last.finish)),
    }
    assert Actual(last.id, Quarter(1405, 2), None, 30) in found.actuals
    assert found.kept.plan.entries == plan.entries
    assert found.kept.plan.method is Method.GIVEN
    assert remarks == []


def test_what_must_end_or_may_end_by_a_quarter_is_a_wish_too() -> None:
    plan = qom_parcel().kept.plan
    items = qom_parcel().kept.problem.items
    one, other = (entry for entry in plan.entries if entry.id in ("service:5", "service:12"))
    assert {one.id, other.id} <= {item.id for item in items if item.free}

    def change(root: Element) -> None:
        for entry, kind in ((one, "3"), (other, "7")):
            put(task(root, entry.id), "ConstraintType", kind)
            day = plan.quarter(entry.finish).last_day
            put(task(root, entry.id), "ConstraintDate", f"{day}T17:00:00")

    found, remarks = read(changed(change))
    assert remarks == []
    assert {(one.kind, one.item, one.quarter) for one in found.kept.problem.wishes} == {
        (WishKind.PIN, one.id, one.start),
        (WishKind.LATEST, other.id, other.finish),
    }


def test_a_pin_that_nobody_moved_the_bar_for_makes_the_plan_anew() -> None:
    parcel = qom_parcel()
    free = parcel.kept.problem.items[parcel.kept.problem.free[0]]
    entry = parcel.kept.plan.by_id[free.id]
    later = parcel.kept.plan.quarter(entry.start + 1)

    def change(root: Element) -> None:
        put(task(root, free.id), "ConstraintType", "2")
        put(task(root, free.id), "ConstraintDate", f"{later.first_day}T08:00:00")

    found, remarks = read(changed(change))
    assert remarks == [REPLANNED]
    assert found.kept.plan.start_of(free.id) == entry.start + 1


def test_a_capacity_changed_in_project_is_an_exception_of_its_quarter() -> None:
    problem = qom_parcel().kept.problem
    name = problem.resources[0].id

    def change(root: Element) -> None:
        for resource in root.iterfind(f"{NAMESPACE}Resources/{NAMESPACE}Resource"):
            if resource.findtext(f"{NAMESPACE}Code") == name:
                put(
                    resource.findall(f".//{NAMESPACE}AvailabilityPeriod")[11],
                    "AvailableUnits",
                    "70",
                )

    found, _ = read(changed(change))
    assert found.kept.settings.capacities.exceptions == {(name, problem.quarter(11)): 210}
    assert found.kept.problem.resources[0].capacity[11] == 210
    assert found.kept.plan.entries == qom_parcel().kept.plan.entries


def test_a_bar_moved_to_where_it_cannot_stand_is_refused_by_name() -> None:
    parcel = qom_parcel()
    plan = parcel.kept.plan
    needy = next(
        item
        for item in parcel.kept.problem.items
        if item.free
        and any(plan.finish_of(need) == plan.start_of(item.id) - 1 for need in item.needs)  # type: ignore[operator]
    )
    sooner = plan.quarter(plan.by_id[needy.id].start - 1)
    sooner_end = plan.quarter(plan.by_id[needy.id].finish - 1)

    def change(root: Element) -> None:
        put(task(root, needy.id), "Start", f"{sooner.first_day}T08:00:00")
        put(task(root, needy.id), "Finish", f"{sooner_end.last_day}T17:00:00")

    error = refused(changed(change))
    assert error.code == "error.roadmap.plan.unsound"
    assert error.params["item"] == needy.id


def test_what_a_plan_has_no_place_for_is_remarked_on() -> None:
    def lag(root: Element) -> None:
        link = next(root.iterfind(f".//{NAMESPACE}PredecessorLink"))
        put(link, "LinkLag", "4800")

    def constraint(root: Element) -> None:
        put(task(root, "service:5"), "ConstraintType", "6")

    assert read(changed(lag))[1] == [LAGS]
    assert read(changed(constraint))[1] == [CONSTRAINTS]


def test_a_note_that_somebody_wrote_is_remarked_on_and_ours_is_not() -> None:
    def broken_otherwise(root: Element) -> None:
        for one in root.iterfind(f".//{NAMESPACE}Task/{NAMESPACE}Notes"):
            if MARK not in (one.text or ""):
                one.text = (one.text or "").replace("\n", "\r\n")

    def written(root: Element) -> None:
        put(task(root, "service:5"), "Notes", "Ask again in spring")

    assert read(changed(broken_otherwise)) == (qom_parcel(), [])
    assert read(changed(written)) == (qom_parcel(), [NOTES])


@pytest.mark.parametrize("part", ["long", "noted"])
@pytest.mark.parametrize("value", [[], "x", 7, None, {"service:5": 7}, {"service:5": [1]}])
def test_a_damaged_head_is_refused(part: str, value: object) -> None:
    def damage(root: Element) -> None:
        for one in root.iterfind(f".//{NAMESPACE}Notes"):
            said, mark, line = (one.text or "").partition(MARK)
            if mark:
                one.text = said + mark + json.dumps({**json.loads(line), part: value})

    if part == "noted" and value is None:
        assert read(changed(damage)) == (qom_parcel(), [])
    else:
        assert refused(changed(damage)).code == "error.exchange.head"


def test_what_is_not_in_the_plan_stays_out_though_project_gives_it_a_place() -> None:
    plan = qom_parcel().kept.plan
    outside = [one.id for one in qom_parcel().kept.problem.items if one.id not in plan.by_id]
    assert outside

    def save(root: Element) -> None:
        for item in outside:
            put(task(root, item), "Start", f"{plan.start.first_day}T08:00:00")
            put(task(root, item), "Finish", f"{plan.start.last_day}T17:00:00")

    assert read(changed(save)) == (qom_parcel(), [])


def test_a_task_that_was_deleted_is_told() -> None:
    parcel = qom_parcel()
    needed = {need for item in parcel.kept.problem.items for need in item.needs}
    loner = next(item.id for item in parcel.kept.problem.items if item.id not in needed)

    def delete(root: Element) -> None:
        tasks = root.find(f"{NAMESPACE}Tasks")
        assert tasks is not None
        tasks.remove(task(root, loner))

    found, remarks = read(changed(delete))
    assert remarks == [DELETED]
    assert loner not in found.kept.problem.index


def test_without_its_line_in_the_notes_the_settings_on_the_screen_hold() -> None:
    def lose(root: Element) -> None:
        for notes in root.iterfind(f".//{NAMESPACE}Notes"):
            notes.text = "–"

    found, remarks = read(changed(lose))
    assert remarks == [HEADLESS]
    assert found.kept == qom_parcel().kept


def foreign(*lines: str) -> bytes:
    text = f'<Project xmlns="{mspdi.NAMESPACE}"><Tasks>{"".join(lines)}</Tasks></Project>'
    return text.encode()


def test_an_xml_from_elsewhere_names_what_is_unknown() -> None:
    error = refused(
        foreign(
            "<Task><UID>0</UID><Name>All</Name></Task>",
            "<Task><UID>1</UID><Name>Phase</Name><Summary>1</Summary></Task>",
            "<Task><UID>2</UID><Name>Dig a hole</Name></Task>",
            "<Task><UID>3</UID><Name>Fill it in</Name></Task>",
        )
    )
    assert error.code == "error.exchange.unknown"
    assert "Dig a hole" in str(error.params["items"])
    assert "Fill it in" in str(error.params["items"])
    assert "Phase" not in str(error.params["items"])


def test_a_cycle_is_named() -> None:
    parcel = qom_parcel()
    item = next(item for item in parcel.kept.problem.items if item.needs)

    def turn(root: Element) -> None:
        link = SubElement(task(root, item.needs[0]), f"{NAMESPACE}PredecessorLink")
        put(link, "PredecessorUID", str(task(root, item.id).findtext(f"{NAMESPACE}UID")))

    error = refused(changed(turn))
    assert error.code == "error.roadmap.cycle"
    assert item.id in str(error.params["items"])
    assert item.needs[0] in str(error.params["items"])


@pytest.mark.parametrize(
    ("name", "text", "code"),
    [
        ("PredecessorUID", "4711", "error.exchange.link"),
        ("Type", "3", "error.exchange.link_kind"),
        ("LinkLag", "much", "error.exchange.number"),
    ],
)
def test_a_link_that_cannot_be_is_refused(name: str, text: str, code: str) -> None:
    def change(root: Element) -> None:
        put(next(root.iterfind(f".//{NAMESPACE}PredecessorLink")), name, text)

    assert refused(changed(change)).code == code


@pytest.mark.parametrize(
    ("item", "name", "text", "code"),
    [
        ("service:5", "Start", "0001-01-01T00:00:00", "error.exchange.date"),
        ("service:5", "Start", "soon", "error.exchange.date"),
        ("service:5", "Deadline", "2300-01-01T00:00:00", "error.quarter.out_of_range"),
        ("service:5", "PercentComplete", "130", "error.roadmap.actual.percent"),
        ("service:5", "PercentComplete", "half", "error.exchange.number"),
        ("service:9", "ActualFinish", "2020-01-01T00:00:00", "error.roadmap.actual.order"),
    ],
)
def test_a_value_that_cannot_be_is_refused(item: str, name: str, text: str, code: str) -> None:
    assert refused(changed(lambda root: put(task(root, item), name, text))).code == code


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        (rb"<Value>service:5<", b"<Value>service:9<", "error.roadmap.twice"),
        (rb"<Value>service</Value>", b"<Value>dream</Value>", "error.exchange.value"),
        (rb"<AvailableUnits>\d+<", b"<AvailableUnits>nan<", "error.exchange.number"),
        (rb"TARAZU \{", b"TARAZU [", "error.exchange.head"),
        (rb"tarazu.exchange/1", b"tarazu.exchange/9", "error.exchange.head"),
        (rb'"hard_groups":false,"now":0', b'"hard_groups":false', "error.exchange.head"),
        (rb'"quarters":12', b'"quarters":9999', "error.roadmap.quarters"),
    ],
)
def test_a_damaged_file_is_refused(old: bytes, new: bytes, code: str) -> None:
    content, count = re.subn(old, new, qom_file())
    assert count
    assert refused(content).code == code


BOMB = (
    b"""<!DOCTYPE p [<!ENTITY a "aaaaaaaaaa">%s]><Project><Name>&z;</Name></Project>"""
    % b"".join(
        b'<!ENTITY %c "%s">' % (letter, b"&%c;" % (letter - 1) * 10) for letter in range(98, 123)
    )
)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "error.exchange.xml"),
        (b"hello", "error.exchange.xml"),
        (b"PK\x03\x04", "error.exchange.xml"),
        (b"<Project>", "error.exchange.xml"),
        (b'<?xml version="1.0" encoding="martian"?><Project/>', "error.exchange.xml"),
        (b"<html/>", "error.exchange.foreign"),
        (b"<Project/>", "error.exchange.foreign"),
        (foreign("<Task><UID>x</UID></Task>"), "error.exchange.number"),
        (BOMB, "error.exchange.unsafe"),
        (
            b'<!DOCTYPE p [<!ENTITY a SYSTEM "file:///etc/passwd">]><Project>&a;</Project>',
            "error.exchange.unsafe",
        ),
        (b'<!DOCTYPE p SYSTEM "http://127.0.0.1:9/a.dtd"><Project/>', "error.exchange.unsafe"),
        (b" " * (LARGEST + 1), "error.exchange.large"),
    ],
)
def test_what_is_no_plan_is_refused(content: bytes, code: str) -> None:
    with pytest.raises(InvalidInput) as error:
        read(content)
    assert error.value.code == code
