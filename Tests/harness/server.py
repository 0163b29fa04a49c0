"""One Twinhall process: started, waited for, stopped or killed."""

import os
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[2]
BINARY = os.environ.get("TWINHALL_BINARY", str(REPOSITORY / ".build/release/twinhall"))


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Server:
    """`twinhall serve` on a port of its own, with its files in one folder."""

    def __init__(self, folder, database, command=None, settings=None):
        self.folder = Path(folder)
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.command = command or [BINARY, "serve"]
        self.log = self.folder / "server.log"
        self.process = None
        self.environment = {
            **os.environ,
            "TWINHALL_DATABASE": database,
            "TWINHALL_DATA": str(self.folder),
            "TWINHALL_ADDRESS": f"127.0.0.1:{self.port}",
            "TWINHALL_URL": self.url,
            "TWINHALL_ENVIRONMENT": "development",
            **(settings or {}),
        }

    def start(self, path="/", patience=30):
        """Returns when `path` is answered; fails with the log when the process ends first."""
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                self.command, env=self.environment, stdin=subprocess.DEVNULL, stdout=log, stderr=log
            )
        deadline = time.monotonic() + patience
        while not self._answers(path):
            if self.process.poll() is not None:
                raise AssertionError(f"the server ended with {self.process.returncode}:\n{self.log_tail()}")
            if time.monotonic() > deadline:
                self.kill()
                raise AssertionError(f"the server did not answer in {patience} s:\n{self.log_tail()}")
            time.sleep(0.02)
        return self

    def _answers(self, path):
        try:
            urllib.request.urlopen(self.url + path, timeout=5).close()
            return True
        except urllib.error.HTTPError:
            return True
        except OSError:
            return False

    def stop(self, patience=20):
        """Asks for a graceful end, as an operator's service manager does, and insists on a clean one."""
        if self.process is None or self.process.poll() is not None:
            return
        self.process.send_signal(signal.SIGTERM)
        try:
            status = self.process.wait(patience)
        except subprocess.TimeoutExpired:
            self.kill()
            raise AssertionError(f"the server did not stop in {patience} s after SIGTERM:\n{self.log_tail()}")
        if status not in (0, -signal.SIGTERM):
            raise AssertionError(f"the server ended with {status}:\n{self.log_tail()}")

    def kill(self):
        """Ends the process as a power cut does: at once, without a chance to tidy."""
        if self.process is not None:
            self.process.kill()
            self.process.wait()

    def run(self, *arguments):
        """Runs another `twinhall` command on the same database; returns what it printed."""
        done = subprocess.run(
            [self.command[0], *arguments], env=self.environment, stdin=subprocess.DEVNULL, capture_output=True, text=True
        )
        if done.returncode != 0:
            raise AssertionError(f"twinhall {' '.join(arguments)} ended with {done.returncode}:\n{done.stdout}{done.stderr}")
        return done.stdout

    def faults(self):
        """Lines in which the server says that it did something wrong."""
        return [line for line in self.log.read_text(errors="replace").splitlines() if " fault " in line]

    def log_tail(self, lines=30):
        return "\n".join(self.log.read_text(errors="replace").splitlines()[-lines:])
