"""A forum whose seats are all one organisation's, as an elevhälsoteam's: its own may meet."""

import pytest

from bot.demo.house import House
from bot.demo.people import Someone
from bot.demo.reading import words
from models import meetings
from models.forums import Forum
from models.meetings import MeetingState
from tests.conftest import Someones
from tests.features.forums.acting import book, create, forum_called, meetings_of, pick

pytestmark = pytest.mark.parametrize("url", ["sqlite"], indirect=True)
"""Rules alone: no database can tell them apart."""

HEAD, WELFARE = "Rektor, Ekbackens skola", "Kurator, Ekbackens skola"


async def a_team(built: House, admin: Someone, *who: str) -> Forum:
    """An elevhälsoteam of one school, looked after by its head."""
    await pick(admin, "health_team")
    chosen = tuple(admin.choice("seats", each) for each in who)
    told = await admin.fills(name="EHT norr", owner=chosen[0], seats=chosen)
    assert not told.errors
    return await forum_called(built, "EHT norr")


async def test_a_schools_own_team_is_booked_by_form(built: House, someone: Someones) -> None:
    head = someone("rektor")
    team = await a_team(built, someone("sip"), HEAD, WELFARE)

    told = await book(head, team, "2027-02-10")

    (meeting,) = await meetings_of(built, team)
    called = await built.store.run(lambda tx: len(meetings.invitations(tx, meeting.id)))
    assert not told.errors
    assert (meeting.state, called) == (MeetingState.BOOKED, 2)


async def test_and_as_a_series(built: House, someone: Someones) -> None:
    head = someone("rektor")
    team = await a_team(built, someone("sip"), HEAD, WELFARE)

    await head.presses_unseen("forums.series", str(team.id))
    await head.fills(weekday="1", at="9.00", from_on="2027-02-01", to_on="2027-02-12")
    await head.fills()

    assert len(await meetings_of(built, team)) == 2


async def test_a_time_is_one_when_everybody_who_is_needed_can(
    built: House, someone: Someones
) -> None:
    head = someone("rektor")
    team = await a_team(built, someone("sip"), HEAD, WELFARE)
    await book(head, team, "2027-02-10")

    (meeting,) = await meetings_of(built, team)
    found = await built.store.run(lambda tx: [e.quorum for e in meetings.parties(tx, meeting.id)])
    assert found == [2]


async def test_nobody_meets_alone_nor_calls_their_own_to_what_is_everybodys(
    built: House, someone: Someones
) -> None:
    head = someone("rektor")
    alone = await a_team(built, someone("sip"), HEAD)
    refused = await book(head, alone, "2027-02-10")
    quick = words(await head.presses_unseen("forums.take", f"{alone.id}@1802250000"))

    await create(someone("sip"), "Samverkan", "own", (HEAD, "Psykolog, BUP Exempelviken"))
    both, anna = await forum_called(built, "Samverkan"), someone("sip")
    await anna.presses_unseen("forums.book", str(both.id))
    own = (anna.choice("who", "Socialsekreterare, Socialtjänsten Exempelviken"),)
    within = await anna.fills(who=own, when="fixed", on="2027-02-10", at="9.00")

    assert set(refused.errors) == {"who"}
    assert "har någon på sina platser" in quick
    assert set(within.errors) == {"who"}
