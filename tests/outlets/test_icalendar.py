"""Invitations, read back by icalendar; other readers are asked in `test_readers`."""

import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from icalendar import Calendar, Component

from bot.outgoing import CalendarEvent, Method
from bot.outlets.icalendar import invite
from bot.outlets.lines import UnsafeMailError
from bot.replies import T, name
from tests.outlets.letters import ANNA, BOT, EVENT, NOON, hostile, sly

QUARTER = timedelta(minutes=15)


def made(event: CalendarEvent) -> bytes:
    return invite(event, BOT.address, "sv").to(ANNA)


def event_in(ics: bytes) -> Component:
    (event,) = Calendar.from_ical(ics).walk("VEVENT")
    return event


def unfolded(ics: bytes) -> list[str]:
    return ics.decode().replace("\r\n ", "").split("\r\n")


def visible(words: str) -> str:
    """Without byte order marks, which icalendar's reader drops here and there."""
    return words.replace("\ufeff", "")


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


def test_the_calendar_rings_with_the_same_neutral_words_at_the_same_instant() -> None:
    before = timedelta(days=2, hours=22, minutes=30)

    (alarm,) = event_in(made(replace(EVENT, alarm=before))).walk("VALARM")

    assert (alarm["ACTION"], alarm["DESCRIPTION"]) == ("DISPLAY", "Samverkansmöte 7KQ4M")
    assert alarm.decoded("TRIGGER") == -before
    assert b"TRIGGER:-PT4230M\r\n" in made(replace(EVENT, alarm=before))


def test_without_an_alarm_there_is_none() -> None:
    assert b"VALARM" not in made(EVENT)


def test_words_that_look_like_an_alarm_do_not_move_the_attendee_into_it() -> None:
    trap = name("x\nBEGIN:VALARM\nEND:VEVENT\nATTENDEE:mailto:bo@ond.example")
    event = replace(EVENT, description=trap, alarm=timedelta(hours=1))

    read = event_in(made(event))

    assert read["ATTENDEE"] == f"mailto:{ANNA}"
    assert [each.name for each in read.walk()] == ["VEVENT", "VALARM"]


def test_what_is_not_known_is_left_out() -> None:
    event = event_in(made(replace(EVENT, location=None, link="")))

    assert "LOCATION" not in event
    assert "URL" not in event


@pytest.mark.parametrize(
    ("language", "when"), [("sv", "fre 12 mars kl. 13.15"), ("en", "Fri 12 March at 13:15")]
)
def test_texts_are_in_the_recipients_language(language: str, when: str) -> None:
    event = replace(EVENT, summary=T("name", of=EVENT.starts_at))

    ics = invite(event, BOT.address, language).to(ANNA)

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


@pytest.mark.parametrize("length", [1, 20, 80, 200])
def test_a_long_address_is_folded_too(length: int) -> None:
    to = f"{'a' * length}@{'skola.' * 20}example.se"

    ics = invite(EVENT, BOT.address, "sv").to(to)

    assert all(len(line) <= 75 for line in ics.split(b"\r\n"))
    assert event_in(ics)["ATTENDEE"] == f"mailto:{to}"


def test_lines_are_short_end_in_crlf_and_never_split_a_letter() -> None:
    ics = made(replace(EVENT, description=name("Åäö🗓 " * 200)))

    lines = ics.split(b"\r\n")
    assert lines[-1] == b""
    assert not any(b"\r" in line or b"\n" in line for line in lines)
    assert all(len(line) <= 75 for line in lines)
    assert all(line.decode() for line in lines[:-1])


@pytest.mark.parametrize("start", [datetime(2026, 10, 25, hour, 30, tzinfo=UTC) for hour in (0, 1)])
def test_the_hour_that_comes_twice_in_october_is_written_in_utc(start: datetime) -> None:
    lines = unfolded(made(replace(EVENT, starts_at=start, ends_at=start + QUARTER)))

    assert f"DTSTART:{start:%Y%m%dT%H%M%S}Z" in lines
    assert f"DTEND:{start + QUARTER:%Y%m%dT%H%M%S}Z" in lines


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
        invite(EVENT, BOT.address, "sv").to(bad)
    with pytest.raises(UnsafeMailError):
        invite(EVENT, bad, "sv")
