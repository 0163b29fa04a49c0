"""Clients that never finish a request must not keep others waiting."""

import contextlib

from harness.raw_http import connect, exchange, statuses

GOOD = b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n"

UNFINISHED = {
    "silent": b"",
    "half a request line": b"GET / HT",
    "headers without an end": b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Slow: ",
    "a body that never comes": b"POST /sign-in HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 500\r\n\r\na=1",
}


def test_unfinished_requests_leave_others_served(site):
    with contextlib.ExitStack() as open_connections:
        held = []
        for start in list(UNFINISHED.values()) * 40:
            connection = open_connections.enter_context(connect(site))
            connection.sendall(start)
            held.append(connection)
        for _ in range(50):
            drip(held)
            assert statuses(exchange(site, GOOD, half_close=False)) and statuses(exchange(site, GOOD, half_close=False))[0] < 400
    assert statuses(exchange(site, GOOD, half_close=False))[0] < 400


def drip(connections):
    """One more byte on each connection that the server has not yet closed."""
    for connection in connections:
        with contextlib.suppress(OSError):
            connection.sendall(b"a")
