"""Quarter hours in UTC as the bits of one int: bit 0 is the grid's first quarter.

Everything local becomes bits here, day by day, so that the two DST nights are plain
arithmetic everywhere else. Where a wall-clock time does not exist (spring) it moves forward
an hour; where it exists twice (autumn) the first one is meant.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

QUARTER = timedelta(minutes=15)


@dataclass(frozen=True)
class Grid:
    """`quarters` quarter hours from `origin`, which is kept in UTC.

    Raises:
        ValueError: `origin` is naive or off the quarter, or there is no quarter.
    """

    origin: datetime
    quarters: int

    def __post_init__(self) -> None:
        origin = _utc(self.origin)
        if origin.minute % 15 or origin.second or origin.microsecond:
            raise ValueError(f"a grid starts on a quarter hour, not at {self.origin}")
        if self.quarters < 1:
            raise ValueError(f"a grid needs at least one quarter, not {self.quarters}")
        object.__setattr__(self, "origin", origin)

    @property
    def all(self) -> int:
        """Every quarter of the grid."""
        return (1 << self.quarters) - 1

    @property
    def end(self) -> datetime:
        """The instant after the last quarter, UTC."""
        return self.at(self.quarters)

    def at(self, index: int) -> datetime:
        """When quarter *index* begins, UTC; any index, also outside the grid."""
        return self.origin + index * QUARTER

    def index(self, when: datetime) -> int:
        """The quarter that holds *when* (aware); negative or too large outside the grid."""
        return (_utc(when) - self.origin) // QUARTER


def bits_between(grid: Grid, start: datetime, end: datetime) -> int:
    """Quarters that [start, end) touches, even in part: what a busy period takes.

    Raises:
        ValueError: a naive time, or *end* before *start*.
    """
    starts_at, ends_at = _utc(start), _utc(end)
    if ends_at < starts_at:
        raise ValueError(f"a period ends before it starts: {start} to {end}")
    if ends_at == starts_at:
        return 0
    return _bits(grid, grid.index(starts_at), _index_up(grid, ends_at))


def bits_within(grid: Grid, start: datetime, end: datetime) -> int:
    """Quarters that lie wholly in [start, end): what an opening allows; none if reversed.

    From a moment on (minimum notice): `bits_within(grid, moment, grid.end)`.
    """
    return _bits(grid, _index_up(grid, start), grid.index(end))


def local_hours(
    grid: Grid, zone: ZoneInfo, weekdays: Collection[int], start: time, end: time
) -> int:
    """Quarters wholly between two local times on those weekdays (0 = Monday).

    An *end* at midnight means the end of the day.

    Raises:
        ValueError: *end* is not later than *start*.
    """
    if end <= start and end != time():
        raise ValueError(f"hours must end after they start: {start} to {end}")
    bits = 0
    for day in _local_days(grid, zone):
        if day.weekday() in weekdays:
            ends_on = day if end > start else day + timedelta(days=1)
            bits |= bits_within(grid, _instant(day, start, zone), _instant(ends_on, end, zone))
    return bits


def days_mask(grid: Grid, zone: ZoneInfo, dates: Collection[date]) -> int:
    """Every quarter of those local dates, 23 or 25 hours long on the DST days."""
    bits = 0
    for day in set(dates):
        next_day = day + timedelta(days=1)
        bits |= bits_within(grid, _instant(day, time(), zone), _instant(next_day, time(), zone))
    return bits


def half_day(grid: Grid, zone: ZoneInfo, index: int) -> int:
    """The quarters before noon, or from noon on, of the local date that holds *index*."""
    local = grid.at(index).astimezone(zone)
    noon = _instant(local.date(), time(12), zone)
    day = days_mask(grid, zone, {local.date()})
    morning = _bits(grid, 0, grid.index(noon))
    return day & morning if local < noon else day & ~morning


def _local_days(grid: Grid, zone: ZoneInfo) -> Iterator[date]:
    day, last = (when.astimezone(zone).date() for when in (grid.origin, grid.end))
    while day <= last:
        yield day
        day += timedelta(days=1)


def _instant(day: date, at: time, zone: ZoneInfo) -> datetime:
    # fold=0 is the policy told on top: forward out of a gap, the first of two.
    return datetime.combine(day, at.replace(fold=0), zone).astimezone(UTC)


def _utc(when: datetime) -> datetime:
    if when.utcoffset() is None:
        raise ValueError(f"a time needs its zone: {when}")
    return when.astimezone(UTC)


def _index_up(grid: Grid, when: datetime) -> int:
    return -((grid.origin - _utc(when)) // QUARTER)


def _bits(grid: Grid, first: int, after: int) -> int:
    first, after = max(first, 0), min(after, grid.quarters)
    return ((1 << (after - first)) - 1) << first if first < after else 0
