"""Mails go out to real servers: by TLS with a verified certificate, signed in, with every refusal told apart."""

import time

import pytest

from harness.kept_connection import Person, sign_in
from harness.mail_servers import Catcher, certificate, tls
from harness.statements import run_sql

ADDRESS = "elin.sandmark@example.org"


def served(demonstration, folder, port, **settings):
    server = demonstration.copy(folder)
    names = {"TWINHALL_MAIL_SERVER": f"smtp://127.0.0.1:{port}", "TWINHALL_MAIL_SENDER": "programme@example.org"}
    server.environment |= names | {f"TWINHALL_MAIL_{name.upper()}": str(value) for name, value in settings.items()}
    return server.start()


def ask_for_link(server, address=ADDRESS):
    person = Person(server)
    assert person.post("/en/sign-in", {"email": address}).status in (200, 303)
    person.close()


def failure(server, patience=20):
    """What the outbox says of the mail that did not go: its reason, and whether it was the last try."""
    deadline = time.monotonic() + patience
    while True:
        rows = run_sql(server, "SELECT failure, COALESCE(failed_at, '') FROM mails WHERE failure <> ''")
        if rows:
            return rows[0][0], rows[0][1] != ""
        assert time.monotonic() < deadline, "no failure was noted"
        time.sleep(0.05)


def test_by_tls_and_signed_in(demonstration, tmp_path):
    made, key = certificate(tmp_path)
    with Catcher(tls(made, key), password="secret") as catcher:
        server = served(
            demonstration, tmp_path / "site", catcher.port, tls="required", ca_file=made, user="twinhall", password="secret",
            reply_domain="reply.example.org",
        )
        ask_for_link(server)
        mail = catcher.wait_for(1)[0]
        server.stop()
    assert mail.recipient == ADDRESS and mail.by_tls and mail.user == "twinhall"
    assert mail.sender.startswith("bounce+") and mail.sender.endswith("@reply.example.org")
    assert mail.message["Auto-Submitted"] == "auto-generated"
    assert mail.message["Message-ID"].endswith("@example.org>")


@pytest.mark.parametrize("trusts_other", [True, False])
def test_a_certificate_that_is_not_trusted(demonstration, tmp_path, trusts_other):
    made, key = certificate(tmp_path)
    other, _ = certificate(tmp_path, "other")
    with Catcher(tls(made, key)) as catcher:
        settings = {"ca_file": other} if trusts_other else {}
        server = served(demonstration, tmp_path / "site", catcher.port, tls="required", **settings)
        ask_for_link(server)
        reason, is_last = failure(server)
        server.stop()
    assert "certificate" in reason and not is_last
    assert not catcher.mails


def test_a_server_without_tls(demonstration, tmp_path):
    with Catcher() as catcher:
        server = served(demonstration, tmp_path / "required", catcher.port, tls="required")
        ask_for_link(server)
        assert "cannot be reached" in failure(server)[0]
        server.stop()
        assert not catcher.mails
        server = served(demonstration, tmp_path / "optional", catcher.port, tls="optional")
        ask_for_link(server)
        assert not catcher.wait_for(1)[0].by_tls
        server.stop()


def test_a_wrong_password_is_tried_again(demonstration, tmp_path):
    made, key = certificate(tmp_path)
    with Catcher(tls(made, key), password="secret") as catcher:
        server = served(demonstration, tmp_path / "site", catcher.port, tls="required", ca_file=made, user="twinhall", password="wrong")
        ask_for_link(server)
        assert failure(server) == ("the mail server refused with 535", False)
        server.stop()


@pytest.mark.parametrize("reply, is_last, counts", [("450 later", False, False), ("550 5.1.1 nobody here", True, True)])
def test_refused_for_now_and_for_good(demonstration, tmp_path, reply, is_last, counts):
    with Catcher(replies={ADDRESS: reply}) as catcher:
        server = served(demonstration, tmp_path, catcher.port)
        ask_for_link(server)
        assert failure(server) == (f"the mail server refused with {reply[:3]}", is_last)
        assert bool(run_sql(server, "SELECT bounces FROM address_faults")) == counts
        administrator = sign_in(server, "administrator")["administrator"]
        assert f"refused with {reply[:3]}" in administrator.get("/en/office/mail").text
        assert administrator.get("/en/office/mail/addresses").text.count(ADDRESS) > 0 if counts else True
        administrator.close()
        server.stop()
