"""Everything a card or a letter about a meeting needs, gathered from rows once."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.agreement import Agreement
from bot.features.forums.kinds import kind_of
from bot.features.meetings.kinds.profile import KindProfile
from bot.features.polls.rules import Tally, tally
from models import forums, meetings, outbox, registry, visitors
from models.actions import Action, actions_of
from models.agenda import AgendaItem, agenda
from models.forums import Forum
from models.meetings import Answer, Comment, Consent, Invitation, Meeting, MeetingState, Party
from models.queue import Outbox, OutboxState
from models.registry import Contact, Function, Organisation, Place
from models.store import Tx
from models.visitors import Admission

MAIL = "meetings.mail"
CARD = "meetings.card"
REMINDER = "meetings.reminder"
CHASE = "polls.chase"
ASK = "meetings.ask"


@dataclass(frozen=True)
class MeetingView:
    """A meeting with its people; dicts are keyed by row number.

    `troubled` is what has not got through to somebody and the convener is to know of; `mailed`
    are those whose newest invitation, or its end, a mail server has taken. `waiting` are
    visitors, as what and from where, who are not called until an admin has said yes.
    `welcome` are contacts in whose seats the meeting's `forum` does not need anybody.
    """

    meeting: Meeting
    kind: KindProfile
    agreement: Agreement
    parties: Sequence[Party]
    invitations: Sequence[Invitation]
    contacts: Mapping[int, Contact]
    organisations: Mapping[int, Organisation]
    functions: Mapping[int, Function]
    tallies: Sequence[Tally]
    answers: Mapping[tuple[int, int], Answer]
    consent: Consent | None
    before: Meeting | None
    place: Place | None
    comments: Sequence[Comment]
    agenda: Sequence[AgendaItem]
    actions: Sequence[Action]
    troubled: Sequence[Outbox]
    mailed: Collection[int]
    waiting: Sequence[tuple[Function, Organisation]]
    now: datetime
    welcome: Collection[int] = ()
    forum: Forum | None = None

    @property
    def is_follow_up(self) -> bool:
        """Whether one of the same kind led to it: then its day was agreed on there."""
        return self.before is not None and self.before.kind == self.meeting.kind

    @property
    def lasting(self) -> Mapping[int, Contact]:
        """Those called who can be called again: of the registry, and still in it."""
        return {
            key: each for key, each in self.contacts.items() if each.active and not each.visiting
        }

    def is_convener(self, contact_id: int) -> bool:
        """Whether the meeting is this contact's to book, move and cancel."""
        return self.meeting.convener_id == contact_id


def view(tx: Tx, meeting: Meeting, agreement: Agreement, now: datetime) -> MeetingView:
    """The meeting as it stands in this transaction."""
    invitations = [each for each in meetings.invitations(tx, meeting.id) if each.revoked_at is None]
    contacts = registry.by_id(tx, Contact, [each.contact_id for each in invitations])
    parties = meetings.parties(tx, meeting.id)
    # Of the parties too: somebody's place may be taken back, and their organisation stays.
    called = {each.organisation_id for each in contacts.values()}
    called |= {each.organisation_id for each in parties}
    raised = agenda(tx, meeting.id)
    called |= {each.organisation_id for each in raised}
    called |= {each.about_id for each in raised if each.about_id}
    to_do = actions_of(tx, meeting.id)
    called |= {each.organisation_id for each in to_do}
    organisations = registry.by_id(tx, Organisation, sorted(called))
    worked = {each.function_id for each in contacts.values()}
    worked |= {each.function_id for each in to_do if each.function_id}
    worked |= {each.presenter_id for each in raised if each.presenter_id}
    functions = registry.by_id(tx, Function, worked)
    candidates = meetings.candidates(tx, meeting)
    votes = meetings.votes(tx, [each.id for each in candidates])
    organisation_of = {key: each.organisation_id for key, each in contacts.items()}
    return MeetingView(
        meeting=meeting,
        kind=kind_of(tx, meeting),
        agreement=agreement,
        parties=parties,
        invitations=invitations,
        contacts=contacts,
        organisations=organisations,
        functions=functions,
        tallies=tally(candidates, votes, parties, organisation_of),
        answers={(each.candidate_id, each.contact_id): each.answer for each in votes},
        consent=meetings.consent_of(tx, meeting.id),
        before=tx.get(Meeting, meeting.follows_id) if meeting.follows_id else None,
        place=tx.get(Place, meeting.place_id) if meeting.place_id else None,
        comments=[
            each for each in meetings.comments(tx, meeting.id) if each.contact_id in contacts
        ],
        agenda=raised,
        actions=to_do,
        troubled=_troubled(tx, meeting),
        mailed=_mailed(tx, meeting),
        waiting=_waiting(tx, meeting),
        now=now,
        welcome=_welcome(tx, meeting),
        forum=tx.get(Forum, meeting.forum_id) if meeting.forum_id else None,
    )


def _welcome(tx: Tx, meeting: Meeting) -> Collection[int]:
    if meeting.forum_id is None:
        return ()
    return forums.welcome(forums.seated(tx, [meeting.forum_id]))


def _waiting(tx: Tx, meeting: Meeting) -> Sequence[tuple[Function, Organisation]]:
    return [
        (tx.get_one(Function, each.function_id), tx.get_one(Organisation, each.organisation_id))
        for visitor, each in visitors.visitors_of(tx, meeting.id)
        if visitor.admission == Admission.WAITING
    ]


def _troubled(tx: Tx, meeting: Meeting) -> Sequence[Outbox]:
    """The newest of each kind to each person, in the order they were written."""
    rows = outbox.troubled(tx, meeting.id, (CARD, MAIL, REMINDER, CHASE, ASK))
    known = [row for row in rows if _is_to_be_known(row, meeting)]
    newest = {(row.kind, row.payload["contact_id"]): row for row in known}
    return sorted(newest.values(), key=lambda row: row.id)


def _mailed(tx: Tx, meeting: Meeting) -> Collection[int]:
    rows = outbox.sent(tx, meeting.id, MAIL)
    newest = [row for row in rows if row.payload["sequence"] == meeting.sequence]
    return {int(row.payload["contact_id"]) for row in newest}


def _is_to_be_known(row: Outbox, meeting: Meeting) -> bool:
    """A mail as soon as it fails; a card or reminder when it is given up.

    While a chat is away its messages wait together, the convener's own card among them.
    """
    given_up = row.state == OutboxState.DEAD
    if row.kind == CARD:
        return given_up and row.payload["contact_id"] != meeting.convener_id
    if row.kind in (CHASE, ASK):
        asked = meeting.state == MeetingState.POLLING
        return asked and (given_up or row.kind == ASK)
    return row.payload["sequence"] == meeting.sequence and (given_up or row.kind == MAIL)
