"""The weekly digest: a count for the team's channel, one's own references for each person."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.demo.house import House
from bot.demo.people import Someone
from bot.demo.reading import words
from bot.features.digest.due import PERSON, TEAM
from bot.platforms.browser.workspace import Message
from models.meetings import Meeting
from models.queue import OutboxState, RecurringRule
from models.registry import Team, Visibility
from tests.conftest import Clock, Someones
from tests.features.acting import call_among, call_fixed, travel, utc
from tests.features.looking import contact_of, due_rows, rows, save, subjects, the

COUNT = "Samverkansmöten om enskilda: 0 den här veckan, 1 nästa vecka."
MONDAY = utc(2, 1, 7)
"""Eight o'clock in Stockholm; the meeting of `call_fixed` is on Thursday the week after."""

WEEK_53 = datetime(2026, 12, 28, 7, tzinfo=UTC)
"""The Monday of 2026's week 53, at the same hour."""


def posted(built: House, person: Someone, channel: str = "sip") -> list[Message]:
    return list(built.workspace.messages(person.person, channel))


def digests(built: House) -> dict[str, str]:
    """Everybody's own digest by address: its words."""
    return {
        caught.to[0]: str(body.get_content())
        for caught in built.mailbox.mails
        if str(caught.message["Subject"]).startswith("Dina möten")
        and (body := caught.message.get_body(("plain",)))
    }


async def test_it_comes_on_monday_at_eight_and_not_before(
    built: House, clock: Clock, anna: Someone
) -> None:
    await call_fixed(anna)

    await travel(built, clock, MONDAY - timedelta(minutes=1))
    before = (posted(built, anna), digests(built))
    await travel(built, clock, MONDAY)

    assert before == ([], {})
    assert len(posted(built, anna)) == 1
    assert len(digests(built)) == 3


async def test_the_channel_gets_a_mere_count(built: House, clock: Clock, anna: Someone) -> None:
    await call_fixed(anna)

    await travel(built, clock, MONDAY)

    (message,) = posted(built, anna)
    said = words(message.reply)
    assert COUNT in said
    assert the(built, Meeting).reference not in said
    assert message.private_to is None


async def test_everybody_called_gets_their_own_references_by_mail(
    built: House, clock: Clock, someone: Someones, anna: Someone, bo: Someone, cia: Someone
) -> None:
    await call_fixed(anna)
    await call_among(anna, ["Rektor, Sjöängsskolan"], when="fixed", on="2027-02-03", at="9.00")

    await travel(built, clock, MONDAY)

    references = [each.reference for each in rows(built, Meeting)]
    said = {
        to: [each for each in references if each in text] for to, text in digests(built).items()
    }
    assert said == {
        contact_of(built, anna).email: references,
        contact_of(built, bo).email: references[:1],
        contact_of(built, cia).email: references[:1],
        contact_of(built, someone("rektor2")).email: references[1:],
    }


async def test_the_mail_counts_in_words(
    built: House, clock: Clock, anna: Someone, bo: Someone
) -> None:
    await call_fixed(anna)
    await call_among(anna, ["Rektor, Sjöängsskolan"], when="fixed", on="2027-02-03", at="9.00")

    await travel(built, clock, MONDAY)

    annas, bos = (digests(built)[contact_of(built, person).email] for person in (anna, bo))
    assert "Du har ett möte den här veckan och ett nästa vecka." in annas
    assert "Du har inget möte den här veckan och ett nästa vecka." in bos


async def test_the_mail_tells_week_and_times(
    built: House, clock: Clock, anna: Someone, bo: Someone
) -> None:
    await call_fixed(anna)

    await travel(built, clock, MONDAY)

    said = digests(built)[contact_of(built, bo).email]
    assert "Dina möten vecka 5" in subjects(built)
    assert f"tors 11 februari kl. 10.30: Samverkansmöte {the(built, Meeting).reference}" in said


async def test_nothing_is_sent_when_there_is_nothing(
    built: House, clock: Clock, anna: Someone
) -> None:
    await travel(built, clock, MONDAY)

    assert not posted(built, anna)
    assert not built.mailbox.mails
    assert {row.reason for row in due_rows(built, TEAM)} == {"empty"}
    assert not due_rows(built, PERSON)


async def test_a_cancelled_meeting_is_in_nobodys_digest(
    built: House, clock: Clock, anna: Someone
) -> None:
    await call_fixed(anna)
    await anna.presses("Ställ in")
    await anna.fills()

    await travel(built, clock, MONDAY)

    assert not digests(built)
    assert not posted(built, anna)


async def test_a_meeting_cancelled_after_the_rule_fired_is_not_told(
    built: House, clock: Clock, anna: Someone
) -> None:
    await call_fixed(anna, on="2027-04-08")
    await travel(built, clock, utc(3, 29, 6))  # annandag påsk: written down, due on Tuesday
    written = due_rows(built, PERSON, OutboxState.WAITING)
    await anna.presses("Ställ in")
    await anna.fills()

    await travel(built, clock, utc(3, 30, 7))

    assert len(written) == 3
    assert {row.reason for row in due_rows(built, PERSON)[-3:]} == {"empty"}


@pytest.mark.parametrize(
    ("monday", "due_at", "week"),
    [
        (utc(3, 29, 6), utc(3, 30, 6), 13),  # annandag påsk: it comes on Tuesday
        (WEEK_53, WEEK_53, 53),  # an ordinary Monday; New Year's Day is its Friday
    ],
)
async def test_on_a_holiday_it_waits_for_the_next_working_day(
    built: House, clock: Clock, anna: Someone, monday: datetime, due_at: datetime, week: int
) -> None:
    rule = the(built, RecurringRule)
    rule.next_at = monday
    save(built, rule)
    clock.at = monday - timedelta(days=5)
    await call_fixed(anna, on=(monday + timedelta(days=8)).date().isoformat())

    await travel(built, clock, due_at - timedelta(minutes=1))
    before = len(posted(built, anna))
    await travel(built, clock, due_at)

    assert before == 0
    assert len(posted(built, anna)) == 1
    assert f"Dina möten vecka {week}" in subjects(built)


async def test_a_rule_that_fires_twice_sends_once(
    built: House, clock: Clock, anna: Someone
) -> None:
    await call_fixed(anna)
    await travel(built, clock, MONDAY)
    rule = the(built, RecurringRule)
    rule.next_at = MONDAY
    save(built, rule)

    await built.bot.sweep()

    assert the(built, RecurringRule).next_at == utc(2, 8, 7)
    assert len(posted(built, anna)) == 1
    assert len(digests(built)) == 3
    assert len(due_rows(built, PERSON)) == 3


async def test_every_week_has_its_own(built: House, clock: Clock, anna: Someone) -> None:
    await call_fixed(anna)

    await travel(built, clock, utc(2, 8, 8))

    said = [words(each.reply) for each in posted(built, anna)]
    assert len(said) == 2
    assert "1 den här veckan, 0 nästa vecka." in said[1]


@pytest.mark.parametrize(
    "opened", [{"visibility": Visibility.PUBLIC}, {"guests": True}, {"shared": True}]
)
async def test_a_room_that_others_can_read_by_then_gets_nothing(
    built: House, clock: Clock, anna: Someone, opened: dict[str, object]
) -> None:
    await call_fixed(anna)
    await travel(built, clock, MONDAY - timedelta(minutes=1))
    channel = built.workspace.channels["sip"]
    room = replace(channel.room, **opened)  # type: ignore[arg-type]  # -- fields of a Room
    built.workspace.channels["sip"] = replace(channel, room=room)

    await travel(built, clock, MONDAY)

    assert not posted(built, anna)
    reasons = {row.reason for row in due_rows(built, TEAM, OutboxState.DEAD)}
    assert reasons == {"chat.room_is_open"}
    assert len(digests(built)) == 3


async def test_a_team_that_wants_none_gets_none(built: House, clock: Clock, anna: Someone) -> None:
    await call_fixed(anna)
    for team in rows(built, Team):
        team.digest = False
        save(built, team)

    await travel(built, clock, MONDAY)

    assert not due_rows(built, TEAM)
    assert len(digests(built)) == 3


async def test_somebody_who_has_left_gets_none(
    built: House, clock: Clock, anna: Someone, bo: Someone
) -> None:
    await call_fixed(anna)
    kurator = contact_of(built, bo)
    kurator.active = False
    save(built, kurator)

    await travel(built, clock, MONDAY)

    assert kurator.email not in digests(built)
    assert len(digests(built)) == 2


async def test_a_digest_two_days_late_is_not_sent(
    built: House, clock: Clock, anna: Someone
) -> None:
    await call_fixed(anna)

    clock.at = MONDAY + timedelta(days=2, minutes=1)
    await built.bot.sweep()

    assert not digests(built)
    assert {row.reason for row in due_rows(built, PERSON)} == {"late"}
