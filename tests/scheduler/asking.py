"""Small questions for the slot engine: one week, three organisations, one person of each."""

from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from scheduler.grid import Grid, bits_between, local_hours
from scheduler.slots import (
    Ask,
    Blocked,
    Blocker,
    Mask,
    Organisation,
    Person,
    Reason,
    Rooms,
    Slot,
    Way,
    find,
)

STOCKHOLM = ZoneInfo("Europe/Stockholm")
MONDAY = date(2026, 11, 23)
WEEK = Grid(datetime(2026, 11, 23, tzinfo=STOCKHOLM), 5 * 96)

SCHOOL = Organisation("school")
SOCIAL = Organisation("social")
BUP = Organisation("bup")

LOV = Reason("slots.lov", {"organisation": "school"})
SQUEEZE_DAY = Reason("slots.squeeze_day", {})
FAMILY = Reason("slots.family_can", {})


def at(clock: str, days: int = 0) -> datetime:
    """A local time that Monday, or so many days later."""
    when = datetime.combine(MONDAY, time.fromisoformat(clock), STOCKHOLM)
    return when + timedelta(days=days)


def span(start: str, end: str, days: int = 0) -> int:
    """Quarters of that day, or of the one so many days later."""
    return bits_between(WEEK, at(start, days), at(end, days))


def mornings() -> int:
    """Eight to noon, all five days."""
    return local_hours(WEEK, STOCKHOLM, range(5), time(8), time(12))


def hours(allowed: int) -> Mask:
    """Hours outside which no meeting is held, fixed."""
    return Mask(Reason("slots.working_hours", {}), allowed, fixed=True)


def person(key: str, organisation: Organisation, busy: int = 0, *, must: bool = False) -> Person:
    """Somebody of that organisation; *must* come or not."""
    return Person(key, organisation.key, required=must, busy=busy)


TWO_DAYS = hours(span("08:00", "17:00") | span("08:00", "17:00", 1))
ANNA, BO, CILLA = person("anna", SCHOOL), person("bo", SOCIAL), person("cilla", BUP)


def ask(*people: Person, **other: Any) -> Ask:
    """An hour that Monday morning, all three organisations called as their people are."""
    called = {who.organisation for who in people}
    base: dict[str, Any] = {
        "grid": WEEK,
        "zone": STOCKHOLM,
        "length": 4,
        "people": people,
        "organisations": [who for who in (SCHOOL, SOCIAL, BUP) if who.key in called],
        "masks": [hours(span("08:00", "12:00"))],
    }
    return Ask(**(base | other))


def slots(question: Ask) -> tuple[Slot, ...]:
    """The candidates; the question must have some."""
    found = find(question)
    assert not isinstance(found, Blocked), found
    return found


def starts(question: Ask) -> list[str]:
    """The candidates' local starts as `Mon 09:00`."""
    return [f"{slot.starts_at.astimezone(STOCKHOLM):%a %H:%M}" for slot in slots(question)]


def ways(question: Ask) -> tuple[Way, ...]:
    """What would help; the question must have no candidate."""
    found = find(question)
    assert isinstance(found, Blocked), found
    return found.ways


def blocker(it: Blocker) -> str:
    """What a blocker is called."""
    match it:
        case Mask(reason=reason):
            return reason.code
        case Rooms():
            return "rooms"
        case _:
            return it.key


def named(question: Ask) -> list[tuple[list[str], int]]:
    """The ways as (what to do without, how many starts that opens)."""
    return [([blocker(it) for it in way.without], way.opens) for way in ways(question)]
