"""The district's forums over two whole terms, and what the spring that has begun has."""

from datetime import date, datetime, time, timedelta
from secrets import token_hex
from typing import NamedTuple
from zoneinfo import ZoneInfo

from bot.agreement import Agreement
from bot.demo.past import AWAY, BUP, BUS, EK, FYREN, PRESCHOOL, SJO, SOCIAL, decide, tell_of_before
from bot.features.forums.catalogue import BY_KEY, Key
from bot.features.meetings.rules import ZONE, free_reference, local_today
from bot.privacy.secrets import token_hash
from models import registry
from models.forums import Forum, ForumSeat, seated
from models.meetings import Invitation, Meeting, MeetingState, Party, reference_taken
from models.registry import Area, Contact, Function, Organisation
from models.store import Tx
from scheduler.recurring import instant

STOCKHOLM = ZoneInfo("Europe/Stockholm")
SINCE = date(2025, 8, 1)


class Body(NamedTuple):
    """A forum of the district: its template, name, owner, seats and the days it has met."""

    template: Key
    name: str
    owner: tuple[str, str]
    seats: tuple[tuple[str, str], ...]
    days: tuple[date, ...]
    rotates: bool = False


BODIES = (
    Body(
        Key.BUS_OVERALL,
        "BUS övergripande Exempelviken",
        ("BUS-samordnare", BUS),
        (
            ("SIP-samordnare", SOCIAL),
            ("Rektor", EK),
            ("Rektor", SJO),
            ("Rektor", FYREN),
            ("Psykolog", BUP),
        ),
        (date(2026, 3, 17), date(2026, 9, 22), date(2026, 11, 24), date(2027, 1, 19)),
        rotates=True,
    ),
    Body(
        Key.COOPERATION,
        "Samverkansforum Exempelviken",
        ("SIP-samordnare", SOCIAL),
        (("Rektor", EK), ("Rektor", FYREN), ("Rektor", PRESCHOOL)),
        (date(2026, 4, 21), date(2026, 10, 13)),
    ),
    Body(
        Key.SCHOOL_SOCIAL_WORKERS,
        "Kuratorsnätverket",
        ("SIP-samordnare", SOCIAL),
        (("Kurator", EK), ("Kurator", SJO)),
        (
            *(date(2026, 2, 4), date(2026, 5, 6)),
            *(date(2026, 9, 9), date(2026, 10, 7), date(2026, 12, 2)),
        ),
    ),
)


def seed_forums(tx: Tx, area: Area, agreement: Agreement, now: datetime) -> None:
    """Write the forums down with the meetings they have had; what lies ahead nobody has booked.

    And what was told of the school year before, whose other meetings are gone.
    """
    contacts = _contacts(tx, area)
    for body in BODIES:
        forum = _forum(tx, area, body, contacts)
        for day in body.days:
            starts_at = instant(day, time(13), STOCKHOLM)
            if starts_at < now:
                decide(tx, _held(tx, forum, contacts[body.owner], starts_at), contacts, now)
    tell_of_before(tx, area, agreement, now)
    tx.flush()


def _contacts(tx: Tx, area: Area) -> dict[tuple[str, str], Contact]:
    return {
        (
            tx.get_one(Function, each.function_id).name,
            tx.get_one(Organisation, each.organisation_id).name,
        ): each
        for each in registry.contacts(tx, area.id)
    }


def _forum(tx: Tx, area: Area, body: Body, contacts: dict[tuple[str, str], Contact]) -> Forum:
    template, owner = BY_KEY[body.template], contacts[body.owner]
    houses = {each.organisation_id: each.id for each in registry.places(tx, area.id)}
    forum = Forum(
        area_id=area.id,
        template=template.key,
        kind=template.kind,
        name=body.name,
        owner_organisation_id=owner.organisation_id,
        owner_function_id=owner.function_id,
        cadence=template.cadence,
        per_term=template.per_term,
        source=template.source,
        rotates=body.rotates,
        place_id=None if body.rotates else houses.get(owner.organisation_id),
        active_from_on=SINCE,
        created_at=instant(SINCE, time(8), STOCKHOLM),
    )
    tx.add(forum)
    tx.flush()
    for seat in (body.owner, *body.seats):
        tx.add(
            ForumSeat(
                area_id=area.id,
                forum_id=forum.id,
                organisation_id=contacts[seat].organisation_id,
                function_id=contacts[seat].function_id,
            )
        )
    tx.flush()
    return forum


def _held(tx: Tx, forum: Forum, convener: Contact, starts_at: datetime) -> Meeting:
    ends_at = starts_at + timedelta(minutes=forum.length)
    meeting = Meeting(
        area_id=forum.area_id,
        kind=forum.kind,
        reference=free_reference(lambda each: reference_taken(tx, forum.area_id, each)),
        state=MeetingState.CLOSED,
        uid=token_hex(16),
        convener_id=convener.id,
        length=forum.length,
        starts_at=starts_at,
        ends_at=ends_at,
        name=forum.name,
        outcome="ended",
        forum_id=forum.id,
        created_at=starts_at - timedelta(weeks=3),
        changed_at=ends_at,
    )
    tx.add(meeting)
    tx.flush()
    away = AWAY.get(local_today(starts_at, ZONE), ())
    people = [contact for _, contact in seated(tx, [forum.id])]
    for organisation_id in dict.fromkeys(each.organisation_id for each in people):
        tx.add(
            Party(
                area_id=forum.area_id,
                meeting_id=meeting.id,
                organisation_id=organisation_id,
                came=tx.get_one(Organisation, organisation_id).name not in away,
            )
        )
    for each in people:
        nonce = token_hex(16)
        tx.add(
            Invitation(
                area_id=forum.area_id,
                meeting_id=meeting.id,
                contact_id=each.id,
                nonce=nonce,
                token_hash=token_hash(nonce),
            )
        )
    return meeting
