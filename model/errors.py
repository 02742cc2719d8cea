"""The errors that the model and the store raise.

An error carries a dotted code and the values that belong to it; the page turns both into a sentence
in the reader's language. ``str(error)`` is an English fallback for logs and the command line, read
off the code itself, so that no text is kept twice.
"""
# ruff: noqa: N818 - the names say what is wrong, which "Error" would only lengthen.

from __future__ import annotations

import reprlib
from collections.abc import Iterable
from dataclasses import dataclass, fields

LONGEST_VALUE = 60
"""Values quoted in a message are cut to this many characters: they come from outside."""


def quoted(value: object) -> str:
    """``value`` as it may be shown in a message: one line, at most `LONGEST_VALUE` characters."""
    if isinstance(value, str):
        text = " ".join(value[: 2 * LONGEST_VALUE].split())
    else:
        try:
            text = reprlib.repr(value)
        except ValueError:  # an int of thousands of digits, which Python will not write out
            text = f"<{type(value).__name__}>"
    return text if len(text) <= LONGEST_VALUE else text[: LONGEST_VALUE - 1] + "…"


class TarazuError(Exception):
    """Base of everything the model and the store refuse.

    Parameters
    ----------
    code : str
        Dotted key of the message in the catalogues, such as ``error.weights.negative``.
    **params : object
        Values for the placeholders of that message.
    """

    def __init__(self, code: str, /, **params: object) -> None:
        super().__init__(code)
        self.code = code
        self.params: dict[str, object] = params

    def __str__(self) -> str:
        words = self.code.removeprefix("error.").replace(".", " ").replace("_", " ")
        details = ", ".join(f"{name} {quoted(value)}" for name, value in self.params.items())
        return f"{words} ({details})" if details else words


class InvalidInput(TarazuError):
    """A value from outside that breaks a rule."""


class NotFound(TarazuError):
    """A service, page or index that does not exist."""


class StaleEdit(TarazuError):
    """An edit made on a version that is no longer the newest; ``params`` hold both values."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong in a data package.

    Attributes
    ----------
    code : str
        Dotted key of the message.
    file : str
        File inside the package.
    row : int or None
        Line of the file, the header being line 1; None if the whole file is meant.
    column : str or None
        Name of the field; None if the whole row or file is meant.
    value : str or None
        What stands there.
    expected : str or None
        What should stand there.
    """

    code: str
    file: str
    row: int | None = None
    column: str | None = None
    value: str | None = None
    expected: str | None = None

    @property
    def params(self) -> dict[str, object]:
        """The values for the placeholders of the message, under the attributes' names."""
        return {f.name: getattr(self, f.name) for f in fields(self) if f.name != "code"}


class InvalidPackage(TarazuError):
    """A data package that breaks its schema; `faults` names every place."""

    def __init__(self, code: str, /, faults: Iterable[Fault] = (), **params: object) -> None:
        super().__init__(code, **params)
        self.faults: tuple[Fault, ...] = tuple(faults)
