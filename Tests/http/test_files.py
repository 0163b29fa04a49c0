"""Large files over HTTP: memory stays flat, what was sent is kept over kill -9, downloads go on where they ended, names cannot write headers."""

import hashlib
import base64
import http.client
import re
import urllib.parse
from pathlib import Path

import pytest

from harness.person import sign_in

pytestmark = pytest.mark.both_databases

COORDINATOR = "lotta.storfors@example.org"
ADD = "/en/documents/add/partnership/pitea-chinsali"
SIZE = 200_000_000
ROOM = 8 * 1024
BEGINNING = b"%PDF-1.7\n"
BLOCK = bytes(range(256)) * 1024
FIELDS = {"title": "Large report", "kind": "report", "audience": "parties", "consent": "not-asked"}


def memory(server, name="VmRSS"):
    """KiB."""
    return int(re.search(rf"{name}:\s+(\d+)", Path(f"/proc/{server.process.pid}/status").read_text())[1])


class Connection:
    """One signed-in person's connection, for bodies and headers of any kind."""

    def __init__(self, server, person):
        self.server = server
        self.cookies = "; ".join(f"{cookie.name}={cookie.value}" for cookie in person.cookies)
        self.token = re.search(r'name="csrf" value="(\w+)"', person.get("/en/account").text)[1]

    def send(self, method, path, body=None, headers=None):
        connection = http.client.HTTPConnection("127.0.0.1", self.server.port, timeout=120)
        connection.request(method, path, body, {"Cookie": self.cookies, "Form-Token": self.token, **(headers or {})})
        answer = connection.getresponse()
        content = answer.read()
        connection.close()
        return answer.status, answer.headers, content

    def send_form(self, path, name, size, fields):
        """A form with a file that is made while it is sent."""
        head = b"".join(
            f'--b\r\nContent-Disposition: form-data; name="{key}"\r\n\r\n{value}\r\n'.encode()
            for key, value in [("csrf", self.token), *fields.items()])
        head += f'--b\r\nContent-Disposition: form-data; name="file"; filename="{name}"\r\n\r\n'.encode()
        tail = b"\r\n--b--\r\n"

        def parts():
            yield head + BEGINNING
            left = size - len(BEGINNING)
            while left > 0:
                yield BLOCK[:left]
                left -= len(BLOCK)
            yield tail

        length = str(len(head) + size + len(tail))
        return self.send("POST", path, parts(), {"Content-Type": "multipart/form-data; boundary=b", "Content-Length": length})


def content(size):
    whole = BEGINNING + BLOCK * (size // len(BLOCK) + 1)
    return whole[:size]


def begin(connection, name, size):
    body = urllib.parse.urlencode({"name": name, "size": size})
    status, headers, text = connection.send("POST", "/en/uploads", body, {"Content-Type": "application/x-www-form-urlencoded"})
    assert status == 201, text
    return headers["Location"]


def append(connection, address, part, at, digest=None):
    digest = digest or base64.b64encode(hashlib.sha256(part).digest()).decode()
    headers = {"Content-Type": "application/partial-upload", "Upload-Offset": str(at), "Content-Digest": f"sha-256=:{digest}:"}
    return connection.send("PATCH", address, part, headers)


def test_200_megabytes_come_and_go_with_flat_memory(fresh_site):
    connection = Connection(fresh_site, sign_in(fresh_site, COORDINATOR))
    connection.send_form(ADD, "small.pdf", 100_000, FIELDS)
    before = memory(fresh_site)
    status, headers, text = connection.send_form(ADD, "large.pdf", SIZE, FIELDS)
    assert status == 303, text[:2000]
    address = headers["Location"].partition("?")[0]
    assert memory(fresh_site, "VmHWM") - before < ROOM

    status, headers, whole = connection.send("GET", address + "/file")
    assert status == 200 and len(whole) == SIZE == int(headers["Content-Length"])
    assert whole.startswith(BEGINNING + BLOCK) and headers["ETag"]
    assert memory(fresh_site, "VmHWM") - before < ROOM
    status, headers, part = connection.send(
        "GET", address + "/file", headers={"Range": f"bytes={SIZE - 1000}-", "If-Range": headers["ETag"]})
    assert status == 206 and part == whole[-1000:]
    assert headers["Content-Range"] == f"bytes {SIZE - 1000}-{SIZE - 1}/{SIZE}"


def test_an_upload_goes_on_after_kill(fresh_site):
    person = sign_in(fresh_site, COORDINATOR)
    connection = Connection(fresh_site, person)
    whole = content(1_500_000)
    address = begin(connection, "report.pdf", len(whole))
    assert append(connection, address, whole[:524_288], 0)[0] == 204
    fresh_site.kill()
    fresh_site.start()
    status, headers, _ = connection.send("HEAD", address)
    assert status == 204 and headers["Upload-Offset"] == "524288" and headers["Upload-Complete"] == "?0"
    status, headers, _ = append(connection, address, whole[:1000], 0)
    assert status == 409 and headers["Upload-Offset"] == "524288"
    assert append(connection, address, whole[524_288:600_000], 524_288, digest="AAAA" * 10 + "AAA=")[0] == 460
    assert append(connection, address, whole[524_288:1_400_000], 524_288)[0] == 204
    status, headers, _ = append(connection, address, whole[1_400_000:], 1_400_000)
    assert status == 204 and headers["Upload-Complete"] == "?1"
    page = person.post(ADD, {**FIELDS, "upload": address.split("/")[-1]}, ADD)
    assert "Large report" in page.text
    assert connection.send("GET", page.path.partition("?")[0] + "/file")[2] == whole


def test_what_is_refused(fresh_site):
    connection = Connection(fresh_site, sign_in(fresh_site, COORDINATOR))
    body = urllib.parse.urlencode({"name": "a.pdf", "size": SIZE + 1})
    status, _, text = connection.send("POST", "/en/uploads", body, {"Content-Type": "application/x-www-form-urlencoded"})
    assert status == 422 and b"200 MB" in text
    address = begin(connection, "report.pdf", 8)
    status, _, text = append(connection, address, b"MZ\x90\0\3\0\0\0", 0)
    assert status == 422 and b"PDF" in text
    # Without the token, and for somebody else, there is nothing.
    connection.token = "0" * 128
    assert append(connection, begin_address(fresh_site), b"a", 0)[0] in (401, 403)
    stranger = Connection(fresh_site, sign_in(fresh_site, "karin.daleskog@example.org", ))
    assert stranger.send("HEAD", address)[0] == 404


def begin_address(site):
    return begin(Connection(site, sign_in(site, COORDINATOR)), "report.pdf", 8)


@pytest.mark.parametrize("name, plain", [
    ("Årsmöte Херсон.pdf", "_rsm_te ______.pdf"), ('a"; filename="b.exe', "a_; filename=_b.exe.pdf"), ("..%2f..%2fpasswd", None),
])
def test_names_cannot_write_headers(fresh_site, name, plain):
    connection = Connection(fresh_site, sign_in(fresh_site, COORDINATOR))
    status, headers, _ = connection.send_form(ADD, name.replace('"', "%22"), 2000, FIELDS)
    assert status == 303
    status, headers, _ = connection.send("HEAD", headers["Location"].partition("?")[0] + "/file")
    assert status == 200 and headers["X-Content-Type-Options"] == "nosniff" and "sandbox" in headers["Content-Security-Policy"]
    disposition = headers.get_all("Content-Disposition")
    assert len(disposition) == 1 and disposition[0].startswith('attachment; filename="')
    if plain:
        assert disposition[0].startswith(f'attachment; filename="{plain}"')
    if "Å" in name:
        assert disposition[0].endswith("filename*=UTF-8''" + urllib.parse.quote(name))
