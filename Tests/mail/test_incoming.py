"""Answers by mail, through real servers: OpenSMTPD hands them to `twinhall receive`, or Dovecot keeps them and they are fetched by IMAP."""

import re
import shutil
import time

import pytest

from harness.kept_connection import sign_in
from harness.mails import mails_to
from harness.post_office import DOMAIN, USER, dovecot, folder_for_everybody, send, smtpd
from harness.server import BINARY
from harness.statements import run_sql

pytestmark = pytest.mark.skipif(shutil.which("smtpd", path="/usr/sbin") is None, reason="OpenSMTPD is not installed")
OFFICER = "viktor.ahlgard@example.org"


def installation(demonstration, folder, **settings):
    server = demonstration.copy(folder)
    server.environment |= {"TWINHALL_MAIL_REPLY_DOMAIN": DOMAIN, "TWINHALL_MAIL_SENDER": "programme@example.org", **settings}
    return server


def begin(server):
    """The administrator writes to the office; returns the officer's address for answers."""
    person = sign_in(server, "administrator")["administrator"]
    answer = person.post("/en/home/messages/start", {"place": "office", "subject": "Study visit", "text": "When do we meet?"})
    assert answer.status == 303, answer.text[-2000:]
    person.close()
    deadline = time.monotonic() + 20
    while not (found := [mail for mail in mails_to(server, OFFICER) if "When do we meet?" in mail.text]):
        assert time.monotonic() < deadline, "the post was not mailed"
        time.sleep(0.05)
    path = next(path for path in (server.folder / "mails").glob("*.eml") if OFFICER in path.read_text())
    return re.search(r"^Reply-To: (\S+)$", path.read_text(), re.MULTILINE)[1]


def wait_for_post(server, words, patience=30):
    deadline = time.monotonic() + patience
    while not run_sql(server, f"SELECT id FROM posts WHERE text = '{words}'"):
        assert time.monotonic() < deadline, run_sql(server, "SELECT outcome, reason FROM mail_receipts")
        time.sleep(0.1)


def test_through_the_pipe_of_opensmtpd(demonstration):
    with folder_for_everybody() as folder:
        server = installation(demonstration, folder / "site").start()
        address = begin(server)
        server.stop()
        # The mail server runs the program as a user of its own, to whom the installation belongs.
        for path in [server.folder, *server.folder.rglob("*")]:
            shutil.chown(path, USER, "nogroup")
        settings = " ".join(f"{name}='{value}'" for name, value in server.environment.items() if name.startswith("TWINHALL_"))
        script = folder / "receive"
        script.write_text(f'#!/bin/sh\nexec env {settings} {BINARY} receive --to "$1" 2>>{folder}/receive.log\n')
        script.chmod(0o755)
        with smtpd(folder, f'mda "{script} %{{rcpt}}"') as port:
            send(port, OFFICER, address, "On Thursday.\r\n\r\n> When do we meet?", "one@mail.example.org")
            wait_for_post(server, "On Thursday.")
            send(port, OFFICER, address, "On Thursday.", "one@mail.example.org")
            send(port, "eve@elsewhere.example", address, "Buy this", "two@mail.example.org")
            deadline = time.monotonic() + 20
            while len(run_sql(server, "SELECT id FROM mail_receipts")) < 3:
                assert time.monotonic() < deadline
                time.sleep(0.1)
        outcomes = sorted(row[0] for row in run_sql(server, "SELECT outcome FROM mail_receipts"))
        assert outcomes == ["accepted", "duplicate", "refused"]
        assert not run_sql(server, "SELECT id FROM posts WHERE text = 'Buy this'")


@pytest.mark.parametrize("done", ["Done", None])
def test_from_a_mailbox_of_dovecot(demonstration, done):
    with folder_for_everybody() as folder, dovecot(folder, "secret") as (lmtp, imap):
        settings = {"TWINHALL_IMAP_SERVER": f"imap://127.0.0.1:{imap}", "TWINHALL_IMAP_USER": USER, "TWINHALL_IMAP_PASSWORD": "secret"}
        if done:
            settings["TWINHALL_IMAP_DONE_FOLDER"] = done
        server = installation(demonstration, folder / "site", **settings).start()
        address = begin(server)
        with smtpd(folder, f'lmtp "127.0.0.1:{lmtp}"') as port:
            send(port, OFFICER, address, "On Friday.", "three@mail.example.org")
            deadline = time.monotonic() + 20
            while not list((folder / "mailbox" / "new").glob("*")):
                assert time.monotonic() < deadline, (folder / "servers.log").read_text(errors="replace")[-2000:]
                time.sleep(0.05)
        run_sql(server, "UPDATE job_schedules SET next_at = '2000-01-01T00:00:00.000Z' WHERE kind = 'mail.fetch'")
        wait_for_post(server, "On Friday.")
        deadline = time.monotonic() + 10
        while [path for kind in ("new", "cur") for path in (folder / "mailbox" / kind).glob("*")]:
            assert time.monotonic() < deadline, "the mail is still in the mailbox"
            time.sleep(0.05)
        kept = [path for kind in ("new", "cur") for path in (folder / "mailbox" / ".Done" / kind).glob("*")]
        assert len(kept) == (1 if done else 0)
        server.stop()
