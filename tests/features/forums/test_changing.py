"""A forum's owner says where it usually meets, how long, and whom a meeting can do without."""

import asyncio
from collections.abc import Iterator
from datetime import date

import pytest
from sqlmodel import select

from bot.demo.district import AGREEMENT
from bot.demo.house import House, house
from bot.demo.people import Someone
from bot.demo.reading import words
from models.forums import Forum, seats
from models.meetings import Meeting
from models.registry import Area, Place
from models.store import Tx
from tests.conftest import Clock, Someones
from tests.features.databases import ON_SQLITE
from tests.features.forums.acting import (
    OWNER,
    SEATS,
    book,
    create,
    forum_called,
    meetings_of,
)
from tests.features.looking import errors, rows

ROOM = "Mötesrummet, Socialtjänsten Exempelviken"
TAKEN = "Mötesrummet är upptaget av ett annat möte"


@pytest.fixture
def built(url: str, clock: Clock) -> Iterator[House]:
    """A district whose meeting room is one that the bot watches over."""
    rules = AGREEMENT.model_copy(update={"rooms": ("Mötesrummet",)})
    with house(clock, url, agreement=rules) as made:
        yield made


async def change(owner: Someone, forum: Forum, **values: str | tuple[str, ...]) -> str:
    """Open the form and send it in; the place by what people read."""
    await owner.presses_unseen("forums.change", str(forum.id))
    if values.get("place"):
        values["place"] = owner.choice("place", str(values["place"]))
    return words(await owner.fills(**values))


async def test_what_is_booked_from_now_on_is_there_and_what_was_booked_stays(
    built: House, anna: Someone
) -> None:
    await create(anna, "BUS söder", "bus_overall")
    bus = await forum_called(built, "BUS söder")
    take = "{forum}@{second}".format
    await anna.presses_unseen("forums.take", take(forum=bus.id, second=1802250000))

    told = await change(anna, bus, place=ROOM, link="https://video.example/bus", length="90")
    await anna.presses_unseen("forums.take", take(forum=bus.id, second=1807088400))

    before, after = await meetings_of(built, bus)
    assert "Sparat för BUS söder." in told
    assert "Ni brukar ses i Mötesrummet, Socialtjänsten Exempelviken, och på länk." in told
    assert (before.place_id, before.link, before.length) == (None, "", 60)
    assert (after.link, after.length) == ("https://video.example/bus", 90)
    assert await built.store.run(lambda tx: _name(tx, after)) == "Mötesrummet"
    assert "Ni brukar ses i Mötesrummet" in words(await anna.says("forum"))


def _name(tx: Tx, meeting: Meeting) -> str:
    return tx.get_one(Place, meeting.place_id or 0).name


@ON_SQLITE
async def test_a_new_forum_has_its_place_from_the_start_and_its_form_proposes_it(
    built: House, anna: Someone
) -> None:
    await anna.presses_unseen("forums.new", "")
    await anna.fills(template="own")
    await anna.fills(
        name="Forumet",
        owner=anna.choice("owner", OWNER),
        seats=tuple(anna.choice("seats", each) for each in SEATS),
        place=anna.choice("place", ROOM),
    )
    forum = await forum_called(built, "Forumet")

    await book(anna, forum, "2027-02-10")
    refused = await book(anna, forum, "2027-02-10", "9.30")

    (met,) = await meetings_of(built, forum)
    assert met.place_id == forum.place_id
    assert TAKEN in errors(refused).get("place", "") or TAKEN in words(refused)


@ON_SQLITE
async def test_what_cannot_be_is_told_at_its_field_and_nothing_is_kept(
    built: House, anna: Someone
) -> None:
    await create(anna, "BUS söder", "bus_overall")
    bus = await forum_called(built, "BUS söder")
    with built.store.transaction() as tx:
        far = Area(slug="berget", name="Berget")
        tx.add(far)
        tx.flush()
        place = Place(area_id=far.id, organisation_id=1, name="Salen", address="Bergsgatan 1")
        tx.add(place)
        tx.flush()
    await anna.presses_unseen("forums.change", str(bus.id))
    everybody = tuple(anna.choice("needless", each) for each in SEATS)

    reply = await anna.fills(
        place=str(place.id), link="https://elak.example/x", length="61", needless=everybody
    )

    assert set(reply.errors) == {"place", "link", "length", "needless"}
    assert "Någon måste behövas" in errors(reply)["needless"]
    now = await forum_called(built, "BUS söder")
    assert (now.place_id, now.link, now.length) == (None, "", 60)


@ON_SQLITE
async def test_only_who_looks_after_it_may(built: House, anna: Someone, someone: Someones) -> None:
    await create(anna, "BUS söder", "bus_overall")
    bus = await forum_called(built, "BUS söder")

    told = words(await someone("kurator").presses_unseen("forums.change", str(bus.id)))

    assert told.startswith("Bara den som sköter BUS söder")


@ON_SQLITE
async def test_a_series_leaves_out_the_days_when_the_room_is_taken_and_tells_them(
    built: House, anna: Someone
) -> None:
    await create(anna, "Andra", "own")
    await create(anna, "Forumet", "own")
    other, forum = await forum_called(built, "Andra"), await forum_called(built, "Forumet")
    await change(anna, other, place=ROOM)
    await change(anna, forum, place=ROOM)
    await book(anna, other, "2027-02-17", "9.30")

    await anna.presses_unseen("forums.series", str(forum.id))
    laid = {"weekday": "2", "at": "9.00", "every": "1", "from_on": "2027-02-10"}
    await anna.fills(**laid, to_on="2027-02-24")
    reply = await anna.fills()
    await anna.presses_unseen("forums.series", str(forum.id))
    await anna.fills(**{**laid, "from_on": "2027-02-17"}, to_on="2027-02-17")
    again = await anna.fills()

    days = [each.starts_at.date() for each in await meetings_of(built, forum) if each.starts_at]
    assert days == [date(2027, 2, 10), date(2027, 2, 24)]
    assert f"{TAKEN} ons 17 februari" in words(reply)
    assert TAKEN in errors(again)["days"]


@ON_SQLITE
async def test_a_time_whose_room_is_gone_is_told_and_the_others_are_booked(
    built: House, anna: Someone
) -> None:
    await create(anna, "Andra", "own")
    await create(anna, "BUS söder", "bus_overall")
    other, bus = await forum_called(built, "Andra"), await forum_called(built, "BUS söder")
    await change(anna, other, place=ROOM)
    await change(anna, bus, place=ROOM)
    await book(anna, other, "2027-02-17", "10.00")

    told = words(
        await anna.presses_unseen("forums.take", f"{bus.id}@1802854800 {bus.id}@1807088400")
    )

    assert "1 möte är bokat" in told
    assert TAKEN in told
    assert len(await meetings_of(built, bus)) == 1


async def test_two_presses_that_share_a_forum_do_not_wait_for_each_other_for_ever(
    built: House, anna: Someone, someone: Someones
) -> None:
    for called in ("Ett", "Två"):
        await create(anna, called, "own")
    one, two = [await forum_called(built, each) for each in ("Ett", "Två")]
    for each in (one, two):
        await change(anna, each, place=ROOM)
    weeks = [1802250000 + n * 7 * 86400 for n in range(4)]
    again = someone("sip")
    anna.waits = again.waits = False

    told = await asyncio.gather(
        anna.presses_unseen(
            "forums.take", " ".join(f"{each.id}@{at}" for each in (one, two) for at in weeks)
        ),
        again.presses_unseen("forums.take", " ".join(f"{two.id}@{at}" for at in weeks)),
    )

    met = [*await meetings_of(built, one), *await meetings_of(built, two)]
    assert sorted(int(each.starts_at.timestamp()) for each in met if each.starts_at) == weeks
    assert all("bokad" in words(each) or TAKEN in words(each) for each in told)


@ON_SQLITE
async def test_forums_of_one_place_keep_it_as_one_and_those_of_two_have_none(
    built: House, anna: Someone
) -> None:
    for called in ("Norr", "Söder", "Öster"):
        await create(anna, called, "own")
    north, south, east = [await forum_called(built, each) for each in ("Norr", "Söder", "Öster")]
    await anna.presses_unseen("forums.change", str(north.id))
    needless = (anna.choice("needless", SEATS[1]),)
    await change(anna, north, place=ROOM, needless=needless)
    await change(anna, south, place=ROOM, needless=needless)
    await anna.presses_unseen("forums.merge", "")
    await anna.fills(
        forums=(str(north.id), str(south.id)), name="Tillsammans", since_on="2027-01-25"
    )
    together = await forum_called(built, "Tillsammans")
    await anna.presses_unseen("forums.merge", "")
    await anna.fills(forums=(str(together.id), str(east.id)), name="Allt", since_on="2027-04-01")
    everything = await forum_called(built, "Allt")

    def required(tx: Tx) -> list[list[bool]]:
        return [sorted(s.required for s in seats(tx, [f.id])) for f in (together, everything)]

    place = next(each for each in rows(built, Place) if each.name == "Mötesrummet")
    assert (together.place_id, everything.place_id) == (place.id, None)
    assert await built.store.run(required) == [[False, True], [True, True]]


@ON_SQLITE
async def test_a_form_of_a_forum_that_has_met_elsewhere_can_be_sent_in_unchanged(
    built: House, anna: Someone
) -> None:
    await create(anna, "BUS söder", "bus_overall")
    bus = await forum_called(built, "BUS söder")
    await change(anna, bus, place=ROOM, link="https://video.example/bus")

    told = await change(anna, bus)
    gone = await change(anna, bus, place="", link="")

    assert "Ni brukar ses i Mötesrummet, Socialtjänsten Exempelviken, och på länk." in told
    assert "Ingen vanlig plats är sagd." in gone
    with built.store.transaction() as tx:
        kept = tx.exec(select(Forum).where(Forum.id == bus.id)).one()
        assert (kept.place_id, kept.link) == (None, "")
