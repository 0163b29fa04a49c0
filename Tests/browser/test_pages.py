"""What must hold on every type of page, in every language, on a phone and on a desk."""

import pytest

from browser.pages import PAGES
from harness.accessibility import check_accessibility, check_reflow
from harness.browser import save_screenshot
from harness.sign_in import sign_in_link
from harness.traffic import Traffic, check_budget

every_page = pytest.mark.parametrize("page_type", PAGES, ids=lambda page_type: page_type.name)
every_locale = pytest.mark.parametrize("locale", ["en", "sv"])


@pytest.fixture(scope="module")
def memory():
    """Cookies of each role, so that one sign-in serves all its pages."""
    return {}


@pytest.fixture
def open_page(browser, site, memory):
    def open_page(page_type, **options):
        page = browser.page(site, **options)
        if page_type.role != "visitor":
            sign_in(page, site, page_type.role, memory)
        page.complaints.clear()
        response = page.goto(page_type.path)
        assert response.status == 200, f"{page_type.path} answered {response.status}"
        return page

    return open_page


def sign_in(page, site, role, memory):
    if role not in memory:
        other = page.context.browser.new_context()
        arrival = other.new_page()
        arrival.goto(sign_in_link(site, role))
        press_on(arrival)
        memory[role] = other.cookies()
        other.close()
    page.context.add_cookies(memory[role])


def press_on(page):
    """A link may lead to a page with one button, so that mail programs that look at links do not use them up."""
    button = page.locator("main form button")
    if button.count() == 1:
        button.click()


@every_page
@every_locale
@pytest.mark.parametrize("viewport", ["phone", "desk"])
def test_page_is_accessible(open_page, page_type, locale, viewport):
    page = open_page(page_type, locale=locale, viewport=viewport)
    assert page.locator("html").get_attribute("lang") == locale
    check_accessibility(page)
    check_reflow(page)
    assert page.complaints == []
    save_screenshot(page, f"{page_type.name}-{locale}-{viewport}")


@every_page
def test_page_is_accessible_in_dark_colours(open_page, page_type):
    page = open_page(page_type, dark=True, viewport="desk")
    check_accessibility(page)
    save_screenshot(page, f"{page_type.name}-en-desk-dark")


@every_page
@every_locale
def test_page_is_valid_html(open_page, validator, page_type, locale):
    page = open_page(page_type, locale=locale, javascript=False)
    answer = page.context.request.get(page_type.path, headers={"Accept-Language": locale})
    validator.check(answer.text(), f"{page_type.path} ({locale})")


@every_page
def test_page_says_the_same_without_javascript(open_page, page_type):
    texts = [open_page(page_type, javascript=enabled).locator("main").inner_text() for enabled in (True, False)]
    assert texts[0] == texts[1]
    assert texts[0].strip()


@every_page
def test_first_view_keeps_to_the_budget(browser, site, memory, page_type):
    page = browser.page(site, viewport="phone")
    if page_type.role != "visitor":
        sign_in(page, site, page_type.role, memory)
    traffic = Traffic(page)
    page.goto(page_type.path, wait_until="networkidle")
    check_budget(traffic, page_type.kilobytes, page_type.requests)
