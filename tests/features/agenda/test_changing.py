"""Points changed and taken away: by the organisation that wrote them, or by the convener."""

import pytest

from bot.demo.calling import call_sip
from bot.demo.house import House
from bot.demo.people import Someone
from bot.demo.reading import words
from bot.replies import Reply
from models.agenda import AgendaItem
from models.meetings import Meeting
from tests.conftest import Clock, Someones
from tests.features.acting import call_fixed, take_back
from tests.features.looking import all_but_reads, errors, newest, rows, the
from tests.features.polls.writing import (
    DOUBTFUL,
    NAMED,
    answers_of,
    meeting_on_card,
    only_ask,
    sends,
    writes,
)

POINT, OTHER = "Schema efter lovet", "Insatser i skolan"
FORM = "agenda.change"


@pytest.fixture
async def raised(anna: Someone, bo: Someone, cia: Someone) -> None:
    """A poll with a point of Bo's school and one of Cia's clinic."""
    await call_sip(anna)
    await writes(bo, "agenda.point", POINT)
    await writes(cia, "agenda.point", OTHER)


def points(built: House) -> list[str]:
    return [each.words for each in rows(built, AgendaItem)]


async def changes(person: Someone, which: str, what: str, point: str = "") -> Reply:
    """Open the form and send it in, about the point with those words."""
    await person.presses("Ändra punkter")
    return await person.fills(which=person.choice("which", which), what=what, point=point)


@pytest.mark.usefixtures("raised")
async def test_an_organisation_rewrites_its_own_and_everybody_sees_it_in_its_place(
    built: House, anna: Someone, bo: Someone, cia: Someone
) -> None:
    reply = await changes(bo, POINT, "rewrite", "Schema i vår")

    assert points(built) == ["Schema i vår", OTHER]
    for shown in (words(reply), newest(anna), newest(cia)):
        assert "Schema i vår (Ekbackens skola)" in shown
        assert POINT not in shown


@pytest.mark.usefixtures("raised")
async def test_a_colleague_of_the_same_organisation_takes_it_away(
    built: House, someone: Someones, anna: Someone
) -> None:
    rektor = someone("rektor")
    await anna.presses("Kalla fler")
    await anna.fills(who=(anna.choice("who", "Rektor, Ekbackens skola"),))

    await changes(rektor, POINT, "remove")

    assert points(built) == [OTHER]
    assert POINT not in newest(anna)


@pytest.mark.usefixtures("raised")
async def test_the_convener_changes_anybodys_and_it_keeps_its_organisation(
    built: House, anna: Someone
) -> None:
    reply = await changes(anna, OTHER, "rewrite", "Insatser")

    assert points(built) == [POINT, "Insatser"]
    assert "Insatser (BUP Exempelviken)" in words(reply)


@pytest.mark.usefixtures("raised")
async def test_another_organisations_point_is_no_choice_and_cannot_be_changed(
    built: House, bo: Someone
) -> None:
    await bo.presses("Ändra punkter")
    before = all_but_reads(built)
    (which,) = [each for each in bo.form.fields if getattr(each, "id", "") == "which"]
    offered = [option.value for option in getattr(which, "options", ())]
    (own, others) = (str(each.id) for each in rows(built, AgendaItem))

    reply = await bo.fills(which=others, what="remove")

    assert own in offered
    assert others not in offered
    assert errors(reply)["which"].startswith("Punkten är borttagen, eller skriven av en annan")
    assert all_but_reads(built) == before


async def test_without_a_point_of_ones_own_there_is_no_button_and_one_is_told_whom_to_ask(
    anna: Someone, bo: Someone, cia: Someone
) -> None:
    await call_fixed(anna)
    await writes(bo, "agenda.point", POINT)

    reply = await cia.presses_unseen("points", meeting_on_card(cia))

    assert "points" in [button.id for _, button in bo.buttons()]
    assert "points" not in [button.id for _, button in cia.buttons()]
    assert "Be den som skrev punkten eller sammankallande" in words(reply)


@pytest.mark.usefixtures("raised")
async def test_two_who_take_the_same_point_away_are_told_and_nothing_else_goes(
    built: House, anna: Someone, bo: Someone
) -> None:
    await bo.presses("Ändra punkter")
    await changes(anna, POINT, "remove")

    reply = await bo.fills(what="remove")
    rewritten = await sends(
        bo, FORM, meeting_on_card(anna), which="1", what="rewrite", point="Något annat"
    )

    assert "which" in errors(reply)
    assert "which" in errors(rewritten)
    assert points(built) == [OTHER]


@pytest.mark.usefixtures("raised")
async def test_a_form_sent_twice_changes_once(built: House, anna: Someone, bo: Someone) -> None:
    await changes(bo, POINT, "remove")
    await writes(bo, "agenda.point", POINT)
    bo.event, kept = None, points(built)
    await changes(bo, POINT, "rewrite", "Schema")

    reply = await bo.repeats()

    assert kept == [OTHER, POINT]
    assert points(built) == [OTHER, "Schema"]
    assert "Schema (Ekbackens skola)" in words(reply)


@pytest.mark.usefixtures("raised")
async def test_new_words_pass_the_guard_like_the_first(built: House, bo: Someone) -> None:
    await bo.presses("Ändra punkter")
    before = all_but_reads(built)

    named = await bo.fills(what="rewrite", point=NAMED)
    empty = await bo.fills(what="rewrite", point=" ")

    assert errors(named)["point"].startswith("Texten innehåller ett namn.")
    assert errors(empty) == {"point": "Skriv något här, eller stäng formuläret."}
    assert all_but_reads(built) == before

    doubt = only_ask(
        await sends(bo, FORM, meeting_on_card(bo), which="1", what="rewrite", point=DOUBTFUL)
    )
    ticked = answers_of(doubt, "point", ticked=True)
    await sends(bo, FORM, meeting_on_card(bo), which="1", what="rewrite", point=DOUBTFUL, **ticked)
    assert points(built)[0] == DOUBTFUL


@pytest.mark.usefixtures("raised")
async def test_words_left_in_a_form_that_takes_a_point_away_are_not_read(
    built: House, bo: Someone
) -> None:
    reply = await changes(bo, POINT, "remove", NAMED)

    assert not reply.errors
    assert points(built) == [OTHER]


@pytest.mark.usefixtures("raised")
async def test_whoever_has_lost_their_place_changes_nothing(
    built: House, clock: Clock, anna: Someone, bo: Someone
) -> None:
    await bo.presses("Ändra punkter")
    take_back(built, bo, clock.at)

    reply = await bo.fills(what="remove")

    assert words(reply).startswith("Jag hittar inget sådant möte")
    assert points(built) == [POINT, OTHER]


@pytest.mark.usefixtures("raised")
async def test_a_cancelled_meetings_points_stay_as_they_are(
    built: House, anna: Someone, bo: Someone
) -> None:
    await bo.presses("Ändra punkter")
    await anna.presses("Ställ in")
    await anna.fills()

    reply = await bo.fills(what="remove")

    assert "är inställt" in words(reply)
    assert points(built) == [POINT, OTHER]


@pytest.mark.usefixtures("raised")
async def test_opening_the_form_is_noted_as_a_read(built: House, bo: Someone) -> None:
    await bo.presses("Ändra punkter")

    assert bo.reply.reads == (the(built, Meeting).reference,)
