"""Whom to turn to when it is urgent: for anybody, in any room, and never a way to report."""

import pytest
from sqlmodel import select

from bot.agreement import Agreement
from bot.demo.house import House
from bot.demo.people import Someone
from bot.demo.reading import words
from bot.features.akut.replies import whom_to_call
from bot.replies import Audience
from models.queue import Inbox
from models.registry import Contact
from tests.conftest import Someones
from tests.features.acting import take_chat_away
from tests.features.databases import ON_SQLITE
from tests.features.looking import contact_of, everything_kept, save

DANGER = "Är någon i fara nu? Ring 112."
RECEPTION = "Socialtjänstens mottagning, vardagar kl. 8–16.30: 08-465 004 10 (exempelnummer)"
ON_CALL = "Socialjouren, övrig tid: 08-465 004 20 (exempelnummer)"
NO_CHANNEL = "Anmäl aldrig här."
DELETE = "öppna menyn på ditt meddelande och välj att ta bort meddelandet"


@ON_SQLITE
@pytest.mark.parametrize(
    "typed",
    ["akut", "AKUT", "Akut!", "emergency", "hjälp akut", "hjalp akut", "help emergency", "akut!!"],
)
async def test_it_is_answered_however_it_is_asked_for(bo: Someone, typed: str) -> None:
    said = words(await bo.says(typed))

    assert DANGER in said
    assert RECEPTION in said
    assert ON_CALL in said
    assert NO_CHANNEL in said
    assert DELETE not in said


@ON_SQLITE
async def test_words_beside_it_are_not_read_and_one_is_told_to_delete_them(
    built: House, bo: Someone
) -> None:
    before = everything_kept(built)

    said = words(await bo.says("akut Kalle i 7B blir slagen"))

    assert DANGER in said
    assert DELETE in said
    assert "Kalle" not in said
    assert everything_kept(built) == before


async def test_a_stranger_gets_it_too(built: House, bo: Someone) -> None:
    take_chat_away(built, bo)

    said = words(await bo.says("akut"))

    assert DANGER in said
    assert RECEPTION in said
    with built.store.transaction() as tx:
        assert not tx.exec(select(Inbox)).all()


@ON_SQLITE
async def test_somebody_who_has_left_gets_it_too(built: House, bo: Someone) -> None:
    gone: Contact = contact_of(built, bo)
    gone.active = False
    save(built, gone)

    assert DANGER in words(await bo.says("akut Kalle"))
    assert "Jag vet inte vem du är" in words(await bo.says("hjälp"))


@ON_SQLITE
@pytest.mark.parametrize("channel", ["sip", "ekbacken", "allmant"])
async def test_it_is_private_in_every_room(someone: Someones, channel: str) -> None:
    reply = await someone("kurator", channel).says("akut")

    assert reply.audience is Audience.ONLY_YOU
    assert DANGER in words(reply)


@ON_SQLITE
async def test_the_help_leads_there_with_a_button(bo: Someone) -> None:
    await bo.says("hjälp")

    assert DANGER in words(await bo.presses("Vart jag vänder mig"))


@ON_SQLITE
async def test_asking_twice_is_answered_twice(bo: Someone) -> None:
    await bo.says("akut")

    assert DANGER in words(await bo.repeats())


@ON_SQLITE
async def test_the_areas_own_lines_are_told(built: House, bo: Someone) -> None:
    said = words(await bo.says("akut"))

    assert "Exempelvikens" not in said
    assert said.index(DANGER) < said.index(RECEPTION) < said.index(ON_CALL)


def test_of_several_areas_each_is_told_by_name() -> None:
    said = words(whom_to_call([Agreement(name="Viken"), Agreement(name="Berget")], more=False))

    assert said.index("Viken:") < said.index(RECEPTION) < said.index("Berget:")


def test_with_no_agreement_at_all_there_is_still_somebody_to_call() -> None:
    said = words(whom_to_call([], more=True))

    assert DANGER in said
    assert "114 14" in said
    assert DELETE in said
