"""Fresh copies of one demonstration database, on the database that this run is about."""

import os
import shutil
import subprocess
import uuid
from pathlib import Path

from harness.server import Server


class SQLiteDemonstration:
    """Loads the demonstration once; each copy is then a copied file."""

    def __init__(self, folder):
        self.template = Path(folder) / "template"
        self.template.mkdir(parents=True)
        self._server(self.template).run("demo")

    @staticmethod
    def _server(folder):
        return Server(folder, f"sqlite:{folder / 'twinhall.sqlite'}")

    def copy(self, folder):
        """Returns a server, not yet started, on a copy of database and files."""
        shutil.copytree(self.template, folder, dirs_exist_ok=True)
        return self._server(Path(folder))


class PostgreSQLDemonstration:
    """Loads the demonstration once; each copy is then a database made from that template."""

    def __init__(self, folder):
        self.connection = os.environ["TWINHALL_TEST_POSTGRESQL"]
        self.template = Path(folder) / "template"
        self.template.mkdir(parents=True)
        self.name = self._create()
        self._server(self.template, self.name).run("demo")

    def _server(self, folder, name):
        return Server(folder, database_url(self.connection, name))

    def _create(self, *clauses):
        name = f"twinhall_{uuid.uuid4().hex}"
        subprocess.run(
            ["psql", self.connection, "-q", "-c", " ".join([f"CREATE DATABASE {name}", *clauses])], check=True
        )
        return name

    def copy(self, folder):
        """Returns a server, not yet started, on a copy of database and files."""
        shutil.copytree(self.template, folder, dirs_exist_ok=True)
        return self._server(Path(folder), self._create("TEMPLATE", self.name))


def database_url(connection, name):
    """The address of another database on the same server, from `postgresql://…` or from `host=… user=… dbname=…`."""
    if "://" in connection:
        address, _, options = connection.partition("?")
        return f"{address.rpartition('/')[0]}/{name}" + (f"?{options}" if options else "")
    settings = dict(word.split("=", 1) for word in connection.split())
    options = "&".join(f"{key}={value}" for key, value in settings.items() if key not in ("user", "dbname"))
    return f"postgresql://{settings.get('user', '')}@/{name}?{options}"


def demonstration(folder):
    """The demonstration on SQLite, or on PostgreSQL when TWINHALL_TEST_DATABASE says so."""
    kinds = {"sqlite": SQLiteDemonstration, "postgresql": PostgreSQLDemonstration}
    return kinds[os.environ.get("TWINHALL_TEST_DATABASE", "sqlite")](folder)
