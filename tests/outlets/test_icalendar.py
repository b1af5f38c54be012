"""Invitations, read back by two libraries that did not agree beforehand."""

import json
import re
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from icalendar import Calendar, Component

from bot.outgoing import CalendarEvent, Method
from bot.outlets.icalendar import calendar
from bot.outlets.lines import UnsafeMailError
from bot.replies import T, name
from tests.outlets.letters import ANNA, BOT, EVENT, NOON, hostile, sly

QUARTER = timedelta(minutes=15)
STOCKHOLM = ZoneInfo("Europe/Stockholm")

# vobject keeps the first VTIMEZONE it sees for the whole process, hence a process of its own.
READ_WITH_VOBJECT = """
import json, sys, vobject
for ics in json.load(sys.stdin):
    event = vobject.readOne(ics).vevent
    print(event.dtstart.value.timestamp(), event.dtend.value.timestamp())
"""


def made(event: CalendarEvent) -> bytes:
    return calendar(event, BOT.address, ANNA, "sv")


def event_in(ics: bytes) -> Component:
    (event,) = Calendar.from_ical(ics).walk("VEVENT")
    return event


def unfolded(ics: bytes) -> list[str]:
    return ics.decode().replace("\r\n ", "").split("\r\n")


def visible(words: str) -> str:
    """Without byte order marks, which icalendar's reader drops here and there."""
    return words.replace("\ufeff", "")


def night_quarters(day: date) -> list[datetime]:
    """Every quarter of an hour from 00:30 to 04:00 local time, the doubled hour twice."""
    start = datetime.combine(day, time(0, 30), STOCKHOLM).astimezone(UTC)
    end = datetime.combine(day, time(4), STOCKHOLM).astimezone(UTC)
    return [start + QUARTER * n for n in range((end - start) // QUARTER + 1)]


NIGHTS = [
    date(year, month, day + shift)
    for year, month, day in [(2026, 10, 25), (2027, 3, 28), (2045, 10, 29), (2045, 3, 26)]
    for shift in (-1, 0, 1)
]
STARTS = [start for night in NIGHTS for start in night_quarters(night)]
STARTS += [datetime(2045, month, 15, 12, tzinfo=UTC) for month in (1, 7)]


def test_the_invitation_says_when_where_and_what() -> None:
    event = event_in(made(EVENT))

    assert event["SUMMARY"] == "Samverkansmöte 7KQ4M"
    assert event["LOCATION"] == "Rum Åland, våning 2"
    assert event["DESCRIPTION"] == "Ta med kalendern.\nVälkommen!"
    assert event["URL"] == "https://video.example.se/m/7kq4m?a=1&b=2"
    assert event["UID"] == "7f3c9a52@samordna.example.se"
    assert event.decoded("DTSTAMP") == NOON
    assert (event["STATUS"], event["TRANSP"]) == ("CONFIRMED", "OPAQUE")


def test_times_are_written_by_the_wall_clock() -> None:
    lines = unfolded(made(EVENT))

    assert "DTSTART;TZID=Europe/Stockholm:20270312T131500" in lines
    assert "DTEND;TZID=Europe/Stockholm:20270312T141500" in lines


def test_the_recipient_is_the_only_attendee_and_is_asked_to_answer() -> None:
    ics = made(EVENT)

    (attendee,) = [line for line in unfolded(ics) if line.startswith("ATTENDEE")]
    assert attendee.endswith(f":mailto:{ANNA}")
    assert {"RSVP=TRUE", "PARTSTAT=NEEDS-ACTION"} < set(attendee.split(":")[0].split(";"))


def test_no_address_but_the_recipients_and_the_bots_is_in_the_file() -> None:
    found = set(re.findall(r"mailto:(\S+)", "\n".join(unfolded(made(EVENT)))))

    assert found == {ANNA, BOT.address}


def test_the_bot_is_the_organizer() -> None:
    organizer = event_in(made(EVENT))["ORGANIZER"]

    assert organizer == f"mailto:{BOT.address}"
    assert organizer.params["CN"] == "Samordnaren"


def test_the_method_belongs_to_the_calendar_and_not_to_the_event() -> None:
    ics = made(EVENT)

    assert Calendar.from_ical(ics)["METHOD"] == "REQUEST"
    assert "METHOD" not in event_in(ics)


def test_moving_keeps_the_uid_and_raises_the_sequence() -> None:
    later = replace(EVENT, sequence=1, starts_at=EVENT.starts_at + QUARTER)

    before, after = event_in(made(EVENT)), event_in(made(later))

    assert before["UID"] == after["UID"]
    assert (before["SEQUENCE"], after["SEQUENCE"]) == (0, 1)


def test_cancelling_keeps_the_uid_and_says_so_in_method_and_status() -> None:
    ics = made(replace(EVENT, method=Method.CANCEL, sequence=2))

    assert Calendar.from_ical(ics)["METHOD"] == "CANCEL"
    assert event_in(ics)["STATUS"] == "CANCELLED"
    assert event_in(ics)["UID"] == EVENT.uid
    assert event_in(ics)["SEQUENCE"] == 2


@pytest.mark.parametrize(("private", "classes"), [(True, ["CLASS:PRIVATE"]), (False, [])])
def test_an_individual_meeting_is_marked_private(*, private: bool, classes: list[str]) -> None:
    lines = unfolded(made(replace(EVENT, private=private)))

    assert [line for line in lines if line.startswith("CLASS")] == classes


def test_what_is_not_known_is_left_out() -> None:
    event = event_in(made(replace(EVENT, location=None, link="")))

    assert "LOCATION" not in event
    assert "URL" not in event


@pytest.mark.parametrize(
    ("language", "when"), [("sv", "fre 12 mars kl. 13.15"), ("en", "Fri 12 March at 13:15")]
)
def test_texts_are_in_the_recipients_language(language: str, when: str) -> None:
    event = replace(EVENT, summary=T("name", of=EVENT.starts_at))

    ics = calendar(event, BOT.address, ANNA, language)

    assert event_in(ics)["SUMMARY"] == when


def test_the_time_zone_is_two_yearly_rules_without_listed_dates_or_end() -> None:
    ics = made(EVENT)

    rules = [line for line in unfolded(ics) if line.startswith(("DTSTART:", "RRULE"))]
    assert rules == [
        "DTSTART:19701025T030000",
        "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10",
        "DTSTART:19700329T020000",
        "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3",
    ]
    assert b"RDATE" not in ics


def test_another_time_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="no time zone rules"):
        made(replace(EVENT, zone="Europe/Helsinki"))


def test_lines_are_short_end_in_crlf_and_never_split_a_letter() -> None:
    ics = made(replace(EVENT, description=name("Åäö🗓 " * 200)))

    lines = ics.split(b"\r\n")
    assert lines[-1] == b""
    assert not any(b"\r" in line or b"\n" in line for line in lines)
    assert all(len(line) <= 75 for line in lines)
    assert all(line.decode() for line in lines[:-1])


def test_icalendar_reads_the_same_instants_over_both_nights_and_in_2045() -> None:
    events = [replace(EVENT, starts_at=start, ends_at=start + QUARTER) for start in STARTS]

    read = [event_in(made(event)) for event in events]

    # As seconds: Python calls times of the doubled hour unequal across zones.
    expected = [start.timestamp() for start in STARTS]
    assert [one.decoded("DTSTART").timestamp() for one in read] == expected
    assert [one.decoded("DTEND").timestamp() - 15 * 60 for one in read] == expected


def test_vobject_reads_the_same_instants_over_both_nights_and_in_2045() -> None:
    events = [replace(EVENT, starts_at=start, ends_at=start + QUARTER) for start in STARTS]
    files = json.dumps([made(event).decode() for event in events])

    told = subprocess.run(
        [sys.executable, "-c", READ_WITH_VOBJECT],
        input=files, capture_output=True, text=True, check=True,
    ).stdout  # fmt: skip

    expected = [(start.timestamp(), (start + QUARTER).timestamp()) for start in STARTS]
    assert [tuple(map(float, line.split())) for line in told.splitlines()] == expected


def test_the_second_time_round_in_october_is_written_in_utc() -> None:
    start = datetime(2026, 10, 25, 1, 30, tzinfo=UTC)

    lines = unfolded(made(replace(EVENT, starts_at=start, ends_at=start + QUARTER)))

    assert "DTSTART:20261025T013000Z" in lines
    assert "DTEND:20261025T014500Z" in lines


@settings(deadline=None)
@given(words=hostile | sly)
def test_hostile_words_change_no_property_but_their_own(words: str) -> None:
    event = replace(EVENT, summary=name(words), location=name(words), description=name(words))
    try:
        ics = made(event)
    except UnsafeMailError:
        return

    read = event_in(ics)

    assert sorted(read) == sorted(event_in(made(EVENT)))
    for field in ("SUMMARY", "LOCATION"):
        assert visible(str(read[field])) == visible(words)
    assert len(Calendar.from_ical(ics).walk()) == 5


@pytest.mark.parametrize(
    "event",
    [
        replace(EVENT, uid="x\r\nATTENDEE:mailto:bo@ond.example"),
        replace(EVENT, link="https://x.example/\r\nATTENDEE:mailto:bo@ond.example"),
        replace(EVENT, link="https://x.example/a b"),
        replace(EVENT, summary=name("två\nrader")),
        replace(EVENT, location=name("x\0")),
        replace(EVENT, description=name("x\r\ny")),
    ],
)
def test_a_value_that_ends_its_line_is_refused(event: CalendarEvent) -> None:
    with pytest.raises(UnsafeMailError):
        made(event)


@pytest.mark.parametrize(
    "bad", ["anna", "anna@x.example\r\nX:1", "mailto:anna@x.example,b@x.example"]
)
def test_an_address_that_is_not_one_is_refused(bad: str) -> None:
    with pytest.raises(UnsafeMailError):
        calendar(EVENT, BOT.address, bad, "sv")
    with pytest.raises(UnsafeMailError):
        calendar(EVENT, bad, ANNA, "sv")
