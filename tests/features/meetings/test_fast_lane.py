"""A meeting with a last date: times up to it, soonest first, at short notice."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.demo.house import House
from bot.demo.people import Someone
from bot.demo.reading import words
from bot.texts import render
from models.meetings import Candidate, Meeting
from tests.conftest import Clock, Someones
from tests.features.databases import ON_SQLITE
from tests.features.looking import errors, newest, rows, the
from tests.features.reporting import call_report_fixed, call_report_meeting, open_report_form

pytestmark = ON_SQLITE


@pytest.fixture
def soc(someone: Someones) -> Someone:
    return someone("soc")


def starts(built: House) -> list[datetime]:
    return [each.starts_at for each in rows(built, Candidate)]


async def test_times_lie_within_the_last_date_soonest_first(built: House, soc: Someone) -> None:
    await call_report_meeting(soc, latest_on="2027-01-29")

    found = starts(built)
    assert len(found) == 4
    assert found == sorted(found)
    assert found[-1] < datetime(2027, 1, 30, tzinfo=UTC)


async def test_the_next_working_day_is_soon_enough(built: House, soc: Someone) -> None:
    await call_report_meeting(soc, latest_on="2027-01-29")

    assert starts(built)[0].date() == datetime(2027, 1, 26, tzinfo=UTC).date()


async def test_on_a_friday_the_next_working_day_is_monday(
    built: House, clock: Clock, soc: Someone
) -> None:
    clock.at = datetime(2027, 1, 29, 8, tzinfo=UTC)

    await call_report_meeting(soc, from_on="2027-01-29", latest_on="2027-02-07")

    assert starts(built)[0].date() == datetime(2027, 2, 1, tzinfo=UTC).date()


async def test_without_a_last_date_the_agreements_notice_holds(built: House, soc: Someone) -> None:
    await call_report_meeting(soc)

    assert min(starts(built)) >= datetime(2027, 1, 25, 8, tzinfo=UTC) + timedelta(days=3)


async def test_when_nothing_fits_before_the_last_date_no_later_days_are_proposed(
    built: House, soc: Someone
) -> None:
    reply = await call_report_meeting(soc, latest_on="2027-01-25")

    assert "tidigast nästa arbetsdag" in errors(reply)["to_on"]
    assert "välj de dagarna" not in errors(reply)["to_on"]
    assert not rows(built, Meeting)


async def test_days_before_the_last_date_are_proposed_when_the_window_was_too_narrow(
    built: House, soc: Someone
) -> None:
    reply = await call_report_meeting(
        soc, from_on="2027-01-30", to_on="2027-01-31", latest_on="2027-02-05"
    )

    assert "välj de dagarna" in errors(reply)["to_on"]


async def test_a_time_after_the_last_date_is_warned_of_on_the_conveners_card(
    built: House, soc: Someone, bo: Someone
) -> None:
    await call_report_fixed(soc, latest_on="2027-02-02")

    warning = "Tiden är efter tis 2 februari 2027, som ni har satt som senaste dag."
    assert warning in newest(soc)
    assert warning not in newest(bo)


async def test_a_time_within_the_last_date_is_not(soc: Someone) -> None:
    await call_report_fixed(soc, latest_on="2027-02-03")

    assert "senaste dag" not in newest(soc)


async def test_days_after_the_last_date_are_refused(built: House, soc: Someone) -> None:
    reply = await call_report_meeting(soc, from_on="2027-02-08", latest_on="2027-02-05")

    assert list(errors(reply)) == ["latest_on"]
    assert not rows(built, Meeting)


async def test_a_last_date_that_has_passed_is_refused(built: House, soc: Someone) -> None:
    reply = await call_report_meeting(soc, latest_on="2027-01-24")

    assert list(errors(reply)) == ["latest_on"]
    assert not rows(built, Meeting)


async def test_the_form_asks_for_one_last_date_and_never_for_the_day_of_arrival(
    soc: Someone,
) -> None:
    await open_report_form(soc)

    fields = [getattr(each, "id", "") for each in soc.form.fields]
    assert fields.count("latest_on") == 1
    assert not [each for each in fields if "arriv" in each or "inkom" in each]


async def test_the_conditions_come_first_with_one_button(soc: Someone) -> None:
    await soc.says("anmälan")

    assert soc.form.id == "meetings.conditions"
    assert not [each for each in soc.form.fields if hasattr(each, "id")]
    for language in ("sv", "en"):
        assert len(render(soc.form.send, language)) <= 24


async def test_the_called_learn_neither_the_last_date_nor_the_kind(
    built: House, soc: Someone, bo: Someone
) -> None:
    await call_report_meeting(soc, latest_on="2027-02-05")

    said = words(bo.cards[0].reply)
    assert said.startswith(f"Samverkansmöte {the(built, Meeting).reference}")
    assert "anmäl" not in said.casefold()
    assert "senaste" not in said
