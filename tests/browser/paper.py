"""What a page looks like on paper: how many sheets, what is cut, and that paper is white."""

from __future__ import annotations

import base64
import re

from tests.browser.screen import Screen

A4 = 794, 1123
"""Of a sheet of A4, in pixels of CSS."""
MARGINS = 90
CUT = """
  return [...document.querySelectorAll("main :not(.visually-hidden)")].filter(
    (e) => e.offsetParent && e.scrollWidth > e.clientWidth + 1
      && getComputedStyle(e).overflowX !== "visible"
  ).map((e) => e.className);
"""


def sheets(screen: Screen) -> int:
    """Print the page with the browser and count the sheets."""
    how = {"preferCSSPageSize": True, "printBackground": True}
    pdf = base64.b64decode(screen.cdp("Page.printToPDF", **how)["data"])
    return len(re.findall(rb"/Type\s*/Page\b", pdf))


def cut(screen: Screen) -> list[str]:
    """Name what paper does not show whole; the page stays laid out for paper."""
    screen.cdp("Emulation.setEmulatedMedia", media="print")
    screen.resize(A4[0] - MARGINS, A4[1])
    found = screen.js(CUT)
    wide = screen.overflow()
    root = "getComputedStyle(document.documentElement)"
    if screen.js(f"return [{root}.colorScheme, {root}.backgroundColor]") != [
        "light",
        "rgb(255, 255, 255)",
    ]:
        found.append("margins that are not white")
    return [*found, f"the page, by {wide} pixels"] if wide else found
