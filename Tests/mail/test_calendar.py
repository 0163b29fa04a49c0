"""The calendar of due dates is one that calendar programs read."""

import datetime
import re
import urllib.request

import icalendar

from harness.kept_connection import sign_in


def test_the_calendar_is_read_by_another_program(fresh_site):
    person = sign_in(fresh_site, "signatory")["signatory"]
    page = person.post("/en/account/calendar", {}, page="/en/account/mail").text
    person.close()
    address = re.search(r"http://[^<]+/calendar/[0-9a-f]{64}", page)[0]
    with urllib.request.urlopen(address) as answer:
        assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
        calendar = icalendar.Calendar.from_ical(answer.read())
    assert calendar["VERSION"] == "2.0"
    for event in calendar.walk("VEVENT"):
        assert not event.errors
        assert isinstance(event["DTSTART"].dt, datetime.date)
        assert event["UID"] and event["SUMMARY"] and event["URL"].startswith(fresh_site.url)
