"""How electronic a service is: its four stages, as the card tells them, and why not more."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from model.cards.card import Card, card_of
from model.catalogue import Basis, Catalogue, ServiceStatus


class Stage(StrEnum):
    """The stages of a service in the national form."""

    INFORMATION = "information"
    REQUEST = "request"
    PROCESSING = "processing"
    DELIVERY = "delivery"


class Mode(StrEnum):
    """How electronic a stage is."""

    ELECTRONIC = "electronic"
    PARTLY = "partly"
    PAPER = "paper"
    UNKNOWN = "unknown"


class Reach(StrEnum):
    """How electronic a whole service is."""

    WHOLE = "whole"
    SOME = "some"
    NONE = "none"
    UNKNOWN = "unknown"


MODES: Final[Mapping[tuple[str, ...], Mode]] = {
    ("electronic",): Mode.ELECTRONIC,
    ("electronic", "paper"): Mode.PARTLY,
    ("paper",): Mode.PAPER,
}


@dataclass(frozen=True, slots=True)
class StageState:
    """One stage of a service.

    Attributes
    ----------
    stage : Stage
    mode : Mode
    basis : Basis or None
        ``assumed`` where no person said it.
    reasons : tuple of str
        Codes of why one must come.
    other : str or None
        The reason that is not in the list.
    """

    stage: Stage
    mode: Mode
    basis: Basis | None
    reasons: tuple[str, ...]
    other: str | None


@dataclass(frozen=True, slots=True)
class Electronic:
    """How electronic a service is.

    Attributes
    ----------
    stages : tuple of StageState
        All four, in their order.
    """

    stages: tuple[StageState, ...]

    @property
    def count(self) -> int:
        """Stages that are electronic and nothing else."""
        return sum(one.mode is Mode.ELECTRONIC for one in self.stages)

    @property
    def reach(self) -> Reach:
        """All stages, some, or none; unknown as long as the card leaves that open."""
        modes = {one.mode for one in self.stages}
        if modes == {Mode.ELECTRONIC}:
            return Reach.WHOLE
        if Mode.UNKNOWN in modes and not modes & {Mode.PARTLY, Mode.PAPER}:
            return Reach.UNKNOWN
        if modes == {Mode.PAPER}:
            return Reach.NONE
        return Reach.SOME if modes != {Mode.PAPER, Mode.UNKNOWN} else Reach.UNKNOWN


def electronic_of(card: Card) -> Electronic:
    """How electronic a card says that its service is."""
    return Electronic(tuple(_state(card, stage) for stage in Stage))


def _state(card: Card, stage: Stage) -> StageState:
    entry = card.entry(f"{stage}_mode")
    mode = MODES.get(entry.value or (), Mode.UNKNOWN)
    visits = mode in (Mode.PARTLY, Mode.PAPER)
    reasons = card.value(f"{stage}_visit_reasons") if visits else None
    other = card.value(f"{stage}_visit_other") if visits and "other" in (reasons or ()) else None
    return StageState(stage, mode, entry.basis, reasons or (), other)


@dataclass(frozen=True)
class Stages:
    """How electronic the services of a city are, as their cards tell.

    Attributes
    ----------
    modes : mapping
        By stage, the number of services in each mode.
    assumed : mapping
        By stage, how many of the electronic ones no person has confirmed.
    reasons : mapping
        By code of why one must come, at how many stages of services it is given.
    reaches : mapping
        The number of services of each reach.
    contradicting : tuple of int
        Services that are counted as existing e-services, though their cards say that they are
        not requested or not delivered electronically.
    """

    modes: Mapping[Stage, Mapping[Mode, int]]
    assumed: Mapping[Stage, int]
    reasons: Mapping[str, int]
    reaches: Mapping[Reach, int]
    contradicting: tuple[int, ...]


def stages_of(catalogue: Catalogue) -> Stages:
    """Count over all services of a city."""
    found = {
        service.service_id: electronic_of(card_of(catalogue, service.service_id))
        for service in catalogue.services
    }
    states = [state for one in found.values() for state in one.stages]
    modes = {
        stage: MappingProxyType(
            {mode: sum(s.stage is stage and s.mode is mode for s in states) for mode in Mode}
        )
        for stage in Stage
    }
    assumed = {
        stage: sum(
            s.stage is stage and s.mode is Mode.ELECTRONIC and s.basis is not None for s in states
        )
        for stage in Stage
    }
    reasons = Counter(reason for state in states for reason in state.reasons)
    reaches = Counter(one.reach for one in found.values())
    return Stages(
        modes=MappingProxyType(modes),
        assumed=MappingProxyType(assumed),
        reasons=MappingProxyType(dict(reasons.most_common())),
        reaches=MappingProxyType({reach: reaches[reach] for reach in Reach}),
        contradicting=tuple(
            service.service_id
            for service in catalogue.services
            if service.status is ServiceStatus.EXISTING
            and any(
                s.mode is Mode.PAPER and s.stage in (Stage.REQUEST, Stage.DELIVERY)
                for s in found[service.service_id].stages
            )
        ),
    )
