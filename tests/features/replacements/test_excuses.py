"""Somebody called who cannot come: the convener learns it, as a code, and nobody else does."""

import pytest

from bot.demo.house import House
from bot.demo.people import Someone
from bot.demo.reading import words
from models.audit import AuditEntry
from models.meetings import Invitation, Meeting
from tests.conftest import Clock, Someones
from tests.features.acting import BOOKED_AT, call_fixed, take_back
from tests.features.databases import ON_SQLITE
from tests.features.looking import errors, newest, rows, the

SICK = "Kurator, Ekbackens skola kan inte: Sjuk eller frånvarande."
TOO_FEW = "Nu kommer för få från Ekbackens skola."


async def cannot(person: Someone, why: str = "sick") -> None:
    await person.presses("Kan inte")
    await person.fills(why=why)


def excuses(built: House) -> list[str]:
    return [each.excuse for each in rows(built, Invitation) if each.excuse]


async def test_only_the_convener_sees_who_cannot_come_and_why(
    built: House, anna: Someone, bo: Someone, cia: Someone
) -> None:
    await call_fixed(anna)

    await cannot(bo)

    assert excuses(built) == ["sick"]
    assert SICK in newest(anna)
    assert TOO_FEW in newest(anna)
    assert "kan inte:" not in newest(bo)
    assert "Sjuk" not in newest(cia)
    assert len(anna.cards) == 1


async def test_ones_own_card_says_what_one_answered(anna: Someone, bo: Someone) -> None:
    await call_fixed(anna)

    await cannot(bo)

    assert "Du har svarat att du inte kan." in words(bo.reply)
    assert "[Jag kan ändå]" in words(bo.reply)
    assert "[Kan inte]" not in words(bo.reply)


async def test_coming_after_all_takes_it_back(built: House, anna: Someone, bo: Someone) -> None:
    await call_fixed(anna)
    await cannot(bo)

    await bo.presses("Jag kan ändå")

    assert excuses(built) == []
    assert SICK not in newest(anna)
    assert TOO_FEW not in newest(anna)
    noted = [each.what for each in rows(built, AuditEntry) if each.what.startswith("place.")]
    assert noted == ["place.excused", "place.kept"]


async def test_an_organisation_with_enough_others_lacks_nobody(
    built: House, anna: Someone, bo: Someone, someone: Someones
) -> None:
    await anna.says("sip")
    rektor = anna.choice("who", "Rektor, Ekbackens skola")
    kurator = anna.choice("who", "Kurator, Ekbackens skola")
    bup = anna.choice("who", "Psykolog, BUP Exempelviken")
    await call_fixed(anna, who=(kurator, rektor, bup))

    await cannot(bo)
    assert TOO_FEW not in newest(anna)

    await cannot(someone("rektor"))
    assert TOO_FEW in newest(anna)


async def test_answering_twice_is_the_same_as_once(
    built: House, anna: Someone, bo: Someone
) -> None:
    await call_fixed(anna)
    await cannot(bo)
    noted = len(rows(built, AuditEntry))

    await bo.repeats()

    assert excuses(built) == ["sick"]
    assert len(rows(built, AuditEntry)) == noted


@pytest.mark.parametrize("why", ["", "because", "sick; DROP TABLE"])
async def test_only_codes_are_taken(built: House, anna: Someone, bo: Someone, why: str) -> None:
    await call_fixed(anna)
    await bo.presses("Kan inte")

    reply = await bo.fills(why=why)

    assert list(errors(reply)) == ["why"]
    assert excuses(built) == []


async def test_a_meeting_that_moves_is_asked_about_anew(
    built: House, anna: Someone, bo: Someone
) -> None:
    await call_fixed(anna)
    await cannot(bo)

    await anna.presses("Flytta")
    await anna.fills(on="2027-02-12")

    assert excuses(built) == []
    assert SICK not in newest(anna)


async def test_another_room_at_the_same_time_changes_no_answer(
    built: House, anna: Someone, bo: Someone
) -> None:
    await call_fixed(anna)
    await cannot(bo)

    await anna.presses("Flytta")
    await anna.fills(place="")

    assert excuses(built) == ["sick"]


@ON_SQLITE
async def test_the_convener_has_no_such_button_and_is_told_what_to_do(
    built: House, anna: Someone
) -> None:
    await call_fixed(anna)

    reply = await anna.presses_unseen("excuse", str(the(built, Meeting).id))

    assert "[Kan inte]" not in newest(anna)
    assert "Flytta mötet eller ställ in det" in words(reply)


@ON_SQLITE
async def test_a_meeting_that_has_begun_is_too_late(
    built: House, clock: Clock, anna: Someone, bo: Someone
) -> None:
    await call_fixed(anna)
    await bo.presses("Kan inte")
    clock.at = BOOKED_AT

    reply = await bo.fills(why="sick")

    assert "har redan börjat" in words(reply)
    assert excuses(built) == []


@ON_SQLITE
async def test_somebody_not_called_hears_of_no_meeting(
    built: House, anna: Someone, bo: Someone, clock: Clock, someone: Someones
) -> None:
    await call_fixed(anna)
    number = str(the(built, Meeting).id)
    take_back(built, bo, clock())

    for button in ("excuse", "replace", "after_all"):
        for person in (bo, someone("hab")):
            assert "inget sådant möte" in words(await person.presses_unseen(button, number))
