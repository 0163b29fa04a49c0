"""Mail servers for tests: one that catches what it is sent, with every answer a server may give."""

import email
import email.policy
import ssl
import subprocess
import time
from typing import NamedTuple

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult

from harness.server import free_port


class Caught(NamedTuple):
    sender: str
    recipient: str
    by_tls: bool
    user: str
    message: email.message.EmailMessage


class Catcher:
    """Takes mails on a port of its own. `replies` says what it answers a recipient with, by address."""

    def __init__(self, context=None, password=None, replies=None):
        self.mails = []
        self.replies = replies or {}
        self.password = password
        self.port = free_port()
        options = {"tls_context": context, "require_starttls": context is not None}
        if password:
            options |= {"authenticator": self._authenticate, "auth_required": True, "auth_require_tls": context is not None}
        self.controller = Controller(self, hostname="127.0.0.1", port=self.port, **options)

    def __enter__(self):
        self.controller.start()
        return self

    def __exit__(self, *_):
        self.controller.stop()

    def _authenticate(self, server, session, envelope, mechanism, data):
        return AuthResult(success=data.password == self.password.encode(), auth_data=data.login.decode())

    async def handle_RCPT(self, server, session, envelope, address, options):
        reply = self.replies.get(address)
        if reply:
            return reply
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        message = email.message_from_bytes(envelope.content, policy=email.policy.default)
        for recipient in envelope.rcpt_tos:
            self.mails.append(Caught(envelope.mail_from, recipient, session.ssl is not None, session.auth_data, message))
        return "250 kept"

    def wait_for(self, count, patience=20):
        deadline = time.monotonic() + patience
        while len(self.mails) < count:
            assert time.monotonic() < deadline, f"{len(self.mails)} of {count} mails came"
            time.sleep(0.05)
        return self.mails


def certificate(folder, name="server"):
    """A certificate for 127.0.0.1 that signs itself: the paths of it and of its key."""
    made, key = folder / f"{name}.pem", folder / f"{name}.key"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=127.0.0.1",
         "-addext", "subjectAltName=IP:127.0.0.1", "-keyout", key, "-out", made],
        check=True, capture_output=True,
    )
    return made, key


def tls(made, key):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(made, key)
    return context
