"""Who it is about travels outside the bot: one tick an organisation, asked for until all are."""

import pytest

from bot.demo.house import House
from bot.demo.people import Someone
from bot.demo.reading import words
from bot.demo.travel import travel
from bot.features.consents.sending import HANDOVER
from models.meetings import Meeting, Party
from models.queue import OutboxState
from tests.conftest import Clock
from tests.features.acting import buttons, call_fixed, utc
from tests.features.looking import due_rows, newest, rows, the

TICK = "Vem det gäller är lämnat"


def reminders(built: House) -> int:
    return len(due_rows(built, HANDOVER, OutboxState.SENT))


async def test_the_card_has_a_tick_for_each_organisation_but_ones_own(
    built: House, anna: Someone, bo: Someone
) -> None:
    await call_fixed(anna)

    said = newest(anna)

    assert len(buttons(anna, "handed_over")) == 2
    assert f"Ekbackens skola kurator.ekbacken@exempelviken.example [{TICK}]" in said
    assert f"BUP Exempelviken psykolog.bup@region.example [{TICK}]" in said
    assert TICK not in newest(bo)


async def test_what_is_to_be_copied_is_the_reference_and_nothing_else(
    built: House, anna: Someone
) -> None:
    await call_fixed(anna)

    assert f"Att kopiera: {the(built, Meeting).reference}\n" in newest(anna)


async def test_a_tick_is_noted_with_its_time_and_goes_away(
    built: House, clock: Clock, anna: Someone
) -> None:
    await call_fixed(anna)

    await anna.presses(TICK, about="Ekbackens skola")

    own, school, bup = rows(built, Party)
    assert (own.handed_over_at, school.handed_over_at, bup.handed_over_at) == (None, clock.at, None)
    assert len(buttons(anna, "handed_over")) == 1


async def test_a_tick_twice_keeps_the_first_time(built: House, clock: Clock, anna: Someone) -> None:
    await call_fixed(anna)
    party = str(rows(built, Party)[1].id)
    first = clock.at
    await anna.presses_unseen("handed_over", party)
    clock.at = utc(1, 26, 8)

    await anna.presses_unseen("handed_over", party)
    await anna.repeats()

    assert rows(built, Party)[1].handed_over_at == first


async def test_the_convener_is_asked_every_second_working_day_until_all_are_ticked(
    built: House, clock: Clock, anna: Someone
) -> None:
    await call_fixed(anna)
    seen = []
    for at in (utc(1, 27, 6, 59), utc(1, 27, 7), utc(1, 29, 6), utc(1, 29, 7), utc(2, 2, 7)):
        await travel(built, clock, at)
        seen.append(reminders(built))

    for organisation in ("Ekbackens skola", "BUP Exempelviken"):
        await anna.presses(TICK, about=organisation)
    await travel(built, clock, utc(2, 9, 12))

    assert seen == [0, 1, 1, 2, 3]
    assert reminders(built) == 3
    assert [row.reason for row in due_rows(built, HANDOVER, OutboxState.DROPPED)] == ["all_told"]


async def test_nobody_is_asked_once_the_meeting_has_passed(
    built: House, clock: Clock, anna: Someone
) -> None:
    await call_fixed(anna, on="2027-01-28")

    await travel(built, clock, utc(2, 9, 12))

    assert reminders(built) == 1
    dropped = due_rows(built, HANDOVER, OutboxState.DROPPED)
    assert [row.reason for row in dropped] == ["nothing_ahead"]


async def test_a_meeting_cancelled_asks_no_more(built: House, clock: Clock, anna: Someone) -> None:
    await call_fixed(anna)
    await anna.presses("Ställ in")
    await anna.fills()

    await travel(built, clock, utc(2, 9, 12))

    assert reminders(built) == 0


@pytest.mark.parametrize("party", ["999", "1"])
async def test_nobody_ticks_for_a_meeting_that_is_not_theirs(
    built: House, anna: Someone, bo: Someone, party: str
) -> None:
    await call_fixed(anna)

    reply = await bo.presses_unseen("handed_over", party)

    refusals = ("Jag hittar inget sådant möte", "Bara den som kallade till")
    assert words(reply).startswith(refusals)
    assert not [each for each in rows(built, Party) if each.handed_over_at]
