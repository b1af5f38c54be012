"""The agenda as its readers see it: on the meeting's card, and by itself in full."""

from bot.features.actions.naming import Names
from bot.features.actions.rules import may_write
from bot.features.agenda.clock import is_late
from bot.features.agenda.naming import line, particulars, what
from bot.features.agenda.rules import (
    has_begun,
    may_chair,
    may_change,
    numbers,
    on_it,
    total_minutes,
)
from bot.features.meetings.naming import title
from bot.features.meetings.reading import reads_of
from bot.features.meetings.rules import local_time
from bot.features.meetings.view import MeetingView
from bot.replies import Button, Choices, Facts, Look, Part, Reply, T, Text, Tone, Visit, name
from models.agenda import AgendaItem, PointState
from models.meetings import MeetingState

MOST_ROWS = 8
"""With buttons at a time: chats cut a card that is too long, from its end."""


def card_parts(view: MeetingView, reader_id: int) -> tuple[Part, ...]:
    """The agenda on the meeting's card: the points that will be talked about, and the others."""
    if not view.agenda:
        return _deadline(view)
    raised = [line(each, view.organisations, view.functions) for each in on_it(view.agenda)]
    others = [told for each in view.agenda if (told := _other(view, each, reader_id))]
    heading = (Text(T("agenda.points"), Tone.QUIET),) if raised else ()
    return (
        *heading,
        *map(Text, raised),
        *(Text(each, Tone.QUIET) for each in others),
        *_time(view),
        *_deadline(view),
    )


def card_buttons(view: MeetingView, reader_id: int) -> tuple[Button, ...]:
    """The ways to raise a point, to change one and to see the whole agenda."""
    about = str(view.meeting.id)
    reader = view.contacts.get(reader_id)  # a card is made before it is known to be unwanted
    own = reader.organisation_id if reader else None
    add = Button("point", about, T("agenda.add"))
    change = Button("points", about, T("agenda.change"))
    whole = Button("agenda", about, T("agenda.show"))
    theirs = may_change(view.agenda, own, convenes=view.is_convener(reader_id))
    return (add, *([change] if theirs else []), *([whole] if view.agenda else []))


def agenda_reply(
    view: MeetingView, reader_id: int, *, replaces: bool = False, link: str = ""
) -> Reply:
    """The whole agenda, with what its reader may do about each point.

    Args:
        view: The meeting from rows.
        reader_id: Who reads; whoever leads the meeting has more buttons.
        replaces: Whether it answers a press in the agenda itself.
        link: To the reader's own page, where it can be printed.
    """
    chairs = _chairs(view, reader_id)
    shown = seen_by(view, reader_id)
    pressed = [each for each in shown if chairs and _buttons(view, each)][:MOST_ROWS]
    nths = numbers(view.agenda)
    rows = tuple(
        _row(view, each, nths.get(each.id), with_buttons=each in pressed) for each in shown
    )
    empty = () if rows else (Text(T("agenda.empty")),)
    printed: tuple[Part, ...] = (Visit(link, T("agenda.print")),) if link else ()
    open_ = view.meeting.state in (MeetingState.POLLING, MeetingState.BOOKED)
    add = tuple(each for each in card_buttons(view, reader_id) if each.id != "agenda")
    return Reply(
        (
            Text(T("agenda.of", title=title(view.meeting)), Tone.HEADING),
            *_when(view),
            *headings(view),
            *rows,
            *empty,
            *_time(view),
            *_deadline(view),
            *([Choices(add)] if open_ else []),
            *printed,
        ),
        replaces=replaces,
        preview=title(view.meeting),
        reads=reads_of(view.meeting),
    )


def seen_by(view: MeetingView, reader_id: int) -> list[AgendaItem]:
    """The points that somebody may see: those that came late, only their own and the chair's."""
    return [each for each in view.agenda if _seen(view, each, reader_id)]


def told_parts(view: MeetingView) -> tuple[Part, ...]:
    """The agenda in words alone, for messages and mails about a structural meeting."""
    nths = numbers(view.agenda)
    lines = [
        T("agenda.numbered", nth=nths[each.id], line=line(each, view.organisations, view.functions))
        for each in on_it(view.agenda)
    ]
    return (*_when(view), *headings(view), *map(Text, lines), *_time(view))


def headings(view: MeetingView) -> tuple[Part, ...]:
    """What is always on such a meeting's agenda, by its kind; nothing is written under it here."""
    if not view.kind.agenda:
        return ()
    items = T("agenda.template_items", items=[T(each) for each in view.kind.agenda])
    return (Facts(((T("agenda.template"), items),)),)


def _when(view: MeetingView) -> tuple[Part, ...]:
    meeting = view.meeting
    if meeting.starts_at is None or meeting.ends_at is None:
        return ()
    end = local_time(meeting.ends_at, meeting.zone)
    when = T("meetings.from_to", starts_at=meeting.starts_at, end=end)
    return (Facts(((T("meetings.when"), when),)),)


def _time(view: MeetingView) -> tuple[Part, ...]:
    """How long the points take of the meeting; a warning when it is more than there is."""
    taken, length = total_minutes(view.agenda), view.meeting.length
    if not taken:
        return ()
    if taken > length:
        told = T("agenda.too_long", minutes=taken, length=length, over=taken - length)
        return (Text(told, Tone.WARNING),)
    return (Text(T("agenda.taken", minutes=taken, length=length), Tone.QUIET),)


def _deadline(view: MeetingView) -> tuple[Part, ...]:
    """Until when points are taken without asking the chair."""
    closes, meeting = view.meeting.agenda_closes_at, view.meeting
    if closes is None or meeting.state != MeetingState.BOOKED or has_begun(meeting, view.now):
        return ()
    if is_late(meeting, view.now):
        return (Text(T("agenda.closed", closed_at=closes), Tone.QUIET),)
    if closes == meeting.starts_at:
        return (Text(T("agenda.open_until_start"), Tone.QUIET),)
    return (Text(T("agenda.open_until", closes_at=closes), Tone.QUIET),)


def _chairs(view: MeetingView, reader_id: int) -> bool:
    reader = view.contacts.get(reader_id)
    return reader is not None and may_chair(view.meeting, reader, tuple(view.contacts.values()))


def _seen(view: MeetingView, item: AgendaItem, reader_id: int) -> bool:
    """Late and declined ones are the chair's and their own organisation's."""
    if item.state not in (PointState.LATE, PointState.DECLINED):
        return True
    reader = view.contacts.get(reader_id)
    own = reader is not None and reader.organisation_id == item.organisation_id
    return own or _chairs(view, reader_id)


def _other(view: MeetingView, item: AgendaItem, reader_id: int) -> T | None:
    """On the card: a point that will not be talked about, or has been."""
    if item.state == PointState.ON or not _seen(view, item, reader_id):
        return None
    return _state(view, item)


def _state(view: MeetingView, item: AgendaItem) -> T:
    told = what(item, view.organisations)
    match item.state:
        case PointState.LATE:
            return T("agenda.late_line", words=told)
        case PointState.NEXT:
            return T("agenda.next_line", words=told)
        case PointState.DECLINED:
            return T("agenda.declined_line", words=told)
        case PointState.DONE if item.decision:
            return T("agenda.decided_line", words=told, decision=name(item.decision))
        case PointState.DONE:
            return T("agenda.done_line", words=told)
        case PointState.ON:
            return told


def _row(view: MeetingView, item: AgendaItem, nth: int | None, *, with_buttons: bool) -> Choices:
    told = _state(view, item)
    about = T("agenda.numbered", nth=nth, line=told) if nth else told
    buttons = _buttons(view, item) if with_buttons else ()
    note = particulars(item, view.organisations, view.functions)
    if made := _action(view, item):
        note = T("agenda.with_action", about=note, action=made)
    return Choices(buttons, about=about, note=note)


def _action(view: MeetingView, item: AgendaItem) -> T | None:
    """Who is to do something about it, and until when."""
    action = next((each for each in view.actions if each.id == item.action_id), None)
    if action is None:
        return None
    names = Names(view.organisations, view.functions)
    return T("agenda.action_line", who=names.who(action), on=action.due_on)


def _buttons(view: MeetingView, item: AgendaItem) -> tuple[Button, ...]:
    """What whoever leads the meeting can do about a point now."""
    match item.state:
        case PointState.LATE:
            return (
                _button(view, item, "take", "agenda.take_in", Look.PRIMARY),
                _button(view, item, "next", "agenda.next"),
                _button(view, item, "no", "agenda.no"),
            )
        case PointState.ON if has_begun(view.meeting, view.now):
            return (
                _button(view, item, "done", "agenda.done", Look.PRIMARY),
                _button(view, item, "next", "agenda.not_reached"),
                *_ending(view, item),
            )
        case PointState.DONE if item.action_id is None and has_begun(view.meeting, view.now):
            return _ending(view, item)
        case _:
            return ()


def _ending(view: MeetingView, item: AgendaItem) -> tuple[Button, ...]:
    decide = (_button(view, item, "decide", "agenda.decide"),)
    action = () if item.action_id else (_button(view, item, "action", "agenda.make_action"),)
    return (*(decide if may_write(view.kind, view.agreement) else ()), *action)


def _button(
    view: MeetingView, item: AgendaItem, verb: str, label: str, look: Look = Look.PLAIN
) -> Button:
    told = what(item, view.organisations)
    named = T("agenda.which_button", label=T(label), what=told)
    return Button(f"point.{verb}", str(item.id), T(label), look, name=named)
