"""A person adds a second factor and signs in with it: passkeys with a virtual authenticator, codes and recovery codes without JavaScript."""

import base64
import hashlib
import hmac
import re
import time

import pytest
from playwright.sync_api import expect

from browser.scene import PEOPLE
from browser.steps import Somebody
from harness.accessibility import check_accessibility, check_reflow
from harness.browser import save_screenshot
from harness.mails import mails_to

WHO = PEOPLE["administrator"]
SIGNED_IN = re.compile("/(home|office)$")


@pytest.fixture
def named_site(demonstration, tmp_path):
    """A server whose address is a name, since browsers make no passkeys for numbers."""
    server = demonstration.copy(tmp_path)
    server.url = server.environment["TWINHALL_URL"] = f"http://localhost:{server.port}"
    yield server.start()
    server.stop()


def add_authenticator(somebody):
    session = somebody.page.context.new_cdp_session(somebody.page)
    session.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True, "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    return session, session.send("WebAuthn.addVirtualAuthenticator", {"options": options})["authenticatorId"]


def code_of(key, ahead=0):
    """RFC 6238 by Python's own library."""
    key = key.replace(" ", "")
    counter = int(time.time()) // 30 + ahead
    digest = hmac.digest(base64.b32decode(key + "=" * (-len(key) % 8)), counter.to_bytes(8, "big"), hashlib.sha1)
    offset = digest[-1] & 15
    return f"{int.from_bytes(digest[offset:offset + 4], 'big') % 2**31 % 10**6:06d}"


def look_at(somebody, name):
    """The pages that no address leads to are looked at here."""
    check_accessibility(somebody.page)
    check_reflow(somebody.page)
    save_screenshot(somebody.page, f"{name}-{somebody.language}-{somebody.page.viewport_size['width']}")


def sign_out(somebody):
    """From a page in the person's language: behind a mailed link it is that of the mail."""
    somebody.go("/account")
    somebody.page.get_by_role("button", name=somebody.say("frame.sign-out"), exact=True).first.click()
    return somebody


def take_first_step(somebody):
    """Asks for a link and follows it."""
    earlier = len(mails_to(somebody.site, WHO))
    somebody.go("/sign-in").fill({"email": WHO}).press("accounts.send-link")
    somebody.open_mail(WHO, "/sign-in/", earlier).press_the_button()


@pytest.mark.both_databases
@pytest.mark.parametrize("language, viewport", [("en", "phone"), ("sv", "desk")])
def test_passkey_is_made_and_signs_in_alone_and_as_second_step(browser, named_site, language, viewport):
    person = Somebody(browser, named_site, language, viewport).sign_in(WHO)
    add_authenticator(person)
    person.go("/account/sign-in-ways").sees_text("accounts.advice-title")
    look_at(person, "ways-without")
    person.follow("accounts.passkey-add")
    person.press("accounts.go-on").finds_faults("name")
    person.fill({"name": "My phone"}).press("accounts.go-on")
    person.sees_text("accounts.recovery-new")
    expect(person.main.locator("ol.secrets li")).to_have_count(10)
    look_at(person, "recovery-codes")
    person.follow("accounts.recovery-kept").sees("My phone", person.say("accounts.recovery-left.other", count=10))
    look_at(person, "ways-with-passkey")

    sign_out(person).go("/sign-in").press("accounts.passkey-sign-in")
    expect(person.page).to_have_url(SIGNED_IN)

    take_first_step(sign_out(person))
    expect(person.page).to_have_url(re.compile("/sign-in/second$"))
    look_at(person, "second-step")
    person.page.locator("form[action$='/sign-in/passkey'] button").click()
    expect(person.page).to_have_url(SIGNED_IN)

    person.go("/account/sign-in-ways").follow_words("My phone").fill({"name": "My old phone"})
    look_at(person, "passkey")
    person.press("forms.save").sees("My old phone").follow_words("My old phone").follow("accounts.passkey-remove")
    look_at(person, "passkey-remove")
    person.press("accounts.passkey-remove-named", name="My old phone").sees_text("forms.done-removed").does_not_see("My old phone")
    assert [each for each in person.page.complaints if "422" not in each] == []


def test_passkey_that_the_browser_does_not_give_is_told(browser, named_site):
    person = Somebody(browser, named_site, "en", "desk")
    session, authenticator = add_authenticator(person)
    session.send("WebAuthn.setUserVerified", {"authenticatorId": authenticator, "isUserVerified": False})
    person.go("/sign-in").press("accounts.passkey-sign-in")
    button = person.main.get_by_role("button", name=person.say("accounts.passkey-use"), exact=True)
    expect(button).to_be_visible()
    look_at(person, "passkey-ask")
    expect(person.main.locator("[data-without]")).to_be_hidden()


@pytest.mark.parametrize("language, viewport", [("en", "phone"), ("sv", "desk")])
def test_code_app_and_recovery_codes_work_without_javascript(browser, named_site, language, viewport):
    person = Somebody(browser, named_site, language, viewport, javascript=False).sign_in(WHO)
    person.go("/account/sign-in-ways").press("accounts.code-app-begin")
    save_screenshot(person.page, f"code-app-{language}-{viewport}")
    check_reflow(person.page)
    key = person.main.locator("code.secret").inner_text()
    person.fill({"code": "000000"}).press("accounts.code-app-turn-on").finds_faults("code")
    person.fill({"code": code_of(key)}).press("accounts.code-app-turn-on").sees_text("accounts.recovery-new")
    codes = person.main.locator("ol.secrets code").all_inner_texts()

    sign_out(person).go("/sign-in").press("accounts.passkey-sign-in").sees_text("accounts.passkey-without")
    save_screenshot(person.page, f"passkey-without-{language}-{viewport}")
    for field, value, ahead in [("code", code_of, 1), ("recovery", codes[0], 0)]:
        take_first_step(person)
        if field == "recovery":
            person.main.locator("details > summary").first.click()
        person.fill({field: value(key, ahead) if callable(value) else value})
        person.page.locator(f"form:has([name={field}]) button").click()
        expect(person.page).to_have_url(SIGNED_IN)
        if field == "code":
            sign_out(person)

    person.go("/account/recovery-codes").sees_text("accounts.recovery-left.other", count=9)
    person.press("accounts.recovery-renew").sees_text("accounts.recovery-new").follow("accounts.recovery-kept")
    person.follow("accounts.code-app-remove").press("accounts.code-app-remove").sees_text("forms.done-removed")


def test_sessions_are_listed_and_ended(browser, named_site):
    here = Somebody(browser, named_site, "en", "phone").sign_in(WHO)
    there = Somebody(browser, named_site, "sv", "desk", javascript=False).sign_in(WHO)
    here.go("/account/sessions").sees_text("accounts.this-browser")
    look_at(here, "sessions")
    rows = here.main.locator("tbody tr")
    expect(rows).to_have_count(2)
    rows.filter(has_not_text=here.say("accounts.this-browser")).get_by_role("button").click()
    expect(rows).to_have_count(1)
    there.page.goto("/sv/account")
    expect(there.page).to_have_url(re.compile("/sign-in"))


@pytest.mark.parametrize("language", ["en", "sv"])
def test_address_is_changed_by_its_new_mailbox(browser, named_site, language):
    person = Somebody(browser, named_site, language, "desk").sign_in(WHO)
    person.go("/account/email").press("accounts.send-link").finds_faults("email")
    person.fill({"email": "elin@private.example"}).press("accounts.send-link").sees_text("accounts.email-sent-text")
    person.open_mail("elin@private.example", "/confirm-email/").press_the_button()
    person.go("/account").sees("elin@private.example")
