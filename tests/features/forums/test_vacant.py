"""A forum that nobody looks after any more is not forgotten: the area's admin hears of it."""

from datetime import UTC, datetime

import pytest

from bot.demo.house import House
from bot.demo.reading import words
from models.registry import Contact
from models.store import Tx
from tests.conftest import Clock, Someones
from tests.features.forums.acting import SEATS, pick
from tests.features.looking import contact_of


@pytest.mark.parametrize("url", ["sqlite"], indirect=True)
@pytest.mark.parametrize("left", [True, False])
async def test_whoever_looks_after_the_area_is_told_once_the_owner_has_left(
    built: House, someone: Someones, clock: Clock, left: bool
) -> None:
    admin, kurator = someone("sip"), someone("kurator")
    await pick(admin, "cooperation")
    owner = admin.choice("owner", "Kurator, Ekbackens skola")
    seats = tuple(admin.choice("seats", each) for each in SEATS)
    await admin.fills(name="Forumet", owner=owner, seats=seats)
    number = contact_of(built, kurator).id

    def leave(tx: Tx) -> None:
        tx.get_one(Contact, number).active = not left

    await built.store.run(leave)
    clock.at = datetime(2027, 2, 1, 7, 5, tzinfo=UTC)
    await built.bot.sweep()

    told = [words(card.reply) for card in admin.cards if "Forum VT 2027" in words(card.reply)]
    theirs = [words(card.reply) for card in kurator.cards if "Forum VT 2027" in words(card.reply)]
    assert bool(told) is left
    assert bool(theirs) is not left
    assert all("Ingen har längre funktionen som sköter Forumet" in each for each in told)
