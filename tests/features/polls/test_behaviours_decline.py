"""What a decline must and must not show, by the numbers of the list agreed on before building."""

from bot.demo.calling import call_sip
from bot.demo.house import House
from bot.demo.people import Someone
from bot.demo.reading import words
from models.meetings import Meeting
from tests.conftest import Someones
from tests.features.acting import book
from tests.features.looking import invites, newest, the

NO = ("kan inte", "Sjuk", "för få")
BO = "Kurator, Ekbackens skola kan inte: Sjuk eller frånvarande."


async def test_b30_a_decline_after_booking_is_visible_to_the_convener_only(
    built: House, anna: Someone, bo: Someone, cia: Someone, someone: Someones
) -> None:
    await call_sip(anna)
    await book(anna)
    cards = len(bo.cards), len(cia.cards)
    mails = len(built.mailbox.mails)

    await bo.presses("Kan inte")
    await bo.fills(why="sick")
    asked = await cia.presses_unseen("show", str(the(built, Meeting).id))

    assert BO in newest(anna)
    for text in (newest(cia), words(asked)):
        assert not any(each in text for each in NO)
    assert "Du har svarat att du inte kan." in words(bo.reply)
    assert (len(bo.cards), len(cia.cards)) == cards
    assert len(built.mailbox.mails) == mails
    assert not someone("rektor").cards


async def test_b30_a_move_keeps_the_uid_raises_the_sequence_and_tells_nobody_who_declined(
    built: House, anna: Someone, bo: Someone, cia: Someone
) -> None:
    await call_sip(anna)
    await book(anna)
    await bo.presses("Kan inte")
    await bo.fills(why="sick")

    await anna.presses("Flytta")
    await anna.fills(on="2027-02-18")
    await anna.presses("Ställ in")
    await anna.fills()

    to_cia = [each for each in invites(built) if each.to.startswith("psykolog")]
    assert [each.method for each in to_cia] == ["REQUEST", "REQUEST", "CANCEL"]
    assert [each.sequence for each in to_cia] == [0, 1, 2]
    assert len({str(each.event["UID"]) for each in to_cia}) == 1
    assert not any(word in newest(cia) for word in NO)
