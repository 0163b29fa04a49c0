"""First paint of the public pages on a weak link, in a table like those of `twinhall bench`.

Usage: TWINHALL_BINARY=… TWINHALL_DATA=… TWINHALL_DATABASE=… first_paint.py [FILE OF THE LAST RELEASE]
Ends with 1 when a page could not be measured.
"""

import os
import re
import statistics
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from playwright.sync_api import sync_playwright  # noqa: E402

from harness.browser import launch  # noqa: E402
from harness.server import Server  # noqa: E402

TITLE = "First paint at 50 kbit/s with 500 ms to and fro"
BUDGET = 1500
LINK = {"offline": False, "latency": 500, "downloadThroughput": 6250, "uploadThroughput": 6250}
TIMES = 3


def first_paint(browser, address):
    """Milliseconds from the click to the first text, with nothing in the browser's cache."""
    context = browser.new_context(viewport={"width": 360, "height": 740}, is_mobile=True)
    try:
        page = context.new_page()
        session = context.new_cdp_session(page)
        session.send("Network.enable")
        session.send("Network.emulateNetworkConditions", LINK)
        answer = page.goto(address, timeout=60_000)
        if answer.status != 200:
            raise RuntimeError(f"{address} answers {answer.status}")
        return page.evaluate(
            """() => new Promise(found => new PerformanceObserver(list => {
                 const paint = list.getEntries().find(entry => entry.name === 'first-contentful-paint')
                 if (paint) found(paint.startTime)
               }).observe({type: 'paint', buffered: true}))"""
        )
    finally:
        context.close()


def earlier(path):
    """{name of the page: milliseconds} from the record of a release."""
    if path is None or not Path(path).exists():
        return {}
    _, _, part = Path(path).read_text().partition(f"## {TITLE}\n")
    return {name.strip(): float(value) for name, value in re.findall(r"^\| ([^|]+)\| +(\d+)", part.split("\n## ")[0], re.M)}


def row(name, value, before):
    mark = " over" if value > BUDGET else ""
    ratio = f" (×{value / before[name]:.2f})" if before.get(name) else ""
    return [name, f"{value:.0f}{mark}{ratio}", "over" if mark else "ok"]


def table(rows):
    cells = [["", f"ms (≤ {BUDGET})", "verdict"], *rows]
    widths = [max(len(line[column]) for line in cells) for column in range(3)]
    lines = ["| " + " | ".join([line[0].ljust(widths[0]), *(text.rjust(width) for text, width in zip(line[1:], widths[1:]))]) + " |" for line in cells]
    lines.insert(1, "|" + "|".join(["-" * (widths[0] + 2), *("-" * (width + 1) + ":" for width in widths[1:])]) + "|")
    return f"## {TITLE}\n\n" + "\n".join(lines) + "\n"


def main():
    folder, database = os.environ["TWINHALL_DATA"], os.environ["TWINHALL_DATABASE"]
    server, faults, rows = Server(folder, database), 0, []
    addresses = [line.split("\t") for line in server.run("bench", "--addresses").splitlines() if "\t" in line]
    before = earlier(sys.argv[1] if len(sys.argv) > 1 else None)
    server.start()
    try:
        with sync_playwright() as playwright:
            browser = launch(playwright)
            for name, path in addresses:
                try:
                    values = [first_paint(browser, server.url + path) for _ in range(TIMES)]
                    rows.append(row(name, statistics.median(values), before))
                except Exception as fault:
                    faults += 1
                    print(f"fault: first paint of {name}: {fault}", file=sys.stderr)
            browser.close()
    finally:
        server.stop()
    print(table(rows))
    return 1 if faults or not rows else 0


if __name__ == "__main__":
    sys.exit(main())
