"""An individual meeting's mails: one recipient each, and nothing that tells what it is about."""

from email.message import EmailMessage

import pytest

from bot.demo.district import UNITS
from bot.demo.house import House
from bot.demo.people import Someone
from bot.demo.travel import travel
from bot.outlets.mailbox import Caught
from models.meetings import Meeting
from tests.conftest import Clock
from tests.features.acting import call_fixed, utc
from tests.features.databases import ON_SQLITE
from tests.features.looking import invites, the

pytestmark = ON_SQLITE

# Every organisation and function of the district, and the words that would name the kind.
NAMES = {unit.name for unit in UNITS} | {who for unit in UNITS for who, _, _ in unit.people}
TELLING = {"sip", "bup", "plan", "orosanmäl", "samtyck", "skola", "socialtjänst", "elev", "barn"}


def leaves(mail: EmailMessage) -> list[EmailMessage]:
    return [part for part in mail.walk() if not part.is_multipart()]


def all_words(caught: Caught) -> str:
    """Every header, file name and decoded part but the recipient's own address, in lower case."""
    mail = caught.message
    headers = [f"{key}: {value}" for part in mail.walk() for key, value in part.items()]
    contents = [str(part.get_payload(decode=True), "utf-8") for part in leaves(mail)]  # type: ignore[arg-type]  # -- a leaf's payload is bytes
    # Calendar lines are folded wherever they get too long, in the middle of an address too.
    unfolded = "\n".join([*headers, *contents]).replace("\r\n ", "")
    return unfolded.replace(caught.to[0], "").casefold()


async def every_kind_of_mail(built: House, clock: Clock, anna: Someone) -> None:
    """Call, move, remind and cancel."""
    await call_fixed(anna, link="https://video.example/rum")
    await anna.presses("Flytta")
    await anna.fills(on="2027-02-12")
    await travel(built, clock, utc(2, 11, 12))
    await anna.presses("Ställ in")
    await anna.fills()


async def test_no_mail_tells_kind_function_or_organisation(
    built: House, clock: Clock, anna: Someone
) -> None:
    await every_kind_of_mail(built, clock, anna)

    assert len(built.mailbox.mails) > 10
    for caught in built.mailbox.mails:
        said = all_words(caught)
        assert not [each for each in NAMES | TELLING if each.casefold() in said]


async def test_no_mail_holds_anybody_elses_address(
    built: House, clock: Clock, anna: Someone
) -> None:
    await every_kind_of_mail(built, clock, anna)

    addresses = {caught.to[0] for caught in built.mailbox.mails}
    assert len(addresses) == 3
    for caught in built.mailbox.mails:
        assert len(caught.to) == 1
        assert not [each for each in addresses - set(caught.to) if each in all_words(caught)]


async def test_the_subject_is_the_reference_and_the_calendar_entry_is_private(
    built: House, anna: Someone
) -> None:
    await call_fixed(anna)

    neutral = f"Samverkansmöte {the(built, Meeting).reference}"
    assert len(invites(built)) == 3
    for each in invites(built):
        assert each.subject == neutral
        assert str(each.event["SUMMARY"]) == neutral
        assert str(each.event["CLASS"]) == "PRIVATE"


async def test_the_only_attendee_is_the_recipient(built: House, anna: Someone) -> None:
    await call_fixed(anna)

    for each in invites(built):
        (attendee,) = each.event.attendees
        assert attendee == f"mailto:{each.to}"
    assert len({each.to for each in invites(built)}) == 3


async def test_the_calendar_entry_holds_time_zone_place_and_link(
    built: House, anna: Someone
) -> None:
    await call_fixed(anna, link="https://video.example/rum")

    each = invites(built)[0].event
    assert each["DTSTART"].params["TZID"] == "Europe/Stockholm"
    assert each.decoded("DTSTART") == the(built, Meeting).starts_at
    assert str(each["LOCATION"]) == "Mötesrummet, Hamngatan 1"
    assert str(each["URL"]) == "https://video.example/rum"


@pytest.mark.parametrize(("length", "minutes"), [("30", 30), ("90", 90)])
async def test_it_lasts_as_long_as_was_asked_for(
    built: House, anna: Someone, length: str, minutes: int
) -> None:
    await call_fixed(anna, length=length)

    each = invites(built)[0].event
    assert (each.decoded("DTEND") - each.decoded("DTSTART")).total_seconds() == minutes * 60


async def test_a_meeting_without_a_place_has_no_location(built: House, anna: Someone) -> None:
    await call_fixed(anna, place="")

    assert not [each for each in invites(built) if "LOCATION" in each.event or "URL" in each.event]
