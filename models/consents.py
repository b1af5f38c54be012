"""Questions about consents: which drafts wait for one, and which meetings one consent is about."""

from collections.abc import Sequence

from sqlmodel import Session, col, or_, select

from models.meetings import Consent, ConsentStatus, Meeting, MeetingState
from models.queue import Outbox, OutboxState


def waiting_for_consent(tx: Session, area_id: int) -> Sequence[Meeting]:
    """Drafts of the area whose consent is being obtained, oldest first."""
    return tx.exec(
        select(Meeting)
        .join(Consent, col(Consent.meeting_id) == col(Meeting.id))
        .where(
            Meeting.area_id == area_id,
            Meeting.state == MeetingState.DRAFT,
            Consent.status == ConsentStatus.BEING_OBTAINED,
        )
        .order_by(col(Meeting.id))
    ).all()


def same_plan(tx: Session, meeting: Meeting) -> list[Meeting]:
    """The meeting with those of its kind that it followed and that follow it, all held.

    They are about one plan, so a consent withdrawn in one is withdrawn in all.
    """
    found = {meeting.id: meeting}
    unseen = [meeting]
    while unseen:
        each = unseen.pop()
        near = tx.exec(
            select(Meeting)
            .where(
                Meeting.area_id == meeting.area_id,
                Meeting.kind == meeting.kind,
                or_(col(Meeting.follows_id) == each.id, col(Meeting.id) == each.follows_id),
            )
            .order_by(col(Meeting.id))
            .with_for_update()
            .execution_options(populate_existing=True)
        ).all()
        new = [other for other in near if other.id not in found]
        found |= {other.id: other for other in new}
        unseen += new
    return [found[key] for key in sorted(found)]


def is_asked_for(tx: Session, meeting_id: int, kind: str) -> bool:
    """Whether a row of that kind waits for its time."""
    found = tx.exec(
        select(Outbox.id).where(
            Outbox.meeting_id == meeting_id,
            Outbox.kind == kind,
            Outbox.state == OutboxState.WAITING,
        )
    )
    return found.first() is not None
