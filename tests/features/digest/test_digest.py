"""The weekly digest: a count for the team's channel, one's own references for each person."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.demo.house import House
from bot.demo.people import Someone
from bot.demo.reading import words
from bot.demo.travel import travel
from bot.features.digest.due import CHAT, PERSON, TEAM
from models.meetings import Meeting
from models.queue import OutboxState
from models.registry import Team, Visibility
from tests.conftest import Clock, Someones
from tests.features.acting import call_among, call_fixed
from tests.features.digest.reading import MONDAY, by_mail, digests, posted
from tests.features.looking import contact_of, due_rows, rows, save, subjects, the

COUNT = "Samverkansmöten om enskilda: 0 den här veckan, 1 nästa vecka."


async def test_the_channel_gets_a_mere_count(built: House, clock: Clock, anna: Someone) -> None:
    await call_fixed(anna)

    await travel(built, clock, MONDAY)

    (message,) = posted(built, anna)
    said = words(message.reply)
    assert COUNT in said
    assert the(built, Meeting).reference not in said
    assert message.private_to is None


async def test_everybody_called_gets_their_own_references(
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


async def test_one_line_on_top_says_it_all(
    built: House, clock: Clock, anna: Someone, bo: Someone
) -> None:
    await call_fixed(anna)
    await call_among(anna, ["Rektor, Sjöängsskolan"], when="fixed", on="2027-02-03", at="9.00")

    await travel(built, clock, MONDAY)

    annas, bos = (digests(built)[contact_of(built, person).email] for person in (anna, bo))
    assert annas.split("\n")[1] == "1 möte den här veckan."
    assert bos.split("\n")[1] == "1 möte nästa vecka."


async def test_the_mail_tells_week_and_times(
    built: House, clock: Clock, anna: Someone, cia: Someone
) -> None:
    await call_fixed(anna)

    await travel(built, clock, MONDAY)

    said = by_mail(built)[contact_of(built, cia).email]
    assert "Din vecka 5" in subjects(built)
    assert f"tors 11 februari kl. 10.30: Samverkansmöte {the(built, Meeting).reference}" in said
    assert "/samordna inställningar" in said


async def test_nothing_is_sent_when_there_is_nothing(
    built: House, clock: Clock, anna: Someone
) -> None:
    await travel(built, clock, MONDAY)

    assert not posted(built, anna)
    assert not digests(built)
    assert {row.reason for row in due_rows(built, TEAM)} == {"empty"}
    assert {row.reason for row in (*due_rows(built, PERSON), *due_rows(built, CHAT))} == {"empty"}


async def test_a_cancelled_meeting_is_in_nobodys_digest(
    built: House, clock: Clock, anna: Someone
) -> None:
    await call_fixed(anna)
    await anna.presses("Ställ in")
    await anna.fills()

    await travel(built, clock, MONDAY)

    assert not digests(built)
    assert not posted(built, anna)


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
