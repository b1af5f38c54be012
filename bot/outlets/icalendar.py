"""Calendar invitations by mail (iMIP, RFC 6047): one event, one attendee, nobody else's address."""

from datetime import datetime
from functools import cache
from zoneinfo import ZoneInfo

from icalendar import Calendar, Component, Event, Timezone, vCalAddress, vText

from bot.outgoing import CalendarEvent, Method
from bot.outlets.lines import UnsafeMailError, address, one_line, some_lines
from bot.texts import render

ZONE = "Europe/Stockholm"

# Written by hand: `Timezone.from_tzinfo` lists dates (RDATE), which Outlook misreads, gets the
# spring hour wrong and ends in 2038. Rules by year, as Outlook wants them, have no end.
# Source: EU directive 2000/84/EC, last Sundays of March and October at 01:00 UTC.
STOCKHOLM = """\
BEGIN:VTIMEZONE
TZID:Europe/Stockholm
BEGIN:STANDARD
DTSTART:19701025T030000
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10
TZNAME:CET
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:19700329T020000
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3
TZNAME:CEST
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
END:DAYLIGHT
END:VTIMEZONE
"""


def calendar(event: CalendarEvent, organizer: str, attendee: str, language: str) -> bytes:
    """The calendar file for one attendee: CRLF, folded, UTF-8.

    Args:
        event: Texts are rendered in *language*.
        organizer: The bot's own address; also the envelope sender, or Outlook shows no buttons.
        attendee: Whom the mail goes to.
        language: As in `Letter`.

    Raises:
        UnsafeMailError: a text or an address would change the shape of the file.
        ValueError: the event's zone is not Europe/Stockholm, the only one we have rules for.
    """
    if event.zone != ZONE:
        raise ValueError("no time zone rules")
    made = Calendar()
    made.add("PRODID", "-//Samordnaren//samordna//SV")
    made.add("VERSION", "2.0")
    made.add("METHOD", event.method.value)
    made.add_component(_stockholm())
    made.add_component(_event(event, organizer, attendee, language))
    return bytes(made.to_ical())


@cache
def _stockholm() -> Component:
    return Timezone.from_ical(STOCKHOLM)


def _event(event: CalendarEvent, organizer: str, attendee: str, language: str) -> Event:
    made = Event()
    made.add("UID", one_line(event.uid))
    made.add("SEQUENCE", event.sequence)
    made.add("DTSTAMP", event.stamped_at)
    for name, at in zip(("DTSTART", "DTEND"), _wall(event), strict=True):
        made.add(name, at)
    made.add("SUMMARY", one_line(render(event.summary, language)))
    made.add("DESCRIPTION", some_lines(render(event.description, language)))
    if event.location is not None:
        made.add("LOCATION", one_line(render(event.location, language)))
    if event.link:
        made.add("URL", _link(event.link))
    if event.private:
        made.add("CLASS", "PRIVATE")
    made.add("STATUS", "CANCELLED" if event.method is Method.CANCEL else "CONFIRMED")
    made.add("TRANSP", "OPAQUE")
    made.add("ORGANIZER", _organizer(organizer))
    made.add("ATTENDEE", _attendee(attendee))
    return made


def _wall(event: CalendarEvent) -> tuple[datetime, datetime]:
    """Start and end by the wall clock.

    In UTC instead when one lies in the hour that comes twice in October, the second time
    round: a local time with TZID always means the first (RFC 5545, 3.3.5).
    """
    start = event.starts_at.astimezone(ZoneInfo(ZONE))
    end = event.ends_at.astimezone(ZoneInfo(ZONE))
    return (event.starts_at, event.ends_at) if start.fold or end.fold else (start, end)


def _link(url: str) -> str:
    if any(character.isspace() for character in one_line(url)):
        raise UnsafeMailError("space in a link")
    return url


def _organizer(of: str) -> vCalAddress:
    made = vCalAddress(f"mailto:{address(of)}")
    made.params["CN"] = vText("Samordnaren")
    return made


def _attendee(of: str) -> vCalAddress:
    made = vCalAddress(f"mailto:{address(of)}")
    made.params["ROLE"] = vText("REQ-PARTICIPANT")
    made.params["PARTSTAT"] = vText("NEEDS-ACTION")
    made.params["RSVP"] = vText("TRUE")
    return made
