"""What everybody called hears of a meeting, from whichever side it came to be so."""

from datetime import datetime

from bot.agreement import Agreement
from bot.features.agenda.sending import FOLLOWING, follow_agenda
from bot.features.closings.sending import close_later
from bot.features.meetings import sending
from bot.features.meetings.view import MAIL, REMINDER, MeetingView, view
from models import outbox
from models.meetings import Meeting, MeetingState
from models.queue import Outbox
from models.store import Tx

AT_ITS_HOUR = (REMINDER, *FOLLOWING)
"""What waits for an hour of a booked meeting, and holds for the sequence it was written at."""


def tell_booked(tx: Tx, shown: MeetingView, now: datetime, *, renamed: bool = False) -> None:
    """Cards, invitations, reminders, its agenda, and the convener's way to close it.

    Whoever has theirs already, at this sequence, gets no second one. `renamed`: nothing but its
    name has changed since the sequence before.
    """
    sending.show_cards(tx, shown.meeting, shown.contacts, now)
    sending.mail_everybody(tx, shown, now, renamed=renamed)
    sending.remind_everybody(tx, shown, now)
    follow_agenda(tx, shown, now)
    close_later(tx, shown, now)


def tell_changed(
    tx: Tx, meeting: Meeting, agreement: Agreement, now: datetime, *, renamed: bool = False
) -> None:
    """Bring everybody's calendar to what holds now of a booked meeting, under a new number."""
    meeting.sequence += 1
    meeting.changed_at = now
    tx.flush()
    gone = [MAIL] if renamed else [MAIL, *AT_ITS_HOUR]
    outbox.drop_waiting(tx, meeting.id, gone, "superseded", now)
    tell_booked(tx, view(tx, meeting, agreement, now), now, renamed=renamed)
    if renamed:
        _go_on_waiting(tx, meeting, now)


def _go_on_waiting(tx: Tx, meeting: Meeting, now: datetime) -> None:
    """What waits for an hour that is the same as before goes once, under the new number.

    That of an hour that has passed, held until the morning, has no newer one and goes itself.
    """
    rows = outbox.waiting(tx, meeting.id, AT_ITS_HOUR)
    newest = {_whose(row) for row in rows if row.payload["sequence"] == meeting.sequence}
    for row in rows:
        if row.payload["sequence"] == meeting.sequence:
            continue
        if _whose(row) in newest:
            outbox.mark_dropped(row, "superseded", now)
        else:
            row.payload = {**row.payload, "sequence": meeting.sequence}
    tx.flush()


def _whose(row: Outbox) -> tuple[str, object, object]:
    return row.kind, row.payload.get("contact_id"), row.payload.get("team_id")


def tell_as_it_is(tx: Tx, meeting: Meeting, agreement: Agreement, now: datetime) -> None:
    """The rows that a meeting calls for in its state; who has theirs gets no second one."""
    shown = view(tx, meeting, agreement, now)
    match meeting.state:
        case MeetingState.DRAFT:
            sending.show_cards(tx, meeting, [meeting.convener_id], now)
        case MeetingState.POLLING:
            sending.show_cards(tx, meeting, shown.contacts, now)
            sending.close_poll_later(tx, shown, now)
        case MeetingState.BOOKED:
            tell_booked(tx, shown, now)
        case _:
            sending.show_cards(tx, meeting, [meeting.convener_id], now)
