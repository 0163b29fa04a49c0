"""Forms of the site with values that no browser would send, by people who may send them: never a fault of the server."""

import html
import os
import random
import re
import urllib.parse

import pytest

from harness.kept_connection import sign_in

pytestmark = pytest.mark.both_databases

PAGES = int(os.environ.get("TWINHALL_FUZZ_PAGES", "60"))
ROLES = ["administrator", "programme-officer", "coordinator"]
# These end the session that the rest of the test needs.
LEFT_OUT = ("/sign-out", "/account/sessions", "/account/password", "/shut-out")
VALUES = [
    "", " ", "0", "-1", "1", "9" * 30, "9223372036854775807", "1e400", "NaN", "å" * 3000, "x" * 70_000, "<script>alert(1)</script>", "'; DROP TABLE people",
    "a\x00b", "\x07", "\u202e\ufeff", "2026-02-30", "0000-00-00", "9999999-12-31", "2026-12-01", "00000000-0000-0000-0000-000000000000", "SE", "en",
    "kim@example.org", "not an address", "http://", "javascript:alert(1)", "#12486b", "\r\nSet-Cookie: a=b", "{name}", "%", "(),|\\",
]


def links(text):
    found = {html.unescape(link) for link in re.findall(r'href="(/en[^"#]*)"', text)}
    return sorted(link for link in found if not link.endswith(".csv"))


def forms(text):
    """[(action, [field names])] of the forms that are sent by POST."""
    found = []
    for attributes, content in re.findall(r"<form([^>]*)>(.*?)</form>", text, re.S):
        action = re.search(r'action="([^"]+)"', attributes)
        if action and 'method="post"' in attributes:
            found.append((html.unescape(action[1]), sorted(set(re.findall(r'name="([^"]+)"', content)) - {"csrf"})))
    return found


def pages(person, chance):
    """Texts of pages that the person can reach, in an order that takes in many kinds."""
    waiting, seen = ["/en", "/en/home", "/en/office", "/en/account"], set()
    while waiting and len(seen) < PAGES:
        path = waiting.pop(chance.randrange(len(waiting)))
        kind = re.sub(r"[0-9a-f]{8}-[0-9a-f-]{27}|\?.*", "*", path)
        if kind in seen:
            continue
        answer = person.get(path)
        if answer.status == 200:
            seen.add(kind)
            waiting += links(answer.text)
            yield path, answer.text


def fuzzed(fields, chance):
    pairs = [(name, chance.choice(VALUES)) for name in fields for _ in range(chance.choice([0, 1, 1, 1, 2]))]
    return pairs + ([(chance.choice(VALUES), chance.choice(VALUES))] if chance.random() < 0.2 else [])


@pytest.mark.parametrize("role", ROLES)
def test_no_form_makes_the_server_fail(fresh_site, role):
    chance, person, faults, sent = random.Random(role), sign_in(fresh_site, role)[role], [], 0
    for path, text in pages(person, chance):
        token = re.search(r'name="csrf" value="([^"]+)"', text)
        for action, fields in forms(text):
            if token is None or any(part in action for part in LEFT_OUT):
                continue
            for _ in range(3):
                pairs = fuzzed(fields, chance) + [("csrf", token[1])]
                answer = person.send(urllib.parse.urlparse(action).path, pairs)
                sent += 1
                if answer.status >= 500:
                    faults.append((answer.status, path, action, [(name, value[:40]) for name, value in pairs]))
    assert not faults, f"{len(faults)} of {sent} forms, first: {faults[:3]}\n{fresh_site.faults()[:5]}"
    assert sent >= 6, f"only {sent} forms were found"
    assert not fresh_site.faults(), fresh_site.faults()[:5]
