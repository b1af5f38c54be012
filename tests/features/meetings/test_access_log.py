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
from tests.features.acting import call_fixed, vote
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
