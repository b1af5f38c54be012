"""When mail does not get through: the meeting stands, the convener is told, it is tried again."""

from bot.demo.house import House
from bot.demo.people import Someone
from bot.demo.travel import travel
from bot.features.meetings.view import MAIL
from models.meetings import Meeting, MeetingState
from models.queue import OutboxState
from scheduler.deliver import MAX_ATTEMPTS
from tests.conftest import Clock
from tests.features.acting import call_fixed, utc
from tests.features.looking import contact_of, due_rows, invites, newest, save, the

LATER = "451 4.3.0 later"
NO_SUCH_USER = "550 5.1.1 no such user"
NOT_YET = "har inte gått fram än."
GIVEN_UP = "gick inte fram och skickas inte igen."


async def test_a_mail_server_that_is_down_does_not_undo_the_booking(
    built: House, anna: Someone
) -> None:
    built.mailbox.refuse_with = LATER

    await call_fixed(anna)

    assert the(built, Meeting).state == MeetingState.BOOKED
    assert not built.mailbox.mails
    assert [row.reason for row in due_rows(built, MAIL, OutboxState.WAITING)] == ["mail.later"] * 3


async def test_the_conveners_card_says_who_got_no_mail_and_when_the_next_try_is(
    built: House, anna: Someone, bo: Someone
) -> None:
    built.mailbox.refuse_with = LATER

    await call_fixed(anna)

    said = newest(anna)
    assert "Mötet är bokat." in said
    for who in ("SIP-samordnare, Socialtjänsten Exempelviken", "Psykolog, BUP Exempelviken"):
        assert f"Mejlet till {who} {NOT_YET} Jag försöker igen mån 25 januari kl. 09.00." in said
    assert "Mejlet till" not in newest(bo)


async def test_the_mail_leaves_and_the_card_says_so_when_the_server_is_back(
    built: House, clock: Clock, anna: Someone
) -> None:
    built.mailbox.refuse_with = LATER
    await call_fixed(anna)
    built.mailbox.refuse_with = None

    await travel(built, clock, utc(1, 25, 8, 5))

    assert [each.method for each in invites(built)] == ["REQUEST"] * 3
    assert "Mejlet till" not in newest(anna)
    assert len(anna.cards) == 1


async def test_the_card_tells_the_next_try_anew_while_the_server_stays_away(
    built: House, clock: Clock, anna: Someone
) -> None:
    built.mailbox.refuse_with = LATER
    await call_fixed(anna)

    await travel(built, clock, utc(1, 25, 8, 4))

    next_tries = {row.due_at for row in due_rows(built, MAIL, OutboxState.WAITING)}
    assert min(next_tries) > clock.at
    assert NOT_YET in newest(anna)
    assert "kl. 09.00" not in newest(anna).split(NOT_YET, 1)[1]


async def test_after_the_last_try_it_is_given_up_and_the_card_says_what_to_do(
    built: House, clock: Clock, anna: Someone
) -> None:
    built.mailbox.refuse_with = LATER
    await call_fixed(anna)
    for row in due_rows(built, MAIL):
        row.attempts = MAX_ATTEMPTS - 1
        save(built, row)

    await travel(built, clock, utc(1, 25, 8, 5))

    assert [row.state for row in due_rows(built, MAIL)] == [OutboxState.DEAD] * 3
    assert newest(anna).count(GIVEN_UP) == 3
    assert "Meddela dem på annat sätt och rätta adressen i registret." in newest(anna)


async def test_an_address_refused_for_good_is_not_tried_again(
    built: House, clock: Clock, anna: Someone
) -> None:
    built.mailbox.refuse_with = NO_SUCH_USER

    await call_fixed(anna)

    rows = due_rows(built, MAIL)
    assert [(row.state, row.attempts) for row in rows] == [(OutboxState.DEAD, 1)] * 3
    assert newest(anna).count(GIVEN_UP) == 3


async def test_one_bad_address_holds_nobody_else_up(
    built: House, anna: Someone, bo: Someone
) -> None:
    anna.waits = False
    await call_fixed(anna)
    kurator = contact_of(built, bo)
    kurator.email = "kurator\r\nBcc: annan@exempelviken.example"
    save(built, kurator)

    await built.bot.sweep()

    assert len(invites(built)) == 2
    assert f"Mejlet till Kurator, Ekbackens skola {GIVEN_UP}" in newest(anna)
    assert newest(anna).count("Mejlet till") == 1


async def test_a_move_that_gets_through_ends_the_old_trouble(built: House, anna: Someone) -> None:
    built.mailbox.refuse_with = NO_SUCH_USER
    await call_fixed(anna)
    built.mailbox.refuse_with = None

    await anna.presses("Flytta")
    await anna.fills(on="2027-02-12")

    assert len(invites(built)) == 3
    assert "Mejlet till" not in newest(anna)


async def test_an_end_that_does_not_get_through_is_told_to_the_convener(
    built: House, anna: Someone, bo: Someone
) -> None:
    await call_fixed(anna)
    built.mailbox.refuse_with = NO_SUCH_USER

    await anna.presses("Ställ in")
    await anna.fills()

    assert "Mötet är inställt." in newest(anna)
    assert newest(anna).count(GIVEN_UP) == 3
    assert "Mejlet till" not in newest(bo)


async def test_a_mail_too_late_to_matter_is_dropped(
    built: House, clock: Clock, anna: Someone
) -> None:
    built.mailbox.refuse_with = LATER
    await call_fixed(anna, on="2027-01-25", at="9.05", length="30")

    clock.at = utc(1, 25, 8, 36)
    await built.bot.sweep()

    assert {row.reason for row in due_rows(built, MAIL, OutboxState.DROPPED)} == {"late"}
    assert len(due_rows(built, MAIL, OutboxState.DROPPED)) == 3
