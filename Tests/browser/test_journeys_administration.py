"""The administrator: people and their roles, the operator's settings, the audit trail; and a person's own password."""

import io
import tarfile

import pytest
from playwright.sync_api import expect

from browser.scene import PEOPLE
from browser.steps import Somebody, with_and_without_javascript

NEW, PHRASE = "saga.nystedt@example.org", "four quiet words here"


@with_and_without_javascript
def test_person_is_invited_gets_a_role_and_signs_in_by_password(browser, fresh_site, javascript):
    administrator = Somebody(browser, fresh_site, "sv", "desk", javascript).sign_in(PEOPLE["administrator"])
    administrator.go("/office/people").follow("accounts.add-person").fill({"name": "Saga Nystedt", "email": "saga"})
    administrator.press("accounts.add-and-invite").finds_faults("email").holds({"name": "Saga Nystedt", "email": "saga"})
    administrator.fill({"email": NEW}).press("accounts.add-and-invite").sees_text("forms.done-added")
    administrator.unfold("accounts.give-office-role").fill({"role": "programme-officer"}).press("accounts.give").sees_text("forms.done-saved")

    person = Somebody(browser, fresh_site, "en", "phone", javascript).open_mail(NEW).press_the_button()
    person.go("/account/password").fill({"password": "short"}).press("accounts.save-password").finds_faults("password")
    person.fill({"password": PHRASE}).press("accounts.save-password").sees_text("forms.done-saved")
    again = Somebody(browser, fresh_site, "en", "phone", javascript)
    again.go("/sign-in").unfold("accounts.by-password").fill({"address": NEW, "password": "wrong"}).press("accounts.sign-in")
    again.finds_faults("address").holds({"address": NEW})
    again.fill({"password": PHRASE}).press("accounts.sign-in").go("/office/rounds")

    administrator.follow("accounts.end-role").press("accounts.end-role").sees_text("forms.done-removed")
    assert again.page.goto("/en/office/rounds").status in (403, 404)


@with_and_without_javascript
def test_settings_show_at_once_and_the_trail_is_whole(browser, fresh_site, javascript):
    administrator = Somebody(browser, fresh_site, "en", "desk", javascript).sign_in(PEOPLE["administrator"])
    typed = {"name.en": "Towns Together", "name.sv": "Orter tillsammans", "primary-colour": "yellow", "accent-colour": "#8a3a12"}
    administrator.go("/office/settings").fill(typed)
    administrator.press("forms.save").finds_faults("primary-colour").holds(typed)
    administrator.fill({"primary-colour": "#5b2a86"}).press("forms.save").sees_text("forms.done-saved")
    reader = Somebody(browser, fresh_site, "sv", "phone", javascript).go("/")
    assert "Orter tillsammans" in reader.page.locator("header").inner_text()
    assert reader.page.evaluate("getComputedStyle(document.documentElement).getPropertyValue('--primary').trim()") == "#5b2a86"

    administrator.go("/office/audit").sees("Towns Together").press("administration.verify")
    administrator.sees(administrator.say("administration.intact.other", count="").split(":")[0])


@pytest.mark.both_databases
@pytest.mark.parametrize("language", ["en", "sv"])
@with_and_without_javascript
def test_everything_is_exported_in_the_background_and_fetched(browser, fresh_site, language, javascript):
    administrator = Somebody(browser, fresh_site, language, "desk", javascript).sign_in(PEOPLE["administrator"])
    administrator.go("/office/custody").sees_text("custody.backup-none").press("custody.export-begin")
    # The page loads itself anew until the work is done, and then leads back.
    expect(administrator.page.locator("table button").first).to_be_visible(timeout=30_000)
    assert administrator.path == "/office/custody"
    with administrator.page.expect_download() as download:
        administrator.page.get_by_role("button", name=administrator.say("custody.fetch")).click()
    names = tarfile.open(fileobj=io.BytesIO(open(download.value.path(), "rb").read())).getnames()
    assert "twinhall/manifest.json" in names and "twinhall/tables/organisations.jsonl" in names
    assert "twinhall/tables/sessions.jsonl" not in names
    administrator.page.get_by_role("button", name=administrator.say("custody.remove")).click()
    administrator.sees_text("forms.done-removed").sees_text("custody.exports-empty")
    administrator.go("/office/audit").sees_text("rights.action-manage-custody")


@pytest.mark.parametrize("language", ["en", "sv"])
def test_large_files_are_taken_in_in_the_background_and_what_failed_is_given_up(browser, fresh_site, language):
    file = b"name,kind,country\n" + b"".join(b"Place %d,municipality,SE\n" % number for number in range(1000))
    officer = Somebody(browser, fresh_site, language, "desk", False).sign_in(PEOPLE["officer"])
    pages = []
    for name in ("first.csv", "second.csv"):
        officer.go("/office/organisations/import").fill({"file": (name, file)}).press("organisations.import-send")
        pages.append(officer.page.url)
    # The second file is right as long as the first is not in.
    officer.page.goto(pages[1])
    late = Somebody(browser, fresh_site, language, "desk", False).sign_in(PEOPLE["officer"])
    late.page.goto(pages[0])
    late.press("organisations.import-take").page.wait_for_url("**/office/organisations?done=imported", timeout=60_000)
    officer.press("organisations.import-take")
    expect(officer.main).to_contain_text(officer.say("jobs.failed-title"), timeout=60_000)

    administrator = Somebody(browser, fresh_site, language, "phone", False).sign_in(PEOPLE["administrator"])
    administrator.go("/office").follow("administration.failed-jobs").follow("jobs.kind-register-import").unfold("jobs.discard")
    administrator.press("jobs.discard").finds_faults("note").fill({"note": "The same file twice"}).press("jobs.discard")
    administrator.sees_text("forms.done-discarded").sees_text("jobs.given-up-empty").sees_text("jobs.state-given-up")
    administrator.page.get_by_role("button", name=administrator.say("jobs.run-now")).first.click()
    administrator.sees_text("forms.done-started")
