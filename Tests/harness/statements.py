"""SQL on a server's database, for what no page shows or does in time."""

import sqlite3
import subprocess


def run_sql(server, statement):
    """Runs one statement; returns the rows, each a list of texts."""
    database = server.environment["TWINHALL_DATABASE"]
    if database.startswith("sqlite:"):
        with sqlite3.connect(database.removeprefix("sqlite:"), timeout=30) as connection:
            return [[str(value) for value in row] for row in connection.execute(statement)]
    done = subprocess.run(["psql", database, "-q", "-A", "-t", "-c", statement], check=True, capture_output=True, text=True)
    return [line.split("|") for line in done.stdout.splitlines()]
