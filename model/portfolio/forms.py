"""What people may write into a project and its charter, as forms send it: text for every field."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from model.errors import InvalidInput, quoted
from model.text import normalise, to_ascii_digits

BOTH: Final = ("title", "status_text", "cost_text", "mandate_text")
"""Fields of a form that stand in two columns, one for each language."""

WHOLE: Final = frozenset({"cost_million", "target", "project", "article", "clause"})
YES_NO: Final = {"yes": True, "no": False}

EDITS: Final[Mapping[str, tuple[str, ...]]] = {
    "project": ("progress", "owner", "direct", "problem"),
    "charter": ("status", "status_text", "started", "cost_million", "cost_text", "mandate_text"),
    "charter_item": ("title", "project"),
    "milestone": ("title", "planned", "replanned", "done"),
    "indicator": ("title", "unit", "target", "due"),
    "charter_actor": ("body", "part", "title"),
    "charter_budget": ("code", "title", "kind"),
    "charter_prerequisite": ("kind", "project", "system", "title"),
    "mandate": ("title",),
    "rollout_aim": ("target", "due"),
}
"""By kind, the fields of its form."""

ADDS: Final[Mapping[str, tuple[str, ...]]] = {
    "charter_item": ("charter", "field", "parent", "title", "project"),
    "milestone": ("charter", *EDITS["milestone"]),
    "indicator": ("charter", *EDITS["indicator"]),
    "charter_actor": ("charter", *EDITS["charter_actor"]),
    "charter_budget": ("charter", *EDITS["charter_budget"]),
    "charter_prerequisite": ("charter", *EDITS["charter_prerequisite"]),
    "charter_mandate": ("charter", "mandate", "article", "clause", "title"),
    "indicator_value": ("indicator", "day", "value", "note"),
    "aim_value": ("aim", "day", "value", "note"),
}
"""By kind, what a form to add one sends."""

_WHOLE = re.compile(r"-?[0-9]{1,10}")
_DECIMAL = re.compile(r"(-?)([0-9]{1,7})(?:[./٫]([0-9]{1,2}))?")


def read_form(kind: str, sent: object, *, adds: bool) -> dict[str, object]:
    """The columns and values that a form sends; what is empty is None.

    Raises
    ------
    InvalidInput
        ``error.request.malformed``, ``error.value.whole`` or ``error.value.decimal``
    """
    allowed = (ADDS if adds else EDITS).get(kind, ())
    if not allowed or not isinstance(sent, dict) or not set(sent) <= set(allowed):
        raise InvalidInput("error.request.malformed")
    found: dict[str, object] = {}
    for name, value in sent.items():
        if not isinstance(value, str):
            raise InvalidInput("error.request.malformed")
        found |= _columns(name, value.strip())
    return found


def _columns(name: str, text: str) -> dict[str, object]:
    if name in BOTH:
        column = name.removesuffix("_text")
        return {f"{column}_fa": text or None, f"{column}_en": text or None}
    if name in WHOLE:
        return {name: _whole(text) if text else None}
    if name == "value":
        return {"hundredths": hundredths(text)}
    if name == "direct":
        return {name: YES_NO.get(text)}
    return {name: text or None}


def _whole(text: str) -> int:
    plain = to_ascii_digits(normalise(text)).replace(",", "").replace("٬", "").replace("،", "")
    if not _WHOLE.fullmatch(plain):
        raise InvalidInput("error.value.whole", value=quoted(text))
    return int(plain)


def hundredths(text: str) -> int:
    """A number with at most two decimals, in hundredths.

    Raises
    ------
    InvalidInput
        ``error.value.decimal``
    """
    found = _DECIMAL.fullmatch(to_ascii_digits(normalise(text)))
    if found is None:
        raise InvalidInput("error.value.decimal", value=quoted(text))
    sign, whole, part = found.groups()
    value = int(whole) * 100 + int((part or "").ljust(2, "0"))
    return -value if sign else value


def plain_number(value: int) -> str:
    """Hundredths as a number: ``250`` is 2.5."""
    whole, part = divmod(abs(value), 100)
    shown = f"{whole}.{part:02}".rstrip("0").rstrip(".")
    return f"-{shown}" if value < 0 else shown
