"""A consent that ends: warned of two weeks ahead, renewed, and nothing sent once it has."""

from datetime import date

import pytest

from bot.agreement import Agreement
from bot.demo.calling import COVERED, call_sip
from bot.demo.house import House
from bot.demo.people import NotThereError, Someone
from bot.demo.reading import words
from bot.demo.travel import travel
from bot.features.consents.rules import warned_at
from bot.features.consents.sending import ENDING, STOPPED, tell_stopped, warn_of_end
from bot.features.meetings.rules import ZONE
from bot.features.meetings.view import MAIL, REMINDER
from models.audit import AuditEntry
from models.meetings import Consent, Meeting
from models.queue import OutboxState
from tests.conftest import Clock
from tests.features.acting import call_fixed, call_without_consent, utc
from tests.features.looking import due_rows, errors, invites, newest, rows, save, the

SOON = "Samtycket gäller till och med"
NOTHING = "Inget skickas nu. Samtycket"


def told(person: Someone, what: str) -> list[str]:
    return [said for card in person.cards if what in (said := words(card.reply))]


def cover_less(built: House) -> None:
    """Let the consent cover all but the last organisation, as if it had been limited since."""
    consent = the(built, Consent)
    consent.covers = consent.covers[:2]
    save(built, consent)


async def renew_for_all(convener: Someone) -> None:
    """Note that the consent covers everybody called again."""
    await convener.presses("Förnya samtycket")
    covers = tuple(convener.choice("covers", each) for each in COVERED)
    function = convener.choice("confirmed_by", "SIP-samordnare")
    await convener.fills(covers=covers, confirmed_by=function)


@pytest.mark.parametrize(
    ("valid_to_on", "warned"),
    [
        (date(2027, 6, 11), utc(5, 28, 6)),
        (date(2027, 2, 28), utc(2, 12, 7)),  # two weeks before is a Sunday
        (date(2027, 4, 9), utc(3, 25, 7)),  # two weeks before is långfredagen
    ],
)
def test_the_warning_comes_two_weeks_ahead_or_the_working_day_before(
    valid_to_on: date, warned: object
) -> None:
    assert warned_at(valid_to_on, Agreement(), ZONE) == warned


async def test_the_convener_is_warned_while_a_poll_is_open(
    built: House, clock: Clock, anna: Someone, bo: Someone
) -> None:
    await call_sip(anna, valid_to_on="2027-02-19")
    await travel(built, clock, utc(2, 5, 6, 59))
    before = len(anna.cards)

    await travel(built, clock, utc(2, 5, 7))

    assert len(anna.cards) == before + 1
    assert f"{SOON} fre 19 februari 2027." in newest(anna)
    assert not told(bo, SOON)


async def test_nobody_is_warned_when_nothing_lies_ahead(
    built: House, clock: Clock, anna: Someone
) -> None:
    await call_fixed(anna, valid_to_on="2027-03-12")

    await travel(built, clock, utc(3, 1, 12))

    assert [row.reason for row in due_rows(built, ENDING)] == ["nothing_ahead"]


async def test_with_less_than_two_weeks_left_the_card_says_so_at_once(
    built: House, anna: Someone, bo: Someone
) -> None:
    await call_sip(anna, to_on="2027-02-05", valid_to_on="2027-02-08")

    assert told(anna, f"{SOON} mån 8 februari 2027.")
    assert not told(bo, SOON)
    assert not due_rows(built, ENDING)


async def test_with_time_left_the_card_says_nothing(anna: Someone) -> None:
    await call_sip(anna)

    assert not told(anna, SOON)


async def test_a_renewed_consent_is_noted_and_warned_of_anew(built: House, anna: Someone) -> None:
    await call_sip(anna, to_on="2027-02-05", valid_to_on="2027-02-08")

    await anna.presses("Förnya samtycket")
    reply = await anna.fills(
        valid_to_on="2027-05-14", confirmed_by=anna.choice("confirmed_by", "SIP-samordnare")
    )

    assert "gäller till och med fre 14 maj 2027." in words(reply)
    assert the(built, Consent).valid_to_on == date(2027, 5, 14)
    assert not told(anna, SOON)
    assert [row.due_at for row in due_rows(built, ENDING)] == [utc(4, 30, 6)]
    assert "consent.renewed" in [each.what for each in rows(built, AuditEntry)]


async def test_a_renewed_consent_must_still_cover_those_called_on_the_day(
    built: House, anna: Someone
) -> None:
    await call_fixed(anna)
    before = the(built, Consent)

    await anna.presses("Förnya samtycket")
    reply = await anna.fills(
        covers=(anna.choice("covers", "Ekbackens skola"),),
        valid_to_on="2027-02-10",
        confirmed_by=anna.choice("confirmed_by", "SIP-samordnare"),
    )

    assert set(errors(reply)) == {"covers", "valid_to_on"}
    assert the(built, Consent).covers == before.covers


async def test_an_invitation_held_back_by_the_gate_is_told_of_and_sent_once_renewed(
    built: House, clock: Clock, anna: Someone
) -> None:
    anna.waits = False
    await call_fixed(anna)
    cover_less(built)
    await travel(built, clock, utc(1, 25, 8, 2))
    held_back = (len(invites(built)), told(anna, f"{NOTHING} omfattar inte BUP Exempelviken."))

    await renew_for_all(anna)
    await built.bot.sweep()

    assert held_back[0] == 0
    assert len(held_back[1]) == 2  # on the card, and as a message of its own
    assert [row.reason for row in due_rows(built, MAIL, OutboxState.DROPPED)] == ["gate"] * 3
    assert [(each.method, each.sequence) for each in invites(built)] == [("REQUEST", 1)] * 3
    assert len(told(anna, NOTHING)) == 1  # the card has taken it back


async def test_a_card_held_back_by_the_gate_is_shown_once_renewed(
    built: House, anna: Someone, bo: Someone
) -> None:
    anna.waits = False
    await call_sip(anna)
    cover_less(built)
    await built.bot.sweep()
    held_back = len(bo.cards)

    await renew_for_all(anna)
    await built.bot.sweep()

    assert (held_back, len(bo.cards)) == (0, 1)
    assert "Vilka tider kan du?" in newest(bo)


async def test_the_convener_hears_when_a_reminder_was_not_sent(
    built: House, clock: Clock, anna: Someone
) -> None:
    await call_fixed(anna)
    cover_less(built)

    await travel(built, clock, utc(2, 10, 12))

    assert [row.reason for row in due_rows(built, REMINDER)] == ["gate"] * 3
    assert len(due_rows(built, STOPPED, OutboxState.SENT)) == 1


async def test_what_was_put_right_meanwhile_is_not_told_of(
    built: House, clock: Clock, anna: Someone
) -> None:
    await call_fixed(anna)
    with built.store.transaction() as tx:
        tell_stopped(tx, the(built, Meeting), clock.at)

    await built.bot.sweep()

    assert [row.reason for row in due_rows(built, STOPPED)] == ["put_right"]


async def test_a_consent_without_an_end_is_not_warned_of(
    built: House, clock: Clock, anna: Someone
) -> None:
    await call_sip(anna)
    rows_before = len(due_rows(built, ENDING))
    with built.store.transaction() as tx:
        warn_of_end(tx, the(built, Meeting), None, Agreement(), clock.at)

    assert len(due_rows(built, ENDING)) == rows_before


async def test_a_draft_has_no_consent_to_renew(built: House, anna: Someone) -> None:
    await call_without_consent(anna)

    reply = await anna.presses_unseen("renew_consent", str(the(built, Meeting).id))

    assert "Det går inte att göra med" in words(reply)
    with pytest.raises(NotThereError):
        await anna.presses("Förnya samtycket")


async def test_a_form_of_renewal_sent_twice_notes_it_once(built: House, anna: Someone) -> None:
    await call_sip(anna)
    await anna.presses("Förnya samtycket")
    await anna.fills(confirmed_by=anna.choice("confirmed_by", "SIP-samordnare"))

    await anna.repeats()

    notes = [each.what for each in rows(built, AuditEntry)]
    assert notes.count("consent.renewed") == 1
