"""Who has read an individual meeting is noted, once per time they asked.

Source: lag (2001:454) 10 §: control of access by documentation that can be checked.
"""

import pytest

from bot.demo.calling import call_sip
from bot.demo.house import House
from bot.demo.people import Someone
from bot.privacy.audit import broken_at
from models.audit import AuditEntry
from models.meetings import Meeting
from tests.conftest import Clock, Someones
from tests.features.acting import call_fixed, call_without_consent, vote
from tests.features.closing import call_bus, hand_on, hold_sip, newest_meeting
from tests.features.looking import contact_of, rows, the

READ = "meeting.read"


def reads(built: House) -> list[AuditEntry]:
    return [each for each in rows(built, AuditEntry) if each.what == READ]


async def test_each_press_that_shows_a_card_is_noted_by_pseudonym_and_reference(
    built: House, anna: Someone, bo: Someone
) -> None:
    await call_sip(anna)

    await vote(bo, "Ja")

    (entry,) = reads(built)
    assert entry.subject == the(built, Meeting).reference
    assert entry.actor == built.secrets.pseudonym(contact_of(built, bo).id)
    assert "sip" not in f"{entry.actor}{entry.what}{entry.subject}".casefold()


async def test_cards_that_the_bot_sends_are_no_reads(
    built: House, anna: Someone, bo: Someone, cia: Someone
) -> None:
    await call_fixed(anna)

    assert bo.cards
    assert cia.cards
    assert reads(built) == []


async def test_a_repeated_event_is_no_second_read(built: House, anna: Someone, bo: Someone) -> None:
    await call_sip(anna)
    await vote(bo, "Ja")

    await bo.repeats()

    assert len(reads(built)) == 1


async def test_reading_twice_is_noted_twice(built: House, anna: Someone, bo: Someone) -> None:
    await call_sip(anna)

    await vote(bo, "Ja")
    await vote(bo, "Ja")

    assert len(reads(built)) == 2


async def test_who_is_turned_away_has_read_nothing(built: House, anna: Someone) -> None:
    await call_sip(anna)

    await anna.presses_unseen("vote", "999999 yes")

    assert reads(built) == []


async def test_the_chain_holds_and_a_read_blotted_out_shows(
    built: House, anna: Someone, bo: Someone
) -> None:
    await call_sip(anna)
    await vote(bo, "Ja")
    await vote(bo, "Nej", nth=1)
    area_id = the(built, Meeting).area_id

    first = reads(built)[0]

    with built.store.transaction() as tx:
        whole = broken_at(tx, built.secrets, area_id)
        tx.delete(tx.get_one(AuditEntry, first.id))
        tx.flush()
        after = broken_at(tx, built.secrets, area_id)

    assert whole is None
    assert after == first.number


@pytest.mark.parametrize("word", ["hjälp", "akut"])
async def test_what_shows_no_meeting_is_no_read(built: House, anna: Someone, word: str) -> None:
    await call_sip(anna)

    await anna.says(word)

    assert reads(built) == []


CONVENERS_FORMS = (
    "Flytta",
    "Ställ in",
    "Kalla fler",
    "Förnya samtycket",
    "Samtycket är återkallat",
    "Till dagordningen",
)


@pytest.mark.parametrize("button", CONVENERS_FORMS)
async def test_a_form_that_the_convener_opens_is_a_read(
    built: House, anna: Someone, button: str
) -> None:
    await call_fixed(anna)

    await anna.presses(button)

    (entry,) = reads(built)
    assert anna.form.about == str(the(built, Meeting).id)
    assert entry.subject == the(built, Meeting).reference
    assert entry.actor == built.secrets.pseudonym(contact_of(built, anna).id)


@pytest.mark.parametrize("button", ["Kan inte", "Skicka ersättare", "Till dagordningen"])
async def test_so_is_one_that_somebody_called_opens(
    built: House, anna: Someone, bo: Someone, button: str
) -> None:
    await call_fixed(anna)

    await bo.presses(button)

    (entry,) = reads(built)
    assert bo.form.about == str(the(built, Meeting).id)
    assert entry.actor == built.secrets.pseudonym(contact_of(built, bo).id)


async def test_so_are_those_of_a_poll_a_draft_and_a_time_without_the_familys_word(
    built: House, anna: Someone
) -> None:
    await call_sip(anna, family=())
    await anna.presses("Kommentera")
    await anna.presses_unseen("book", first_choice(anna))
    await call_without_consent(anna)
    await anna.presses("Samtycke finns nu")

    first, second = (each.reference for each in rows(built, Meeting))
    assert [each.subject for each in reads(built)] == [first, first, second]


async def test_so_are_those_that_close_a_meeting_and_call_one_at_bus(
    built: House, clock: Clock, someone: Someones, anna: Someone
) -> None:
    await hand_on(built, clock, anna)

    await someone("bus").presses("Kalla till BUS")

    handed_on, at_bus = rows(built, Meeting)
    assert [each.subject for each in reads(built)] == [handed_on.reference, at_bus.reference]


async def test_a_form_refused_or_opened_twice_by_one_event_is_no_further_read(
    built: House, clock: Clock, anna: Someone, bo: Someone
) -> None:
    await hold_sip(built, clock, anna)

    await bo.presses_unseen("close", str(the(built, Meeting).id))
    await anna.presses("Avsluta mötet")
    await anna.repeats()

    assert len(reads(built)) == 1


async def test_a_structural_meetings_forms_are_no_reads(built: House, anna: Someone) -> None:
    await call_bus(anna, overall=True)

    await anna.presses("Flytta")

    assert anna.form.about == str(newest_meeting(built).id)
    assert reads(built) == []


def first_choice(person: Someone) -> str:
    """The value of the first button that books."""
    return next(button.value for _, button in person.buttons() if button.id == "book")
