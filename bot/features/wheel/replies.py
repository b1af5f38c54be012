"""What people see of the school year in the chat: the page holds it all."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from bot.replies import Facts, Part, Picture, Reply, T, Text, Tone, Visit
from bot.years import MEETINGS, Line, YearWheel, counted, dates, unknown, what

NEXT = 5
"""Lines of what comes; the page has the rest."""


@dataclass(frozen=True)
class Where:
    """The addresses of the page and of the picture: keys, so nobody else's."""

    page: str = field(repr=False)
    picture: str = field(repr=False)


def card(wheel: YearWheel, where: Where | None) -> Reply:
    """The year in a few lines, with its picture and a link where there are pages."""
    title = T("wheel.title", year=wheel.label, team=wheel.team)
    return Reply((Text(title, Tone.HEADING), *_parts(wheel, where)), preview=T("wheel.preview"))


def _parts(wheel: YearWheel, where: Where | None) -> Iterator[Part]:
    if wheel.unknown:
        yield Text(unknown(wheel), Tone.WARNING)
    if wheel.forums:
        yield Facts(tuple((each.title, counted(each)) for each in wheel.forums))
    coming = [each for each in wheel.lines if wheel.today and each.to_on >= wheel.today]
    if coming:
        yield Text(T("wheel.coming"), Tone.HEADING)
        yield Facts(tuple((dates(each), what(each)) for each in _next(coming)))
    if where is None:
        yield Text(T("wheel.no_link"), Tone.QUIET)
        return
    yield Picture(where.picture, T("wheel.alt", year=wheel.label, team=wheel.team))
    yield Visit(where.page, T("wheel.open"))
    yield Text(T("wheel.keep"), Tone.QUIET)


def _next(coming: list[Line]) -> list[Line]:
    """The next of each: meetings first, since those are what the team does."""
    met = [each for each in coming if each.what in MEETINGS]
    others = [each for each in coming if each.what not in MEETINGS and each.main]
    return sorted([*met[:NEXT], *others[: NEXT - len(met[:NEXT])]], key=lambda each: each.from_on)
