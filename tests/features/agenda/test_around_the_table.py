"""In the meeting: points are ticked off, decided on in one line, and made into actions."""

import pytest

from bot.demo.house import House
from bot.demo.people import Someone
from bot.demo.reading import words
from bot.demo.travel import travel
from bot.platforms.slack.render import message
from bot.replies import Choices, T
from bot.texts import render
from models.actions import Action, ActionChange
from models.agenda import AgendaItem
from models.audit import AuditEntry
from models.meetings import Meeting
from tests.conftest import Clock, Someones
from tests.features.acting import call_fixed
from tests.features.agenda.talking import BEGINS, begin, point, points, raises, reads
from tests.features.closing import call_bus, newest_meeting
from tests.features.looking import all_but_reads, errors, rows, the
from tests.features.polls.writing import NAMED, sends
from tests.platforms.slack.limits import check_message


@pytest.fixture
async def forum(built: House, anna: Someone, cia: Someone) -> Meeting:
    """A structural meeting with a point of the convener's and one of Cia's clinic."""
    await call_bus(anna, overall=True)
    meeting = newest_meeting(built)
    await raises(anna, meeting, "Rutin för frånvaro")
    await raises(cia, meeting, "Remisser till BUP")
    return meeting


async def test_as_it_begins_the_convener_gets_the_points_to_tick_off(
    built: House, clock: Clock, anna: Someone, cia: Someone, forum: Meeting
) -> None:
    await begin(built, clock)

    card = anna.cards[-1]
    assert words(card.reply).startswith("Dagordning: BUS övergripande")
    await anna.presses("Klar", "Rutin för frånvaro")
    await anna.presses("Hanns inte", "Remisser till BUP")
    assert points(built) == [("Rutin för frånvaro", "done"), ("Remisser till BUP", "next")]
    assert "Klar: Rutin för frånvaro" in words(anna.cards[-1].reply)
    assert anna.cards[-1].id == card.id
    assert "Till nästa möte: Remisser till BUP" in await reads(cia, forum)


async def test_a_decision_is_one_line_and_passes_the_guard(
    built: House, clock: Clock, anna: Someone, cia: Someone, forum: Meeting
) -> None:
    await begin(built, clock)
    await anna.presses("Beslut", "Rutin för frånvaro")
    before = all_but_reads(built)

    refused = await anna.fills(decision=NAMED)

    assert errors(refused)["decision"].startswith("Texten innehåller ett namn.")
    assert all_but_reads(built) == before
    await anna.fills(decision="Ny rutin\nfrån mars")
    told = "Klar: Rutin för frånvaro. Beslut: Ny rutin från mars"
    assert told in await reads(cia, forum)
    assert points(built)[0][1] == "done"


async def test_one_press_makes_an_action_of_a_point_and_two_make_no_second(
    built: House, clock: Clock, anna: Someone, forum: Meeting
) -> None:
    await begin(built, clock)

    reply = await anna.presses("Gör till åtgärd", "Remisser till BUP")
    await anna.repeats()
    await anna.presses_unseen("point.action", point(built, "Remisser till BUP"))

    action = the(built, Action)
    item = rows(built, AgendaItem)[1]
    assert (action.words, action.organisation_id) == ("Remisser till BUP", item.organisation_id)
    assert str(action.due_on) == "2027-02-25"
    assert item.action_id == action.id
    assert "Åtgärd: BUP Exempelviken, senast tors 25 februari" in words(reply)
    assert [each.step.value for each in rows(built, ActionChange)] == ["added"]
    noted = [each.what for each in rows(built, AuditEntry) if each.what == "action.added"]
    assert len(noted) == 1


async def test_an_action_that_is_taken_away_leaves_the_point(
    built: House, clock: Clock, anna: Someone, forum: Meeting
) -> None:
    await begin(built, clock)
    await anna.presses("Gör till åtgärd", "Remisser till BUP")
    await anna.presses_unseen("action.remove", f"{the(built, Action).id} card")
    await anna.fills()

    assert not rows(built, Action)
    assert rows(built, AgendaItem)[1].action_id is None


async def test_a_colleague_of_the_convener_may_lead_and_nobody_else(
    built: House, clock: Clock, someone: Someones, anna: Someone, cia: Someone, forum: Meeting
) -> None:
    await begin(built, clock)
    before = all_but_reads(built)
    about = point(built, "Rutin för frånvaro")

    refused = [
        await cia.presses_unseen(f"point.{verb}", about)
        for verb in ("done", "next", "decide", "action", "take", "no")
    ]
    stranger = await someone("rektor2").presses_unseen("point.done", about)

    assert all("Bara den som leder" in words(each) for each in refused)
    assert words(stranger).startswith("Jag hittar inget sådant möte")
    assert all_but_reads(built) == before


async def test_before_it_begins_nothing_is_ticked_off(
    built: House, anna: Someone, forum: Meeting
) -> None:
    about = point(built, "Rutin för frånvaro")

    replies = [await anna.presses_unseen(f"point.{each}", about) for each in ("done", "action")]

    assert all("har inte börjat" in words(each) for each in replies)
    assert points(built)[0][1] == "on"


async def test_a_slip_is_undone_by_opening_the_point_again(
    built: House, clock: Clock, anna: Someone, forum: Meeting
) -> None:
    await begin(built, clock)
    await anna.presses("Klar", "Rutin för frånvaro")

    await anna.presses_unseen("points", str(forum.id))
    await anna.fills(which=anna.choice("which", "Rutin för frånvaro"), what="reopen")

    assert points(built)[0] == ("Rutin för frånvaro", "on")


async def test_an_individual_meetings_picked_point_becomes_an_action_without_words(
    built: House, clock: Clock, anna: Someone, bo: Someone
) -> None:
    await call_fixed(anna)
    if anna.reply.form:
        await anna.fills()
    about = str(newest_meeting(built).id)
    await sends(bo, "agenda.point", about, pick="1", nth="3", week="12")
    await travel(built, clock, BEGINS)

    await anna.presses("Gör till åtgärd", "Återkoppla punkt 3 – v 12")

    action = the(built, Action)
    assert (action.words, action.pick) == ("", "actions.pick_report")


async def test_an_agenda_of_thirty_points_has_rows_of_buttons_a_few_at_a_time(
    built: House, clock: Clock, anna: Someone, forum: Meeting
) -> None:
    for number in range(28):
        letters = chr(ord("a") + number % 26) * 5 + "xyz"[number // 26] * 5
        await raises(anna, forum, letters)
    await begin(built, clock)

    reply = await anna.presses_unseen("agenda", str(forum.id))

    rows_of = [each for each in reply.parts if isinstance(each, Choices) and each.about]
    assert len(rows_of) == 30
    assert sum(bool(each.buttons) for each in rows_of) == 8
    shown = message(reply, "sv")
    check_message(shown)
    assert len(shown["blocks"]) <= 50
    assert render(T("chat.cut"), "sv") not in str(shown)
