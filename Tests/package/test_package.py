"""The Debian package in a Debian of its own: installed, running, upgraded, removed, purged."""

import json
import os
import shutil
import subprocess
import time
import urllib.request
from pathlib import Path

import pytest

from harness.server import REPOSITORY, free_port

AS_ROOT = [] if os.geteuid() == 0 else ["sudo", "-n"]


def run(*command, **options):
    done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True, **options)
    assert done.returncode == 0, f"{' '.join(map(str, command))} ended with {done.returncode}:\n{done.stdout[-3000:]}{done.stderr[-3000:]}"
    return done.stdout


def mirror():
    """The first archive that this machine gets its packages from."""
    return run("apt-get", "indextargets", "--format", "$(REPO_URI)", "Created-By: Packages").splitlines()[0]


class Debian:
    """A folder with a small Debian 12 in it, whose commands run there."""

    def __init__(self, folder):
        self.folder = folder
        run(*AS_ROOT, "debootstrap", "--variant=minbase", "bookworm", str(folder), mirror())
        # It gets its packages where this machine does.
        for name in ("sources.list", "sources.list.d", "apt.conf.d", "trusted.gpg.d", "auth.conf.d"):
            if Path("/etc/apt", name).exists():
                run(*AS_ROOT, "cp", "-rT", f"/etc/apt/{name}", f"{folder}/etc/apt/{name}")
        # The runtime of Swift reads a command's own words there.
        run(*AS_ROOT, "mount", "-t", "proc", "proc", f"{folder}/proc")
        self.root("apt-get", "-q", "update")
        # Units are checked by the service manager's own tools; it does not run here.
        self.root("apt-get", "-q", "install", "-y", "--no-install-recommends", "systemd", "logrotate", "procps", "sudo")

    def root(self, *command):
        return run(*AS_ROOT, "chroot", str(self.folder), "/usr/bin/env", "-i", "PATH=/usr/sbin:/usr/bin:/sbin:/bin",
                   "DEBIAN_FRONTEND=noninteractive", "LC_ALL=C.UTF-8", *command)

    def service(self, *command):
        return self.root("sudo", "-u", "twinhall", *command)

    def install(self, package):
        run(*AS_ROOT, "cp", str(package), f"{self.folder}/srv/")
        return self.root("apt-get", "-q", "install", "-y", "--no-install-recommends", "--allow-downgrades", f"/srv/{package.name}")

    def start(self, *command):
        return subprocess.Popen(
            [*AS_ROOT, "chroot", str(self.folder), "/usr/bin/env", "-i", "PATH=/usr/bin:/bin", "sudo", "-u", "twinhall", *command],
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)

    def exists(self, path):
        return subprocess.run([*AS_ROOT, "test", "-e", f"{self.folder}{path}"]).returncode == 0


@pytest.fixture(scope="module")
def packages(tmp_path_factory):
    """The package of this tree, and the same one under a later version."""
    folder, built = tmp_path_factory.mktemp("packages"), []
    for version in ("0.1.0", "0.1.1"):
        path = run(str(REPOSITORY / "scripts/deb.sh"), version).splitlines()[-1]
        built.append(Path(shutil.copy(REPOSITORY / path, folder)))
    return built


@pytest.fixture(scope="module")
def debian(tmp_path_factory):
    folder = tmp_path_factory.mktemp("debian") / "debian"
    try:
        yield Debian(folder)
    finally:
        subprocess.run([*AS_ROOT, "umount", f"{folder}/proc"])
        run(*AS_ROOT, "rm", "-rf", "--one-file-system", str(folder))


def answer(port, path="/en"):
    deadline = time.monotonic() + 30
    while True:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=5) as response:
                return response.status, response.read().decode()
        except OSError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.1)


def set_up(debian, port):
    settings = (
        f"TWINHALL_ENVIRONMENT=development\nTWINHALL_DATA=/var/lib/twinhall\nTWINHALL_ADDRESS=127.0.0.1:{port}\n"
        f"TWINHALL_URL=http://127.0.0.1:{port}\n"
    )
    run(*AS_ROOT, "sh", "-c", f"cat >{debian.folder}/etc/twinhall/twinhall.conf <<'END'\n{settings}END")


def serves(debian, port):
    process = debian.start("twinhall", "serve")
    try:
        status, text = answer(port)
    finally:
        debian.root("pkill", "-TERM", "-x", "-u", "twinhall", "twinhall")
        output = process.communicate(timeout=30)[0]
    assert status == 200 and process.returncode == 0, output
    return text


def test_the_package_is_installed_upgraded_and_removed(debian, packages):
    first, second = packages
    port = free_port()
    debian.install(first)
    assert "twinhall" in debian.root("twinhall", "--version")
    assert debian.root("stat", "-c", "%U %G %a", "/etc/twinhall/twinhall.conf").strip() == "root twinhall 640"
    assert debian.root("stat", "-c", "%U %G %a", "/var/lib/twinhall").strip() == "twinhall twinhall 750"

    # As it comes it names what has to be set, and nothing else can be done with it.
    unset = subprocess.run([*AS_ROOT, "chroot", str(debian.folder), "sudo", "-u", "twinhall", "twinhall", "doctor"],
                           capture_output=True, text=True)
    assert unset.returncode == 1 and "TWINHALL_URL" in unset.stdout + unset.stderr

    set_up(debian, port)
    debian.service("twinhall", "user", "first@example.org", "First Person")
    assert "<html" in serves(debian, port)
    debian.service("twinhall", "doctor")
    refused = subprocess.run([*AS_ROOT, "chroot", str(debian.folder), "twinhall", "doctor"], capture_output=True, text=True)
    assert refused.returncode == 1 and "sudo -u twinhall" in refused.stdout + refused.stderr

    entries = debian.service("twinhall", "audit", "verify")
    debian.install(second)
    assert debian.root("dpkg-query", "-W", "-f", "${Version}", "twinhall") == "0.1.1"
    assert f"127.0.0.1:{port}" in debian.root("cat", "/etc/twinhall/twinhall.conf"), "settings survive the upgrade"
    assert debian.service("twinhall", "audit", "verify") == entries, "data survives the upgrade"
    assert "<html" in serves(debian, port)

    debian.root("apt-get", "-q", "remove", "-y", "twinhall")
    assert not debian.exists("/usr/bin/twinhall")
    assert debian.exists("/etc/twinhall/twinhall.conf") and debian.exists("/var/lib/twinhall/twinhall.sqlite")
    debian.install(second)
    assert "<html" in serves(debian, port)
    debian.root("apt-get", "-q", "purge", "-y", "twinhall")
    assert not debian.exists("/etc/twinhall/twinhall.conf") and not debian.exists("/var/log/twinhall")
    assert debian.exists("/var/lib/twinhall/twinhall.sqlite"), "what people have written stays"


def test_the_units_are_right_and_closed(debian, packages):
    debian.install(packages[0])
    units = ["twinhall.service", "twinhall@8081.service", "twinhall-work@1.service", "twinhall-backup.service", "twinhall-backup.timer"]
    debian.root("systemd-analyze", "verify", *(f"/lib/systemd/system/{unit}" for unit in units))
    for unit in units[:4]:
        table = debian.root("systemd-analyze", "security", "--offline=true", "--threshold=20", "--json=short",
                            f"/lib/systemd/system/{unit.replace('@8081', '@').replace('@1', '@')}")
        assert json.loads(table), unit


def test_the_log_is_turned(debian, packages):
    debian.install(packages[0])
    debian.service("sh", "-c", "echo line >/var/log/twinhall/twinhall.log")
    debian.root("logrotate", "--force", "/etc/logrotate.d/twinhall")
    assert debian.root("cat", "/var/log/twinhall/twinhall.log") == ""
    assert debian.root("cat", "/var/log/twinhall/twinhall.log.1") == "line\n"
