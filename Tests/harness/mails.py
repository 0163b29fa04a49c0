"""The mails that a development server keeps in a folder."""

import email
import email.policy
import re
import time
from typing import NamedTuple


class Mail(NamedTuple):
    to: str
    subject: str
    text: str

    def link(self):
        """The first address in it."""
        found = re.search(r"https?://\S+", self.text)
        assert found, f"the mail has no link: {self.text}"
        return found[0]


def wait_for_mails(site, address, words="", patience=20):
    """The mails to one address, once one of them holds the words."""
    deadline = time.monotonic() + patience
    while True:
        found = mails_to(site, address)
        if any(words in mail.subject + mail.text for mail in found):
            return found
        assert time.monotonic() < deadline, f"no mail with {words!r} came to {address}"
        time.sleep(0.05)


def mails_to(site, address):
    """The mails to one address, oldest first."""
    found = []
    for path in sorted((site.folder / "mails").glob("*"), key=lambda path: path.stat().st_mtime_ns):
        if path.suffix != ".eml":
            continue
        message = email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
        # One that is being written has no addressee yet.
        if address in (message["To"] or ""):
            found.append(Mail(message["To"], message["Subject"], message.get_content()))
    return found
