"""Who acts for an organisation: invited, delegated, handed over, and told why."""

import re
from datetime import timedelta

import pytest

from browser.scene import PEOPLE
from browser.steps import Somebody, with_and_without_javascript
from harness.clock import today


@with_and_without_javascript
@pytest.mark.parametrize("language", ["en", "sv"])
def test_coordinator_invites_a_colleague_who_needs_no_account(browser, fresh_site, javascript, language):
    coordinator = Somebody(browser, fresh_site, language, "desk", javascript).sign_in(PEOPLE["coordinator"])
    coordinator.go("/home/people").follow_words("Mora").follow("people.invite")
    coordinator.fill({"name": "Nora Ny", "email": "nora", "reason": "You know the craft schools."}).press("people.invite-button")
    coordinator.finds_faults("email", "role").holds({"name": "Nora Ny", "email": "nora"})
    coordinator.fill({"email": "nora.ny@example.org", "role": "coordinator"}).press("people.invite-button")
    coordinator.sees_text("forms.done-sent").sees("Nora Ny", coordinator.say("people.standing-open"))

    invited = Somebody(browser, fresh_site, language, "phone", javascript).open_mail("nora.ny@example.org", "/invitations/")
    invited.sees("Karin Daleskog", "You know the craft schools.").press("people.accept").finds_faults("privacy")
    invited.fill({"privacy": "yes"}).press("people.accept").press_the_button()
    invited.go("/home/people").sees("Mora", invited.say("accounts.role-coordinator"))
    coordinator.go(coordinator.path).sees("Nora Ny", coordinator.say("people.standing-accepted"))


@with_and_without_javascript
def test_invited_person_declines_and_an_invitation_is_taken_back(browser, fresh_site, javascript):
    officer = Somebody(browser, fresh_site, "sv", "desk", javascript).sign_in(PEOPLE["officer"])
    officer.go("/office/bodies-without-people").follow("people.invite")
    place = officer.path.removesuffix("/invite")
    for name, email in [("Nils Nej", "nils.nej@example.org"), ("Tor Tillbaka", "tor.tillbaka@example.org")]:
        officer.go(place + "/invite").fill({"name": name, "email": email, "role": "coordinator"}).press("people.invite-button")
    invited = Somebody(browser, fresh_site, "sv", "phone", javascript).open_mail("nils.nej@example.org", "/invitations/")
    invited.press("people.decline").sees_text("people.declined-title")
    officer.go(place).sees_text("people.standing-declined").follow("people.withdraw").sees("Tor Tillbaka")
    officer.press("people.withdraw-title").sees_text("people.standing-withdrawn")
    late = Somebody(browser, fresh_site, "sv", "phone", javascript).open_mail("tor.tillbaka@example.org", "/invitations/")
    late.sees_text("people.invitation-over-title")


@with_and_without_javascript
def test_role_is_delegated_and_taken_back(browser, fresh_site, javascript):
    holder = Somebody(browser, fresh_site, "en", "desk", javascript).sign_in(PEOPLE["coordinator"])
    holder.go("/home/people").follow("people.delegate").fill({"email": "nobody@example.org", "to": "soon"})
    holder.press("people.delegate-button").finds_faults("email", "to").holds({"email": "nobody@example.org", "to": "soon"})
    last = (today() + timedelta(days=30)).isoformat()
    holder.fill({"email": PEOPLE["leaver"], "to": last}).press("people.delegate-button").sees("Malin Varvsjö for Karin Daleskog")
    delegate = Somebody(browser, fresh_site, "sv", "phone", javascript).sign_in(PEOPLE["leaver"])
    delegate.go("/home/rights").follow_words("Mora").sees("Karin Daleskog")
    holder.follow("people.end").press("people.end-delegation-title").does_not_see("Malin Varvsjö")


@with_and_without_javascript
def test_role_is_handed_over_with_a_page_for_the_successor(browser, fresh_site, javascript):
    leaver = Somebody(browser, fresh_site, "sv", "desk", javascript).sign_in(PEOPLE["coordinator"])
    day = (today() + timedelta(days=14)).isoformat()
    leaver.go("/home/people").follow("people.hand-over")
    leaver.fill({"name": "Siv Efter", "email": "siv.efter@example.org", "on": day, "note": "Ring slöjdskolan först."})
    leaver.press("people.hand-over-button").sees("Siv Efter").follow_words("Siv Efter")
    leaver.sees("Ring slöjdskolan först.", leaver.say("people.kit-promises"), leaver.say("people.kit-history"))
    leaver.follow("people.change-note").fill({"note": "Ring skolan."}).press("forms.save").sees("Ring skolan.")
    successor = Somebody(browser, fresh_site, "sv", "phone", javascript).open_mail("siv.efter@example.org", "/invitations/")
    successor.fill({"privacy": "yes"}).press("people.accept").press_the_button()
    successor.go("/home").follow_words(re.compile("Mora")).sees("Ring skolan.")


@with_and_without_javascript
def test_refusal_leads_to_its_reasons(browser, fresh_site, javascript):
    officer = Somebody(browser, fresh_site, "sv", "desk", javascript).sign_in(PEOPLE["officer"])
    assert officer.page.goto("/sv/office/settings").status == 403
    officer.follow("rights.why-link").sees(officer.say("rights.action-manage-settings"), officer.say("accounts.role-administrator"))
    officer.fill({"record": "/organisations/mora"}).press("rights.show").sees("Mora")
