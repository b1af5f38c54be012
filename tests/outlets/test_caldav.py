"""Invitations taken into a real CalDAV server: one event, moved in place, then gone."""

from collections.abc import Iterator
from email.message import EmailMessage

import pytest

from bot.demo.house import House
from models.meetings import Meeting
from tests.conftest import Someones
from tests.features.acting import BOOKED_AT, call_fixed, utc
from tests.features.databases import ON_SQLITE
from tests.features.looking import the
from tests.outlets.radicale import KeptCalendar, caldav_server, signed_in

pytestmark = ON_SQLITE


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with caldav_server(tmp_path_factory.mktemp("radicale")) as url:
        yield url


@pytest.fixture
def kept(server: str, request: pytest.FixtureRequest) -> Iterator[KeptCalendar]:
    with signed_in(server) as client:
        yield KeptCalendar(client.principal().make_calendar(name=request.node.name))


def mails_to_one(built: House) -> list[EmailMessage]:
    """What the last of those called has got, oldest first."""
    to = max(each.to[0] for each in built.mailbox.mails)
    return [each.message for each in built.mailbox.mails if each.to[0] == to]


async def test_an_invitation_a_move_and_an_end_leave_one_event_and_then_none(
    built: House, someone: Someones, kept: KeptCalendar
) -> None:
    anna = someone("sip")
    await call_fixed(anna)
    kept.take(mails_to_one(built)[-1])
    (called,) = kept.events()

    await anna.presses("Flytta")
    await anna.fills(on="2027-02-12")
    kept.take(mails_to_one(built)[-1])
    (moved,) = kept.events()

    await anna.presses("Ställ in")
    await anna.fills()
    kept.take(mails_to_one(built)[-1])

    assert (called.start, moved.start) == (BOOKED_AT, utc(2, 12, 9, 30))
    assert called["UID"] == moved["UID"] == the(built, Meeting).uid
    assert len(mails_to_one(built)) == 3
    assert kept.events() == []


async def test_a_mail_that_comes_twice_or_late_changes_nothing(
    built: House, someone: Someones, kept: KeptCalendar
) -> None:
    anna = someone("sip")
    await call_fixed(anna)
    await anna.presses("Flytta")
    await anna.fills(on="2027-02-12")
    called, moved = mails_to_one(built)

    for mail in (moved, called, moved):
        kept.take(mail)

    (one,) = kept.events()
    assert one.start == utc(2, 12, 9, 30)


async def test_two_meetings_are_two_events_and_the_end_of_one_leaves_the_other(
    built: House, someone: Someones, kept: KeptCalendar
) -> None:
    anna = someone("sip")
    await call_fixed(anna)
    await call_fixed(anna, on="2027-02-18")
    await anna.presses("Ställ in")
    await anna.fills()

    for mail in mails_to_one(built):
        kept.take(mail)

    (left,) = kept.events()
    assert left.start == BOOKED_AT
