"""Every address pattern of the site, from the table of rights that the Swift tests keep up to date."""

import functools
import re
from pathlib import Path

TABLE = Path(__file__).resolve().parents[1] / "Golden" / "endpoints.txt"


@functools.cache
def endpoints():
    """[(method, pattern)] such as ("GET", "/office/rounds/{round}")."""
    lines = TABLE.read_text().splitlines()
    return [tuple(line.split()[:2]) for line in lines if re.match(r"(GET|POST) /", line)]


def filled(pattern, value):
    """The path of a pattern with `value()` for each parameter."""
    return re.sub(r"\{[^}]*\}", lambda _: value(), pattern)
