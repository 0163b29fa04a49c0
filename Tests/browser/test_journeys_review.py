"""The office reads a declaration, has it mended and publishes it; its owner confirms it a year later."""

import re
import sqlite3

from browser.declaration import ANSWERS, CONTACT, send_declaration
from browser.scene import PEOPLE
from browser.steps import Somebody, with_and_without_javascript


@with_and_without_javascript
def test_declaration_is_returned_mended_and_published(browser, fresh_site, javascript):
    send_declaration(fresh_site)
    office = Somebody(browser, fresh_site, "sv", "desk", javascript).sign_in(PEOPLE["officer"])
    office.go("/office/declarations?state=submitted").follow_words(CONTACT["name"])
    address = office.path.removeprefix("/office/declarations")
    office.sees(CONTACT["contact"], ANSWERS["team"]["team"])
    tie_by_adding(office)
    give_back(office)

    owner = Somebody(browser, fresh_site, "en", "phone", javascript)
    owner.open_mail(CONTACT["email"], "Say more about the town").press_the_button()
    owner.sees("Say more about the town").follow("interests.question-about")
    owner.fill({"about": "A market town where the railway meets the road."}).press("forms.save")
    owner.go(f"/declare{address}/check").press("interests.send").sees_text("interests.state-submitted")

    office.go(f"/office/declarations{address}").sees("A market town where the railway meets").press("interests.publish")
    office.sees_text("forms.done-published")
    reader_finds_it(Somebody(browser, fresh_site, "en", "phone", javascript))


def tie_by_adding(office):
    office.unfold("interests.add-from-declaration").press("interests.add-from-declaration")
    office.sees_text("interests.tied-to", name=CONTACT["name"])


def give_back(office):
    office.unfold("interests.return").press("interests.return").finds_faults("note-return")
    office.fill({"note-return": "Say more about the town, please."}).press("interests.return")
    office.sees_text("interests.state-returned")


def reader_finds_it(reader):
    reader.go("/seeking").filter({"country": "ZM", "theme": "urban-planning"})
    assert "theme=urban-planning" in reader.page.url
    reader.follow_words(CONTACT["name"])
    assert reader.path == "/seeking/mpika-town-council"
    reader.sees("A market town where the railway meets")
    reader.does_not_see(CONTACT["contact"], CONTACT["email"], "Kiruna", "Mora", ANSWERS["team"]["team"])


# Last confirmed in 2025, so that the work of the coming night hides it.
STALE = "Sollefteå"


@with_and_without_javascript
def test_owner_confirms_after_twelve_months_and_is_back_on_the_list(browser, fresh_site, javascript):
    office = Somebody(browser, fresh_site, "sv", "desk", javascript).sign_in(PEOPLE["officer"])
    office.go(f"/office/declarations?search={STALE}").follow_words(STALE)
    declaration = office.path
    email = re.search(r"[\w.-]+@example\.org", office.main.inner_text())[0]
    let_the_night_come(fresh_site)
    for _ in range(100):
        if office.go(declaration).main.get_by_text(office.say("interests.state-hidden"), exact=True).count():
            break
        office.page.wait_for_timeout(200)
    reader = Somebody(browser, fresh_site, "sv", "phone", javascript).go("/seeking").does_not_see(STALE)

    owner = Somebody(browser, fresh_site, "en", "phone", javascript)
    owner.open_mail(email).press_the_button().sees_text("interests.state-hidden")
    owner.press("interests.confirm").sees_text("interests.state-published")
    reader.go("/seeking").sees(STALE)


def let_the_night_come(site):
    """Brings forward the hour of the daily work, which the server then does of itself."""
    with sqlite3.connect(site.folder / "twinhall.sqlite") as database:
        database.execute("UPDATE job_schedules SET next_at = '2020-01-01T00:00:00.000Z' WHERE kind = 'interests.confirm'")
