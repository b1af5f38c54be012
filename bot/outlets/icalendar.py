"""Calendar invitations by mail (iMIP, RFC 6047): one event, one attendee, nobody else's address."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo

from icalendar import Alarm, Calendar, Component, Event, Timezone, vCalAddress, vText

from bot.outgoing import CalendarEvent, Method
from bot.outlets.lines import UnsafeMailError, address, one_line, some_lines
from bot.texts import render

ZONE = "Europe/Stockholm"
LONGEST = 75

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


@dataclass(frozen=True)
class Invite:
    """A calendar file but for whom it is to: what stands before that line and after it."""

    before: bytes
    after: bytes

    def to(self, attendee: str) -> bytes:
        """The file for one attendee: CRLF, folded, UTF-8.

        Raises:
            UnsafeMailError: no plain address.
        """
        return self.before + _attendee(attendee) + self.after


def invite(event: CalendarEvent, organizer: str, language: str) -> Invite:
    """The calendar file that everybody gets, each with their own line in it.

    Args:
        event: Texts are rendered in *language*.
        organizer: The bot's own address; also the envelope sender, or Outlook shows no buttons.
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
    made.add_component(_event(event, organizer, language))
    # Properties of an event stand before its alarms; the file has one event, and it comes last.
    # A value cannot hold this: its lines are folded, and a fold begins with a space.
    end = b"\r\nBEGIN:VALARM\r\n" if event.alarm else b"\r\nEND:VEVENT\r\n"
    before, found, after = bytes(made.to_ical()).partition(end)
    return Invite(before + b"\r\n", found[2:] + after)


@cache
def _stockholm() -> Component:
    return Timezone.from_ical(STOCKHOLM)


def _event(event: CalendarEvent, organizer: str, language: str) -> Event:
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
    if event.alarm:
        made.add_component(_alarm(event, language))
    return made


def _alarm(event: CalendarEvent, language: str) -> Alarm:
    made = Alarm()
    made.add("ACTION", "DISPLAY")
    made.add("DESCRIPTION", one_line(render(event.summary, language)))
    # In minutes: a day is a day by the clock on the wall to some, and 24 hours to others.
    before = (event.alarm or timedelta()) // timedelta(minutes=1)
    made["TRIGGER"] = vText(f"-PT{before}M")
    return made


def _wall(event: CalendarEvent) -> tuple[datetime, datetime]:
    """Start and end by the wall clock.

    In UTC instead when one lies in the hour that comes twice in October: a local time with TZID
    means the first time round (RFC 5545, 3.3.5), and to ical.js the second.
    """
    start = event.starts_at.astimezone(ZoneInfo(ZONE))
    end = event.ends_at.astimezone(ZoneInfo(ZONE))
    doubtful = _comes_twice(start) or _comes_twice(end)
    return (event.starts_at, event.ends_at) if doubtful else (start, end)


def _comes_twice(local: datetime) -> bool:
    return local.replace(fold=0).utcoffset() != local.replace(fold=1).utcoffset()


def _link(url: str) -> str:
    if any(character.isspace() for character in one_line(url)):
        raise UnsafeMailError("space in a link")
    return url


def _organizer(of: str) -> vCalAddress:
    made = vCalAddress(f"mailto:{address(of)}")
    made.params["CN"] = vText("Samordnaren")
    return made


def _attendee(of: str) -> bytes:
    """The line of the one who is called, folded at 75 bytes (RFC 5545, 3.1)."""
    line = f"ATTENDEE;PARTSTAT=NEEDS-ACTION;ROLE=REQ-PARTICIPANT;RSVP=TRUE:mailto:{address(of)}"
    pieces = [line[:LONGEST], *(line[at : at + 74] for at in range(LONGEST, len(line), 74))]
    return "\r\n ".join(pieces).encode("ascii") + b"\r\n"
