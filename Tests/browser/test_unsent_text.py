"""Every form in which a person writes keeps the text: found on the pages, held against the list of endpoints, and tried."""

import re
import urllib.parse

import pytest

from browser.pages import ENDPOINTS, PAGES
from browser.scene import Scene
from harness.forms import posting_forms

# Forms with written text that keep none, and why.
KEEP_NOTHING = {
    "/sign-in": "a shared computer must not show whose address was typed",
    "/sign-in/password": "the same",
    "/declare/link": "the same",
    "/account/passkeys/add": "a name for the browser's question, which is answered at once or asked anew",
}
# Endpoints that take a form which no page of the demonstration shows as it is, and why.
NO_PAGE = {
    "/home/proposals/{proposal}/accept": "a button beside the form of declining",
    "/account/password/remove": "a button, shown to who has a password",
    "/declare/{declaration}/send": "a button without written text", "/declare/{declaration}/confirm": "the same",
    "/declare/{declaration}/reopen": "the same", "/declare/{declaration}/withdraw": "the same",
    "/home/messages/{message}/withdraw": "the same", "/office/imports/{import}/take-in": "the same",
    "/office/declarations/{declaration}/hide": "a form like that of returning", "/office/declarations/{declaration}/withdraw": "the same",
    "/home/messages/{message}/answer": "the message of the demonstration was sent, not received",
    "/office/declarations/{declaration}/publish": "a button", "/office/declarations/{declaration}/return": "shown once a municipality is tied",
    "/office/people/{person}/let-in": "a button, shown for who is shut out", "/office/jobs/retry": "a button, shown after a failure",
    "/office/rounds/{round}/run": "a button before the round is sent", "/office/rounds/{round}/send": "the same",
    "/sign-in/second": "a code between two steps of signing in", "/sign-in/second/recovery": "the same", "/sign-in/passkey": "the same",
    "/account/code-app": "a code, shown after the one before was asked for", "/account/code-app/remove": "a button",
    "/account/prove": "a password, shown when a proof is old", "/account/prove/code": "the same", "/account/prove/passkey": "the same",
    "/account/passkeys/{passkey}": "shown to who has a passkey", "/account/passkeys/{passkey}/remove": "a button beside it",
    "/account/recovery-codes": "a button, shown to who has a second factor",
    "/office/people/{person}/second-factors": "a button, shown for who has one",
    "/account/data/erase/withdraw": "a button, shown to who has asked for erasure", "/office/people/{person}/data/withdraw": "the same",
    "/office/people/{person}/data/lift": "a button, shown while somebody's data is held",
    "/account/mail/trust": "a button, shown while mails come back", "/office/mail/addresses/trust": "the same",
    "/account/calendar/end": "a button, shown to who has a calendar", "/office/mail/{mail}/retry": "a button, shown after a failure",
    "/office/mail/inbox/{mail}/handled": "a button beside a mail that came in", "/jobs/{job}/stop": "a button while work goes on",
    "/office/custody/exports/{export}/fetch": "a button beside an export", "/office/custody/exports/{export}/remove": "the same",
    "/office/imports/{import}/rows/{row}/remove": "a button in the form of the row",
    "/documents/{document}/versions/{number}/restore": "a button beside an earlier version",
    "/documents/{document}/restore": "a button, shown after it was removed",
    "/invitations/{secret}": "behind the address in a mail", "/invitations/{secret}/decline": "the same",
    "/uploads": "what a script sends of a file", "/drafts": "where other forms are kept",
    "/drafts/{draft}": "shown where two texts meet",
}


@pytest.fixture(scope="module")
def scene(site):
    return Scene(site)


def patterns():
    """The patterns of every endpoint that takes a form, as regular expressions by pattern."""
    found = [line.split()[1] for line in ENDPOINTS.read_text().splitlines() if line.startswith("POST ")]
    return {each: re.compile("/en" + re.sub(r"\\\{\w+\\\}", r"[^/]+", re.escape(each)) + "$") for each in found}


def pattern_of(action):
    path = action.partition("?")[0]
    fixed = [each for each, expression in patterns().items() if expression.match(path)]
    assert fixed, f"{action} is no endpoint"
    return min(fixed, key=lambda each: each.count("{"))


def forms(scene):
    """[(pattern, who, page, form)] of every form on every page."""
    found = []
    for page in PAGES:
        if page.status == 200:
            path = page.path("en", scene)
            shown = posting_forms(scene.people[page.who].open(path).text)
            # Examples of the gallery go nowhere.
            found += [(pattern_of(form.action), page.who, path, form) for form in shown if not form.action.startswith("#")]
    return found


def test_every_form_with_written_text_is_kept_and_offered_back(scene):
    tried = {}
    for pattern, who, page, form in forms(scene):
        tried.setdefault(pattern, False)
        if not form.texts or pattern in KEEP_NOTHING or tried[pattern] or form.has("take-message"):
            continue
        assert form.has("draft-version"), f"{pattern} on {page} keeps no text"
        check_is_offered_back(scene.people[who], page, form)
        tried[pattern] = True
    missing = [each for each in patterns() if each not in tried and each not in NO_PAGE]
    assert missing == []
    assert sum(tried.values()) >= 20


def check_is_offered_back(person, page, form):
    name, words = form.texts[0], "Words that nobody sent"
    kept = form.with_values({name: words}) + [("draft-form", form.action.removeprefix("/en")), ("draft-quiet", "1")]
    answer = person.open("/en/drafts", urllib.parse.urlencode(kept).encode(), {"Content-Type": "application/x-www-form-urlencoded"})
    assert answer.status == 200, f"{form.action} was not kept: {answer.status}"
    again = person.open(page).text
    offered = next(each for each in posting_forms(again) if each.action == form.action and name in each.texts)
    assert offered.value(name) == words, f"{form.action} on {page} does not offer {name} back"
    address = re.search(r'href="(/en/drafts/[0-9a-f-]{36})"', again)[1]
    person.post(address + "/delete", {}, page=address)


def test_every_form_has_a_token_of_its_own(scene):
    """What makes the site take a form once is the token, so that two forms must never share one."""
    for page in PAGES:
        if page.status == 200:
            tokens = [form.value("csrf") for form in posting_forms(scene.people[page.who].open(page.path("en", scene)).text)]
            assert all(tokens)
            actions = [form.action for form in posting_forms(scene.people[page.who].open(page.path("en", scene)).text)]
            assert len(set(zip(tokens, actions))) == len(tokens), f"{page.name} repeats a token"
