"""How one's own week comes: by chat, mail or not at all, and on which days."""

import pytest

from bot.demo.house import House
from bot.demo.people import Someone
from bot.demo.reading import words
from bot.demo.travel import travel
from models.digests import DigestWish, Way
from tests.conftest import Clock
from tests.features.acting import call_fixed, take_chat_away, utc
from tests.features.digest.reading import MONDAY, by_mail, digests, in_chat
from tests.features.looking import contact_of, errors, rows, the


async def test_it_starts_with_how_all_else_comes(bo: Someone, cia: Someone) -> None:
    for who, way in ((bo, "Privat i chatten"), (cia, "Med mejl")):
        assert f"Veckans sammanfattning: {way}" in words(await who.says("inställningar"))


async def test_whoever_wants_it_by_mail_gets_it_by_mail(
    built: House, clock: Clock, anna: Someone, bo: Someone
) -> None:
    await call_fixed(anna)
    await bo.says("inställningar")
    await bo.presses("Ändra hur veckan kommer")
    reply = await bo.fills(way="mail")

    await travel(built, clock, MONDAY)

    assert words(reply) == "Sparat. Så här kommer veckans sammanfattning: Med mejl."
    assert contact_of(built, bo).email in by_mail(built)
    assert contact_of(built, bo).email not in in_chat(built)


async def test_whoever_wants_none_gets_none(
    built: House, clock: Clock, anna: Someone, bo: Someone
) -> None:
    await call_fixed(anna)
    await bo.says("inställningar")
    await bo.presses("Ändra hur veckan kommer")
    await bo.fills(way="none")

    await travel(built, clock, MONDAY)

    assert contact_of(built, bo).email not in digests(built)
    assert len(digests(built)) == 2


async def test_on_a_day_off_it_waits_for_the_next_day_of_work(
    built: House, clock: Clock, anna: Someone, bo: Someone
) -> None:
    await call_fixed(anna)
    await bo.says("inställningar")
    await bo.presses("Ändra hur veckan kommer")
    reply = await bo.fills(way="chat", days_off=("0", "1"))

    await travel(built, clock, MONDAY)
    on_monday = contact_of(built, bo).email in digests(built)
    await travel(built, clock, utc(2, 3, 7))

    assert "Privat i chatten, inte på måndagar och tisdagar." in words(reply)
    assert not on_monday
    assert contact_of(built, bo).email in in_chat(built)


async def test_somebody_must_work_some_day(built: House, bo: Someone) -> None:
    await bo.says("inställningar")
    await bo.presses("Ändra hur veckan kommer")

    reply = await bo.fills(days_off=("0", "1", "2", "3", "4"))

    assert "Lämna minst en dag okryssad." in errors(reply)["days_off"]
    assert not rows(built, DigestWish)


async def test_the_last_word_counts_and_the_form_shows_it(built: House, bo: Someone) -> None:
    await bo.says("inställningar")
    await bo.presses("Ändra hur veckan kommer")
    await bo.fills(way="mail", days_off=("4",))
    await bo.repeats()
    await bo.says("inställningar")
    await bo.presses("Ändra hur veckan kommer")

    await bo.fills(days_off=())

    wish = the(built, DigestWish)
    assert (wish.way, wish.days_off) == (Way.MAIL, [])


@pytest.mark.parametrize("values", [{"way": "pigeon"}, {"way": ""}])
async def test_ways_there_are_not_are_refused(
    built: House, bo: Someone, values: dict[str, str]
) -> None:
    await bo.says("inställningar")
    await bo.presses("Ändra hur veckan kommer")

    reply = await bo.fills(**values)

    assert "way" in errors(reply)
    assert not rows(built, DigestWish)


async def test_without_chat_it_comes_by_mail_whatever_was_said(
    built: House, clock: Clock, anna: Someone, bo: Someone
) -> None:
    await call_fixed(anna)
    await bo.says("inställningar")
    await bo.presses("Ändra hur veckan kommer")
    await bo.fills(way="chat")
    email = contact_of(built, bo).email
    take_chat_away(built, bo)

    await travel(built, clock, MONDAY)

    assert email in by_mail(built)


async def test_whoever_looks_after_the_area_sets_it_for_those_without_chat(
    built: House, clock: Clock, anna: Someone, cia: Someone
) -> None:
    await call_fixed(anna)
    await anna.says("inställningar")
    await anna.presses("Ändra kontakt")
    chosen = anna.choice("contact", "Psykolog, psykolog.bup@region.example")
    await anna.fills(contact=chosen, week="none")

    await travel(built, clock, MONDAY)

    assert the(built, DigestWish).way is Way.NONE
    assert contact_of(built, cia).email not in digests(built)
