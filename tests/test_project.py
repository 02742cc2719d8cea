"""The project's own rules: what it depends on, what it serves, and who imports whom."""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator
from importlib.metadata import packages_distributions, requires, version
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import NormalizedName, canonicalize_name

ROOT = Path(__file__).resolve().parents[1]
LOCKS = ("requirements.lock", "requirements-dev.lock")
OURS = ("app", "callbacks", "model", "pages")
SERVED = ("app.py", "assets", "callbacks", "pages")
NOT_RUN = {"LICENSE", "OFL.txt", "README.md"}
TEXT = {".css", ".html", ".js", ".json", ".py", ".svg", ".webmanifest"}

ADDRESS = re.compile(r"""(?:https?:|["'(=]\s*)//([\w.-]+\.[a-z]{2,}|\[)""", re.IGNORECASE)
NAMESPACES = {"www.w3.org"}


def requirements(name: str) -> list[Requirement]:
    """Read the requirements that stand in one file, without those it includes."""
    lines = (ROOT / name).read_text(encoding="utf-8").splitlines()
    return [Requirement(line) for line in lines if line and not line.startswith(("#", "-r "))]


def pins(locked: dict[NormalizedName, Requirement]) -> dict[str, str]:
    """Give the versions that a lock names for this platform."""
    return {
        name: str(r.specifier)
        for name, r in locked.items()
        if r.marker is None or r.marker.evaluate()
    }


def installed_tree(*names: str) -> dict[str, str]:
    """Give the installed version of all that the named files bring, however far away."""
    waiting = [wanted for name in names for wanted in requirements(name)]
    tree: dict[str, str] = {}
    seen: set[str] = set()
    while waiting:
        wanted = waiting.pop()
        if str(wanted) in seen:
            continue
        seen.add(str(wanted))
        tree[canonicalize_name(wanted.name)] = f"=={version(wanted.name)}"
        waiting += [
            needed
            for needed in map(Requirement, requires(wanted.name) or [])
            if needed.marker is None
            or any(needed.marker.evaluate({"extra": extra}) for extra in {"", *wanted.extras})
        ]
    return tree


def served_files() -> list[Path]:
    """List the text files that a browser is sent, or that make what it is sent."""
    found = [path for name in SERVED for path in (ROOT / name, *(ROOT / name).rglob("*"))]
    return [path for path in found if path.suffix in TEXT and path.name not in NOT_RUN]


def sources(*names: str) -> list[Path]:
    """List the Python files of the named top-level modules and packages."""
    return [
        path
        for name in names
        for path in (ROOT / f"{name}.py", *(ROOT / name).rglob("*.py"))
        if path.is_file()
    ]


def imports(path: Path) -> Iterator[str]:
    """Give the dotted name of each module that a file imports, `from x import y` as `x.y`."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt", *LOCKS])
def test_every_requirement_is_pinned_exactly(name: str) -> None:
    listed = requirements(name)
    assert listed
    loose = [str(r) for r in listed if not re.fullmatch(r"==[\w.]+", str(r.specifier))]
    assert not loose


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_names_no_address(name: str) -> None:
    assert "://" not in (ROOT / name).read_text(encoding="utf-8")
    assert "--" not in (ROOT / name).read_text(encoding="utf-8")


def test_the_locks_hold_the_whole_tree_and_nothing_else() -> None:
    run, dev = ({canonicalize_name(r.name): r for r in requirements(name)} for name in LOCKS)
    assert not run.keys() & dev.keys()
    assert installed_tree("requirements.txt") == pins(run)
    assert installed_tree("requirements.txt", "requirements-dev.txt") == pins(run) | pins(dev)


def test_readme_says_what_each_dependency_is_for() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\|\s*`?([\w.-]+)(?:\[[\w,]+\])?`?\s*\|\s*\S", readme, re.MULTILINE)
    told = {canonicalize_name(name) for name in rows}
    missing = {canonicalize_name(r.name) for r in requirements("requirements.txt")} - told
    assert not missing


def test_what_the_code_imports_is_required() -> None:
    required = {canonicalize_name(r.name) for r in requirements("requirements.txt")}
    known = {*sys.stdlib_module_names, *OURS}
    givers = packages_distributions()
    unlisted = {
        (path.relative_to(ROOT).as_posix(), top)
        for path in sources(*OURS)
        for top in {name.partition(".")[0] for name in imports(path)} - known
        if not required & {canonicalize_name(giver) for giver in givers.get(top, [])}
    }
    assert not unlisted


def test_app_imports_no_page() -> None:
    from_pages = {name for name in imports(ROOT / "app.py") if name.startswith("pages.")}
    assert not {name for name in from_pages if not name.startswith("pages._shell")}


def test_nothing_served_names_an_outside_address() -> None:
    files = served_files()
    assert any(path.name == "bootstrap.rtl.min.css" for path in files)
    outside = {
        (path.relative_to(ROOT).as_posix(), host)
        for path in files
        for host in ADDRESS.findall(path.read_text(encoding="utf-8"))
        if host not in NAMESPACES
    }
    assert not outside


def test_nothing_served_asks_for_a_source_map() -> None:
    asking = [path for path in served_files() if "sourceMappingURL" in path.read_text("utf-8")]
    assert not asking


def test_every_vendored_folder_brings_its_licence() -> None:
    folders = [path for path in (ROOT / "assets" / "vendor").iterdir() if path.is_dir()]
    assert folders
    bare = [
        path.name
        for path in folders
        if not {"LICENSE", "OFL.txt"} & {p.name for p in path.iterdir()}
    ]
    assert not bare


def test_no_two_pages_style_one_class() -> None:
    # All style sheets are loaded on every page, so a class of one page must not be another's.
    shared = {"tarazu", "pages"}
    owners: dict[str, set[str]] = {}
    for path in (ROOT / "assets" / "css").glob("*.css"):
        page = path.stem.partition("_")[0]
        rules = re.sub(r"/\*.*?\*/", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
        for name in re.findall(r"(?:^|[}{;,])\s*(\.[a-z][\w-]*)\s*(?=[,{])", rules):
            owners.setdefault(name, set()).add(page)
    assert {name: pages for name, pages in owners.items() if len(pages - shared) > 1} == {}
