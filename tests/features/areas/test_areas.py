"""Merging and splitting areas as an administrator does: looked at, decided, done on its day."""

import asyncio
from datetime import UTC, datetime, timedelta

from sqlmodel import col, select

from bot.demo.house import House
from bot.demo.people import Someone
from bot.demo.reading import words
from bot.texts import render
from models import registry
from models.areas import AreaChange
from models.audit import AuditEntry
from models.meetings import Meeting
from models.registry import Contact
from models.store import Tx
from tests.conftest import Clock, Someones
from tests.features.areas.conftest import area_called
from tests.features.databases import ON_SQLITE
from tests.features.forums.acting import book, create, forum_called

DAY = "2027-03-01"
MIDNIGHT = datetime(2027, 2, 28, 23, 0, tzinfo=UTC)


def number(built: House, slug: str) -> str:
    with built.store.transaction() as tx:
        return str(area_called(tx, slug).id)


async def merge(built: House, anna: Someone, on: str = DAY, into: str = "kusten") -> str:
    """Look at the merger of the district and its neighbour."""
    await anna.presses_unseen("areas.merge", "")
    both = tuple(number(built, each) for each in ("exempelviken", "grannviken"))
    return words(await anna.fills(areas=both, into=number(built, into), since_on=on))


def units(built: House, slug: str) -> set[str]:
    with built.store.transaction() as tx:
        here = registry.organisations(tx, area_called(tx, slug).id)
        return {each.name for each in here}


async def test_what_moves_is_looked_at_decided_and_done_when_the_day_begins(
    built: House, anna: Someone, clock: Clock
) -> None:
    await create(anna, "BUS söder", "bus_overall")
    forum = await forum_called(built, "BUS söder")
    await book(anna, forum, "2027-02-17")
    await book(anna, forum, "2027-03-17")
    before = units(built, "exempelviken")

    seen = await merge(built, anna)
    assert "1 kallat forummöte" in seen
    assert "Inget har flyttat än." in seen
    assert units(built, "exempelviken") == before

    decided = words(await anna.presses("Genomför"))
    assert "1 mars 2027" in decided
    clock.at = MIDNIGHT - timedelta(seconds=1)
    await built.bot.sweep()
    assert units(built, "exempelviken") == before
    clock.at = MIDNIGHT
    await built.bot.sweep()

    assert units(built, "kusten") == before | {"Grannskolan"}
    assert not units(built, "exempelviken")
    told = words(await anna.says("forum"))
    assert "BUS söder" in told
    assert "Grannforum" in told

    def rows(tx: Tx) -> tuple[list[int | None], list[str]]:
        found = tx.exec(select(Meeting).where(col(Meeting.forum_id).is_not(None))).all()
        ids = [each.told_in_id for each in sorted(found, key=lambda each: str(each.starts_at))]
        log = tx.exec(select(AuditEntry.what).where(AuditEntry.area_id == here)).all()
        return ids, list(log)

    here = int(number(built, "kusten"))
    told_in, log = await built.store.run(rows)
    assert told_in == [int(number(built, "exempelviken")), None]
    assert log[:2] == ["area.change_decided", "area.changed"]


async def test_a_hurried_administrator_is_told_what_is_wrong_at_each_field(
    built: House, anna: Someone
) -> None:
    await anna.presses_unseen("areas.merge", "")
    own = number(built, "exempelviken")

    assert anna.reply.form is not None
    mistakes: tuple[tuple[dict[str, str | tuple[str, ...]], str, str], ...] = (
        ({"areas": (own,), "into": own}, "areas", "Välj minst två områden"),
        ({"areas": (own, "9999"), "into": own}, "areas", "Du sköter inte alla"),
        ({"areas": (own,), "into": number(built, "fjallet")}, "into", "Du sköter inte alla"),
        (
            {"areas": (own,), "into": number(built, "kusten"), "since_on": "2027-01-24"},
            "since_on",
            "Dagen har passerat",
        ),
    )
    for values, field, told in mistakes:
        reply = await anna.fills(**values)
        assert field in reply.errors, values
        assert told in render(reply.errors[field], "sv"), values


async def test_only_who_looks_after_all_of_them_may(
    built: House, anna: Someone, someone: Someones
) -> None:
    bo = someone("rektor")
    for button in ("areas.show", "areas.merge", "areas.split"):
        assert "Genomför" not in words(await bo.presses_unseen(button, ""))
    seen = await merge(built, anna)
    change = [b.value for _, b in anna.buttons() if b.id == "areas.decide"][-1]

    assert "Genomför" not in words(await bo.presses_unseen("areas.decide", change))
    assert "1 person" in seen
    with built.store.transaction() as tx:
        assert tx.exec(select(AreaChange.asked_at)).all() == [None]


async def test_two_replicas_that_decide_at_once_do_it_once(
    built: House, anna: Someone, clock: Clock
) -> None:
    again = Someone(built.bot, built.workspace, anna.person, "sip")
    anna.waits = again.waits = False
    await merge(built, anna)
    first = [b.value for _, b in anna.buttons() if b.id == "areas.decide"][-1]
    await merge(built, again, into="grannviken")
    second = [b.value for _, b in again.buttons() if b.id == "areas.decide"][-1]

    told = await asyncio.gather(
        anna.presses_unseen("areas.decide", first), again.presses_unseen("areas.decide", second)
    )

    assert sorted("Beslutat" in words(each) for each in told) == [False, True]
    clock.at = MIDNIGHT
    await asyncio.gather(built.bot.sweep(), built.bot.sweep())
    everybody = units(built, "kusten") | units(built, "grannviken")
    assert "Grannskolan" in everybody
    assert not units(built, "exempelviken")


async def test_what_was_decided_can_be_taken_back_until_its_day(
    built: House, anna: Someone, clock: Clock
) -> None:
    await merge(built, anna)
    await anna.presses("Genomför")
    await anna.says("områden")
    told = words(await anna.presses("Ta tillbaka"))
    clock.at = MIDNIGHT
    await built.bot.sweep()

    assert "Inget flyttar" in told
    assert "Grannskolan" in units(built, "grannviken")


@ON_SQLITE
async def test_the_area_is_split_and_whoever_works_in_both_stands_in_both(
    built: House, anna: Someone, clock: Clock
) -> None:
    await anna.presses_unseen("areas.split", "")
    moves = (anna.choice("moves", "Ekbackens skola"),)
    both = (anna.choice("both", "BUP Exempelviken"),)
    wrong = await anna.fills(second=number(built, "kusten"), moves=(*moves, *both), both=both)
    assert "both" in wrong.errors
    seen = words(
        await anna.fills(second=number(built, "kusten"), moves=moves, both=both, since_on=DAY)
    )
    await anna.presses("Genomför")
    clock.at = MIDNIGHT
    await built.bot.sweep()

    assert "I Kusten: BUP Exempelviken och Ekbackens skola" in seen
    assert units(built, "kusten") == {"Ekbackens skola", "BUP Exempelviken"}
    assert "BUP Exempelviken" in units(built, "exempelviken")
    assert "Ekbackens skola" not in units(built, "exempelviken")


@ON_SQLITE
async def test_nothing_that_is_shown_counts_meetings_about_single_children(
    built: House, anna: Someone
) -> None:
    """An administrator could add and subtract: the same is shown with one of them and without."""
    before = await merge(built, anna)

    def call(tx: Tx) -> None:
        area = area_called(tx, "exempelviken").id
        contact = tx.exec(select(Contact).where(Contact.area_id == area)).first()
        assert contact is not None
        tx.add(
            Meeting(
                area_id=area, kind="sip", reference="7KQ4M", uid="x", convener_id=contact.id,
                created_at=MIDNIGHT, changed_at=MIDNIGHT,
            )
        )  # fmt: skip

    await built.store.run(call)

    assert await merge(built, anna) == before
