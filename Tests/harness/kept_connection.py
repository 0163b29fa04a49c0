"""One person at a server: cookies, forms with their tokens, one kept connection."""

import http.client
import re
import urllib.parse

from harness.sign_in import parse_links


class Person:
    """Raises ConnectionError, whatever the reason, when the server goes away in the middle of an exchange."""

    def __init__(self, server, cookies=None):
        self.server = server
        self.cookies = dict(cookies or {})
        self.connection = None

    def get(self, path):
        return self._exchange("GET", path)

    def post(self, path, fields, page=None):
        """Sends a form with the token of its page."""
        return self.send(path, {**fields, "csrf": self.token(page or path)})

    def send(self, path, fields):
        return self._exchange("POST", path, urllib.parse.urlencode(fields))

    def token(self, page):
        answer = self.get(page)
        found = re.search(r'name="csrf" value="([^"]+)"', answer.text)
        assert found, f"{page} answers {answer.status} and has no form"
        return found[1]

    def close(self):
        if self.connection is not None:
            self.connection.close()
        self.connection = None

    def _exchange(self, method, path, body=None):
        headers = {"Content-Type": "application/x-www-form-urlencoded"} if body is not None else {}
        if self.cookies:
            headers["Cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        if self.connection is None:
            self.connection = http.client.HTTPConnection("127.0.0.1", self.server.port, timeout=20)
        try:
            self.connection.request(method, path, body, headers)
            answer = Answer(self.connection.getresponse())
        except (OSError, http.client.HTTPException) as gone:
            self.close()
            raise ConnectionError(str(gone)) from gone
        self.cookies.update(answer.cookies)
        return answer


class Answer:
    def __init__(self, response):
        self.status = response.status
        self.location = response.headers.get("Location")
        self.text = response.read().decode(errors="replace")
        pairs = [header.split(";")[0].split("=", 1) for header in response.headers.get_all("Set-Cookie") or []]
        self.cookies = dict(pairs)


def sign_in(server, *roles):
    """{role: Person} for a running server, by the links that the demonstration prints."""
    links = parse_links(server.run("demo", "--if-empty", "--links"))
    people = {}
    for role in roles:
        person = Person(server)
        path = urllib.parse.urlparse(links[role]).path
        answer = person.post(path, {})
        assert answer.status == 303, f"{role} is not let in: {answer.status}"
        people[role] = person
    return people
