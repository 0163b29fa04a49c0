"""Two bodies write to each other, and one of them is thrown out while writing."""

from browser.scene import PEOPLE
from browser.steps import Somebody, with_and_without_javascript

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
