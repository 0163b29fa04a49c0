"""Debian's Chromium through Playwright: sizes of screen, languages, with and without JavaScript."""

import os
import re
import shutil
from pathlib import Path

VIEWPORTS = {"phone": {"width": 360, "height": 740}, "desk": {"width": 1280, "height": 900}}
LOCALES = {"en": "en-GB", "sv": "sv-SE", "es": "es-CO", "uk": "uk-UA"}


def launch(playwright):
    program = shutil.which("chromium") or "/usr/bin/chromium"
    # Chromium's own sandbox does not start for root, and pages here are ours.
    flags = ["--no-sandbox", "--disable-dev-shm-usage"] if os.geteuid() == 0 else ["--disable-dev-shm-usage"]
    return playwright.chromium.launch(executable_path=program, args=flags)


class Browser:
    """Opens contexts and closes them all; each context is one person's browser, with no memory of the last."""

    def __init__(self, chromium):
        self.chromium = chromium
        self.contexts = []

    def page(self, site=None, viewport="phone", locale="en", javascript=True, dark=False):
        """A page of a new person, with relative addresses below the site; complaints are collected in `page.complaints`."""
        context = self.chromium.new_context(
            base_url=site and site.url,
            viewport=VIEWPORTS[viewport],
            locale=LOCALES[locale],
            java_script_enabled=javascript,
            color_scheme="dark" if dark else "light",
            is_mobile=viewport == "phone",
            has_touch=viewport == "phone",
        )
        context.set_default_timeout(10_000)
        self.contexts.append(context)
        page = context.new_page()
        page.complaints = listen_for_complaints(page)
        return page

    def close(self):
        while self.contexts:
            self.contexts.pop().close()


def listen_for_complaints(page):
    """Script errors, and what the browser refuses: content policy, missing files."""
    complaints = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("console", lambda message: complaints.append(message.text) if message.type in ("error", "warning") else None)
    return complaints


def save_screenshot(page, name):
    """Keeps a picture of the whole page when TWINHALL_SCREENSHOTS names a folder."""
    folder = os.environ.get("TWINHALL_SCREENSHOTS")
    if folder:
        Path(folder).mkdir(parents=True, exist_ok=True)
        page.screenshot(path=Path(folder) / (re.sub(r"[^\w-]+", "-", name).strip("-") + ".png"), full_page=True)
