"""A draft that waits for its consent is not forgotten: reminded of weekly, and in the digest."""

from datetime import date, timedelta

from bot.demo.house import House
from bot.demo.people import Someone
from bot.demo.reading import words
from bot.demo.travel import travel
from bot.features.consents.sending import WAITING
from models.meetings import Meeting, MeetingState
from models.queue import OutboxState
from models.registry import Reach
from scheduler.workdays import is_workday
from tests.conftest import Clock
from tests.features.acting import call_without_consent, give_consent, take_chat_away, utc
from tests.features.digest.reading import MONDAY, digests, posted
from tests.features.looking import contact_of, due_rows, save, subjects, the

STILL = "Utkastet väntar fortfarande på samtycke."


def reminded(person: Someone) -> int:
    return sum(STILL in words(card.reply) for card in person.cards)


async def test_the_convener_is_reminded_every_week_in_the_morning(
    built: House, clock: Clock, anna: Someone, bo: Someone
) -> None:
    await call_without_consent(anna)

    seen = []
    for at in (utc(2, 1, 6, 59), utc(2, 1, 7), utc(2, 7, 23), utc(2, 8, 7), utc(2, 15, 7)):
        await travel(built, clock, at)
        seen.append(reminded(anna))

    assert seen == [0, 1, 1, 2, 3]
    assert not bo.cards


async def test_a_reminder_comes_on_a_working_day(built: House, clock: Clock, anna: Someone) -> None:
    clock.at = utc(3, 22, 8)
    await call_without_consent(anna, from_on="2027-04-12", to_on="2027-04-23")

    (row,) = due_rows(built, WAITING)

    # A week later is annandag påsk.
    assert row.due_at == utc(3, 30, 6)
    assert is_workday(date(2027, 3, 30))


async def test_the_reminder_goes_on_with_the_draft_and_drops_it(
    built: House, clock: Clock, anna: Someone
) -> None:
    await call_without_consent(anna)
    await travel(built, clock, utc(2, 1, 7))

    await anna.presses("Ta bort utkastet")
    await anna.fills()
    await travel(built, clock, utc(3, 1, 12))

    assert the(built, Meeting).state == MeetingState.CANCELLED
    assert reminded(anna) == 1
    assert [row.reason for row in due_rows(built, WAITING)] == ["", "not_waiting"]


async def test_once_the_consent_is_given_nobody_is_reminded(
    built: House, clock: Clock, anna: Someone
) -> None:
    await call_without_consent(anna)
    await give_consent(anna)

    await travel(built, clock, utc(2, 15, 12))

    assert [row.reason for row in due_rows(built, WAITING)] == ["not_waiting"]


async def test_whoever_wants_mail_gets_one_that_tells_nothing(
    built: House, clock: Clock, anna: Someone
) -> None:
    await call_without_consent(anna)
    convener = contact_of(built, anna)
    convener.reach = Reach.MAIL
    save(built, convener)

    await travel(built, clock, utc(2, 1, 6, 59))
    await travel(built, clock, utc(2, 1, 7))

    title = f"Samverkansmöte {the(built, Meeting).reference}"
    assert f"Att göra: {title}" in subjects(built)
    mails = [bytes(caught.message).decode() for caught in built.mailbox.mails]
    assert not [mail for mail in mails if "amtyck" in mail]


async def test_without_a_chat_it_is_a_mail(built: House, clock: Clock, anna: Someone) -> None:
    await call_without_consent(anna)
    take_chat_away(built, anna)

    await travel(built, clock, utc(2, 1, 7))

    assert [each for each in subjects(built) if each.startswith("Att göra")]


async def test_somebody_who_has_left_is_not_reminded(
    built: House, clock: Clock, anna: Someone
) -> None:
    await call_without_consent(anna)
    convener = contact_of(built, anna)
    convener.active = False
    save(built, convener)

    await travel(built, clock, utc(2, 1, 7))

    assert [row.reason for row in due_rows(built, WAITING, OutboxState.DROPPED)] == ["left"]


async def test_the_channel_gets_a_count_and_the_convener_a_reference(
    built: House, clock: Clock, anna: Someone, bo: Someone
) -> None:
    await call_without_consent(anna)

    await travel(built, clock, MONDAY)

    reference = the(built, Meeting).reference
    (message,) = posted(built, anna)
    assert "Ett utkast väntar på samtycke." in words(message.reply)
    assert reference not in words(message.reply)
    assert list(digests(built)) == [contact_of(built, anna).email]
    (mail,) = digests(built).values()
    assert f"Samverkansmöte {reference}" in mail
    assert "amtyck" not in mail


async def test_the_digest_forgets_a_draft_once_its_consent_is_given(
    built: House, clock: Clock, anna: Someone
) -> None:
    await call_without_consent(anna, from_on="2027-03-08", to_on="2027-03-19")
    await give_consent(anna)

    await travel(built, clock, MONDAY + timedelta(hours=1))

    assert not posted(built, anna)
    assert not digests(built)


async def test_the_reminders_own_button_records_the_consent(
    built: House, clock: Clock, anna: Someone
) -> None:
    await call_without_consent(anna, from_on="2027-02-08", to_on="2027-02-19")
    await travel(built, clock, utc(2, 1, 7))
    assert any(STILL in words(card.reply) for card in anna.cards)

    await give_consent(anna)

    assert the(built, Meeting).state == MeetingState.POLLING
