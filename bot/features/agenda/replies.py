"""What people see of an agenda."""

from collections.abc import Mapping, Sequence

from bot.replies import Part, T, Text, Tone, name
from models.agenda import AgendaItem


def points(items: Sequence[AgendaItem], organisations: Mapping[int, str]) -> tuple[Part, ...]:
    """The points, each with the organisation that raised it; nothing for an empty agenda."""
    if not items:
        return ()
    told = (
        T("agenda.raised", words=name(each.words), who=organisations[each.organisation_id])
        for each in items
    )
    return (Text(T("agenda.points"), Tone.QUIET), *map(Text, told))
