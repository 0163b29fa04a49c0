"""Whatever bytes arrive, the server answers without a fault of its own and goes on."""

import os
import random

from harness.endpoints import endpoints, filled
from harness.raw_http import exchange, statuses

REQUESTS = int(os.environ.get("TWINHALL_FUZZ_REQUESTS", "1500"))
PATHS = [b"/", b"/en", b"/sv", b"/xx", b"/assets/site.css", b"/favicon.ico", b"/robots.txt", b"/sitemap.xml", b"/operator/logo/x"]
BROKEN_IDS = [
    "0", "-1", "x", "%00", "..", "%2e%2e", "00000000-0000-0000-0000-000000000000", "019af000-0000-7000-8000-00000000000", "Z" * 36, "%C3%A5", "a" * 300,
    "9223372036854775807", "add",
]
METHODS = [b"GET", b"POST", b"HEAD", b"PUT", b"DELETE", b"OPTIONS", b"TRACE", b"PATCH", b"get", b"", b"\x00", b"A" * 300]
ODD = [
    b"%", b"%00", b"%zz", b"%c3%28", b"..", b"/../../etc/passwd", b"//", b"?", b"?a=%", b"?a&a&a=", b"?page=-1",
    b"?page=99999999999999999999", b"?page=9223372036854775807", b"?page=1000000", b"?q='%22%3C%00", b"#", b";", b"\xff\xfe", b"\xc3\xa5", b"?" + b"a=1&" * 400, b"x" * 9000,
]
HEADERS = [
    b"Host: example.org", b"Host:", b"Content-Length: 5", b"Content-Length: -1", b"Content-Length: 99999999999999999999",
    b"Transfer-Encoding: chunked", b"Transfer-Encoding: nonsense", b"Cookie: session=%00; ;=;a", b"Cookie: " + b"a=b; " * 900,
    b"Accept-Language: sv;q=2, *;q=,,,", b"Accept-Encoding: gzip;q=0, br;q=x", b"If-None-Match: \"\", W/\"", b"Range: bytes=9-1,-",
    b"Content-Type: application/x-www-form-urlencoded", b"Content-Type: multipart/form-data; boundary=", b"Expect: 100-continue",
    b"X\x01Y: 1", b" folded: 1", b"NoColon", b"Connection: close", b"Upgrade: h2c",
]
BODIES = [b"", b"a=1", b"a=%", b"&&&===", b"\x00" * 50, b"--\r\n", b"5\r\nhello\r\n0\r\n\r\n", b"ffffffffffffffff\r\n", b"token=" + b"x" * 20000]

# Answers that RFC 9110 gives to a client's unknown method or version; not faults of the server.
CLIENT_FAULTS = {501, 505}


def random_request(chance):
    target = random_path(chance) + (chance.choice(ODD) if chance.random() < 0.5 else b"")
    version = chance.choice([b"HTTP/1.1"] * 8 + [b"HTTP/1.0", b"HTTP/9.9", b""])
    headers = chance.sample(HEADERS, chance.randint(0, 6))
    if chance.random() < 0.7:
        headers.insert(0, b"Host: 127.0.0.1")
    request = b" ".join([chance.choice(METHODS), target, version]) + b"\r\n"
    request += b"".join(header + b"\r\n" for header in headers) + b"\r\n" + chance.choice(BODIES)
    return mutated(request, chance) if chance.random() < 0.3 else request


def random_path(chance):
    if chance.random() < 0.3:
        return chance.choice(PATHS)
    pattern = chance.choice(endpoints())[1]
    return f"/{chance.choice(['en', 'sv'])}{filled(pattern, lambda: chance.choice(BROKEN_IDS))}".encode()


def mutated(request, chance):
    changed = bytearray(request)
    for _ in range(chance.randint(1, 8)):
        changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed[: chance.randint(1, len(changed))])


def answered(site, request):
    """Status codes; none when the server waits for more of the request, which it may do until its deadline."""
    try:
        return statuses(exchange(site, request, timeout=0.5))
    except TimeoutError:
        return []


def test_no_random_request_makes_the_server_fail(site):
    chance = random.Random(20260101)
    faults = []
    for _ in range(REQUESTS):
        request = random_request(chance)
        codes = answered(site, request)
        if any(code >= 500 and code not in CLIENT_FAULTS for code in codes):
            faults.append((codes, request[:300]))
    assert not faults, f"{len(faults)} requests, first: {faults[:3]}"
    assert site.process.poll() is None, site.log_tail()
    assert not site.faults(), site.faults()[:5]
    assert statuses(exchange(site, b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n", half_close=False))[0] < 400
