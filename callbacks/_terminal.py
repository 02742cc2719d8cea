"""What the commands say in a terminal: in the language of its locale, refusals on stderr."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import NoReturn

import click

from model.errors import Fault, InvalidInput, InvalidPackage, NotFound, TarazuError
from pages._shell.i18n import Language, Texts, texts_in


def terminal_language(environment: Mapping[str, str]) -> Language:
    """Give the language of the terminal's locale; English unless it is Persian."""
    names = (environment.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    chosen = next((name for name in names if name), "")
    return "fa" if chosen.lower().startswith("fa") else "en"


def terminal_texts() -> Texts:
    """Give the texts in the language of the terminal."""
    return texts_in(terminal_language(os.environ))


def refuse(error: TarazuError) -> NoReturn:
    """Say on stderr what is wrong and end: code 2 for bad input, else 1."""
    texts = terminal_texts()
    click.echo(texts.error(error), err=True)
    if isinstance(error, InvalidPackage):
        for fault in error.faults:
            click.echo(fault_line(fault, texts), err=True)
    raise SystemExit(2 if isinstance(error, InvalidInput | NotFound) else 1)


def fault_line(fault: Fault, texts: Texts) -> str:
    """Tell one fault of a package with its file, row and column."""
    place = [fault.file]
    if fault.row is not None:
        place.append(texts("place.row", number=fault.row))
    if fault.column is not None:
        place.append(texts("place.column", name=fault.column))
    shown = {name: "–" if value is None else value for name, value in fault.params.items()}
    return f"{texts('list.comma').join(place)}: {texts(fault.code, **shown)}"
