"""No link on any page leads nowhere, whoever follows it; and no Swedish page has English left on it."""

import csv
import re
from html.parser import HTMLParser

import pytest

from browser.pages import PAGES, endpoints
from browser.scene import PEOPLE, Scene
from browser.steps import TEXTS, read_texts
from harness.person import links

# Pages of one endpoint are alike: so many of each are opened by each person.
ENOUGH = 4


@pytest.fixture(scope="module")
def scene(site):
    return Scene(site)


def pattern_of(address, patterns):
    path = re.sub(r"^/(en|sv|es|uk)(?=/|$)", "", address.partition("?")[0]) or "/"
    return next((pattern for pattern, matches in patterns if matches.fullmatch(path)), path)


def read_patterns():
    """Literal addresses before those with parameters, as the site has them."""
    ordered = sorted(endpoints(), key=lambda pattern: pattern.count("{"))
    return [(pattern, re.compile(re.sub(r"\\\{\w+\\\}", "[^/]+", re.escape(pattern)))) for pattern in ordered]


def crawl(person, start):
    """Opens what is linked from `start` and on from there; returns {address: (status, where it was linked)} of what failed."""
    patterns, opened, waiting, failed = read_patterns(), {}, [(start, "")], {}
    seen = {start}
    while waiting:
        address, source = waiting.pop(0)
        kind = (address[:3], pattern_of(address, patterns), "?" in address)
        opened[kind] = opened.get(kind, 0) + 1
        if opened[kind] > ENOUGH:
            continue
        answer = person.open(address)
        if answer.status != 200:
            failed[address] = (answer.status, source)
        if "html" not in answer.content_type or "/dev/" in address:
            continue
        for link in links(answer.text):
            link = link.partition("#")[0].removeprefix(person.site.url)
            if link.startswith("/") and link not in seen:
                seen.add(link)
                waiting.append((link, address))
    assert len(opened) > 10, "hardly a page was found"
    return failed


@pytest.mark.parametrize("who", [*PEOPLE, "visitor"])
def test_every_link_leads_somewhere(scene, who):
    person = scene.people[who]
    start = "/en" if who == "visitor" else "/en/home"
    assert crawl(person, start) == {}


class TextReader(HTMLParser):
    """The pieces of text of a page, without those marked as another language."""

    def __init__(self):
        super().__init__()
        self.pieces, self.foreign = [], 0

    def handle_starttag(self, tag, attributes):
        if tag not in ("input", "br", "meta", "link", "img", "hr") and (self.foreign or dict(attributes).get("lang") == "en"):
            self.foreign += 1

    def handle_endtag(self, tag):
        self.foreign = max(0, self.foreign - 1)

    def handle_data(self, data):
        if not self.foreign and data.strip():
            self.pieces.append(data.strip())


def demonstration_cells():
    """Content keeps the language it was written in."""
    files = (TEXTS.parent / "demo").glob("*.csv")
    return {cell for path in files for row in csv.reader(path.read_text().splitlines()) for cell in row}


def test_swedish_pages_have_no_english_left(scene):
    english, swedish = read_texts("en"), read_texts("sv")
    sentences = {text for key, text in english.items() if text != swedish[key] and "{" not in text and len(text) >= 8}
    sentences -= set(swedish.values()) | demonstration_cells()
    left = {}
    for page_type in PAGES:
        # E-mails among one's own data keep the language in which they were sent.
        if page_type.pattern.startswith("/dev/") or page_type.pattern == "/account/data/read":
            continue
        reader = TextReader()
        reader.feed(scene.people[page_type.who].open(page_type.path("sv", scene)).text)
        if found := sentences.intersection(reader.pieces):
            left[page_type.path("sv", scene)] = found
    assert left == {}
