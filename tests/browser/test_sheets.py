"""Many rows at once: a sheet goes out, comes back, and is applied whole or not at all."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from tests.browser.screen import Screen

READY = {"prerequisite": ".board-columns a", "system": "#systems-grid .ag-row"}
WORDS = {"prerequisite": ("در دست انجام", "own-1"), "system": ("انجام‌شده", "LG01-1")}


def edited(path: Path, word: str, wrong: str) -> tuple[Path, Path]:
    """Save the sheet twice as somebody who worked on it: once rightly, once with a fault."""
    sheet = openpyxl.load_workbook(path)
    rows = sheet.active
    header = [cell.value for cell in rows[1]]
    status = next(place for place, name in enumerate(header, 1) if name == "وضعیت")
    for number in (2, 3):
        rows.cell(number, status).value = word
    good, broken = path.with_name("good.xlsx"), path.with_name("broken.xlsx")
    sheet.save(good)
    rows.cell(3, status).value = wrong
    sheet.save(broken)
    return good, broken


@pytest.mark.parametrize("kind", READY)
def test_a_broken_sheet_changes_nothing_and_a_good_one_all(desk: Screen, kind: str) -> None:
    card = f"#sheet-{kind}-"
    word, first = WORDS[kind]
    desk.open(f"/{kind}s", ready=READY[kind])
    desk.click(f"{card}get")
    good, broken = edited(desk.downloaded(f"tarazu-{kind}s.xlsx"), word, "شاید")

    def give(file: Path) -> None:
        desk.wait_for(f"{card}put input[type=file]").send_keys(str(file))

    give(broken)
    desk.wait_text(f"{card}preview", "شاید")
    fault = desk.texts(f"{card}preview tbody tr")[0]
    assert "۳" in fault
    assert "وضعیت" in fault
    assert not desk.wait_for(f"{card}apply").is_displayed()
    give(good)
    desk.wait_text(f"{card}preview", "۲ سطر عوض می‌شود")
    desk.click(f"{card}apply")
    desk.wait_text(f"{card}said", "۲ سطر")
    if kind == "prerequisite":
        place = "[...document.querySelectorAll('.board-column')].find(c => c.querySelector("
        script = f"return {place}'[data-prerequisite={first}]')).querySelector('h2').innerText"
        desk.until(lambda: word in desk.js(script), "the card to move")
    else:
        desk.open(f"/systems?s=system:{first}", ready="#systems-status-choice")
        desk.wait_text("#systems-panel", f"به «{word}»")
    give(good.rename(good.with_name("again.xlsx")))
    desk.wait_text(f"{card}preview", "چیزی را عوض نمی‌کند")
