"""A plan as a file: for Microsoft Project, for Excel, for a calendar."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from callbacks._roadmap_parcel import calendar_words, project_words
from callbacks._roadmap_sheet import write_workbook
from model.calendar import TEHRAN
from model.roadmap.exchange.ical import milestones, write_ical
from model.roadmap.exchange.mspdi_write import write_mspdi
from model.roadmap.exchange.parcel import Parcel
from model.roadmap.stage import Stage
from pages._shell.i18n import Texts


def write_project(texts: Texts, stage: Stage, parcel: Parcel) -> bytes:
    """Write the XML of Microsoft Project."""
    return write_mspdi(parcel, project_words(texts, stage, parcel), datetime.now(TEHRAN))


def write_calendar(texts: Texts, stage: Stage, parcel: Parcel) -> bytes:
    """Write a calendar of the milestones."""
    found = milestones(stage.problem, stage.plan)
    words = calendar_words(texts, stage, parcel)
    return write_ical(parcel.city, found, words, datetime.now(TEHRAN))


WRITERS: dict[str, Callable[[Texts, Stage, Parcel], bytes]] = {
    "xml": write_project,
    "xlsx": write_workbook,
    "ics": write_calendar,
}
"""By the end of a file's name, how it is written."""
