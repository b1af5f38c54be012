"""What the area's admin sees of a whole term."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import chain

from bot.features.forums.planning import Gathered
from bot.features.forums.whys import name_of, why
from bot.features.seasons.intents import Spot
from bot.features.seasons.proposing import Move, New, Proposal
from bot.replies import Button, Choices, Look, Part, Reply, T, Text, Tone, name
from scheduler.season import Unmet

MOST_ROWS, TOGETHER, MOST_FAULTS = 15, 10, 8
"""Forums with a button, forums to a paragraph without, moves and unmet meetings that are told:
Slack shows 50 parts of a message."""

MOST_SPOTS = 80
"""How many one button holds: Slack takes 2,000 characters."""


def proposed(found: Proposal) -> Reply:
    """New dates by forum, what should be moved, what found no time and why."""
    title = T("seasons.title", term=found.gathered.term.key)
    return Reply(
        (
            Text(title, Tone.HEADING),
            Text(_summary(found)),
            # First: of a long message a chat may show the beginning only.
            *_all(found),
            *_unknown(found.gathered),
            *_rows(found),
            *_moves(found),
            *_unmet(found),
        ),
        preview=title,
    )


def _summary(found: Proposal) -> T:
    new = sum(len(each.starts_at) for each in found.new)
    if new:
        return T("seasons.summary", new=new, forums=len(found.new), kept=found.kept)
    if found.moves or found.unmet:
        return T("seasons.nothing_new", kept=found.kept)
    return T("seasons.complete", kept=found.kept)


def _rows(found: Proposal) -> Iterator[Part]:
    """A row with a button for each forum; of many forums, the others ten to a paragraph."""
    for each in found.new[:MOST_ROWS]:
        yield _row(found.gathered, each)
    for first in range(MOST_ROWS, len(found.new), TOGETHER):
        some = found.new[first : first + TOGETHER]
        yield Text(T("seasons.more", rows=[_dates(found.gathered, each) for each in some]))


def _dates(gathered: Gathered, each: New) -> T:
    dates = [T("seasons.date", starts_at=at) for at in each.starts_at]
    return T("seasons.row", forum=name_of(gathered, each.forum), dates=dates)


def _row(gathered: Gathered, each: New) -> Choices:
    called, dates = name_of(gathered, each.forum), each.starts_at
    button = Button(
        "seasons.take",
        _value(each.spots),
        T("seasons.book", count=len(dates)),
        name=T("seasons.book_which", forum=called, count=len(dates)),
    )
    return Choices((button,), about=_dates(gathered, each))


def _moves(found: Proposal) -> Iterator[Part]:
    if found.moves:
        yield Text(T("seasons.to_move", count=len(found.moves)), Tone.HEADING)
    for each in found.moves[:MOST_FAULTS]:
        yield _move(found.gathered, each)
    yield from _others(found.moves)


def _move(gathered: Gathered, each: Move) -> Choices:
    called = name_of(gathered, each.forum)
    had: datetime = each.meeting.starts_at or each.starts_at
    button = Button(
        "seasons.take",
        each.spot.value,
        T("seasons.move"),
        name=T("seasons.move_which", forum=called),
    )
    return Choices(
        (button,), about=T("seasons.move_row", forum=called, had=had, starts_at=each.starts_at)
    )


def _unmet(found: Proposal) -> Iterator[Part]:
    if found.unmet:
        yield Text(T("seasons.without", count=len(found.unmet)), Tone.HEADING)
    for each in found.unmet[:MOST_FAULTS]:
        yield Text(why(found.gathered, each))
    yield from _others(found.unmet)


def _others(found: Sequence[Move] | Sequence[Unmet]) -> Iterator[Part]:
    if (count := len(found) - MOST_FAULTS) > 0:
        yield Text(T("seasons.others", count=count), Tone.QUIET)


def _unknown(gathered: Gathered) -> Iterator[Part]:
    schools = [name(each) for each in sorted(set(chain(*gathered.unknown.values())))]
    if schools:
        yield Text(T("times.unknown_year", schools=schools), Tone.WARNING)


def _all(found: Proposal) -> Iterator[Part]:
    spots = [spot for each in found.new for spot in each.spots]
    for first in range(0, len(spots), MOST_SPOTS):
        some = spots[first : first + MOST_SPOTS]
        label = T("seasons.book_all", count=len(some))
        yield Choices((Button("seasons.take", _value(some), label, Look.PRIMARY),))


def _value(spots: Sequence[Spot]) -> str:
    return " ".join(spot.value for spot in spots)


def taken(booked: Sequence[T], refused: Sequence[T]) -> Reply:
    """What was booked and moved, and what could not be."""
    parts: list[Part] = []
    if booked:
        parts.append(Text(T("seasons.booked", count=len(booked), meetings=booked), Tone.GOOD))
    parts += [Text(each, Tone.WARNING) for each in refused]
    if refused:
        parts.append(Choices((Button("seasons.propose", "", T("seasons.propose_anew")),)))
    return Reply(tuple(parts), preview=T("seasons.done"))
