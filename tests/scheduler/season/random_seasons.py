"""Small seasons with everything a season can hold, out of whatever picks numbers."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

from scheduler.grid import Grid, bits_between, local_hours
from scheduler.season import Booked, Forum, Order, Season, Turn
from scheduler.slots import Ask, Mask, Organisation, Person, Reason, Room, Rooms, Travel, Warn

Pick = Callable[[int, int], int]
STOCKHOLM = ZoneInfo("Europe/Stockholm")
FIRST = date(2026, 10, 19)
"""A Monday; the clocks go back at the end of that week."""


def random_season(pick: Pick) -> Season:
    """Two or three weeks, a few hours a day, one to five forums of a handful of people."""
    grid = Grid(datetime(2026, 10, 19, tzinfo=STOCKHOLM).astimezone(UTC), 96 * pick(5, 19))
    hours = local_hours(grid, STOCKHOLM, range(5), time(9), time(9 + pick(2, 5)))
    rooms = [Room(f"room{i}", _days(pick, grid, 3)) for i in range(pick(1, 2))]
    busy = [_days(pick, grid, 6) for _ in range(6)]
    travel = [Travel(pick(0, 3), pick(0, 3)) if pick(0, 2) == 0 else Travel() for _ in range(6)]
    forums = [_forum(pick, f"f{i}", grid, hours, rooms, busy, travel) for i in range(pick(1, 5))]
    orders: tuple[Order, ...] = ()
    if len(forums) > 1 and pick(0, 1):
        orders = (Order("f0", "f1", pick(0, 6)),)
    forums = [_with_turns(pick, each, rooms) for each in forums]
    last = grid.at(grid.quarters - 1).astimezone(STOCKHOLM).date()
    return Season(grid, STOCKHOLM, date(2026, 10, 19 + pick(0, 2)), last, forums, orders)


def _forum(
    pick: Pick,
    key: str,
    grid: Grid,
    hours: int,
    rooms: list[Room],
    busy: list[int],
    travel: list[Travel],
) -> Forum:
    length = pick(2, 6)
    members = sorted({pick(0, 5) for _ in range(pick(1, 3))})
    ask = Ask(
        grid=grid,
        zone=STOCKHOLM,
        length=length,
        people=[
            Person(f"p{i}", f"o{i % 2}", pick(0, 2) > 0, busy[i], travel=travel[i]) for i in members
        ],
        organisations=[
            Organisation("o0", pick(0, 1), pick(0, 2) > 0),
            Organisation("o1", pick(0, 1), pick(0, 2) > 0),
        ],
        masks=[
            Mask(Reason("slots.working_hours", {}), hours, fixed=True),
            Mask(Reason("slots.lov", {"organisation": key}), grid.all & ~_days(pick, grid, 2)),
        ],
        warnings=[Warn(Reason("slots.squeeze_day", {}), _days(pick, grid, 1))],
        rooms=Rooms(tuple(rooms[: pick(1, len(rooms))])) if pick(0, 2) == 0 else None,
        preferred=_days(pick, grid, 4) if pick(0, 1) else None,
        every=4 if pick(0, 1) else 2,
    )
    starts = sorted({_start(pick, grid, hours, length) for _ in range(pick(0, 2))})
    has_rooms = ask.rooms is not None
    return Forum(
        key,
        ask,
        pick(1, 3),
        apart=pick(1, 6),
        place=("here", "there", None)[pick(0, 2)],
        booked=tuple(
            Booked(start, "room0" if has_rooms and pick(0, 1) else None, fixed=pick(0, 3) == 0)
            for start in starts
        ),
    )


def _with_turns(pick: Pick, forum: Forum, rooms: list[Room]) -> Forum:
    """Now and then a forum whose meetings are not all alike."""
    if pick(0, 3):
        return forum
    booked = tuple(
        replace(each, turn=_turn(pick, forum, rooms)) if pick(0, 1) else each
        for each in forum.booked
    )
    ahead = pick(0, forum.quota)
    return replace(
        forum, booked=booked, turns=tuple(_turn(pick, forum, rooms) for _ in range(ahead))
    )


def _turn(pick: Pick, forum: Forum, rooms: list[Room]) -> Turn:
    """Somebody else must come, to another room, or for a shorter while."""
    ask = replace(
        forum.ask,
        length=pick(2, forum.ask.length),
        people=[
            replace(each, required=pick(0, 1) > 0, travel=Travel(pick(0, 2), pick(0, 2)))
            for each in forum.ask.people
        ],
        rooms=Rooms((rooms[pick(0, len(rooms) - 1)],)) if pick(0, 1) else None,
    )
    return Turn(ask, ("here", "there", None)[pick(0, 2)])


def _start(pick: Pick, grid: Grid, hours: int, length: int) -> int:
    """A start that is more often than not in the working hours."""
    at_work = [i for i in range(grid.quarters - length) if hours >> i & 1]
    if at_work and pick(0, 4):
        return at_work[pick(0, len(at_work) - 1)]
    return pick(0, grid.quarters - length)


def _days(pick: Pick, grid: Grid, most: int) -> int:
    """Up to *most* stretches of some hours or a day."""
    bits = 0
    for _ in range(pick(0, most)):
        start = pick(0, grid.quarters - 1)
        bits |= bits_between(grid, grid.at(start), grid.at(start + pick(1, 96)))
    return bits
