"""What comes of each mail, told to the convener: a real mail server that takes, refuses, breaks."""

from bot.app import build
from bot.demo import district
from bot.demo.house import SENDER, Chat, House
from bot.demo.travel import travel
from bot.features.meetings.view import MAIL
from bot.outlets.smtp import Smtp, SmtpSettings
from bot.platforms.browser.workspace import PLATFORM
from bot.post import Post
from models.queue import OutboxState
from tests.conftest import Clock, Someones
from tests.features.acting import call_fixed, utc
from tests.features.looking import contact_of, due_rows, invites, newest

LATER = "451 4.3.0 later"
NO_SUCH_USER = "550 5.1.1 no such user"
SOON = utc(1, 25, 8, 5)
ALL = "Mejlet har gått iväg till alla 3."
BO = "Kurator, Ekbackens skola"


def without_encryption_to_be_had(built: House, clock: Clock) -> Post:
    """A post that must encrypt, on a line where somebody took the offer away."""
    smtp = Smtp(SmtpSettings("127.0.0.1", built.mailbox.port, SENDER.address))
    return Post({PLATFORM: Chat(built.workspace, clock)}, smtp, SENDER, clock)


async def test_the_card_says_when_every_mail_has_left(
    built: House, clock: Clock, someone: Someones
) -> None:
    anna, bo = someone("sip"), someone("kurator")
    await call_fixed(anna)

    await travel(built, clock, SOON)

    assert ALL in newest(anna)
    assert "Mejlet" not in newest(bo)
    assert len(anna.cards) == 1


async def test_of_several_it_says_whose_left_whose_waits_and_whose_was_refused(
    built: House, clock: Clock, someone: Someones
) -> None:
    anna, bo, cia = someone("sip"), someone("kurator"), someone("bup")
    built.mailbox.refuses = {
        contact_of(built, bo).email: NO_SUCH_USER,
        contact_of(built, cia).email: LATER,
    }
    await call_fixed(anna)

    await travel(built, clock, SOON)

    said = newest(anna)
    assert "Mejlet har gått iväg till SIP-samordnare, Socialtjänsten Exempelviken." in said
    assert f"Mejlet till {BO} gick inte fram och skickas inte igen." in said
    assert "Mejlet till Psykolog, BUP Exempelviken har inte gått fram än." in said
    assert len(invites(built)) == 1


async def test_what_was_refused_for_now_leaves_and_the_card_says_so(
    built: House, clock: Clock, someone: Someones
) -> None:
    anna = someone("sip")
    built.mailbox.refuses = {contact_of(built, someone("bup")).email: LATER}
    await call_fixed(anna)
    built.mailbox.refuses = {}

    await travel(built, clock, SOON)

    assert len(invites(built)) == 3
    assert ALL in newest(anna)


async def test_a_line_that_breaks_after_the_text_loses_nothing_and_a_copy_is_known_as_one(
    built: House, clock: Clock, someone: Someones
) -> None:
    anna = someone("sip")
    built.mailbox.breaks_off = True
    await call_fixed(anna)
    told = newest(anna)
    built.mailbox.breaks_off = False

    await travel(built, clock, SOON)

    assert told.count("har inte gått fram än.") == 3
    assert ALL in newest(anna)
    copies = [(mail.to, mail.message["Message-ID"]) for mail in built.mailbox.mails]
    assert (len(copies), len(set(copies))) == (6, 3)
    same = {(each.to, str(each.event["UID"]), each.sequence) for each in invites(built)}
    assert len(same) == 3


async def test_without_encryption_nothing_leaves_until_it_is_back_and_the_convener_is_told(
    built: House, clock: Clock, someone: Someones
) -> None:
    anna = someone("sip")
    anna.waits = False
    await call_fixed(anna)
    post = without_encryption_to_be_had(built, clock)
    bot = build(built.store, {district.SLUG: district.AGREEMENT}, built.secrets, post, "other")

    await bot.sweep()
    told, left = newest(anna), len(built.mailbox.mails)
    await travel(built, clock, SOON)

    reasons = [row.reason for row in due_rows(built, MAIL)]
    assert (left, told.count("har inte gått fram än.")) == (0, 3)
    assert reasons == [""] * 3
    assert len(invites(built)) == 3
    assert ALL in newest(anna)


async def test_the_end_of_a_meeting_is_told_in_the_same_way(
    built: House, clock: Clock, someone: Someones
) -> None:
    anna, bo = someone("sip"), someone("kurator")
    await call_fixed(anna)
    built.mailbox.refuses = {contact_of(built, bo).email: NO_SUCH_USER}

    await anna.presses("Ställ in")
    await anna.fills()
    await travel(built, clock, SOON)

    said = newest(anna)
    assert f"Mejlet till {BO} gick inte fram" in said
    assert "Mejlet har gått iväg till SIP-samordnare" in said
    assert [row.state for row in due_rows(built, MAIL)].count(OutboxState.DEAD) == 1


async def test_nobody_gets_an_end_to_what_the_server_never_took(
    built: House, clock: Clock, someone: Someones
) -> None:
    anna = someone("sip")
    built.mailbox.refuse_with = LATER
    await call_fixed(anna)

    await anna.presses("Ställ in")
    await anna.fills()
    built.mailbox.refuse_with = None
    await travel(built, clock, SOON)

    assert built.mailbox.mails == ()
    assert due_rows(built, MAIL, OutboxState.WAITING) == []


async def test_a_first_mail_after_a_move_calls_and_does_not_speak_of_a_change(
    built: House, someone: Someones
) -> None:
    anna, bo = someone("sip"), someone("kurator")
    to = contact_of(built, bo).email
    built.mailbox.refuses = {to: NO_SUCH_USER}
    await call_fixed(anna)
    built.mailbox.refuses = {}

    await anna.presses("Flytta")
    await anna.fills(on="2027-02-12")

    moved = {each.to: each.subject for each in invites(built)[-3:]}
    assert not moved.pop(to).startswith("Ändrad tid:")
    assert all(each.startswith("Ändrad tid:") for each in moved.values())


async def test_a_move_tried_again_still_speaks_of_a_change(
    built: House, clock: Clock, someone: Someones
) -> None:
    anna = someone("sip")
    await call_fixed(anna)
    built.mailbox.breaks_off = True
    await anna.presses("Flytta")
    await anna.fills(on="2027-02-12")
    built.mailbox.breaks_off = False

    await travel(built, clock, SOON)

    moves = [each.subject for each in invites(built) if each.sequence == 1]
    assert len(moves) == 6
    assert all(each.startswith("Ändrad tid:") for each in moves)
