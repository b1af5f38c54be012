"""A colleague in one's place: they get the invitation, the other's calendar gets its end."""

from bot.demo.house import House
from bot.demo.people import Someone
from bot.demo.reading import words
from models.audit import AuditEntry
from models.meetings import Invitation, Meeting
from tests.conftest import Someones
from tests.features.acting import call_fixed
from tests.features.databases import ON_SQLITE
from tests.features.looking import Invite, contact_of, errors, invites, newest, rows, save, the

REKTOR = "Rektor, rektor.ekbacken@exempelviken.example"


async def send(person: Someone, who: str = REKTOR) -> None:
    """Choose a colleague by function and address."""
    await person.presses("Skicka ersättare")
    await person.fills(instead=person.choice("instead", who))


def to(built: House, person: Someone) -> list[Invite]:
    return [each for each in invites(built) if each.to == contact_of(built, person).email]


def called(built: House) -> set[int]:
    return {each.contact_id for each in rows(built, Invitation) if each.revoked_at is None}


async def test_the_colleague_is_invited_and_the_other_is_taken_out(
    built: House, anna: Someone, bo: Someone, cia: Someone, someone: Someones
) -> None:
    rektor = someone("rektor")
    await call_fixed(anna)

    await send(bo)

    assert called(built) == {contact_of(built, each).id for each in (anna, cia, rektor)}
    assert [each.method for each in to(built, bo)] == ["REQUEST", "CANCEL"]
    assert [each.method for each in to(built, rektor)] == ["REQUEST"]
    assert [each.method for each in to(built, cia)] == ["REQUEST"]
    assert len({each.event["UID"] for each in invites(built)}) == 1
    assert "Mötet är bokat." in newest(rektor)
    assert [each.what for each in rows(built, AuditEntry)][-1] == "place.handed_over"


async def test_ones_card_says_who_comes_instead(built: House, anna: Someone, bo: Someone) -> None:
    await call_fixed(anna)

    await send(bo)

    assert "Rektor, Ekbackens skola kommer i ditt ställe" in words(bo.reply)
    assert bo.reply.replaces
    assert the(built, Meeting).reference in words(bo.reply)


async def test_an_excuse_goes_with_the_one_who_gave_it(anna: Someone, bo: Someone) -> None:
    await call_fixed(anna)
    await bo.presses("Kan inte")
    await bo.fills(why="clash")

    await send(bo)

    assert "kan inte:" not in newest(anna)
    assert "för få" not in newest(anna)


async def test_one_can_be_sent_back_again(
    built: House, anna: Someone, bo: Someone, someone: Someones
) -> None:
    rektor = someone("rektor")
    await call_fixed(anna)
    await bo.presses("Kan inte")
    await bo.fills(why="sick")
    await send(bo)

    await send(rektor, "Kurator, kurator.ekbacken@exempelviken.example")

    assert contact_of(built, bo).id in called(built)
    assert contact_of(built, rektor).id not in called(built)
    assert [each.method for each in to(built, bo)] == ["REQUEST", "CANCEL", "REQUEST"]
    sequences = [each.sequence for each in to(built, bo)]
    assert sequences == sorted(set(sequences))
    assert not any(each.excuse for each in rows(built, Invitation))


async def test_ones_own_substitute_is_chosen_from_the_start(
    built: House, anna: Someone, bo: Someone, someone: Someones
) -> None:
    contact = contact_of(built, bo)
    contact.substitute_id = contact_of(built, someone("rektor")).id
    save(built, contact)
    await call_fixed(anna)

    await bo.presses("Skicka ersättare")
    await bo.fills()

    assert contact.substitute_id in called(built)


@ON_SQLITE
async def test_nobody_of_another_organisation_can_come_instead(
    built: House, anna: Someone, bo: Someone, someone: Someones
) -> None:
    await call_fixed(anna)
    before = called(built)
    await bo.presses("Skicka ersättare")

    other = str(contact_of(built, someone("rektor2")).id)
    for wrong in (other, str(contact_of(built, bo).id), "999999", "", "x"):
        assert list(errors(await bo.fills(instead=wrong))) == ["instead"]

    assert called(built) == before


@ON_SQLITE
async def test_with_nobody_else_one_is_told_what_to_do(anna: Someone, cia: Someone) -> None:
    await call_fixed(anna)

    reply = await cia.presses("Skicka ersättare")

    assert "Det finns ingen annan att kalla hos BUP Exempelviken." in words(reply)
    assert "Tryck på ”Kan inte”" in words(reply)


@ON_SQLITE
async def test_pressing_send_twice_sends_one(
    built: House, anna: Someone, bo: Someone, someone: Someones
) -> None:
    await call_fixed(anna)
    await send(bo)

    await bo.repeats()

    assert len(to(built, someone("rektor"))) == 1
    assert len(to(built, bo)) == 2
