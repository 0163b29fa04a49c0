"""Documents: added, read by others, changed, replaced, deleted and restored; a large file over a line that breaks."""

import re

import pytest

from browser.scene import PEOPLE
from browser.steps import Somebody, with_and_without_javascript

PAPER = {"name": "plan.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\n%%EOF\n"}
NOTES = {"name": "notes.txt", "mimeType": "text/plain", "buffer": "Årets plan, ändrad\n".encode()}
PROGRAM = {"name": "plan.pdf", "mimeType": "application/pdf", "buffer": b"MZ" + bytes(58) + b"\x40\0\0\0PE\0\0d" + bytes(200)}
PLACE = "/partnerships/pitea-chinsali"


def choose(somebody, file):
    somebody.page.set_input_files("#file", file)
    return somebody


@with_and_without_javascript
@pytest.mark.parametrize("language", ["en", "sv"])
def test_a_document_from_first_file_to_bin(browser, fresh_site, javascript, language):
    keeper = Somebody(browser, fresh_site, language, "desk", javascript).sign_in(PEOPLE["newcomer"])
    keeper.go(PLACE).follow("library.add").press("library.add-action").finds_faults("title", "file")
    # The file is kept while something else is wrong.
    choose(keeper, PAPER).press("library.add-action").finds_faults("title").sees("plan.pdf")
    keeper.fill({"title": "Plan for the year"}).press("library.add-action").sees_text("forms.done-added").sees("PDF")
    document = keeper.path

    visitor = Somebody(browser, fresh_site, language, "phone", javascript)
    visitor.go(PLACE)
    assert visitor.page.get_by_text("Plan for the year").count() == 0
    keeper.follow("library.change").fill({"audience": "public"}).press("forms.save").sees_text("forms.done-saved")
    visitor.go(PLACE).follow_words("Plan for the year").sees("PDF")

    keeper.go(document).follow("library.new-version")
    choose(keeper, PROGRAM).press("library.new-version").sees(keeper.say("rules.file-kind-refused", kinds="PDF").split(":")[0])
    choose(keeper, NOTES).fill({"note": "Shorter"}).press("library.new-version").sees_text("forms.done-saved").sees("Shorter")
    visitor.go(document).sees("TXT")
    keeper.press("library.restore-version", number=1).sees_text("forms.done-restored")
    visitor.go(document).sees("PDF")

    keeper.follow("library.delete").press("library.delete").sees_text("forms.done-removed").follow_words("Plan for the year")
    keeper.press("library.restore").sees_text("forms.done-restored")


def test_a_second_writer_sees_both_versions(browser, fresh_site):
    first = Somebody(browser, fresh_site, "en", "desk").sign_in(PEOPLE["newcomer"])
    first.go(PLACE).follow_words("Plan for 2026").follow("library.change")
    second = Somebody(browser, fresh_site, "en", "desk").sign_in(PEOPLE["officer"])
    second.go(PLACE).follow_words("Plan for 2026").follow("library.change").fill({"title": "Plan of the office"})
    second.press("forms.save").sees_text("forms.done-saved")
    first.fill({"title": "Plan of the town"}).press("forms.save").sees_text("library.conflict-title").sees("Plan of the office")
    assert first.page.locator("#title").input_value() == "Plan of the town"
    first.press("forms.save").sees_text("forms.done-saved").sees("Plan of the town")


@pytest.mark.parametrize("language", ["en", "sv"])
def test_a_large_file_goes_on_after_a_lost_connection(browser, fresh_site, tmp_path, language):
    large = tmp_path / "report.pdf"
    large.write_bytes(b"%PDF-1.7\n" + bytes(range(256)) * 24_000)
    keeper = Somebody(browser, fresh_site, language, "phone").sign_in(PEOPLE["newcomer"])
    keeper.go(PLACE).follow("library.add").fill({"title": "Large report"})
    parts, context = [], keeper.page.context

    def part(route):
        parts.append(route.request.headers["upload-offset"])
        if len(parts) == 3:
            context.set_offline(True)
        route.continue_()

    keeper.page.route(re.compile(r"/uploads/"), lambda route: part(route) if route.request.method == "PATCH" else route.continue_())
    choose(keeper, str(large)).press("library.add-action").sees_text("library.send-offline")
    context.set_offline(False)
    keeper.sees_text("forms.done-added").sees("6.1 MB" if language == "en" else "6,1 MB")
    # What had come was not sent again.
    assert len(set(parts)) >= len(parts) - 1 and parts[0] == "0" and parts.count("0") == 1


def test_what_the_browser_can_know_is_said_before_sending(browser, fresh_site, tmp_path):
    keeper = Somebody(browser, fresh_site, "en", "desk").sign_in(PEOPLE["newcomer"])
    keeper.go("/documents/add/partnership/pitea-chinsali")
    requests = []
    keeper.page.on("request", lambda request: requests.append(request.url))
    choose(keeper, {**PROGRAM, "name": "setup.exe"}).press("library.add-action").sees(keeper.texts["library.send-kind"].split("{")[0].strip())
    assert not [url for url in requests if "/uploads" in url]
