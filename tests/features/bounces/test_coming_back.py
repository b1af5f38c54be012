"""A mail that comes back: the convener is told once, and what else knows of the mail stays."""

import asyncio

from bot.demo.house import House
from bot.demo.people import Someone
from bot.demo.reading import words
from bot.demo.travel import travel
from bot.features.bounces.sending import TOLD
from bot.features.meetings.view import ASK, MAIL
from models.outbox import BOUNCED
from models.queue import Outbox, OutboxState
from tests.conftest import Clock
from tests.features.acting import call_among, call_fixed, take_chat_away, utc
from tests.features.bounces.coming import IN_RETURN, KURATOR, comes_back, newest_mail_to
from tests.features.looking import (
    contact_of,
    due_rows,
    everything_kept,
    invites,
    newest,
    rows,
    save,
)
from tests.features.registry.files import in_file
from tests.town import NOON


def told(person: Someone) -> list[str]:
    """The messages beside the card that tell of a returned mail."""
    said = [words(card.reply) for card in person.cards]
    return [each for each in said if IN_RETURN in each and "Vilka:" not in each]


async def test_the_conveners_card_and_one_message_say_whose_mail_came_back(
    built: House, clock: Clock, anna: Someone, bo: Someone
) -> None:
    await call_fixed(anna)
    card = anna.cards[-1].id

    for _ in range(2):
        assert await comes_back(built, clock, newest_mail_to(built, bo))

    (message,) = told(anna)
    assert f"{KURATOR} {IN_RETURN}" in message
    (shown,) = [words(each.reply) for each in anna.cards if each.id == card]
    assert f"{KURATOR} {IN_RETURN}" in shown
    assert "Mejlet har gått iväg till alla" not in shown
    assert "retur" not in newest(bo)


async def test_a_delayed_mail_is_no_failure(
    built: House, clock: Clock, anna: Someone, bo: Someone
) -> None:
    await call_fixed(anna)
    before = everything_kept(built)

    assert await comes_back(built, clock, newest_mail_to(built, bo), for_good=False)

    assert everything_kept(built) == before


async def test_an_unknown_or_guessed_message_id_changes_nothing(
    built: House, clock: Clock, anna: Someone, bo: Someone
) -> None:
    await call_fixed(anna)
    before, right = everything_kept(built), newest_mail_to(built, bo)
    (key,) = [row.key for row in due_rows(built, MAIL) if row.mail_id == right]

    for guess in ("", key, right[:-1], right.upper(), "%", "0" * 40):
        assert await comes_back(built, clock, guess)

    assert everything_kept(built) == before


async def test_only_what_happened_is_kept(
    built: House, clock: Clock, anna: Someone, bo: Someone
) -> None:
    await call_fixed(anna)
    returned = newest_mail_to(built, bo)

    await comes_back(built, clock, returned)

    (row,) = [each for each in rows(built, Outbox) if each.mail_id == returned]
    assert (row.state, row.reason, row.done_at) == (OutboxState.DEAD, BOUNCED, clock())
    (message,) = due_rows(built, TOLD)
    assert set(message.payload) == {"contact_id", "returned"}


async def test_a_report_read_before_our_own_sending_is_noted_waits(
    built: House, clock: Clock, anna: Someone, bo: Someone
) -> None:
    await call_fixed(anna)
    returned = newest_mail_to(built, bo)
    (row,) = [each for each in rows(built, Outbox) if each.mail_id == returned]
    row.state, row.uncertain = OutboxState.WAITING, True
    row.due_at = clock()
    save(built, row)

    built.mailbox.refuse_with = "451 4.3.0 later"
    assert not await comes_back(built, clock, returned)
    built.mailbox.refuse_with = None
    assert IN_RETURN not in newest(anna)

    row.due_at = clock()
    save(built, row)
    await built.bot.sweep()
    assert newest_mail_to(built, bo) == returned
    assert await comes_back(built, clock, returned)
    assert len(told(anna)) == 1


async def test_an_end_still_follows_to_an_address_that_gave_one_mail_back(
    built: House, clock: Clock, anna: Someone, bo: Someone
) -> None:
    await call_fixed(anna)
    await comes_back(built, clock, newest_mail_to(built, bo))

    await anna.presses("Ställ in")
    await anna.fills()

    ends = {each.to for each in invites(built) if each.method == "CANCEL"}
    assert contact_of(built, bo).email in ends


async def test_a_move_that_gets_through_mends_it(
    built: House, clock: Clock, anna: Someone, bo: Someone
) -> None:
    await call_fixed(anna)
    returned = newest_mail_to(built, bo)
    await comes_back(built, clock, returned)

    await anna.presses("Flytta")
    await anna.fills(on="2027-02-12")
    await comes_back(built, clock, returned)

    card = next(words(each.reply) for each in anna.cards if "Vilka:" in words(each.reply))
    assert IN_RETURN not in card
    assert len(told(anna)) == 1


async def test_a_convener_whose_own_mail_came_back_is_told_on_the_card_alone(
    built: House, clock: Clock, anna: Someone
) -> None:
    await call_fixed(anna)

    await comes_back(built, clock, newest_mail_to(built, anna))

    assert IN_RETURN in newest(anna)
    assert told(anna) == []


async def test_who_takes_over_at_a_right_address_is_invited_and_the_trouble_is_gone(
    built: House, clock: Clock, anna: Someone, bo: Someone
) -> None:
    await call_fixed(anna)
    old, new = contact_of(built, bo).email, "ny.kurator@exempelviken.example"
    await comes_back(built, clock, newest_mail_to(built, bo))
    clock.at = NOON

    faults = await built.store.run(
        in_file,
        f"Ekbackens skola;skola;nej;Kurator;{new};;;ja",
        f"Ekbackens skola;skola;nej;Kurator;{old};;{new};nej",
    )
    await built.bot.sweep()

    assert faults == []
    card = next(words(each.reply) for each in anna.cards if "Vilka:" in words(each.reply))
    assert IN_RETURN not in card
    assert "Mejlet har gått iväg till alla 3." in card
    assert (new, "REQUEST") in {(each.to, each.method) for each in invites(built)}


async def test_somebody_without_chat_whose_question_came_back_is_told_of(
    built: House, clock: Clock, anna: Someone
) -> None:
    await call_among(anna, ["Rektor, Förskolan Blåklockan"], when="find")
    (asked,) = due_rows(built, ASK)

    await comes_back(built, clock, asked.mail_id or "")

    (message,) = told(anna)
    assert "Mejlet till Rektor, Förskolan Blåklockan" in message
    assert due_rows(built, ASK)[0].reason == BOUNCED


async def test_a_question_refused_at_once_is_on_the_conveners_card(
    built: House, anna: Someone
) -> None:
    built.mailbox.refuse_with = "550 5.1.1 no such user"

    await call_among(anna, ["Rektor, Förskolan Blåklockan"], when="find")

    assert "Mejlet till Rektor, Förskolan Blåklockan gick inte fram" in newest(anna)


async def test_a_convener_without_chat_hears_by_mail_that_there_is_something_to_do(
    built: House, clock: Clock, anna: Someone, bo: Someone
) -> None:
    await call_fixed(anna)
    returned, to = newest_mail_to(built, bo), contact_of(built, anna).email
    take_chat_away(built, anna)

    await comes_back(built, clock, returned)

    (mail,) = [each.message for each in built.mailbox.mails if each.to == (to,)][1:]
    assert str(mail["Subject"]).startswith("Att göra: Samverkansmöte")
    assert "Kurator" not in mail.as_string()


async def test_what_comes_back_at_night_is_on_the_card_and_told_in_the_morning(
    built: House, clock: Clock, anna: Someone, bo: Someone
) -> None:
    await call_fixed(anna)
    clock.at = utc(2, 1, 22)

    await comes_back(built, clock, newest_mail_to(built, bo))
    at_night = told(anna)
    await travel(built, clock, utc(2, 2, 6))

    assert IN_RETURN in words(anna.cards[0].reply)
    assert at_night == []
    assert len(told(anna)) == 1


async def test_two_replicas_that_read_the_same_report_tell_of_it_once(
    built: House, clock: Clock, anna: Someone, bo: Someone
) -> None:
    await call_fixed(anna)
    returned = newest_mail_to(built, bo)

    await asyncio.gather(*(comes_back(built, clock, returned) for _ in range(4)))

    assert len(told(anna)) == 1
    assert len(due_rows(built, TOLD)) == 1
