"""Presets, undo, redo and reset, and the one setting that is refused: all scales at zero."""

from __future__ import annotations

import pytest
from selenium.webdriver.common.keys import Keys

from tests.browser.expected import Expected
from tests.browser.screen import LANGUAGES, Screen
from tests.browser.weighing import Weighing

PRESETS = {
    "report": (3, 1, 1, 2, 2, 1),
    "equal": (1, 1, 1, 1, 1, 1),
    "impact": (3, 1, 1, 2, 0, 0),
    "readiness": (0, 0, 0, 0, 2, 1),
}
FIRST, SECOND = Expected((3, 1, 2, 2, 2, 1)), Expected((3, 1, 2, 2, 2, 2))
UNDO, REDO, RESET = "#priorities-undo", "#priorities-redo", "#priorities-reset"


def preset(place: int) -> str:
    return f"#priorities-presets .preset:nth-child({place + 1})"


def two_steps(screen: Screen) -> Weighing:
    weighing = Weighing(screen, lang="en")
    weighing.press("economy", Keys.ARROW_UP)
    weighing.expect(FIRST)
    weighing.press("ease", Keys.ARROW_UP)
    weighing.expect(SECOND)
    return weighing


@pytest.mark.parametrize("lang", LANGUAGES)
def test_presets_set_all_six_scales_and_show_which_is_set(screen: Screen, lang: str) -> None:
    weighing = Weighing(screen, "?w=1,2,3,4,5,6", lang=lang)
    for place, weights in enumerate(PRESETS.values()):
        screen.click(preset(place))
        weighing.expect(Expected(weights))
        pressed = screen.js(
            "return [...document.querySelectorAll('.preset')].map(e => e.ariaPressed)"
        )
        assert pressed == [str(other == place).lower() for other in range(len(PRESETS))]


def test_a_preset_can_be_undone(screen: Screen) -> None:
    weighing = Weighing(screen, "?w=1,2,3,4,5,6")
    screen.click(preset(1))
    weighing.expect(Expected(PRESETS["equal"]))
    screen.click(UNDO)
    weighing.expect(Expected((1, 2, 3, 4, 5, 6)))


def test_undo_and_redo_by_button(screen: Screen) -> None:
    weighing = two_steps(screen)
    screen.click(UNDO)
    weighing.expect(FIRST)
    screen.click(UNDO)
    weighing.expect(Expected())
    screen.wait_for(UNDO + "[disabled]")
    screen.click(REDO)
    weighing.expect(FIRST)
    screen.click(REDO)
    weighing.expect(SECOND)
    screen.wait_for(REDO + "[disabled]")


def test_undo_and_redo_by_key(screen: Screen) -> None:
    weighing = two_steps(screen)
    screen.chord(Keys.CONTROL, "z")
    weighing.expect(FIRST)
    screen.chord(Keys.CONTROL, "z")
    weighing.expect(Expected())
    screen.chord(Keys.CONTROL, "y")
    weighing.expect(FIRST)
    screen.chord(Keys.CONTROL, Keys.SHIFT, "z")
    weighing.expect(SECOND)


def test_keys_for_undo_leave_the_search_alone(screen: Screen) -> None:
    weighing = two_steps(screen)
    screen.type("#priorities-text", "map")
    screen.wait_query("q=map")
    screen.chord(Keys.CONTROL, "z")
    screen.wait_no_query("q=map")
    weighing.expect(SECOND)


def test_a_step_after_undo_leaves_nothing_to_redo(screen: Screen) -> None:
    weighing = two_steps(screen)
    screen.click(UNDO)
    weighing.expect(FIRST)
    weighing.press("coverage", Keys.ARROW_DOWN)
    weighing.expect(Expected((3, 1, 2, 1, 2, 1)))
    screen.wait_for(REDO + "[disabled]")


def test_reset_goes_back_to_the_report_and_can_be_undone(screen: Screen) -> None:
    weighing = two_steps(screen)
    screen.click(RESET)
    weighing.expect(Expected())
    screen.click(UNDO)
    weighing.expect(SECOND)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_all_zero_is_refused_with_a_reason(screen: Screen, lang: str) -> None:
    only_ease = Expected((0, 0, 0, 0, 0, 1))
    weighing = Weighing(screen, "?w=0,0,0,0,0,1", lang=lang)
    weighing.press("ease", Keys.ARROW_DOWN)
    reason = {"fa": "دست‌کم یک وزن", "en": "At least one weight"}[lang]
    screen.wait_text("#shell-toast", reason)
    weighing.expect(only_ease)


def test_all_zero_by_mouse_is_refused_and_the_scale_goes_back(screen: Screen) -> None:
    weighing = Weighing(screen, "?w=0,0,4,0,0,0")
    weighing.drag("economy", 0)
    screen.wait_text("#shell-toast", "دست‌کم یک وزن")
    # The least weight that the drag went through is the last that could be weighed.
    screen.until(lambda: weighing.weights()[2] > 0, "the scale back above zero")
    weighing.expect(Expected((0, 0, weighing.weights()[2], 0, 0, 0)))
