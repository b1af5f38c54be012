"""When no time fits, the convener is shown where there are others, and asks with one press."""

import pytest

from bot.demo.calling import call_sip
from bot.demo.house import House
from bot.demo.people import Someone
from bot.demo.reading import words
from models.meetings import Answer, Candidate, Meeting, Vote
from tests.conftest import Clock, Someones
from tests.features.acting import buttons, take_chat_away, vote
from tests.features.databases import ON_SQLITE
from tests.features.looking import rows, the
from tests.features.polls.asking import CLOSES_AT, NO_FIT, mailed, told

NOTHING = "Inget passar"
PROPOSED = "Mellan lör 13 februari 2027 och ons 24 februari 2027 finns 4 tider."


async def test_no_to_everything_in_one_press(built: House, anna: Someone, bo: Someone) -> None:
    await call_sip(anna)
    await vote(bo, "Ja", nth=2)

    reply = await bo.presses(NOTHING)

    assert reply.replaces
    assert [each.answer for each in rows(built, Vote)] == [Answer.NO] * 4
    assert len({each.candidate_id for each in rows(built, Vote)}) == 4


async def test_the_convener_is_told_whom_and_shown_the_next_window(
    built: House, anna: Someone, bo: Someone, cia: Someone
) -> None:
    await call_sip(anna)

    await bo.presses(NOTHING)

    (said,) = told(anna, NO_FIT)
    assert "Ingen av tiderna passar Kurator, Ekbackens skola." in said
    assert PROPOSED in said
    assert not told(cia, NO_FIT)
    assert not told(bo, NO_FIT)


async def test_one_press_asks_about_those_times(built: House, anna: Someone, bo: Someone) -> None:
    await call_sip(anna)
    await bo.presses(NOTHING)

    reply = await anna.presses("Fråga om de tiderna")

    new = [each for each in rows(built, Candidate) if each.round == 2]
    assert reply.replaces
    assert len(new) == 4
    assert {each.starts_at.month for each in new} == {2}
    assert min(each.starts_at.day for each in new) > 12
    assert len(rows(built, Vote)) == 4
    assert len(buttons(bo, "vote")) == 12


async def test_it_is_proposed_once_a_round_however_many_press(
    built: House, anna: Someone, bo: Someone, cia: Someone
) -> None:
    await call_sip(anna)

    await bo.presses(NOTHING)
    await bo.presses(NOTHING)
    await bo.repeats()
    await cia.presses(NOTHING)
    first = told(anna, NO_FIT)
    await anna.presses("Fråga om de tiderna")
    await cia.presses(NOTHING)

    assert len(first) == 1
    assert len(told(anna, NO_FIT)) == 1  # the first became the card when it was pressed
    assert "Psykolog, BUP Exempelviken" in told(anna, NO_FIT)[0]


async def test_noes_one_by_one_count_as_well(built: House, anna: Someone, cia: Someone) -> None:
    await call_sip(anna)

    for nth in range(3):
        await vote(cia, "Nej", nth)
    before = told(anna, NO_FIT)
    await vote(cia, "Nej", nth=3)

    assert not before
    assert told(anna, NO_FIT)


@ON_SQLITE
async def test_times_lost_to_different_organisations_leave_none(
    built: House, anna: Someone, bo: Someone, cia: Someone
) -> None:
    await call_sip(anna)

    for nth in (0, 1):
        await vote(bo, "Nej", nth)
    for nth in (2, 3):
        await vote(cia, "Nej", nth)

    assert "Ingen av tiderna passar längre alla organisationer." in told(anna, NO_FIT)[0]


@ON_SQLITE
async def test_a_colleague_who_can_keeps_the_times_alive(
    built: House, anna: Someone, bo: Someone, someone: Someones
) -> None:
    await anna.says("sip")
    who = tuple(
        anna.choice("who", each) for each in ("Kurator, Ekbackens skola", "Rektor, Ekbackens skola")
    )
    await call_sip(anna, who=who)

    for nth in range(3):
        await vote(bo, "Nej", nth)
    await vote(someone("rektor"), "Nej", nth=3)

    assert not told(anna, NO_FIT)


@ON_SQLITE
async def test_who_changes_their_mind_in_time_is_not_told_of(
    built: House, anna: Someone, bo: Someone
) -> None:
    await call_sip(anna)
    bo.waits = False
    await bo.presses(NOTHING)
    bo.waits = True

    await vote(bo, "Ja")
    silent = told(anna, NO_FIT)
    await bo.presses(NOTHING)

    assert not silent
    assert told(anna, NO_FIT)


@ON_SQLITE
async def test_with_nothing_later_the_convener_is_told_what_to_do_instead(
    built: House, anna: Someone, bo: Someone
) -> None:
    await call_sip(anna, valid_to_on="2027-02-12")

    await bo.presses(NOTHING)

    assert "Jag hittar inga senare tider. Boka en av tiderna" in told(anna, NO_FIT)[0]
    assert not buttons(anna, "ask_later")


@ON_SQLITE
async def test_a_school_whose_year_is_not_known_is_told_of(
    built: House, anna: Someone, bo: Someone
) -> None:
    await call_sip(anna, from_on="2027-05-31", to_on="2027-06-11", valid_to_on="2027-12-31")

    await bo.presses(NOTHING)
    reply = await anna.presses("Fråga om de tiderna")

    assert "Läsårsdata saknas för Ekbackens skola" in words(reply)


@ON_SQLITE
async def test_a_mail_about_it_names_nobody(built: House, anna: Someone, bo: Someone) -> None:
    await call_sip(anna)
    take_chat_away(built, anna)

    await bo.presses(NOTHING)

    (letter,) = mailed(built, "sip-samordnare@exempelviken.example", "Att göra")
    assert "Kurator" not in letter


@pytest.mark.parametrize("closed", [True, False])
async def test_only_those_called_press_it_and_only_in_time(
    built: House, clock: Clock, anna: Someone, bo: Someone, someone: Someones, closed: bool
) -> None:
    await call_sip(anna)
    number = str(the(built, Meeting).id)
    if closed:
        clock.at = CLOSES_AT

    reply = await (bo if closed else someone("hab")).presses_unseen("fit_nothing", number)

    assert ("är stängd." if closed else "inget sådant möte") in words(reply)
    assert not rows(built, Vote)
