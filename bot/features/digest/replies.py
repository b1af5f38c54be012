"""What people see of the digest."""

from collections.abc import Sequence

from bot.features.meetings.naming import title
from bot.replies import Audience, Facts, Part, Reply, T, Text, Tone
from models.meetings import Meeting


def team_digest(
    this_week: int, next_week: int, waiting: int = 0, structural: Sequence[Meeting] = ()
) -> Reply:
    """For a channel: structural meetings by name, and mere counts of those about one child."""
    counted = this_week + next_week + waiting > 0 or not structural
    line = T("digest.team", this_week=this_week, next_week=next_week)
    lines: tuple[Part, ...] = (Text(line),) if counted else ()
    named = (Facts(tuple(_line(each) for each in structural)),) if structural else ()
    drafts = (Text(T("consents.drafts_wait", count=waiting)),) if waiting else ()
    return Reply(
        (Text(T("digest.title"), Tone.HEADING), *named, *lines, *drafts),
        audience=Audience.ROOM,
        preview=T("digest.title"),
    )


def personal_digest(
    this_week: Sequence[Meeting], next_week: Sequence[Meeting], waiting: Sequence[Meeting] = ()
) -> tuple[Part, ...]:
    """For one person: their own meetings and what waits for them to act, as onlookers read them."""
    weeks = ((T("digest.this_week"), this_week), (T("digest.next_week"), next_week))
    listed = tuple(
        part
        for week, found in weeks
        if found
        for part in (Text(week, Tone.HEADING), Facts(tuple(_line(each) for each in found)))
    )
    top = T("digest.personal", this_week=len(this_week), next_week=len(next_week))
    return (Text(top), *listed, *_waiting(waiting))


def _waiting(drafts: Sequence[Meeting]) -> tuple[Part, ...]:
    # It is a mail: for what they wait would tell what kind of meeting it is.
    if not drafts:
        return ()
    lines = (Text(T("meetings.title", reference=each.reference)) for each in drafts)
    return (Text(T("consents.waits_for_you"), Tone.HEADING), *lines)


def _line(meeting: Meeting) -> tuple[T, T]:
    starts_at = meeting.starts_at or meeting.created_at
    return T("digest.when", starts_at=starts_at), title(meeting)
