"""The forum wheel through the router: told some weeks into the term, until met or explained."""

import asyncio
import re
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlmodel import col, select

from bot.agreement import Agreement, ForumRules
from bot.demo.district import AGREEMENT
from bot.demo.house import House
from bot.demo.people import Someone, starting_values
from bot.demo.reading import calendar_text, words
from bot.demo.travel import travel
from bot.features.digest.telling import subject
from bot.features.forums.catalogue import BY_KEY
from bot.features.forums.due import turn
from bot.features.forums.proposing import proposals
from bot.features.forums.standing import standings
from bot.replies import Button
from bot.texts import render
from models.agenda import AgendaItem, agenda
from models.forums import Forum, ForumLineage, ForumShortfall, ShortfallReason
from models.meetings import Meeting, MeetingState
from models.registry import Contact, Organisation, SchoolBreak, SchoolBreakKind, SchoolYear
from models.store import Tx
from scheduler.terms import Term
from scheduler.workdays import is_workday
from tests.conftest import Clock, Someones
from tests.features.calendars import empty_calendars, local_times
from tests.features.forums.acting import SEATS, book, create, forum_called, meetings_of
from tests.features.looking import errors
from tests.features.reporting import call_report_fixed, call_report_meeting

STOCKHOLM = ZoneInfo("Europe/Stockholm")
SPRING = Term(date(2027, 1, 11), date(2027, 6, 11))
AUTUMN = Term(date(2026, 8, 17), date(2026, 12, 18))
FYREN = "Rektor, Friskolan Fyren"
BUP = "Psykolog, BUP Exempelviken"
ON_ONE = pytest.mark.parametrize("url", ["sqlite"], indirect=True)
"""For what no database can tell apart."""

STATUS_DAY = datetime(2027, 2, 1, 7, 5, tzinfo=UTC)
"""The Monday three weeks after the spring term began, at the hour of reminders."""


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2027, 1, 25), None),
        (date(2027, 2, 1), 0),
        (date(2027, 2, 8), None),
        (date(2027, 2, 22), 1),
        (date(2027, 6, 7), 6),
        (date(2027, 6, 14), None),
    ],
)
def test_owners_hear_of_it_in_the_weeks_that_the_agreement_tells(
    day: date, expected: int | None
) -> None:
    assert turn(SPRING, day, Agreement()) == expected


def test_the_weeks_are_local_custom_and_can_be_others() -> None:
    rules = Agreement(forums=ForumRules(status_after=0, remind_every=1))

    assert [turn(AUTUMN, date(2026, 8, 17) + timedelta(weeks=n), rules) for n in range(3)] == [
        0,
        1,
        2,
    ]


async def status(built: House, owner: Someone, clock: Clock, at: datetime = STATUS_DAY) -> str:
    """What the owner is told on a Monday, or nothing."""
    before = len(owner.cards)
    clock.at = at
    await built.bot.sweep()
    told = [words(card.reply) for card in owner.cards[before:]]
    return "\n".join(each for each in told if "Forum VT 2027" in each)


def add_next_year(built: House) -> None:
    """The municipality has told its next year, and so the summer between."""
    with built.store.transaction() as tx:
        for each in tx.exec(select(SchoolYear)).all():
            values = each.model_dump(exclude={"id"})
            days = {key: day.replace(year=day.year + 1) for key, day in values.items()
                    if isinstance(day, date) and key != "checked_on"}  # fmt: skip
            tx.add(SchoolYear(**{**values, **days, "label": "2027/28"}))


def take_buttons(owner: Someone) -> list[Button]:
    return [button for _, button in owner.buttons() if button.id == "forums.take"]


@ON_ONE
async def test_an_owner_without_chat_reads_the_times_and_whom_to_ask_in_a_mail(
    built: House, someone: Someones, clock: Clock
) -> None:
    anna = someone("sip")
    await create(anna, "BUS söder", "bus_overall")
    bus = await forum_called(built, "BUS söder")
    await anna.presses_unseen("forums.change", str(bus.id))
    await anna.fills(owner=anna.choice("owner", "Rektor, Förskolan Blåklockan"))

    clock.at = STATUS_DAY
    await built.bot.sweep()

    (mail,) = [each for each in built.mailbox.mails if each.message["Subject"] == "Forum VT 2027"]
    body = mail.message.get_body(("plain",))
    text = " ".join(body.get_content().split()) if body else ""
    assert mail.to == ("rektor.blaklockan@exempelviken.example",)
    assert "BUS söder: 0 av 2 bokade" in text
    assert re.search(r"Förslag på tider: .* kl\. [\d.]+ och .* kl\. [\d.]+\.", text)
    assert "be den som sköter området att göra det: sip-samordnare@exempelviken.example." in text


@ON_ONE
async def test_b25_owners_are_reminded_with_two_dates_for_bus_and_one_for_a_forum(
    built: House, someone: Someones, clock: Clock
) -> None:
    anna = someone("sip")
    await create(anna, "BUS söder", "bus_overall")
    await create(anna, "Samverkansforum", "cooperation")
    await create(anna, "Nya gruppen", "fifteen")
    await create(anna, "Utan antal", "internal")

    told = await status(built, anna, clock)
    counts = {
        name: sum(render(button.name, "sv").endswith(f": {name}") for button in take_buttons(anna)
                  if button.name)
        for name in ("BUS söder", "Samverkansforum", "Nya gruppen", "Utan antal")
    }  # fmt: skip

    assert "BUS söder: 0 av 2 bokade" in told
    assert "Samverkansforum: 0 av 1 bokade" in told
    assert "Utan antal: 0 bokade den här terminen" in told
    assert counts == {"BUS söder": 2, "Samverkansforum": 1, "Nya gruppen": 2, "Utan antal": 0}
    assert "lokal rutin" in told


def test_trap02_no_number_of_weeks_or_meetings_is_called_law() -> None:
    """Three weeks, two a term and 24 hours are local custom; the 14 days are an assessment's."""
    rules = Agreement()
    clocks = {key: each.clock for key, each in rules.kinds.items() if each.clock}
    assessment = clocks.pop("anmalningsmote")
    custom = [each.source for each in clocks.values()]
    custom += [each.source for each in rules.quotas.values()]

    assert len(custom) == 4
    assert all(each.startswith("lokal rutin") for each in custom)
    assert (assessment.days, "SoL (2025:400) 20 kap. 2 §" in assessment.source) == (14, True)
    papers = [each.source for each in BY_KEY.values() if each.per_term]
    assert papers
    assert not [each for each in papers if re.search(r"\b(SoL|HSL|skollag\w*|lag)\b", each)]


@ON_ONE
async def test_trap02_the_numbers_are_said_to_be_local_custom_and_nowhere_law(
    built: House, someone: Someones, clock: Clock
) -> None:
    anna = someone("sip")
    await create(anna, "BUS söder", "bus_overall")
    bus = await forum_called(built, "BUS söder")

    told = await status(built, anna, clock)
    assert "lokal rutin" in bus.source
    assert "lokal rutin" in told
    assert " lag" not in told.lower().replace("lagt", "")


@ON_ONE
async def test_b26_proposals_keep_to_workdays_and_school_days_of_every_school_invited(
    built: House, someone: Someones, clock: Clock
) -> None:
    anna = someone("sip")
    await create(anna, "BUS söder", "bus_overall", (*SEATS, FYREN), per_term="12")
    await status(built, anna, clock)
    (everything,) = [b for b in take_buttons(anna) if " " in b.value]
    starts = [
        datetime.fromtimestamp(int(each.split("@")[1]), STOCKHOLM)
        for each in everything.value.split()
    ]

    assert len(starts) >= 10
    for each in starts:
        assert is_workday(each.date())
        assert time(8) <= each.timetz().replace(tzinfo=None) < time(17)
        assert not date(2027, 2, 22) <= each.date() <= date(2027, 2, 26)  # Fyren's sportlov
        assert not date(2027, 3, 1) <= each.date() <= date(2027, 3, 5)  # the municipality's
        assert not date(2027, 3, 26) <= each.date() <= date(2027, 4, 2)
        assert SPRING.from_on <= each.date() <= SPRING.to_on


@ON_ONE
async def test_b26_no_proposal_falls_on_a_study_day_of_a_school_that_is_invited(
    built: House, someone: Someones, clock: Clock
) -> None:
    await create(someone("sip"), "BUS söder", "bus_overall", (*SEATS, FYREN))
    clock.at = STATUS_DAY

    def proposed(tx: Tx) -> list[date]:
        bus = tx.exec(select(Forum).where(Forum.name == "BUS söder")).one()
        own = [each for each in standings(tx, bus.area_id, SPRING) if each.forum.id == bus.id]
        (found,) = proposals(tx, own, AGREEMENT, STATUS_DAY)
        return [each.astimezone(STOCKHOLM).date() for each in found.times]

    def let_fyren_study(tx: Tx, days: list[date]) -> None:
        school = tx.exec(select(Organisation).where(Organisation.name == "Friskolan Fyren")).one()
        year = tx.exec(select(SchoolYear).where(SchoolYear.organisation_id == school.id)).one()
        for day in days:
            tx.add(
                SchoolBreak(
                    area_id=school.area_id,
                    school_year_id=year.id,
                    kind=SchoolBreakKind.STUDY_DAY,
                    name="Studiedag",
                    from_on=day,
                    to_on=day,
                )
            )
        tx.flush()

    before = await built.store.run(proposed)
    await built.store.run(let_fyren_study, before)
    after = await built.store.run(proposed)

    assert len(before) == len(after) == 2
    assert not set(before) & set(after)


async def test_all_are_booked_at_once_and_a_second_press_books_nothing_more(
    built: House, someone: Someones, clock: Clock
) -> None:
    anna = someone("sip")
    await create(anna, "BUS söder", "bus_overall")
    await create(anna, "Samverkansforum", "cooperation")
    await status(built, anna, clock)
    (everything,) = [b for b in take_buttons(anna) if " " in b.value]

    first = words(await anna.presses_unseen("forums.take", everything.value))
    again = words(await anna.presses_unseen("forums.take", everything.value))
    later = await status(built, anna, clock, STATUS_DAY + timedelta(weeks=3))

    def booked(tx: Tx) -> int:
        return len(tx.exec(select(Meeting).where(Meeting.state == MeetingState.BOOKED)).all())

    assert "3 möten är bokade" in first
    assert "redan bokade" in again
    assert await built.store.run(booked) == 3
    assert later == ""
    assert "BUS söder: 2 av 2 bokade" in words(await anna.says("forum"))


async def test_two_who_press_at_once_book_once(
    built: House, someone: Someones, clock: Clock
) -> None:
    anna, again = someone("sip"), someone("sip")
    anna.waits = again.waits = False
    await create(anna, "BUS söder", "bus_overall")
    bus = await forum_called(built, "BUS söder")
    await status(built, anna, clock)
    (everything,) = [b for b in take_buttons(anna) if " " in b.value]

    told = await asyncio.gather(
        *(each.presses_unseen("forums.take", everything.value) for each in (anna, again))
    )

    assert sorted("2 möten är bokade" in words(each) for each in told) == [False, True]
    assert len(await meetings_of(built, bus)) == 2


async def test_an_old_message_books_nothing_beyond_what_was_agreed_on(
    built: House, someone: Someones, clock: Clock
) -> None:
    anna = someone("sip")
    await create(anna, "BUS söder", "bus_overall")
    bus = await forum_called(built, "BUS söder")
    await status(built, anna, clock)
    (everything,) = [b for b in take_buttons(anna) if " " in b.value]
    await book(anna, bus, "2027-02-17")
    await book(anna, bus, "2027-05-19")

    told = words(await anna.presses_unseen("forums.take", everything.value))

    assert "redan bokade" in told
    assert len(await meetings_of(built, bus)) == 2


async def test_a_shortfall_explained_by_a_code_is_asked_about_no_more(
    built: House, someone: Someones, clock: Clock
) -> None:
    anna, kurator = someone("sip"), someone("kurator")
    await create(anna, "BUS söder", "bus_overall")
    bus = await forum_called(built, "BUS söder")
    await status(built, anna, clock)
    assert "BUS söder" in await status(built, anna, clock, STATUS_DAY + timedelta(weeks=3))

    refused = words(await kurator.presses_unseen("forums.explain", str(bus.id)))
    await anna.presses_unseen("forums.explain", str(bus.id))
    await anna.fills(reason="vacancy")
    await anna.presses_unseen("forums.explain", str(bus.id))
    await anna.fills(reason="agreed_fewer")

    def rows(tx: Tx) -> list[tuple[str, ShortfallReason]]:
        return [(each.term, each.reason) for each in tx.exec(select(ForumShortfall))]

    assert refused.startswith("Bara den som sköter BUS söder")
    assert await built.store.run(rows) == [("VT2027", ShortfallReason.AGREED_FEWER)]
    assert await status(built, anna, clock, STATUS_DAY + timedelta(weeks=6)) == ""
    assert "Förklaring: Vi har kommit överens om färre" in words(await anna.says("forum"))


@ON_ONE
async def test_hosts_take_turns_and_receive_the_others_in_their_house(
    built: House, someone: Someones
) -> None:
    anna = someone("sip")
    await create(anna, "BUS söder", "bus_overall", also=("rotates",), per_term="4")
    bus = await forum_called(built, "BUS söder")
    days = ("2027-02-10", "2027-03-10", "2027-04-14", "2027-05-12")
    nine = [datetime.fromisoformat(f"{day}T09:00").replace(tzinfo=STOCKHOLM) for day in days]
    value = " ".join(f"{bus.id}@{int(each.timestamp())}" for each in nine)

    await anna.presses_unseen("forums.take", value)

    def hosts(tx: Tx) -> list[str]:
        found = tx.exec(
            select(Organisation.name)
            .join(Contact, col(Contact.organisation_id) == col(Organisation.id))
            .join(Meeting, col(Meeting.convener_id) == col(Contact.id))
            .where(Meeting.forum_id == bus.id)
            .order_by(col(Meeting.starts_at))
        )
        return list(found)

    first, second = "Socialtjänsten Exempelviken", "Ekbackens skola"
    assert sorted(await built.store.run(hosts)) == sorted([first, second] * 2)
    assert (await built.store.run(hosts))[0::2] != (await built.store.run(hosts))[1::2]
    assert all(each.place_id for each in await meetings_of(built, bus))


@ON_ONE
async def test_what_a_preparing_group_wrote_stands_on_its_parents_agenda(
    built: House, someone: Someones, clock: Clock
) -> None:
    anna = someone("sip")
    await create(anna, "Nya gruppen", "fifteen", also=("preparing",))
    parent = await forum_called(built, "Nya gruppen")
    child = await forum_called(built, "Nya gruppen: Beredningsgrupp 1")
    await book(anna, child, "2027-02-03")
    (prepared,) = await meetings_of(built, child)

    def write(tx: Tx) -> None:
        who = tx.get_one(Contact, prepared.convener_id).organisation_id
        tx.add(
            AgendaItem(
                area_id=prepared.area_id,
                meeting_id=prepared.id,
                organisation_id=who,
                words="Gemensam rutin för frånvaro",
                raised_at=clock.at,
            )
        )

    await built.store.run(write)
    clock.at = datetime(2027, 2, 3, 10, tzinfo=UTC)
    await anna.presses_unseen("close", str(prepared.id))
    await anna.fills(next="ended")
    await book(anna, parent, "2027-02-17")
    (meeting,) = await meetings_of(built, parent)

    def points(tx: Tx) -> list[str]:
        return [each.words for each in agenda(tx, meeting.id)]

    assert await built.store.run(points) == ["Gemensam rutin för frånvaro"]


@ON_ONE
async def test_points_closed_after_the_parent_was_called_go_there_at_once_and_once(
    built: House, someone: Someones, clock: Clock
) -> None:
    anna = someone("sip")
    await create(anna, "Nya gruppen", "fifteen", also=("preparing",))
    parent = await forum_called(built, "Nya gruppen")
    child = await forum_called(built, "Nya gruppen: Beredningsgrupp 2")
    await book(anna, parent, "2027-02-17")
    await book(anna, child, "2027-02-03")
    (prepared,), (meeting,) = await meetings_of(built, child), await meetings_of(built, parent)
    await anna.presses_unseen("point", str(prepared.id))
    await anna.fills(point="Fler platser i familjestödet")
    clock.at = datetime(2027, 2, 3, 10, tzinfo=UTC)

    await anna.presses_unseen("close", str(prepared.id))
    await anna.fills(next="ended")

    def points(tx: Tx) -> list[str]:
        return [each.words for each in agenda(tx, meeting.id)]

    assert await built.store.run(points) == ["Fler platser i familjestödet"]


async def test_forums_are_merged_from_a_day_and_their_past_stays(
    built: House, someone: Someones
) -> None:
    anna = someone("sip")
    await create(anna, "Forum norr", "cooperation")
    await create(anna, "Forum söder", "cooperation")
    north, south = await forum_called(built, "Forum norr"), await forum_called(built, "Forum söder")
    await book(anna, north, "2027-02-10")
    await book(anna, south, "2027-05-12")

    await anna.presses_unseen("forums.merge", "")
    alone = await anna.fills(forums=(str(north.id),), name="Forum hela", since_on="2027-03-01")
    told = await anna.fills(
        forums=(str(north.id), str(south.id)), name="Forum hela", since_on="2027-03-01",
        per_term="2",
    )  # fmt: skip
    whole = await forum_called(built, "Forum hela")

    def lineage(tx: Tx) -> set[tuple[int, int]]:
        return {(each.from_id, each.to_id) for each in tx.exec(select(ForumLineage))}

    def ends(tx: Tx) -> set[date | None]:
        return {tx.get_one(Forum, each.id).active_to_on for each in (north, south)}

    assert set(alone.errors) == {"forums"}
    assert "ett forum: Forum hela" in words(told)
    assert await built.store.run(lineage) == {(north.id, whole.id), (south.id, whole.id)}
    assert await built.store.run(ends) == {date(2027, 2, 28)}
    assert len(await meetings_of(built, north)) == 1
    assert len(await meetings_of(built, whole)) == 1
    assert (whole.active_from_on, whole.per_term) == (date(2027, 3, 1), 2)


async def test_a_forum_is_split_in_two_from_a_day(built: House, someone: Someones) -> None:
    anna = someone("sip")
    await create(anna, "Forum hela", "cooperation")
    whole = await forum_called(built, "Forum hela")
    await book(anna, whole, "2027-05-12")

    await anna.presses_unseen("forums.split", str(whole.id))
    alike = await anna.fills(first="Forum norr", second="forum NORR", since_on="2027-03-01")
    told = words(await anna.fills(first="Forum norr", second="Forum söder", since_on="2027-03-01"))
    north, south = await forum_called(built, "Forum norr"), await forum_called(built, "Forum söder")

    assert set(alike.errors) == {"second"}
    assert "två forum" in told
    assert (len(await meetings_of(built, north)), len(await meetings_of(built, south))) == (1, 0)
    assert {north.active_from_on, south.active_from_on} == {date(2027, 3, 1)}
    assert words(await anna.says("forum")).count("Forum hela") == 1


@ON_ONE
async def test_b28_a_weekly_series_keeps_its_wall_clock_over_the_spring_night_and_the_lov(
    built: House, someone: Someones
) -> None:
    anna = someone("sip")
    await create(anna, "EHT söder", "health_team")
    eht = await forum_called(built, "EHT söder")

    await anna.presses_unseen("forums.series", str(eht.id))
    await anna.fills(weekday="0", at="9.00", from_on="2027-02-15", to_on="2027-04-26")
    shown = starting_values(anna.form)["days"]
    told = words(await anna.fills(days=tuple(each for each in shown if each != "2027-04-12")))
    found = [each.starts_at for each in await meetings_of(built, eht) if each.starts_at]
    local = [each.astimezone(STOCKHOLM) for each in found]
    calendars = [calendar_text(each.message) for each in built.mailbox.mails]

    assert "8 möten är bokade" in told
    assert [each.date() for each in local] == [
        date(2027, 2, 15),
        date(2027, 2, 22),
        date(2027, 3, 8),
        date(2027, 3, 15),
        date(2027, 3, 22),
        date(2027, 4, 5),
        date(2027, 4, 19),
        date(2027, 4, 26),
    ]
    assert {each.time() for each in local} == {time(9)}
    assert {each.hour for each in found} == {7, 8}
    assert all("DTSTART;TZID=Europe/Stockholm:2027" in each for each in calendars if each)


async def test_a_series_laid_twice_is_one(built: House, someone: Someones) -> None:
    anna = someone("sip")
    await create(anna, "EHT söder", "health_team")
    eht = await forum_called(built, "EHT söder")
    await anna.presses_unseen("forums.series", str(eht.id))
    await anna.fills(weekday="1", at="9.00", from_on="2027-02-01", to_on="2027-02-12")
    await anna.fills()
    await anna.presses_unseen("forums.series", str(eht.id))
    again = await anna.fills(weekday="1", at="9.00", from_on="2027-02-01", to_on="2027-02-12")

    assert set(again.errors) == {"from_on"}
    assert len(await meetings_of(built, eht)) == 2


@ON_ONE
async def test_trap20_in_summer_schools_rest_and_the_clocks_of_others_go_on(
    built: House, someone: Someones, clock: Clock
) -> None:
    """The school is closed from 11 June; a report of concern is to have been assessed all the same.

    Its last date is a Sunday in July, and its warnings come on the days they always do.
    """
    anna, soc = someone("sip"), someone("soc")
    await create(anna, "BUS söder", "bus_overall")
    clock.at = datetime(2027, 6, 28, 7, 5, tzinfo=UTC)
    await call_report_fixed(soc, on="2027-07-08", latest_on="2027-07-11")
    before = len(anna.cards)

    warned = []
    for day in (4, 9, 11):
        seen = len(soc.cards)
        await travel(built, clock, datetime(2027, 7, day, 12, tzinfo=UTC))
        warned.append("\n".join(words(each.reply) for each in soc.cards[seen:]))
    told = words(await anna.says("forum"))
    letters = [words(each.reply) for each in anna.cards[before:]]

    assert "7 dagar kvar till sista dagen: sön 11 juli 2027" in warned[0]
    assert "2 dagar kvar till sista dagen" in warned[1]
    assert "I dag är sista dagen" in warned[2]
    assert "Läsårsdata saknas" in told
    assert "BUS söder" in told
    assert not [each for each in letters if "Forum " in each]


@ON_ONE
async def test_trap20_in_summer_no_time_is_proposed_to_a_school_but_to_others(
    built: House, someone: Someones, clock: Clock
) -> None:
    soc = someone("soc")
    add_next_year(built)
    empty_calendars(built)
    clock.at = datetime(2027, 6, 28, 7, 5, tzinfo=UTC)
    window = {"from_on": "2027-07-05", "to_on": "2027-07-16", "latest_on": "2027-07-16"}

    with_school = await call_report_meeting(soc, **window)
    without = await call_report_meeting(soc, **window, who=(soc.choice("who", BUP),))

    assert "lov på Ekbackens skola" in errors(with_school)["to_on"]
    assert not without.errors
    assert {each.month for each in local_times(built)} == {7}


def test_trap12_weeks_are_iso_weeks_and_week_53_is_one() -> None:
    """The first message is for the Monday three weeks after a term that begins in week 53."""
    term = Term(date(2026, 12, 28), date(2027, 6, 11))
    mondays = [date(2026, 12, 28) + timedelta(weeks=n) for n in range(9)]

    assert [turn(term, each, Agreement()) for each in mondays] == [
        None, None, None, 0, None, None, 1, None, None,
    ]  # fmt: skip
    # By the clock on the wall: a Sunday night by UTC is Monday's week here.
    nights = [datetime(2027, 1, 3, hour, 30, tzinfo=UTC) for hour in (22, 23)]
    assert [render(subject(each), "sv") for each in nights] == ["Din vecka 53", "Din vecka 1"]


@ON_ONE
async def test_no_school_year_no_wheel(built: House, someone: Someones, clock: Clock) -> None:
    anna = someone("sip")
    await create(anna, "BUS söder", "bus_overall")

    def forget(tx: Tx) -> None:
        for year in tx.exec(select(SchoolYear)):
            year.label, year.autumn_from_on = "2020/21", date(2020, 8, 17)
            year.autumn_to_on, year.spring_from_on = date(2020, 12, 18), date(2021, 1, 11)
            year.spring_to_on = date(2021, 6, 11)

    await built.store.run(forget)

    assert await status(built, anna, clock) == ""
    assert "Läsårsdata saknas" in words(await anna.says("forum"))
