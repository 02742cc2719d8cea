"""What a row may say: the closed lists of values."""

from __future__ import annotations

from enum import StrEnum


class ServiceStatus(StrEnum):
    """How far a service is."""

    EXISTING = "existing"
    IN_PROGRESS = "in_progress"
    TO_DO = "to_do"


class SystemStatus(StrEnum):
    """How far a system is."""

    DONE = "done"
    NEEDS_DEVELOPMENT = "needs_development"
    NOT_DONE = "not_done"
    UNKNOWN = "unknown"


class PrerequisiteStatus(StrEnum):
    """How far a prerequisite is; ``not_reported`` as long as nobody has said."""

    NOT_REPORTED = "not_reported"
    NOT_STARTED = "not_started"
    REQUESTED = "requested"
    UNDER_NEGOTIATION = "under_negotiation"
    AGREED = "agreed"
    IN_PROGRESS = "in_progress"
    DELIVERED = "delivered"
    REFUSED = "refused"


class ActionStatus(StrEnum):
    """How far an action is; ``not_reported`` as long as nobody has said."""

    NOT_REPORTED = "not_reported"
    NOT_STARTED = "not_started"
    IN_PROGRESS = "in_progress"
    DONE = "done"
    DROPPED = "dropped"


class StepKind(StrEnum):
    """What was done to move a prerequisite on."""

    LETTER = "letter"
    MEETING = "meeting"
    CALL = "call"
    NOTE = "note"


class TargetScope(StrEnum):
    """Which services a target is about."""

    ALL = "all"
    DOMAIN = "domain"
    SERVICE = "service"


class RolloutStage(StrEnum):
    """How far a group of services is in a district; the later ones include the earlier."""

    PILOT = "pilot"
    RUNNING = "running"
    IN_PERSON_ENDED = "in_person_ended"


class Basis(StrEnum):
    """Whose word a fact is: the source's, what we made of it, or an assumption of ours."""

    PRINTED = "printed"
    RESOLVED = "resolved"
    ASSUMED = "assumed"


class IndexGroup(StrEnum):
    """The two halves of the six indices."""

    IMPACT = "impact"
    READINESS = "readiness"


class Operation(StrEnum):
    """What a change did.

    ``set`` gave a field another value, ``add`` and ``remove`` are whole rows, and ``keep`` says
    that a data package brought another value for a field that a person had changed: the person's
    value stayed, `Change.new` is what the package brought.
    """

    SET = "set"
    ADD = "add"
    REMOVE = "remove"
    KEEP = "keep"
