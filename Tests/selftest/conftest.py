"""A tiny site with good and bad pages, to see that the checks can fail."""

import http.server
import threading
from types import SimpleNamespace

import pytest

from browser.conftest import browser, chromium, validator  # noqa: F401 (fixtures)

GOOD = """<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Good</title>
<meta name="viewport" content="width=device-width"></head>
<body><main><h1>Good</h1><p>Text</p></main></body></html>"""

BAD = """<!DOCTYPE html><html><head><meta charset="utf-8"><title></title>
<meta name="viewport" content="width=device-width"></head>
<body><main><img src="missing.png"><p style="color:#bbb;background:#fff">Pale</p><p><div>Wrong</div></p>
<div style="width:900px">Wide</div></main><script>throw new Error("broken")</script></body></html>"""


class Pages(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        html = {"/good": GOOD, "/bad": BAD, "/favicon.ico": " "}.get(self.path)
        body = (html or "no").encode()
        self.send_response(200 if html else 404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Content-Security-Policy", "default-src 'self'; style-src 'self' 'unsafe-inline'; script-src 'self' 'unsafe-inline'")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *arguments):
        pass


@pytest.fixture(scope="session")
def tiny_site():
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Pages)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield SimpleNamespace(url=f"http://127.0.0.1:{server.server_port}")
    server.shutdown()
