"""The administrator: people and their roles, the operator's settings, the audit trail; and a person's own password."""

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
