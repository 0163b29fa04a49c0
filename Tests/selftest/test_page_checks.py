"""The checks of pages let a good page pass and find each fault of a bad one."""

import pytest

from harness.accessibility import check_accessibility, check_reflow
from harness.browser import save_screenshot
from harness.traffic import Traffic, check_budget


@pytest.mark.parametrize("viewport", ["phone", "desk"])
@pytest.mark.parametrize("locale", ["en", "sv"])
def test_a_good_page_passes_every_check(browser, tiny_site, validator, viewport, locale):
    page = browser.page(tiny_site, viewport=viewport, locale=locale)
    traffic = Traffic(page)
    page.goto("/good")
    check_accessibility(page)
    check_reflow(page)
    validator.check(page.context.request.get("/good").text())
    check_budget(traffic, kilobytes=1, requests=1)
    assert page.complaints == []
    assert page.evaluate("navigator.language").startswith(locale)


def test_a_page_without_javascript_runs_none(browser, tiny_site):
    page = browser.page(tiny_site, javascript=False)
    page.goto("/bad")
    assert not any("broken" in complaint for complaint in page.complaints)


def test_faults_of_a_page_are_found(browser, tiny_site, validator):
    page = browser.page(tiny_site)
    traffic = Traffic(page)
    page.goto("/bad", wait_until="networkidle")
    with pytest.raises(AssertionError, match="color-contrast"):
        check_accessibility(page)
    with pytest.raises(AssertionError, match="too wide"):
        check_reflow(page)
    with pytest.raises(AssertionError, match="alt"):
        validator.check(page.context.request.get("/bad").text())
    with pytest.raises(AssertionError, match="2 requests"):
        check_budget(traffic, kilobytes=14, requests=1)
    assert any("broken" in complaint for complaint in page.complaints)


def test_a_picture_is_kept_where_it_is_asked_for(browser, tiny_site, tmp_path, monkeypatch):
    monkeypatch.setenv("TWINHALL_SCREENSHOTS", str(tmp_path))
    page = browser.page(tiny_site)
    page.goto("/good")
    save_screenshot(page, "good/en phone")
    assert (tmp_path / "good-en-phone.png").stat().st_size > 1000
