"""Text survives what happens to people: sessions that end, lost connections, closed tabs, other tabs, other people, a killed server."""

import re

import pytest
from playwright.sync_api import expect

from browser.scene import PEOPLE
from browser.steps import Somebody, with_and_without_javascript
from harness.browser import launch

FORM = "/seeking/kasama/write"
WORDS = "We saw that you look for a partner in water.\n\nMay we meet?"
every_language = pytest.mark.parametrize("language", ["en", "sv"])


def writer_at(browser, site, language="en", javascript=True, form=FORM):
    return Somebody(browser, site, language, javascript=javascript).sign_in(PEOPLE["coordinator"]).go(form)


def type_words(writer, words=WORDS):
    writer.page.locator("[name=message]").press_sequentially(words[:12])
    writer.fill({"message": words})


def saved(writer):
    """The line that says when the text was kept by the site."""
    start = writer.texts["drafts.saved"].partition("{")[0]
    expect(writer.page.locator(".keeping [role=status]")).to_contain_text(start)


def is_controlled(writer):
    """Waits until the script's worker stands between the page and the network."""
    writer.page.wait_for_function("navigator.serviceWorker.controller !== null")


@every_language
@pytest.mark.both_databases
def test_text_is_kept_while_it_is_written_and_opens_on_another_device(browser, fresh_site, language):
    writer = writer_at(browser, fresh_site, language)
    type_words(writer)
    saved(writer)
    writer.page.context.close()
    other = Somebody(browser, fresh_site, language, "phone").sign_in(PEOPLE["coordinator"])
    other.sees_text("drafts.unfinished").go(FORM).holds({"message": WORDS})
    other.press("interests.write-send").sees_text("forms.done-sent")
    other.go(FORM).holds({"message": ""})


@with_and_without_javascript
def test_session_that_ends_in_the_middle_of_a_form_loses_nothing(browser, fresh_site, javascript):
    writer = writer_at(browser, fresh_site, javascript=javascript)
    writer.fill({"message": WORDS})
    Somebody(browser, fresh_site).sign_in(PEOPLE["coordinator"]).go("/account").press("accounts.sign-out-everywhere")
    writer.press("interests.write-send").sees_text("errors.sign-in-title").sees_text("drafts.kept-text").sees("May we meet?")
    writer.sign_in(PEOPLE["coordinator"]).go(FORM).holds({"message": WORDS})
    writer.press("interests.write-send").sees_text("forms.done-sent")


def test_save_for_later_needs_no_script(browser, fresh_site):
    writer = writer_at(browser, fresh_site, javascript=False)
    writer.fill({"message": WORDS}).press("drafts.save-for-later").sees_text("forms.done-kept").holds({"message": WORDS})
    writer.go("/home").sees_text("drafts.unfinished").go("/drafts").main.locator("a", has_text="Kasama").click()
    writer.holds({"message": WORDS}).follow("drafts.show-or-delete").sees("May we meet?")
    writer.press("drafts.delete-title").sees_text("forms.done-deleted").holds({"message": ""})


@every_language
def test_form_written_without_a_connection_is_sent_once_when_it_is_back(browser, fresh_site, language):
    writer = writer_at(browser, fresh_site, language)
    type_words(writer)
    is_controlled(writer)
    fresh_site.stop()
    writer.page.context.set_offline(True)
    writer.page.locator("[name=message]").press_sequentially(" Soon.")
    expect(writer.page.locator(".keeping [role=status]")).to_contain_text(writer.texts["drafts.offline"].partition("{")[0], timeout=15_000)
    writer.press("interests.write-send").sees_text("drafts.offline-title").sees_text("drafts.queue", count=1)
    fresh_site.start()
    writer.page.context.set_offline(False)
    expect(writer.main).not_to_contain_text(writer.say("drafts.queue", count=1), timeout=15_000)
    writer.go("/home/messages")
    expect(writer.main.locator("a[href*='/home/messages/']", has_text="Kasama")).to_have_count(1)
    writer.go(FORM).holds({"message": ""})


def test_form_that_waits_is_opened_again_and_deleted(browser, fresh_site):
    writer = writer_at(browser, fresh_site)
    type_words(writer)
    is_controlled(writer)
    saved(writer)
    fresh_site.kill()
    writer.fill({"message": WORDS + " Now."}).press("interests.write-send").sees_text("drafts.queue", count=1)
    fresh_site.start()
    writer.page.get_by_role("button", name=writer.say("drafts.open-again")).click()
    writer.page.get_by_role("button", name=writer.say("drafts.put-in")).click()
    writer.holds({"message": WORDS + " Now."})


def test_form_that_was_asked_for_opens_without_a_connection_until_signing_out(browser, fresh_site):
    writer = writer_at(browser, fresh_site)
    type_words(writer)
    is_controlled(writer)
    writer.page.get_by_role("button", name=writer.say("drafts.keep-form")).click()
    writer.sees_text("drafts.form-kept")
    saved(writer)
    writer.page.context.set_offline(True)
    writer.page.reload()
    expect(writer.page.locator("[name=message]")).to_be_visible()
    writer.page.goto("/en/networks")
    writer.sees_text("drafts.offline-title")
    writer.page.context.set_offline(False)
    writer.go("/home").page.get_by_role("button", name=writer.say("frame.sign-out")).click()
    writer.sees_text("forms.done-signed-out")
    writer.page.context.set_offline(True)
    writer.page.goto(f"/en{FORM}")
    writer.sees_text("drafts.offline-title")


def test_two_tabs_overwrite_nothing(browser, fresh_site):
    first = writer_at(browser, fresh_site)
    second = Somebody.__new__(Somebody)
    second.__dict__.update(first.__dict__)
    second.page = first.page.context.new_page()
    second.go(FORM)
    type_words(first, "Written in the first tab")
    saved(first)
    type_words(second, "Written in the second tab")
    expect(second.page.locator(".keeping [role=status]")).to_contain_text(second.say("drafts.both"), timeout=15_000)
    second.page.get_by_role("link", name=second.say("drafts.show-both")).click()
    second.sees("Written in the first tab", "Written in the second tab").fill({"take-message": "other"}).press("drafts.choose")
    second.holds({"message": "Written in the second tab"})


def test_text_survives_a_killed_server(browser, fresh_site):
    writer = writer_at(browser, fresh_site)
    type_words(writer)
    saved(writer)
    fresh_site.kill()
    fresh_site.start()
    writer.go(FORM).holds({"message": WORDS})


def test_text_survives_a_crashed_browser(chromium, fresh_site, tmp_path):
    """A browser with a profile on disk is torn away before the site has kept anything, and opened again."""
    link = fresh_site.run("demo", "--if-empty", "--links")
    address = next(line.split()[2] for line in link.splitlines() if line.startswith("sign-in coordinator "))

    def opened():
        return chromium.browser_type.launch_persistent_context(
            str(tmp_path / "profile"), executable_path=launch_path(), args=["--no-sandbox"], base_url=fresh_site.url)

    context = opened()
    page = context.new_page()
    page.goto(address)
    page.locator("main form button").click()
    page.goto(f"/en{FORM}")
    page.route("**/drafts", lambda route: route.abort())
    page.locator("[name=message]").press_sequentially("Only here")
    page.wait_for_timeout(1_000)
    page.goto("about:blank")
    context.close()
    context = opened()
    page = context.new_page()
    page.goto(f"/en{FORM}")
    page.get_by_role("button", name="Put it into the form").click()
    expect(page.locator("[name=message]")).to_have_value("Only here")
    context.close()


def launch_path():
    import shutil

    return shutil.which("chromium") or "/usr/bin/chromium"


@with_and_without_javascript
def test_clash_with_another_person_shows_both_texts(browser, fresh_site, javascript):
    writer = Somebody(browser, fresh_site, javascript=javascript).sign_in(PEOPLE["officer"])
    writer.go("/office/networks")
    writer.main.locator("table a").first.click()
    change = writer.main.locator("a[href$='/change']").first.get_attribute("href").removeprefix("/en")
    writer.go(change).fill({"summary-en": "What the officer wrote."})
    other = Somebody(browser, fresh_site, javascript=javascript).sign_in("ruth.njambi.odera@example.org")
    other.go(change).fill({"summary-en": "What the other wrote first."}).press("forms.save").sees_text("forms.done-saved")
    writer.press("forms.save").sees("What the other wrote first.").holds({"summary-en": "What the officer wrote."})
    writer.go(change).sees("What the other wrote first.").holds({"summary-en": "What the officer wrote."})
    writer.fill({"take-summary-en": "other"}).press("drafts.choose").holds({"summary-en": "What the other wrote first."})


@every_language
def test_reader_chooses_less_data(browser, fresh_site, language):
    reader = Somebody(browser, fresh_site, language).go("/partnerships")
    reader.page.get_by_role("link", name=reader.say("drafts.less-data-off")).click()
    reader.press("drafts.turn-on").sees_text("forms.done-saved")
    assert reader.path == "/partnerships"
    footer = reader.page.locator("footer")
    expect(footer).to_contain_text(reader.texts["drafts.page-weight"].partition("{")[0])
    assert reader.main.locator(".card").count() <= 20
    reader.go("/")
    assert reader.page.locator("img, svg, script").count() == 0
    reader.page.get_by_role("link", name=reader.say("drafts.less-data-on")).click()
    reader.press("drafts.turn-off")
    expect(footer).to_contain_text(reader.say("drafts.less-data-off"))


def test_browser_that_asks_for_less_data_gets_it(browser, fresh_site):
    reader = Somebody(browser, fresh_site)
    reader.page.set_extra_http_headers({"Save-Data": "on"})
    reader.go("")
    expect(reader.page.locator("footer")).to_contain_text(reader.say("drafts.less-data-on"))
    assert reader.page.locator("main svg").count() == 0


def test_second_view_is_one_request(browser, fresh_site):
    from harness.traffic import Traffic

    reader = Somebody(browser, fresh_site).go("/declare")
    reader.page.wait_for_load_state("networkidle")
    traffic = Traffic(reader.page)
    reader.go("/declare").page.wait_for_load_state("networkidle")
    assert len(traffic.requests) == 1, traffic.requests
