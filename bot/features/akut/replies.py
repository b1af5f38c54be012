"""What somebody sees who asks what to do now. Private, and the same in every room."""

from collections.abc import Iterator, Sequence

from bot.agreement import Agreement
from bot.replies import Part, Reply, T, Text, Tone, name


def whom_to_call(agreements: Sequence[Agreement], *, more: bool) -> Reply:
    """Danger, concern, and that the bot is no way to report.

    Args:
        agreements: Of the area; of all areas when nobody knows which is meant.
        more: Whether words stood beside the command that should be deleted.
    """
    parts = (
        Text(T("akut.title"), Tone.HEADING),
        Text(T("akut.danger"), Tone.WARNING),
        Text(T("akut.concern")),
        *_whom(agreements),
        Text(T("akut.duty")),
        Text(T("akut.no_channel"), Tone.WARNING),
        *([Text(T("akut.delete"), Tone.WARNING)] if more else []),
    )
    return Reply(parts)


def _whom(agreements: Sequence[Agreement]) -> Iterator[Part]:
    if not agreements:
        yield Text(T("akut.your_municipality"))
    for each in agreements:
        if len(agreements) > 1:
            yield Text(T("akut.in_area", area=each.name), Tone.QUIET)
        yield Text(name(each.akut.mottagning))
        yield Text(name(each.akut.jour))
