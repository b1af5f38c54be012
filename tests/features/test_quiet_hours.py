"""In an agreement's quiet hours the bot says nothing of its own accord; answers go at once."""

from datetime import timedelta

import pytest

from bot.demo.district import AGREEMENT
from bot.demo.house import House
from bot.demo.people import Someone
from bot.demo.travel import travel
from bot.features.actions.due import reminding
from bot.features.meetings.view import CARD, MAIL, REMINDER
from bot.features.polls.due import deciding
from bot.features.registry.handover import END
from bot.leaving import CAN_WAIT, DUE, held_until
from models.queue import Outbox, OutboxState
from tests.conftest import Clock
from tests.features.acting import call_fixed, utc
from tests.features.looking import due_rows, invites, newest
from tests.town import SECRETS

NIGHT, MORNING = utc(2, 10, 20), utc(2, 11, 6)
"""21.00 in Stockholm the evening before the meeting of `call_fixed`, and 7.00 on its day."""


async def test_a_reminder_that_was_delayed_into_the_night_waits_for_the_morning(
    built: House, clock: Clock, anna: Someone, bo: Someone
) -> None:
    await call_fixed(anna)
    clock.at = NIGHT

    await built.bot.sweep()
    at_night = [(row.state, row.due_at, row.attempts) for row in due_rows(built, REMINDER)]
    await travel(built, clock, MORNING)

    assert at_night == [(OutboxState.WAITING, MORNING, 0)] * 3
    assert {row.state for row in due_rows(built, REMINDER)} == {OutboxState.SENT}
    assert "10.30" in newest(bo)


async def test_what_the_morning_would_be_too_late_for_goes_at_night(
    built: House, clock: Clock, anna: Someone
) -> None:
    await call_fixed(anna, at="06.30")
    clock.at = NIGHT

    await built.bot.sweep()

    assert {row.state for row in due_rows(built, REMINDER)} == {OutboxState.SENT}


async def test_what_follows_from_what_somebody_does_at_night_goes_at_once(
    built: House, clock: Clock, anna: Someone, bo: Someone
) -> None:
    clock.at = utc(2, 1, 22)

    await call_fixed(anna)
    invited = len(invites(built))
    await anna.presses("Ställ in")
    await anna.fills()

    assert invited == 3
    assert [each.method for each in invites(built)[3:]] == ["CANCEL"] * 3
    assert "Mötet är inställt." in newest(bo)


@pytest.mark.parametrize("kind", [CARD, MAIL, END])
def test_cards_invitations_and_ends_are_never_held(kind: str) -> None:
    assert held_until(_row(kind), AGREEMENT, NIGHT) is None


def test_an_agreement_without_quiet_hours_holds_nothing() -> None:
    wakeful = AGREEMENT.model_copy(update={"quiet_to": AGREEMENT.quiet_from})

    assert held_until(_row(REMINDER), wakeful, NIGHT) is None
    assert held_until(_row(REMINDER), AGREEMENT, NIGHT) == MORNING
    assert held_until(_row(REMINDER), AGREEMENT, NIGHT - timedelta(hours=4)) is None


def test_all_that_can_wait_is_something_that_is_sent() -> None:
    assert {*DUE, *deciding(SECRETS), *reminding(SECRETS)} > CAN_WAIT


def _row(kind: str) -> Outbox:
    return Outbox(area_id=1, key=kind, kind=kind, due_at=NIGHT, created_at=NIGHT)
