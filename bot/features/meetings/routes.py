"""Which words, buttons and forms belong to meetings."""

from datetime import datetime
from typing import Any

from bot import access
from bot.access import Actor
from bot.events import Pressed, Said
from bot.features.meetings import handlers
from bot.features.meetings.intents import (
    AboutMeeting,
    AskCancel,
    AskConsent,
    AskMove,
    BookAnyway,
    BookDraft,
    BookTime,
    CallMeeting,
    CancelMeeting,
    MoveMeeting,
    RecordConsent,
    StartMeeting,
)
from bot.features.meetings.kinds import KINDS
from bot.features.meetings.kinds.profile import KindProfile
from bot.replies import Reply
from bot.router import Route, Routes
from models.store import Tx


def _starts(kind: KindProfile) -> Route[Any, StartMeeting]:
    def parse(_event: Said | Pressed) -> StartMeeting:
        return StartMeeting(kind)

    return Route(parse, handlers.start_meeting, again=handlers.start_meeting, opens=True)


def _booked_before(ask: BookTime, actor: Actor, tx: Tx, now: datetime) -> Reply:
    meeting, _ = access.candidate_for(tx, actor, ask.candidate_id)
    return handlers.show_meeting(AboutMeeting(meeting.id), actor, tx, now)


def _draft_before(ask: BookDraft, actor: Actor, tx: Tx, now: datetime) -> Reply:
    return handlers.show_meeting(AboutMeeting(ask.meeting_id), actor, tx, now)


def _anyway_before(ask: BookAnyway, actor: Actor, tx: Tx, now: datetime) -> Reply:
    if isinstance(ask.booking, BookTime):
        return _booked_before(ask.booking, actor, tx, now)
    return _draft_before(ask.booking, actor, tx, now)


ROUTES = Routes(
    words={word: _starts(kind) for kind in KINDS.values() for word in kind.words},
    buttons={
        "book": Route(BookTime.parse, handlers.book_time, again=_booked_before),
        "book_draft": Route(BookDraft.parse, handlers.book_draft, again=_draft_before),
        "consent": Route(
            AskConsent.parse, handlers.ask_consent, again=handlers.ask_consent, opens=True
        ),
        "move": Route(AskMove.parse, handlers.ask_move, again=handlers.ask_move, opens=True),
        "cancel": Route(
            AskCancel.parse, handlers.ask_cancel, again=handlers.ask_cancel, opens=True
        ),
        **{f"call.{kind.id}": _starts(kind) for kind in KINDS.values()},
    },
    forms={
        "consents.anyway": Route(BookAnyway.parse, handlers.book_anyway, again=_anyway_before),
        "meetings.conditions": Route(
            StartMeeting.parse, handlers.start_meeting, again=handlers.start_meeting, opens=True
        ),
        "meetings.call": Route(CallMeeting.parse, handlers.call_meeting),
        "meetings.consent": Route(RecordConsent.parse, handlers.record_consent),
        "meetings.move": Route(MoveMeeting.parse, handlers.move_meeting),
        "meetings.cancel": Route(CancelMeeting.parse, handlers.cancel_meeting),
    },
)
