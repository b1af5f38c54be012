"""Small seasons to ask about: four weeks of autumn 2026, meetings of an hour between 8 and 17."""

from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from scheduler.grid import Grid, bits_between, local_hours
from scheduler.season import Booked, Budget, Forum, Order, Plan, Season, plan
from scheduler.slots import Ask, Mask, Organisation, Person, Reason

STOCKHOLM = ZoneInfo("Europe/Stockholm")
MONDAY = date(2026, 9, 7)
WEEKS = 4
GRID = Grid(datetime(2026, 9, 7, tzinfo=STOCKHOLM), 96 * 7 * WEEKS)
LAST = MONDAY + timedelta(days=7 * WEEKS - 1)
AT_WORK = Mask(
    Reason("slots.working_hours", {}),
    local_hours(GRID, STOCKHOLM, range(5), time(8), time(17)),
    fixed=True,
)
ONE_LOOK = Budget(rounds=50, seed=1)


def at(day: int, clock: str) -> int:
    """The start at a local time so many days after the first Monday."""
    when = datetime.combine(MONDAY + timedelta(days=day), time.fromisoformat(clock), STOCKHOLM)
    return GRID.index(when)


def span(day: int, start: str, end: str) -> int:
    """Those quarters of that day."""
    return ((1 << (at(day, end) - at(day, start))) - 1) << at(day, start)


def whole_days(*days: int) -> int:
    """All quarters of those days."""
    bits = 0
    for day in days:
        midnight = datetime.combine(MONDAY + timedelta(days=day), time(), STOCKHOLM)
        bits |= bits_between(GRID, midnight, midnight + timedelta(days=1))
    return bits


def person(key: str, busy: int = 0, **other: Any) -> Person:
    """Somebody who must come."""
    return Person(key, "org", **({"required": True, "busy": busy} | other))


def ask(*people: Person, **other: Any) -> Ask:
    """An hour in working hours, starting on the hour."""
    base: dict[str, Any] = {
        "grid": GRID,
        "zone": STOCKHOLM,
        "length": 4,
        "people": people,
        "organisations": [Organisation("org", quorum=0)],
        "masks": [AT_WORK],
        "every": 4,
    }
    return Ask(**(base | other))


def forum(key: str, *people: Person, quota: int = 1, **other: Any) -> Forum:
    """A forum of those people; what is not about the forum is about its ask."""
    own = {name: other.pop(name) for name in ("apart", "place", "booked") if name in other}
    return Forum(key, ask(*people, **other), quota, **own)


def season(*forums: Forum, orders: tuple[Order, ...] = ()) -> Season:
    """The four weeks as a term."""
    return Season(GRID, STOCKHOLM, MONDAY, LAST, forums, orders)


def planned(*forums: Forum, orders: tuple[Order, ...] = (), budget: Budget = ONE_LOOK) -> Plan:
    """The plan for them."""
    return plan(season(*forums, orders=orders), budget)


def dates(found: Plan, forum_key: str) -> list[str]:
    """A forum's meetings as `day hour`, such as `13 09:00`: days after the first Monday."""
    shown = []
    for placement in found.placements:
        if placement.forum == forum_key:
            local = GRID.at(placement.start).astimezone(STOCKHOLM)
            shown.append(f"{(local.date() - MONDAY).days} {local:%H:%M}")
    return shown


def booked(day: int, clock: str, **other: Any) -> Booked:
    """A date that is booked."""
    return Booked(at(day, clock), **other)
