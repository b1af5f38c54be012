"""What everybody called hears of a booked meeting, from whichever side it came to be so."""

from datetime import datetime

from bot.features.agenda.sending import follow_agenda
from bot.features.closings.sending import close_later
from bot.features.meetings import sending
from bot.features.meetings.view import MeetingView
from models.store import Tx


def tell_booked(tx: Tx, shown: MeetingView, now: datetime) -> None:
    """Cards, invitations, reminders, its agenda, and the convener's way to close it.

    Whoever has theirs already, at this sequence, gets no second one.
    """
    sending.show_cards(tx, shown.meeting, shown.contacts, now)
    sending.mail_everybody(tx, shown, now)
    sending.remind_everybody(tx, shown, now)
    follow_agenda(tx, shown, now)
    close_later(tx, shown, now)
