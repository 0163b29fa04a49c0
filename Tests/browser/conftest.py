"""One Chromium and one HTML validator per run; a browser of a new person per test."""

import pytest
from playwright.sync_api import sync_playwright

from harness.browser import Browser, launch
from harness.validity import Validator


@pytest.fixture(scope="session")
def chromium():
    with sync_playwright() as playwright:
        program = launch(playwright)
        yield program
        program.close()


@pytest.fixture
def browser(chromium):
    opened = Browser(chromium)
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def validator(tmp_path_factory):
    started = Validator(tmp_path_factory.mktemp("validator"))
    yield started
    started.stop()
