"""When a last date is warned of: on fixed days, moved by nothing."""

from datetime import UTC, date, datetime, time

from bot.features.latest.rules import days_left, warnings

ZONE = "Europe/Stockholm"
EIGHT = time(8)


def at(day: int, hour: int = 7, month: int = 2) -> datetime:
    return datetime(2027, month, day, hour, tzinfo=UTC)


def test_seven_days_before_two_days_before_and_on_the_day() -> None:
    found = list(warnings(date(2027, 2, 12), EIGHT, ZONE, at(1)))

    assert found == [(7, at(5)), (2, at(10)), (0, at(12))]


def test_no_weekend_and_no_holiday_moves_them() -> None:
    easter_sunday = date(2027, 3, 28)

    found = list(warnings(easter_sunday, EIGHT, ZONE, at(1)))

    assert [due_at for _, due_at in found] == [at(21, 7, 3), at(26, 7, 3), at(28, 6, 3)]


def test_what_has_passed_is_not_told() -> None:
    assert [days for days, _ in warnings(date(2027, 2, 12), EIGHT, ZONE, at(10, 8))] == [0]
    assert list(warnings(date(2027, 2, 12), EIGHT, ZONE, at(12))) == []


def test_days_left_go_by_the_wall_clock() -> None:
    assert days_left(date(2027, 2, 12), at(11, 22), ZONE) == 1
    assert days_left(date(2027, 2, 12), at(11, 23), ZONE) == 0
    assert days_left(date(2027, 2, 12), at(13), ZONE) == -1
