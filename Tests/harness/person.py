"""Somebody at the site without a browser: for what a test needs beforehand, and for following every link."""

import http.cookiejar
import re
import time
import urllib.error
import urllib.parse
import urllib.request
import uuid
from html.parser import HTMLParser
from typing import NamedTuple

from harness.mails import mails_to


class Answer(NamedTuple):
    status: int
    # Where it came from in the end, without the server's address.
    path: str
    content_type: str
    text: str


class Person:
    """Keeps cookies, follows redirects, and sends forms with the token of the page they stand on."""

    def __init__(self, site):
        self.site = site
        self.cookies = http.cookiejar.CookieJar()
        self.opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(self.cookies))

    def open(self, path, data=None, headers=None):
        request = urllib.request.Request(urllib.parse.urljoin(self.site.url, path), data, headers or {})
        try:
            answer = self.opener.open(request, timeout=30)
        except urllib.error.HTTPError as error:
            answer = error
        with answer:
            content_type = answer.headers.get("Content-Type", "")
            body = answer.read().decode("utf-8", "replace")
            return Answer(answer.status, answer.geturl().removeprefix(self.site.url), content_type, body)

    def get(self, path):
        answer = self.open(path)
        assert answer.status == 200, f"{path} answered {answer.status}"
        return answer

    def post(self, path, fields, page, files=None):
        """Sends a form from `page`; fails when it is refused."""
        token = re.search(r'name="csrf" value="(\w+)"', self.get(page).text)
        assert token, f"{page} has no form"
        pairs = [("csrf", token[1]), *(fields.items() if isinstance(fields, dict) else fields)]
        data, content_type = multipart(pairs, files) if files else (urllib.parse.urlencode(pairs).encode(), "application/x-www-form-urlencoded")
        answer = self.open(path, data, {"Content-Type": content_type})
        assert answer.status == 200, f"{path} answered {answer.status}: {visible_text(answer.text)[:1500]}"
        return answer

    def find(self, page, pattern):
        """The first address on a page that holds the pattern."""
        for address in links(self.get(page).text):
            if re.search(pattern, address):
                return address
        raise AssertionError(f"{page} has no link like {pattern}")


def multipart(fields, files):
    """RFC 7578: fields, and files as {name: (file name, bytes)}."""
    boundary = uuid.uuid4().hex
    parts = [f'Content-Disposition: form-data; name="{name}"\r\n\r\n{value}'.encode() for name, value in fields]
    for name, (file_name, content) in files.items():
        head = f'Content-Disposition: form-data; name="{name}"; filename="{file_name}"\r\nContent-Type: application/octet-stream\r\n\r\n'
        parts.append(head.encode() + content)
    body = b"".join(b"--" + boundary.encode() + b"\r\n" + part + b"\r\n" for part in parts) + f"--{boundary}--\r\n".encode()
    return body, f"multipart/form-data; boundary={boundary}"


def links(html):
    """Every address that a page links to, in the order of the page."""
    found = []

    class Reader(HTMLParser):
        def handle_starttag(self, tag, attributes):
            if tag == "a":
                found.append(dict(attributes).get("href", ""))

    Reader().feed(html)
    return found


def visible_text(html):
    main = re.search(r"<main.*?</main>", html, re.DOTALL)
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", main[0] if main else html))


def sign_in(site, email):
    """A person who has signed in with a mailed link."""
    person = Person(site)
    before = len(mails_to(site, email))
    person.post("/en/sign-in", {"email": email}, page="/en/sign-in")
    deadline = time.monotonic() + 20
    while len(mails := mails_to(site, email)) == before:
        assert time.monotonic() < deadline, f"no mail came to {email}"
        time.sleep(0.05)
    link = mails[-1].link()
    person.post(link, {}, page=link)
    return person
