"""Everybody searches from the box on every page and finds what they may see."""

import pytest
from playwright.sync_api import expect

from browser.scene import PEOPLE
from browser.steps import Somebody, with_and_without_javascript


def search(person, words):
    """Types into the box of the header and presses Enter."""
    box = person.page.locator("header [name=q]")
    box.fill(words)
    box.press("Enter")
    person.page.wait_for_url("**/search?q=*")
    return person


@pytest.mark.both_databases
@with_and_without_javascript
@pytest.mark.parametrize("language", ["en", "sv"])
def test_reader_finds_a_body_by_plain_letters_and_narrows_the_results(browser, fresh_site, language, javascript):
    reader = search(Somebody(browser, fresh_site, language, "phone", javascript).go(""), "Pitea")
    expect(reader.page.locator("mark", has_text="Piteå").first).to_be_visible()
    reader.unfold("search.narrow").fill({"kind": "partnership"}).press("search.search")
    expect(reader.page.locator(".results li").first).to_contain_text(reader.say("search.kind-partnership"))
    assert "kind=partnership" in reader.page.url
    reader.page.locator(".results a").first.click()
    assert reader.path.startswith("/partnerships/")


@with_and_without_javascript
def test_reader_is_helped_after_a_misspelling(browser, fresh_site, javascript):
    reader = search(Somebody(browser, fresh_site, "sv", "phone", javascript).go(""), "Haparnda")
    reader.sees_text("search.nothing-title").follow_words("haparanda")
    expect(reader.page.locator("mark", has_text="Haparanda").first).to_be_visible()


def test_administrator_jumps_to_a_person_by_address(browser, fresh_site):
    office = Somebody(browser, fresh_site).sign_in(PEOPLE["administrator"])
    box = office.page.locator("header [name=q]")
    box.fill(PEOPLE["officer"])
    box.press("Enter")
    office.page.wait_for_url("**/office/people/*")
