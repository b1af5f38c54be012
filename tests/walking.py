"""Three people doing anything, in any order; and what must hold whatever they did."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from hypothesis import strategies as st

from bot.demo.calling import COVERED, Values, usual_call
from bot.demo.house import House, house
from bot.demo.people import Someone
from bot.demo.reading import words
from bot.demo.travel import travel
from models.meetings import TOOK_PLACE, Invitation, Meeting, MeetingState
from models.queue import Outbox, OutboxState
from models.registry import Contact
from tests.conftest import Clock
from tests.features.looking import Invite, invites, rows

USERS = ("sip", "kurator", "bup")
DAYS = ("2027-01-26", "2027-02-11", "2027-02-12", "2027-03-30", "i morgon")
NEXT = ("", "follow_up", "ended", "bus")
CLOCKS = ("8.00", "10.30", "kvart i")

CALLS: tuple[Values, ...] = (
    {},
    {"when": "fixed", "on": "2027-02-11", "at": "10.30"},
    {"when": "fixed", "on": "2027-02-11", "at": "10.30", "valid_to_on": "2027-02-11"},
    {"consent": "being_obtained", "covers": (), "confirmed_by": ""},
    {"when": "fixed", "on": "2027-02-12", "at": "8.00", "consent": "being_obtained"},
    {"who": ()},
)


@dataclass
class Walk:
    """The house and its people, with a number to choose by at each step."""

    built: House
    clock: Clock
    people: list[Someone]

    async def call(self, person: Someone, number: int) -> None:
        """Call a meeting, with or without what it needs."""
        await person.says("sip")
        if person.reply.form is not None:
            await person.fills(**{**usual_call(person), **CALLS[number % len(CALLS)]})

    async def press(self, person: Someone, number: int) -> None:
        """Press any button on one's screen."""
        if shown := person.buttons():
            _, button = shown[number % len(shown)]
            await person.presses_unseen(button.id, button.value)

    async def press_anothers(self, person: Someone, number: int) -> None:
        """Press a button that stands on somebody else's screen."""
        shown = [button for other in self.people for _, button in other.buttons()]
        if shown:
            button = shown[number % len(shown)]
            await person.presses_unseen(button.id, button.value)

    async def fill(self, person: Someone, number: int) -> None:
        """Send in the form that is open, whichever it is."""
        if (form := person.reply.form) is None:
            return
        filled: Values = {"on": DAYS[number % len(DAYS)], "at": CLOCKS[number % len(CLOCKS)]}
        if form.id == "meetings.consent":
            filled |= {
                "covers": tuple(person.choice("covers", each) for each in COVERED[number % 2 :]),
                "valid_to_on": "2027-06-11",
                "confirmed_by": person.choice("confirmed_by", "SIP-samordnare"),
            }
        if form.id == "closings.close":
            filled["next"] = NEXT[number % len(NEXT)]
        known = {getattr(each, "id", "") for each in form.fields}
        await person.fills(**{key: value for key, value in filled.items() if key in known})

    async def repeat(self, person: Someone, _number: int) -> None:
        """The platform sends the last event once more."""
        if person.event is not None:
            await person.repeats()

    async def wait(self, _person: Someone, number: int) -> None:
        """Time passes: up to 40 hours."""
        await travel(self.built, self.clock, self.clock.at + timedelta(hours=number // 3))

    async def break_mail(self, _person: Someone, number: int) -> None:
        """The mail server goes away, or comes back."""
        self.built.mailbox.refuse_with = "451 4.3.0 later" if number % 2 else None

    async def hurry(self, person: Someone, number: int) -> None:
        """From now on a person does, or does not, wait for what they set going."""
        person.waits = bool(number % 2)


Act = Callable[[Walk, Someone, int], Awaitable[None]]

ACTS: tuple[Act, ...] = (
    Walk.call,
    Walk.press,
    Walk.press,
    Walk.fill,
    Walk.fill,
    Walk.press_anothers,
    Walk.repeat,
    Walk.wait,
    Walk.break_mail,
    Walk.hurry,
)
Step = tuple[int, Act, int]
"""Who, does what, and a number to choose by."""

walks = st.lists(
    st.tuples(st.integers(0, 2), st.sampled_from(ACTS), st.integers(0, 120)),
    min_size=3,
    max_size=12,
)


def walk(url: str, steps: Sequence[Step]) -> None:
    """Take the steps in a house of their own, and check all that must hold after them."""
    clock = Clock()
    with house(clock, url) as built:
        people = [
            Someone(built.bot, built.workspace, built.workspace.people[user], "sip")
            for user in USERS
        ]
        asyncio.run(_take(Walk(built, clock, people), steps))

        check_mails(built)
        check_calendars(built, clock.at)
        check_outbox(built)
        check_closings(built)


async def _take(walk: Walk, steps: Sequence[Step]) -> None:
    await walk.call(walk.people[0], steps[0][2])
    for who, act, number in steps:
        await act(walk, walk.people[who], number)
        # Every card can be read: no text is missing.
        assert all(words(card.reply) for person in walk.people for card in person.cards)
    walk.built.mailbox.refuse_with = None
    # Longer than between any two tries.
    await travel(walk.built, walk.clock, walk.clock.at + timedelta(hours=2))


def called(built: House, *, still: bool = False) -> dict[str, tuple[Meeting, set[str]]]:
    """UID → the meeting and the addresses of those called to it, ever or *still*."""
    address = {contact.id: contact.email for contact in rows(built, Contact)}
    places = rows(built, Invitation)
    return {
        meeting.uid: (
            meeting,
            {
                address[each.contact_id]
                for each in places
                if each.meeting_id == meeting.id and not (still and each.revoked_at)
            },
        )
        for meeting in rows(built, Meeting)
    }


def check_mails(built: House) -> None:
    """Each mail goes to somebody called, and says so to nobody else."""
    everybody = {to for _, addresses in called(built).values() for to in addresses}
    for caught in built.mailbox.mails:
        assert len(caught.to) == 1
        assert caught.to[0] in everybody
    for each in invites(built):
        _, addresses = called(built)[str(each.event["UID"])]
        assert each.to in addresses
        assert list(each.event.attendees) == [f"mailto:{each.to}"]


def check_calendars(built: House, now: datetime) -> None:
    """A meeting ahead stands in calendars when it is booked, as it is booked; else in none."""
    for uid, (meeting, addresses) in called(built, still=True).items():
        newest: dict[str, Invite] = {}
        for each in invites(built):
            if str(each.event["UID"]) == uid:
                assert each.to not in newest or newest[each.to].sequence <= each.sequence
                newest[each.to] = each
        live = {to: each for to, each in newest.items() if each.method == "REQUEST"}
        if meeting.ends_at and meeting.ends_at <= now:
            continue  # what has been stays in calendars
        if meeting.state not in TOOK_PLACE:
            assert not live
        else:
            assert set(live) == addresses
            for each in live.values():
                assert each.sequence == meeting.sequence
                assert each.event.decoded("DTSTART") == meeting.starts_at


def check_outbox(built: House) -> None:
    """Nothing is stuck: no fault of ours, and nothing given up once mail works again."""
    for row in rows(built, Outbox):
        assert not row.reason.startswith("fault")
        assert row.state != OutboxState.DEAD


def check_closings(built: House) -> None:
    """No SIP is closed without what comes next, and what comes next is there."""
    meetings = rows(built, Meeting)
    followed = {each.follows_id: each.kind for each in meetings if each.follows_id}
    for meeting in meetings:
        if meeting.kind == "sip" and meeting.state == MeetingState.CLOSED:
            expected = {"follow_up": "sip", "bus": "bus", "ended": None}
            assert followed.get(meeting.id) == expected[meeting.outcome]
