"""Pure decisions about a school year: which it is, and what stands in it."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import NamedTuple

from bot.features.meetings.kinds import KINDS
from bot.features.meetings.naming import NAMES, title
from bot.features.meetings.rules import local_time, local_today
from bot.replies import T, name
from bot.years import Entry, ForumYear, Half, Line
from models.meetings import Meeting
from models.registry import SchoolBreak, SchoolBreakKind, SchoolYear
from scheduler.halves import AUGUST
from scheduler.workdays import day_name, days, is_squeeze_day

DAY = timedelta(days=1)


def year_of(day: date) -> int:
    """The calendar year in which the school year that holds *day* begins."""
    return day.year if day.month >= AUGUST else day.year - 1


def bounds(year: int) -> tuple[date, date]:
    """The first and last day of the school year that begins in *year*."""
    return date(year, AUGUST, 1), date(year + 1, AUGUST, 1) - DAY


def label(year: int) -> str:
    """What the school year is called: `2026/27`."""
    return f"{year}/{(year + 1) % 100:02}"


@dataclass(frozen=True)
class Calendar:
    """One school's year as its huvudman decided it."""

    school: str
    year: SchoolYear
    breaks: Sequence[SchoolBreak]


class Fact(NamedTuple):
    """Days of a school year; `called` is a text key, or a lov's own name where `key` is empty."""

    from_on: date
    to_on: date
    what: Entry
    key: str
    called: str


def calendar_lines(calendars: Sequence[Calendar], year: int) -> list[Line]:
    """Terms, lov and study days of these schools, each once with whose it is."""
    told = [(each.school, _facts(each, year)) for each in calendars]
    if not told:
        return []
    ((main, _),) = Counter(facts for _, facts in told).most_common(1)
    every = sorted({fact for _, facts in told for fact in facts})
    return [
        _line(fact, [school for school, facts in told if fact in facts], main, told)
        for fact in every
    ]


def _line(
    fact: Fact, whose: Sequence[str], main: tuple[Fact, ...], told: Sequence[tuple[str, object]]
) -> Line:
    text = T(fact.key) if fact.key else name(fact.called)
    shared = len(whose) == len(told)
    return Line(
        fact.what, fact.from_on, fact.to_on, text, () if shared else tuple(whose), fact in main
    )


def _facts(calendar: Calendar, year: int) -> tuple[Fact, ...]:
    first, last = bounds(year)
    own = calendar.year
    gaps = (
        (first, own.autumn_from_on - DAY, "wheel.summer"),
        (own.autumn_to_on + DAY, own.spring_from_on - DAY, "wheel.christmas"),
        (own.spring_to_on + DAY, last, "wheel.summer"),
    )
    found = [
        Fact(own.autumn_from_on, own.autumn_to_on, Entry.TERM, "wheel.autumn", ""),
        Fact(own.spring_from_on, own.spring_to_on, Entry.TERM, "wheel.spring", ""),
        *(Fact(start, end, Entry.LOV, key, "") for start, end, key in gaps if start <= end),
        *(Fact(each.from_on, each.to_on, _kind(each), "", each.name) for each in calendar.breaks),
    ]
    return tuple(sorted(found))


def _kind(pause: SchoolBreak) -> Entry:
    return Entry.LOV if pause.kind == SchoolBreakKind.LOV else Entry.STUDY


def day_lines(year: int, language: str) -> list[Line]:
    """Public holidays, the three eves and klämdagar, by what they are called."""
    found = []
    for day in days(*bounds(year)):
        if called := day_name(day, language):
            found.append(Line(Entry.HOLIDAY, day, day, name(called)))
        elif is_squeeze_day(day):
            found.append(Line(Entry.SQUEEZE, day, day, T("wheel.squeeze")))
    return found


def meeting_lines(meetings: Sequence[Meeting], now: datetime) -> list[Line]:
    """Structural meetings by name; one whose hour has come counts as held."""
    return [_meeting_line(each, each.starts_at, now) for each in meetings if each.starts_at]


def _meeting_line(meeting: Meeting, starts_at: datetime, now: datetime) -> Line:
    day = local_today(starts_at, meeting.zone)
    text = T("wheel.meeting", title=title(meeting), at=local_time(starts_at, meeting.zone))
    return Line(_state(meeting, now), day, day, text)


def _state(meeting: Meeting, now: datetime) -> Entry:
    return Entry.HELD if meeting.starts_at and meeting.starts_at <= now else Entry.BOOKED


@dataclass(frozen=True)
class Wanted:
    """A forum by kind and name, with how many meetings each half-year should have of it."""

    kind: str
    name: str
    autumn: int | None
    spring: int | None


def forum_years(
    meetings: Sequence[Meeting], wanted: Sequence[Wanted], now: datetime
) -> list[ForumYear]:
    """Each forum's meetings by half-year, those that somebody wants first."""
    rules = {(each.kind, each.name): each for each in wanted}
    met = [(each.kind, each.name) for each in meetings]
    by_kind = {each.kind: each for each in wanted if not each.name}
    known = {(each.kind, each.name) for each in wanted if each.name}
    return [
        _forum_year(
            forum,
            [each for each in meetings if (each.kind, each.name) == forum],
            rules.get(forum) or by_kind.get(forum[0]) or Wanted(*forum, None, None),
            now,
        )
        for forum in dict.fromkeys([*rules, *met])
        if forum in met or forum in known or not KINDS[forum[0]].named
    ]


def _forum_year(
    forum: tuple[str, str], meetings: Sequence[Meeting], wanted: Wanted, now: datetime
) -> ForumYear:
    return ForumYear(
        _called(*forum),
        _half([each for each in meetings if _in_autumn(each)], wanted.autumn, now),
        _half([each for each in meetings if not _in_autumn(each)], wanted.spring, now),
    )


def _called(kind: str, called: str) -> T:
    return name(called) if called else T(NAMES[kind])


def _in_autumn(meeting: Meeting) -> bool:
    return meeting.starts_at is not None and (
        local_today(meeting.starts_at, meeting.zone).month >= AUGUST
    )


def _half(meetings: Sequence[Meeting], wanted: int | None, now: datetime) -> Half:
    held = sum(_state(each, now) is Entry.HELD for each in meetings)
    return Half(held, len(meetings) - held, wanted)
