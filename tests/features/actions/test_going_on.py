"""Actions go on: to the meeting that follows, to whoever takes over, and nowhere when it ends."""

import pytest

from bot.demo.house import House
from bot.demo.people import Someone
from bot.demo.reading import words
from bot.demo.travel import travel
from bot.features.registry.handover import Hand, deactivate
from models.actions import Action, ActionChange, Step
from models.meetings import Meeting, MeetingState, candidates
from models.registry import Contact
from models.store import Tx
from tests.conftest import Clock, Someones
from tests.features.acting import LAST_DAY, call_fixed, utc
from tests.features.actions.doing import (
    BO_DOES,
    EVA_DOES,
    REPORT,
    adds,
    call_structural,
    reminded,
    sent,
    the_action,
    writes_action,
)
from tests.features.closing import HELD_AT, everybody_came, newest_meeting
from tests.features.databases import ON_SQLITE
from tests.features.looking import contact_of, newest, rows
from tests.web.visiting import Visitor, browser, link_in_mail, without_chat


async def end(anna: Someone, **values: str | tuple[str, ...]) -> str:
    """Close the newest meeting; what the convener is told."""
    await anna.presses("Avsluta mötet")
    return words(await anna.fills(came=everybody_came(anna), **values))


async def follow(built: House, clock: Clock, anna: Someone, on: str) -> Meeting:
    """Close the newest meeting with a follow-up around that day."""
    await end(anna, next="follow_up", on=on)
    return newest_meeting(built)


@pytest.fixture
async def held(built: House, clock: Clock, anna: Someone, bo: Someone) -> None:
    """A SIP that is over, with something still for Bo to do and something done."""
    await call_fixed(anna, valid_to_on=LAST_DAY)
    await adds(anna, until="2027-03-19")
    await adds(anna, until="2027-03-19", pick="Dokumentera i verksamhetens eget system")
    await bo.presses("Klar", about="Dokumentera")
    await travel(built, clock, HELD_AT)


@pytest.mark.usefixtures("held")
async def test_what_is_open_stands_on_the_next_meetings_card_and_only_there(
    built: House, clock: Clock, anna: Someone, bo: Someone
) -> None:
    after = await follow(built, clock, anna, "2027-03-11")

    assert after.state == MeetingState.POLLING
    (carried,) = [each for each in rows(built, Action) if each.done_at is None]
    assert carried.meeting_id == after.id
    assert f"{REPORT}: {BO_DOES}, senast fre 19 mars 2027" in newest(bo)
    assert len(rows(built, Action)) == 2
    await bo.presses("Klar")
    assert all(each.done_at for each in rows(built, Action))


async def test_what_comes_back_goes_on_at_the_next_meeting(
    built: House, clock: Clock, anna: Someone, bo: Someone
) -> None:
    await call_fixed(anna, valid_to_on=LAST_DAY)
    await adds(anna, until="2027-03-19", repeats="month")
    await travel(built, clock, HELD_AT)
    after = await follow(built, clock, anna, "2027-03-11")

    await bo.presses("Klar")

    first, second = rows(built, Action)
    assert first.meeting_id == second.meeting_id == after.id
    assert (first.done_at is None, str(second.due_on)) == (False, "2027-04-19")


@pytest.mark.usefixtures("held")
async def test_over_four_meetings_each_open_action_stands_once(
    built: House, clock: Clock, anna: Someone, bo: Someone
) -> None:
    for on in ("2027-02-25", "2027-03-11", "2027-03-25"):
        after = await follow(built, clock, anna, on)
        await anna.presses_unseen("book", str(first_time(built, after)))
        booked = newest_meeting(built)
        assert booked.ends_at is not None
        await travel(built, clock, booked.ends_at)

    still = [each for each in rows(built, Action) if each.done_at is None]
    assert [each.meeting_id for each in still] == [newest_meeting(built).id]
    steps = [each.step for each in rows(built, ActionChange) if each.action_id == still[0].id]
    assert steps.count(Step.CARRIED) == 3


@ON_SQLITE
@pytest.mark.usefixtures("held")
async def test_without_a_next_meeting_the_convener_is_told_what_is_left(
    built: House, clock: Clock, anna: Someone
) -> None:
    told = await end(anna, next="ended")
    await travel(built, clock, utc(4, 9, 12))

    assert "En åtgärd är inte klar. Ingen påminns om den" in told
    assert sent(built) == []


@ON_SQLITE
async def test_what_a_draft_carries_rests_but_can_be_done(
    built: House, clock: Clock, anna: Someone, bo: Someone
) -> None:
    await call_fixed(anna, valid_to_on="2027-02-20")
    await adds(anna, until="2027-02-19")
    await travel(built, clock, HELD_AT)
    after = await follow(built, clock, anna, "2027-03-11")
    await travel(built, clock, utc(3, 5, 12))

    reply = await bo.presses_unseen("action.done", f"{the_action(built).id} card")

    assert after.state == MeetingState.DRAFT
    assert reminded(built, bo) == []
    assert words(reply).startswith("Dina åtgärder")
    assert after.reference not in words(reply)
    assert the_action(built).done_at is not None


@pytest.mark.usefixtures("held")
async def test_b33_when_somebody_leaves_their_actions_go_over(
    built: House, clock: Clock, someone: Someones, anna: Someone, bo: Someone
) -> None:
    await follow(built, clock, anna, "2027-03-11")
    eva = someone("rektor")

    await leave(built, clock, bo, eva)
    await travel(built, clock, utc(2, 12, 12))

    carried = rows(built, Action)[0]
    assert f"{REPORT}: {EVA_DOES}" in newest(anna)
    assert carried.function_id == contact_of(built, eva).function_id
    assert rows(built, ActionChange)[-1].step == Step.HANDED_OVER
    assert reminded(built, eva) == ["2027-02-12"]
    assert reminded(built, bo) == []


async def test_who_has_only_mail_does_it_on_their_page(
    built: House, clock: Clock, anna: Someone
) -> None:
    address = without_chat(built, "rektor")
    await call_structural(anna)
    await writes_action(anna, "Skicka läsårstider", until="2027-02-09")
    async with browser(built, clock) as made:
        eva = Visitor(made)
        await eva.opens(link_in_mail(built, address))
        assert "Skicka läsårstider: Rektor, Ekbackens skola" in eva.text

        await eva.presses("action.time")
        await eva.sends(reason="waits", until="v 8")
        assert "fre 26 februari 2027" in eva.text
        await eva.presses("action.help")
        assert "får veta att du behöver hjälp" in eva.text
        await eva.presses("action.done")

    assert the_action(built).done_at == clock.at
    assert [each.step for each in rows(built, ActionChange)] == [
        Step.ADDED,
        Step.EXTENDED,
        Step.HELP,
        Step.DONE,
    ]


async def leave(built: House, clock: Clock, leaver: Someone, successor: Someone) -> None:
    """Let somebody go as the registry does, and send what that calls for."""
    who, heir = contact_of(built, leaver), contact_of(built, successor)

    def go(tx: Tx) -> None:
        hand = Hand(built.bot.router.agreements["exempelviken"], built.secrets)
        deactivate(tx, tx.get_one(Contact, who.id), tx.get_one(Contact, heir.id), hand, clock.at)

    await built.store.run(go)
    await built.bot.sweep()


def first_time(built: House, meeting: Meeting) -> int:
    """The number of the first time that a meeting's poll asks about."""
    with built.store.transaction() as tx:
        return candidates(tx, meeting)[0].id


@ON_SQLITE
async def test_of_a_draft_those_whose_it_is_not_learn_nothing(
    built: House, clock: Clock, anna: Someone, cia: Someone
) -> None:
    await call_fixed(anna, valid_to_on="2027-02-20")
    await adds(anna, until="2027-02-19")
    await travel(built, clock, HELD_AT)
    await follow(built, clock, anna, "2027-03-11")

    for verb in ("done", "date", "remove"):
        reply = await cia.presses_unseen(f"action.{verb}", f"{the_action(built).id} card")

        assert words(reply).startswith("Jag hittar inget sådant möte")
