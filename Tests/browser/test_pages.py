"""What must hold on every type of page, on a phone and on a desk, in light and in dark, in every language.

axe-core looks at each page twice: in English on a phone in light colours, and in Swedish on a desk in dark ones. The markup of the
languages differs in nothing but words, and the colours in nothing but the scheme, so that the other six of eight would repeat it.
Width, language and complaints are looked at in all four of language and screen, without JavaScript. Spanish and Ukrainian, whose words
are longer, are looked at on a phone, where they may be too wide; of visitors' pages axe-core sees Ukrainian too, and the size is
measured in Ukrainian, whose letters are two bytes each.
"""

import re

import pytest

from browser.pages import FILES, HEADERS, PAGES, endpoints
from browser.scene import Scene
from harness.accessibility import check_accessibility, check_reflow
from harness.browser import Browser, save_screenshot
from harness.traffic import Traffic, check_budget

every_page = pytest.mark.parametrize("page_type", PAGES, ids=lambda page_type: f"{page_type.name} ({page_type.who})")
every_locale = pytest.mark.parametrize("locale", ["en", "sv"])
# A key of the text files that stands on a page because no language has a text for it.
KEY = re.compile(r"\b(accounts|administration|errors|forms|frame|interests|matching|networks|organisations|partnerships|public|states)\.[a-z-]+\b")


@pytest.fixture(scope="module")
def scene(site):
    return Scene(site)


@pytest.fixture(scope="module")
def tabs(chromium, site, scene):
    """One open page for each person and kind of browser, kept for the whole module: a new one for each test takes minutes."""
    browser, kept = Browser(chromium), {}

    def tab(who, **options):
        key = (who, *sorted(options.items()))
        if key not in kept:
            kept[key] = browser.page(site, **options)
            kept[key].context.add_cookies(cookies(scene, who, site))
        kept[key].complaints.clear()
        return kept[key]

    yield tab
    browser.close()


def cookies(scene, who, site):
    return [{"name": each.name, "value": each.value, "url": site.url} for each in scene.people[who].cookies]


def open_page(tab, scene, page_type, locale):
    response = tab.goto(page_type.path(locale, scene))
    assert response.status == page_type.status, f"{tab.url} answered {response.status}"
    # A page that was answered with another status than 200 is itself what the browser complains of.
    return [each for each in tab.complaints if page_type.status == 200 or "Failed to load resource" not in each]


def test_every_endpoint_that_is_read_is_here():
    covered = {page_type.pattern for page_type in PAGES} | {pattern for pattern, *_ in FILES} | set(HEADERS)
    assert [pattern for pattern in endpoints() if pattern not in covered] == []


@every_page
@pytest.mark.parametrize("locale, viewport, dark", [("en", "phone", False), ("sv", "desk", True)], ids=["phone", "desk"])
def test_page_is_accessible(tabs, scene, page_type, locale, viewport, dark):
    tab = tabs(page_type.who, locale=locale, viewport=viewport, dark=dark)
    assert open_page(tab, scene, page_type, locale) == []
    check_accessibility(tab)
    save_screenshot(tab, f"{page_type.name}-{page_type.who}-{locale}-{viewport}")


@every_page
@every_locale
def test_page_fits_without_javascript(tabs, scene, page_type, locale):
    for viewport in ("phone", "desk"):
        tab = tabs(page_type.who, viewport=viewport, javascript=False)
        assert open_page(tab, scene, page_type, locale) == []
        assert tab.locator("html").get_attribute("lang") == locale
        assert tab.locator("main h1").count() == 1 or page_type.pattern == "/dev/gallery"
        check_reflow(tab)


@every_page
@pytest.mark.parametrize("locale", ["es", "uk"])
def test_page_fits_in_long_words(tabs, scene, page_type, locale):
    tab = tabs(page_type.who, locale=locale, viewport="phone", javascript=False)
    assert open_page(tab, scene, page_type, locale) == []
    assert tab.locator("html").get_attribute("lang") == locale
    assert not KEY.search(tab.locator("body").inner_text())
    assert page_type.pattern == "/dev/gallery" or tab.locator('span[lang="en"][dir="ltr"]').count() == 0, "a text is missing"
    check_reflow(tab)
    save_screenshot(tab, f"{page_type.name}-{page_type.who}-{locale}-phone")


@pytest.mark.parametrize("page_type", [each for each in PAGES if each.is_public], ids=lambda page_type: page_type.name)
def test_visitors_page_is_accessible_in_ukrainian(tabs, scene, page_type):
    tab = tabs(page_type.who, locale="uk", viewport="phone")
    assert open_page(tab, scene, page_type, "uk") == []
    check_accessibility(tab)


@every_page
def test_page_says_the_same_without_javascript(tabs, scene, page_type):
    texts = []
    for enabled in (True, False):
        tab = tabs(page_type.who, viewport="desk", javascript=enabled)
        open_page(tab, scene, page_type, "en")
        texts.append(tab.locator("main").inner_text())
    assert texts[0] == texts[1]
    assert texts[0].strip()


@every_page
@every_locale
def test_page_is_valid_html(scene, validator, page_type, locale):
    answer = scene.people[page_type.who].open(page_type.path(locale, scene))
    validator.check(answer.text, answer.path)


@every_page
def test_first_view_keeps_to_the_budget(chromium, site, scene, page_type):
    browser = Browser(chromium)
    page = browser.page(site)
    page.context.add_cookies(cookies(scene, page_type.who, site))
    traffic = Traffic(page)
    page.goto(page_type.path("uk", scene), wait_until="networkidle")
    check_budget(traffic, 14 if page_type.is_public else 30, 3)
    browser.close()


@pytest.mark.parametrize("pattern, who, address, content_type", FILES, ids=[file[0] for file in FILES])
def test_file_is_sent_as_what_it_is(scene, pattern, who, address, content_type):
    answer = scene.people[who].get("/en" + address.format(**scene.address))
    assert answer.content_type.startswith(content_type)
    assert answer.text.strip()
