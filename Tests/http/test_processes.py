"""Several processes on one PostgreSQL behind nginx: any may go at any time, and only what it was answering goes with it."""

import re
import threading
import time
from typing import NamedTuple

import pytest

from harness.kept_connection import Person, sign_in
from harness.proxy import Proxy
from harness.server import Server

pytestmark = pytest.mark.postgresql

PROCESSES, READERS, WRITERS = 3, 6, 3
ADD = "/en/office/people/add"
PATHS = ["/en", "/sv/partnerships", "/en/networks", "/en/seeking"]


class Exchange(NamedTuple):
    began: float
    ended: float
    fault: str | None


class Load:
    """Readers and writers at one address until told to stop; a writer notes which people the server said it added."""

    def __init__(self, proxy, cookies, token):
        self.proxy, self.cookies, self.token = proxy, cookies, token
        self.exchanges, self.added, self.over = [], [], threading.Event()
        jobs = [(self._read, number) for number in range(READERS)] + [(self._write, number) for number in range(WRITERS)]
        self.threads = [threading.Thread(target=self._repeat, args=job, daemon=True) for job in jobs]

    def __enter__(self):
        for thread in self.threads:
            thread.start()
        return self

    def __exit__(self, *_):
        self.over.set()
        for thread in self.threads:
            thread.join(60)

    @property
    def faults(self):
        return [exchange for exchange in self.exchanges if exchange.fault]

    def _repeat(self, ask, number):
        person, count = Person(self.proxy, self.cookies), 0
        while not self.over.is_set():
            began = time.monotonic()
            try:
                fault = ask(person, f"{number}-{count}")
            except ConnectionError as gone:
                fault = str(gone) or "gone"
            self.exchanges.append(Exchange(began, time.monotonic(), fault))
            count += 1
        person.close()

    def _read(self, person, number):
        answer = person.get(PATHS[int(number.split("-")[1]) % len(PATHS)])
        return None if answer.status == 200 else f"{answer.status}"

    def _write(self, person, number):
        email = f"process-{number}@example.org"
        answer = person.send(ADD, {"name": f"Process {number}", "email": email, "language": "en", "csrf": self.token})
        if answer.status != 303:
            return f"{answer.status}"
        self.added.append(email)
        return None


@pytest.fixture
def processes(demonstration, tmp_path):
    first = demonstration.copy(tmp_path / "first")
    servers = [first.start()]
    for number in range(1, PROCESSES):
        folder = tmp_path / f"process-{number}"
        folder.mkdir()
        data = {"TWINHALL_DATA": str(first.folder)}
        servers.append(Server(folder, first.environment["TWINHALL_DATABASE"], settings=data).start())
    yield servers
    for server in servers:
        server.stop()


@pytest.fixture
def proxy(processes, tmp_path):
    folder = tmp_path / "nginx"
    folder.mkdir()
    proxy = Proxy(folder, [server.port for server in processes]).start()
    yield proxy
    proxy.stop()


@pytest.fixture
def office(processes):
    """Cookies of an administrator and a form's token: they hold at every process."""
    administrator = sign_in(processes[0], "administrator")["administrator"]
    return administrator.cookies, administrator.token(ADD)


def stored(server, cookies):
    reader = Person(server, cookies)
    found, page = set(), "/en/office/people?q=process"
    while page:
        text = reader.get(page).text
        found.update(re.findall(r"process-[\d-]+@example\.org", text))
        following = re.search(r'rel="next" href="([^"]+)"', text)
        page = following and following[1].replace("&amp;", "&")
    reader.close()
    return found


def test_a_killed_process_takes_only_what_it_was_answering(processes, proxy, office):
    with Load(proxy, *office) as load:
        kills = []
        for victim in processes[1:]:
            time.sleep(1.5)
            before = time.monotonic()
            victim.kill()
            kills.append((before, time.monotonic()))
            time.sleep(1.5)
            victim.start()
    # A request that began when the process was gone, or was answered before, has no reason to fail.
    unfounded = [fault for fault in load.faults if not any(fault.began <= gone and fault.ended >= begun for begun, gone in kills)]
    assert not unfounded, unfounded[:5]
    assert len(load.faults) <= len(kills) * (READERS + WRITERS)
    assert len(load.exchanges) > 200 and len(load.added) > 20
    assert set(load.added) <= stored(processes[0], office[0])
    assert "intact" in processes[0].run("audit", "verify")


def test_processes_started_anew_one_after_the_other_lose_nothing(processes, proxy, office):
    with Load(proxy, *office) as load:
        for server in processes:
            time.sleep(0.5)
            server.stop()
            server.start()
    assert not load.faults, load.faults[:5]
    assert set(load.added) <= stored(processes[0], office[0])
