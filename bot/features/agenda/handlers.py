"""What happens to agendas: points are raised, and the whole is shown."""

from datetime import datetime

from bot import access
from bot.access import Actor
from bot.errors import FormError, UserError
from bot.features.actions.rules import may_write
from bot.features.agenda.alike import alike
from bot.features.agenda.clock import is_late
from bot.features.agenda.forms import point_form, presenters
from bot.features.agenda.intents import AddPoint, AskPoint, Frame, Picked, ShowAgenda
from bot.features.agenda.listing import agenda_reply, seen_by
from bot.features.agenda.naming import what
from bot.features.agenda.rules import FEEDBACK, MOST_POINTS, catalogue
from bot.features.agenda.sending import tell_late
from bot.features.meetings import sending
from bot.features.meetings.handlers import show_meeting
from bot.features.meetings.intents import AboutMeeting
from bot.features.meetings.reading import opened
from bot.features.meetings.rules import must_be
from bot.features.meetings.view import MeetingView, view
from bot.privacy.checking import GuardError
from bot.privacy.free_text import FreeText
from bot.replies import Ask, Remark, Reply, T, Text, Tone
from models import meetings
from models.agenda import AgendaItem, PointState, agenda
from models.meetings import Meeting, MeetingState
from models.store import Tx

OPEN = (MeetingState.POLLING, MeetingState.BOOKED)
PRINTED = (MeetingState.POLLING, MeetingState.BOOKED, MeetingState.HELD, MeetingState.CLOSED)

LAST_WEEK = 53

SAME = "SAME"
"""What is asked about a point that another one resembles, beside what the guard asks."""


def ask_point(ask: AskPoint, actor: Actor, tx: Tx, now: datetime) -> Reply:
    """Open the form for a point."""
    meeting = access.meeting_for(tx, actor, ask.meeting_id)
    must_take_points(tx, meeting)
    seen = view(tx, meeting, actor.agreement, now)
    return opened(meeting, point_form(seen, actor.organisation.id, late=_is_late(seen, actor)))


def add_point(ask: AddPoint, actor: Actor, tx: Tx, now: datetime) -> Reply:
    """Write the point down; everybody's card shows it, or the chair decides when it is late.

    Raises:
        FormError: what is wrong, at each field; or that the point resembles another.
        UserError: `agenda.full` when the meeting has enough to talk about.
    """
    meeting = access.meeting_for(tx, actor, ask.meeting_id, lock=True)
    must_take_points(tx, meeting)
    seen = view(tx, meeting, actor.agreement, now)
    if wrong := {**_wrong_what(ask, seen), **wrong_frame(ask.frame, seen, actor)}:
        raise FormError(wrong)
    item = _item(ask, seen, actor)
    if ask.picked and any(_same_pick(item, each) for each in seen.agenda):
        return Reply((Text(T("agenda.there_already"), Tone.GOOD),))
    if ask.point:
        must_be_another(ask.point, seen, actor)
    return raised(tx, item, seen, actor)


def raised(tx: Tx, item: AgendaItem, seen: MeetingView, actor: Actor) -> Reply:
    """Put a point on the agenda, or before the chair."""
    meeting, now = seen.meeting, seen.now
    late = _is_late(seen, actor)
    item.state = PointState.LATE if late else PointState.ON
    tx.add(item)
    tx.flush()
    if late:
        tell_late(tx, meeting, item, now)
    show_others(tx, meeting, actor, now)
    if late:
        told = T("agenda.was_late", closed_at=meeting.agenda_closes_at or now)
        return Reply((Text(told, Tone.GOOD),))
    return show_meeting(AboutMeeting(meeting.id), actor, tx, now)


def shown_again(ask: AddPoint, actor: Actor, tx: Tx, now: datetime) -> Reply:
    """A form sent twice shows the card and adds nothing."""
    return show_meeting(AboutMeeting(ask.meeting_id), actor, tx, now)


def show_agenda(ask: ShowAgenda, actor: Actor, tx: Tx, now: datetime) -> Reply:
    """The whole agenda; for those in a chat with a link to where it can be printed."""
    meeting = access.meeting_for(tx, actor, ask.meeting_id or actor.only or 0)
    must_be(meeting, *PRINTED)
    seen = view(tx, meeting, actor.agreement, now)
    return agenda_reply(seen, actor.contact.id, link=_page(tx, actor, meeting))


def show_others(tx: Tx, meeting: Meeting, actor: Actor, now: datetime) -> None:
    """Bring the cards of all others called up to date; the actor's own is the answer."""
    called = meetings.invitations(tx, meeting.id)
    others = [
        each.contact_id
        for each in called
        if each.contact_id != actor.contact.id and each.revoked_at is None
    ]
    sending.show_cards(tx, meeting, others, now)


def must_take_points(tx: Tx, meeting: Meeting) -> None:
    """Let through a meeting ahead with room for one more point.

    Raises:
        UserError: it is over or not called yet, or `agenda.full`.
    """
    must_be(meeting, *OPEN)
    if len(agenda(tx, meeting.id)) >= MOST_POINTS:
        raise UserError("agenda.full", reference=meeting.reference, most=MOST_POINTS)


def must_be_another(point: FreeText, seen: MeetingView, actor: Actor) -> None:
    """Let through what resembles nothing on the agenda, or is said to be something else.

    Raises:
        GuardError: asks, at the field, whether it is the same as a point that is there.
    """
    for each in seen_by(seen, actor.contact.id):
        token = f"same-{each.id}"
        if each.words and token not in point.ticked and alike(point.words, each.words):
            who = seen.organisations[each.organisation_id].name
            ask = Ask(
                token=token,
                type=SAME,
                question=T("agenda.alike", words=what(each, seen.organisations), who=who),
                tick=T("agenda.another"),
            )
            # Without what led here: a traceback with locals would show the words.
            fields = {point.place: T("agenda.alike_told")}
            remarks = {point.place: Remark(asks=(ask,))}
            raise GuardError(fields, remarks, ()) from None


def wrong_frame(frame: Frame, seen: MeetingView, actor: Actor) -> dict[str, T]:
    """What is wrong with who presents a point: a function of those called from there."""
    own = None if seen.is_convener(actor.contact.id) else actor.organisation.id
    among = {each.value for each in presenters(seen, own)}
    known = frame.presenter_id is None or str(frame.presenter_id) in among
    return {} if known else {"presenter": T("forms.choose_one")}


def _is_late(seen: MeetingView, actor: Actor) -> bool:
    """The chair's own points are never late: they decide on them anyway."""
    return is_late(seen.meeting, seen.now) and not seen.is_convener(actor.contact.id)


def _wrong_what(ask: AddPoint, seen: MeetingView) -> dict[str, T]:
    picks = catalogue(seen.kind)
    if ask.picked is None:
        allowed = may_write(seen.kind, seen.agreement)
        return {} if allowed else {"pick": T("actions.no_own_words")}
    return _wrong_pick(ask.picked, picks, {each.organisation_id for each in seen.parties})


def _wrong_pick(picked: Picked, picks: tuple[str, ...], called: set[int]) -> dict[str, T]:
    wrong = {}
    if not 0 < picked.place <= len(picks):
        return {"pick": T("forms.choose_one")}
    if picks[picked.place - 1] == FEEDBACK and not 0 < (picked.nth or 0) <= MOST_POINTS:
        wrong["nth"] = T("agenda.choose_nth")
    if picked.about_id is not None and picked.about_id not in called:
        wrong["about"] = T("forms.choose_one")
    if picked.week is not None and not 0 < picked.week <= LAST_WEEK:
        wrong["week"] = T("forms.choose_one")
    return wrong


def _item(ask: AddPoint, seen: MeetingView, actor: Actor) -> AgendaItem:
    made = new_item(seen, actor)
    made.words = ask.point.words if ask.point else ""
    made.minutes, made.presenter_id = ask.frame.minutes, ask.frame.presenter_id
    if ask.picked:
        made.pick = catalogue(seen.kind)[ask.picked.place - 1]
        if made.pick == FEEDBACK:
            made.nth, made.about_id = ask.picked.nth, ask.picked.about_id
            made.week = ask.picked.week
    return made


def new_item(seen: MeetingView, actor: Actor) -> AgendaItem:
    """A point of the actor's organisation, last on the agenda."""
    return AgendaItem(
        area_id=seen.meeting.area_id,
        meeting_id=seen.meeting.id,
        organisation_id=actor.organisation.id,
        position=max((each.position for each in seen.agenda), default=0) + 1,
        raised_at=seen.now,
    )


def _same_pick(one: AgendaItem, other: AgendaItem) -> bool:
    told = ("pick", "nth", "about_id", "week")
    return all(getattr(one, each) == getattr(other, each) for each in told)


def _page(tx: Tx, actor: Actor, meeting: Meeting) -> str:
    """The reader's own page, where it can be printed; nothing where no pages are served."""
    place = meetings.invitation_of(tx, meeting.id, actor.contact.id)
    if actor.only is not None or not actor.agreement.pages or place is None:
        return ""
    return f"{actor.agreement.pages}/m/{actor.secrets.link_token(place.nonce)}"
