"""Where the code names a text: read from its sources, not by running it."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
WORD = re.compile(r"[a-z][a-z0-9_]*(?:\.[a-z0-9_]+)*")
KEY = re.compile(r"[a-z][a-z0-9_]*(?:\.[a-z0-9_]+)+")
BEGINNING = re.compile(r"[a-z][a-z0-9_]*(?:\.[a-z0-9_]+)*\.[a-z0-9_]*")
# Calls whose first argument is a key and whose other arguments fill its placeholders.
TEXTS = {"texts", "_texts", "count", "error", "say"}
ERRORS = {"InvalidInput", "NotFound", "TarazuError", "StaleEdit", "InvalidPackage"}
IN_SCRIPT = re.compile(r"""(["'`])([a-z][a-z0-9_]*(?:\.[a-z0-9_]+)*\.?)\1""")
SAID = re.compile(r"""\bsay\(\s*"([a-z0-9_.]+)"\s*(?:,\s*\{([^{}]*)\})?\s*,?\s*\)""")


def python_files() -> list[Path]:
    """The files whose texts a user may see; the tables of the store only name columns."""
    folders = ("callbacks", "model", "pages")
    found = [ROOT / "app.py", *(path for name in folders for path in (ROOT / name).rglob("*.py"))]
    return [path for path in found if not {"tables", "migrations"} & set(path.parts)]


def scripts() -> list[Path]:
    """The scripts that we wrote."""
    return sorted((ROOT / "assets" / "js").glob("*.js"))


@dataclass(frozen=True)
class Call:
    """A text asked for by its very key, with the names of what is put in."""

    place: str
    key: str
    names: frozenset[str]
    open_ended: bool


@dataclass
class Named:
    """Keys and beginnings of keys that stand in the code, and the calls that fill them."""

    keys: dict[str, str] = field(default_factory=dict)
    patterns: dict[str, str] = field(default_factory=dict)
    calls: list[Call] = field(default_factory=list)

    def has(self, key: str) -> bool:
        """Whether the code can ask for a key."""
        return key in self.keys or any(re.fullmatch(pattern, key) for pattern in self.patterns)


def docstrings(tree: ast.AST) -> set[int]:
    """The ids of the nodes that are docstrings."""
    found = set()
    for node in ast.walk(tree):
        body = getattr(node, "body", None)
        if isinstance(body, list):
            # Strings that stand alone say what the line before them is.
            found |= {
                id(one.value)
                for one in body
                if isinstance(one, ast.Expr) and isinstance(one.value, ast.Constant)
            }
    return found


def strings(path: Path) -> Iterator[tuple[int, str]]:
    """Every string of a Python file but its docstrings, with its line."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    spared = docstrings(tree)
    for node in ast.walk(tree):
        if (
            isinstance(node, ast.Constant)
            and isinstance(node.value, str)
            and id(node) not in spared
        ):
            yield node.lineno, node.value


def named() -> Named:
    """Everything that the code asks of the catalogues."""
    found = Named()
    for path in python_files():
        _read_python(path, found)
    for path in scripts():
        _read_script(path, found)
    return found


def _read_python(path: Path, found: Named) -> None:
    place = path.relative_to(ROOT).as_posix()
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            if WORD.fullmatch(node.value):
                found.keys[node.value] = f"{place}:{node.lineno}"
        elif isinstance(node, ast.JoinedStr):
            pattern = _pattern(node)
            if pattern:
                found.patterns[pattern] = f"{place}:{node.lineno}"
        elif isinstance(node, ast.Call):
            call = _call(node, place)
            if call:
                found.calls.append(call)


def _pattern(node: ast.JoinedStr) -> str | None:
    """The keys that an f-string can make, as a pattern; None if it makes none."""
    first = node.values[0]
    if not (isinstance(first, ast.Constant) and BEGINNING.fullmatch(str(first.value))):
        return None
    parts = [
        re.escape(str(part.value)) if isinstance(part, ast.Constant) else "[a-z0-9_.]+"
        for part in node.values
    ]
    return "".join(parts)


def _call(node: ast.Call, place: str) -> Call | None:
    name = getattr(node.func, "id", getattr(node.func, "attr", ""))
    if name not in TEXTS | ERRORS or not node.args:
        return None
    key = node.args[0]
    if not (
        isinstance(key, ast.Constant) and isinstance(key.value, str) and KEY.fullmatch(key.value)
    ):
        return None
    names = {keyword.arg for keyword in node.keywords if keyword.arg}
    if name == "count":
        names.add("number")
    open_ended = any(keyword.arg is None for keyword in node.keywords)
    return Call(f"{place}:{node.lineno}", key.value, frozenset(names), open_ended)


def without_comments(text: str) -> str:
    """A script without its comments."""
    text = re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)
    return re.sub(r"(?m)(^|\s)//.*$", r"\1", text)


def _read_script(path: Path, found: Named) -> None:
    place = path.relative_to(ROOT).as_posix()
    text = without_comments(path.read_text(encoding="utf-8"))
    for _, name in IN_SCRIPT.findall(text):
        if name.endswith("."):
            found.patterns[re.escape(name) + "[a-z0-9_]+"] = place
        elif "." in name:
            found.keys[name] = place
    for key, values in SAID.findall(text):
        names = frozenset(re.findall(r"(\w+)\s*(?=[:,}]|$)", re.sub(r":[^,]*", "", values)))
        found.calls.append(Call(place, key, names, open_ended=False))
