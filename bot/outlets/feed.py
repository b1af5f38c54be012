"""Calendars to subscribe to (RFC 5545, 7986): meetings as bare times and titles."""

from datetime import timedelta

from icalendar import Calendar, Event, Timezone, vDuration
from icalendar.prop import vInline

from bot.outgoing import CalendarFeed, FeedEvent
from bot.outlets.icalendar import STOCKHOLM
from bot.outlets.lines import spaced
from bot.texts import render

OFTEN_ENOUGH = timedelta(hours=1)
"""How often calendars are asked to look; most of them look when they please."""


def calendar(feed: CalendarFeed) -> bytes:
    """The feed as a file: CRLF, folded, UTF-8, the same bytes for the same feed.

    Instants are in UTC: a single time needs no time zone's rules. What could change the shape
    of a line is a space in it, since one odd title must not keep all others away.
    """
    made = Calendar()
    made.add("PRODID", "-//Samordnaren//samordna//SV")
    made.add("VERSION", "2.0")
    # Outlook and Google know the name and the pace by their old names, Apple by the new ones.
    for name in ("NAME", "X-WR-CALNAME"):
        made.add(name, _text(render(feed.name, feed.language)))
    made.add("REFRESH-INTERVAL", vDuration(OFTEN_ENOUGH, params={"VALUE": "DURATION"}))
    made.add("X-PUBLISHED-TTL", vDuration(OFTEN_ENOUGH))
    # A calendar must hold something, also when there are no meetings (RFC 5545, 3.6).
    made.add_component(Timezone.from_ical(STOCKHOLM))
    for event in feed.events:
        made.add_component(_event(event, feed))
    return bytes(made.to_ical())


def _event(event: FeedEvent, feed: CalendarFeed) -> Event:
    made = Event()
    made.add("UID", _text(event.uid))
    made.add("SEQUENCE", event.sequence)
    made.add("DTSTAMP", event.changed_at)
    made.add("LAST-MODIFIED", event.changed_at)
    made.add("DTSTART", event.starts_at)
    made.add("DTEND", event.ends_at)
    made.add("SUMMARY", _text(render(event.summary, feed.language)))
    if event.location is not None:
        made.add("LOCATION", _text(render(event.location, feed.language)))
    if event.private:
        made.add("CLASS", "PRIVATE")
    made.add("STATUS", "CONFIRMED")
    made.add("TRANSP", "OPAQUE" if feed.busy else "TRANSPARENT")
    return made


def _text(words: str) -> vInline:
    r"""The words as a value (RFC 5545, 3.3.11): icalendar's own makes a line break of a `\N`."""
    for sign in "\\;,":
        words = words.replace(sign, f"\\{sign}")
    return vInline(spaced(words))
