"""Whether a page is readable for everybody: nothing sticks out of the screen, and axe finds nothing (WCAG 2.2 AA)."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
# What is right is not described element by element: that took a third of the time, and nobody reads it.
_ASKED = {"runOnly": {"type": "tag", "values": TAGS}, "resultTypes": ["violations"]}
# Asked of a page that stands: after a click the next page may have begun and hold nothing yet.
_WIDE = """() => document.readyState === "complete"
    && {wide: document.documentElement.scrollWidth - document.documentElement.clientWidth}"""


def assert_readable(page: Page) -> None:
    """Hold a page that is there, or that is on its way, against the rules; what is wrong is named with its address."""
    wide = page.wait_for_function(_WIDE).json_value()["wide"]
    assert wide <= 0, f"{page.url} is {wide} pixels too wide"
    found = Axe().run(page, options=_ASKED)
    assert found.violations_count == 0, f"{page.url}\n{found.generate_report()}"
