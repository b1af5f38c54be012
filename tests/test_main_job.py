"""The main job: three people book, vote, move and cancel, and every mail on the way is right."""

from datetime import datetime

from bot.demo.calling import call_sip
from bot.demo.house import House
from bot.demo.reading import words
from bot.demo.travel import travel
from models.meetings import Meeting, MeetingState
from tests.conftest import Clock, Someones
from tests.features.acting import book, utc, vote
from tests.features.looking import Invite, invites, newest, subjects, the

ADDRESSES = {
    "sip-samordnare@exempelviken.example",
    "kurator.ekbacken@exempelviken.example",
    "psykolog.bup@region.example",
}


async def test_three_people_book_vote_move_and_cancel(
    built: House, clock: Clock, someone: Someones
) -> None:
    anna, bo, cia = (someone(user) for user in ("sip", "kurator", "bup"))

    await call_sip(anna)
    for person, answer in ((bo, "Ja"), (cia, "Om det behövs"), (anna, "Ja")):
        await vote(person, answer, nth=1)
    await book(anna, nth=1)
    meeting = the(built, Meeting)
    booked_for = meeting.starts_at
    assert booked_for is not None
    booked = check(invites(built), meeting, "REQUEST", 0, booked_for)

    await anna.presses("Flytta")
    await anna.fills(on="2027-02-09", at="15.00")
    moved = check(invites(built)[3:], meeting, "REQUEST", 1, utc(2, 9, 14))
    assert newest(cia).splitlines()[2] == "När: tis 9 februari kl. 15.00–16.00"

    await travel(built, clock, utc(2, 8, 12))
    between = built.mailbox.mails[6:]
    assert sorted(str(each.message["Subject"]).split(" ")[0] for each in between) == [
        *["Dagordning:"] * 2,  # asked for points, and sent as it closed
        *["Din"] * 2,
        "Påminnelse:",
    ]
    assert {each.to[0] for each in between} == {"psykolog.bup@region.example"}

    await anna.presses("Ställ in")
    await anna.fills()
    ended = check(invites(built)[6:], meeting, "CANCEL", 2, utc(2, 9, 14))

    assert the(built, Meeting).state == MeetingState.CANCELLED
    assert [each.subject for each in (*booked, *moved, *ended)] == [
        *[f"Samverkansmöte {meeting.reference}"] * 3,
        *[f"Ändrad tid: Samverkansmöte {meeting.reference}"] * 3,
        *[f"Inställt: Samverkansmöte {meeting.reference}"] * 3,
    ]
    assert len(subjects(built)) == 9 + len(between)
    for person in (anna, bo, cia):
        assert "Mötet är inställt." in words(person.cards[0].reply)


def check(
    found: list[Invite], meeting: Meeting, method: str, sequence: int, starts_at: datetime
) -> list[Invite]:
    """Everybody has one such invitation, to the same entry in their calendar."""
    assert {each.to for each in found} == ADDRESSES
    assert len(found) == len(ADDRESSES)
    for each in found:
        assert (each.method, each.sequence) == (method, sequence)
        assert str(each.event["UID"]) == meeting.uid
        assert each.event.decoded("DTSTART") == starts_at
        assert list(each.event.attendees) == [f"mailto:{each.to}"]
        assert str(each.event["CLASS"]) == "PRIVATE"
    return found
