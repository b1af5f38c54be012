"""When the meeting is over its visitors are forgotten, once everything for them has left."""

from datetime import timedelta

import pytest

from bot.demo.house import House
from bot.demo.people import Someone
from bot.demo.travel import travel
from models.meetings import Meeting, MeetingState, Party
from models.registry import Organisation
from models.visitors import Admission, Visitor
from tests.conftest import Clock, Someones
from tests.features.acting import BOOKED_AT
from tests.features.anykind import call_any
from tests.features.looking import everything_kept, invites, rows, the
from tests.features.visitors.adding import (
    FIXED,
    KNOWN,
    NEW_ONE,
    UNKNOWN,
    call_sip_with,
    consult_with,
    visitor,
    visitors,
)

A_DAY = timedelta(days=1)
ALL = ("1", "2", "5", "0")


@pytest.fixture
def soc(someone: Someones) -> Someone:
    return someone("soc")


async def cancel(convener: Someone, meeting: Meeting) -> None:
    await convener.presses_unseen("cancel", str(meeting.id))
    await convener.fills()


async def test_after_a_cancellation_they_get_its_end_and_are_then_forgotten(
    built: House, clock: Clock, soc: Someone
) -> None:
    await consult_with(soc, KNOWN, "Ekbackens skola", "Kurator")

    await cancel(soc, the(built, Meeting))
    await travel(built, clock, clock.at + A_DAY)

    assert [each.method for each in invites(built) if each.to == KNOWN] == ["REQUEST", "CANCEL"]
    assert KNOWN not in str(everything_kept(built))
    (left,) = visitors(built)
    assert not left.active


async def test_after_a_poll_was_called_off_they_are_forgotten_as_well(
    built: House, clock: Clock, soc: Someone
) -> None:
    days = {"when": "find", "from_on": "2027-02-01", "to_on": "2027-02-12"}
    await consult_with(soc, KNOWN, "Ekbackens skola", "Kurator", **days)

    await cancel(soc, the(built, Meeting))
    await travel(built, clock, clock.at + 10 * A_DAY)

    assert KNOWN not in str(everything_kept(built))


async def test_while_the_end_cannot_leave_they_are_not_forgotten(
    built: House, clock: Clock, soc: Someone
) -> None:
    await consult_with(soc, KNOWN, "Ekbackens skola", "Kurator")
    built.mailbox.refuse_with = "451 4.3.0 later"
    await cancel(soc, the(built, Meeting))
    await travel(built, clock, clock.at + A_DAY)
    still = [each.email for each in visitors(built)]

    built.mailbox.refuse_with = None
    await travel(built, clock, clock.at + 3 * A_DAY)

    assert still == [KNOWN]
    assert invites(built)[-1].method == "CANCEL"
    assert [each.to for each in invites(built) if each.method == "CANCEL"].count(KNOWN) == 1
    assert KNOWN not in str(everything_kept(built))


async def test_after_it_was_closed_they_are_forgotten_and_the_organisations_name_stays(
    built: House, clock: Clock, anna: Someone
) -> None:
    await call_sip_with(anna, KNOWN, NEW_ONE, "Psykolog", "Logopedmottagningen", covers=ALL)
    await travel(built, clock, BOOKED_AT + timedelta(hours=2))

    await anna.presses_unseen("close", str(the(built, Meeting).id))
    await anna.fills(next="ended")
    await travel(built, clock, clock.at + A_DAY)

    assert the(built, Meeting).state == MeetingState.CLOSED
    assert KNOWN not in str(everything_kept(built))
    (written,) = [each for each in rows(built, Organisation) if each.visiting]
    assert (written.name, written.active) == ("Logopedmottagningen", False)
    school = [each for each in rows(built, Organisation) if each.name == "Ekbackens skola"]
    assert school[0].active


async def test_nobody_of_one_meeting_comes_to_the_one_that_follows_it(
    built: House, clock: Clock, anna: Someone
) -> None:
    await call_sip_with(anna, KNOWN, NEW_ONE, "Psykolog", "Logopedmottagningen", covers=ALL)
    await travel(built, clock, BOOKED_AT + timedelta(hours=2))

    await anna.presses_unseen("close", str(the(built, Meeting).id))
    await anna.fills(next="follow_up", on="2027-04-21")

    _, follows = rows(built, Meeting)
    written = {each.id for each in rows(built, Organisation) if each.visiting}
    again = [each for each in rows(built, Party) if each.meeting_id == follows.id]
    assert len(again) == 3
    assert not written & {each.organisation_id for each in again}


async def test_a_visitor_cannot_be_made_chair_of_the_next(
    built: House, clock: Clock, anna: Someone
) -> None:
    await anna.presses_unseen("call.bus_overgripande", "")
    who = (anna.choice("who", "Rektor, Ekbackens skola"), "0")
    await anna.fills(who=who, **FIXED, **visitor(anna, KNOWN))
    await travel(built, clock, BOOKED_AT + timedelta(hours=2))
    (stranger,) = visitors(built)

    await anna.presses_unseen("close", str(the(built, Meeting).id))
    chairs = [
        option.value
        for each in anna.form.fields
        if getattr(each, "id", "") == "chair"
        for option in getattr(each, "options", ())
    ]
    reply = await anna.fills(next="follow_up", on="2027-04-21", chair=str(stranger.id))

    assert chairs
    assert str(stranger.id) not in chairs
    assert set(reply.errors) == {"chair"}


async def test_when_the_consent_is_withdrawn_they_are_forgotten_as_well(
    built: House, clock: Clock, anna: Someone
) -> None:
    await call_sip_with(anna, UNKNOWN)

    await anna.presses_unseen("withdraw", str(the(built, Meeting).id))
    await anna.fills()
    await travel(built, clock, clock.at + A_DAY)

    assert the(built, Visitor).admission == Admission.LAPSED
    assert UNKNOWN not in str(everything_kept(built))


async def test_a_meeting_under_way_forgets_nobody(built: House, clock: Clock, soc: Someone) -> None:
    await consult_with(soc, KNOWN, "Ekbackens skola", "Kurator")

    await travel(built, clock, clock.at + 10 * A_DAY)

    assert [each.email for each in visitors(built)] == [KNOWN]


async def test_a_meeting_without_visitors_has_nothing_to_forget(built: House, soc: Someone) -> None:
    await call_any(soc, "konsultation", **FIXED)

    await cancel(soc, the(built, Meeting))

    assert not rows(built, Visitor)
    assert "visitors.forget" not in str(everything_kept(built))
