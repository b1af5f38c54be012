"""A small town written straight into rows: two areas, five people, one meeting.

For tests of one door, table or query, where the demo's whole house would be in the way.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from bot import access
from bot.access import Actor
from bot.agreement import Agreement
from bot.events import Room, User
from bot.privacy.secrets import Secrets
from models.meetings import Candidate, Invitation, Meeting, MeetingState
from models.queue import Outbox
from models.registry import (
    Area,
    ChatIdentity,
    Contact,
    Function,
    Organisation,
    OrganisationKind,
    Visibility,
)
from models.store import Tx

NOON = datetime(2027, 1, 25, 11, 0, tzinfo=UTC)
"""A Monday at noon in Stockholm."""

SECRETS = Secrets(b"for tests only")
TEAM_ROOM = Room("team", Visibility.PRIVATE)
AGREEMENTS = {"viken": Agreement(admins=("anna@viken.example",)), "berget": Agreement()}


@dataclass(frozen=True)
class Town:
    """Numbers of rows: Anna convenes a meeting in Viken and has called Bo.

    Cilla works there too but is not called, Erik has left, and Dan convenes in Berget.
    """

    area: int
    other_area: int
    anna: int
    bo: int
    cilla: int
    erik: int
    dan: int
    meeting: int
    candidate: int


def user(name: str) -> User:
    """The chat account of somebody, known to the registry or not."""
    return User("chat", "tenant", name)


def actor(tx: Tx, name: str) -> Actor:
    """Somebody of the town, in the team's room."""
    return access.who(tx, user(name), TEAM_ROOM, AGREEMENTS, SECRETS)


def build_town(tx: Tx, state: MeetingState = MeetingState.POLLING) -> Town:
    """Write the town; its meeting is in that state."""
    viken, berget = _area(tx, "viken"), _area(tx, "berget")
    anna, bo = _person(tx, viken, "anna", "sip-samordnare"), _person(tx, viken, "bo", "kurator")
    cilla, dan = (
        _person(tx, viken, "cilla", "skolläkare"),
        _person(tx, berget, "dan", "sip-samordnare"),
    )
    erik = _person(tx, viken, "erik", "sip-samordnare", active=False)
    meeting = add_meeting(tx, viken, anna, state)
    for called in (anna, bo):
        call(tx, meeting, called)
    candidate = add_candidate(tx, meeting)
    return Town(viken, berget, anna, bo, cilla, erik, dan, meeting.id, candidate.id)


def _area(tx: Tx, slug: str) -> int:
    area = Area(slug=slug, name=slug.capitalize())
    tx.add(area)
    tx.flush()
    return area.id


def _person(tx: Tx, area: int, name: str, function: str, *, active: bool = True) -> int:
    unit = Organisation(area_id=area, name=f"{name}s enhet", kind=OrganisationKind.SOCIAL_SERVICES)
    work = Function(area_id=area, key=function, name=function.capitalize())
    if name == "erik":
        # Anna has the same function, and a function stands once in its area.
        work.key = "vikarie"
    tx.add_all((unit, work))
    tx.flush()
    contact = Contact(
        area_id=area,
        organisation_id=unit.id,
        function_id=work.id,
        email=f"{name}@viken.example",
        active=active,
    )
    tx.add(contact)
    tx.flush()
    account = user(name)
    tx.add(
        ChatIdentity(
            area_id=area,
            contact_id=contact.id,
            platform=account.platform,
            tenant=account.tenant,
            user=account.user,
        )
    )
    tx.flush()
    return contact.id


def add_meeting(
    tx: Tx, area: int, convener: int, state: MeetingState, reference: str = "7KQ4M"
) -> Meeting:
    """A SIP in that state, with nobody called yet."""
    meeting = Meeting(
        area_id=area,
        kind="sip",
        reference=reference,
        state=state,
        uid=f"uid-{area}-{reference}",
        convener_id=convener,
        created_at=NOON,
        changed_at=NOON,
    )
    tx.add(meeting)
    tx.flush()
    return meeting


def call(tx: Tx, meeting: Meeting, contact: int) -> Invitation:
    """Call somebody to the meeting."""
    nonce = f"{meeting.id}-{contact}"
    place = Invitation(
        area_id=meeting.area_id,
        meeting_id=meeting.id,
        contact_id=contact,
        nonce=nonce,
        token_hash=SECRETS.digest("test", nonce),
    )
    tx.add(place)
    tx.flush()
    return place


def add_candidate(tx: Tx, meeting: Meeting) -> Candidate:
    """A possible time, a week ahead."""
    starts_at = NOON + timedelta(days=7)
    candidate = Candidate(
        area_id=meeting.area_id,
        meeting_id=meeting.id,
        position=1,
        starts_at=starts_at,
        ends_at=starts_at + timedelta(hours=1),
    )
    tx.add(candidate)
    tx.flush()
    return candidate


def due(town: Town, key: str, at: datetime = NOON, thread: str | None = None) -> Outbox:
    """Something to be sent about the town's meeting; not in the database yet."""
    return Outbox(
        area_id=town.area,
        key=key,
        kind="note",
        thread=thread,
        meeting_id=town.meeting,
        due_at=at,
        created_at=NOON,
    )
