"""A language that is one file in the operator's folder, written from right to left and only in part translated."""

import pytest

from harness.accessibility import check_accessibility, check_reflow
from harness.browser import save_screenshot
from harness.server import Server

ARABIC = """[frame]
frame.home = البداية
frame.networks = الشبكات
frame.partnerships = الشراكات
frame.sign-in = تسجيل الدخول

[language]
language.list = {first} و{last}
language.months = يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر
language.name = العربية
language.plural-few = n % 100 = 3..10
language.plural-many = n % 100 = 11..99
language.plural-one = n = 1
language.plural-two = n = 2
language.plural-zero = n = 0
language.tag = ar

[networks]
networks.members-of.few = {count} شراكات
networks.members-of.many = {count} شراكة
networks.members-of.one = شراكة واحدة
networks.members-of.other = {count} شراكة
networks.members-of.two = شراكتان
networks.members-of.zero = بلا شراكات
networks.title = الشبكات
"""


@pytest.fixture(scope="module")
def arabic(tmp_path_factory):
    folder = tmp_path_factory.mktemp("arabic")
    (folder / "ar.txt").write_text(ARABIC, encoding="utf-8")
    server = Server(folder, f"sqlite:{folder}/twinhall.sqlite", settings={"TWINHALL_TEXTS": str(folder)})
    server.run("demo")
    server.start()
    yield server
    server.stop()


@pytest.mark.parametrize("viewport", ["phone", "desk"])
@pytest.mark.parametrize("path", ["", "/networks", "/partnerships", "/organisations", "/seeking", "/declare", "/sign-in", "/dev/gallery"])
def test_pages_run_from_right_to_left(browser, arabic, path, viewport):
    page = browser.page(arabic, viewport=viewport)
    assert page.goto("/ar" + path).status == 200
    root = page.locator("html")
    assert (root.get_attribute("lang"), root.get_attribute("dir")) == ("ar", "rtl")
    check_reflow(page)
    check_accessibility(page)
    save_screenshot(page, f"arabic-{path}-{viewport}")


def test_what_is_not_translated_is_english_and_says_so(browser, arabic):
    page = browser.page(arabic)
    page.goto("/ar/networks")
    assert page.locator("h1").inner_text() == "الشبكات"
    assert page.locator(".lead span[lang=en][dir=ltr]").first.inner_text().startswith("In a network")
    assert page.locator(".card-facts", has_text="شراكات").count() > 0
    assert page.locator("option span").count() == 0
    page.goto("/sv/networks")
    page.locator(".languages summary").click()
    page.get_by_role("link", name="العربية").click()
    assert page.url.endswith("/ar/networks")


def test_doctor_says_what_is_missing(arabic):
    lines = [line for line in arabic.run("doctor").splitlines() if "language ar" in line]
    assert len(lines) == 1 and lines[0].startswith("ok") and "; without " in lines[0]
