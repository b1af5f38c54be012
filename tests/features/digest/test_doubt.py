"""A channel's post after a crash where nobody can look: not twice, and an admin is asked."""

from datetime import timedelta

import pytest

from bot.demo.house import Chat, House
from bot.demo.people import Someone
from bot.demo.reading import words
from bot.demo.travel import travel
from bot.features.agenda.sending import TEAM as AGENDA
from bot.features.digest.doubt import DOUBT
from bot.features.digest.due import TEAM
from bot.outgoing import ChatMessage
from models.queue import OutboxState
from scheduler.recurring import fire_due
from tests.conftest import Clock
from tests.features.acting import call_fixed
from tests.features.agenda.talking import raises
from tests.features.agenda.test_going_out import POINT, in_channels
from tests.features.closing import call_bus, newest_meeting
from tests.features.databases import ON_SQLITE
from tests.features.digest.reading import MONDAY, posted
from tests.features.digest.test_sending import CrashError, dying, fire
from tests.features.looking import due_rows, newest

MINUTE = timedelta(minutes=1)
ASKED = "Veckan till kanalen sip-exempelviken kan ha kommit fram"


@pytest.fixture
def unreadable(monkeypatch: pytest.MonkeyPatch) -> None:
    """Channels cannot be looked through, as in Slack without the right to read them."""

    def can_look(_self: Chat, message: ChatMessage) -> bool:
        return message.private

    monkeypatch.setattr(Chat, "can_look", can_look)


@pytest.fixture
async def crashed(built: House, clock: Clock, anna: Someone, unreadable: None) -> None:
    """The process has died with the channel's week sent and not noted."""
    await call_fixed(anna)
    await travel(built, clock, MONDAY - MINUTE)
    clock.at = MONDAY
    await built.store.run(fire_due, MONDAY, fire)
    with pytest.raises(CrashError):
        await dying(built, "channel").sweep()


@pytest.mark.usefixtures("crashed")
async def test_it_is_not_sent_twice_and_the_admin_is_asked_once(
    built: House, anna: Someone, bo: Someone
) -> None:
    for _ in range(3):
        await built.bot.sweep()

    assert len(posted(built, bo, "ekbacken")) == 1
    (given_up,) = due_rows(built, TEAM, OutboxState.DEAD)
    assert given_up.reason == "chat.may_be_there"
    assert len(posted(built, anna)) == 1
    asked = [each for each in anna.cards if ASKED in words(each.reply)]
    assert len(asked) == 1
    assert not any(ASKED in words(each.reply) for each in bo.cards)
    assert len(due_rows(built, DOUBT, OutboxState.SENT)) == 1


@pytest.mark.usefixtures("crashed")
async def test_whoever_has_looked_sends_it_again_and_only_once(built: House, anna: Someone) -> None:
    await built.bot.sweep()

    await anna.presses("Skicka igen")
    await anna.presses("Skicka igen")

    assert len(posted(built, anna)) == 2
    assert words(posted(built, anna)[0].reply) == words(posted(built, anna)[1].reply)


@ON_SQLITE
@pytest.mark.usefixtures("crashed")
async def test_nobody_else_can_and_not_when_the_week_has_passed(
    built: House, clock: Clock, anna: Someone, bo: Someone
) -> None:
    await built.bot.sweep()
    (given_up,) = due_rows(built, TEAM, OutboxState.DEAD)
    (other,) = due_rows(built, TEAM, OutboxState.SENT)

    refused = words(await bo.presses_unseen("digest.again", str(given_up.id)))
    no_doubt = words(await anna.presses_unseen("digest.again", str(other.id)))
    none = words(await anna.presses_unseen("digest.again", "999999"))
    clock.on(timedelta(days=3))
    late = words(await anna.presses("Skicka igen"))

    assert refused == none == "Bara den som sköter området kan skicka till kanalen igen."
    assert no_doubt.startswith("Det är för sent")
    assert late.startswith("Det är för sent")
    assert len(posted(built, anna)) == 1


@ON_SQLITE
async def test_where_one_can_look_nobody_is_asked(
    built: House, clock: Clock, anna: Someone
) -> None:
    await call_fixed(anna)
    await travel(built, clock, MONDAY - MINUTE)
    clock.at = MONDAY
    await built.store.run(fire_due, MONDAY, fire)
    with pytest.raises(CrashError):
        await dying(built, "channel").sweep()

    await built.bot.sweep()

    assert due_rows(built, TEAM, OutboxState.DEAD) == []
    assert not any(ASKED in words(each.reply) for each in anna.cards)
    assert newest(anna)


@ON_SQLITE
@pytest.mark.usefixtures("unreadable")
async def test_an_agenda_in_a_channel_is_not_sent_twice_either(
    built: House, clock: Clock, anna: Someone, cia: Someone
) -> None:
    await call_bus(anna, overall=True)
    await raises(cia, newest_meeting(built), POINT)
    closes = min(each.due_at for each in due_rows(built, AGENDA))
    await travel(built, clock, closes - MINUTE)
    clock.at = closes
    with pytest.raises(CrashError):
        await dying(built, "channel").sweep()

    for _ in range(3):
        await built.bot.sweep()

    (given_up,) = due_rows(built, AGENDA, OutboxState.DEAD)
    assert given_up.reason == "chat.may_be_there"
    told = [words(each.reply) for each in in_channels(built, anna)]
    before = sum(f"1. {POINT}" in each for each in told)
    assert sum("En dagordning till kanalen" in words(each.reply) for each in anna.cards) == 1

    await anna.presses("Skicka igen")
    await anna.presses("Skicka igen")

    told = [words(each.reply) for each in in_channels(built, anna)]
    assert sum(f"1. {POINT}" in each for each in told) == before + 1
