"""Whatever is answered when: nobody who has answered is reminded, and everybody else is, once."""

import asyncio
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.demo.calling import call_sip
from bot.demo.district import AGREEMENT
from bot.demo.house import House, house
from bot.demo.people import Someone
from bot.demo.travel import travel
from bot.features.meetings.view import CHASE
from bot.features.polls.chasing import chase_at
from models.meetings import Candidate, Meeting, Vote
from models.queue import OutboxState
from tests.conftest import MONDAY, Clock
from tests.databases import FreshUrl
from tests.features.looking import contact_of, due_rows, rows, the
from tests.features.polls.office import ZONE, may_be_reminded

USERS = ("sip", "kurator", "bup")
ACTS = ("vote", "nothing", "prolong", "later", "away", "wait")
"""`away`: every worker is, until the clock has gone on."""

Step = tuple[int, str, int]
"""Who, does what, and for how many hours the clock then goes."""

steps = st.lists(
    st.tuples(st.integers(0, 2), st.sampled_from(ACTS), st.integers(0, 50)), max_size=7
)
starts = st.integers(0, 7 * 24 * 4)
"""Quarter hours after the Monday when the poll is opened."""


@given(starts, steps)
@settings(max_examples=15)
def test_no_schedule_reminds_a_voter_or_anybody_twice_or_leaves_anybody_out(
    sqlite_urls: FreshUrl, start: int, schedule: list[Step]
) -> None:
    with sqlite_urls() as url:
        clock = Clock(MONDAY + timedelta(minutes=15 * start))
        with house(clock, url) as built:
            asyncio.run(_live(built, clock, schedule))


@dataclass
class Course:
    """A poll as it goes; `opened` tells when each of its rounds began."""

    built: House
    clock: Clock
    people: Sequence[Someone]
    opened: list[datetime]

    @property
    def meeting(self) -> Meeting:
        return the(self.built, Meeting)

    @property
    def newest(self) -> Candidate:
        return rows(self.built, Candidate)[-1]

    async def take(self, who: int, act: str, hours: int) -> None:
        number, newest = self.meeting.id, self.newest
        match act:
            case "vote":
                await self.people[who].presses_unseen("vote", f"{newest.id} yes")
            case "nothing":
                await self.people[who].presses_unseen("fit_nothing", str(number))
            case "prolong":
                await self.people[0].presses_unseen("prolong", str(number))
            case "later":
                await self.people[0].presses_unseen("ask_later", f"{number} {newest.round}")
        if self.newest.round > newest.round:
            self.opened.append(self.clock.at)
        await self.wait(timedelta(hours=hours), away=act == "away")

    async def wait(self, length: timedelta, *, away: bool = False) -> None:
        to = self.clock.at + length
        if away:
            self.clock.at = to
        await travel(self.built, self.clock, to)


async def _live(built: House, clock: Clock, schedule: Sequence[Step]) -> None:
    people = [
        Someone(built.bot, built.workspace, built.workspace.people[user], "sip") for user in USERS
    ]
    await call_sip(people[0], from_on="2027-02-08", to_on="2027-02-19")
    course = Course(built, clock, people, [clock.at])
    for who, act, hours in schedule:
        await course.take(who, act, hours)
    closes_at = course.meeting.poll_closes_at or clock.at
    await course.wait(max(closes_at - clock.at, timedelta(0)))

    check_nobody_twice(built)
    check_no_voter_and_office_hours(built)
    if not {"away", "prolong"} & {act for _, act, _ in schedule}:
        check_nobody_left_out(course, closes_at)


def check_nobody_twice(built: House) -> None:
    """Each person at most once a round."""
    sent = Counter(
        (row.payload["contact_id"], row.payload["nth"])
        for row in due_rows(built, CHASE, OutboxState.SENT)
    )
    assert set(sent.values()) <= {1}


def check_no_voter_and_office_hours(built: House) -> None:
    """Whoever had answered before was left alone, and nobody was disturbed at night."""
    round_of = {each.id: each.round for each in rows(built, Candidate)}
    for row in due_rows(built, CHASE, OutboxState.SENT):
        assert row.done_at is not None
        assert may_be_reminded(row.done_at, AGREEMENT)
        for vote in rows(built, Vote):
            if vote.contact_id == row.payload["contact_id"]:
                before = vote.voted_at < row.done_at
                assert not (before and round_of[vote.candidate_id] == row.payload["nth"])


def check_nobody_left_out(course: Course, closes_at: datetime) -> None:
    """Whoever answered nothing in the last round was reminded of it, if offices were open."""
    if chase_at(course.opened[-1], closes_at, AGREEMENT, ZONE) is None:
        return
    nth, built = course.newest.round, course.built
    newest = {each.id for each in rows(built, Candidate) if each.round == nth}
    heard = {each.contact_id for each in rows(built, Vote) if each.candidate_id in newest}
    sent = due_rows(built, CHASE, OutboxState.SENT)
    reminded = {row.payload["contact_id"] for row in sent if row.payload["nth"] == nth}
    called = {contact_of(built, each).id for each in course.people}
    assert called - heard <= reminded
