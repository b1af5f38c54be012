"""An organisation taken off may have been the only one that a poll still waited for."""

from bot.demo.calling import call_sip
from bot.demo.house import House
from bot.demo.people import Someone
from bot.demo.reading import words
from models.meetings import Meeting, Party
from models.registry import Organisation
from tests.features.acting import book
from tests.features.consents.test_fewer import CLINIC, SCHOOL, take_off
from tests.features.consents.test_narrowing import OWN, TICKED, renew
from tests.features.databases import ON_SQLITE
from tests.features.looking import contact_of, invites, newest, rows, save, the
from tests.features.polls.asking import all_say, is_booked
from tests.features.polls.test_booking_itself import ASKED, bookings


async def test_a_poll_that_books_by_itself_books_at_once(
    built: House, anna: Someone, bo: Someone, cia: Someone
) -> None:
    await call_sip(anna, **ASKED)
    await all_say("Ja", anna, cia)
    before = is_booked(built)

    await take_off(anna, SCHOOL)

    assert not before
    assert is_booked(built)
    assert bookings(built) == ["meeting.booked_itself"]
    assert "Mötet är bokat mån 1 februari kl. 10.00: alla organisationer" in words(anna.reply)
    assert "Mötet är bokat." in newest(cia)
    assert "Du är inte längre kallad till mötet." in newest(bo)
    assert contact_of(built, bo).email not in {each.to for each in invites(built)}
    assert len(invites(built)) == 2


async def test_another_poll_offers_its_convener_the_time(
    built: House, anna: Someone, cia: Someone
) -> None:
    await call_sip(anna)
    await all_say("Ja", anna, cia)

    await take_off(anna, SCHOOL)
    offered = words(anna.reply)
    await book(anna)

    assert "Alla organisationer som är kallade kan" in offered
    assert not bookings(built)[1:]
    assert is_booked(built)


@ON_SQLITE
async def test_while_somebody_else_is_waited_for_nothing_is_said(
    built: House, anna: Someone, cia: Someone
) -> None:
    await call_sip(anna, **ASKED)
    await all_say("Ja", cia)

    await take_off(anna, SCHOOL)

    assert words(anna.reply).endswith("får ett återbud.")
    assert not is_booked(built)


@ON_SQLITE
async def test_a_time_that_may_get_better_waits_as_it_would_after_a_vote(
    built: House, anna: Someone, cia: Someone
) -> None:
    await call_sip(anna, **ASKED)
    await all_say("Om det behövs", anna, cia)

    await take_off(anna, SCHOOL)

    assert not is_booked(built)


async def test_a_consent_narrowed_books_what_is_left(
    built: House, anna: Someone, cia: Someone
) -> None:
    await call_sip(anna, **ASKED)
    await all_say("Ja", anna, cia)

    await renew(anna, OWN, CLINIC, fewer=TICKED)

    assert is_booked(built)
    assert "Mötet är bokat" in words(anna.reply)


@ON_SQLITE
async def test_a_booking_by_itself_stops_at_its_gate(
    built: House, anna: Someone, cia: Someone
) -> None:
    await call_sip(anna, **ASKED)
    await all_say("Ja", anna, cia)
    meeting = the(built, Meeting)
    meeting.family_can = []
    save(built, meeting)

    await take_off(anna, SCHOOL)

    left = {each.organisation_id for each in rows(built, Party)}
    names = [each.name for each in rows(built, Organisation) if each.id in left]
    assert not is_booked(built)
    assert SCHOOL not in names
