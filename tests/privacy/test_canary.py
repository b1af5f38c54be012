"""Two hundred texts that name somebody go in by every door, and leave no trace anywhere of ours.

Not in a row, a database file, a freed page, a log line, a mail, a message, a traceback or a
count. What the sender's own form holds goes back to the sender alone.
"""

import contextlib
import io
import logging
import traceback
from collections.abc import Iterator
from pathlib import Path

import pytest
import structlog
from sqlalchemy import make_url, text

from bot import logs
from bot.counts import UNCOUNTED
from bot.leaving import LANES
from bot.privacy.guard import Certainty, scan
from bot.service.metrics import Metrics
from models.store import Store
from tests.conftest import Clock
from tests.privacy.canaries import texts, traces
from tests.privacy.doors import forms
from tests.privacy.entrances import ENTRANCES, Enter
from tests.tables import every_row

SEEN = "Kan bara efter lunch"
"""A comment that is kept, to know that looking finds what is there."""

BY_EVERY_WAY = pytest.mark.parametrize("enter", ENTRANCES.values(), ids=list(ENTRANCES))


@pytest.fixture
def spoken() -> Iterator[io.StringIO]:
    """Everything written to standard output and error, with the logs as they are when it runs."""
    root = logging.getLogger()
    before, level = list(root.handlers), root.level
    written = io.StringIO()
    with contextlib.redirect_stdout(written), contextlib.redirect_stderr(written):
        logs.start(logging.DEBUG)
        # Loggers that were kept would go on writing here in the tests that follow.
        structlog.configure(cache_logger_on_first_use=False)
        yield written
    structlog.reset_defaults()
    root.handlers[:] = before
    root.setLevel(level)


def on_disk(store: Store, url: str) -> list[bytes]:
    """The database byte by byte: the file with its journal, or the server's folder."""
    where = make_url(url)
    if where.get_backend_name() == "sqlite":
        files = sorted(Path(str(where.database)).parent.glob(f"{Path(str(where.database)).name}*"))
        assert files
        return [each.read_bytes() for each in files]
    with store.transaction() as tx:
        tx.execute(text("CHECKPOINT"))
        folder = Path(str(tx.execute(text("SHOW data_directory")).scalar_one()))
        database = tx.execute(
            text("SELECT oid FROM pg_database WHERE datname = current_database()")
        ).scalar_one()
    inside = [*folder.glob(f"base/{database}/*"), *folder.glob("pg_wal/*")]
    return [each.read_bytes() for each in inside if each.is_file()]


def some(url: str) -> list[str]:
    """All texts where it is quick; on a server every fifth, for how it keeps rows and journal."""
    return texts() if url.startswith("sqlite") else texts()[::5]


@BY_EVERY_WAY
async def test_no_trace_is_left(url: str, clock: Clock, spoken: io.StringIO, enter: Enter) -> None:
    metrics = Metrics()
    async with enter(url, clock, metrics.counts) as entrance:
        store = entrance.store
        for number, words in enumerate(some(url)):
            await entrance.hears(words, number)
        await entrance.keeps(SEEN)
        await entrance.deliver()
        counted = await metrics.page(store, LANES, clock())
        gone_out = list(entrance.gone_out())

        assert SEEN in repr(every_row(store))
        assert any(SEEN.encode() in each for each in on_disk(store, url))
        assert traces(repr(every_row(store))) == []
        assert traces(*on_disk(store, url)) == []
        assert len(gone_out) > len(some(url))
        assert traces(*gone_out) == []
        assert b'samordna_guard_stopped_total{certainty="sure",type="PERSON"}' in counted
        assert traces(counted) == []
        assert entrance.broken == []
        store.close()
        assert traces(*on_disk(store, url)) == []
    assert traces(spoken.getvalue()) == []


@BY_EVERY_WAY
async def test_a_fault_tells_nothing_of_what_was_written(
    url: str, clock: Clock, spoken: io.StringIO, enter: Enter
) -> None:
    async with enter(url, clock, UNCOUNTED) as entrance:
        with entrance.store.transaction() as tx:
            tx.execute(text("DROP TABLE inbox"))
        for number, words in enumerate(texts()[::10]):
            await entrance.hears(words, number)
            await entrance.keeps(SEEN)

        told = ["".join(traceback.format_exception(each)) for each in entrance.broken]
        assert told
        assert traces(*told) == []
        assert not [each for each in told if SEEN in each]
        assert traces(*entrance.gone_out()) == []
    assert traces(spoken.getvalue()) == []
    assert SEEN not in spoken.getvalue()


def test_every_text_names_somebody_for_sure() -> None:
    made = texts()

    assert len(set(made)) == 200
    for words in made:
        found = scan(words, context="structural")
        sure = [words[each.start : each.end] for each in found if each.certainty is Certainty.SURE]
        assert traces(*sure), words


def test_every_form_is_read_to_the_end() -> None:
    kinds = forms()

    assert {"comment", "comment:not", "comment:asked"} <= set(kinds["polls.comment"])
    assert {"who", "when", "on", "at", "from_on", "to_on", "link"} <= set(kinds["meetings.call"])
