"""Who sees what of a person, who has looked, and a record as it was."""

import pytest

from browser.scene import PEOPLE
from browser.steps import Somebody, with_and_without_javascript


@pytest.mark.both_databases
@with_and_without_javascript
@pytest.mark.parametrize("language", ["en", "sv"])
def test_person_chooses_who_sees_what_and_reads_who_looked(browser, fresh_site, javascript, language):
    person = Somebody(browser, fresh_site, language, "phone", javascript).sign_in(PEOPLE["newcomer"])
    person.go("/account").follow("profile.link")
    person.fill({"function": "x" * 121, "sees-function": "everyone"}).press("forms.save").finds_faults("function")
    person.fill({"function": "Planner of towns", "phone": "0911 123", "sees-phone": "office"}).press("forms.save").sees_text("forms.done-saved")
    person.follow("profile.as-everyone").sees("Planner of towns", "Lotta Storfors").does_not_see("0911 123")
    reader = Somebody(browser, fresh_site, language, "desk", javascript).go("/organisations/pitea")
    reader.sees("Lotta Storfors", "Planner of towns").does_not_see("0911 123")

    person.go("/account/profile").fill({"sees-name": "office"}).press("forms.save").follow("profile.as-everyone")
    person.sees_text("profile.nothing-seen")
    reader.go("/organisations/pitea").does_not_see("Lotta Storfors")

    person.go("/account/looks").sees_text("profile.looks-empty")
    administrator = Somebody(browser, fresh_site, language, "desk", javascript).sign_in(PEOPLE["administrator"])
    administrator.go("/office/people?search=lotta").follow_words("Lotta Storfors")
    person.go("/account/looks").sees("Elin Sandmark", person.say("profile.look-account"))


@with_and_without_javascript
@pytest.mark.parametrize("language", ["en", "sv"])
def test_record_is_read_as_it_was_before_a_change(browser, fresh_site, javascript, language):
    officer = Somebody(browser, fresh_site, language, "desk", javascript).sign_in(PEOPLE["officer"])
    officer.go("/office/partnerships/pitea-chinsali/change").fill({"title": "A new title"}).press("forms.save")
    officer.sees("A new title").page.get_by_role("link", name=officer.say("administration.past-link")).last.click()
    officer.sees("Strengthening marginalised groups").does_not_see("A new title")
    officer.fill({"day": "2026-02-30", "time": "9"}).press("administration.past-show").finds_faults("day", "time")
    officer.fill({"day": "2020-01-01", "time": "9:05"}).press("administration.past-show").sees_text("administration.past-not-there")
