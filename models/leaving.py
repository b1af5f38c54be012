"""What hangs on a contact and must not be left hanging when they go."""

from collections.abc import Sequence

from sqlmodel import Session, and_, col, or_, select

from models.meetings import Invitation, Meeting, MeetingState

ENDED = (MeetingState.CANCELLED, MeetingState.CLOSED)


def open_meetings(tx: Session, contact_id: int, *, lock: bool = False) -> Sequence[Meeting]:
    """Meetings not ended that the contact convenes or is called to, oldest first.

    One that has ended counts while its convener still has something to do about it. `lock`
    makes other writers wait (PostgreSQL).
    """
    called = select(Invitation.meeting_id).where(
        Invitation.contact_id == contact_id, col(Invitation.revoked_at).is_(None)
    )
    convenes = col(Meeting.convener_id) == contact_id
    goes_on = col(Meeting.state).not_in(ENDED)
    to_do = and_(
        convenes,
        col(Meeting.feedback_by_on).is_not(None),
        col(Meeting.feedback_done_at).is_(None),
    )
    ask = (
        select(Meeting)
        .where(or_(and_(goes_on, or_(convenes, col(Meeting.id).in_(called))), to_do))
        .order_by(col(Meeting.id))
    )
    if lock:
        ask = ask.with_for_update().execution_options(populate_existing=True)
    return tx.exec(ask).all()
