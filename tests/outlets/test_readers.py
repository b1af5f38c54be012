"""Invitations as calendars understand them: ical.js, libical, vobject and icalendar.

Each reader runs in a process of its own: libical in the system's Python (Debian's
gir1.2-ical-3.0 and python3-gi), ical.js in Node, and vobject because it keeps the first
VTIMEZONE it sees for the whole process.
"""

import json
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.outgoing import CalendarEvent, Method
from bot.outlets.icalendar import invite
from bot.replies import name
from tests.outlets.letters import ANNA, BOT, EVENT

QUARTER = timedelta(minutes=15)
STOCKHOLM = ZoneInfo("Europe/Stockholm")
ICAL_JS = Path(__file__).parents[1] / "emulators/read_ics.mjs"

VOBJECT = """
import json, sys, vobject
for ics in json.load(sys.stdin):
    event = vobject.readOne(ics).vevent
    print(json.dumps([
        event.dtstart.value.timestamp(), event.dtend.value.timestamp(),
        event.uid.value, int(event.sequence.value), event.summary.value, event.location.value,
        [each.value for each in event.attendee_list], len(event.contents.get("valarm", [])),
    ]))
"""

LIBICAL = """
import json, sys, gi
gi.require_version("ICalGLib", "3.0")
from gi.repository import ICalGLib as I
def at(time):
    return time.as_timet_with_zone(time.get_timezone())
def count(component, kind):
    one, found = component.get_first_component(kind), 0
    while one:
        one, found = component.get_next_component(kind), found + 1
    return found
def people(event):
    each = event.get_first_property(I.PropertyKind.ATTENDEE_PROPERTY)
    while each:
        yield each.get_attendee()
        each = event.get_next_property(I.PropertyKind.ATTENDEE_PROPERTY)
for ics in json.load(sys.stdin):
    calendar = I.Component.new_from_string(ics)
    event = calendar.get_first_component(I.ComponentKind.VEVENT_COMPONENT)
    assert "X-LIC-ERROR" not in calendar.as_ical_string()
    print(json.dumps([
        at(event.get_dtstart()), at(event.get_dtend()), event.get_uid(), event.get_sequence(),
        event.get_summary(), event.get_location(), list(people(event)),
        count(event, I.ComponentKind.VALARM_COMPONENT),
    ]))
"""

ICALENDAR = """
import json, sys
from icalendar import Calendar
for ics in json.load(sys.stdin):
    (event,) = Calendar.from_ical(ics).events
    print(json.dumps([
        event.start.timestamp(), event.end.timestamp(), event["UID"], event["SEQUENCE"],
        event["SUMMARY"], event["LOCATION"], event.attendees, len(event.walk("VALARM")),
    ]))
"""

READERS = {
    "icalendar": [sys.executable, "-c", ICALENDAR],
    "ical.js": ["node", str(ICAL_JS)],
    "libical": ["/usr/bin/python3", "-c", LIBICAL],
    "vobject": [sys.executable, "-c", VOBJECT],
}

Told = list[object]


def quarters(day: date, first: time, last: time) -> list[datetime]:
    """Every quarter of an hour between two local times, the doubled hour twice."""
    start = datetime.combine(day, first, STOCKHOLM).astimezone(UTC)
    end = datetime.combine(day, last, STOCKHOLM).astimezone(UTC)
    return [start + QUARTER * n for n in range((end - start) // QUARTER + 1)]


NIGHTS = [
    date(year, month, day + shift)
    for year, month, day in [(2026, 10, 25), (2027, 3, 28), (2045, 10, 29), (2045, 3, 26)]
    for shift in (-1, 0, 1)
]
STARTS = [start for night in NIGHTS for start in quarters(night, time(0, 30), time(4))]
STARTS += [datetime(2045, month, 15, 12, tzinfo=UTC) for month in (1, 7)]
# 2026 has an ISO week 53, which ends in 2027.
WEEK_53 = [date(2026, 12, 28) + timedelta(days=n) for n in range(7)]
STARTS += [start for day in WEEK_53 for start in quarters(day, time(8), time(17))]


@pytest.fixture(params=READERS)
def reader(request: pytest.FixtureRequest) -> list[str]:
    found: list[str] = READERS[request.param]
    return found


def told_by(reader: list[str], events: Sequence[CalendarEvent]) -> list[Told]:
    """What the reader makes of each event's file."""
    files = [invite(event, BOT.address, "sv").to(ANNA).decode() for event in events]
    ran = subprocess.run(
        reader, input=json.dumps(files), capture_output=True, text=True, check=False
    )
    assert ran.returncode == 0, ran.stderr
    return [json.loads(line) for line in ran.stdout.splitlines()]


def test_every_reader_sees_the_same_instants_over_both_nights_in_week_53_and_in_2045(
    reader: list[str],
) -> None:
    events = [replace(EVENT, starts_at=start, ends_at=start + QUARTER) for start in STARTS]

    read = told_by(reader, events)

    expected = [[start.timestamp(), (start + QUARTER).timestamp()] for start in STARTS]
    assert [each[:2] for each in read] == expected


def test_every_reader_sees_the_same_words_number_and_one_person(reader: list[str]) -> None:
    words = 'Möte; "Åsö", \\n: BEGIN:VALARM & <b>' + "ö" * 80
    event = replace(
        EVENT, sequence=3, summary=name(words), location=name(words), alarm=timedelta(hours=20)
    )

    (read,) = told_by(reader, [event])

    assert read[2:] == [EVENT.uid, 3, words, words, [f"mailto:{ANNA}"], 1]


def test_every_reader_takes_an_end_for_the_same_event(reader: list[str]) -> None:
    end = replace(EVENT, method=Method.CANCEL, sequence=1)

    first, last = told_by(reader, [EVENT, end])

    assert (first[2], first[3], last[2], last[3]) == (EVENT.uid, 0, EVENT.uid, 1)
