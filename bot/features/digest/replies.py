"""What people see of the digest."""

from collections.abc import Sequence

from bot.replies import Audience, Facts, Part, Reply, T, Text, Tone
from models.meetings import Meeting


def team_digest(this_week: int, next_week: int) -> Reply:
    """For a channel: a mere count, nothing that tells one meeting from another."""
    line = T("digest.team", this_week=this_week, next_week=next_week)
    return Reply(
        (Text(T("digest.title"), Tone.HEADING), Text(line)),
        audience=Audience.ROOM,
        preview=T("digest.title"),
    )


def personal_digest(this_week: Sequence[Meeting], next_week: Sequence[Meeting]) -> tuple[Part, ...]:
    """For one person: their own meetings, by reference."""
    weeks = ((T("digest.this_week"), this_week), (T("digest.next_week"), next_week))
    listed = tuple(
        part
        for title, found in weeks
        if found
        for part in (Text(title, Tone.HEADING), Facts(tuple(_line(each) for each in found)))
    )
    top = T("digest.personal", this_week=len(this_week), next_week=len(next_week))
    return (Text(top), *listed)


def _line(meeting: Meeting) -> tuple[T, T]:
    starts_at = meeting.starts_at or meeting.created_at
    return (
        T("digest.when", starts_at=starts_at),
        T("meetings.title", reference=meeting.reference),
    )
