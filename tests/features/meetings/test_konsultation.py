"""Konsultation: two organisations think together, with no consent and no names."""

import pytest

from bot.demo.house import House
from bot.demo.people import Someone
from bot.demo.reading import words
from bot.texts import render
from models.meetings import Consent, Meeting, MeetingState
from tests.conftest import Someones
from tests.features.databases import ON_SQLITE
from tests.features.looking import errors, invites, newest, rows, the

NO_NAMES = "Skriv inga namn, och säg inga på mötet."


async def consult(convener: Someone, *who: str) -> None:
    await convener.says("konsultation")
    await convener.fills(
        who=tuple(convener.choice("who", each) for each in who),
        when="fixed",
        on="2027-02-03",
        at="10.30",
    )


@pytest.mark.parametrize("user", ["kurator", "rektor3", "specped", "bup", "soc", "sip"])
@ON_SQLITE
async def test_school_health_care_and_social_services_may_start_one(
    someone: Someones, user: str
) -> None:
    convener = someone(user)

    await convener.says("konsultation")

    assert convener.form.id == "meetings.call"


async def test_it_is_booked_with_no_consent(built: House, bo: Someone) -> None:
    await consult(bo, "Socialsekreterare, Socialtjänsten Exempelviken")

    assert the(built, Meeting).state is MeetingState.BOOKED
    assert not rows(built, Consent)
    assert len(invites(built)) == 2


async def test_more_than_two_organisations_are_refused_with_what_to_do(
    built: House, bo: Someone
) -> None:
    await consult(
        bo, "Socialsekreterare, Socialtjänsten Exempelviken", "Psykolog, BUP Exempelviken"
    )

    said = errors(bo.reply)["who"]
    assert "din och en till" in said
    assert "Ta bort de andra." in said
    assert not rows(built, Meeting)


@ON_SQLITE
async def test_several_people_of_two_organisations_are_welcome(built: House, bo: Someone) -> None:
    await consult(
        bo,
        "Socialsekreterare, Socialtjänsten Exempelviken",
        "SIP-samordnare, Socialtjänsten Exempelviken",
        "Rektor, Ekbackens skola",
    )

    assert the(built, Meeting).state is MeetingState.BOOKED


async def test_the_form_and_every_card_say_that_no_names_are_to_be_used(
    bo: Someone, someone: Someones
) -> None:
    await bo.says("konsultation")
    headings = [render(each.text, "sv") for each in bo.form.fields if hasattr(each, "text")]

    await consult(bo, "Socialsekreterare, Socialtjänsten Exempelviken")

    assert any(NO_NAMES in each for each in headings)
    assert NO_NAMES in newest(bo)
    assert NO_NAMES in newest(someone("soc"))


@ON_SQLITE
async def test_the_form_asks_for_no_consent(bo: Someone) -> None:
    await bo.says("konsultation")

    assert not {"consent", "covers", "secrecy"} & {getattr(e, "id", "") for e in bo.form.fields}


@ON_SQLITE
async def test_a_function_the_agreement_does_not_name_is_sent_on(someone: Someones) -> None:
    said = words(await someone("hab").says("konsultation"))

    assert "Be den som är sammankallande hos er" in said
