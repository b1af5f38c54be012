"""Pure decisions about closing: whose turn it is, and which mornings."""

from datetime import UTC, date, datetime

import pytest

from bot.agreement import Agreement
from bot.features.closings.rules import feedback_mornings, follow_up_window, remind_at, whose_turn

ZONE = "Europe/Stockholm"
SCHOOL, CARE, SOCIAL = 1, 2, 3


@pytest.mark.parametrize(
    ("chaired", "turn"),
    [
        ([], SCHOOL),
        ([SCHOOL], CARE),
        ([SCHOOL, CARE], SOCIAL),
        ([SCHOOL, CARE, SOCIAL], SCHOOL),
        ([SOCIAL, SCHOOL, SOCIAL], CARE),
        ([SCHOOL, SCHOOL, SOCIAL, CARE], SCHOOL),
        ([4, 4], SCHOOL),
    ],
)
def test_whoever_chaired_longest_ago_or_never_is_next(chaired: list[int], turn: int) -> None:
    assert whose_turn([SCHOOL, CARE, SOCIAL], chaired) == turn


def test_it_is_nobodys_turn_where_nobody_takes_part() -> None:
    assert whose_turn([], [SCHOOL]) is None


@pytest.mark.parametrize(
    ("nth", "day"),
    [
        (0, datetime(2027, 3, 25, 7, tzinfo=UTC)),
        # Summer time has come in between.
        (1, datetime(2027, 4, 1, 6, tzinfo=UTC)),
    ],
)
def test_reminders_come_weekly_by_the_clock_on_the_wall(nth: int, day: datetime) -> None:
    ended = datetime(2027, 3, 24, 10, tzinfo=UTC)

    assert remind_at(ended, nth, Agreement(), ZONE) == day


def test_a_reminder_on_a_day_off_waits_and_the_next_does_not() -> None:
    ended = datetime(2027, 4, 29, 10, tzinfo=UTC)  # Thursday; Thursday the week after is Ascension

    days = [remind_at(ended, nth, Agreement(), ZONE).date() for nth in range(3)]

    assert days == [date(2027, 4, 30), date(2027, 5, 7), date(2027, 5, 14)]


@pytest.mark.parametrize(
    ("by_on", "days"),
    [
        (date(2027, 2, 10), [date(2027, 2, 9), date(2027, 2, 10)]),
        (date(2027, 2, 8), [date(2027, 2, 5), date(2027, 2, 8)]),
        (date(2027, 2, 7), [date(2027, 2, 5)]),
    ],
)
def test_feedback_is_reminded_of_the_working_day_before_and_on_the_day_unless_it_is_off(
    by_on: date, days: list[date]
) -> None:
    mornings = feedback_mornings(by_on, Agreement(), ZONE)

    assert [each.date() for each in mornings] == days


def test_a_follow_up_is_looked_for_a_week_around_its_day_but_never_before_tomorrow() -> None:
    window = follow_up_window(date(2027, 2, 15), date(2027, 2, 11), ["tue-am"])

    assert (window.from_on, window.to_on) == (date(2027, 2, 12), date(2027, 2, 22))
    assert [each.value for each in window.family] == ["tue-am"]
