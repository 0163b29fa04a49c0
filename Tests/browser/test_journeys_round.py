"""A matching round from its opening to a public partnership, with everybody who takes part in it."""

import re

import pytest

from browser.scene import PEOPLE
from browser.steps import Somebody, with_and_without_javascript
from harness.person import sign_in

SIGNATORIES = {
    "Kiruna": "rune.malmvaara@example.org", "Mora": "greta.orsander@example.org", "Sundsvall": "asa.medelfors@example.org",
    "Karlskrona": "lennart.skarvall@example.org", "Umeå": "ingrid.teghammar@example.org",
    "Makueni": "josephat.mwongela.nthenge@example.org", "Lufwanyama": "kelvin.sakala.mulenga@example.org",
    "Kasama": "esther.nakamba@example.org", "Mutare": "tatenda.mapfumira@example.org", "Zenica": "senad.kakanjic@example.org",
    "Mukachevo": "vasyl.dovhanych-lis@example.org",
}

# What the office alone may read about a pair.
SECRETS = [
    "matching.your-answer-declined", "matching.wishes", "matching.vetoes", "matching.private",
    "matching.reason-vetoed-by-international-side", "matching.reason-vetoed-by-swedish-side",
]


@pytest.mark.both_databases
@with_and_without_javascript
def test_round_ends_in_a_public_partnership(browser, fresh_site, javascript):
    office = Somebody(browser, fresh_site, "sv", "desk", javascript).sign_in(PEOPLE["officer"])
    open_and_run(office)
    round_path = office.path
    look_around(office, round_path)
    propose_kiruna_and_kasama(office, round_path)
    rule_out_a_pair(office, round_path)
    office.go(round_path).press("matching.send").sees_text("matching.proposal-waiting-for-both")

    swedish = Somebody(browser, fresh_site, "sv", "desk", javascript).sign_in(SIGNATORIES["Kiruna"])
    accept(swedish, "Kasama", "Rune Malmvaara")
    swedish.sees_text("matching.your-answer-accepted")
    # An e-mail link opened on a telephone with scripts blocked: the far end of a thin line.
    international = Somebody(browser, fresh_site, "en", "phone", javascript=False).sign_in(SIGNATORIES["Kasama"])
    accept(international, "Kiruna", "Esther Nakamba")
    international.sees_text("matching.confirmed-title").follow("matching.confirmed-link")
    partnership = international.path

    office.go(round_path + "/answers").sees_text("matching.proposal-confirmed")
    reader = Somebody(browser, fresh_site, "en", "phone", javascript)
    reader.go("/partnerships?search=Kasama").follow_words("Kiruna")
    assert reader.path == partnership
    reader.sees("Kiruna", "Kasama").does_not_see("Rune Malmvaara", "Esther Nakamba")


def open_and_run(office):
    office.go("/office/rounds").follow("matching.round-add").fill({"name": "", "seed": "x"}).press("matching.round-add")
    office.finds_faults("name", "seed").fill({"name": "Höstomgång", "seed": "4711", "answers-by": "2099-12-31"}).press("matching.round-add")
    office.sees_text("matching.next-preparing").press("matching.run").sees_text("matching.checked-yes")


def look_around(office, round_path):
    office.go(round_path + "/bodies").sees("Kiruna", "Kasama")
    office.go(round_path + "/excluded").sees_text("matching.excluded-lead").sees("Kiruna")
    office.go(round_path + "/pairs").sees("Kiruna")
    office.go(round_path).main.locator("table a[href*='/pairs/']").first.click()
    office.sees_text("matching.facts-and-unknowns").sees_text("matching.private-lead").sees_text("matching.override")


def pair(office, round_path, ours, theirs):
    """Opens the page of a pair from the list of possible ones."""
    office.go(round_path + "/pairs")
    body = office.main.locator("select[name=body] option", has_text=ours).first.get_attribute("value")
    office.go(f"{round_path}/pairs?body={body}")
    return office.follow_words(re.compile(f"{ours}.*{theirs}"))


def propose_kiruna_and_kasama(office, round_path):
    pair(office, round_path, "Kiruna", "Kasama")
    is_proposed = office.main.get_by_role("link", name=office.say("matching.do-lock"), exact=True).count() == 1
    office.follow("matching.do-lock" if is_proposed else "matching.do-propose")
    office.sees_text("matching.confirm-lead").sees_text("matching.lowest")
    office.press("matching.confirm").finds_faults("reason")
    office.fill({"reason": "De har redan skrivit till varandra."}).press("matching.confirm")
    office.sees_text("matching.fixed").sees("De har redan skrivit till varandra.")


def rule_out_a_pair(office, round_path):
    office.go(round_path).main.locator("table a[href*='/pairs/']", has_not_text="Kiruna").first.click()
    title = office.main.locator("h1").inner_text()
    office.follow("matching.do-forbid").sees_text("matching.confirm-lead")
    office.fill({"reason": "Kontoret vill vänta."}).press("matching.confirm").sees("Kontoret vill vänta.", title)


def accept(signatory, partner, name):
    signatory.go("/home").follow_words(partner).sees_text("matching.party-for").sees_text("matching.party-decide")
    signatory.fill({"signature": "Somebody Else"}).press("matching.accept").finds_faults("signature", "right")
    signatory.holds({"signature": "Somebody Else"})
    signatory.fill({"signature": name}).page.locator("[name=right]").check()
    signatory.press("matching.accept").sees_text("forms.done-accepted")


@with_and_without_javascript
def test_decline_needs_no_reason_and_tells_nothing(browser, fresh_site, javascript):
    ours, theirs = next(pair for pair in proposed(start_round(fresh_site)) if set(pair) <= set(SIGNATORIES))
    declining = Somebody(browser, fresh_site, "en", "phone", javascript).sign_in(SIGNATORIES[theirs])
    declining.go("/home/proposals").follow_words(ours).unfold("matching.decline-title").press("matching.decline")
    declining.sees_text("forms.done-declined")

    other = Somebody(browser, fresh_site, "sv", "desk", javascript).sign_in(SIGNATORIES[ours])
    other.go("/home/proposals").follow_words(theirs).sees_text("matching.ended-title")
    # Neither who said no, nor anything of what either has wished or refused.
    text = other.page.content()
    assert [key for key in SECRETS if other.say(key) in text] == []
    assert other.main.get_by_role("button", name=other.say("matching.accept")).count() == 0


def start_round(site):
    """A round that has been sent, made without a browser.

    Returns: the text of its page.
    """
    officer, page = sign_in(site, PEOPLE["officer"]), "/en/office/rounds/add"
    day = re.search(r'name="matches-on"[^>]*value="([^"]+)"', officer.get(page).text)[1]
    fields = {"name": "Round", "matches-on": day, "answers-by": "2099-12-31", "weights": "1", "seed": "4711", "plans-visits": "yes"}
    address = officer.post(page, fields, page).path.partition("?")[0]
    officer.post(address + "/run", {}, address)
    officer.post(address + "/send", {}, address)
    return officer.get(address).text


def proposed(page):
    """(Swedish, international) of every pair on the round's page, as the names of the list above."""
    for words in re.findall(r'href="[^"]*/pairs/[^"]+">([^<]+)</a>', page):
        ours = next((name for name in SIGNATORIES if name in words.partition(" – ")[0]), None)
        theirs = next((name for name in SIGNATORIES if name in words.partition(" – ")[2]), None)
        yield ours, theirs
