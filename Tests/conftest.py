"""Fixtures that every kind of test shares."""

import pytest

from harness.databases import demonstration as load_demonstration


@pytest.fixture(scope="session")
def demonstration(tmp_path_factory):
    return load_demonstration(tmp_path_factory.mktemp("demonstration"))


def served(demonstration, folder):
    server = demonstration.copy(folder).start()
    yield server
    server.stop()


@pytest.fixture(scope="module")
def site(demonstration, tmp_path_factory):
    """A running server on the demonstration, shared by the tests of one module: read only."""
    yield from served(demonstration, tmp_path_factory.mktemp("site"))


@pytest.fixture
def fresh_site(demonstration, tmp_path):
    """A running server on a demonstration of its own, for a test that writes."""
    yield from served(demonstration, tmp_path)
