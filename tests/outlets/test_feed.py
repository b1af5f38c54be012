"""Feeds as calendars read them: whatever stands in a title, one event is one event.

Each reader runs in a process of its own, as in `test_readers`.
"""

import json
import re
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from bot.outgoing import CalendarFeed, FeedEvent
from bot.outlets.feed import calendar
from bot.outlets.lines import spaced
from bot.replies import T, name
from tests.outlets.test_readers import READERS

NOON = datetime(2027, 2, 11, 12, tzinfo=UTC)
EVENT = FeedEvent(
    uid="6f1c6a54-6f0c-4d86-8d47-3a4f2d7a7f11",
    sequence=2,
    starts_at=NOON,
    ends_at=NOON + timedelta(hours=1),
    summary=T("meetings.title", reference="7KQ4M"),
    location=name("Ekbackens skola, Ekvägen 4"),
    private=True,
    changed_at=NOON - timedelta(days=9),
)
FEED = CalendarFeed(T("feeds.calendar"), "sv", (EVENT,), busy=True)

SIGNS = ["\r\n", "\n", "\r", "\0", "\t", "\\", "\\n", "\\N", ";", ",", ":", '"', "^n", "=", "\x85"]
UNSEEN = ["\u2028", "\u202e", "\ud800", "\ufeff", "\u200b", "å", "e\u0308", "🙂", "x" * 70, " "]
LINES = ["BEGIN:VEVENT", "END:VEVENT", "END:VCALENDAR", "ATTENDEE:mailto:a@b.example", "URL:a:b"]
PIECES = st.sampled_from([*SIGNS, *UNSEEN, *LINES])
HOSTILE = st.lists(PIECES | st.text(max_size=3), min_size=1, max_size=12).map("".join)
BREAKING = "a\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nATTENDEE:mailto:a@b.example"

VOBJECT = """
import json, sys, vobject
read = vobject.readOne(json.load(sys.stdin))
events = read.contents.get("vevent", [])
print(json.dumps([
    [each.summary.value, each.location.value, each.uid.value, each.dtstart.value.timestamp(),
     each.dtend.value.timestamp(), sorted(each.contents)]
    for each in events
]))
"""

TIMES = ["dtend", "dtstamp", "dtstart", "last-modified"]
WORDS = ["class", "location", "sequence", "status", "summary", "transp", "uid"]
PROPERTIES = sorted([*TIMES, *WORDS])


def holding(*words: str) -> CalendarFeed:
    """A feed with an event for each of these titles, which are its places and its name too."""
    events = [replace(EVENT, summary=name(each), location=name(each)) for each in words]
    return CalendarFeed(name(words[0]), "sv", tuple(events), busy=True)


def shown(words: object) -> str:
    """Words as they are seen: a mark of byte order is not, and icalendar drops a leading one."""
    return spaced(str(words)).replace("\ufeff", "")


def by_vobject(file: bytes) -> list[list[object]]:
    ran = subprocess.run(
        [sys.executable, "-c", VOBJECT],
        input=json.dumps(file.decode()),
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    found: list[list[object]] = json.loads(ran.stdout)
    return found


@given(HOSTILE)
@example(BREAKING)
@example("C:\\Nytt")
def test_no_title_changes_the_shape_of_the_file(words: str) -> None:
    file = calendar(holding(words))

    lines = file.split(b"\r\n")
    assert all(len(line) <= 75 and b"\n" not in line and b"\r" not in line for line in lines)
    unfolded = file.replace(b"\r\n ", b"").decode().split("\r\n")
    assert [line for line in unfolded if not re.match(r"[A-Z-]+[:;]", line)] == [""]
    (event,) = Calendar.from_ical(file).events
    assert sorted(map(str.lower, event)) == PROPERTIES
    assert shown(event["SUMMARY"]) == shown(event["LOCATION"]) == shown(words)


@settings(max_examples=20)
@given(st.lists(HOSTILE, min_size=1, max_size=40))
@example([BREAKING, "C:\\Nytt"])
def test_vobject_reads_each_title_as_it_was_written(words: list[str]) -> None:
    read = by_vobject(calendar(holding(*words)))

    assert [[shown(each) for each in event[:2]] for event in read] == [
        [shown(each), shown(each)] for each in words
    ]
    times = [NOON.timestamp(), NOON.timestamp() + 3600]
    assert [event[2:] for event in read] == [[EVENT.uid, *times, PROPERTIES]] * len(words)


@pytest.mark.parametrize("reader", ["ical.js", "libical"])
def test_other_readers_see_the_same_on_both_nights(reader: str) -> None:
    starts = [
        datetime(2026, 10, 25, 0, 30, tzinfo=UTC) + timedelta(minutes=30 * n) for n in range(4)
    ] + [datetime(2027, 3, 28, 0, 30, tzinfo=UTC) + timedelta(minutes=30 * n) for n in range(4)]
    quarter = timedelta(minutes=15)
    events = [replace(EVENT, starts_at=each, ends_at=each + quarter) for each in starts]
    files = [calendar(replace(FEED, events=(each,))).decode() for each in events]

    ran = subprocess.run(
        READERS[reader], input=json.dumps(files), capture_output=True, text=True, check=True
    )

    read = [json.loads(line) for line in ran.stdout.splitlines()]
    words = [EVENT.uid, 2, "Samverkansmöte 7KQ4M", "Ekbackens skola, Ekvägen 4", [], 0]
    assert read == [[each.timestamp(), (each + quarter).timestamp(), *words] for each in starts]


def test_a_feed_without_meetings_is_a_calendar_all_the_same() -> None:
    file = calendar(replace(FEED, events=()))

    read = Calendar.from_ical(file)
    assert (read.events, read["X-WR-CALNAME"]) == ([], "Samordnaren: mina möten")
    assert by_vobject(file) == []
    assert len(read.subcomponents) == 1


def test_a_teams_meetings_take_nobodys_time() -> None:
    (own,) = Calendar.from_ical(calendar(FEED)).events
    (of_team,) = Calendar.from_ical(calendar(replace(FEED, busy=False))).events

    assert (own["TRANSP"], of_team["TRANSP"]) == ("OPAQUE", "TRANSPARENT")


def test_a_meeting_that_is_nobodys_secret_is_not_marked_as_one_and_needs_no_place() -> None:
    open_to_all = replace(EVENT, private=False, location=None, summary=name("Samverkansforum"))

    (read,) = Calendar.from_ical(calendar(replace(FEED, events=(open_to_all,)))).events

    assert "CLASS" not in read
    assert "LOCATION" not in read
    assert read["SUMMARY"] == "Samverkansforum"


def test_the_same_feed_is_the_same_file() -> None:
    assert calendar(FEED) == calendar(replace(FEED, events=(replace(EVENT),)))
