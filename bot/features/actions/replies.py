"""What people see of actions outside their meeting: own lists, reminders, a team's channel."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.features.actions.buttons import Named, own_buttons
from bot.features.actions.intents import Repeats, Where
from bot.features.actions.naming import Names, how_often, what, what_in_chat
from bot.features.meetings.naming import is_individual, title
from bot.replies import Button, Choices, Facts, Part, Reply, T, Text, Tone
from models.actions import Action, Every
from models.meetings import Meeting

MOST_LISTED = 10
"""Lines of one list in a channel; more are counted."""


@dataclass(frozen=True)
class Item:
    """An open action in a list, with whether its day has passed and whether one convenes."""

    action: Action
    meeting: Meeting
    late: bool
    convenes: bool = False


def line(action: Action, told: T, names: Names, *, late: bool) -> T:
    """What, who and until when, on one line."""
    key = "actions.late_line" if late else "actions.line"
    return T(key, what=told, who=names.who(action), on=action.due_on)


def repeating(action: Action, told: T) -> T:
    """The same, with how often it comes back."""
    if action.every is Every.ONCE:
        return told
    how = how_often(Repeats(action.every, action.but_in_lov))
    return T("actions.repeating", line=told, how=how)


def own_list(items: Sequence[Item]) -> Reply:
    """Everything that is somebody's to do, for their private dialogue: a row of buttons each."""
    none = Text(T("actions.nothing"), Tone.GOOD)
    parts: tuple[Part, ...] = tuple(item_row(each) for each in items) or (none,)
    return Reply(
        (Text(T("actions.title"), Tone.HEADING), *parts),
        preview=T("actions.title"),
        reads=references(items),
    )


def references(items: Sequence[Item]) -> tuple[str, ...]:
    """What is noted of a list as read, see `Reply.reads`."""
    found = (each.meeting.reference for each in items if is_individual(each.meeting))
    return tuple(dict.fromkeys(found))


def item_row(item: Item) -> Choices:
    """One action in a list, with all that its owner can press."""
    action, meeting = item.action, item.meeting
    key = "actions.late_item" if item.late else "actions.item"
    told = what_in_chat(action, meeting)
    buttons = own_buttons(Named(action, Where.LIST, told), owns=True, convenes=item.convenes)
    about = T(key, what=told, title=title(meeting), on=action.due_on)
    return Choices((*buttons, _show(meeting)), about=repeating(action, about))


def reminder(own: Sequence[Item], late: Sequence[Item], names: Names) -> Reply:
    """All of a day's, for a private dialogue; what others have let lie comes last."""
    mine = [item_row(each) for each in own]
    theirs = [_let_lie(each, names) for each in late]
    heading = [Text(T("actions.reminder"), Tone.HEADING)] if mine else []
    below = [Text(T("actions.let_lie"), Tone.HEADING)] if theirs else []
    return Reply((*heading, *mine, *below, *theirs), preview=T("actions.reminder"))


def help_wanted(item: Item, names: Names) -> Reply:
    """For the convener alone."""
    about = T("actions.help_wanted", who=names.who(item.action), title=title(item.meeting))
    told = T("actions.help_with", what=what_in_chat(item.action, item.meeting))
    parts = (Text(about, Tone.WARNING), Text(told), Choices((_show(item.meeting),)))
    return Reply(parts, preview=title(item.meeting))


def _let_lie(item: Item, names: Names) -> Choices:
    told = what_in_chat(item.action, item.meeting)
    about = line(item.action, told, names, late=True)
    return Choices((_show(item.meeting),), about=about, note=title(item.meeting))


def _show(meeting: Meeting) -> Button:
    return Button(
        "show",
        str(meeting.id),
        T("actions.show"),
        name=T("actions.show_which", title=title(meeting)),
    )


def in_a_channel(structural: Sequence[Item], whose: T, names: Names, own: Sequence[Item]) -> Reply:
    """For the eyes of whoever asks in a team's channel: the team's structural ones by name.

    Of meetings about a single child only that some are the asker's own, which are sent to them.
    """
    late = [each for each in structural if each.late]
    ahead = [each for each in structural if not each.late]
    parts: list[Part] = [Text(T("actions.of_team", whose=whose), Tone.HEADING)]
    parts += _listed("actions.late_heading", late, names)
    parts += _listed("actions.open_heading", ahead, names)
    parts += [] if structural else [Text(T("actions.none_of_team"))]
    parts += [Text(T("actions.list_sent", count=len(own)), Tone.QUIET)] if own else []
    return Reply(tuple(parts), preview=T("actions.title"))


def _listed(heading: str, found: Sequence[Item], names: Names) -> list[Part]:
    if not found:
        return []
    rows = tuple((names.who(each.action), named(each)) for each in found[:MOST_LISTED])
    left = len(found) - len(rows)
    more = [Text(T("actions.more", count=left))] if left else []
    return [Text(T(heading, count=len(found))), Facts(rows), *more]


def named(item: Item) -> T:
    """One of a structural meeting, by name."""
    key = "actions.late_item" if item.late else "actions.item"
    told = T(key, what=what(item.action), title=title(item.meeting), on=item.action.due_on)
    return repeating(item.action, told)
