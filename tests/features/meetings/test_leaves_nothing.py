"""The conditions of an anmälningsmöte, opened and closed: no trace of it but the inbox's key."""

from pathlib import Path

import pytest
from structlog.testing import capture_logs

from bot.demo.house import House, house
from bot.demo.people import Someone
from bot.features.meetings.kinds.anmalningsmote import ANMALNINGSMOTE
from bot.replies import T
from bot.texts import render
from models.queue import Inbox
from models.store import migrate
from tests.conftest import Clock, Someones
from tests.features.looking import everything_kept, rows

CANARIES = ("skyddsbedömning", "könsstympning", "omhändertagande", "skyddade personuppgifter")
"""Words of the conditions: whoever finds one of them somewhere knows that the form was opened."""


async def open_and_close(soc: Someone) -> None:
    """Look at the conditions, find that one does not hold, and close the form."""
    await soc.says("anmälan")
    assert soc.form.id == "meetings.conditions"


def every_byte(folder: Path) -> bytes:
    """What every file in a folder holds."""
    return b"".join(file.read_bytes() for file in folder.rglob("*") if file.is_file())


@pytest.fixture
def soc(someone: Someones) -> Someone:
    return someone("soc")


async def test_every_table_is_as_before_but_for_the_inbox(built: House, soc: Someone) -> None:
    before = everything_kept(built)

    await open_and_close(soc)

    assert everything_kept(built) == before
    (seen,) = rows(built, Inbox)
    assert (seen.key, seen.outcome) == (soc.event.event_id if soc.event else "", "ok")


async def test_going_on_and_closing_the_next_form_leaves_nothing_either(
    built: House, soc: Someone
) -> None:
    before = everything_kept(built)

    await open_and_close(soc)
    await soc.fills()

    assert soc.form.id == "meetings.call"
    assert everything_kept(built) == before


async def test_nobody_gets_a_message_or_a_mail(built: House, soc: Someone, bo: Someone) -> None:
    await open_and_close(soc)

    assert not built.mailbox.mails
    assert (soc.cards, bo.cards) == ([], [])


async def test_a_confirmation_says_nothing_but_that_it_was_pressed(soc: Someone) -> None:
    await open_and_close(soc)

    await soc.fills()

    assert getattr(soc.event, "values", None) == {}


async def test_no_file_and_no_log_holds_a_word_of_it(tmp_path: Path, clock: Clock) -> None:
    url = f"sqlite:///{tmp_path / 'demo.db'}"
    migrate(url)
    conditions = [render(T(key), "sv") for key in ANMALNINGSMOTE.conditions]

    with capture_logs() as logs, house(clock, url) as built:
        soc = Someone(built.bot, built.workspace, built.workspace.people["soc"], "sip")
        await open_and_close(soc)
        shown = [render(each.text, "sv") for each in soc.form.fields if hasattr(each, "text")]
        kept = every_byte(tmp_path)

    assert all(any(text in each for each in shown) for text in conditions)
    for word in (*CANARIES, *conditions, "meetings.conditions", "anmalningsmote"):
        assert word.encode() not in kept
        assert word.casefold() not in str(logs).casefold()


def test_a_word_that_was_written_down_would_be_found(tmp_path: Path) -> None:
    (tmp_path / "kept").write_text(f"x{CANARIES[0]}x", encoding="utf-8")

    kept = every_byte(tmp_path)

    assert CANARIES[0].encode() in kept
