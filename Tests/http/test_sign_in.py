"""Every role of the demonstration can sign in with its printed link, once."""

import http.cookiejar
import urllib.error
import urllib.request

import pytest

from harness.sign_in import parse_links

pytestmark = pytest.mark.both_databases


def test_each_link_signs_its_role_in(fresh_site):
    links = parse_links(fresh_site.run("demo", "--if-empty", "--links"))
    assert links, "no sign-in link was printed"
    for role, link in links.items():
        cookies = http.cookiejar.CookieJar()
        person = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(cookies))
        with person.open(link, timeout=10) as answer:
            assert answer.status == 200, role
        # A mail program that looks at links in advance must not use them up, so opening may ask for one more press.
        with person.open(fresh_site.url + "/", timeout=10) as answer:
            assert answer.status == 200, role
