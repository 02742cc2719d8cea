"""Whether people who see, hear or move otherwise can use a page, as far as axe-core can tell."""

from __future__ import annotations

from pathlib import Path

from tests.browser.screen import Screen

AXE = (Path(__file__).parents[1] / "vendor" / "axe.min.js").read_text(encoding="utf-8")
RUN = """
  const done = arguments[arguments.length - 1];
  axe.run(document, {resultTypes: ["violations"]}).then(function (found) {
    done(found.violations
      .filter((one) => ["serious", "critical"].includes(one.impact))
      .map((one) => one.id + ": " + one.nodes.map((node) => node.html.slice(0, 160)).join(" | ")));
  });
"""


def barriers(screen: Screen) -> list[str]:
    """Name what axe finds serious or critical on the page."""
    screen.js(AXE)
    screen.driver.set_script_timeout(60)
    return screen.driver.execute_async_script(RUN)
