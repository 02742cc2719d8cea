"""The schema of Project 2007's XML, as its documentation lists it, and a check against it.

Microsoft's schema file may not be passed on, so what counts of it stands here as a table: for
each element its children in their order. After a colon stands what a child holds: ``i`` a whole
number, ``f`` a number, ``b`` 0 or 1 (or false or true), ``t`` a moment, ``h`` a time, ``d`` a
duration, ``s`` a text (with its greatest length), ``u`` how a duration is written, ``l`` how a
lag is, ``=`` one of some numbers, ``*`` elements. ``!`` marks what has to be there, ``+`` what may
be there often. The numbered fields that only older versions write (``f404000``) are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime, time
from xml.etree.ElementTree import Element

NAMESPACE = "{http://schemas.microsoft.com/project}"

CHILDREN = {
    "Project": """
        SaveVersion:i! UID:s16 Name:s255 Title:s512 Subject:s512 Category:s512 Company:s512
        Manager:s512 Author:s512 CreationDate:t Revision:i LastSaved:t ScheduleFromStart:b
        StartDate:t FinishDate:t FYStartDate:=1-12 CriticalSlackLimit:i CurrencyDigits:i
        CurrencySymbol:s20 CurrencyCode:s3! CurrencySymbolPosition:=0-3 CalendarUID:i
        DefaultStartTime:h DefaultFinishTime:h MinutesPerDay:i MinutesPerWeek:i
        DaysPerMonth:i DefaultTaskType:=0-2 DefaultFixedCostAccrual:=1-3
        DefaultStandardRate:f DefaultOvertimeRate:f DurationFormat:u WorkFormat:=1-5
        EditableActualCosts:b HonorConstraints:b EarnedValueMethod:=0-1
        InsertedProjectsLikeSummary:b MultipleCriticalPaths:b NewTasksEffortDriven:b
        NewTasksEstimated:b SplitsInProgressTasks:b SpreadActualCost:b
        SpreadPercentComplete:b TaskUpdatesResource:b FiscalYearStart:b WeekStartDay:=0-6
        MoveCompletedEndsBack:b MoveRemainingStartsBack:b MoveRemainingStartsForward:b
        MoveCompletedEndsForward:b BaselineForEarnedValue:=0-10
        AutoAddNewResourcesAndTasks:b StatusDate:t CurrentDate:t MicrosoftProjectServerURL:b
        Autolink:b NewTaskStartDate:=0-1 DefaultTaskEVMethod:=0-1 ProjectExternallyEdited:b
        ExtendedCreationDate:t ActualsInSync:b RemoveFileProperties:b AdminProject:b
        OutlineCodes:* WBSMasks:* ExtendedAttributes:* Calendars:* Tasks:* Resources:*
        Assignments:*
    """,
    "Project/ExtendedAttributes/ExtendedAttribute": """
        FieldID:s FieldName:s CFType:=0-7 Guid:s ElemType:=20-23 MaxMultiValues:i UserDef:b
        Alias:s50 SecondaryPID:s AutoRollDown:b DefaultGuid:s Ltuid:s PhoneticAlias:s50
        RollupType:=0-7 CalculationType:=0-2 Formula:s RestrictValues:b
        ValuelistSortOrder:=0-1 AppendNewValues:b Default:s ValueList:*
    """,
    "Project/ExtendedAttributes": """
        ExtendedAttribute:*+
    """,
    "Project/Calendars/Calendar/WeekDays/WeekDay/WorkingTimes/WorkingTime": """
        FromTime:h ToTime:h
    """,
    "Project/Calendars/Calendar/WeekDays/WeekDay/WorkingTimes": """
        WorkingTime:*+
    """,
    "Project/Calendars/Calendar/WeekDays/WeekDay": """
        DayType:=0-7! DayWorking:b TimePeriod:* WorkingTimes:*
    """,
    "Project/Calendars/Calendar/WeekDays": """
        WeekDay:*+
    """,
    "Project/Calendars/Calendar": """
        UID:i! Name:s512 IsBaseCalendar:b BaseCalendarUID:i WeekDays:* Exceptions:*
        WorkWeeks:*
    """,
    "Project/Calendars": """
        Calendar:*!+
    """,
    "Project/Tasks/Task/PredecessorLink": """
        PredecessorUID:i Type:=0-3 CrossProject:b CrossProjectName:s LinkLag:i LagFormat:l
    """,
    "Project/Tasks/Task/ExtendedAttribute": """
        FieldID:s Value:s ValueGUID:s DurationFormat:u
    """,
    "Project/Tasks/Task/Baseline": """
        TimephasedData:*+ Number:i Interim:b Start:t Finish:t Duration:d DurationFormat:u
        EstimatedDuration:b Work:d Cost:f BCWS:f BCWP:f FixedCost:f
    """,
    "Project/Tasks/Task": """
        UID:i! ID:i Name:s512 Type:=0-2 IsNull:b CreateDate:t Contact:s512 WBS:s WBSLevel:s
        OutlineNumber:s512 OutlineLevel:i Priority:i Start:t Finish:t Duration:d
        DurationFormat:u Work:d Stop:t Resume:t ResumeValid:b EffortDriven:b Recurring:b
        OverAllocated:b Estimated:b Milestone:b Summary:b Critical:b IsSubproject:b
        IsSubprojectReadOnly:b SubprojectName:s512 ExternalTask:b ExternalTaskProject:s512
        EarlyStart:t EarlyFinish:t LateStart:t LateFinish:t StartVariance:i FinishVariance:i
        WorkVariance:f FreeSlack:i TotalSlack:i FixedCost:f FixedCostAccrual:=1-3
        PercentComplete:i PercentWorkComplete:i Cost:f OvertimeCost:f OvertimeWork:d
        ActualStart:t ActualFinish:t ActualDuration:d ActualCost:f ActualOvertimeCost:f
        ActualWork:d ActualOvertimeWork:d RegularWork:d RemainingDuration:d RemainingCost:f
        RemainingWork:d RemainingOvertimeCost:f RemainingOvertimeWork:d ACWP:f CV:f
        ConstraintType:=0-7 CalendarUID:i ConstraintDate:t Deadline:t LevelAssignments:b
        LevelingCanSplit:b LevelingDelay:i LevelingDelayFormat:u PreLeveledStart:t
        PreLeveledFinish:t Hyperlink:s512 HyperlinkAddress:s512 HyperlinkSubAddress:s512
        IgnoreResourceCalendar:b Notes:s HideBar:b Rollup:b BCWS:f BCWP:f
        PhysicalPercentComplete:i EarnedValueMethod:=0-1 PredecessorLink:*+
        ActualWorkProtected:d ActualOvertimeWorkProtected:d ExtendedAttribute:*+ Baseline:*+
        OutlineCode:*+ IsPublished:b StatusManager:s CommitmentStart:t CommitmentFinish:t
        CommitmentType:=0-2 TimephasedData:*+
    """,
    "Project/Tasks": """
        Task:*+
    """,
    "Project/Resources/Resource/AvailabilityPeriods/AvailabilityPeriod": """
        AvailableFrom:t AvailableTo:t AvailableUnits:f
    """,
    "Project/Resources/Resource/AvailabilityPeriods": """
        AvailabilityPeriod:*+
    """,
    "Project/Resources/Resource": """
        UID:i! ID:i Name:s512 Type:=0-1 IsNull:b Initials:s512 Phonetics:s512 NTAccount:s512
        MaterialLabel:s512 Code:s512 Group:s512 WorkGroup:=0-3 EmailAddress:s512
        Hyperlink:s512 HyperlinkAddress:s512 HyperlinkSubAddress:s512 MaxUnits:f PeakUnits:f
        OverAllocated:b AvailableFrom:t AvailableTo:t Start:t Finish:t CanLevel:b
        AccrueAt:=1-4 Work:d RegularWork:d OvertimeWork:d ActualWork:d RemainingWork:d
        ActualOvertimeWork:d RemainingOvertimeWork:d PercentWorkComplete:i StandardRate:f
        StandardRateFormat:=1|2|3|4|5|7|8 Cost:f OvertimeRate:f
        OvertimeRateFormat:=1|2|3|4|5|7 OvertimeCost:f CostPerUse:f ActualCost:f
        ActualOvertimeCost:f RemainingCost:f RemainingOvertimeCost:f WorkVariance:f
        CostVariance:f SV:f CV:f ACWP:f CalendarUID:i Notes:s BCWS:f BCWP:f IsGeneric:b
        IsInactive:b IsEnterprise:b BookingType:=0-1 ActualWorkProtected:d
        ActualOvertimeWorkProtected:d ActiveDirectoryGUID:s16 CreationDate:t
        ExtendedAttribute:*+ Baseline:*+ OutlineCode:*+ IsCostResource:b AssnOwner:s
        AssnOwnerGuid:s IsBudget:b AvailabilityPeriods:* Rates:* TimephasedData:*+
    """,
    "Project/Resources": """
        Resource:*+
    """,
    "Project/Assignments/Assignment": """
        UID:i! TaskUID:i ResourceUID:i PercentWorkComplete:i ActualCost:f ActualFinish:t
        ActualOvertimeCost:f ActualOvertimeWork:d ActualStart:t ActualWork:d ACWP:f
        Confirmed:b Cost:f CostRateTable:=0-4 CostVariance:f CV:f Delay:i Finish:t
        FinishVariance:i Hyperlink:s512 HyperlinkAddress:s512 HyperlinkSubAddress:s512
        WorkVariance:f HasFixedRateUnits:b FixedMaterial:b LevelingDelay:i
        LevelingDelayFormat:u LinkedFields:b Milestone:b Notes:s Overallocated:b
        OvertimeCost:f OvertimeWork:d PeakUnits:f RegularWork:d RemainingCost:f
        RemainingOvertimeCost:f RemainingOvertimeWork:d RemainingWork:d ResponsePending:b
        Start:t Stop:t Resume:t StartVariance:i Summary:b SV:f Units:f UpdateNeeded:b VAC:f
        Work:d WorkContour:=0-8 BCWS:f BCWP:f BookingType:=0-1 ActualWorkProtected:d
        ActualOvertimeWorkProtected:d CreationDate:t AssnOwner:s AssnOwnerGuid:s
        BudgetCost:f BudgetWork:d ExtendedAttribute:*+ Baseline:*+ TimephasedData:*+
    """,
    "Project/Assignments": """
        Assignment:*+
    """,
}

WAYS = {3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 19, 20, *range(35, 45), 51, 52, 53}
DURATION = re.compile(r"-?P(?=.)(\d+Y)?(\d+M)?(\d+D)?(T(?=.)(\d+H)?(\d+M)?(\d+(\.\d+)?S)?)?")


def faults(element: Element, path: str = "Project") -> Iterator[str]:
    """What an element breaks of the schema, the elements within it too."""
    children = [read(word) for word in CHILDREN[path].split()]
    names = [name for name, *_ in children]
    for name, _, needed, _ in children:
        if needed and element.find(NAMESPACE + name) is None:
            yield f"{path}: {name} is missing"
    last, counts = 0, dict.fromkeys(names, 0)
    for child in element:
        name = child.tag.removeprefix(NAMESPACE)
        if not child.tag.startswith(NAMESPACE) or name not in names:
            yield f"{path}: {child.tag} is unknown"
            continue
        place = names.index(name)
        _, holds, _, many = children[place]
        counts[name] += 1
        if place < last:
            yield f"{path}: {name} stands after {names[last]}"
        if counts[name] > 1 and not many:
            yield f"{path}: {name} stands there twice"
        last = max(last, place)
        if holds == "*":
            yield from faults(child, f"{path}/{name}")
        elif len(child) or child.attrib or not is_held(holds, child.text or ""):
            yield f"{path}: {name} holds {child.text!r}"


def read(word: str) -> tuple[str, str, bool, bool]:
    """Name, content, whether it has to be there, whether it may be there often."""
    name, _, rest = word.partition(":")
    return name, rest.rstrip("!+"), "!" in rest, "+" in rest


def is_held(holds: str, text: str) -> bool:
    """Whether a text is what an element may hold."""
    try:
        match holds[0]:
            case "i":
                int(text)
            case "f":
                float(text)
            case "t":
                datetime.fromisoformat(text)
                return "T" in text
            case "h":
                time.fromisoformat(text)
            case "d":
                return DURATION.fullmatch(text) is not None
            case "b":
                return text in ("0", "1", "false", "true")
            case "s":
                return not holds[1:] or len(text) <= int(holds[1:])
            case "u" | "l":
                return int(text) in WAYS or (holds == "u" and text == "21")
            case _:
                return text in allowed(holds[1:])
    except ValueError:
        return False
    return True


def allowed(numbers: str) -> list[str]:
    """The numbers that ``0-3`` or ``1|2|5`` stands for."""
    if "-" in numbers:
        first, last = map(int, numbers.split("-"))
        return [str(number) for number in range(first, last + 1)]
    return numbers.split("|")
