"""What stands in a feed: meetings as any onlooker may see them, and no others."""

from datetime import timedelta

import pytest

from bot.demo.calling import call_sip
from bot.demo.house import House
from bot.demo.people import Someone
from models.meetings import Meeting, MeetingState
from models.registry import Contact
from tests.conftest import Clock, Someones
from tests.features.acting import BOOKED_AT, call_fixed, call_without_consent, take_back
from tests.features.databases import ON_SQLITE
from tests.features.looking import contact_of, rows, save, the
from tests.web.fetching import belongs, call_forum, events, fetched, links, start


async def own(built: House, clock: Clock, person: Someone) -> list[str]:
    link = links(await person.says("kalender"))[0]
    return list(await events(built, clock, link))


async def of_team(built: House, clock: Clock, person: Someone) -> list[str]:
    link = links(await person.says("kalender"))[1]
    return list(await events(built, clock, link))


async def test_ones_own_feed_holds_a_booked_meeting_under_its_neutral_name(
    built: House, clock: Clock, anna: Someone, bo: Someone
) -> None:
    await call_fixed(anna)
    reference = the(built, Meeting).reference

    link = links(await bo.says("kalender"))[0]

    text = (await fetched(built, clock, link)).text
    found = await events(built, clock, link)
    event = found[f"Samverkansmöte {reference}"]
    assert (start(event), event["CLASS"], event["UID"]) == (
        BOOKED_AT,
        "PRIVATE",
        the(built, Meeting).uid,
    )
    assert len(found) == 1
    for word in ("SIP", "sip", "Kurator", "Samtycke"):
        assert word not in text.replace(f"UID:{the(built, Meeting).uid}", "")


async def test_a_structural_meeting_stands_under_its_own_name(
    built: House, clock: Clock, anna: Someone, bo: Someone
) -> None:
    await call_forum(anna)

    found = await events(built, clock, links(await bo.says("kalender"))[0])

    assert list(found) == ["Samverkansforum"]
    assert "CLASS" not in found["Samverkansforum"]


async def test_drafts_polls_and_other_peoples_meetings_are_not_in_it(
    built: House, clock: Clock, anna: Someone, someone: Someones
) -> None:
    await call_sip(anna)
    await call_without_consent(anna)

    assert await own(built, clock, anna) == []
    await call_fixed(anna)
    assert len(await own(built, clock, anna)) == 1
    assert await own(built, clock, someone("specped")) == []


async def test_moved_it_is_the_same_meeting_and_called_off_it_is_gone(
    built: House, clock: Clock, anna: Someone
) -> None:
    await call_fixed(anna)
    link = links(await anna.says("kalender"))[0]
    (before,) = (await events(built, clock, link)).values()
    await anna.presses("Flytta")
    await anna.fills(on="2027-02-12", at="10.30")
    (after,) = (await events(built, clock, link)).values()
    await anna.presses("Ställ in")
    await anna.fills()

    assert (after["UID"], start(after)) == (before["UID"], start(before) + timedelta(days=1))
    assert after.decoded("SEQUENCE") == before.decoded("SEQUENCE") + 1
    assert await events(built, clock, link) == {}


async def test_who_cannot_come_has_it_no_more_and_has_it_again_when_they_can(
    built: House, clock: Clock, anna: Someone, bo: Someone
) -> None:
    await call_fixed(anna)
    link = links(await bo.says("kalender"))[0]
    await bo.presses("Kan inte")
    await bo.fills(why="sick")
    without = await events(built, clock, link)

    await bo.presses("Jag kan ändå")

    assert without == {}
    assert len(await events(built, clock, link)) == 1


async def test_a_place_taken_back_takes_the_meeting_along(
    built: House, clock: Clock, anna: Someone, bo: Someone
) -> None:
    await call_fixed(anna)
    take_back(built, bo, clock())

    assert await own(built, clock, bo) == []


@pytest.mark.parametrize("state", [MeetingState.BOOKED, MeetingState.HELD, MeetingState.CLOSED])
async def test_what_has_been_stays_for_sixty_days(
    built: House, clock: Clock, anna: Someone, state: MeetingState
) -> None:
    await call_fixed(anna)
    meeting = the(built, Meeting)
    meeting.state = state
    save(built, meeting)
    assert meeting.ends_at is not None

    clock.at = meeting.ends_at + timedelta(days=60, seconds=-1)
    on_the_last = await own(built, clock, anna)
    clock.on(timedelta(seconds=1))

    assert len(on_the_last) == 1
    assert await own(built, clock, anna) == []


@ON_SQLITE
async def test_what_lies_far_ahead_is_in_it(built: House, clock: Clock, anna: Someone) -> None:
    await call_fixed(anna)
    meeting = the(built, Meeting)
    assert meeting.starts_at is not None
    meeting.starts_at += timedelta(days=900)
    meeting.ends_at = meeting.starts_at + timedelta(hours=1)
    save(built, meeting)

    assert len(await own(built, clock, anna)) == 1


async def test_a_teams_feed_holds_structural_meetings_and_no_trace_of_others(
    built: House, clock: Clock, anna: Someone, bo: Someone
) -> None:
    link = links(await bo.says("kalender"))[1]
    await call_forum(anna)
    before = await fetched(built, clock, link)

    await call_fixed(anna)
    await call_sip(anna)

    assert (await fetched(built, clock, link)).content == before.content
    assert await of_team(built, clock, anna) == ["Samverkansforum"]


async def test_a_team_of_one_organisation_sees_what_that_is_called_to(
    built: House, clock: Clock, anna: Someone, someone: Someones
) -> None:
    bo = someone("kurator", "ekbacken")
    team = belongs(built, "ekbacken", contact_of(built, bo).organisation_id)
    await call_forum(anna)

    called = await of_team(built, clock, bo)
    anna_there = someone("kurator2", "ekbacken")
    belongs(built, "ekbacken", contact_of(built, anna_there).organisation_id)

    assert called == ["Samverkansforum"]
    assert team.name == "elevhälsa-ekbacken"
    assert await of_team(built, clock, anna_there) == []


@ON_SQLITE
async def test_the_feed_speaks_the_language_of_whose_it_is(
    built: House, clock: Clock, anna: Someone
) -> None:
    await call_fixed(anna)
    contact = next(each for each in rows(built, Contact) if each.id == contact_of(built, anna).id)
    contact.language = "en"
    save(built, contact)

    (title,) = await own(built, clock, anna)

    assert title == f"Coordination meeting {the(built, Meeting).reference}"
