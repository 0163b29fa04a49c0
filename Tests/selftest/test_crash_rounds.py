"""The crash harness lets a store pass that keeps what it acknowledges, and catches one that does not."""

import http.client
import sys
from pathlib import Path

import pytest

from harness.crash import crash_rounds
from harness.server import Server

TOY = str(Path(__file__).with_name("toy_server.py"))


def write(server, name):
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=5)
    try:
        connection.request("POST", "/", body=name)
        return connection.getresponse().read().decode()
    except http.client.HTTPException as gone:
        raise ConnectionError from gone
    finally:
        connection.close()


def verify(server, acknowledged):
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=5)
    connection.request("GET", "/")
    kept = set(connection.getresponse().read().decode().split())
    connection.close()
    return [name for name in acknowledged if name not in kept]


def toy(folder, kind):
    return Server(folder, "none:", command=[sys.executable, TOY, kind])


def test_a_careful_store_loses_nothing(tmp_path):
    assert crash_rounds(toy(tmp_path, "careful"), write, verify, rounds=3) > 0


def test_a_forgetful_store_is_caught(tmp_path):
    with pytest.raises(AssertionError, match="acknowledged writes are gone"):
        crash_rounds(toy(tmp_path, "forgetful"), write, verify, rounds=5)
