"""What the server said it saved is there after a kill, and the audit trail is whole."""

import html
import os
import re
import threading

import pytest

from harness.crash import crash_rounds
from harness.kept_connection import Person, sign_in

pytestmark = pytest.mark.both_databases

ROUNDS = int(os.environ.get("TWINHALL_KILL_ROUNDS", "100"))
ADD = "/en/office/people/add"


class Office:
    """Adds people through the office's form, each writing thread on a connection of its own."""

    def __init__(self, cookies, token):
        self.cookies, self.token = cookies, token
        self.threads = threading.local()

    def add(self, server, number):
        if not hasattr(self.threads, "person"):
            self.threads.person = Person(server, self.cookies)
        email = f"kill-{number}@example.org"
        form = {"name": f"Kill {number}", "email": email, "language": "en", "csrf": self.token}
        answer = self.threads.person.send(ADD, form)
        if answer.status == 503:
            raise ConnectionError("the server is stopping")
        assert answer.status == 303, f"{answer.status}: {answer.text[:500]}"
        return email

    def lost(self, server, acknowledged):
        found, reader, path = set(), Person(server, self.cookies), "/en/office/people"
        while path:
            text = reader.get(path).text
            found.update(re.findall(r"kill-[\d-]+@example\.org", text))
            following = re.search(r'rel="next" href="([^"]+)"', text)
            path = following and html.unescape(following[1])
        reader.close()
        return sorted(set(acknowledged) - found)


def test_no_acknowledged_form_is_lost_by_a_kill(demonstration, tmp_path):
    server = demonstration.copy(tmp_path).start()
    administrator = sign_in(server, "administrator")["administrator"]
    office = Office(administrator.cookies, administrator.token(ADD))
    administrator.close()
    server.stop()
    acknowledged = crash_rounds(server, office.add, office.lost, ROUNDS, longest=0.15)
    assert acknowledged >= ROUNDS, f"only {acknowledged} writes were acknowledged in {ROUNDS} rounds"
    assert "intact" in server.run("audit", "verify")
