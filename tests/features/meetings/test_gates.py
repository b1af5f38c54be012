"""No consent, no call: asked when booking, and again when each message is due."""

from collections.abc import Callable
from datetime import date

import pytest

from bot.demo.calling import call_sip
from bot.demo.house import House
from bot.demo.people import Someone
from bot.demo.reading import words
from bot.demo.travel import travel
from bot.features.meetings.view import CARD, MAIL, REMINDER
from models.meetings import Consent, ConsentStatus, Meeting, MeetingState
from models.queue import OutboxState
from tests.conftest import Clock
from tests.features.acting import book, call_fixed, utc
from tests.features.looking import due_rows, invites, newest, save, the


def withdrawn(consent: Consent) -> None:
    consent.status = ConsentStatus.WITHDRAWN


def asked_for_anew(consent: Consent) -> None:
    consent.status = ConsentStatus.BEING_OBTAINED


def ended(consent: Consent) -> None:
    consent.valid_to_on = date(2027, 1, 31)


def for_ever(consent: Consent) -> None:
    consent.valid_to_on = None


def without_bup(consent: Consent) -> None:
    consent.covers = consent.covers[:2]


Change = Callable[[Consent], None]

NO_CONSENT = "Samtycke saknas för"
CLOSED: list[tuple[Change, str]] = [
    (withdrawn, NO_CONSENT),
    (asked_for_anew, NO_CONSENT),
    (for_ever, NO_CONSENT),
    (ended, "Samtycket gällde till och med sön 31 januari 2027."),
    (without_bup, "Samtycket omfattar inte BUP Exempelviken."),
]


def change_consent(built: House, change: Change) -> None:
    consent = the(built, Consent)
    change(consent)
    save(built, consent)


async def test_nothing_is_booked_once_the_consent_does_not_hold(
    built: House, anna: Someone, subtests: pytest.Subtests
) -> None:
    await call_sip(anna)
    given = the(built, Consent)

    for change, why in CLOSED:
        save(built, given)
        change_consent(built, change)
        reply = await book(anna)

        with subtests.test(change.__name__):
            assert why in words(reply)
            assert the(built, Meeting).state == MeetingState.POLLING
            assert not built.mailbox.mails


@pytest.mark.parametrize("change", [withdrawn, ended, without_bup])
async def test_an_invitation_under_way_is_dropped_when_the_consent_does_not_hold(
    built: House, anna: Someone, change: Change
) -> None:
    anna.waits = False
    await call_fixed(anna)
    change_consent(built, change)

    await built.bot.sweep()

    assert [row.reason for row in due_rows(built, MAIL, OutboxState.DROPPED)] == ["gate"] * 3
    assert not built.mailbox.mails


async def test_somebody_who_has_heard_nothing_hears_nothing_once_the_consent_is_withdrawn(
    built: House, anna: Someone, bo: Someone, cia: Someone
) -> None:
    anna.waits = False
    await call_sip(anna)
    change_consent(built, withdrawn)

    await built.bot.sweep()

    assert [row.reason for row in due_rows(built, CARD, OutboxState.DROPPED)] == ["gate"] * 2
    assert (len(anna.cards), bo.cards, cia.cards) == (1, [], [])


async def test_a_card_already_shown_is_still_brought_up_to_date(
    built: House, anna: Someone, bo: Someone
) -> None:
    await call_sip(anna)
    change_consent(built, withdrawn)

    await anna.presses("Ställ in")
    await anna.fills()

    assert "Mötet är inställt." in newest(bo)


async def test_nobody_is_reminded_once_the_consent_is_withdrawn(
    built: House, clock: Clock, anna: Someone
) -> None:
    await call_fixed(anna)
    change_consent(built, withdrawn)

    await travel(built, clock, utc(2, 10, 12))

    assert [row.reason for row in due_rows(built, REMINDER)] == ["gate"] * 3


async def test_a_meeting_whose_consent_record_is_gone_invites_nobody(
    built: House, anna: Someone
) -> None:
    await call_sip(anna)
    with built.store.transaction() as tx:
        tx.delete(the(built, Consent))

    reply = await book(anna)

    assert NO_CONSENT in words(reply)
    assert not invites(built)
