"""Makes the pictures of the README from a demonstration: python Tests/tools/screenshots.py (after scripts/build.sh)."""

import sys
import tempfile
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(REPOSITORY / "Tests"))

from playwright.sync_api import sync_playwright  # noqa: E402

from browser.scene import Scene  # noqa: E402
from harness.browser import Browser, launch  # noqa: E402
from harness.databases import demonstration  # noqa: E402
from harness.palette import reduce_colours  # noqa: E402

FOLDER = REPOSITORY / "docs" / "screenshots"
# (file, who, address, language, screen, height in pixels)
PICTURES = [
    ("front-page", "visitor", "", "en", "desk", 900),
    ("seeking-phone", "visitor", "/seeking", "en", "phone", 1100),
    ("round-proposal", "officer", "{round}", "en", "desk", 1300),
    ("proposal-phone-swedish", "Swedish signatory", "{Swedish proposal}", "sv", "phone", 1300),
]


def main():
    FOLDER.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        site = demonstration(Path(folder) / "demonstration").copy(Path(folder) / "site").start()
        browser = Browser(launch(playwright))
        try:
            scene = Scene(site)
            for picture in PICTURES:
                take(browser, site, scene, *picture)
        finally:
            browser.close()
            site.stop()


def take(browser, site, scene, name, who, address, language, viewport, height):
    page = browser.page(site, locale=language, viewport=viewport)
    page.context.add_cookies([{"name": each.name, "value": each.value, "url": site.url} for each in scene.people[who].cookies])
    page.goto(f"/{language}" + address.format(**scene.address))
    page.set_viewport_size({"width": page.viewport_size["width"], "height": height})
    path = FOLDER / f"{name}.png"
    page.screenshot(path=path)
    reduce_colours(path)
    print(f"{path.relative_to(REPOSITORY)}: {path.stat().st_size // 1000} kB")


if __name__ == "__main__":
    main()
