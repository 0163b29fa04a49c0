"""A reader without an account finds the way with the keyboard alone."""

import pytest

from browser.steps import Somebody, with_and_without_javascript

# Each step is a link whose address holds these words.
WAY = ["/networks", "/networks/democratic-resilience", "/partnerships/", "/organisations/", "/seeking", "/seeking/"]


@with_and_without_javascript
@pytest.mark.parametrize("language", ["en", "sv"])
def test_reader_goes_from_front_page_to_a_seeker_by_keyboard(browser, fresh_site, language, javascript):
    reader = Somebody(browser, fresh_site, language, "desk", javascript).go("")
    reader.page.keyboard.press("Tab")
    assert focused(reader, "e => e.textContent").strip() == reader.say("frame.skip")
    reader.page.keyboard.press("Enter")
    reader.page.keyboard.press("Tab")
    assert focused(reader, "e => e.closest('main') !== null")
    for words in WAY:
        tab_to(reader, f"/{language}{words}")
        reader.page.keyboard.press("Enter")
        reader.page.wait_for_url(f"**/{language}{words}*")
        assert reader.page.locator("html").get_attribute("lang") == language


def focused(reader, script):
    return reader.page.evaluate(f"({script})(document.activeElement)")


def tab_to(reader, address):
    """Presses Tab until the link has the focus, which has to be visible."""
    reader.page.locator("body").evaluate("() => document.activeElement.blur()")
    for _ in range(200):
        reader.page.keyboard.press("Tab")
        href = focused(reader, "e => e.getAttribute('href') || ''")
        if href == address or address.endswith("/") and href.startswith(address):
            assert focused(reader, "e => getComputedStyle(e).outlineStyle !== 'none'")
            return
    raise AssertionError(f"{reader.page.url} has no link to {address} that the keyboard reaches")
