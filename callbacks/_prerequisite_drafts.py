"""What somebody typed about a prerequisite and did not save, as their browser kept it."""

from __future__ import annotations

from callbacks._prerequisite_links import read_link
from callbacks._prerequisite_shown import read_shown
from model.errors import InvalidInput
from pages._shell.prerequisites_panel import DRAFTED, FIELDS, LONGEST

NUMBER = len(FIELDS) + len(DRAFTED)
Draft = dict[str, object]


def read_draft(value: object, key: str) -> Draft | None:
    """Take a draft that a browser kept; what cannot be filled in again is as if it were not there.

    Nothing of it is believed: it only fills fields, and what is saved from them is judged then.

    Parameters
    ----------
    value : dict
        ``shown`` as `read_shown` takes it, ``edited`` (the link whose reason is changed, or None),
        and ``typed``, a text for each of `FIELDS` and `DRAFTED`; see
        ``assets/js/prerequisites_drafts.js``.
    key : str
        The prerequisite that it must be about.
    """
    if not isinstance(value, dict):
        return None
    typed, edited = value.get("typed"), value.get("edited")
    if not isinstance(typed, list) or len(typed) != NUMBER:
        return None
    texts = [one or "" for one in typed]
    if not all(isinstance(one, str) and len(one) <= LONGEST for one in texts):
        return None
    try:
        shown = read_shown(value.get("shown"))
        link = None if edited is None else _read_edited(edited)
    except InvalidInput:
        return None
    if shown.key != key:
        return None
    said = {"key": shown.key, "version": shown.version, "values": shown.values}
    return {"shown": said, "edited": link, "typed": texts}


def _read_edited(value: object) -> dict[str, object]:
    """Take the link whose reason was being changed, and the reason that it had."""
    kind, name, version = read_link(value)
    was = value.get("was") if isinstance(value, dict) else None
    if not isinstance(was, str):
        raise InvalidInput("error.request.malformed")
    return {"kind": kind, "key": name, "version": version, "was": was}
