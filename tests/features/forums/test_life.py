"""A forum is there from a day to a day: it is seen before, and meets on none outside."""

from datetime import UTC, date, datetime

from bot.demo.district import AGREEMENT
from bot.demo.house import House
from bot.demo.people import Someone
from bot.demo.reading import words
from bot.features.forums.catalogue import BY_KEY, Key
from bot.features.forums.proposing import proposals
from bot.features.forums.standing import of
from models.forums import Forum
from models.meetings import Meeting
from models.store import Tx
from scheduler.terms import Term
from tests.conftest import MONDAY, Someones
from tests.features.databases import ON_SQLITE
from tests.features.forums.acting import book, create, forum_called, meetings_of, pick
from tests.features.looking import errors, rows

pytestmark = ON_SQLITE

SPRING = Term(date(2027, 1, 11), date(2027, 6, 11))


async def limited(
    built: House, anna: Someone, first: date = date(2027, 3, 1), last: date | None = None
) -> Forum:
    """A forum that is there for some days only, as merging and splitting make it."""
    await create(anna, "Nya forumet", "cooperation", per_term="2")
    forum = await forum_called(built, "Nya forumet")

    def limit(tx: Tx) -> None:
        row = tx.get_one(Forum, forum.id)
        row.active_from_on, row.active_to_on = first, last

    await built.store.run(limit)
    return await forum_called(built, "Nya forumet")


async def test_one_that_begins_later_is_listed_with_its_day_and_booked_ahead(
    built: House, someone: Someones
) -> None:
    anna = someone("sip")
    forum = await limited(built, anna)

    told = words(await anna.says("forum"))
    await book(anna, forum, "2027-03-10")

    assert "Nya forumet" in told
    assert "från och med mån 1 mars" in told
    assert len(await meetings_of(built, forum)) == 1


async def test_before_it_begins_and_after_it_ends_it_meets_on_no_day(
    built: House, someone: Someones
) -> None:
    anna = someone("sip")
    forum = await limited(built, anna, date(2027, 3, 1), date(2027, 4, 30))
    other_day = int(datetime(2027, 5, 5, 8, tzinfo=UTC).timestamp())

    early = errors(await book(anna, forum, "2027-02-10"))
    late = errors(await book(anna, forum, "2027-05-05"))
    old_button = words(await anna.presses_unseen("forums.take", f"{forum.id}@{other_day}"))
    await anna.presses_unseen("forums.series", str(forum.id))
    series = errors(
        await anna.fills(
            weekday="2", at="9.00", every="1", from_on="2027-05-03", to_on="2027-05-28"
        )
    )

    assert "finns från och med mån 1 mars" in early["on"]
    assert "finns till och med fre 30 april" in late["on"]
    assert "redan bokade eller har passerat" in old_button
    assert "Ingen dag blir kvar" in series["from_on"]
    assert not [each for each in rows(built, Meeting) if each.forum_id == forum.id]


async def test_no_time_is_proposed_before_it_begins(built: House, someone: Someones) -> None:
    forum = await limited(built, someone("sip"))

    def times(tx: Tx) -> list[date]:
        found = proposals(tx, of(tx, [tx.get_one(Forum, forum.id)], SPRING), AGREEMENT, MONDAY)
        return [each.date() for proposal in found for each in proposal.times]

    proposed = await built.store.run(times)
    assert proposed
    assert min(proposed) >= forum.active_from_on


async def test_of_a_team_within_one_school_nobody_is_chosen_beforehand_where_there_are_several(
    built: House, someone: Someones
) -> None:
    anna = someone("sip")

    chosen = {}
    for key in (Key.HEALTH_TEAM, Key.BUS_OVERALL):
        await pick(anna, key)
        (seats,) = [each for each in anna.form.fields if getattr(each, "id", "") == "seats"]
        chosen[key] = getattr(seats, "chosen", ())

    assert len(BY_KEY[Key.HEALTH_TEAM].who) == 1
    assert chosen[Key.HEALTH_TEAM] == ()
    assert len({each.partition(".")[0] for each in chosen[Key.BUS_OVERALL]}) > 2
