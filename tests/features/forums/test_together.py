"""Two who change forums at once, on two replicas: each sees what the other has done."""

import asyncio

from bot.demo.house import House
from bot.demo.people import Someone
from models.forums import Forum
from models.meetings import MeetingState
from tests.conftest import Someones
from tests.features.forums.acting import book, create, forum_called, meetings_of
from tests.features.forums.test_revising import revise
from tests.features.looking import invites, rows


async def test_two_who_merge_the_same_forums_at_once_make_one_of_them(
    built: House, anna: Someone, someone: Someones
) -> None:
    for called in ("Norr", "Söder"):
        await create(anna, called)
    old = [str((await forum_called(built, each)).id) for each in ("Norr", "Söder")]
    again = someone("sip")
    anna.waits = again.waits = False
    for each in (anna, again):
        await each.presses_unseen("forums.merge", "")

    told = await asyncio.gather(
        anna.fills(forums=tuple(old), name="Hela", since_on="2027-03-01"),
        again.fills(forums=tuple(reversed(old)), name="Allt", since_on="2027-03-01"),
    )

    assert len([each for each in told if each.errors]) == 1
    assert len([each for each in rows(built, Forum) if each.active_to_on is None]) == 1


async def test_what_one_calls_off_another_does_not_call_off_once_more(
    built: House, anna: Someone, someone: Someones
) -> None:
    await create(anna, "BUS söder", "bus_overall")
    bus = await forum_called(built, "BUS söder")
    await book(anna, bus, "2027-04-14")
    await built.bot.sweep()
    await revise(anna, bus, last_on="2027-03-10")
    (met,) = await meetings_of(built, bus)
    again = someone("sip")
    anna.waits = again.waits = False
    await anna.presses_unseen("cancel", str(met.id))

    await asyncio.gather(anna.fills(), again.presses_unseen("forums.call_off_after", str(bus.id)))
    await built.bot.sweep()

    (after,) = await meetings_of(built, bus)
    ended = [each.to for each in invites(built) if each.method == "CANCEL"]
    assert after.state is MeetingState.CANCELLED
    assert after.sequence == met.sequence + 1
    assert sorted(ended) == sorted(set(ended))


async def test_a_meeting_is_called_off_while_its_forum_gets_another_name(
    built: House, anna: Someone, someone: Someones
) -> None:
    await create(anna, "BUS söder", "bus_overall")
    bus = await forum_called(built, "BUS söder")
    for day in ("2027-03-10", "2027-04-14"):
        await book(anna, bus, day)
    _, last = await meetings_of(built, bus)
    again = someone("sip")
    anna.waits = again.waits = False
    await anna.presses_unseen("cancel", str(last.id))
    await again.presses_unseen("forums.change", str(bus.id))

    told = await asyncio.gather(anna.fills(), again.fills(name="BUS södra"))

    assert [each.errors for each in told] == [{}, {}]
    first, second = await meetings_of(built, bus)
    assert (first.name, first.state) == ("BUS södra", MeetingState.BOOKED)
    assert second.state is MeetingState.CANCELLED
