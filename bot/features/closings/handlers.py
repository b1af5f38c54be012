"""What happens when a meeting is closed."""

from datetime import datetime

from bot import access
from bot.access import Actor
from bot.errors import FormError, UserError
from bot.features.actions.finding import left_open
from bot.features.bus.escalating import escalate, receivers
from bot.features.bus.quotas import quota_of
from bot.features.closings import replies, rules, sending
from bot.features.closings.followups import follow_up
from bot.features.closings.forms import ClosingChoices, closing_form
from bot.features.closings.intents import AskClosing, CloseMeeting, FeedbackDone, Next, Outcome
from bot.features.forums.handing import hand_over_points
from bot.features.meetings.kinds import KINDS
from bot.features.meetings.kinds.profile import Closing, Level
from bot.features.meetings.naming import title
from bot.features.meetings.reading import opened
from bot.features.meetings.rules import local_today
from bot.features.meetings.sending import show_cards
from bot.features.meetings.view import MeetingView, view
from bot.features.visitors.sending import end_visits
from bot.privacy import audit
from bot.replies import Part, Reply, T, Text, Tone
from models import meetings, outbox
from models.meetings import Meeting, MeetingState
from models.registry import Contact
from models.store import Tx


def ask_closing(ask: AskClosing, actor: Actor, tx: Tx, now: datetime) -> Reply:
    """Open the form that closes a meeting whose time has come."""
    meeting = access.own_meeting(tx, actor, ask.meeting_id)
    _must_have_begun(meeting, now)
    shown = view(tx, meeting, actor.agreement, now)
    return opened(meeting, closing_form(shown, _choices(tx, actor, shown)))


def close_meeting(ask: CloseMeeting, actor: Actor, tx: Tx, now: datetime) -> Reply:
    """Close it: who came, and what its kind demands. What follows is set going at once.

    Raises:
        FormError: what is wrong, at each field; nothing is kept.
    """
    meeting = access.own_meeting(tx, actor, ask.meeting_id)
    _must_have_begun(meeting, now)
    if meeting.kind != ask.kind.id:
        raise UserError("router.unknown_button")
    shown = view(tx, meeting, actor.agreement, now)
    if wrong := _wrong(tx, actor, ask, shown):
        raise FormError(wrong)
    _note_outcome(ask, shown)
    meeting.state, meeting.changed_at = MeetingState.CLOSED, now
    tx.flush()
    outbox.drop_waiting(tx, meeting.id, [sending.REMIND], "closed", now)
    end_visits(tx, meeting, actor.agreement, now)
    hand_over_points(tx, meeting, now)
    _note(tx, actor, meeting, "meeting.closed", now)
    followed = (*_go_on(tx, actor, ask, shown, now), *left_open(tx, meeting))
    show_cards(tx, meeting, shown.contacts, now)
    return Reply((Text(T("closings.closed", reference=meeting.reference), Tone.GOOD), *followed))


def feedback_done(ask: FeedbackDone, actor: Actor, tx: Tx, now: datetime) -> Reply:
    """It is done: nobody is reminded of it again."""
    meeting = access.own_meeting(tx, actor, ask.meeting_id)
    if meeting.feedback_by_on and meeting.feedback_done_at is None:
        meeting.feedback_done_at = now
        outbox.drop_waiting(tx, meeting.id, [sending.FEEDBACK], "done", now)
        show_cards(tx, meeting, [meeting.convener_id], now)
        _note(tx, actor, meeting, "feedback.done", now)
    return replies.done(meeting)


def _must_have_begun(meeting: Meeting, now: datetime) -> None:
    if rules.has_begun(meeting, now):
        return
    if meeting.state == MeetingState.CLOSED:
        raise UserError("closings.closed_already", reference=meeting.reference)
    if meeting.state == MeetingState.BOOKED and meeting.starts_at:
        raise UserError(
            "closings.not_begun", reference=meeting.reference, starts_at=meeting.starts_at
        )
    raise UserError("meetings.not_now", reference=meeting.reference)


def _choices(tx: Tx, actor: Actor, shown: MeetingView) -> ClosingChoices:
    demands, kind = shown.kind.closing, shown.kind
    return ClosingChoices(
        receivers=receivers(tx, actor) if Closing.FOLLOW_UP in demands else (),
        turn=_turn(tx, shown) if kind.rotates else None,
        quota=quota_of(tx, actor, shown.meeting, shown.now)
        if Closing.NEXT_DATE in demands
        else None,
    )


def _turn(tx: Tx, shown: MeetingView) -> int | None:
    """Somebody called, of the organisation whose turn it is to chair next."""
    earlier = meetings.chaired_before(tx, shown.meeting)
    chaired = [tx.get_one(Contact, each.convener_id).organisation_id for each in earlier]
    turn = rules.whose_turn([each.organisation_id for each in shown.parties], chaired)
    called = shown.lasting.values()
    return next((each.id for each in called if each.organisation_id == turn), None)


def _wrong(tx: Tx, actor: Actor, ask: CloseMeeting, shown: MeetingView) -> dict[str, T]:
    today, wrong = local_today(shown.now, shown.meeting.zone), {}
    if not {each.organisation_id for each in shown.parties}.issuperset(ask.came):
        wrong["came"] = T("forms.choose_some")
    if ask.follow_up:
        wrong |= rules.wrong_follow_up(ask.follow_up.on, today)
        chair = ask.follow_up.chair
        if chair and chair not in shown.lasting:
            wrong["chair"] = T("forms.choose_one")
    if ask.escalation and ask.escalation.convener not in dict(receivers(tx, actor)):
        wrong["bus_convener"] = T("forms.choose_one")
    return {**wrong, **rules.wrong_feedback(ask.feedback_by_on, today)}


def _note_outcome(ask: CloseMeeting, shown: MeetingView) -> None:
    meeting = shown.meeting
    for party in shown.parties:
        party.came = party.organisation_id in ask.came
    if ask.next:
        meeting.outcome = ask.next
    if ask.settled:
        meeting.outcome, meeting.obstacle = ask.settled.outcome, ask.settled.obstacle
    meeting.feedback_by_on = ask.feedback_by_on


def _go_on(
    tx: Tx, actor: Actor, ask: CloseMeeting, shown: MeetingView, now: datetime
) -> tuple[Part, ...]:
    """Set going what follows; what the convener is told of it."""
    meeting = shown.meeting
    if ask.next is Next.FOLLOW_UP and ask.follow_up:
        made = follow_up(tx, actor, shown, ask.follow_up, ask.left, now)
        _note(tx, actor, made, "meeting.called", now)
        return (Text(_told_of(made)),)
    if ask.next is Next.BUS and ask.escalation:
        made = escalate(tx, actor, meeting, ask.escalation.convener, ask.escalation.obstacle, now)
        _note(tx, actor, made, "meeting.escalated", now)
        return (Text(T("closings.escalated", reference=meeting.reference)),)
    if ask.settled and ask.settled.outcome is Outcome.DEVIATION:
        sending.remind_of_deviation(tx, meeting, actor.agreement, now)
        return replies.deviation_parts(actor.agreement)
    if ask.feedback_by_on:
        sending.remind_of_feedback(tx, meeting, ask.feedback_by_on, actor.agreement, now)
    return ()


def _told_of(made: Meeting) -> T:
    if KINDS[made.kind].level is Level.STRUCTURAL:
        return T("closings.next_asked", title=title(made))
    if made.state == MeetingState.POLLING:
        return T("closings.follow_up_asked", reference=made.reference)
    return T("closings.follow_up_waits", reference=made.reference)


def _note(tx: Tx, actor: Actor, meeting: Meeting, what: str, now: datetime) -> None:
    audit.note(
        tx,
        actor.secrets,
        area_id=actor.area.id,
        actor_id=actor.contact.id,
        what=what,
        subject=meeting.reference,
        at=now,
    )
