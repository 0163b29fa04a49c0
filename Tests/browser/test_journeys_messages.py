"""Two bodies write to each other, and one of them is thrown out while writing."""

import re

import pytest

from browser.scene import PEOPLE
from browser.steps import Somebody, with_and_without_javascript
from harness.mails import wait_for_mails

WORDS = "We both live with many young people who leave. May we meet online for an hour?"


@with_and_without_javascript
def test_interest_is_written_and_answered(browser, fresh_site, javascript):
    writer = Somebody(browser, fresh_site, "sv", "desk", javascript).sign_in(PEOPLE["newcomer"])
    writer.go("/seeking/kasama").follow("interests.write-to-them").press("interests.write-send").finds_faults("message")
    writer.fill({"message": WORDS}).press("interests.write-send").sees_text("forms.done-sent").sees("Kasama")

    answering = Somebody(browser, fresh_site, "en", "phone", javascript)
    answering.open_mail("chola.musonda.kabwe@example.org", WORDS)
    answering.sign_in("chola.musonda.kabwe@example.org")
    answering.go("/home").follow_words("Pite").sees(WORDS)
    answering.fill({"answer": "Gladly, on Thursday."}).press("interests.answer-accept").sees_text("forms.done-accepted")

    writer.go("/home/messages").follow_words("Kasama").sees("Gladly, on Thursday.", writer.say("interests.message-accepted"))


@with_and_without_javascript
def test_text_is_kept_when_the_session_ends_while_writing(browser, fresh_site, javascript):
    writer = Somebody(browser, fresh_site, "en", "desk", javascript).sign_in(PEOPLE["newcomer"])
    writer.go("/seeking/kasama/write").fill({"message": WORDS})
    writer.page.context.clear_cookies(name="twinhall-session")
    writer.press("interests.write-send").sees_text("errors.sign-in-title").sees(WORDS)

    other_tab = Somebody(browser, fresh_site, "en", "desk", javascript)
    other_tab.page.close()
    other_tab.page = writer.page.context.new_page()
    other_tab.sign_in(PEOPLE["newcomer"])
    writer.press("errors.send-again").sees_text("errors.form-expired-title").sees(WORDS)
    writer.press("errors.send-again").sees_text("forms.done-sent").sees("Kasama")


@with_and_without_javascript
@pytest.mark.parametrize("language", ["en", "sv"])
def test_a_conversation_is_begun_answered_and_gathered(browser, fresh_site, language, javascript):
    writer = Somebody(browser, fresh_site, language, "desk", javascript).sign_in(PEOPLE["newcomer"])
    writer.go("/home").follow("conversations.title").follow("conversations.start")
    writer.fill({"subject": "Youth council"}).press("conversations.send").finds_faults("text").holds({"subject": "Youth council"})
    writer.page.get_by_label("Chinsali").first.check()
    writer.fill({"text": WORDS}).press("conversations.send").sees_text("forms.done-sent").sees(WORDS)

    reader = Somebody(browser, fresh_site, language, "phone", javascript).sign_in("mutale.kapasa@example.org")
    reader.go("/home").follow_words("Youth council").sees(WORDS)
    reader.fill({"text": "In April."}).press("conversations.send").sees("In April.")
    reader.press("conversations.mute").sees_text("conversations.muted")

    reader.go("/account/mail").fill({"conversations": "daily", "hour": "7"}).press("forms.save").sees_text("forms.done-saved")
    writer.go("/home/messages").follow_words("Who signs the plan").fill({"text": "The mayors."}).press("conversations.send")
    reader.go("/account/mail").follow("mailing.next-link").sees("The mayors.")


def test_a_mail_is_stopped_by_its_link_without_signing_in(browser, fresh_site):
    writer = Somebody(browser, fresh_site, "en").sign_in(PEOPLE["newcomer"])
    writer.go("/home/messages").follow_words("Who signs the plan").fill({"text": "The mayors."}).press("conversations.send")
    mail = wait_for_mails(fresh_site, "mutale.kapasa@example.org", "The mayors.")[-1]
    stranger = Somebody(browser, fresh_site, "en")
    stranger.page.goto(re.search(r"\S+/unsubscribe/\S+", mail.text)[0])
    stranger.sees("Who signs the plan").press("mailing.stop-button").sees_text("mailing.stopped-text")
