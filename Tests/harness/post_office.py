"""OpenSMTPD and Dovecot with files of their own, run as a test's processes. Both need root to start."""

import contextlib
import os
import shutil
import signal
import smtplib
import socket
import subprocess
import tempfile
import time
from pathlib import Path

from harness.server import free_port

DOMAIN = "reply.example.org"
USER = "nobody"


@contextlib.contextmanager
def folder_for_everybody():
    """A folder that servers which run as other users can reach."""
    folder = Path(tempfile.mkdtemp(prefix="twinhall-mail-", dir="/tmp"))
    folder.chmod(0o755)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextlib.contextmanager
def smtpd(folder, action):
    """OpenSMTPD that does `action` with every mail to the domain; its queue is a file system of its own. Yields the port."""
    port = free_port()
    configuration = folder / "smtpd.conf"
    configuration.write_text(
        f'table people {{ "@{DOMAIN}" = "{USER}" }}\nlisten on 127.0.0.1 port {port}\n'
        f'action "here" {action} virtual <people>\nmatch from any for domain "{DOMAIN}" action "here"\n'
    )
    configuration.chmod(0o644)
    places = "mount -t tmpfs none /var/spool && mkdir /var/spool/smtpd && chmod 711 /var/spool/smtpd && mount -t tmpfs none /run"
    with process(folder, ["unshare", "-m", "sh", "-c", f"{places} && exec /usr/sbin/smtpd -d -f {configuration}"], port):
        yield port


@contextlib.contextmanager
def dovecot(folder, password):
    """Dovecot with one mailbox, filled by LMTP. Yields the ports of LMTP and IMAP."""
    lmtp, imap = free_port(), free_port()
    (folder / "mailbox").mkdir()
    shutil.chown(folder / "mailbox", USER, "nogroup")
    configuration = folder / "dovecot.conf"
    configuration.write_text(
        f"""
base_dir = {folder}/run
log_path = {folder}/dovecot.log
protocols = imap lmtp
ssl = no
disable_plaintext_auth = no
first_valid_uid = 1
mail_location = maildir:{folder}/mailbox
passdb {{
  driver = static
  args = password={password}
}}
userdb {{
  driver = static
  args = uid={USER} gid=nogroup home={folder}/mailbox allow_all_users=yes
}}
service imap-login {{
  inet_listener imap {{
    address = 127.0.0.1
    port = {imap}
  }}
  inet_listener imaps {{
    port = 0
  }}
}}
service lmtp {{
  inet_listener lmtp {{
    address = 127.0.0.1
    port = {lmtp}
  }}
}}
namespace inbox {{
  inbox = yes
  mailbox Done {{
    auto = create
  }}
}}
"""
    )
    with process(folder, ["/usr/sbin/dovecot", "-F", "-c", str(configuration)], imap):
        yield lmtp, imap


@contextlib.contextmanager
def process(folder, command, port, patience=20):
    """A server in a group of its own, from when it listens to the end of the block."""
    with (folder / "servers.log").open("ab") as log:
        started = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=log, stderr=log, start_new_session=True)
    try:
        deadline = time.monotonic() + patience
        while not listens(port):
            said = (folder / "servers.log").read_text(errors="replace")
            assert started.poll() is None and time.monotonic() < deadline, f"{command} does not listen:\n{said}"
            time.sleep(0.05)
        yield started
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(started.pid, signal.SIGTERM)
        started.wait(20)


def listens(port):
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def send(port, sender, recipient, text, identifier):
    """Hands a mail to a server as a person's provider does."""
    message = (
        f"From: Somebody <{sender}>\r\nTo: <{recipient}>\r\nSubject: Re: Study visit\r\nMessage-ID: <{identifier}>\r\n"
        f"MIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n{text}\r\n"
    )
    with smtplib.SMTP("127.0.0.1", port) as server:
        server.sendmail(sender, [recipient], message.encode())
