"""Who must come when a term is planned: its hosts in their turn, and those it cannot do without."""

from collections.abc import Collection
from datetime import date, datetime, time

from sqlmodel import select

from bot.demo.house import House
from bot.demo.people import Someone
from models import calendars
from models.forums import Forum, ForumSeat
from models.meetings import Meeting, Party
from models.registry import Contact, Place
from tests.conftest import Clock
from tests.features.calendars import empty_calendars
from tests.features.databases import ON_SQLITE
from tests.features.looking import rows
from tests.features.seasons.area import OWNER, add_forum, at, booked, local, propose, propose_again

REKTOR = "rektor.ekbacken@exempelviken.example"
KURATOR = "kurator.ekbacken@exempelviken.example"
SIP = "sip-samordnare@exempelviken.example"
ALL = (OWNER, REKTOR, KURATOR)


def free_only(built: House, email: str, first: date, last: date) -> None:
    """Somebody can come between these days, both included, and never else this spring."""
    term = at(date(2027, 1, 11), time(0)), at(date(2027, 6, 30), time(0))
    with built.store.transaction() as tx:
        contact = tx.exec(select(Contact).where(Contact.email == email)).one()
        calendars.fill(tx, contact, [(term[0], at(first, time(0))), (at(last, time(23)), term[1])])


def can_do_without(built: House, forum: Forum, emails: Collection[str]) -> None:
    """The forum can meet without these."""
    with built.store.transaction() as tx:
        people = {
            (each.organisation_id, each.function_id): each.email
            for each in tx.exec(select(Contact))
        }
        for seat in tx.exec(select(ForumSeat).where(ForumSeat.forum_id == forum.id)):
            seat.required = people[seat.organisation_id, seat.function_id] not in emails


def when(meeting: Meeting) -> datetime:
    return local(meeting).replace(tzinfo=None)


@ON_SQLITE
async def test_each_host_comes_to_their_own_and_receives_the_others_at_home(
    built: House, anna: Someone
) -> None:
    empty_calendars(built)
    forum = add_forum(built, "BUS", (*ALL, SIP), rotates=True)
    free_only(built, OWNER, date(2027, 2, 8), date(2027, 2, 12))
    free_only(built, REKTOR, date(2027, 5, 10), date(2027, 5, 14))

    await propose(anna)
    await anna.presses("Boka 2", about="BUS")

    first, second = booked(built, forum)
    people = {each.id: each.email for each in rows(built, Contact)}
    houses = {each.id: each.organisation_id for each in rows(built, Place)}
    hosts = {each.id: each.organisation_id for each in rows(built, Contact)}
    assert [people[each.convener_id] for each in (first, second)] == [OWNER, REKTOR]
    assert [local(each).month for each in (first, second)] == [2, 5]
    assert [houses[each.place_id or 0] for each in (first, second)] == [
        hosts[each.convener_id] for each in (first, second)
    ]


@ON_SQLITE
async def test_a_date_that_must_move_is_its_own_hosts(
    built: House, anna: Someone, clock: Clock
) -> None:
    empty_calendars(built)
    forum = add_forum(built, "BUS", ALL, rotates=True)
    await propose(anna)
    await anna.presses("Boka 2", about="BUS")
    _, before = booked(built, forum)
    free_only(built, REKTOR, date(2027, 4, 19), date(2027, 4, 23))

    await propose_again(anna, clock)
    await anna.presses("Flytta")

    _, after = booked(built, forum)
    assert (after.id, after.convener_id, after.place_id) == (
        before.id,
        before.convener_id,
        before.place_id,
    )
    assert date(2027, 4, 19) <= local(after).date() <= date(2027, 4, 23)


@ON_SQLITE
async def test_a_school_that_the_forum_can_do_without_stands_in_no_ones_way(
    built: House, anna: Someone, clock: Clock
) -> None:
    empty_calendars(built)
    forum = add_forum(built, "BUS", (OWNER, REKTOR), per_term=1)
    free_only(built, REKTOR, date(2027, 1, 11), date(2027, 1, 12))
    needed = await propose(anna)
    can_do_without(built, forum, {REKTOR})

    await propose_again(anna, clock)
    await anna.presses("Boka mötet")

    (met,) = booked(built, forum)
    required = {each.organisation_id: each.required for each in rows(built, Party)}
    owner = next(each for each in rows(built, Contact) if each.email == OWNER)
    assert "Ekbackens skola" in needed
    assert required == {each: each == owner.organisation_id for each in required}
    assert len(required) == 2
    assert met.convener_id == owner.id


@ON_SQLITE
async def test_who_need_not_come_makes_up_no_schools_quorum(built: House, anna: Someone) -> None:
    empty_calendars(built)
    forum = add_forum(built, "BUS", ALL, per_term=1)
    can_do_without(built, forum, {REKTOR})
    free_only(built, KURATOR, date(2027, 5, 10), date(2027, 5, 10))

    await propose(anna)
    await anna.presses("Boka mötet")

    (met,) = booked(built, forum)
    assert when(met).date() == date(2027, 5, 10)
