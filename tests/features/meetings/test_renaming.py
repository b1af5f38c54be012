"""Booked meetings that get another name: calendars get it, and nothing else is touched."""

from datetime import UTC, datetime

from sqlmodel import select

from bot.demo.house import House
from bot.demo.people import Someone
from bot.features.agenda.sending import FOLLOWING
from bot.features.meetings.view import REMINDER
from models.audit import AuditEntry
from models.meetings import Invitation, Meeting
from models.queue import Outbox, OutboxState
from tests.conftest import Clock, Someones
from tests.features.databases import ON_SQLITE
from tests.features.forums.acting import book, create, forum_called
from tests.features.looking import due_rows, invites, newest, rows, the

pytestmark = ON_SQLITE


async def merged_into(built: House, anna: Someone, name: str, since: str = "2027-02-01") -> None:
    """Forum norr and Forum söder go on as one from a day."""
    both = [str((await forum_called(built, f"Forum {each}")).id) for each in ("norr", "söder")]
    await anna.presses_unseen("forums.merge", "")
    await anna.fills(forums=tuple(both), name=name, since_on=since, per_term="2")


async def two_forums(built: House, anna: Someone, on: str = "2027-05-12") -> None:
    """One of them with a meeting."""
    for each in ("norr", "söder"):
        await create(anna, f"Forum {each}", "cooperation")
    await book(anna, await forum_called(built, "Forum norr"), on)


def waiting(built: House, *kinds: str) -> list[tuple[str, datetime]]:
    found = [(each, row) for each in kinds for row in due_rows(built, each, OutboxState.WAITING)]
    return sorted((kind, row.due_at) for kind, row in found)


async def test_calendars_get_the_new_name_and_what_was_answered_stays(
    built: House, someone: Someones
) -> None:
    anna, head = someone("sip"), someone("rektor")
    await two_forums(built, anna)
    await head.presses("Kan inte")
    await head.fills(why="sick")
    first, before, ahead = invites(built), the(built, Meeting), waiting(built, REMINDER, *FOLLOWING)

    await merged_into(built, anna, "Hela")
    await built.bot.sweep()

    now, new = the(built, Meeting), invites(built)[len(first) :]
    assert {(each.to, str(each.event["UID"])) for each in new} == {
        (each.to, str(each.event["UID"])) for each in first
    }
    assert {(each.method, each.sequence, str(each.event["SUMMARY"])) for each in new} == {
        ("REQUEST", 1, "Hela")
    }
    assert {each.subject for each in new} == {"Nytt namn: Hela"}
    for field in ("DTSTART", "DTEND", "DESCRIPTION", "LOCATION", "URL"):
        assert {str(each.event.get(field)) for each in new} == {
            str(each.event.get(field)) for each in first
        }
    assert (now.starts_at, now.agenda_closes_at) == (before.starts_at, before.agenda_closes_at)
    assert [each.excuse for each in rows(built, Invitation)].count("sick") == 1
    assert waiting(built, REMINDER, *FOLLOWING) == ahead
    assert "Hela" in newest(head)
    assert rows(built, AuditEntry)[-2].what == "meeting.renamed"


async def test_one_that_keeps_its_name_is_not_told_of(built: House, someone: Someones) -> None:
    anna = someone("sip")
    await two_forums(built, anna)
    before = len(invites(built))

    await merged_into(built, anna, "Forum norr")
    await built.bot.sweep()

    assert len(invites(built)) == before
    assert the(built, Meeting).sequence == 0


async def test_one_before_the_day_keeps_its_name(built: House, someone: Someones) -> None:
    anna = someone("sip")
    await two_forums(built, anna, on="2027-01-29")
    before = len(invites(built))

    await merged_into(built, anna, "Hela")
    await built.bot.sweep()

    assert len(invites(built)) == before
    assert the(built, Meeting).name == "Forum norr"


async def test_renamed_twice_it_has_a_new_name_and_moved_too_a_new_time(
    built: House, someone: Someones
) -> None:
    anna = someone("sip")
    await two_forums(built, anna)
    await create(anna, "Forum väster", "cooperation")
    anna.waits = False
    await merged_into(built, anna, "Hela")
    whole = await forum_called(built, "Hela")
    await anna.presses_unseen("forums.split", str(whole.id))
    await anna.fills(first="Ena", second="Andra", since_on="2027-02-02")
    first = len(invites(built))
    await built.bot.sweep()
    twice = invites(built)[first:]

    await anna.presses_unseen("move", str(the(built, Meeting).id))
    await anna.fills(on="2027-05-19")
    one = await forum_called(built, "Ena")
    await anna.presses_unseen("forums.split", str(one.id))
    await anna.fills(first="Tredje", second="Fjärde", since_on="2027-02-03")
    await built.bot.sweep()

    moved = invites(built)[first + len(twice) :]
    assert {(each.sequence, each.subject) for each in twice} == {(2, "Nytt namn: Ena")}
    assert {(each.sequence, each.subject) for each in moved} == {(4, "Ändrad tid: Tredje")}


async def test_a_reminder_that_waits_for_the_morning_is_not_lost(
    built: House, someone: Someones, clock: Clock
) -> None:
    anna = someone("sip")
    await two_forums(built, anna, on="2027-02-10")
    with built.store.transaction() as tx:
        for row in tx.exec(select(Outbox).where(Outbox.kind == REMINDER)):
            # As the quiet hours leave it: its own hour has passed, and the morning is meant.
            row.due_at = datetime(2027, 2, 10, 6, tzinfo=UTC)
    clock.at = datetime(2027, 2, 9, 22, tzinfo=UTC)

    await merged_into(built, anna, "Hela", since="2027-02-10")
    held = due_rows(built, REMINDER, OutboxState.WAITING)
    clock.at = datetime(2027, 2, 10, 7, tzinfo=UTC)
    await built.bot.sweep()

    assert len(held) == 2
    assert {row.payload["sequence"] for row in held} == {1}
    assert {row.state for row in due_rows(built, REMINDER)} == {OutboxState.SENT}
