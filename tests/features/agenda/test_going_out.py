"""An agenda opens, is reminded of, closes and goes out; what of it may stand where."""

import asyncio
import os
from dataclasses import replace
from pathlib import Path

from bot.demo.house import House
from bot.demo.people import Someone
from bot.demo.reading import words
from bot.demo.travel import travel
from bot.features.agenda.sending import FOLLOWING, OPENED, OUT, REMINDED, TEAM
from bot.platforms.browser.workspace import Message
from models.meetings import Meeting
from models.queue import OutboxState
from models.registry import Visibility
from tests.browser.page import axe, chromium, overflow, page
from tests.conftest import Clock
from tests.features.acting import call_fixed, take_back, take_chat_away, utc
from tests.features.agenda.talking import BEGINS, CLOSES, OPENS, REMINDS, raises
from tests.features.closing import call_bus, newest_meeting
from tests.features.databases import ON_SQLITE
from tests.features.looking import due_rows, newest, subjects, the
from tests.features.polls.writing import everything_mailed

pytestmark = ON_SQLITE

POINT = "Rutin för frånvaro"
AFTER = utc(2, 8, 15)


async def call_individual(anna: Someone) -> None:
    await call_fixed(anna)
    if anna.reply.form:
        await anna.fills()


async def test_each_step_comes_when_the_agreement_says_and_once(
    built: House, clock: Clock, anna: Someone, bo: Someone, cia: Someone
) -> None:
    await call_individual(anna)
    await raises(cia, the(built, Meeting), "Schema efter lovet")

    await travel(built, clock, BEGINS)

    times = {kind: {each.due_at for each in due_rows(built, kind)} for kind in FOLLOWING}
    assert times[OPENED] == {OPENS}
    assert times[REMINDED] == {REMINDS}
    assert times[OUT] == {CLOSES}
    assert times[TEAM] == set()
    count = {kind: len(due_rows(built, kind, OutboxState.SENT)) for kind in FOLLOWING}
    assert count[OPENED] == count[OUT] == 3
    assert count[REMINDED] == 2  # but for the organisation that has a point
    told = [words(each.reply) for each in bo.cards]
    assert sum("Dagordningen är öppen" in each for each in told) == 1
    assert sum("Ingen från din organisation har lagt till" in each for each in told) == 1
    assert sum("Dagordningen är klar och har en punkt." in each for each in told) == 1


async def test_of_an_individual_meeting_no_point_is_in_a_mail_or_a_message_of_its_own(
    built: House, clock: Clock, anna: Someone, bo: Someone, cia: Someone
) -> None:
    await call_individual(anna)
    take_chat_away(built, bo)
    await raises(cia, the(built, Meeting), POINT)

    await travel(built, clock, AFTER)

    reference = the(built, Meeting).reference
    assert subjects(built).count(f"Dagordning: Samverkansmöte {reference}") >= 2
    assert POINT not in everything_mailed(built)
    assert "Din egen sida för mötet: https://" in everything_mailed(built)
    assert POINT not in newest(anna)
    assert "Dagordningen är klar" in newest(anna)


async def test_a_structural_agenda_stands_in_mail_and_in_the_teams_closed_channel(
    built: House, clock: Clock, anna: Someone, cia: Someone
) -> None:
    await call_bus(anna, overall=True)
    await raises(cia, newest_meeting(built), POINT)

    await travel(built, clock, AFTER)

    assert f"1. {POINT} (BUP Exempelviken)" in everything_mailed(built)
    assert "Alltid med" in everything_mailed(built)
    assert any(f"1. {POINT}" in words(each.reply) for each in in_channels(built, anna))


async def test_axe_finds_nothing_in_the_mail_with_an_agenda(
    built: House, clock: Clock, anna: Someone, cia: Someone
) -> None:
    await call_bus(anna, overall=True)
    await raises(cia, newest_meeting(built), POINT, minutes="45")
    await raises(anna, newest_meeting(built), "Remisser till BUP", minutes="30")
    await travel(built, clock, AFTER)
    bodies = [each.message.get_body(("html",)) for each in built.mailbox.mails]
    told = [each.get_content() for each in bodies if each is not None]
    agenda = next(each for each in told if "Dagordningen är klar" in each)
    assert "Punkterna tar 75 minuter" in agenda

    found = await asyncio.to_thread(wrong_in, agenda)

    assert found == []


def wrong_in(html: str) -> list[str]:
    """What axe says of a mail, on a telephone and on a screen."""
    found: list[str] = []
    with chromium() as browser:
        for width in (320, 1280):
            with page(browser, viewport={"width": width, "height": 720}) as shown:
                shown.set_content(html)
                found += [*axe(shown), *(["för bred"] if overflow(shown) else [])]
                if folder := os.environ.get("SAMORDNA_PICTURES"):
                    where = Path(folder) / f"mejl-dagordning-{width}.png"
                    shown.screenshot(path=where, full_page=True)
    return found


async def test_a_channel_that_others_can_read_gets_no_agenda(
    built: House, clock: Clock, anna: Someone, cia: Someone
) -> None:
    await call_bus(anna, overall=True)
    await raises(cia, newest_meeting(built), POINT)
    open_up(built)

    await travel(built, clock, AFTER)

    sent = [each.state for each in due_rows(built, TEAM)]
    assert sent
    assert OutboxState.SENT not in sent
    assert not any(POINT in repr(each.reply) for each in in_channels(built, anna))


async def test_a_meeting_that_is_called_off_asks_for_nothing_more(
    built: House, clock: Clock, anna: Someone
) -> None:
    await call_individual(anna)
    await anna.presses("Ställ in")
    await anna.fills()

    await travel(built, clock, BEGINS)

    assert {each.state for kind in FOLLOWING for each in due_rows(built, kind)} == {
        OutboxState.DROPPED
    }


async def test_a_moved_meetings_agenda_follows_its_new_day_alone(
    built: House, clock: Clock, anna: Someone, cia: Someone
) -> None:
    await call_individual(anna)
    await raises(cia, the(built, Meeting), POINT)
    await travel(built, clock, utc(2, 4, 9))
    await anna.presses("Flytta")
    await anna.fills(on="2027-02-25", at="10.30")

    await travel(built, clock, utc(2, 26, 9))

    sent = due_rows(built, OUT, OutboxState.SENT)
    assert {each.due_at for each in sent} == {utc(2, 22, 14)}
    assert len(sent) == 3


async def test_a_meeting_booked_late_tells_on_its_card_until_when(
    built: House, clock: Clock, anna: Someone, bo: Someone
) -> None:
    await travel(built, clock, utc(2, 8, 9))
    await call_individual(anna)

    assert "Punkter tas emot till ons 10 februari kl. 15.00." in newest(bo)
    assert not due_rows(built, OPENED)
    assert not due_rows(built, REMINDED)
    assert the(built, Meeting).agenda_closes_at == utc(2, 10, 14)


async def test_who_is_called_no_more_hears_nothing_of_it(
    built: House, clock: Clock, anna: Someone, bo: Someone, cia: Someone
) -> None:
    await call_individual(anna)
    await raises(cia, the(built, Meeting), POINT)
    await travel(built, clock, utc(1, 27, 9))
    take_back(built, bo, clock.at)
    heard = len(bo.cards)

    await travel(built, clock, AFTER)

    assert not [each for each in bo.cards[heard:] if "agordning" in words(each.reply)]


def open_up(built: House) -> None:
    """Make every channel public."""
    for key, each in built.workspace.channels.items():
        room = replace(each.room, visibility=Visibility.PUBLIC)
        built.workspace.channels[key] = replace(each, room=room)


def in_channels(built: House, person: Someone) -> list[Message]:
    """What everybody can read in the channels."""
    return [
        each
        for channel in built.workspace.channels
        for each in built.workspace.messages(person.person, channel)
        if each.private_to is None
    ]
