"""Busy weeks: the bits are those of the calendars, read no more often than needed."""

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from scheduler.busy import BusyWeeks, Taken
from scheduler.grid import QUARTER, Grid, bits_between

STOCKHOLM = ZoneInfo("Europe/Stockholm")
ANNA, BO = 1, 2
MONDAY = datetime(2026, 11, 23, tzinfo=UTC)


class Calendars:
    """Calendars that remember who was read, and when."""

    def __init__(self, *taken: Taken) -> None:
        self.taken = list(taken)
        self.reads: list[tuple[Sequence[int], datetime, datetime]] = []

    def __call__(self, people: Sequence[int], start: datetime, end: datetime) -> Iterator[Taken]:
        """What touches the time between, of these people."""
        self.reads.append((people, start, end))
        for each in self.taken:
            if each.who in people and each.starts_at < end and each.ends_at > start:
                yield each


def hours(who: int, start: int, end: int) -> Taken:
    """Taken between these hours after Monday's midnight."""
    return Taken(who, MONDAY + timedelta(hours=start), MONDAY + timedelta(hours=end))


def grid(first: int, quarters: int) -> Grid:
    """Quarters, from so many quarters after Monday's midnight."""
    return Grid(MONDAY + first * QUARTER, quarters)


def test_what_is_known_is_not_read_again() -> None:
    calendars, weeks = Calendars(hours(ANNA, 8, 9)), BusyWeeks()

    first = weeks.bits({ANNA: "a"}, grid(0, 96), calendars)
    second = weeks.bits({ANNA: "a"}, grid(30, 4), calendars)

    assert first == {ANNA: 0b1111 << 32}
    assert second == {ANNA: 0b1100}
    assert len(calendars.reads) == 1


def test_only_those_who_are_not_known_are_read_and_whole_weeks_of_them() -> None:
    calendars, weeks = Calendars(), BusyWeeks()
    weeks.bits({ANNA: "a"}, grid(0, 4), calendars)

    weeks.bits({ANNA: "a", BO: "b"}, grid(0, 4), calendars)

    assert calendars.reads[1] == ([BO], MONDAY, MONDAY + timedelta(weeks=1))


def test_a_person_whose_calendar_has_changed_is_read_anew_and_nobody_else() -> None:
    calendars, weeks = Calendars(), BusyWeeks()
    weeks.bits({ANNA: "a", BO: "b"}, grid(0, 96), calendars)
    calendars.taken.append(hours(ANNA, 8, 9))

    found = weeks.bits({ANNA: "another", BO: "b"}, grid(0, 96), calendars)

    assert found == {ANNA: 0b1111 << 32, BO: 0}
    assert [people for people, *_ in calendars.reads] == [[ANNA, BO], [ANNA]]


def test_what_is_taken_over_the_end_of_a_week_is_taken_in_both() -> None:
    calendars, weeks = Calendars(hours(ANNA, 7 * 24 - 1, 7 * 24 + 1)), BusyWeeks()

    last = weeks.bits({ANNA: "a"}, grid(672 - 4, 4), calendars)
    first = weeks.bits({ANNA: "a"}, grid(672, 8), calendars)

    assert last == {ANNA: 0b1111}
    assert first == {ANNA: 0b00001111}


def test_no_more_weeks_are_kept_than_allowed_and_the_newest_stay() -> None:
    calendars, weeks = Calendars(), BusyWeeks(at_most=2)
    for number in (0, 1, 0, 2):
        weeks.bits({ANNA: "a"}, grid(672 * number, 4), calendars)
    calendars.reads.clear()

    weeks.bits({ANNA: "a"}, grid(0, 4), calendars)
    assert not calendars.reads

    weeks.bits({ANNA: "a"}, grid(672, 4), calendars)
    assert len(calendars.reads) == 1
    assert len(weeks) == 2


def test_an_answer_larger_than_what_is_kept_is_whole() -> None:
    calendars, weeks = Calendars(hours(ANNA, 0, 24 * 28)), BusyWeeks(at_most=1)

    found = weeks.bits({ANNA: "a", BO: "b"}, grid(0, 4 * 672), calendars)

    assert found == {ANNA: grid(0, 4 * 672).all, BO: 0}
    assert len(weeks) == 1


def test_nobody_asked_about_needs_no_reading() -> None:
    calendars = Calendars()

    assert BusyWeeks().bits({}, grid(0, 4), calendars) == {}
    assert not calendars.reads


def test_many_threads_may_share_what_is_kept() -> None:
    calendars, weeks = Calendars(hours(ANNA, 8, 9)), BusyWeeks(at_most=3)

    def ask(nth: int) -> int:
        return weeks.bits({ANNA: str(nth % 2)}, grid(672 * (nth % 5), 96), calendars)[ANNA]

    with ThreadPoolExecutor(8) as threads:
        found = list(threads.map(ask, range(2000)))

    assert found == [0b1111 << 32 if nth % 5 == 0 else 0 for nth in range(2000)]
    assert len(weeks) <= 3


moments = st.integers(0, 4 * 7 * 24 * 60)
periods = st.lists(st.tuples(st.sampled_from([ANNA, BO]), moments, st.integers(1, 3000)))


@given(
    periods=periods,
    asked=st.lists(st.tuples(st.integers(0, 1800), st.integers(1, 900)), min_size=1, max_size=4),
    at_most=st.integers(0, 6),
    # Midnight in Stockholm before each change of the clocks, and before week 53.
    origin=st.sampled_from(
        [
            datetime(2026, 10, 19, tzinfo=STOCKHOLM),
            datetime(2026, 12, 21, tzinfo=STOCKHOLM),
            datetime(2027, 3, 22, tzinfo=STOCKHOLM),
        ]
    ),
)
def test_the_bits_are_those_made_from_the_calendars_at_once(
    periods: list[tuple[int, int, int]],
    asked: list[tuple[int, int]],
    at_most: int,
    origin: datetime,
) -> None:
    begins = origin.astimezone(UTC)
    calendars = Calendars(
        *(
            Taken(who, begins + timedelta(minutes=at), begins + timedelta(minutes=at + length))
            for who, at, length in periods
        )
    )
    weeks = BusyWeeks(at_most)

    for first, quarters in asked:
        whole = Grid(begins + first * QUARTER, quarters)
        expected = {ANNA: 0, BO: 0}
        for who, starts_at, ends_at in calendars.taken:
            expected[who] |= bits_between(whole, starts_at, ends_at)
        assert weeks.bits({ANNA: "a", BO: "b"}, whole, calendars) == expected
        assert len(weeks) <= at_most
