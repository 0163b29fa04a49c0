"""What the server must refuse, because two readers of the same bytes could understand them differently."""

import pytest

from harness.raw_http import exchange, statuses

AMBIGUOUS = {
    "length and chunks": b"Host: a\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n",
    "two lengths": b"Host: a\r\nContent-Length: 3\r\nContent-Length: 4\r\n",
    "two hosts": b"Host: a\r\nHost: b\r\n",
    "no host": b"Accept: */*\r\n",
    "a control byte in a name": b"Host: a\r\nX\x01Y: 1\r\n",
}


@pytest.mark.parametrize("headers", AMBIGUOUS.values(), ids=AMBIGUOUS.keys())
def test_an_ambiguous_request_is_refused(site, headers):
    answer = exchange(site, b"POST /sign-in HTTP/1.1\r\n" + headers + b"\r\n0\r\n\r\n")
    codes = statuses(answer)
    assert codes and all(400 <= code < 500 for code in codes), answer[:300]
