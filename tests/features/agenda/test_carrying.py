"""Over a chain of meetings every open point and action stands at one of them, and only there."""

from datetime import timedelta
from zoneinfo import ZoneInfo

from bot.demo.house import House
from bot.demo.people import Someone
from bot.demo.travel import travel
from models.actions import Action
from models.agenda import AgendaItem, PointState
from models.meetings import Meeting
from models.registry import Contact, Organisation
from tests.conftest import Clock
from tests.features.acting import book
from tests.features.agenda.talking import begin, point, raises
from tests.features.closing import call_bus, newest_meeting
from tests.features.looking import contact_of, errors, rows, save

ZONE = ZoneInfo("Europe/Stockholm")


async def follows(built: House, clock: Clock, anna: Someone, weeks: int) -> Meeting:
    """Close the newest meeting, hold the one that follows it, and give that."""
    before = newest_meeting(built)
    on = (clock.at + timedelta(weeks=weeks)).astimezone(ZONE).date()
    await anna.presses_unseen("close", str(before.id))
    chair = str(before.convener_id)
    reply = await anna.fills(next="follow_up", on=on.isoformat(), chair=chair)
    assert not errors(reply)
    await book(anna)
    made = newest_meeting(built)
    assert made.follows_id == before.id
    assert made.starts_at is not None
    await travel(built, clock, made.starts_at)
    return made


async def test_over_four_meetings_each_open_point_and_action_stands_once(
    built: House, clock: Clock, anna: Someone, bo: Someone, cia: Someone
) -> None:
    await call_bus(anna, overall=True)
    first = newest_meeting(built)
    for number in range(5):
        await raises(anna, first, f"Fråga {'abcde'[number] * 6}")
    await begin(built, clock)
    await anna.presses_unseen("point.done", point(built, "Fråga aaaaaa"))
    await anna.presses_unseen("point.action", point(built, "Fråga bbbbbb"))
    await anna.presses_unseen("point.next", point(built, "Fråga cccccc"))

    second = await follows(built, clock, anna, 3)
    await anna.presses_unseen("point.done", point(built, "Fråga cccccc"))
    third = await follows(built, clock, anna, 3)
    await anna.presses_unseen("point.action", point(built, "Fråga dddddd"))
    fourth = await follows(built, clock, anna, 3)

    still = [each for each in rows(built, AgendaItem) if each.state != PointState.DONE]
    assert [(each.words, each.meeting_id) for each in still] == [("Fråga eeeeee", fourth.id)]
    assert len(rows(built, AgendaItem)) == 5
    found = {(each.words, each.meeting_id) for each in rows(built, Action)}
    assert found == {("Fråga bbbbbb", fourth.id), ("Fråga dddddd", fourth.id)}
    assert [each.id for each in rows(built, Meeting)] == [first.id, second.id, third.id, fourth.id]


async def test_the_order_goes_along_and_what_is_taken_out_stays_behind(
    built: House, clock: Clock, anna: Someone
) -> None:
    await call_bus(anna, overall=True)
    first = newest_meeting(built)
    for told in ("Ett", "Två", "Tre"):
        await raises(anna, first, told)
    await anna.presses_unseen("points", str(first.id))
    await anna.fills(which=anna.choice("which", "Tre"), what="move", place="1")
    await begin(built, clock)
    await anna.presses_unseen("close", str(first.id))
    kept = tuple(anna.choice("left", each) for each in ("Två", "Tre"))

    await anna.fills(next="follow_up", on="2027-03-04", left=kept)

    second = newest_meeting(built)
    there = [each for each in rows(built, AgendaItem) if each.meeting_id == second.id]
    there.sort(key=lambda each: each.position)
    assert [each.words for each in there] == ["Tre", "Två"]


async def test_a_point_of_somebody_who_is_called_no_more_becomes_the_conveners(
    built: House, clock: Clock, anna: Someone, cia: Someone
) -> None:
    await call_bus(anna, overall=True)
    first = newest_meeting(built)
    await raises(cia, first, "Remisser", presenter=presenter_of(built, cia))
    (item,) = rows(built, AgendaItem)
    visiting(built, item.organisation_id)
    await begin(built, clock)

    await anna.presses_unseen("close", str(first.id))
    await anna.fills(next="follow_up", on="2027-03-04")

    (carried,) = rows(built, AgendaItem)
    assert carried.meeting_id == newest_meeting(built).id
    assert carried.organisation_id == leads(built, newest_meeting(built))
    assert carried.presenter_id is None


def presenter_of(built: House, person: Someone) -> str:
    return str(contact_of(built, person).function_id)


def visiting(built: House, organisation_id: int) -> None:
    """Make an organisation and its people visitors of this meeting, as those added to one are."""
    changed = [each for each in rows(built, Organisation) if each.id == organisation_id]
    people = [each for each in rows(built, Contact) if each.organisation_id == organisation_id]
    for each in (*changed, *people):
        each.visiting = True
    save(built, *changed, *people)


def leads(built: House, meeting: Meeting) -> int:
    """The organisation of whoever convenes a meeting."""
    (convener,) = [each for each in rows(built, Contact) if each.id == meeting.convener_id]
    return convener.organisation_id
