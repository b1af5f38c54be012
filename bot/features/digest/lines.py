"""The groups of a digest, a line each; an individual meeting is called what onlookers may read."""

from collections.abc import Iterable, Sequence
from datetime import date

from bot.features.actions.naming import what
from bot.features.digest.forums import Lacking
from bot.features.digest.limits import Limit
from bot.features.digest.outlook import Poll
from bot.features.meetings.naming import is_individual, title
from bot.replies import Facts, Part, T, Text, Tone
from models.actions import Action
from models.meetings import Meeting
from models.outlooks import Owed

MOST = 10
"""Lines of one group; more are counted. Chats cut what is too long from its end."""

Line = tuple[T, T]


def meetings(heading: T, found: Sequence[Meeting]) -> tuple[Part, ...]:
    """When, and what."""
    return _group(heading, [_when(each) for each in found])


def polls(found: Sequence[Poll], *, count: bool) -> tuple[Part, ...]:
    """Until when to answer; with *count* how many answers there are to come."""
    heading = T("digest.answers" if count else "digest.answer_by")
    return _group(heading, [_answers(each, count=count) for each in found])


def actions(overdue: Sequence[Owed], due: Sequence[Owed]) -> tuple[Part, ...]:
    """Until when something was or is to be done; in what words only where no child is behind."""
    late = [(_on(each.due_on), T("digest.late", what=_deed(each, of))) for each, of in overdue]
    soon = [(_on(each.due_on), _deed(each, of)) for each, of in due]
    return _group(T("digest.actions"), [*late, *soon])


def limits(found: Sequence[Limit]) -> tuple[Part, ...]:
    """Until when something must happen; not what, since that would tell the kind."""
    return _group(T("digest.limits"), [_until(each) for each in found])


def agendas(found: Sequence[Limit]) -> tuple[Part, ...]:
    """Until when points are taken."""
    return _group(T("digest.agendas"), [_until(each) for each in found])


def waiting(drafts: Sequence[Meeting]) -> tuple[Part, ...]:
    """What waits for its convener; not for what, since that would tell the kind."""
    if not drafts:
        return ()
    heading = Text(T("consents.waits_for_you"), Tone.HEADING)
    return (heading, *(Text(title(each)) for each in drafts[:MOST]), *_more(len(drafts)))


def forums(found: Sequence[Lacking]) -> tuple[Part, ...]:
    """How many of a term's meetings there are."""
    return _group(T("digest.forums"), [_of_wanted(each) for each in found])


def _group(heading: T, lines: Sequence[Line]) -> tuple[Part, ...]:
    if not lines:
        return ()
    return (Text(heading, Tone.HEADING), Facts(tuple(lines[:MOST])), *_more(len(lines)))


def _more(count: int) -> Iterable[Part]:
    return (Text(T("digest.more", count=count - MOST)),) if count > MOST else ()


def _when(meeting: Meeting) -> Line:
    return T("digest.when", starts_at=meeting.starts_at or meeting.created_at), title(meeting)


def _answers(poll: Poll, *, count: bool) -> Line:
    closes_at = poll.meeting.poll_closes_at or poll.meeting.created_at
    called = title(poll.meeting)
    told = T("digest.lacks", title=called, count=poll.lacks) if count else called
    return T("digest.when", starts_at=closes_at), told


def _until(limit: Limit) -> Line:
    return _on(limit.on), title(limit.meeting)


def _on(day: date) -> T:
    return T("digest.on", on=day)


def _of_wanted(each: Lacking) -> Line:
    return T("digest.of_wanted", count=each.count, of=each.wanted), each.title


def _deed(action: Action, meeting: Meeting) -> T:
    if is_individual(meeting):
        return title(meeting)
    return T("digest.deed", what=what(action), title=title(meeting))
