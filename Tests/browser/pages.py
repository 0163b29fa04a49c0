"""Every type of page, each with one address to stand for it. A new page gets a row here."""

from typing import NamedTuple


class Page(NamedTuple):
    name: str
    path: str
    # A role of the demonstration (see `twinhall demo --links`), or nobody in particular.
    role: str = "visitor"
    # First view on the wire, docs/architecture.md: 14 kB for public pages, 30 kB for forms and members' pages.
    kilobytes: int = 14
    requests: int = 3


PAGES = [
    Page("front", "/"),
]
