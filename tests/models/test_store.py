"""The database keeps what it promises: foreign keys, whole transactions, no lost updates."""

import asyncio
import contextlib
import subprocess
import sys
import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError, StatementError
from sqlmodel import select

from models import meetings
from models.meetings import Meeting
from models.queue import Inbox
from models.registry import Area, Function
from models.store import Store, Tx
from tests.databases import FreshUrl
from tests.models import writer
from tests.tables import every_row
from tests.town import Town, build_town


@pytest.fixture
def sqlite(sqlite_urls: FreshUrl) -> Iterator[Store]:
    with sqlite_urls() as url, contextlib.closing(Store(url)) as opened:
        yield opened


@pytest.fixture
def town(store: Store) -> Town:
    with store.transaction() as tx:
        return build_town(tx)


@pytest.mark.parametrize(
    ("pragma", "value"),
    [
        ("journal_mode", "wal"),
        ("foreign_keys", 1),
        ("secure_delete", 1),
        ("busy_timeout", 30_000),
        ("synchronous", 1),
    ],
)
async def test_pragmas_hold_on_every_connection(
    pragma: str, value: str | int, sqlite: Store
) -> None:
    def read(tx: Tx) -> object:
        return tx.execute(text(f"PRAGMA {pragma}")).scalar_one()

    with sqlite.transaction() as tx:
        assert read(tx) == value
    assert await sqlite.run(read) == value


def test_what_is_deleted_is_gone_from_the_file(sqlite: Store) -> None:
    mark = "mark-that-nobody-else-writes"
    with sqlite.transaction() as tx:
        tx.add(Area(slug="viken", name=mark))
    with sqlite.transaction() as tx:
        tx.delete(tx.exec(select(Area)).one())

    with sqlite.engine.connect() as connection:
        connection.exec_driver_sql("COMMIT")
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")

    path = Path(sqlite.url.database or "")
    assert mark.encode() not in path.read_bytes()
    assert path.with_name(f"{path.name}-wal").read_bytes() == b""


def test_a_row_that_points_at_nothing_is_refused(store: Store) -> None:
    with pytest.raises(IntegrityError), store.transaction() as tx:
        tx.add(Function(area_id=999, key="rektor", name="Rektor"))

    assert every_row(store)["function"] == []


def test_a_row_that_others_point_at_stays(store: Store, town: Town) -> None:
    with pytest.raises(IntegrityError), store.transaction() as tx:
        tx.delete(tx.get_one(Area, town.area))

    assert len(every_row(store)["area"]) == 2


def test_an_instant_without_a_zone_is_refused(store: Store) -> None:
    naive = datetime(2027, 1, 25, 8, 0)  # noqa: DTZ001 -- the fault that is meant

    with pytest.raises(StatementError, match="naive"), store.transaction() as tx:
        tx.add(Inbox(key="a", received_at=naive))

    assert every_row(store)["inbox"] == []


def test_instants_come_back_as_they_were_in_utc(store: Store) -> None:
    at = datetime.fromisoformat("2027-06-11T13:15:00.123456+02:00")
    with store.transaction() as tx:
        tx.add(Inbox(key="a", received_at=at))

    with store.transaction() as tx:
        found = tx.exec(select(Inbox)).one().received_at

    assert found == at
    assert found.tzinfo == UTC


def test_what_cannot_be_stored_is_not_told_in_the_fault(store: Store, town: Town) -> None:
    with pytest.raises(IntegrityError) as fault, store.transaction() as tx:
        tx.add(Function(area_id=999, key="hemlig", name="Kalle Karlsson"))

    assert "Kalle Karlsson" not in str(fault.value)


def test_a_fault_at_the_end_leaves_nothing(store: Store) -> None:
    def add_and_fail(tx: Tx) -> None:
        tx.add(Area(slug="viken", name="Viken"))
        tx.flush()
        raise LookupError("after all")

    with pytest.raises(LookupError), store.transaction() as tx:
        add_and_fail(tx)

    assert every_row(store)["area"] == []


async def test_run_commits_and_answers(store: Store) -> None:
    def add(tx: Tx, slug: str, *, name: str) -> int:
        area = Area(slug=slug, name=name)
        tx.add(area)
        tx.flush()
        return area.id

    number = await store.run(add, "viken", name="Viken")

    assert every_row(store)["area"] == [(number, "viken", "Viken")]


async def test_run_leaves_nothing_when_it_fails(store: Store) -> None:
    def add_and_fail(tx: Tx) -> None:
        tx.add(Area(slug="viken", name="Viken"))
        tx.flush()
        raise LookupError("after all")

    with pytest.raises(LookupError, match="after all"):
        await store.run(add_and_fail)

    assert every_row(store)["area"] == []


async def test_run_leaves_the_event_loop_free(store: Store) -> None:
    may_go_on = threading.Event()

    waiting = asyncio.create_task(store.run(lambda _tx: may_go_on.wait(10)))
    await asyncio.sleep(0.01)
    may_go_on.set()

    assert await waiting


async def test_rows_can_be_read_after_their_transaction(store: Store, town: Town) -> None:
    meeting = await store.run(meetings.meeting_by_id, town.area, town.meeting)

    assert meeting is not None
    assert (meeting.reference, meeting.starts_at) == ("7KQ4M", None)


async def test_reading_then_writing_from_many_tasks_loses_no_update(
    store: Store, town: Town
) -> None:
    def raise_revision(tx: Tx) -> int:
        meeting = meetings.meeting_by_id(tx, town.area, town.meeting, lock=True)
        assert meeting is not None
        meeting.revision += 1
        return meeting.revision

    async def many() -> list[int]:
        return [await store.run(raise_revision) for _ in range(5)]

    seen = await asyncio.gather(*(many() for _ in range(8)))

    assert sorted(number for each in seen for number in each) == list(range(2, 42))


def test_reading_then_writing_from_many_threads_loses_no_update(sqlite: Store) -> None:
    with sqlite.transaction() as tx:
        build_town(tx)

    def many(name: int) -> None:
        for n in range(10):
            with sqlite.transaction() as tx:
                writer.raise_revision(tx, f"{name}:{n}")

    threads = [threading.Thread(target=many, args=(name,)) for name in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert _revision(sqlite) == 41


def test_four_processes_write_to_one_file_without_a_fault_or_a_lost_update(sqlite: Store) -> None:
    with sqlite.transaction() as tx:
        build_town(tx)
    command = [sys.executable, "-m", "tests.models.writer", str(sqlite.url), "4", "100"]

    told = subprocess.run(command, stdout=subprocess.PIPE, text=True, timeout=60, check=True)

    assert told.stdout == "0 0 0 0\n"
    assert _revision(sqlite) == 401
    assert len(every_row(sqlite)["inbox"]) == 400


def test_a_meeting_held_makes_other_writers_wait(store: Store, town: Town) -> None:
    order: list[str] = []

    def second() -> None:
        with store.transaction() as tx:
            meetings.meeting_by_id(tx, town.area, town.meeting, lock=True)
            order.append("second")

    with store.transaction() as tx:
        meetings.meeting_by_id(tx, town.area, town.meeting, lock=True)
        other = threading.Thread(target=second)
        other.start()
        other.join(0.1)
        order.append("first")
    other.join()

    assert order == ["first", "second"]


def test_a_meeting_of_another_area_is_not_there(store: Store, town: Town) -> None:
    with store.transaction() as tx:
        assert meetings.meeting_by_id(tx, town.other_area, town.meeting) is None
        assert meetings.meeting_by_id(tx, town.area, town.meeting) is not None


def _revision(store: Store) -> int:
    with store.transaction() as tx:
        return tx.exec(select(Meeting.revision)).one()


def test_a_connection_that_the_server_has_dropped_is_not_used_again(
    postgres_urls: FreshUrl,
) -> None:
    drop_the_others = text(
        "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity"
        " WHERE datname = current_database() AND pid <> pg_backend_pid()"
    )
    with (
        postgres_urls() as url,
        contextlib.closing(Store(url, ping_after=0)) as ours,
        contextlib.closing(Store(url)) as theirs,
    ):
        with ours.transaction() as tx:
            tx.execute(text("SELECT 1"))
        with theirs.transaction() as tx:
            assert tx.execute(drop_the_others).scalar_one() == 1

        with ours.transaction() as tx:
            assert tx.execute(text("SELECT 2")).scalar_one() == 2
