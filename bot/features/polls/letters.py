"""What those without chat are mailed of a poll. Nothing in it tells what the meeting is about."""

from dataclasses import replace

from bot.features.meetings.letters import ask_for_times
from bot.features.meetings.naming import title
from bot.features.meetings.view import MeetingView
from bot.outgoing import Letter
from bot.replies import T, Text
from models.meetings import MeetingState
from models.registry import Contact


def chase(shown: MeetingView, contact: Contact, key: str, nonce: str) -> Letter:
    """The question once more, with how long there is to answer."""
    asked = ask_for_times(shown, contact, key, nonce)
    reminded = Text(T("polls.chase", closes_at=shown.meeting.poll_closes_at or shown.now))
    subject = T("polls.chase_subject", title=title(shown.meeting))
    return replace(asked, subject=subject, parts=(reminded, *asked.parts[1:]))


def result(shown: MeetingView, contact: Contact, key: str) -> Letter:
    """No time came of the poll, yet or at all."""
    off = shown.meeting.state == MeetingState.CANCELLED
    told = T("polls.called_off") if off else T("polls.wait_for_time")
    return Letter(key, contact.email, contact.language, title(shown.meeting), (Text(told),))


def for_convener(shown: MeetingView, contact: Contact, key: str) -> Letter:
    """That there is something to decide; what, is for the chat."""
    called = title(shown.meeting)
    return Letter(
        key=key,
        to=contact.email,
        language=contact.language,
        subject=T("consents.mail_subject", title=called),
        parts=(Text(T("consents.mail", title=called)),),
    )
