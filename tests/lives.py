"""The lives of SIP meetings as a state machine: anything may happen, these things must hold.

Nothing is booked without its gate, nobody is invited outside the consent, and nothing is left
in anybody's calendar after the consent was withdrawn. What may be done is a rule each; a rule
for closing is among them: no SIP is closed without what its kind demands.
"""

import asyncio
import contextlib
from collections.abc import Coroutine, Mapping
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule
from sqlmodel import select

from bot.demo.calling import COVERED, Values, call_sip
from bot.demo.district import AGREEMENT
from bot.demo.house import house
from bot.demo.people import Someone
from bot.demo.travel import travel
from bot.features.meetings.due import due_mail
from bot.features.meetings.view import MAIL
from models import outbox
from models.meetings import Consent, ConsentStatus, Invitation, Meeting, MeetingState
from models.queue import Outbox, OutboxState
from models.registry import Contact
from scheduler.deliver import Dropped
from tests.conftest import Clock
from tests.databases import FreshUrl
from tests.features.looking import Invite, invites, rows, save

ZONE = ZoneInfo("Europe/Stockholm")
LONG_AGO = datetime(2026, 1, 1, tzinfo=UTC)
WIDE = (*COVERED, "Habiliteringen Exempelviken")
NUMBERS = st.integers(0, 60)

CALLS: tuple[Values, ...] = (
    {},
    {"family": ()},
    {"when": "fixed", "on": "2027-02-11", "at": "10.30"},
    {"when": "fixed", "on": "2027-02-11", "at": "10.30", "family": ()},
    {"when": "fixed", "on": "2027-01-28", "at": "8.00", "valid_to_on": "2027-01-28"},
    {"to_on": "2027-02-05", "valid_to_on": "2027-02-08"},
    {"consent": "being_obtained"},
    {"consent": "being_obtained", "when": "fixed", "on": "2027-02-12", "at": "13.15"},
)
DAYS = ("2027-01-28", "2027-02-12", "2027-02-17", "2027-06-30")
FOLLOW_UPS = ("2027-04-21", "2027-07-01", "2027-01-20", "")
LAST_DAYS = ("2027-06-11", "2027-02-12", "2027-01-29")


class Lives(RuleBasedStateMachine):
    """One convener, three others, and a world where mail servers and workers die."""

    def __init__(self, fresh: FreshUrl) -> None:
        super().__init__()
        self.stack = contextlib.ExitStack()
        self.runner = self.stack.enter_context(asyncio.Runner())
        self.clock = Clock()
        self.built = self.stack.enter_context(house(self.clock, self.stack.enter_context(fresh())))
        people = self.built.workspace.people
        self.anna, self.bo, self.cia, self.hab = (
            Someone(self.built.bot, self.built.workspace, people[user], "sip")
            for user in ("sip", "kurator", "bup", "hab")
        )
        self.seen = 0
        self.booked: dict[int, datetime | None] = {}
        self.withdrawn: dict[str, int] = {}

    def teardown(self) -> None:
        """Let everything that waits be sent, look once more, and take the house down."""
        try:
            self.built.mailbox.refuse_with = None
            self._do(travel(self.built, self.clock, self.clock.at + timedelta(hours=3)))
            self.everything_holds()
            self._nothing_lives_on()
        finally:
            self.stack.close()

    @rule(number=NUMBERS)
    def call(self, number: int) -> None:
        """Call a SIP, with or without consent, time and family."""
        self._do(call_sip(self.anna, **CALLS[number % len(CALLS)]))

    @rule(number=NUMBERS, wide=st.booleans())
    def say_that_consent_has_come(self, number: int, wide: bool) -> None:
        """A draft's consent is given, or one under way is asked for anew."""
        for button in ("consent", "renew_consent"):
            if self._press(button, number):
                covers = tuple(self.anna.choice("covers", each) for each in self._covers(wide))
                function = self.anna.choice("confirmed_by", "SIP-samordnare")
                last = LAST_DAYS[number % len(LAST_DAYS)]
                self._fill(covers=covers, valid_to_on=last, confirmed_by=function)
                return

    @rule(number=NUMBERS)
    def book(self, number: int) -> None:
        """Book one of the times, whatever the votes say."""
        self._press("book", number)

    @rule()
    def answer_yes(self) -> None:
        """Send in the form that is open as it is: that of a doubt, of an end, of a move."""
        self._fill()

    @rule(number=NUMBERS)
    def move(self, number: int) -> None:
        """Move a meeting to another day, even beyond its consent."""
        if self._press("move", number):
            self._fill(on=DAYS[number % len(DAYS)])

    @rule(number=NUMBERS)
    def cancel(self, number: int) -> None:
        """Call a meeting off."""
        if self._press("cancel", number):
            self._fill()

    @rule(number=NUMBERS, after=st.sampled_from(("", "follow_up", "ended", "bus")))
    def close(self, number: int, after: str) -> None:
        """Close a meeting that has begun, with or without what its kind demands."""
        if self._press("close", number):
            receivers = self._options("bus_convener")
            self._fill(
                next=after,
                on=FOLLOW_UPS[number % len(FOLLOW_UPS)],
                bus_convener=receivers[number % len(receivers)],
                obstacle="resources",
                secrecy=("yes",) if number % 2 else (),
            )

    @rule(number=NUMBERS)
    def withdraw(self, number: int) -> None:
        """The consent is withdrawn."""
        if self._press("withdraw", number):
            self._fill()

    @rule(number=NUMBERS)
    def call_more(self, number: int) -> None:
        """Call somebody more, whom the consent may cover or not."""
        if self._press("more", number) and (options := self._options("who")):
            self._fill(who=(options[number % len(options)],))

    @rule(number=NUMBERS, called=st.booleans())
    def press_anything(self, number: int, called: bool) -> None:
        """Press any button on a screen, of whatever age."""
        person = (self.bo, self.cia, self.hab)[number % 3] if called else self.anna
        if shown := person.buttons():
            _, button = shown[number % len(shown)]
            self._do(person.presses_unseen(button.id, button.value))

    @rule()
    def repeat(self) -> None:
        """The platform sends the last event once more."""
        if self.anna.event is not None:
            self._do(self.anna.repeats())

    @rule(number=NUMBERS)
    def limit_a_consent(self, number: int) -> None:
        """Somebody else's worker notes that a consent covers less, or ends sooner."""
        given = [each for each in rows(self.built, Consent) if each.status == ConsentStatus.GIVEN]
        if given:
            self._limit(given[number % len(given)], number)

    @rule(number=NUMBERS)
    def limit_it_before_the_invitations_leave(self, number: int) -> None:
        """A meeting is booked, and its consent limited while the mails still wait."""
        waits, self.anna.waits = self.anna.waits, False
        self._do(call_sip(self.anna, **CALLS[2]))
        self.everything_holds()
        if consents := rows(self.built, Consent):
            self._limit(consents[-1], number)
        self.anna.waits = waits
        self.deliver()

    def _limit(self, consent: Consent, number: int) -> None:
        if number % 2:
            consent.covers = consent.covers[:-1]
        else:
            consent.valid_to_on = date(2027, 1, 27)
        save(self.built, consent)

    @rule(hours=st.integers(1, 90))
    def wait(self, hours: int) -> None:
        """Time passes, and what falls due is delivered."""
        self._do(travel(self.built, self.clock, self.clock.at + timedelta(hours=hours)))

    @rule()
    def deliver(self) -> None:
        """What is due is delivered."""
        self._do(travel(self.built, self.clock, self.clock.at))

    @rule(away=st.booleans())
    def lose_the_mail_server(self, away: bool) -> None:
        """The mail server goes away, or comes back."""
        self.built.mailbox.refuse_with = "451 4.3.0 later" if away else None

    @rule(waits=st.booleans())
    def hurry(self, waits: bool) -> None:
        """From now on the convener does, or does not, wait for what they set going."""
        self.anna.waits = waits

    @precondition(lambda self: not self.anna.waits)
    @rule()
    def lose_a_worker(self) -> None:
        """A worker dies before it knows whether its mails have left."""
        with self.built.store.transaction() as tx:
            waiting = select(Outbox).where(Outbox.kind == MAIL, Outbox.state == OutboxState.WAITING)
            for row in tx.exec(waiting).all():
                if not isinstance(due_mail(tx, row, AGREEMENT, self.clock.at), Dropped):
                    outbox.mark_intent(row)
                    row.owner, row.lease_until = "gone", LONG_AGO

    @invariant()
    def everything_holds(self) -> None:
        """After every step: the gates, the consents, the ends."""
        meetings = {each.uid: each for each in rows(self.built, Meeting) if each.kind == "sip"}
        consents = {each.meeting_id: each for each in rows(self.built, Consent)}
        self._closed_with_its_demands(meetings)
        self._booked_with_its_gate(meetings, consents)
        self._invited_within_the_consent(meetings, consents)
        self._over_once_withdrawn(meetings, consents)

    def _closed_with_its_demands(self, meetings: Mapping[str, Meeting]) -> None:
        kinds = {each.follows_id: each.kind for each in rows(self.built, Meeting)}
        for meeting in meetings.values():
            if meeting.state == MeetingState.CLOSED and meeting.outcome != "ended":
                follows = {"follow_up": "sip", "bus": "bus"}
                assert kinds[meeting.id] == follows[meeting.outcome]

    def _booked_with_its_gate(
        self, meetings: Mapping[str, Meeting], consents: Mapping[int, Consent]
    ) -> None:
        for meeting in meetings.values():
            new = meeting.state == MeetingState.BOOKED and (
                self.booked.get(meeting.id) != meeting.starts_at
            )
            if new:
                assert meeting.starts_at is not None
                holds(consents[meeting.id], self._called(meeting), meeting.starts_at)
            is_booked = meeting.state == MeetingState.BOOKED
            self.booked[meeting.id] = meeting.starts_at if is_booked else None

    def _invited_within_the_consent(
        self, meetings: Mapping[str, Meeting], consents: Mapping[int, Consent]
    ) -> None:
        found = invites(self.built)
        organisation = {each.email: each.organisation_id for each in rows(self.built, Contact)}
        for each in found[self.seen :]:
            meeting = meetings.get(str(each.event["UID"]))
            if meeting and each.method == "REQUEST":
                consent = consents[meeting.id]
                assert consent.status == ConsentStatus.GIVEN
                assert organisation[each.to] in consent.covers
                assert consent.valid_to_on is not None
                assert each.event.decoded("DTSTART").astimezone(ZONE).date() <= consent.valid_to_on
        self.seen = len(found)

    def _over_once_withdrawn(
        self, meetings: Mapping[str, Meeting], consents: Mapping[int, Consent]
    ) -> None:
        for meeting in meetings.values():
            consent = consents[meeting.id]
            if consent.status == ConsentStatus.WITHDRAWN:
                assert meeting.state in (MeetingState.CANCELLED, MeetingState.CLOSED)
                calls = len(self._of(meeting, "REQUEST"))
                assert self.withdrawn.setdefault(meeting.uid, calls) == calls
            else:
                assert meeting.uid not in self.withdrawn

    def _nothing_lives_on(self) -> None:
        """With everything sent: no calendar holds a meeting whose consent was withdrawn.

        But for an end that was given up when the mail server had been away for days: of that
        the convener's card tells.
        """
        consents = {each.meeting_id: each for each in rows(self.built, Consent)}
        for meeting in rows(self.built, Meeting):
            consent = consents.get(meeting.id)
            if (
                consent is None
                or consent.status != ConsentStatus.WITHDRAWN
                or meeting.ends_at is None
            ):
                continue
            if meeting.ends_at > self.clock.at:
                newest = {each.to: each.method for each in self._of(meeting)}
                live = {to for to, method in newest.items() if method != "CANCEL"}
                assert live <= self._given_up(meeting)

    def _given_up(self, meeting: Meeting) -> set[str]:
        """The addresses to which the meeting's newest mail was tried to the last."""
        address = {each.id: each.email for each in rows(self.built, Contact)}
        return {
            address[int(row.payload["contact_id"])]
            for row in rows(self.built, Outbox)
            if row.meeting_id == meeting.id
            and row.kind == MAIL
            and row.state == OutboxState.DEAD
            and row.payload["sequence"] == meeting.sequence
        }

    def _called(self, meeting: Meeting) -> set[int]:
        organisation = {each.id: each.organisation_id for each in rows(self.built, Contact)}
        return {
            organisation[each.contact_id]
            for each in rows(self.built, Invitation)
            if each.meeting_id == meeting.id and each.revoked_at is None
        }

    def _of(self, meeting: Meeting, method: str = "") -> list[Invite]:
        return [
            each
            for each in invites(self.built)
            if str(each.event["UID"]) == meeting.uid and (not method or each.method == method)
        ]

    def _press(self, button: str, number: int) -> bool:
        """Press one of the convener's buttons of that kind; whether a form opened."""
        shown = [each for _, each in self.anna.buttons() if each.id == button]
        if not shown:
            return False
        pressed = shown[number % len(shown)]
        self._do(self.anna.presses_unseen(pressed.id, pressed.value))
        return self.anna.reply.form is not None

    def _fill(self, **values: str | tuple[str, ...]) -> None:
        if (form := self.anna.reply.form) is not None:
            known = {getattr(each, "id", "") for each in form.fields}
            wanted = {key: value for key, value in values.items() if key in known}
            self._do(self.anna.fills(**wanted))

    def _options(self, field_id: str) -> list[str]:
        fields = [each for each in self.anna.form.fields if getattr(each, "id", "") == field_id]
        return [option.value for each in fields for option in getattr(each, "options", ())]

    @staticmethod
    def _covers(wide: bool) -> tuple[str, ...]:
        return WIDE if wide else COVERED

    def _do(self, work: Coroutine[Any, Any, object]) -> None:
        self.runner.run(work)


def lives_in(fresh: FreshUrl) -> type[RuleBasedStateMachine]:
    """The machine, each of whose lives has a database of its own."""

    class Here(Lives):
        def __init__(self) -> None:
            super().__init__(fresh)

    return Here


def holds(consent: Consent, called: set[int], starts_at: datetime) -> None:
    """Assert that the consent is given, covers all who are called, and lasts to the day."""
    assert consent.status == ConsentStatus.GIVEN
    assert called <= set(consent.covers)
    assert consent.valid_to_on is not None
    assert starts_at.astimezone(ZONE).date() <= consent.valid_to_on
