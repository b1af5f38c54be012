"""A school's calendar file (iCalendar) → the entries of its school years."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta

from icalendar import Calendar, Event

from scheduler.schoolyears import Entry, EntryKind, Problem

A_TERM = timedelta(days=30)
"""What lasts longer is a whole term, not the day it begins or ends."""
LONGEST_NAME = 60

_AUTUMN = re.compile(r"\bh(öst|ost)?termin|\bht\b", re.IGNORECASE)
_SPRING = re.compile(r"\bv(år|ar)termin|\bvt\b", re.IGNORECASE)
_BEGINS = re.compile(r"börja|start|skolstart", re.IGNORECASE)
_ENDS = re.compile(r"slut|avslut", re.IGNORECASE)
_STUDY_DAY = re.compile(r"studiedag|kompetensdag|planeringsdag", re.IGNORECASE)
_IMPLIED = re.compile(r"jullov|sommarlov", re.IGNORECASE)
_LOV = re.compile(r"lov\b|lovdag|klämdag", re.IGNORECASE)


@dataclass
class SchoolCalendar:
    """What a file holds: entries, what is wrong by line, and how many events it left out."""

    entries: list[Entry] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    skipped: int = 0


def read(content: bytes) -> SchoolCalendar:
    """The entries of a calendar; events that are no term, lov or study day are left out."""
    found = SchoolCalendar()
    try:
        calendar = Calendar.from_ical(content)
    except ValueError:
        found.problems.append(Problem(1, "no_calendar"))
        return found
    events = [each for each in calendar.walk("VEVENT") if isinstance(each, Event)]
    halves: list[tuple[Entry, bool]] = []
    for line, event in zip(_lines(content), events, strict=False):
        _read_event(line, event, found, halves)
    found.entries += _whole(halves, found.problems)
    if not found.entries and not found.problems:
        found.problems.append(Problem(1, "nothing_in_calendar"))
    return found


def _lines(content: bytes) -> Iterator[int]:
    for number, line in enumerate(content.splitlines(), start=1):
        if line.strip().upper() == b"BEGIN:VEVENT":
            yield number


def _read_event(
    line: int, event: Event, found: SchoolCalendar, halves: list[tuple[Entry, bool]]
) -> None:
    called = " ".join(str(event.get("SUMMARY", "")).split())
    kind = _kind(called)
    if kind is None:
        found.skipped += 1
        return
    span = _span(event)
    if span is None:
        found.problems.append(Problem(line, "event_day", {"name": called[:40]}))
        return
    entry = Entry(line, kind, called[:LONGEST_NAME], *span)
    is_term = kind in (EntryKind.AUTUMN, EntryKind.SPRING)
    if not is_term or entry.to_on - entry.from_on > A_TERM:
        found.entries.append(entry)
    elif _BEGINS.search(called) or _ENDS.search(called):
        halves.append((entry, not _ENDS.search(called)))
    else:
        found.problems.append(Problem(line, "which_end", {"name": called[:40]}))


def _kind(called: str) -> EntryKind | None:
    if _STUDY_DAY.search(called):
        return EntryKind.STUDY_DAY
    if _AUTUMN.search(called):
        return EntryKind.AUTUMN
    if _SPRING.search(called):
        return EntryKind.SPRING
    # What lies between the terms follows from them.
    return EntryKind.LOV if _LOV.search(called) and not _IMPLIED.search(called) else None


def _span(event: Event) -> tuple[date, date] | None:
    """The local dates of an event, both included; None when it has no start."""
    start, end = (getattr(event.get(key), "dt", None) for key in ("DTSTART", "DTEND"))
    if not isinstance(start, date):
        return None
    first = start.date() if isinstance(start, datetime) else start
    if isinstance(end, datetime):
        return first, end.date()
    # By itself a date is one day, and the end of an all-day event is the day after it.
    return first, end - timedelta(days=1) if isinstance(end, date) else first


def _whole(halves: Sequence[tuple[Entry, bool]], problems: list[Problem]) -> Iterator[Entry]:
    """Terms told by the days they begin and end, put together."""
    begins = {(each.label, each.kind): each for each, first in halves if first}
    ends = {(each.label, each.kind): each for each, first in halves if not first}
    for key, each in {**ends, **begins}.items():
        if key in begins and key in ends:
            yield replace(each, to_on=ends[key].to_on)
        else:
            problems.append(Problem(each.line, "one_end", {"name": each.name[:40]}))
