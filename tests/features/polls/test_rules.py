"""What the answers add up to, against a count by hand; and when a poll closes."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.agreement import Agreement
from bot.features.meetings.rules import poll_closes
from bot.features.polls.rules import (
    all_answered,
    best,
    fits_nothing,
    foremost,
    is_open,
    none_can_hold,
    silent,
    tally,
)
from models.meetings import Answer, Candidate, Meeting, MeetingState, Party, Vote
from scheduler.workdays import is_workday

NOON = datetime(2027, 1, 25, 11, tzinfo=UTC)
PEOPLE = {1: 10, 2: 10, 3: 20, 4: 20, 5: 30}
"""Contact → organisation."""

STRANGER = 6

Cast = dict[tuple[int, int], Answer]
"""(candidate, contact) → answer."""

cast = st.dictionaries(
    st.tuples(st.integers(1, 3), st.integers(1, STRANGER)), st.sampled_from(Answer)
)
quorums = st.fixed_dictionaries({key: st.integers(0, 3) for key in (10, 20, 30)})
required = st.sets(st.sampled_from((10, 20, 30)))


def candidate(number: int) -> Candidate:
    return Candidate(
        id=number, area_id=1, meeting_id=1, position=number, starts_at=NOON, ends_at=NOON
    )


def votes(given_: Cast) -> list[Vote]:
    return [
        Vote(area_id=1, candidate_id=which, contact_id=who, answer=answer, voted_at=NOON)
        for (which, who), answer in given_.items()
    ]


def parties(quorum: dict[int, int], needed: set[int]) -> list[Party]:
    return [
        Party(area_id=1, meeting_id=1, organisation_id=key, quorum=size, required=key in needed)
        for key, size in quorum.items()
    ]


@given(cast, quorums, required)
def test_a_tally_is_what_a_count_by_hand_gives(
    given_: Cast, quorum: dict[int, int], needed: set[int]
) -> None:
    found = tally([candidate(n) for n in (1, 2, 3)], votes(given_), parties(quorum, needed), PEOPLE)

    for number, each in enumerate(found, start=1):
        said = {who: answer for (which, who), answer in given_.items() if which == number}
        said.pop(STRANGER, None)
        assert each.candidate.id == number
        assert each.counts == {
            answer: sum(other == answer for other in said.values()) for answer in Answer
        }
        coming = [PEOPLE[who] for who, answer in said.items() if answer != Answer.NO]
        lacking = [key for key in quorum if key in needed and coming.count(key) < quorum[key]]
        assert list(each.lacking) == lacking
        assert each.holds == (not lacking)


@given(cast)
def test_without_demands_every_time_holds(given_: Cast) -> None:
    found = tally([candidate(n) for n in (1, 2, 3)], votes(given_), [], PEOPLE)

    assert all(each.holds for each in found)


@pytest.mark.parametrize(
    ("state", "closes_at", "opened"),
    [
        (MeetingState.POLLING, NOON + timedelta(seconds=1), True),
        (MeetingState.POLLING, NOON, False),
        (MeetingState.POLLING, None, False),
        (MeetingState.BOOKED, NOON + timedelta(days=1), False),
        (MeetingState.CANCELLED, NOON + timedelta(days=1), False),
    ],
)
def test_a_poll_is_open_until_the_very_moment_it_closes(
    state: MeetingState, closes_at: datetime | None, opened: bool
) -> None:
    meeting = Meeting(
        area_id=1,
        kind="sip",
        reference="7KQ4M",
        state=state,
        uid="1",
        convener_id=1,
        poll_closes_at=closes_at,
        created_at=NOON,
        changed_at=NOON,
    )

    assert is_open(meeting, NOON) is opened


@pytest.mark.parametrize(
    ("now", "first", "closes_at"),
    [
        # Five days on, when that is a working day.
        ((2027, 1, 27, 8), (2027, 2, 8, 8), (2027, 2, 1, 8)),
        # Saturday becomes the Friday before, at the same hour.
        ((2027, 1, 25, 8), (2027, 2, 8, 8), (2027, 1, 29, 8)),
        # At least a day before the first time.
        ((2027, 1, 25, 8), (2027, 1, 28, 9), (2027, 1, 27, 9)),
        # Good Friday becomes Thursday; summer time begins between the vote and the meeting.
        ((2027, 3, 22, 8), (2027, 3, 30, 8), (2027, 3, 25, 8)),
        # With too short notice for that, people get half of what is left.
        ((2027, 1, 25, 8), (2027, 1, 26, 6), (2027, 1, 25, 19)),
        ((2027, 1, 30, 8), (2027, 2, 1, 8), (2027, 1, 31, 8)),
    ],
)
def test_a_poll_closes(
    now: tuple[int, ...], first: tuple[int, ...], closes_at: tuple[int, ...]
) -> None:
    at = [datetime(*each, tzinfo=UTC) for each in (now, first, closes_at)]  # type: ignore[misc,arg-type]  # -- four numbers

    assert poll_closes(at[1], at[0], Agreement()) == at[2]


@given(
    st.datetimes(datetime(2026, 1, 1), datetime(2030, 1, 1), timezones=st.just(UTC)),  # noqa: DTZ001 -- hypothesis wants the bounds naive
    st.timedeltas(timedelta(minutes=1), timedelta(weeks=12)),
)
def test_a_poll_always_closes_between_now_and_the_first_time(
    now: datetime, ahead: timedelta
) -> None:
    closes_at = poll_closes(now + ahead, now, Agreement())

    assert now < closes_at < now + ahead
    if ahead > timedelta(days=6):
        local = closes_at.astimezone(ZoneInfo("Europe/Stockholm"))
        assert is_workday(local.date()) or closes_at == now + ahead / 2
        assert closes_at <= now + ahead - timedelta(days=1)


@given(cast, quorums, required)
def test_the_best_time_holds_and_is_minded_by_fewest_then_found_first(
    given_: Cast, quorum: dict[int, int], needed: set[int]
) -> None:
    found = tally([candidate(n) for n in (1, 2, 3)], votes(given_), parties(quorum, needed), PEOPLE)

    chosen = best(found)

    minded = {each.candidate.position: each.counts[Answer.IF_NEED_BE] for each in found}
    can = [
        each.candidate.position
        for each in found
        if each.holds and each.counts[Answer.YES] + each.counts[Answer.IF_NEED_BE]
    ]
    assert (chosen is None) == (not can)
    if chosen:
        rank = (minded[chosen.candidate.position], chosen.candidate.position)
        assert rank == min((minded[each], each) for each in can)


@given(cast, quorums, required)
def test_no_time_is_given_up_that_others_could_still_save(
    given_: Cast, quorum: dict[int, int], needed: set[int]
) -> None:
    times, called = (1, 2, 3), parties(quorum, needed)
    lost = none_can_hold(given_, times, called, PEOPLE)
    hopeful = {(time, who): given_.get((time, who), Answer.YES) for time in times for who in PEOPLE}

    found = tally([candidate(n) for n in times], votes(hopeful), called, PEOPLE)

    if lost:
        assert not any(each.holds for each in found)


@pytest.mark.parametrize(
    ("said", "closest"),
    [
        ({}, 1),
        ({(2, 1): Answer.YES}, 2),
        ({(1, 1): Answer.YES, (1, 2): Answer.YES, (3, 1): Answer.YES, (3, 3): Answer.NO}, 1),
        ({(1, 1): Answer.YES, (1, 2): Answer.YES, (3, 1): Answer.YES, (3, 3): Answer.YES}, 3),
    ],
)
def test_the_closest_time_lacks_fewest_organisations_then_has_most_people(
    said: Cast, closest: int
) -> None:
    called = parties({10: 1, 20: 1, 30: 1}, {10, 20, 30})

    front = foremost(tally([candidate(n) for n in (1, 2, 3)], votes(said), called, PEOPLE))

    assert front is not None
    assert front.candidate.position == closest


@given(cast)
def test_who_is_silent_who_can_nothing_and_whether_all_have_answered(given_: Cast) -> None:
    times = (1, 2, 3)

    for who in PEOPLE:
        said = [given_.get((time, who)) for time in times]
        assert (who in silent(given_, PEOPLE)) == (said == [None] * 3)
        assert fits_nothing(given_, times, who) == (said == [Answer.NO] * 3)
    everything = {(time, who) for time in times for who in PEOPLE}
    assert all_answered(given_, times, PEOPLE) == (everything <= given_.keys())


def test_a_poll_without_times_has_none_and_loses_none() -> None:
    assert best([]) is None
    assert foremost([]) is None
    assert not none_can_hold({}, [], parties({10: 1}, {10}), PEOPLE)
