"""A store of lines over HTTP: `careful` keeps a line before it says so, `forgetful` afterwards."""

import http.server
import os
import sys
import threading
import time

DATA = os.path.join(os.environ["TWINHALL_DATA"], "lines")
LOCK = threading.Lock()


def keep(line):
    with LOCK, open(DATA, "ab") as file:
        file.write(line + b"\n")
        file.flush()
        os.fsync(file.fileno())


def keep_later(line):
    time.sleep(0.05)
    keep(line)


class Store(http.server.BaseHTTPRequestHandler):
    def do_POST(self):
        line = self.rfile.read(int(self.headers["Content-Length"]))
        if sys.argv[1] == "careful":
            keep(line)
        else:
            threading.Thread(target=keep_later, args=(line,), daemon=True).start()
        self.answer(line)

    def do_GET(self):
        self.answer(open(DATA, "rb").read() if os.path.exists(DATA) else b"")

    def answer(self, body):
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *arguments):
        pass


host, port = os.environ["TWINHALL_ADDRESS"].split(":")
http.server.ThreadingHTTPServer((host, int(port)), Store).serve_forever()
