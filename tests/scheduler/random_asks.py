"""Small asks with everything an ask can hold, out of whatever picks numbers."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from scheduler.grid import Grid
from scheduler.slots import (
    Ask,
    Mask,
    Organisation,
    Person,
    Reason,
    Room,
    Rooms,
    Said,
    Travel,
    Warn,
)

Pick = Callable[[int, int], int]
STOCKHOLM = ZoneInfo("Europe/Stockholm")
ORIGINS = (
    datetime(2026, 11, 23, 6, 45, tzinfo=UTC),
    datetime(2026, 10, 24, 20, 15, tzinfo=UTC),
    datetime(2027, 3, 27, 19, 30, tzinfo=UTC),
)


def random_ask(pick: Pick) -> Ask:
    """A small ask: 0 to 9 people in 1 to 3 organisations over at most 30 hours."""
    quarters = pick(1, 24) if pick(0, 1) else pick(40, 120)
    grid = Grid(ORIGINS[pick(0, len(ORIGINS) - 1)], quarters)
    organisations = [
        Organisation(f"org{i}", quorum=pick(0, 2), required=pick(0, 2) > 0)
        for i in range(pick(1, 3))
    ]
    people = [
        Person(
            f"p{i}",
            organisations[pick(0, len(organisations) - 1)].key,
            required=pick(0, 2) == 0,
            busy=stretches(pick, quarters, 3),
            here=stretches(pick, quarters, 1),
            travel=Travel(pick(0, 3), pick(0, 3)) if pick(0, 2) == 0 else Travel(),
            said=Said(*(stretches(pick, quarters, 1) for _ in Said()))
            if pick(0, 2) == 0
            else Said(),
        )
        for i in range(pick(0, 9))
    ]
    masks = [
        Mask(Reason(f"mask{i}", {}), ~stretches(pick, quarters, 2), fixed=pick(0, 2) == 0)
        for i in range(pick(0, 3))
    ]
    warnings = [
        Warn(Reason(f"warning{i}", {}), stretches(pick, quarters, 2)) for i in range(pick(0, 2))
    ]
    rooms = [Room(f"room{i}", stretches(pick, quarters, 3)) for i in range(pick(0, 3))]
    in_time = grid.origin + timedelta(minutes=pick(0, 15 * quarters + 60))
    return Ask(
        grid=grid,
        zone=STOCKHOLM,
        length=pick(1, 6),
        people=people,
        organisations=organisations,
        masks=masks,
        warnings=warnings,
        deadline=in_time if pick(0, 2) == 0 else None,
        rooms=Rooms(tuple(rooms)) if pick(0, 2) == 0 else None,
        preferred=stretches(pick, quarters, 2) if pick(0, 1) else None,
        wanted=pick(1, 6),
        every=(1, 2, 4)[pick(0, 2)],
        apart=pick(1, 9),
        soonest=pick(0, 3) == 0,
    )


def stretches(pick: Pick, quarters: int, most: int) -> int:
    """Up to *most* stretches of set bits, which may reach a little outside the grid."""
    bits = 0
    for _ in range(pick(0, most)):
        bits |= ((1 << pick(1, 1 + quarters // 2)) - 1) << pick(0, quarters)
    return bits
