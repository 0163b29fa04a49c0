"""A person reads and saves what is held, asks to be erased and takes it back; an administrator keeps data for a reason."""

import json

import pytest

from browser.scene import PEOPLE
from browser.steps import Somebody
from harness.accessibility import check_accessibility, check_reflow
from harness.browser import save_screenshot


def look_at(somebody, name):
    """The checker of accessibility is itself a script."""
    if somebody.javascript:
        check_accessibility(somebody.page)
    check_reflow(somebody.page)
    save_screenshot(somebody.page, f"{name}-{somebody.language}-{somebody.page.viewport_size['width']}")


@pytest.mark.both_databases
@pytest.mark.parametrize("language, viewport, javascript", [("en", "phone", False), ("sv", "desk", True)])
def test_person_reads_saves_and_asks_to_be_erased(browser, fresh_site, language, viewport, javascript):
    person = Somebody(browser, fresh_site, language, viewport, javascript).sign_in(PEOPLE["coordinator"])
    person.go("/account").follow("privacy.title").follow("privacy.read-link")
    person.sees("karin.daleskog@example.org", person.say("privacy.sort-role"))
    look_at(person, "own-data-read")
    with person.go("/account/data").page.expect_download() as download:
        person.follow("privacy.file-link")
    saved = json.loads(download.value.path().read_text())
    assert saved["people"][0]["email"] == "karin.daleskog@example.org" and saved["held_roles"] and saved["audit_trail"]

    person.go("/account/data").follow("privacy.erase-link").sees_text("privacy.stays").sees_text("privacy.erase-wait.other", count=7)
    look_at(person, "own-data-erase")
    person.press("privacy.erase-button").sees_text("privacy.erase-waiting-text")
    look_at(person, "own-data-waiting")
    person.press("privacy.erase-withdraw").sees_text("forms.done-withdrawn").does_not_see(person.say("privacy.erase-waiting-text"))


@pytest.mark.parametrize("language, viewport", [("en", "phone"), ("sv", "desk")])
def test_administrator_keeps_data_for_a_reason(browser, fresh_site, language, viewport):
    office = Somebody(browser, fresh_site, language, viewport).sign_in(PEOPLE["administrator"])
    office.go("/office").follow("privacy.erasures-task").sees("Maj-Lis Abborrsjö", "Stig Renvall")
    look_at(office, "erasures")
    office.follow_words("Maj-Lis Abborrsjö").press("privacy.hold-button").finds_faults("reason")
    office.fill({"reason": "An audit goes on."}).press("privacy.hold-button").sees("An audit goes on.")
    look_at(office, "person-data-held")
    office.go("/office/erasures").sees_text("privacy.state-held").follow_words("Maj-Lis Abborrsjö")
    office.press("privacy.hold-lift").does_not_see("An audit goes on.")
    office.press("privacy.erase-withdraw").go("/office/erasures").sees_text("privacy.erasures-none")


@pytest.mark.parametrize("language, viewport, javascript", [("en", "phone", True), ("sv", "desk", False)])
def test_office_decides_how_long_data_is_kept_and_everybody_reads_it(browser, fresh_site, language, viewport, javascript):
    office = Somebody(browser, fresh_site, language, viewport, javascript).sign_in(PEOPLE["administrator"])
    office.go("/office/settings").follow("retention.title").sees_text("retention.until-decided")
    look_at(office, "retention")
    office.follow("retention.data-invitations").fill({"days": "a year", f"basis-{language}": "Decision 12"})
    office.press("forms.save").finds_faults("days").holds({"days": "a year", f"basis-{language}": "Decision 12"})
    look_at(office, "retention-rule")
    office.fill({"days": "366"}).press("forms.save").sees_text("forms.done-saved").sees("366")
    reader = Somebody(browser, fresh_site, language, viewport, javascript).go("/privacy")
    reader.sees(reader.say("retention.period.other", count="366"), "Decision 12")
    look_at(reader, "privacy")
