"""Gathered mails lose nothing and say nothing twice, whenever the process is killed."""

import os
import random
import re
import time

import pytest

from harness.kept_connection import sign_in
from harness.statements import run_sql

pytestmark = pytest.mark.both_databases
ROUNDS = int(os.environ.get("TWINHALL_DIGEST_ROUNDS", "12"))
PAST = "2000-01-01T00:00:00.000Z"


def choose_daily(server):
    """Everybody wants gathered mails."""
    run_sql(
        server,
        "INSERT INTO mail_choices (person_id, code, conversations, reminders, hour, weekday, time_zone, last_digest, version) "
        "SELECT id, substr(id, 25), 'daily', 'never', 8, 1, '', '', 1 FROM people",
    )


def network(person):
    page = person.get("/en/home/messages/start").text
    return re.search(r'value="(network:[0-9a-f-]+)"', page)[1]


def test_each_post_comes_once_to_each(demonstration, tmp_path):
    chance = random.Random(7)
    server = demonstration.copy(tmp_path).start()
    choose_daily(server)
    cookies = None
    for number in range(ROUNDS):
        if cookies is None:
            person = sign_in(server, "programme-officer")["programme-officer"]
            place, cookies = network(person), person.cookies
        for part in range(2):
            fields = {"place": place, "subject": f"Matter {number}-{part}", "text": f"Words {number}-{part}."}
            assert person.post("/en/home/messages/start", fields).status == 303
        person.close()
        run_sql(server, f"UPDATE mail_items SET send_at = '{PAST}' WHERE mail_id IS NULL")
        run_sql(server, f"UPDATE job_schedules SET next_at = '{PAST}' WHERE kind = 'mail.digests'")
        # The queue is looked at every two seconds; most kills fall into the work that follows.
        time.sleep(chance.uniform(1.2, 2.6))
        server.kill()
        server.start()
    settle(server)
    server.stop()
    check(server)


def settle(server, patience=120):
    """Lets leases run out and everything be sent."""
    deadline = time.monotonic() + patience
    while run_sql(server, "SELECT id FROM mail_items WHERE mail_id IS NULL") or run_sql(server, "SELECT id FROM mails WHERE sent_at IS NULL"):
        run_sql(server, f"UPDATE jobs SET lease_until = NULL, run_at = '{PAST}' WHERE lease_until IS NOT NULL AND kind = 'mail.send'")
        run_sql(server, f"UPDATE job_schedules SET next_at = '{PAST}' WHERE kind = 'mail.digests'")
        assert time.monotonic() < deadline, run_sql(server, "SELECT kind, last_error FROM jobs")[:5]
        time.sleep(2)


def check(server):
    wanted = {
        (to, text)
        for to, text in run_sql(
            server,
            "SELECT people.email, posts.text FROM mail_items JOIN people ON people.id = mail_items.person_id "
            "JOIN posts ON posts.id = mail_items.post_id",
        )
    }
    people = len({to for to, _ in wanted})
    assert people > 20 and len(wanted) == people * ROUNDS * 2
    found = []
    # A mail that was sent again after a kill has the same name and takes its own place.
    for path in (server.folder / "mails").glob("*.eml"):
        mail = path.read_text()
        to = re.search(r"^To: (\S+)$", mail, re.MULTILINE)[1]
        found += [(to, words) for words in re.findall(r"^Words \d+-\d+\.$", mail, re.MULTILINE)]
    assert len(found) == len(set(found)), "something came twice"
    assert set(found) == wanted
