"""The roadmap's files: a plan goes out, another is on the screen, and it comes back whole."""

from __future__ import annotations

from pathlib import Path

from tests.browser.access import barriers
from tests.browser.screen import Screen
from tests.browser.test_roadmap import IMPROVED, WHY, act, opened

FILES = "#roadmap-file-"
PIN = "pin=service:9.1407-Q2"
FOREIGN = "<Project><Tasks><Task><UID>1</UID><Name>چاه</Name></Task></Tasks></Project>"


def give(screen: Screen, file: Path) -> None:
    screen.wait_for(f"{FILES}put input[type=file]").send_keys(str(file))


def test_a_plan_goes_out_and_comes_back_whole(desk: Screen, tmp_path: Path) -> None:
    opened(desk, f"?{PIN}&w=1,1,1,1,1,3", ready=IMPROVED)
    desk.click("#roadmap-files-open")
    files = {}
    for name in ("xml", "xlsx", "ics"):
        act(desk, "file", f"[data-key={name}]")
        files[name] = desk.downloaded(f"tarazu-roadmap.{name}")
    for file in files.values():
        give(desk, file)
        desk.wait_text(f"{FILES}preview", file.name)
        desk.wait_text(f"{FILES}preview", "این فایل چیزی را عوض نمی‌کند")
        assert not desk.all(f"{FILES}preview table")
    wrong = tmp_path / "wrong.xml"
    wrong.write_text(FOREIGN, encoding="utf-8")
    give(desk, wrong)
    desk.wait_text(f"{FILES}preview", "چاه")
    assert not desk.wait_for(f"{FILES}apply").is_displayed()

    opened(desk, ready=IMPROVED)
    desk.click("#roadmap-files-open")
    give(desk, files["xml"])
    desk.wait_text(f"{FILES}preview table", "تابستان ۱۴۰۷")
    assert barriers(desk) == []
    desk.click(f"{FILES}apply")
    desk.wait_for(f"{FILES}said .notice-warning")
    desk.type(f"{FILES}title", "برنامهٔ بازگشته")
    desk.type(f"{FILES}reason", "از پروژه")
    desk.click(f"{FILES}apply")
    desk.wait_text(f"{FILES}said", "برنامهٔ بازگشته")
    desk.click("#roadmap-files-close")
    desk.wait_gone(".files-body")
    desk.wait_query("plan=")
    opened(desk, f"{desk.query}&s=service:9")
    desk.wait_text(WHY, "شورا آن را به تابستان ۱۴۰۷")
