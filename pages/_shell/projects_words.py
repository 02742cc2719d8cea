"""Words for projects: what rules ask, why a project stands where it does, periods."""

from __future__ import annotations

from model.catalogue import Catalogue, Project
from model.periods import Period
from model.portfolio.picture import value_name
from model.portfolio.placement import Placement
from model.portfolio.rules import LEVELS, Rule
from pages._shell.i18n import Texts

PATH = "/projects"
NONE = "–"


def level_name(texts: Texts, level: str) -> str:
    """Name a level, such as ``Level A``."""
    return texts("projects.level", level=texts(f"projects.level.{str(level).lower()}"))


def level_mark(texts: Texts, level: str) -> str:
    """The letter of a level in the page's language."""
    return texts(f"projects.level.{str(level).lower()}")


def rule_name(texts: Texts, rule: Rule) -> str:
    """Name a rule."""
    return texts(f"projects.rule.{rule}")


def attribute_words(texts: Texts, rule: Rule, value: object) -> str:
    """Say what a project is under a rule."""
    return texts(f"projects.{rule}.{value_name(rule, value)}")


def written(texts: Texts, period: Period | None) -> str:
    """Write a period, or a dash."""
    return NONE if period is None else period.written(texts.language)


def project_address(project: Project) -> str:
    """Give the address of a project's page."""
    return f"{PATH}/{project.project_id}"


def reason_title(texts: Texts, catalogue: Catalogue, project: Project) -> str:
    """Say in short why the document puts a project where it does."""
    reasons = {reason.reason_id: reason for reason in catalogue.placement_reasons}
    return reasons[project.reason].title(texts.language)


def programme_title(texts: Texts, catalogue: Catalogue, name: str) -> str:
    """Name a programme."""
    programmes = {one.programme_id: one for one in catalogue.programmes}
    return programmes[name].title(texts.language)


def why(texts: Texts, placement: Placement) -> str:
    """Say why the rules put a project where they do."""
    level = placement.reached
    place = LEVELS.index(level)
    said = []
    if placement.kept_by is not None:
        below = level_mark(texts, LEVELS[place + 1])
        rule = rule_name(texts, placement.kept_by)
        said.append(texts("projects.why.ahead", rule=rule, level=below))
    if placement.decided_by is not None:
        above = level_mark(texts, LEVELS[place - 1])
        rule = rule_name(texts, placement.decided_by)
        said.append(texts("projects.why.behind", rule=rule, level=above))
    if not said:
        said.append(texts("projects.why.alone"))
    if placement.lowered:
        reached = level_mark(texts, placement.reached)
        said.append(texts("projects.why.lowered", level=reached))
    return " ".join(said)


def standing(texts: Texts, placement: Placement) -> str:
    """Say how many clear projects stand before and beside a project."""
    return texts("projects.standing", better=placement.better, tied=placement.tied)
