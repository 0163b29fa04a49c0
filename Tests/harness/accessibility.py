"""What a page must hold for people who zoom, listen, or do not use a mouse."""

import json

from axe_playwright_python.sync_playwright import Axe

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def check_accessibility(page):
    """No violation of WCAG 2.2 level AA, nor of axe-core's best practices."""
    results = Axe().run(page, options={"runOnly": {"type": "tag", "values": RULES}, "resultTypes": ["violations"]})
    assert results.response["passes"], "axe-core looked at nothing"
    assert results.violations_count == 0, f"{page.url}\n{describe(results.response['violations'])}"


def describe(violations):
    return "\n".join(
        f"{violation['id']}: {violation['help']}\n"
        + "\n".join(f"  {node['html'][:200]}\n    {json.dumps(node['failureSummary'])}" for node in violation["nodes"][:5])
        for violation in violations
    )


def check_reflow(page):
    """Nothing makes the whole page scroll sideways (WCAG 1.4.10); a wide table may scroll in its own box."""
    width, wide = page.evaluate(
        """() => {
          const width = document.documentElement.clientWidth;
          const wide = [...document.body.querySelectorAll('*')].filter(e => e.getBoundingClientRect().right > width + 1);
          return [document.documentElement.scrollWidth - width, wide.slice(0, 5).map(e => e.outerHTML.slice(0, 120))];
        }"""
    )
    assert width <= 0, f"{page.url} is {width} px too wide: {wide}"
