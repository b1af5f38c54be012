"""Who looks after the area changes what a forum is, and says when it ends."""

from datetime import date

from sqlmodel import col, select

from bot.demo.house import House
from bot.demo.people import Someone
from bot.demo.reading import words
from bot.features.forums.hosts import hosts
from bot.replies import Reply
from models.forums import Forum, ForumSeat, seats
from models.meetings import Candidate, Meeting, MeetingState
from models.registry import Contact
from models.store import Tx
from tests.conftest import Someones
from tests.features.databases import ON_SQLITE
from tests.features.forums.acting import (
    SEATS,
    book,
    create,
    forum_called,
    meetings_of,
    the_police,
)
from tests.features.looking import errors, invites, rows

BUP = "Psykolog, BUP Exempelviken"


async def revise(admin: Someone, forum: Forum, **values: str | tuple[str, ...]) -> Reply:
    """Open the form and send it in with these values over what holds."""
    await admin.presses_unseen("forums.change", str(forum.id))
    return await admin.fills(**values)


async def seats_of(built: House, forum: Forum) -> list[ForumSeat]:
    return list(await built.store.run(lambda tx: seats(tx, [forum.id])))


async def test_another_name_is_its_meetings_and_comes_to_every_calendar(
    built: House, anna: Someone
) -> None:
    await create(anna, "BUS söder", "bus_overall")
    bus = await forum_called(built, "BUS söder")
    await book(anna, bus, "2027-02-10")
    await built.bot.sweep()
    before = invites(built)

    told = words(await revise(anna, bus, name="BUS södra", per_term="3"))
    await built.bot.sweep()

    (met,) = await meetings_of(built, bus)
    after = invites(built)[len(before) :]
    assert "Sparat för BUS södra." in told
    assert met.name == "BUS södra"
    assert sorted(each.to for each in after) == sorted(each.to for each in before)
    assert {str(each.event["SUMMARY"]) for each in after} == {"BUS södra"}
    assert {each.event.decoded("DTSTART") for each in after} == {
        each.event.decoded("DTSTART") for each in before
    }
    assert all(each.sequence == before[0].sequence + 1 for each in after)
    assert "BUS södra: 1 av 3 bokade" in words(await anna.says("forum"))


async def test_a_form_sent_in_unchanged_changes_nothing_though_seats_are_vacant(
    built: House, anna: Someone
) -> None:
    await create(anna, "BUS söder", "bus_overall", rotates=())
    bus = await forum_called(built, "BUS söder")
    await book(anna, bus, "2027-02-10")

    def everybody_leaves(tx: Tx) -> None:
        for each in tx.exec(select(Contact)):
            each.active = each.email.startswith("sip-samordnare")

    await built.store.run(everybody_leaves)
    await built.bot.sweep()
    sent, there = len(invites(built)), [s.model_dump() for s in await seats_of(built, bus)]

    reply = await revise(anna, bus)
    await built.bot.sweep()

    assert not reply.errors
    assert (await forum_called(built, "BUS söder")).model_dump() == bus.model_dump()
    assert [each.model_dump() for each in await seats_of(built, bus)] == there
    assert len(invites(built)) == sent


@ON_SQLITE
async def test_owner_seats_and_how_often_are_changed_and_what_a_paper_said_is_ours_now(
    built: House, anna: Someone, someone: Someones
) -> None:
    await create(anna, "BUS söder", "bus_overall")
    bus = await forum_called(built, "BUS söder")
    await anna.presses_unseen("forums.change", str(bus.id))
    needless = (anna.choice("needless", SEATS[1]),)
    seated = tuple(anna.choice("seats", each) for each in (*SEATS, BUP))
    owner = anna.choice("owner", "Kurator, Ekbackens skola")

    await anna.fills(
        owner=owner, seats=seated, needless=needless, cadence="monthly", per_term="4",
        length="90", also=("rotates", "small_group"),
    )  # fmt: skip

    now = await forum_called(built, "BUS söder")
    there = await seats_of(built, bus)
    assert (now.cadence, now.per_term, now.length) == ("monthly", 4, 90)
    assert (now.source, bus.source) == (
        "lokal rutin",
        "Rinkeby-Kista 2008, lokal rutin: ca 2 per termin",
    )
    assert (now.rotates, now.small_group) == (True, True)
    assert [each.required for each in there] == [True, False, True]
    await someone("kurator").presses_unseen("forums.book", str(bus.id))

    await revise(anna, bus, seats=seated[1:])

    assert [each.id for each in await seats_of(built, bus)] == [each.id for each in there[1:]]


@ON_SQLITE
async def test_its_owner_changes_how_it_meets_and_not_what_it_is(
    built: House, anna: Someone, someone: Someones
) -> None:
    await create(anna, "BUS söder", "bus_overall")
    bus = await forum_called(built, "BUS söder")
    await anna.presses_unseen("forums.change", str(bus.id))
    owner = anna.choice("owner", "Kurator, Ekbackens skola")
    await anna.fills(owner=owner)
    kurator = someone("kurator")

    await kurator.presses_unseen("forums.change", str(bus.id))
    offered = {getattr(each, "id", "") for each in kurator.form.fields}
    await kurator.fills(length="90")
    anna_form = await anna.presses_unseen("forums.change", str(bus.id))
    kurator.reply = anna_form
    told = words(await kurator.fills(name="Mitt eget"))

    assert offered == {"", "place", "link", "length", "needless"}
    assert "sköter området" in told
    now = await forum_called(built, "BUS söder")
    assert now.length == 90


@ON_SQLITE
async def test_what_cannot_be_is_told_at_its_field_and_nothing_is_kept(
    built: House, anna: Someone
) -> None:
    await built.store.run(the_police)
    await create(anna, "Andra", "cooperation")
    await create(anna, "Forumet", "own")
    await create(anna, "Gruppen", "own", parent=str((await forum_called(built, "Forumet")).id))
    forum, group = await forum_called(built, "Forumet"), await forum_called(built, "Gruppen")
    await anna.presses_unseen("forums.change", str(forum.id))
    police = anna.choice("seats", "Områdespolis, Polisen Exempelviken")
    (parents,) = [e for e in anna.form.fields if getattr(e, "id", "") == "parent"]

    wrong = await revise(
        anna,
        forum,
        name="andra",
        seats=(police,),
        parent=str(group.id),
        owner="99.1",
        last_on="2026-12-31",
        length="61",
    )
    itself = await revise(anna, forum, parent=str(forum.id))
    nobody = await revise(anna, forum, seats=(), name="")
    named = await revise(anna, forum, name="Om Lisa Andersson")

    assert {o.value for o in getattr(parents, "options", ())} == {
        "",
        str((await forum_called(built, "Andra")).id),
    }
    assert set(wrong.errors) == {"name", "seats", "parent", "owner", "last_on", "length"}
    told = errors(wrong)
    assert "Det finns redan ett forum som heter så" in told["name"]
    assert "Skapa ett nytt forum i stället" in told["seats"]
    assert set(itself.errors) == {"parent"}
    assert set(nobody.errors) == {"seats", "name"}
    assert set(named.errors) == {"name"}
    assert (await forum_called(built, "Forumet")).model_dump() == forum.model_dump()


async def test_an_end_tells_what_lies_after_it_and_a_press_calls_that_off(
    built: House, anna: Someone
) -> None:
    await create(anna, "BUS söder", "bus_overall")
    bus = await forum_called(built, "BUS söder")
    for day in ("2027-02-10", "2027-03-10", "2027-04-14"):
        await book(anna, bus, day)
    await built.bot.sweep()

    told = words(await revise(anna, bus, last_on="2027-03-10"))
    listed = words(await anna.says("forum"))
    off = words(await anna.presses_unseen("forums.call_off_after", str(bus.id)))
    again = words(await anna.presses_unseen("forums.call_off_after", str(bus.id)))
    await built.bot.sweep()

    states = [each.state for each in await meetings_of(built, bus)]
    assert "Forumet finns till och med ons 10 mars 2027." in told
    assert "Ett möte ligger efter den dagen" in told
    assert "ons 14 april" in told
    assert "(till och med ons 10 mars 2027)" in listed
    assert "Mötet är inställt" in off
    assert "Inget möte ligger efter" in again
    assert states == [MeetingState.BOOKED, MeetingState.BOOKED, MeetingState.CANCELLED]
    cancelled = {each.to for each in invites(built) if each.method == "CANCEL"}
    assert cancelled == {each.to for each in invites(built) if each.method == "REQUEST"}


@ON_SQLITE
async def test_after_the_last_day_no_poll_books_it_and_none_is_moved_there(
    built: House, anna: Someone
) -> None:
    await create(anna, "BUS söder", "bus_overall")
    bus = await forum_called(built, "BUS söder")
    await book(anna, bus, "2027-03-10")
    await anna.presses_unseen("forums.book", str(bus.id))
    assert not (await anna.fills(when="find", from_on="2027-03-15", to_on="2027-03-26")).errors
    await revise(anna, bus, last_on="2027-03-12")
    (time, *_), (booked, asked) = rows(built, Candidate), await meetings_of(built, bus)
    if booked.starts_at is None:
        booked, asked = asked, booked

    refused = words(await anna.presses_unseen("book", str(time.id)))
    await anna.presses_unseen("move", str(booked.id))
    late = await anna.fills(on="2027-04-14")
    sooner = await anna.fills(on="2027-03-11")

    assert "finns till och med fre 12 mars" in refused
    assert "finns till och med fre 12 mars" in errors(late)["on"]
    assert not sooner.errors
    assert {each.state for each in await meetings_of(built, bus)} == {
        MeetingState.BOOKED,
        MeetingState.POLLING,
    }


@ON_SQLITE
async def test_one_after_the_last_day_stays_where_it_can_be_given_another_place(
    built: House, anna: Someone
) -> None:
    await create(anna, "BUS söder", "bus_overall")
    bus = await forum_called(built, "BUS söder")
    await book(anna, bus, "2027-04-14")
    await revise(anna, bus, last_on="2027-03-12")
    (met,) = await meetings_of(built, bus)

    await anna.presses_unseen("move", str(met.id))
    told = await anna.fills(length="30")

    assert not told.errors
    assert [each.length for each in await meetings_of(built, bus)] == [30]


@ON_SQLITE
async def test_an_end_tells_of_the_groups_whose_points_go_nowhere_after_it(
    built: House, anna: Someone
) -> None:
    await create(anna, "Forumet", "own")
    forum = await forum_called(built, "Forumet")
    for called in ("Gruppen", "Före"):
        await create(anna, called, "own", parent=str(forum.id))
    await revise(anna, await forum_called(built, "Före"), last_on="2027-03-01")

    told = words(await revise(anna, forum, last_on="2027-03-10"))
    goes_on = words(await revise(anna, await forum_called(built, "Forumet"), last_on=""))

    assert "Gruppen förbereder det här forumet" in told
    assert "förbereder det här forumet" not in goes_on


@ON_SQLITE
async def test_an_end_can_be_taken_back_but_not_that_of_one_that_goes_on_as_another(
    built: House, anna: Someone
) -> None:
    for called in ("Norr", "Söder", "Öster"):
        await create(anna, called, "own")
    north, south, east = [await forum_called(built, each) for each in ("Norr", "Söder", "Öster")]
    await revise(anna, east, last_on="2027-03-10")
    refused = words(await anna.presses_unseen("forums.split", str(east.id)))
    await revise(anna, east, last_on="")
    await anna.presses_unseen("forums.merge", "")
    await anna.fills(
        forums=(str(north.id), str(south.id)), name="Tillsammans", since_on="2027-02-25"
    )

    await anna.presses_unseen("forums.change", str(north.id))
    offered = {getattr(each, "id", "") for each in anna.form.fields}
    await anna.fills(last_on="2027-06-01")

    ends = {each.name: each.active_to_on for each in rows(built, Forum)}
    assert "kan inte delas" in refused
    assert "last_on" not in offered
    assert ends == {
        "Norr": date(2027, 2, 24),
        "Söder": date(2027, 2, 24),
        "Öster": None,
        "Tillsammans": None,
    }


@ON_SQLITE
async def test_one_looked_after_in_whichever_organisation_stays_so(
    built: House, anna: Someone
) -> None:
    await create(anna, "Forumet", "own")
    forum = await forum_called(built, "Forumet")

    def anywhere(tx: Tx) -> None:
        tx.get_one(Forum, forum.id).owner_organisation_id = None

    await built.store.run(anywhere)

    told = await revise(anna, forum, name="Annat namn")

    assert not told.errors
    kept = await forum_called(built, "Annat namn")
    assert (kept.owner_organisation_id, kept.owner_function_id) == (None, forum.owner_function_id)


@ON_SQLITE
async def test_nobody_is_told_of_a_new_name_when_something_else_is_changed(
    built: House, anna: Someone
) -> None:
    await create(anna, "BUS söder", "bus_overall")
    bus = await forum_called(built, "BUS söder")
    await book(anna, bus, "2027-02-10")

    def as_by_its_kind(tx: Tx) -> None:
        # One that was called by its kind's own form counts as the forum's, and has no name.
        for each in tx.exec(select(Meeting)):
            each.name = ""

    await built.store.run(as_by_its_kind)
    await built.bot.sweep()
    sent = len(invites(built))

    await revise(anna, bus, length="90")
    await built.bot.sweep()

    assert len(invites(built)) == sent


@ON_SQLITE
async def test_one_that_has_ended_does_not_come_back_beside_another_of_its_name(
    built: House, anna: Someone
) -> None:
    await create(anna, "Forumet")
    old = await forum_called(built, "Forumet")

    def ended(tx: Tx) -> None:
        row = tx.get_one(Forum, old.id)
        row.active_from_on, row.active_to_on = date(2026, 8, 1), date(2027, 1, 1)

    await built.store.run(ended)
    await create(anna, "Forumet")

    told = await revise(anna, old, last_on="")

    assert "heter så" in errors(told)["name"]
    assert len([each for each in rows(built, Forum) if each.active_to_on is None]) == 1


@ON_SQLITE
async def test_days_of_a_series_after_the_last_day_are_shown_while_they_are_booked(
    built: House, anna: Someone
) -> None:
    await create(anna, "Forumet")
    forum = await forum_called(built, "Forumet")
    await anna.presses_unseen("forums.series", str(forum.id))
    await anna.fills(weekday="2", at="9.00", every="1", from_on="2027-03-10", to_on="2027-03-24")
    await anna.fills()
    await revise(anna, forum, last_on="2027-03-12")

    booked = words(await anna.presses_unseen("forums.days", str(forum.id)))
    await anna.presses_unseen("forums.call_off_after", str(forum.id))
    after = words(await anna.presses_unseen("forums.days", str(forum.id)))

    assert "17 mars" in booked
    assert "10 mars" in after
    assert "17 mars" not in after


@ON_SQLITE
async def test_a_form_opened_before_another_changed_the_forum_undoes_nothing(
    built: House, anna: Someone, someone: Someones
) -> None:
    await create(anna, "Forumet")
    forum = await forum_called(built, "Forumet")
    again = someone("sip")
    anna.waits = again.waits = False
    await again.presses_unseen("forums.change", str(forum.id))
    await revise(anna, forum, last_on="2027-03-12", per_term="3")
    before = (await forum_called(built, "Forumet")).model_dump()

    late = await again.fills(length="90")

    assert "medan du skrev" in errors(late)["name"]
    assert (await forum_called(built, "Forumet")).model_dump() == before
    assert not (await revise(again, forum, length="90")).errors


@ON_SQLITE
async def test_a_seat_that_nobody_holds_does_not_keep_the_turn_from_the_others(
    built: House, anna: Someone
) -> None:
    await create(anna, "Forumet", seats=(*SEATS, BUP), also=("rotates",), per_term="6")
    forum = await forum_called(built, "Forumet")

    def turns(tx: Tx) -> list[int]:
        for each in tx.exec(select(Contact)):
            each.active = each.active and "bup" not in each.email
        tx.flush()
        owner = tx.exec(select(Contact).where(col(Contact.email).startswith("sip-"))).one()
        return [each.contact.organisation_id for each in hosts(tx, forum, owner, 6)]

    hosted = await built.store.run(turns)

    assert sorted(hosted.count(each) for each in set(hosted)) == [3, 3]
