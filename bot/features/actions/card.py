"""Actions on the card of their meeting."""

from bot.features.actions.buttons import Named, author_buttons, own_buttons
from bot.features.actions.intents import Where
from bot.features.actions.naming import Names, what
from bot.features.actions.replies import line, repeating
from bot.features.actions.rules import owners
from bot.features.meetings.rules import local_today
from bot.features.meetings.view import MeetingView
from bot.replies import Button, Choices, Part, T, Text, Tone
from models.actions import Action

MOST_ROWS = 8
"""With buttons on one card: chats cut a card that is too long, from its end."""


def action_parts(view: MeetingView, reader_id: int) -> tuple[Part, ...]:
    """The meeting's actions, one's own first, and a way to add one.

    Buttons for those who may press them; the last of many are merely told, and have theirs in
    `/samordna åtgärd` or once the first are done.
    """
    still = [each for each in view.actions if each.done_at is None]
    still.sort(key=lambda each: not _owns(view, each, reader_id))
    done = len(view.actions) - len(still)
    heading = (Text(T("actions.heading"), Tone.QUIET),) if view.actions else ()
    rows = (_row(view, each, reader_id) for each in still[:MOST_ROWS])
    others = (Text(_line(view, each)) for each in still[MOST_ROWS:])
    told = (Text(T("actions.done_count", count=done), Tone.QUIET),) if done else ()
    add = Button("action", str(view.meeting.id), T("actions.add"))
    happened = Button("actions.history", str(view.meeting.id), T("actions.history"))
    below = (add, happened) if view.actions else (add,)
    return (*heading, *rows, *others, *told, Choices(below))


def _row(view: MeetingView, action: Action, reader_id: int) -> Part:
    convenes, reader = view.is_convener(reader_id), view.contacts.get(reader_id)
    wrote = reader is not None and reader.organisation_id == action.by_organisation_id
    named = Named(action, Where.CARD, what(action))
    buttons = (
        *own_buttons(named, owns=_owns(view, action, reader_id), convenes=convenes),
        *(author_buttons(named) if wrote or convenes else ()),
    )
    about = _line(view, action)
    return Choices(buttons, about=about) if buttons else Text(about)


def _owns(view: MeetingView, action: Action, reader_id: int) -> bool:
    called = [each for each in view.contacts.values() if each.active]
    return reader_id in owners(action, view.meeting.convener_id, called)


def _line(view: MeetingView, action: Action) -> T:
    late = action.due_on < local_today(view.now, view.meeting.zone)
    names = Names(view.organisations, view.functions)
    return repeating(action, line(action, what(action), names, late=late))
