"""Which times are found: calendars, our own meetings, notice, the family, the consent."""

from datetime import date, time, timedelta

from bot.demo.calling import call_sip
from bot.demo.district import AGREEMENT
from bot.demo.house import House
from bot.demo.people import Someone
from bot.features.meetings.times import NothingFound, why_not
from bot.features.meetings.view import view
from bot.texts import render
from models.meetings import Candidate, Meeting, MeetingState
from models.registry import BusyPeriod
from scheduler.slots import Blocked
from tests.conftest import Clock, Someones
from tests.features.acting import call_fixed, call_without_consent, give_consent, utc
from tests.features.calendars import empty_calendars, keep_busy, local_times
from tests.features.looking import contact_of, errors, rows, the


async def test_every_time_is_free_in_the_calendars_of_all_organisations(
    built: House, anna: Someone, bo: Someone, cia: Someone
) -> None:
    called = {contact_of(built, each).id for each in (anna, bo, cia)}

    await call_sip(anna)

    taken = [each for each in rows(built, BusyPeriod) if each.contact_id in called]
    for time_ in rows(built, Candidate):
        assert not [
            each
            for each in taken
            if each.starts_at < time_.ends_at and each.ends_at > time_.starts_at
        ]


async def test_what_we_have_booked_already_is_avoided(built: House, anna: Someone) -> None:
    empty_calendars(built)
    await call_fixed(anna, at="8.00")

    await call_sip(anna, from_on="2027-02-11", to_on="2027-02-11")

    # Eight is the first time of a day, and would come first if it were free.
    assert min(local_times(built)).time() == time(9)


async def test_without_a_common_time_the_organisation_that_blocks_is_named_and_the_next_days(
    built: House, anna: Someone, cia: Someone
) -> None:
    keep_busy(built, cia, utc(1, 31, 0), utc(2, 13, 0))

    reply = await call_sip(anna)

    said = errors(reply)["to_on"]
    assert said.startswith("Jag hittar ingen tid. Det som hindrar: BUP Exempelviken (")
    assert "Mellan lör 13 februari 2027 och ons 24 februari 2027 finns 4 tider" in said
    assert not rows(built, Meeting)


async def test_the_days_it_points_to_do_have_that_many_times(
    built: House, anna: Someone, cia: Someone
) -> None:
    keep_busy(built, cia, utc(1, 31, 0), utc(2, 13, 0))

    reply = await call_sip(anna, from_on="2027-02-13", to_on="2027-02-24")

    assert not reply.errors
    assert len(rows(built, Candidate)) == 4


async def test_when_no_later_days_help_it_says_what_to_change(
    built: House, anna: Someone, cia: Someone
) -> None:
    keep_busy(built, cia, utc(1, 25, 0), utc(12, 31, 0))

    said = errors(await call_sip(anna))["to_on"]

    assert "BUP Exempelviken" in said
    assert said.endswith("Vidga tiden eller ändra vilka som kallas.")


async def test_a_convener_who_cannot_come_is_named_by_function(
    built: House, someone: Someones, anna: Someone
) -> None:
    keep_busy(built, anna, utc(1, 25, 0), utc(12, 31, 0))
    await anna.says("sip")
    colleague = anna.choice("who", "Socialsekreterare, Socialtjänsten Exempelviken")
    school = anna.choice("who", "Kurator, Ekbackens skola")

    said = errors(await call_sip(anna, who=(colleague, school)))["to_on"]

    assert "Det som hindrar: SIP-samordnare, Socialtjänsten Exempelviken (" in said


async def test_the_family_half_days_are_kept(built: House, anna: Someone) -> None:
    await call_sip(anna, family=("thu-am", "wed-pm"))

    found = local_times(built)
    assert found
    for each in found:
        ends = (each + timedelta(hours=1)).time()
        assert (each.weekday() == 3 and ends <= time(12)) or (
            each.weekday() == 2 and each.time() >= time(12)
        )


async def test_a_family_that_can_come_on_no_such_day_is_what_blocks(anna: Someone) -> None:
    reply = await call_sip(anna, from_on="2027-02-02", to_on="2027-02-03", family=("mon-am",))

    assert "Det som hindrar: när familjen kan (" in errors(reply)["to_on"]


async def test_people_get_three_days_of_notice(built: House, clock: Clock, anna: Someone) -> None:
    await call_sip(anna, from_on="2027-01-25", to_on="2027-01-29")

    assert min(each.starts_at for each in rows(built, Candidate)) >= clock.at + timedelta(days=3)


async def test_too_short_notice_for_any_time_is_said(anna: Someone) -> None:
    reply = await call_sip(anna, from_on="2027-01-25", to_on="2027-01-27")

    assert "att det ska vara minst 3 dagars varsel" in errors(reply)["to_on"]


async def test_a_window_that_began_long_ago_counts_from_today(
    built: House, clock: Clock, anna: Someone
) -> None:
    reply = await call_sip(anna, from_on="0001-01-01", to_on="2027-02-05")

    assert not reply.errors
    assert min(each.starts_at for each in rows(built, Candidate)) > clock.at


async def test_no_time_lies_after_the_last_day_of_the_consent(built: House, anna: Someone) -> None:
    await call_sip(anna, valid_to_on="2027-02-03")

    assert local_times(built)
    assert max(local_times(built)).date() <= date(2027, 2, 3)


async def test_a_consent_that_ends_too_soon_is_what_blocks(
    built: House, anna: Someone, cia: Someone
) -> None:
    keep_busy(built, cia, utc(2, 1, 0), utc(2, 4, 0))

    reply = await call_sip(anna, valid_to_on="2027-02-03")

    assert "att samtycket tar slut" in errors(reply)["to_on"]


async def test_a_consent_without_a_real_end_is_no_hindrance(built: House, anna: Someone) -> None:
    reply = await call_sip(anna, valid_to_on="9999-12-31")

    assert not reply.errors
    assert rows(built, Candidate)


async def test_a_draft_without_common_time_stays_a_draft(
    built: House, anna: Someone, cia: Someone
) -> None:
    keep_busy(built, cia, utc(1, 31, 0), utc(2, 13, 0))
    await call_without_consent(anna)

    reply = await give_consent(anna)

    assert "BUP Exempelviken" in errors(reply)["to_on"]
    assert the(built, Meeting).state == MeetingState.DRAFT


async def test_a_meeting_longer_than_the_days_is_said_to_be_so(
    built: House, clock: Clock, anna: Someone
) -> None:
    await call_sip(anna)

    with built.store.transaction() as tx:
        shown = view(tx, the(built, Meeting), AGREEMENT, clock.at)

    said = render(why_not(shown, NothingFound(Blocked(()), None, 0)), "sv")
    assert "att dagarna inte räcker till ett möte" in said
