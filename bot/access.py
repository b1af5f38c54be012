"""The only doors to rows: who somebody is, and what they may see and do.

Every door filters on the actor's area and answers "no such meeting" alike for what does not
exist and what is not theirs: a meeting's existence is secret.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

from bot.agreement import Agreement
from bot.errors import UserError
from bot.events import Room, User
from bot.privacy.secrets import Secrets
from models import actions, meetings, registry
from models.actions import Action
from models.meetings import Candidate, Invitation, Meeting, MeetingState
from models.registry import Area, ChatIdentity, Contact, Function, Organisation
from models.store import Tx

LINK = "link"
"""The platform of those who come by a personal link: their user is the hash of its secret."""
LINK_LIFE = timedelta(days=30)
"""How long a link opens its page after the meeting is over."""


class Role(StrEnum):
    """What somebody is to the bot, beside operator (the CLI) and link holder (a page)."""

    AREA_ADMIN = "area_admin"
    CONVENER = "convener"
    PARTICIPANT = "participant"


@dataclass(frozen=True)
class Actor:
    """Somebody known, where they are, and the rules that hold there.

    `only` is the one meeting that somebody who came by a link may see: whoever holds the link
    is let in, so it opens nothing else and gives no role. `agreements` are those of all the
    installation's areas, by short name.
    """

    contact: Contact
    organisation: Organisation
    function: Function
    area: Area
    agreement: Agreement
    room: Room
    secrets: Secrets
    only: int | None = None
    agreements: Mapping[str, Agreement] = field(default_factory=dict)

    @property
    def roles(self) -> frozenset[Role]:
        """Participant always; admin if the agreement says so; convener by function."""
        found = {Role.PARTICIPANT}
        if self.only is not None:
            return frozenset(found)
        # The agreement has its addresses in lower case.
        if self.contact.email.lower() in self.agreement.admins:
            found.add(Role.AREA_ADMIN)
        if any(self.function.key in kind.conveners for kind in self.agreement.kinds.values()):
            found.add(Role.CONVENER)
        return frozenset(found)


def who(
    tx: Tx, user: User, room: Room, agreements: Mapping[str, Agreement], secrets: Secrets
) -> Actor:
    """The contact behind a chat account.

    Raises:
        UserError: `access.stranger` when the registry knows nobody active behind it;
            `access.link_ended` for a link that opens nothing any more.
    """
    if user.platform == LINK:
        return _link_holder(tx, user.user, room, agreements, secrets)
    known = registry.known(tx, user.platform, user.tenant, user.user)
    if known is None or not known[0].active:
        raise UserError("access.stranger")
    contact, organisation, function, area = known
    return Actor(
        contact=contact,
        organisation=organisation,
        function=function,
        area=area,
        agreement=agreements.get(area.slug, Agreement()),
        room=room,
        secrets=secrets,
        agreements=agreements,
    )


def _link_holder(
    tx: Tx, hashed: str, room: Room, agreements: Mapping[str, Agreement], secrets: Secrets
) -> Actor:
    found = meetings.by_link(tx, hashed)
    if found is None or not found[1].active:
        raise UserError("access.link_ended")
    place, contact = found
    area = tx.get_one(Area, contact.area_id)
    return Actor(
        contact=contact,
        organisation=tx.get_one(Organisation, contact.organisation_id),
        function=tx.get_one(Function, contact.function_id),
        area=area,
        agreement=agreements.get(area.slug, Agreement()),
        room=room,
        secrets=secrets,
        only=place.meeting_id,
    )


def link_opens(tx: Tx, actor: Actor, now: datetime) -> None:
    """Let through those who need no link, and links until 30 days after the meeting was over.

    Raises:
        UserError: `access.link_ended`.
    """
    if actor.only is None:
        return
    meeting = tx.get_one(Meeting, actor.only)
    over = meeting.state in (MeetingState.CANCELLED, MeetingState.CLOSED)
    ended_at = meeting.changed_at if over else meeting.ends_at
    if ended_at is not None and now >= ended_at + LINK_LIFE:
        raise UserError("access.link_ended")


def acquaint(tx: Tx, user: User, email: str) -> Contact | None:
    """The contact that a chat account turns out to be, from now on; None for a stranger.

    Two areas may know the same address: then nobody can tell which of them is meant, and the
    account stays a stranger.

    Args:
        tx: Open.
        user: The account.
        email: The work address that the platform itself vouches for; never what somebody said.
    """
    found = registry.contacts_at(tx, email)
    if len(found) != 1:
        return None
    contact = found[0]
    registry.identify(
        tx,
        ChatIdentity(
            area_id=contact.area_id,
            contact_id=contact.id,
            platform=user.platform,
            tenant=user.tenant,
            user=user.user,
        ),
    )
    return contact


def may_convene(actor: Actor, kind: str) -> None:
    """Let through those whose function may call meetings of this kind.

    Raises:
        UserError: `access.may_not_convene`, naming who to turn to.
    """
    rules = actor.agreement.kinds.get(kind)
    if rules is None or actor.function.key not in rules.conveners:
        raise UserError("access.may_not_convene")


def meeting_for(tx: Tx, actor: Actor, meeting_id: int, *, lock: bool = False) -> Meeting:
    """A meeting the actor is called to or convenes.

    Raises:
        UserError: `access.no_meeting` when there is none such for them.
    """
    meeting = meetings.meeting_by_id(tx, actor.area.id, meeting_id, lock=lock)
    if meeting is None or _place_in(tx, actor, meeting) is None:
        raise UserError("access.no_meeting")
    return meeting


def own_meeting(tx: Tx, actor: Actor, meeting_id: int) -> Meeting:
    """A meeting the actor convenes, held against other writers until the end.

    Raises:
        UserError: `access.no_meeting`, or `access.only_convener` for those merely called.
    """
    meeting = meeting_for(tx, actor, meeting_id, lock=True)
    only_convener(actor, meeting)
    return meeting


def only_convener(actor: Actor, meeting: Meeting) -> None:
    """Let through the one who called the meeting.

    Raises:
        UserError: `access.only_convener`.
    """
    if meeting.convener_id != actor.contact.id:
        raise UserError("access.only_convener", reference=meeting.reference)


def candidate_for(tx: Tx, actor: Actor, candidate_id: int) -> tuple[Meeting, Candidate]:
    """A possible time of a meeting the actor is called to, its meeting held.

    Raises:
        UserError: `access.no_meeting` when there is none such for them.
    """
    meeting, (candidate,) = candidates_for(tx, actor, [candidate_id])
    return meeting, candidate


def candidates_for(
    tx: Tx, actor: Actor, candidate_ids: Sequence[int]
) -> tuple[Meeting, list[Candidate]]:
    """Possible times of one meeting the actor is called to, that meeting held.

    Raises:
        UserError: `access.no_meeting` when there is no such meeting for them.
    """
    found = [each for key in candidate_ids if (each := tx.get(Candidate, key)) is not None]
    meeting_ids = {each.meeting_id for each in found}
    if len(found) != len(candidate_ids) or len(meeting_ids) != 1:
        raise UserError("access.no_meeting")
    return meeting_for(tx, actor, meeting_ids.pop(), lock=True), found


def action_for(tx: Tx, actor: Actor, action_id: int) -> tuple[Meeting, Action]:
    """An action of a meeting the actor is called to, its meeting held.

    A draft's too: the action was agreed on at the meeting before it.

    Raises:
        UserError: `access.no_meeting` when there is none such for them.
    """
    action = actions.action_by_id(tx, actor.area.id, action_id)
    if action is None or actor.only not in (None, action.meeting_id):
        raise UserError("access.no_meeting")
    meeting = meetings.meeting_by_id(tx, actor.area.id, action.meeting_id, lock=True)
    # As it is now that its meeting is held: another may have been quicker.
    held = actions.action_by_id(tx, actor.area.id, action_id)
    if meeting and held and held.meeting_id != meeting.id:
        return action_for(tx, actor, action_id)  # it has just gone on to the next one
    place = meetings.invitation_of(tx, action.meeting_id, actor.contact.id)
    if meeting is None or held is None or place is None or place.revoked_at is not None:
        raise UserError("access.no_meeting")
    return meeting, held


def _place_in(tx: Tx, actor: Actor, meeting: Meeting) -> Invitation | None:
    if actor.only not in (None, meeting.id):
        return None
    place = meetings.invitation_of(tx, meeting.id, actor.contact.id)
    if place is None or place.revoked_at is not None:
        return None
    # Until the gate is open nobody has been called, and nobody called may know.
    hidden = meeting.state == MeetingState.DRAFT and meeting.convener_id != actor.contact.id
    return None if hidden else place
