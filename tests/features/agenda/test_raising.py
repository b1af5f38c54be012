"""Raising points: what resembles another is asked about; catalogues first for a single child."""

import pytest

from bot.demo.house import House
from bot.demo.people import Someone
from bot.demo.reading import words
from bot.replies import T
from models.meetings import Meeting
from tests.conftest import Clock
from tests.features.acting import call_fixed
from tests.features.agenda.talking import point, points, raises, reads
from tests.features.closing import call_bus, newest_meeting
from tests.features.looking import contact_of, errors, the
from tests.features.polls.writing import answers_of, only_ask, sends

POINT = "Schema efter lovet"


@pytest.fixture
async def sip(anna: Someone, built: House) -> Meeting:
    """A booked meeting about a single child."""
    await call_fixed(anna)
    if anna.reply.form:
        await anna.fills()
    return the(built, Meeting)


async def test_what_resembles_another_is_asked_about_and_never_refused(
    built: House, bo: Someone, cia: Someone, sip: Meeting
) -> None:
    await raises(cia, sip, POINT)

    ask = only_ask(await raises(bo, sip, "Efter lovet: schemat"))
    before = points(built)
    ticked = answers_of(ask, "point", ticked=True)
    await sends(bo, "agenda.point", str(sip.id), point="Efter lovet: schemat", **ticked)

    assert ask.question == T("agenda.alike", words=T("name", of=POINT), who="BUP Exempelviken")
    assert before == [(POINT, "on")]
    assert points(built) == [(POINT, "on"), ("Efter lovet: schemat", "on")]


async def test_for_a_single_child_the_catalogue_comes_first_and_says_it_all(
    built: House, anna: Someone, bo: Someone, sip: Meeting
) -> None:
    await bo.presses("Till dagordningen")
    bup = bo.choice("about", "BUP Exempelviken")
    back = bo.choice("pick", "Återkoppla en punkt från förra mötet")

    await bo.fills(pick=back, nth="3", about=bup, week="12", minutes="10")
    again = await sends(bo, "agenda.point", str(sip.id), pick=back, nth="3", week="12")

    told = await reads(anna, sip)
    assert "1. Återkoppla punkt 3 – BUP Exempelviken – v 12" in told
    assert "Ekbackens skola, 10 min" in told
    assert "2. Återkoppla punkt 3 – v 12" in told
    assert not errors(again)
    assert [each[0] for each in points(built)] == ["", ""]


async def test_the_same_pick_twice_is_there_once(
    built: House, bo: Someone, cia: Someone, sip: Meeting
) -> None:
    for person in (bo, cia):
        await sends(person, "agenda.point", str(sip.id), pick="1", nth="3", week="12")

    assert "står redan på dagordningen" in words(cia.reply)
    assert len(points(built)) == 1


async def test_what_no_catalogue_holds_is_told_at_its_field(
    built: House, bo: Someone, sip: Meeting
) -> None:
    about = str(sip.id)

    wrong = [
        errors(await sends(bo, "agenda.point", about, **values))
        for values in (
            {"pick": "99"},
            {"pick": "1"},
            {"pick": "1", "nth": "1", "week": "54"},
            {"pick": "own", "point": POINT, "minutes": "7"},
            {"pick": "own", "point": POINT, "presenter": "77"},
        )
    ]

    assert [list(each) for each in wrong] == [
        ["pick"],
        ["nth"],
        ["week"],
        ["minutes"],
        ["presenter"],
    ]
    assert points(built) == []


async def test_where_the_agreement_says_so_there_are_no_own_words(
    built: House, clock: Clock, anna: Someone, bo: Someone, sip: Meeting
) -> None:
    for area, rules in dict(built.bot.router.agreements).items():
        built.bot.router.agreements[area] = rules.model_copy(update={"free_text_individual": False})  # type: ignore[index]  # -- the test's own dict

    reply = await raises(bo, sip, POINT)
    await bo.presses("Till dagordningen")

    assert errors(reply)["pick"].startswith("Här går det bara att välja ur listan")
    assert "point" not in [getattr(each, "id", "") for each in bo.form.fields]
    assert points(built) == []


async def test_minutes_are_summed_against_the_meeting_and_warned_of(
    built: House, anna: Someone, cia: Someone
) -> None:
    await call_bus(anna, overall=True)
    meeting = newest_meeting(built)
    kurator = str(contact_of(built, cia).function_id)

    await raises(cia, meeting, POINT, minutes="45", presenter=kurator)
    fits = await reads(anna, meeting)
    await raises(anna, meeting, "Remisser", minutes="30")

    assert "BUP Exempelviken, 45 min, föredras av Psykolog" in fits
    assert "Punkterna tar 45 av mötets 60 minuter." in fits
    told = await reads(anna, meeting)
    assert "Punkterna tar 75 minuter, men mötet är 60. Korta ner 15 minuter" in told


async def test_two_who_reorder_leave_each_point_on_a_place_of_its_own(
    built: House, anna: Someone, cia: Someone
) -> None:
    await call_bus(anna, overall=True)
    meeting = newest_meeting(built)
    for each in ("Ett", "Två", "Tre", "Fyra"):
        await raises(cia, meeting, each)
    for person in (anna, cia):
        await person.presses_unseen("points", str(meeting.id))

    await anna.fills(which=point(built, "Fyra"), what="move", place="1")
    await cia.fills(which=point(built, "Ett"), what="move", place="4")

    assert [each[0] for each in points(built)] == ["Fyra", "Två", "Tre", "Ett"]


async def test_time_and_presenter_are_changed_and_a_pick_has_no_words_to_change(
    built: House, bo: Someone, sip: Meeting
) -> None:
    await sends(bo, "agenda.point", str(sip.id), pick="1", nth="3")
    await bo.presses_unseen("points", str(sip.id))

    refused = await bo.fills(what="rewrite", point="Något annat")
    await bo.presses_unseen("points", str(sip.id))
    await bo.fills(what="frame", minutes="15")

    assert errors(refused)["what"].startswith("Punkten är vald ur listan")
    assert "15 min" in await reads(bo, sip)
