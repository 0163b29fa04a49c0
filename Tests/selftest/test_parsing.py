"""Small readers of output: sign-in links, database names, result files, raw answers."""

from harness.databases import database_url
from harness.raw_http import statuses
from harness.sign_in import parse_links
from tools.count_results import count


def test_sign_in_lines_are_found_among_others():
    output = "Loaded 60 bodies.\nsign-in office http://127.0.0.1:1/sign-in/abc\nsign-in party http://127.0.0.1:1/sign-in/def\n"
    assert parse_links(output) == {"office": "http://127.0.0.1:1/sign-in/abc", "party": "http://127.0.0.1:1/sign-in/def"}


def test_another_database_keeps_the_socket_folder():
    assert database_url("postgresql://a@/old?host=/tmp/x/y", "new") == "postgresql://a@/new?host=/tmp/x/y"
    assert database_url("host=/tmp/x/y user=a dbname=old", "new") == "postgresql://a@/new?host=/tmp/x/y"
    assert database_url("postgresql://a@localhost/old", "new") == "postgresql://a@localhost/new"


def test_results_of_several_files_are_added_up(tmp_path):
    (tmp_path / "a.xml").write_text('<testsuites><testsuite tests="5" failures="1" errors="1" skipped="1"/></testsuites>')
    (tmp_path / "b.xml").write_text('<testsuites><testsuite tests="2" failures="0" errors="0"/></testsuites>')
    assert count(tmp_path) == (4, 2, 1)


def test_statuses_of_a_stream_are_read_in_order():
    assert statuses(b"HTTP/1.1 200 OK\r\nA: b\r\n\r\nHTTP/1.1 404 Not Found\r\n\r\n") == [200, 404]
    assert statuses(b"") == []
