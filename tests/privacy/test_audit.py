"""The audit trail: sealed from the first entry on, one chain an area, nobody named."""

import threading
from collections.abc import Callable
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy.exc import IntegrityError

from bot.privacy import audit
from bot.privacy.secrets import Secrets
from models.audit import AuditEntry, entries
from models.store import Store, Tx
from tests.town import NOON, SECRETS, Town, build_town

ANNA = 17

Tamper = Callable[[Tx, list[AuditEntry]], None]


@pytest.fixture
def town(store: Store) -> Town:
    with store.transaction() as tx:
        return build_town(tx)


def note(tx: Tx, area: int, what: str = "meeting.booked", at: datetime = NOON) -> None:
    audit.note(tx, SECRETS, area_id=area, actor_id=ANNA, what=what, subject="7KQ4M", at=at)


def note_many(store: Store, area: int, count: int = 4) -> None:
    """Write a chain, each entry in a transaction of its own."""
    for n in range(count):
        with store.transaction() as tx:
            note(tx, area, at=NOON + timedelta(minutes=n))


def chain(store: Store, area: int) -> list[AuditEntry]:
    with store.transaction() as tx:
        return entries(tx, area)


def broken_at(store: Store, area: int, secrets: Secrets = SECRETS) -> int | None:
    with store.transaction() as tx:
        return audit.broken_at(tx, secrets, area)


def test_a_chain_holds_from_its_first_entry(store: Store, town: Town) -> None:
    assert broken_at(store, town.area) is None

    note_many(store, town.area)

    assert [each.number for each in chain(store, town.area)] == [1, 2, 3, 4]
    assert broken_at(store, town.area) is None


def test_two_entries_of_one_transaction_follow_each_other(store: Store, town: Town) -> None:
    with store.transaction() as tx:
        note(tx, town.area, "meeting.called")
        note(tx, town.area, "meeting.booked")

    assert [each.what for each in chain(store, town.area)] == ["meeting.called", "meeting.booked"]
    assert broken_at(store, town.area) is None


def test_an_entry_goes_with_the_transaction_that_fails(store: Store, town: Town) -> None:
    def note_and_fail(tx: Tx) -> None:
        note(tx, town.area)
        raise ValueError("after all")

    with pytest.raises(ValueError, match="after all"), store.transaction() as tx:
        note_and_fail(tx)

    assert chain(store, town.area) == []


def change(**values: object) -> Tamper:
    """Change the second entry."""

    def tamper(_tx: Tx, found: list[AuditEntry]) -> None:
        for name, value in values.items():
            setattr(found[1], name, value)

    return tamper


def delete(index: int) -> Tamper:
    """Delete an entry."""

    def tamper(tx: Tx, found: list[AuditEntry]) -> None:
        tx.delete(found[index])

    return tamper


def close_the_gap(tx: Tx, found: list[AuditEntry]) -> None:
    """Delete the second entry and renumber those after it."""
    tx.delete(found[1])
    for each in found[2:]:
        tx.flush()
        each.number -= 1


def put_one_in(tx: Tx, found: list[AuditEntry]) -> None:
    """Put an entry in after the first, with a copied seal."""
    for each in reversed(found[1:]):
        each.number += 1
        tx.flush()
    values = {**found[0].model_dump(exclude={"id"}), "number": 2, "what": "meeting.read"}
    tx.add(AuditEntry(**values))


def swap(tx: Tx, found: list[AuditEntry]) -> None:
    """Let the second and third change places."""
    found[1].number = 99
    tx.flush()
    found[2].number = 2
    tx.flush()
    found[1].number = 3


@pytest.mark.parametrize(
    ("tamper", "first_broken"),
    [
        (change(what="meeting.read"), 2),
        (change(actor="0123456789abcdef"), 2),
        (change(subject="9XW3T"), 2),
        (change(at=NOON), 2),
        (change(seal="0" * 64), 2),
        (delete(0), 1),
        (delete(1), 2),
        (close_the_gap, 2),
        (put_one_in, 2),
        (swap, 2),
    ],
)
def test_what_was_tampered_with_is_found(
    tamper: Tamper, first_broken: int, store: Store, town: Town
) -> None:
    note_many(store, town.area)

    with store.transaction() as tx:
        tamper(tx, entries(tx, town.area))

    assert broken_at(store, town.area) == first_broken


def test_a_cut_tail_shows_only_against_a_head_kept_elsewhere(store: Store, town: Town) -> None:
    note_many(store, town.area)

    with store.transaction() as tx:
        delete(3)(tx, entries(tx, town.area))

    assert broken_at(store, town.area) is None
    assert len(chain(store, town.area)) == 3


def test_an_entry_moved_to_another_area_breaks_both(store: Store, town: Town) -> None:
    note_many(store, town.area)

    with store.transaction() as tx:
        entries(tx, town.area)[0].area_id = town.other_area

    assert broken_at(store, town.area) == 1
    assert broken_at(store, town.other_area) == 1


def test_only_the_key_makes_seals(store: Store, town: Town) -> None:
    note_many(store, town.area)

    assert broken_at(store, town.area, Secrets(b"another key")) == 1


def test_each_area_has_a_chain_of_its_own(store: Store, town: Town) -> None:
    note_many(store, town.area, 3)
    note_many(store, town.other_area, 2)

    with store.transaction() as tx:
        change(what="meeting.read")(tx, entries(tx, town.other_area))

    assert [each.number for each in chain(store, town.other_area)] == [1, 2]
    assert broken_at(store, town.area) is None
    assert broken_at(store, town.other_area) == 2


def test_entries_name_nobody(store: Store, town: Town) -> None:
    note_many(store, town.area, 2)

    actors = {each.actor for each in chain(store, town.area)}

    assert actors == {SECRETS.pseudonym(ANNA)}


def test_an_instant_seals_alike_in_whatever_zone_it_is_told(store: Store, town: Town) -> None:
    with store.transaction() as tx:
        note(tx, town.area, at=NOON.astimezone(ZoneInfo("Europe/Stockholm")))

    assert broken_at(store, town.area) is None


def test_writers_at_the_same_time_make_one_chain(store: Store, town: Town) -> None:
    faults: list[IntegrityError] = []

    def write() -> None:
        try:
            note_many(store, town.area, 5)
        except IntegrityError as fault:
            faults.append(fault)

    writers = [threading.Thread(target=write) for _ in range(4)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()

    assert faults == []
    assert len(chain(store, town.area)) == 20
    assert broken_at(store, town.area) is None
