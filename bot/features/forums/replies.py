"""What people see of forums: always in private."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date

from bot.features.forums.forms import REASONS, WEEKDAYS
from bot.features.forums.intents import Proposed
from bot.features.forums.proposing import Proposal
from bot.features.forums.series import Turn
from bot.features.forums.standing import Standing, term_name
from bot.features.forums.whys import why
from bot.features.meetings.naming import title
from bot.replies import Button, Choices, Look, Part, Reply, T, Text, Tone, name
from models.forums import Forum, ForumSeries
from models.meetings import Meeting
from models.registry import Organisation, Place
from scheduler.terms import Term

MOST_FAULTS = 3
"""Of a forum the meetings without a time that it is told why."""


Places = Mapping[int, tuple[Place, Organisation]]
"""Where forums usually meet and whose house it is, by the forum's number."""


def heading(term: Term) -> T:
    """Which term's forums it is."""
    key = "forums.autumn" if term.is_autumn else "forums.spring"
    return T(key, year=str(term.from_on.year))


def shown(
    term: Term,
    found: Sequence[Standing],
    own: frozenset[int],
    places: Places,
    laid: Collection[int],
    *,
    admin: bool,
) -> Reply:
    """Each forum with what the term has of it; buttons for those the reader looks after.

    `laid` are the forums that have a series.
    """
    parts: list[Part] = [Text(heading(term), Tone.HEADING)]
    if not found:
        parts.append(Text(T("forums.none")))
    for each in found:
        parts.append(Text(_standing_and_place(each, places)))
        if each.forum.id in own:
            # Each button names its forum to a screen reader; beside one, long names break.
            parts.append(Choices(_buttons(each, laid, admin=admin)))
    more = [Button("call.forum", "", T("forums.another"))]
    if admin:
        more.append(Button("forums.new", "", T("forums.new"), Look.PRIMARY))
        more.append(Button("forums.merge", "", T("forums.merge")))
        more.append(Button("seasons.propose", "", T("seasons.propose")))
    return Reply((*parts, Choices(tuple(more))))


def unknown_term(names: Sequence[str], *, admin: bool) -> Reply:
    """No school year tells which term it is; the forums all the same, and where to tell it."""
    told = Text(T("forums.term_unknown"), Tone.WARNING)
    add = Choices((Button("schoolyears.add", "", T("schoolyears.add")),))
    listed = tuple(Text(name(each)) for each in names)
    more = Choices((Button("call.forum", "", T("forums.another")),))
    return Reply(
        (Text(T("forums.title"), Tone.HEADING), told, *listed, *((add,) if admin else ()), more)
    )


def outside(forum: Forum, day: date) -> T | None:
    """Why the forum cannot meet on a day that it has not come to, or has ended before."""
    if forum.goes_on_at(day):
        return None
    if day < forum.active_from_on:
        return T("forums.not_yet", name=forum.name, on=forum.active_from_on)
    return T("forums.no_more", name=forum.name, on=forum.active_to_on or day)


def standing(each: Standing) -> T:
    """What a term has of a forum: `BUS övergripande: 1 av 2 bokade`."""
    if each.wanted is None:
        return T("forums.standing_free", name=each.forum.name, count=each.count)
    if each.missing and each.explained:
        why = T(REASONS[each.explained.reason])
        return T(
            "forums.standing_explained",
            name=each.forum.name,
            count=each.count,
            of=each.wanted,
            why=why,
        )
    return T("forums.standing", name=each.forum.name, count=each.count, of=each.wanted)


def counted(each: Standing) -> T:
    """The same with which term it is, where a meeting may be of another one than today."""
    return T("forums.in_term", term=term_name(each.term), standing=standing(each))


def _standing_and_place(each: Standing, places: Places) -> T:
    """Both in one paragraph: a chat shows so many of a message only."""
    told, where = standing(each), _usually(each.forum, places)
    if each.begins_later:
        told = T("forums.begins", standing=told, on=each.forum.active_from_on)
    if each.forum.active_to_on:
        told = T("forums.ends_with", standing=told, on=each.forum.active_to_on)
    return T("forums.and_place", standing=told, where=where) if where else told


def _usually(forum: Forum, places: Places) -> T | None:
    """Where it meets, if anybody has said."""
    place, house = places.get(forum.id, (None, None))
    if forum.rotates:
        return T("forums.at_the_hosts")
    if place and house:
        key = "forums.at_place_and_online" if forum.link else "forums.at_place"
        return T(key, place=place.name, organisation=house.name)
    return T("forums.online") if forum.link else None


def changed(
    forum: Forum, places: Places, after: Sequence[Meeting] = (), left: Sequence[Forum] = ()
) -> Reply:
    """What holds from now on.

    *after* are the meetings that lie after the forum's last day, *left* the forums that prepare
    it and go on.
    """
    told = Text(T("forums.changed", name=forum.name), Tone.GOOD)
    where = Text(_usually(forum, places) or T("forums.nowhere"))
    ahead = Text(T("forums.changed_ahead"), Tone.QUIET)
    if forum.active_to_on is None:
        return Reply((told, where, ahead))
    last = Text(T("forums.lasts", on=forum.active_to_on))
    groups = [name(each.name) for each in left]
    alone = (Text(T("forums.left_alone", forums=groups), Tone.WARNING),) if groups else ()
    return Reply((told, where, last, *_after(forum, after), *alone, ahead))


def _after(forum: Forum, found: Sequence[Meeting]) -> tuple[Part, ...]:
    if not found:
        return ()
    label = T("forums.call_off_after", count=len(found))
    about = T("forums.about", what=label, name=forum.name)
    off = Button("forums.call_off_after", str(forum.id), label, Look.DANGER, about)
    head = Text(T("forums.booked_after", count=len(found)), Tone.WARNING)
    return (head, *_times(found), Choices((off,)))


def called_off(found: Sequence[Meeting]) -> Reply:
    """What was called off just now."""
    told = Text(T("forums.called_off", count=len(found)), Tone.GOOD)
    return Reply((told, *_times(found)))


def _times(found: Sequence[Meeting]) -> tuple[Text, ...]:
    return tuple(
        Text(T("forums.booked_at", title=title(each), starts_at=each.starts_at or each.created_at))
        for each in found
    )


def _buttons(each: Standing, laid: Collection[int], *, admin: bool) -> tuple[Button, ...]:
    number, called = str(each.forum.id), each.forum.name

    def button(action: str, label: T, look: Look = Look.PLAIN) -> Button:
        return Button(action, number, label, look, T("forums.about", what=label, name=called))

    look = Look.PRIMARY if not each.is_settled else Look.PLAIN
    found = [
        button("forums.book", T("forums.book"), look),
        button("forums.series", T("forums.series")),
        *((button("forums.days", T("forums.see_days")),) if each.forum.id in laid else ()),
        button("forums.change", T("forums.change")),
    ]
    if not each.is_settled:
        found.append(button("forums.explain", T("forums.explain")))
    if admin and each.forum.active_to_on is None:
        found.append(button("forums.split", T("forums.split")))
    return tuple(found)


def status(
    found: Sequence[Standing], proposed: Sequence[Proposal], places: Places, *, by_mail: bool
) -> list[Part]:
    """A term's forums for whoever looks after them: what it has, and times for what it lacks.

    A mail has no buttons: there the times are told, to be booked where that can be done.
    """
    by_forum = {each.standing.forum.id: each for each in proposed}
    parts: list[Part] = []
    for each in found:
        told = standing(each) if each.is_settled else _standing_and_place(each, places)
        parts.append(Text(told, Tone.PLAIN if each.is_settled else Tone.WARNING))
        if proposal := by_forum.get(each.forum.id):
            parts += (*(_times_told(proposal) if by_mail else _offered(proposal)), *_told(proposal))
    everything = [value for each in proposed for value in _values(each)]
    if len(everything) > 1 and not by_mail:
        label = T("forums.book_all", count=len(everything))
        take = Button("forums.take", " ".join(everything), label, Look.PRIMARY)
        parts.append(Choices((take,)))
    return parts


def _times_told(proposal: Proposal) -> Iterator[Part]:
    if proposal.times:
        yield Text(T("forums.free_times", times=[T("forums.time", at=at) for at in proposal.times]))


def _offered(proposal: Proposal) -> Iterator[Part]:
    forum = proposal.standing.forum
    book = tuple(
        Button(
            "forums.take",
            value,
            T("forums.book_at", starts_at=at),
            name=T("forums.about", what=T("forums.book_at", starts_at=at), name=forum.name),
        )
        for at, value in zip(proposal.times, _values(proposal), strict=True)
    )
    other = Button("forums.book", str(forum.id), T("forums.other_time"))
    explain = Button("forums.explain", str(forum.id), T("forums.explain"))
    yield Choices((*book, other, explain), about=name(forum.name))


def _told(proposal: Proposal) -> Iterator[Part]:
    if len(proposal.times) < proposal.standing.missing:
        yield Text(T("forums.no_time_found", name=proposal.standing.forum.name), Tone.QUIET)
    for each in proposal.unmet[:MOST_FAULTS]:
        yield Text(why(proposal.gathered, each), Tone.QUIET)
    if proposal.unknown:
        schools = [name(each) for each in proposal.unknown]
        yield Text(T("forums.schools_unknown", schools=schools), Tone.QUIET)


def _values(proposal: Proposal) -> list[str]:
    forum = proposal.standing.forum.id
    return [Proposed(forum, int(each.timestamp())).value for each in proposal.times]


def to_days(forum: Forum) -> Choices:
    """Where the days of its series are looked at."""
    label = T("forums.see_days")
    about = T("forums.about", what=label, name=forum.name)
    return Choices((Button("forums.days", str(forum.id), label, name=about),))


def days(forum: Forum, found: Sequence[tuple[ForumSeries, Sequence[Turn]]]) -> Reply:
    """The days ahead of each series; a moved one with a button that puts it back."""
    parts = [part for series, turns in found if turns for part in _days(forum, series, turns)]
    head = Text(name(forum.name), Tone.HEADING)
    if not parts:
        return Reply((head, Text(T("forums.no_series_ahead"))))
    move = Button("forums.move_day", str(forum.id), T("forums.move_day"), Look.PRIMARY)
    return Reply((head, *parts, Choices((move,))))


def _days(forum: Forum, series: ForumSeries, turns: Sequence[Turn]) -> Iterator[Part]:
    every = T("forums.every_weeks", count=series.every_weeks)
    weekday, at = T(WEEKDAYS[series.weekday]), f"{series.at:%H.%M}"
    yield Text(T("forums.rhythm", weekday=weekday, at=at, every=every))
    plain = [T("forums.day", on=each.day) for each in turns if each.held_on == each.day]
    if plain:
        yield Text(T("forums.days_ahead", days=plain))
    for each in turns:
        if each.held_on != each.day:
            yield _unlike(forum, series, each)


def _unlike(forum: Forum, series: ForumSeries, turn: Turn) -> Part:
    if turn.held_on is None:
        return Text(T("forums.day_is_left_out", on=turn.day), Tone.QUIET)
    value = f"{forum.id} {series.id}@{turn.day}"
    button = Button("forums.put_back", value, T("forums.put_back"))
    return Choices((button,), about=T("forums.day_instead", on=turn.held_on, of=turn.day))


def day_moved(forum: Forum, meeting: Meeting) -> Reply:
    """When it is held now."""
    told = T("forums.day_moved", name=forum.name, starts_at=meeting.starts_at or meeting.created_at)
    return Reply((Text(told, Tone.GOOD), to_days(forum)))


def booked(made: Sequence[Meeting], refused: Sequence[T] = ()) -> Reply:
    """What was booked just now, and what could not be."""
    head = (Text(T("forums.booked", count=len(made)), Tone.GOOD),) if made else ()
    return Reply((*head, *_times(made), *(Text(each, Tone.WARNING) for each in refused)))
