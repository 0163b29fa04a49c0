"""What a person does in a browser, in the words of the interface, so that one journey runs in either language."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from harness.mails import mails_to

TEXTS = Path(__file__).parents[2] / "Sources" / "C" / "CResources" / "files" / "texts"

with_and_without_javascript = pytest.mark.parametrize("javascript", [True, False], ids=["script", "no-script"])


def read_texts(language):
    """The sentences of the interface by key."""
    lines = (TEXTS / f"{language}.txt").read_text().splitlines()
    return dict(line.split(" = ", 1) for line in lines if " = " in line and not line.startswith("#"))


class Somebody:
    """One person with a browser of their own."""

    def __init__(self, browser, site, language="en", viewport="desk", javascript=True):
        self.browser, self.site, self.language, self.javascript = browser, site, language, javascript
        self.texts = read_texts(language)
        self.page = browser.page(site, locale=language, viewport=viewport, javascript=javascript)

    @property
    def main(self):
        return self.page.locator("main")

    @property
    def path(self):
        """Where the browser is, without server and language."""
        return re.sub(r"^https?://[^/]+/(en|sv)", "", self.page.url).partition("?")[0]

    def say(self, key, **values):
        """A sentence of the interface."""
        return re.sub(r"\{(\w+)\}", lambda name: str(values[name[1]]), self.texts[key])

    def go(self, path):
        response = self.page.goto(path if path.startswith("http") else f"/{self.language}{path}")
        assert response.status == 200, f"{self.page.url} answered {response.status}"
        return self

    def press(self, key, **values):
        self.main.get_by_role("button", name=self.say(key, **values), exact=True).first.click()
        return self

    def press_the_button(self):
        """The only one of the page; a page behind a mailed link is in the language of the mail."""
        self.main.locator("form button").click()
        return self

    def follow(self, key, **values):
        return self.follow_words(self.say(key, **values))

    def follow_words(self, words):
        self.main.get_by_role("link", name=words).first.click()
        return self

    def unfold(self, key, **values):
        """Opens what is folded."""
        self.main.locator("details > summary", has_text=self.say(key, **values)).first.click()
        return self

    def filter(self, fields):
        """Narrows a list; on a phone the filter is folded."""
        summary = self.main.locator("details.filters:not([open]) > summary")
        if summary.is_visible():
            summary.click()
        return self.fill(fields).press("forms.filter")

    def sees(self, *words):
        for each in words:
            expect(self.main).to_contain_text(each)
        return self

    def sees_text(self, key, **values):
        return self.sees(self.say(key, **values))

    def does_not_see(self, *words):
        for each in words:
            expect(self.main).not_to_contain_text(each)
        return self

    def fill(self, fields):
        """Fills fields by their names; a list checks several boxes, a file is (name, bytes)."""
        for name, value in fields.items():
            found = self.page.locator(f'[name="{name}"]')
            kind = found.first.evaluate("e => e.type || e.localName")
            if kind == "file":
                found.set_input_files({"name": value[0], "mimeType": "application/octet-stream", "buffer": value[1]})
            elif kind in ("radio", "checkbox"):
                for each in value if isinstance(value, list) else [value]:
                    self.page.locator(f'[name="{name}"][value="{each}"]').check()
            elif kind == "select-one":
                found.select_option(value)
            else:
                found.fill(value)
        return self

    def holds(self, fields):
        """What was typed stands in the form."""
        for name, value in fields.items():
            expect(self.page.locator(f'[name="{name}"]').first).to_have_value(value)
        return self

    def finds_faults(self, *fields):
        """The page lists its faults on top, each with a link to its field."""
        expect(self.page.locator("#errors")).to_be_visible()
        for field in fields:
            expect(self.page.locator(f'#errors a[href="#{field}"]')).to_have_count(1)
        return self

    def sign_in(self, email):
        """Asks for a link, reads the mail on the development server's page, and presses the button behind the link."""
        earlier = len(mails_to(self.site, email))
        self.go("/sign-in").fill({"email": email})
        self.press("accounts.send-link").open_mail(email, "/sign-in/", earlier)
        self.press_the_button()
        expect(self.page).to_have_url(re.compile("/(home|office)$"))
        return self.go("/home")

    def open_mail(self, email, words="", earlier=0):
        """Follows the link of the newest mail to an address that holds the words, after so many earlier ones, as soon as it has come."""
        for _ in range(400):
            found = [mail for mail in mails_to(self.site, email)[earlier:] if words in mail.subject + mail.text]
            if found:
                break
            self.page.wait_for_timeout(50)
        else:
            raise AssertionError(f"no mail came to {email}")
        self.page.goto(found[-1].link())
        return self
