"""What happens at a slip's pages: nobody is known there, its secret is all there is."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from bot.agreement import Agreement
from bot.features.registry.handover import Hand
from bot.features.slips.keeping import keep
from bot.features.slips.replies import question, thanks
from bot.features.slips.rules import State, half_days, state_of
from bot.features.slips.sending import tell_answered
from bot.privacy import audit
from bot.privacy.secrets import Secrets
from bot.replies import Form, Reply, T
from models import meetings
from models.meetings import Meeting
from models.registry import Area
from models.slips import FamilySlip, by_sheet, by_token
from models.store import Tx

FAMILY = -1
"""Who has answered a slip, in the audit trail; no contact has this number."""

Agreements = Mapping[str, Agreement]


def look(tx: Tx, hashed: str, agreements: Agreements, now: datetime) -> Reply | None:
    """The question, or thanks where it has been answered; None when the secret opens nothing."""
    slip = by_token(tx, hashed)
    if slip is None:
        return None
    return _shown(tx, slip, tx.get_one(Meeting, slip.meeting_id), agreements, now)


def take_answer(
    tx: Tx,
    hashed: str,
    ticked: Sequence[str],
    secrets: Secrets,
    agreements: Agreements,
    now: datetime,
) -> Reply | None:
    """Keep the first answer, tell the convener, and thank; later ones are merely thanked for.

    Returns:
        The question again with an error when nothing was ticked; None when the secret opens
        nothing.
    """
    found = by_token(tx, hashed)
    if found is None:
        return None
    meeting = meetings.meeting_by_id(tx, found.area_id, found.meeting_id, lock=True)
    # Read again, since whoever held the meeting may have answered or taken back the slip.
    slip = by_token(tx, hashed)
    if meeting is None or slip is None:
        return None
    can = half_days(ticked)
    if can and state_of(slip, meeting, now) is State.OPEN:
        slip.answered_at = now
        _note(tx, secrets, meeting, now)
        hand = Hand(_rules(tx, slip, agreements), secrets, meeting.convener_id)
        keep(tx, meeting, can, hand, now)
        tell_answered(tx, slip, now)
    reply = _shown(tx, slip, meeting, agreements, now)
    if reply is None or reply.form is None:
        return reply
    return Reply(form=reply.form, errors={"family": T("slips.tick_one")})


def sheet(
    tx: Tx, hashed: str, secrets: Secrets, agreements: Agreements, now: datetime
) -> tuple[str, Form] | None:
    """The family's secret and the question, for the paper; None when it cannot be answered."""
    slip = by_sheet(tx, hashed)
    if slip is None:
        return None
    reply = _shown(tx, slip, tx.get_one(Meeting, slip.meeting_id), agreements, now)
    return (secrets.slip_token(slip.nonce), reply.form) if reply and reply.form else None


def _shown(
    tx: Tx, slip: FamilySlip, meeting: Meeting, agreements: Agreements, now: datetime
) -> Reply | None:
    match state_of(slip, meeting, now):
        case State.OPEN:
            return Reply(form=question(meeting, slip, _rules(tx, slip, agreements)))
        case State.ANSWERED:
            return thanks()
        case State.GONE:
            return None


def _rules(tx: Tx, slip: FamilySlip, agreements: Agreements) -> Agreement:
    return agreements.get(tx.get_one(Area, slip.area_id).slug, Agreement())


def _note(tx: Tx, secrets: Secrets, meeting: Meeting, now: datetime) -> None:
    audit.note(
        tx,
        secrets,
        area_id=meeting.area_id,
        actor_id=FAMILY,
        what="slip.answered",
        subject=meeting.reference,
        at=now,
    )
