"""What a digest tells: each group holds what is near, and nothing is told twice or too late."""

from datetime import UTC, date, datetime, timedelta

import pytest

from bot.features.digest.limits import agenda_closes
from models.meetings import ConsentStatus, MeetingState
from tests.features.digest.made import (
    NOW,
    consent,
    draft,
    meeting,
    near,
    owed,
    polled,
    told,
)

FAR = datetime(2027, 3, 11, 9, tzinfo=UTC)


def test_meetings_are_sorted_by_week() -> None:
    this = meeting()
    following = meeting(starts_at=datetime(2027, 2, 8, 9, tzinfo=UTC))
    later = meeting(starts_at=datetime(2027, 2, 15, 9, tzinfo=UTC))

    found = told(near(this), near(following), near(later))

    assert (found.this_week, found.next_week) == ([this], [following])


def test_a_draft_with_a_time_is_no_meeting_yet() -> None:
    found = told(near(draft(starts_at=NOW + timedelta(days=1)), consent()))

    assert not found.this_week
    assert not found.drafts


def test_a_draft_waits_while_its_consent_is_being_obtained() -> None:
    waiting = draft()

    found = told(near(waiting, consent(status=ConsentStatus.BEING_OBTAINED)))

    assert found.drafts == [waiting]
    assert not found.limits


def test_a_poll_is_told_of_while_it_is_open_and_lacks_answers() -> None:
    asked = polled()

    assert [each.lacks for each in told(near(asked), lacks=2).polls] == [2]
    assert not told(near(asked), lacks=0).polls
    assert not told(near(polled(poll_closes_at=NOW)), lacks=2).polls


@pytest.mark.parametrize(("due_on", "late"), [(date(2027, 1, 31), True), (date(2027, 2, 1), False)])
def test_an_action_is_late_from_the_day_after_its_last(due_on: date, late: bool) -> None:
    found = told(actions=(owed(meeting(), due_on),))

    assert (len(found.overdue), len(found.due)) == ((1, 0) if late else (0, 1))


@pytest.mark.parametrize(
    ("days_ago", "on"),
    [(6, None), (7, None), (8, date(2027, 2, 14)), (21, date(2027, 2, 1)), (30, date(2027, 1, 23))],
)
def test_the_clock_of_a_sip_without_a_time_is_told_of_when_it_ends_in_the_two_weeks(
    days_ago: int, on: date | None
) -> None:
    found = told(near(polled(), consent(recorded_at=NOW - timedelta(days=days_ago))))

    assert [each.on for each in found.limits] == ([on] if on else [])


def test_a_meeting_booked_in_time_is_in_no_danger() -> None:
    found = told(near(meeting(), consent(recorded_at=NOW - timedelta(days=15))))

    assert not found.limits


def test_one_booked_too_late_is_told_of_until_the_day_has_passed() -> None:
    late = meeting(starts_at=FAR, ends_at=FAR + timedelta(hours=1))
    soon, passed = (consent(recorded_at=NOW - timedelta(days=days)) for days in (15, 22))

    assert len(told(near(late, soon)).limits) == 1
    assert not told(near(late, passed)).limits


def test_a_follow_up_has_no_clock() -> None:
    old = consent(recorded_at=NOW - timedelta(days=60))

    assert not told(near(polled(), old, follows_up=True)).limits


def test_a_last_date_counts_and_its_absence_is_none() -> None:
    dated = polled("anmalningsmote", latest_on=date(2027, 2, 3))

    found = told(near(dated), near(polled("anmalningsmote")))

    assert [(each.meeting, each.on) for each in found.limits] == [(dated, date(2027, 2, 3))]


@pytest.mark.parametrize(("valid_to_on", "count"), [("2027-02-14", 1), ("2027-02-15", 0)])
def test_a_consent_that_ends_with_something_ahead_is_told_of(valid_to_on: str, count: int) -> None:
    ahead = meeting(starts_at=FAR, ends_at=FAR + timedelta(hours=1))
    ends = consent(valid_to_on=date.fromisoformat(valid_to_on))

    assert len(told(near(ahead, ends)).limits) == count


def test_nothing_is_ahead_of_a_meeting_that_is_over() -> None:
    over = meeting(starts_at=NOW - timedelta(days=1), ends_at=NOW - timedelta(hours=20))

    assert not told(near(over, consent(valid_to_on=date(2027, 2, 2)))).limits


def test_a_meeting_with_two_limits_is_told_of_by_the_first() -> None:
    both = consent(recorded_at=NOW - timedelta(days=15), valid_to_on=date(2027, 2, 2))

    assert [each.on for each in told(near(polled(), both)).limits] == [date(2027, 2, 2)]


def test_an_agenda_closes_on_the_local_day_that_its_meeting_says() -> None:
    closes = datetime(2027, 2, 8, 23, 30, tzinfo=UTC)

    assert agenda_closes(meeting(agenda_closes_at=closes)) == date(2027, 2, 9)


def test_an_agenda_that_has_closed_is_not_told_of() -> None:
    ahead = datetime(2027, 2, 2, 9, tzinfo=UTC)
    closed = meeting(starts_at=ahead, agenda_closes_at=NOW - timedelta(days=3))
    open_ = meeting(starts_at=ahead, agenda_closes_at=NOW + timedelta(hours=6))

    assert not told(near(closed)).agendas
    assert [each.meeting for each in told(near(open_)).agendas] == [open_]
    assert agenda_closes(polled()) is None
    assert agenda_closes(meeting(state=MeetingState.CANCELLED)) is None


def test_forums_alone_are_worth_telling_only_at_times() -> None:
    found = told()

    assert not found.is_worth(forums_alone=True)
    assert told(near(meeting())).is_worth(forums_alone=False)
