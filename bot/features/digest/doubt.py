"""What may have arrived in a channel, where nobody can look: an admin is asked (ADR 11)."""

from datetime import datetime

from bot.access import Actor, Role
from bot.agreement import Agreement
from bot.errors import UserError
from bot.features.digest.intents import SendAgain
from bot.features.visitors.sending import admins
from bot.outgoing import ChatMessage, Outgoing
from bot.replies import Button, Choices, Reply, T, Text, Tone, name
from models import outbox, registry
from models.queue import Outbox, OutboxState
from models.registry import Contact, Team
from models.store import Tx
from scheduler.deliver import Dropped

DOUBT = "digest.doubt"
AGAIN = "again"


def post_failed(tx: Tx, row: Outbox, now: datetime) -> None:
    """A week or an agenda was given up while it may be there: see that an admin hears of it."""
    if row.state == OutboxState.DEAD and row.uncertain:
        outbox.put(tx, _doubt(row, {"row_id": row.id}, str(row.id), now))


def due_doubt(tx: Tx, row: Outbox, agreement: Agreement, now: datetime) -> Outgoing | Dropped:
    """One row for each admin; then to each of them where to look and how to send it again."""
    if "contact_id" not in row.payload:
        for admin in admins(tx, row.area_id, agreement):
            payload = {**row.payload, "contact_id": admin.id}
            outbox.put(tx, _doubt(row, payload, f"{row.payload['row_id']}:{admin.id}", now))
        return Dropped("admins_asked")
    admin = tx.get_one(Contact, int(row.payload["contact_id"]))
    identity = registry.identity_of(tx, admin.id)
    if identity is None or not admin.active:
        return Dropped("no_admin")
    lost = tx.get_one(Outbox, int(row.payload["row_id"]))
    return ChatMessage(
        key=row.key,
        platform=identity.platform,
        tenant=identity.tenant,
        to=identity.user,
        private=True,
        language=admin.language,
        reply=_asks(lost, tx.get_one(Team, int(lost.payload["team_id"]))),
    )


def send_again(ask: SendAgain, actor: Actor, tx: Tx, now: datetime) -> Reply:
    """Send it to the channel once more, since somebody has looked; twice is the same as once.

    Raises:
        UserError: the actor does not look after the area, or it is too late to send.
    """
    lost = tx.get(Outbox, ask.row_id)
    if Role.AREA_ADMIN not in actor.roles or lost is None or lost.area_id != actor.area.id:
        raise UserError("digest.only_admins")
    given_up = "team_id" in lost.payload and lost.uncertain and lost.state == OutboxState.DEAD
    if not given_up or (lost.late_after and now > lost.late_after):
        raise UserError("digest.too_late_again")
    again = Outbox(
        area_id=lost.area_id,
        key=f"{lost.key}:{AGAIN}",
        kind=lost.kind,
        payload=lost.payload,
        meeting_id=lost.meeting_id,
        due_at=now,
        late_after=lost.late_after,
        created_at=now,
    )
    outbox.put(tx, again)
    return Reply((Text(T("digest.sent_again"), Tone.GOOD),))


def _asks(lost: Outbox, team: Team) -> Reply:
    agenda = lost.meeting_id is not None
    text = "digest.agenda_may_be_there" if agenda else "digest.may_be_there"
    told = T(text, team=name(team.name))
    press = Button("digest.again", str(lost.id), T("digest.send_again"))
    return Reply(
        (Text(told, Tone.WARNING), Choices((press,))), preview=T("digest.may_be_there_preview")
    )


def _doubt(row: Outbox, payload: dict[str, int | str], whose: str, now: datetime) -> Outbox:
    return Outbox(
        area_id=row.area_id,
        key=f"{DOUBT}:{whose}",
        kind=DOUBT,
        payload=payload,
        due_at=now,
        late_after=row.late_after,
        created_at=now,
    )
