"""What people see of how things stand."""

from collections.abc import Sequence

from bot.features.meetings.naming import title
from bot.features.status.rules import Standing, individual, structural
from bot.replies import Button, Choices, Part, Reply, T, Text, Tone
from models.meetings import Meeting


def own_list(found: Standing) -> Reply:
    """Everything of one person's, for their private dialogue: a row and a button each."""
    return Reply(
        (
            Text(T("status.title"), Tone.HEADING),
            *_group(T("status.ahead"), found.ahead),
            *_group(T("status.to_vote"), found.to_vote),
            *_group(T("status.drafts"), found.drafts),
        ),
        preview=T("status.title"),
        reads=_references(found),
    )


def in_a_channel(found: Standing) -> Reply:
    """Where a team writes: structural meetings by name, and how many others there are."""
    rows = structural(found.all)
    count = len(individual(found.all))
    said = Text(T("status.in_channel", count=count))
    return Reply(
        (*_group(T("status.title"), rows), *([said] if count else [])),
        preview=T("status.title"),
        reads=_references(found),
    )


def _references(found: Standing) -> tuple[str, ...]:
    return tuple(each.reference for each in individual(found.all))


def _group(heading: T, found: Sequence[Meeting]) -> tuple[Part, ...]:
    return (Text(heading, Tone.HEADING), *map(_row, found)) if found else ()


def _row(meeting: Meeting) -> Choices:
    button = Button(
        "show",
        str(meeting.id),
        T("status.show"),
        name=T("status.show_which", title=title(meeting)),
    )
    return Choices((button,), about=_about(meeting))


def _about(meeting: Meeting) -> T:
    if meeting.starts_at:
        return T("status.at", title=title(meeting), starts_at=meeting.starts_at)
    if meeting.poll_closes_at:
        return T("status.answer_by", title=title(meeting), closes_at=meeting.poll_closes_at)
    return title(meeting)
