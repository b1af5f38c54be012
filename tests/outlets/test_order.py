"""Whatever a mail server does, each calendar ends with what holds, and nothing comes backwards."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from random import Random

import pytest
from sqlmodel import select

from bot.demo.district import AGREEMENT
from bot.demo.house import House
from bot.demo.people import Someone
from bot.demo.travel import travel
from bot.features.meetings.due import due_mail
from bot.features.meetings.view import MAIL
from models import outbox
from models.meetings import Meeting, MeetingState
from models.queue import Outbox
from tests.conftest import Clock, Someones
from tests.features.acting import call_fixed
from tests.features.looking import Invite, contact_of, invites, the

LONG_AGO = datetime(2026, 1, 1, tzinfo=UTC)
LATER = "451 4.3.0 later"
REKTOR = "Rektor, rektor.ekbacken@exempelviken.example"
WALKS = range(6)


@dataclass
class Calendar:
    """One person's calendar, with all that came to it."""

    numbers: list[int] = field(default_factory=list)
    methods: list[str] = field(default_factory=list)
    starts_at: datetime | None = None

    def take(self, mail: Invite) -> None:
        assert not self.numbers or mail.sequence >= self.numbers[-1]
        self.numbers.append(mail.sequence)
        self.methods.append(mail.method)
        self.starts_at = mail.event.decoded("DTSTART") if mail.method == "REQUEST" else None


def calendars(built: House) -> dict[str, Calendar]:
    found: dict[str, Calendar] = {}
    for each in invites(built):
        found.setdefault(each.to, Calendar()).take(each)
    return found


@dataclass
class Walk:
    """Steps at random: a server in some mood, time going by, a move, somebody sent instead."""

    built: House
    clock: Clock
    random: Random
    anna: Someone
    bo: Someone
    day: int = 11
    replaced: bool = False

    async def step(self) -> None:
        mood = self.random.choice(["well", "later", "breaks off", "refuses one"])
        box = self.built.mailbox
        box.refuse_with = LATER if mood == "later" else None
        box.breaks_off = mood == "breaks off"
        box.refuses = {contact_of(self.built, self.bo).email: LATER} if "one" in mood else {}
        await self.random.choice([self.move, self.wait, self.replace])()

    async def move(self) -> None:
        self.day += 1
        await self.anna.presses("Flytta")
        await self.anna.fills(on=f"2027-02-{self.day}")

    async def wait(self) -> None:
        await travel(self.built, self.clock, self.clock.at + timedelta(seconds=40))

    async def replace(self) -> None:
        if not self.replaced:
            self.replaced = True
            await self.bo.presses("Skicka ersättare")
            await self.bo.fills(instead=self.bo.choice("instead", REKTOR))

    async def end_well(self) -> None:
        """The server is itself again, for long enough."""
        box = self.built.mailbox
        box.refuse_with, box.breaks_off, box.refuses = None, False, {}
        await travel(self.built, self.clock, self.clock.at + timedelta(hours=2))


@pytest.mark.parametrize("seed", WALKS)
async def test_each_calendar_ends_with_what_holds(
    seed: int, built: House, clock: Clock, someone: Someones
) -> None:
    random = Random(seed)  # noqa: S311 -- steps to try, no secret
    walk = Walk(built, clock, random, someone("sip"), someone("kurator"))
    await call_fixed(walk.anna)

    for _ in range(6):
        await walk.step()
    if seed % 2:
        await walk.anna.presses("Ställ in")
        await walk.anna.fills()
    await walk.end_well()

    meeting = the(built, Meeting)
    assert meeting.state == (MeetingState.CANCELLED if seed % 2 else MeetingState.BOOKED)
    called = {contact_of(built, someone(each)).email for each in ("sip", "bup")}
    called.add(contact_of(built, someone("rektor") if walk.replaced else walk.bo).email)
    held = {to: each.starts_at for to, each in calendars(built).items() if each.starts_at}
    assert held == ({} if seed % 2 else dict.fromkeys(called, meeting.starts_at))


async def test_an_end_waits_for_the_invitation_that_may_be_on_its_way_or_replaces_it(
    built: House, clock: Clock, someone: Someones
) -> None:
    anna = someone("sip")
    built.mailbox.breaks_off = True
    await call_fixed(anna)

    await anna.presses("Ställ in")
    await anna.fills()
    built.mailbox.breaks_off = False
    await travel(built, clock, clock.at + timedelta(hours=2))

    for each in calendars(built).values():
        assert list(dict.fromkeys(each.methods)) == ["REQUEST", "CANCEL"]
        assert each.starts_at is None


async def test_an_end_waits_while_another_worker_has_the_invitation_in_hand(
    built: House, clock: Clock, someone: Someones
) -> None:
    anna = someone("sip")
    anna.waits = False
    await call_fixed(anna)
    in_other_hands(built, clock, until=datetime.now(UTC) + timedelta(hours=1))
    await anna.presses_unseen("cancel", str(the(built, Meeting).id))
    await anna.fills()

    await built.bot.sweep()
    meanwhile = len(built.mailbox.mails)
    in_other_hands(built, clock, until=LONG_AGO)
    await built.bot.sweep()

    assert meanwhile == 0
    assert [each.method for each in invites(built)] == ["CANCEL"] * 3


def in_other_hands(built: House, clock: Clock, until: datetime) -> None:
    """Let another worker be sending the invitations; leases go by the real clock."""
    with built.store.transaction() as tx:
        rows = tx.exec(select(Outbox).where(Outbox.kind == MAIL)).all()
        for row in [each for each in rows if each.payload["sequence"] == 0]:
            if row.owner != "other":
                due_mail(tx, row, AGREEMENT, clock.at)
                outbox.mark_intent(row)
            row.owner, row.lease_until = "other", until
