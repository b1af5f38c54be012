"""Answers that show something of one meeting: about a single child they are noted as read.

Source: lag (2001:454) 10 §, control of access by documentation that can be checked.
"""

from bot.features.meetings.naming import is_individual
from bot.replies import Form, Reply
from models.meetings import Meeting


def reads_of(meeting: Meeting) -> tuple[str, ...]:
    """What is noted of such an answer, see `Reply.reads`; nothing for a structural meeting."""
    return (meeting.reference,) if is_individual(meeting) else ()


def opened(meeting: Meeting, form: Form) -> Reply:
    """A form about the meeting, which shows what is known of it."""
    return Reply(form=form, reads=reads_of(meeting))
