"""An action's buttons: its owner and the convener press them, others do not; once is enough."""

import asyncio

import pytest

from bot.demo.house import House
from bot.demo.people import Someone
from bot.demo.reading import words
from models.actions import Action, ActionChange, Step
from models.meetings import Meeting
from models.registry import Reach
from tests.conftest import Clock, Someones
from tests.features.acting import call_fixed
from tests.features.actions.doing import (
    BO_DOES,
    CIA_DOES,
    REPORT,
    SCHOOL,
    adds,
    call_structural,
    the_action,
    value_of,
    writes_action,
)
from tests.features.databases import ON_SQLITE
from tests.features.looking import contact_of, errors, newest, rows, save, the


@pytest.fixture
async def added(anna: Someone, bo: Someone, cia: Someone) -> None:
    """A meeting with something for Bo to do until Friday 12 February."""
    await call_fixed(anna)
    await adds(anna)


def steps(built: House) -> list[Step]:
    return [each.step for each in rows(built, ActionChange)]


@pytest.mark.usefixtures("added")
async def test_done_takes_it_off_everybodys_card(
    built: House, clock: Clock, anna: Someone, bo: Someone
) -> None:
    reply = await bo.presses("Klar")

    assert the_action(built).done_at == clock.at
    for shown in (words(reply), newest(anna)):
        assert REPORT not in shown
        assert "En åtgärd är klar." in shown
    (*_, last) = rows(built, ActionChange)
    assert (last.step, last.contact_id) == (Step.DONE, contact_of(built, bo).id)


@pytest.mark.usefixtures("added")
async def test_done_pressed_by_two_at_once_and_again_counts_once(
    built: House, anna: Someone, bo: Someone
) -> None:
    value = value_of(bo, "done")

    replies = await asyncio.gather(
        *(who.presses_unseen("action.done", value) for who in (bo, anna, bo))
    )
    again = await bo.repeats()

    assert steps(built).count(Step.DONE) == 1
    for reply in (*replies, again):
        assert reply.replaces
        assert "En åtgärd är klar." in words(reply)


@pytest.mark.usefixtures("added")
async def test_more_time_takes_a_day_in_words_and_a_reason(
    built: House, anna: Someone, bo: Someone
) -> None:
    await bo.presses("Behöver mer tid")

    reply = await bo.fills(reason="no_time", until="v 8")

    assert "senast fre 26 februari 2027" in words(reply)
    assert "senast fre 26 februari 2027" in newest(anna)
    (*_, last) = rows(built, ActionChange)
    assert (last.step, last.reason, str(last.to_on)) == (Step.EXTENDED, "no_time", "2027-02-26")


@ON_SQLITE
@pytest.mark.usefixtures("added")
async def test_more_time_without_a_reason_or_a_certain_day_is_asked_about(
    built: House, bo: Someone
) -> None:
    await bo.presses("Behöver mer tid")

    reply = await bo.fills(until="nästa fredag")
    day = await bo.fills(reason="waits", until="nästa fredag")

    assert errors(reply) == {"reason": "Välj ett av alternativen."}
    assert errors(day)["until"].startswith("Vilken dag menar du")
    assert steps(built) == [Step.ADDED]


@pytest.mark.usefixtures("added")
async def test_of_two_who_change_at_once_the_second_is_told(
    built: House, anna: Someone, bo: Someone
) -> None:
    await bo.presses("Behöver mer tid")
    await anna.presses("Behöver mer tid")
    await bo.fills(reason="waits", until="v 8")

    late = await anna.fills(reason="waits", until="v 9")

    assert "Någon annan har ändrat åtgärden medan du skrev" in words(late)
    assert "fre 26 februari 2027" in words(late)
    assert steps(built) == [Step.ADDED, Step.EXTENDED]


@pytest.mark.usefixtures("added")
async def test_two_who_mean_the_same_day_are_both_right(
    built: House, anna: Someone, bo: Someone
) -> None:
    await bo.presses("Behöver mer tid")
    await anna.presses("Behöver mer tid")
    await bo.fills(reason="waits", until="v 8")

    same = await anna.fills(reason="no_time", until="26/2")

    assert "senast fre 26 februari 2027" in words(same)
    assert steps(built) == [Step.ADDED, Step.EXTENDED]


@pytest.mark.usefixtures("added")
async def test_passing_on_moves_the_buttons(
    built: House, anna: Someone, bo: Someone, cia: Someone
) -> None:
    await bo.presses("Lämna vidare")

    reply = await bo.fills(owner=bo.choice("owner", CIA_DOES))

    assert f"{REPORT}: {CIA_DOES}" in words(reply)
    assert "[Klar]" in newest(cia)
    assert "[Klar]" not in words(reply)
    assert the_action(built).given_on is not None
    refused = await bo.presses_unseen("action.done", f"{the_action(built).id} card")
    assert words(refused).startswith("Åtgärden är någon annans.")


@ON_SQLITE
@pytest.mark.usefixtures("added")
async def test_it_is_passed_to_nobody_outside_the_meeting(built: House, bo: Someone) -> None:
    await bo.presses("Lämna vidare")

    for owner in ("all", "4", "999"):
        reply = await bo.fills(owner=owner)
        assert set(reply.errors) == {"owner"}

    assert steps(built) == [Step.ADDED]


@pytest.mark.usefixtures("added")
async def test_help_is_asked_of_the_convener_alone_and_once_a_day(
    built: House, anna: Someone, bo: Someone, cia: Someone
) -> None:
    before = [len(who.cards) for who in (anna, bo, cia)]

    first = await bo.presses("Behöver hjälp")
    again = await bo.presses("Behöver hjälp")

    assert words(first) == words(again)
    assert words(first).startswith("Den som kallade till mötet får veta")
    assert [len(who.cards) for who in (anna, bo, cia)] == [before[0] + 1, *before[1:]]
    assert f"{BO_DOES} behöver hjälp med en åtgärd i Samverkansmöte" in newest(anna)
    assert steps(built) == [Step.ADDED, Step.HELP]


@ON_SQLITE
@pytest.mark.usefixtures("added")
async def test_the_convener_asks_nobody_for_help(built: House, anna: Someone) -> None:
    reply = await anna.presses_unseen("action.help", f"{the_action(built).id} card")

    assert words(reply).startswith("Du är själv den som kallade")


@ON_SQLITE
@pytest.mark.usefixtures("added")
async def test_the_date_is_put_right_by_those_who_wrote_it(
    built: House, anna: Someone, bo: Someone
) -> None:
    await anna.presses("Ändra datum")

    reply = await anna.fills(until="15/2")
    others = await bo.presses_unseen("action.date", f"{the_action(built).id} card")

    assert "senast mån 15 februari 2027" in words(reply)
    assert steps(built)[-1] == Step.DATED
    assert words(others).startswith("Bara den organisation som skrev")


@pytest.mark.usefixtures("added")
async def test_taken_away_it_leaves_nothing_of_what_it_said(
    built: House, anna: Someone, bo: Someone
) -> None:
    await anna.presses("Ta bort")

    reply = await anna.fills()
    late = await bo.presses_unseen("action.done", "1 card")

    assert (rows(built, Action), rows(built, ActionChange)) == ([], [])
    assert REPORT not in words(reply)
    assert REPORT not in newest(bo)
    assert words(late).startswith("Jag hittar inget sådant möte")


@ON_SQLITE
@pytest.mark.usefixtures("added")
async def test_a_colleague_of_a_function_is_not_its_owner_but_of_an_organisation_they_are(
    built: House, clock: Clock, someone: Someones, anna: Someone
) -> None:
    await call_structural(anna)
    eva = someone("rektor")

    await writes_action(anna, "Skicka läsårstider", owner=SCHOOL)

    assert "[Klar]" in newest(eva)


@ON_SQLITE
@pytest.mark.usefixtures("added")
async def test_what_is_done_or_over_is_told_instead_of_done(
    built: House, anna: Someone, bo: Someone
) -> None:
    await bo.presses("Behöver mer tid")
    await anna.presses("Klar")

    late = await bo.fills(reason="waits", until="v 8")
    await anna.presses("Ställ in")
    await anna.fills()
    over = await bo.presses_unseen("action.time", f"{the_action(built).id} card")

    assert words(late).startswith("Åtgärden blev klar")
    assert words(over).startswith(f"{the(built, Meeting).reference} är avslutat")


@ON_SQLITE
async def test_help_asked_by_mail_tells_nothing_of_what_it_is_about(
    built: House, anna: Someone, bo: Someone
) -> None:
    await call_fixed(anna)
    await adds(anna)
    convener = contact_of(built, anna)
    convener.reach = Reach.MAIL
    save(built, convener)

    await bo.presses("Behöver hjälp")

    last = built.mailbox.mails[-1]
    body = last.message.get_body(("plain",))
    assert last.to == (convener.email,)
    assert body is not None
    assert "Någon behöver hjälp med en åtgärd i Samverkansmöte" in body.get_content()
    assert not any(each in body.get_content() for each in (REPORT, "Ekbacken", "Kurator"))
