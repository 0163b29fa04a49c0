"""nginx in front of several processes, set as packaging/nginx/twinhall.conf tells operators to set it, without HTTPS."""

import re
import subprocess
import time
import urllib.error
import urllib.request

from harness.server import REPOSITORY, free_port

EXAMPLE = REPOSITORY / "packaging/nginx/twinhall.conf"


def without_https(example, port):
    """The example's second server, listening on a port of this machine; its redirect and everything about certificates go."""
    redirect = example.index("server {\n  listen 80")
    example = example[:redirect] + example[example.index("server {", redirect + 1):]
    lines = [line for line in example.splitlines() if not re.match(r"\s*(listen \[|ssl_|access_log|server_name)", line)]
    return re.sub(r"listen 443 ssl http2;", f"listen 127.0.0.1:{port};", "\n".join(lines))


def with_processes(example, ports):
    servers = "".join(f"  server 127.0.0.1:{port} max_fails=0;\n" for port in ports)
    return re.sub(r"(  #?server 127\.0\.0\.1:\d+ [^\n]*\n)+", servers, example, count=1)


class Proxy:
    """One nginx with its files in one folder; a `server` for `Person`."""

    def __init__(self, folder, ports):
        self.folder, self.port = folder, free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        site = with_processes(without_https(EXAMPLE.read_text(), self.port), ports)
        temporary = "".join(f"{name}_temp_path {folder}/{name};\n" for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
        (folder / "nginx.conf").write_text(
            f"daemon off;\npid {folder}/nginx.pid;\nerror_log {folder}/nginx.log warn;\nworker_processes 1;\n"
            f"events {{ worker_connections 512; }}\nhttp {{\naccess_log off;\n{temporary}{site}\n}}\n"
        )
        self.process = None

    def start(self, patience=20):
        command = ["/usr/sbin/nginx", "-p", str(self.folder), "-c", str(self.folder / "nginx.conf")]
        self.process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        deadline = time.monotonic() + patience
        while not self._answers():
            assert self.process.poll() is None and time.monotonic() < deadline, (self.folder / "nginx.log").read_text()
            time.sleep(0.05)
        return self

    def stop(self):
        self.process.terminate()
        self.process.wait(20)

    def _answers(self):
        try:
            urllib.request.urlopen(self.url + "/en", timeout=5).close()
            return True
        except OSError:
            return False
