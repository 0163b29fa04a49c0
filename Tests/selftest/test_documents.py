"""Files and folders that the documents name are there, so that a reader never follows a name into nothing."""

import pathlib
import re

import pytest

ROOT = pathlib.Path(__file__).resolve().parents[2]
DOCUMENTS = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]
FOLDERS = ("Sources/", "Tests/", "docs/", "scripts/", ".ci/")


def named_paths(text):
    """What stands alone in backticks and begins with a folder of the repository."""
    return [name for name in re.findall(r"`([^`\s]+)`", text) if name.startswith(FOLDERS)]


def link_targets(text):
    """Targets of links to files; pictures and the web are left out."""
    targets = re.findall(r"(?<!!)\[[^\]]*\]\(([^)#\s]+)", text)
    return [target for target in targets if "://" not in target and not target.startswith("mailto:")]


def missing(document):
    text = document.read_text(encoding="utf-8")
    places = [(name, ROOT / name) for name in named_paths(text)]
    places += [(target, document.parent / target) for target in link_targets(text)]
    return [name for name, place in places if not place.exists()]


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_file_that_a_document_names_is_there(document):
    assert missing(document) == []


def test_a_name_of_a_file_that_is_not_there_is_found(tmp_path):
    document = tmp_path / "page.md"
    document.write_text("`Sources/Domain` and `Sources/Nowhere.swift`, `swift build`, [a](b.md), ![c](d.png), [e](https://example.org/)")
    assert missing(document) == ["Sources/Nowhere.swift", "b.md"]
