"""Forums of the demo's district, written straight into rows."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

from sqlmodel import select

from bot.demo.house import House
from bot.demo.people import Someone
from models.forums import Forum, ForumSeat
from models.meetings import Meeting
from models.registry import Area, Contact
from models.store import Tx
from scheduler.recurring import instant
from tests.conftest import Clock
from tests.features.calendars import ZONE as STOCKHOLM
from tests.features.looking import newest, rows

BUS = ("sip-samordnare@exempelviken.example", "rektor.ekbacken@exempelviken.example")
SAME_HEAD = ("socialsekreterare@exempelviken.example", "rektor.ekbacken@exempelviken.example")
OWNER = "socialsekreterare@exempelviken.example"


def add_forum(built: House, name: str, seats: Sequence[str] = BUS, **values: Any) -> Forum:
    """A forum of whoever has these addresses, for the socialsekreterare to look after."""

    def add(tx: Tx) -> Forum:
        area = tx.exec(select(Area)).one()
        people = {each.email: each for each in tx.exec(select(Contact))}
        owner = people[OWNER]
        given: dict[str, Any] = {
            "area_id": area.id,
            "name": name,
            "owner_organisation_id": owner.organisation_id,
            "owner_function_id": owner.function_id,
            "per_term": 2,
            "source": "lokal rutin",
            "active_from_on": date(2026, 8, 1),
            "created_at": built.bot.router.now(),
        }
        forum = Forum(**{**given, **values})
        tx.add(forum)
        tx.flush()
        for each in dict.fromkeys(seats):
            tx.add(
                ForumSeat(
                    area_id=area.id,
                    forum_id=forum.id,
                    organisation_id=people[each].organisation_id,
                    function_id=people[each].function_id,
                )
            )
        return forum

    with built.store.transaction() as tx:
        return add(tx)


def booked(built: House, forum: Forum) -> list[Meeting]:
    """The forum's meetings, in order."""
    found = [each for each in rows(built, Meeting) if each.forum_id == forum.id]
    return sorted(found, key=lambda each: each.starts_at or each.created_at)


def local(meeting: Meeting) -> datetime:
    """When it begins, by the clock on the wall."""
    assert meeting.starts_at is not None
    return meeting.starts_at.astimezone(STOCKHOLM)


def at(day: date, clock: time = time(9)) -> datetime:
    """An instant of a day by the clock on the wall."""
    return instant(day, clock, STOCKHOLM)


async def propose_again(admin: Someone, clock: Clock) -> str:
    """Ask once more, a minute later."""
    clock.on(timedelta(minutes=1))
    return await propose(admin)


async def propose(admin: Someone) -> str:
    """Ask for the term's proposal and read it."""
    await admin.says("terminen")
    return newest(admin)
