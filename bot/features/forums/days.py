"""The days of a forum's series: seen before they are booked, and one of them moved or put back."""

from collections.abc import Collection, Sequence
from datetime import date, datetime

from bot.access import Actor
from bot.errors import FormError, UserError
from bot.features.forums import forms, replies
from bot.features.forums.booking import book_each, meets_that_day
from bot.features.forums.doors import own_forum
from bot.features.forums.handlers import note, running_term
from bot.features.forums.series import Turn, closed_days, occurrences, turns
from bot.features.forums.series_intents import (
    AskMoveDay,
    AskSeries,
    BookSeries,
    LaySeries,
    MoveDay,
    PutBack,
    Rhythm,
    ShowDays,
)
from bot.features.forums.standing import STOCKHOLM
from bot.features.meetings.handlers import move_to
from bot.features.meetings.rules import FURTHEST, ZONE, ends_at, instants, local_today
from bot.features.meetings.taken import RoomTakenError
from bot.replies import Reply, T, Text, Tone, name, say
from models import forums
from models.forums import Forum, ForumSeries, SeriesException
from models.meetings import Meeting, MeetingState
from models.store import Tx
from scheduler.recurring import instant
from scheduler.workdays import is_workday

MOST_AT_ONCE = 40
"""Meetings that one series books; a school year has fewer school weeks."""


def ask_series(ask: AskSeries, actor: Actor, tx: Tx, now: datetime) -> Reply:
    """Open the form that tells a rhythm."""
    forum = own_forum(tx, actor, ask.forum_id)
    return Reply(form=forms.series_form(forum, running_term(tx, actor, now)))


def lay_series(ask: LaySeries, actor: Actor, tx: Tx, now: datetime) -> Reply:
    """Show the days of the rhythm: days off, lov and days it meets on already are left out.

    Raises:
        FormError: days that cannot be, or more than a year's.
    """
    forum = own_forum(tx, actor, ask.forum_id)
    days = _ahead(tx, forum, ask.rhythm, now)
    return Reply(form=forms.days_form(forum, ask.rhythm, days))


def book_series(ask: BookSeries, actor: Actor, tx: Tx, now: datetime) -> Reply:
    """Book each day that was kept, at the same time on the wall; so a series laid twice is one.

    Raises:
        FormError: what is wrong, at each field; nothing is booked.
    """
    forum, rhythm = own_forum(tx, actor, ask.forum_id, lock=True), ask.rhythm
    known = _ahead(tx, forum, rhythm, now)
    left_out = [each for each in known if each not in ask.days]
    kept = [each for each in known if each in ask.days]
    if not kept:
        raise FormError({"days": T("forms.choose_some")})
    series = _series(forum, rhythm)
    exceptions = [_exception(series, each, None) for each in left_out]
    if ask.moves is not None and ask.moves_to is not None:
        if ask.moves not in kept:
            raise FormError({"moves": T("forums.day_left_out")})
        if told := _wrong_day(tx, forum, instant(ask.moves_to, rhythm.at, STOCKHOLM), now, kept):
            raise FormError({"moves_to": told})
        exceptions.append(_exception(series, ask.moves, ask.moves_to))
        kept = sorted({*kept, ask.moves_to} - {ask.moves})
    tx.add(series)
    tx.flush()
    for each in exceptions:
        each.series_id = series.id
    tx.add_all(exceptions)
    starts = [(forum, instant(day, rhythm.at, STOCKHOLM)) for day in kept]
    made, refused = book_each(tx, actor, starts, now)
    if not made:
        raise FormError({"days": refused[0]})
    note(tx, actor, "forum.series", forum, now)
    parts = (*replies.booked(made, refused).parts, replies.to_days(forum))
    if unknown := closed_days(tx, forum, rhythm.from_on, rhythm.to_on).unknown:
        schools = [name(each) for each in unknown]
        parts = (*parts, Text(T("forums.schools_unknown", schools=schools), Tone.WARNING))
    return Reply(parts)


def show_days(ask: ShowDays, actor: Actor, tx: Tx, now: datetime) -> Reply:
    """The days ahead of each series, with those that were moved or left out."""
    forum = own_forum(tx, actor, ask.forum_id)
    today = local_today(now, ZONE)
    booked = {_day_of(each) for each in _booked(tx, forum, now)}
    found = [
        (each, [turn for turn in _turns(tx, forum, each) if _is_there(forum, turn, booked)])
        for each in forums.series_of(tx, forum.id)
    ]
    return replies.days(forum, [(each, _to_come(days, today)) for each, days in found])


def ask_move_day(ask: AskMoveDay, actor: Actor, tx: Tx, now: datetime) -> Reply:
    """Open the form that moves one day.

    Raises:
        UserError: `forums.no_series_ahead`.
    """
    forum = own_forum(tx, actor, ask.forum_id)
    booked = {_day_of(each) for each in _booked(tx, forum, now)}
    days = [
        (series, turn)
        for series in forums.series_of(tx, forum.id)
        for turn in _turns(tx, forum, series)
        if turn.held_on in booked
    ]
    if not days:
        raise UserError("forums.no_series_ahead")
    return Reply(form=forms.move_day_form(forum, days))


def move_day(ask: MoveDay, actor: Actor, tx: Tx, now: datetime) -> Reply:
    """Hold one day of a series another day, at the same time on the wall, and tell everybody.

    Raises:
        FormError: what is wrong, at each field; nothing is moved.
    """
    forum = own_forum(tx, actor, ask.forum_id, lock=True)
    turn = _turn(tx, forum, ask.series_id, ask.day)
    meeting = _meeting_on(tx, forum, turn.held_on, now) if turn else None
    if turn is None or meeting is None:
        raise FormError({"day": T("forums.day_gone")})
    if told := _wrong_to(tx, forum, turn, meeting, ask.to, now):
        raise FormError({"to": told})
    try:
        _move(tx, actor, meeting, ask.to, now)
    except RoomTakenError as error:
        raise FormError({"to": error.text}) from None
    _remember(tx, forum, ask.series_id, ask.day, ask.to)
    note(tx, actor, "forum.day_moved", forum, now)
    return replies.day_moved(forum, meeting)


def put_back(ask: PutBack, actor: Actor, tx: Tx, now: datetime) -> Reply:
    """Hold a day that was moved when it was to be held, and tell everybody.

    Raises:
        UserError: why it cannot be held then any more.
    """
    forum = own_forum(tx, actor, ask.forum_id, lock=True)
    turn = _turn(tx, forum, ask.series_id, ask.day)
    if turn is not None and not turn.is_moved:
        return say("forums.not_moved", name=forum.name)
    meeting = _meeting_on(tx, forum, turn.held_on, now) if turn else None
    if turn is None or meeting is None:
        raise UserError("forums.day_gone")
    if told := _wrong_to(tx, forum, turn, meeting, ask.day, now):
        raise UserError(told.key, **told.values)
    _move(tx, actor, meeting, ask.day, now)
    _remember(tx, forum, ask.series_id, ask.day, ask.day)
    note(tx, actor, "forum.day_put_back", forum, now)
    return replies.day_moved(forum, meeting)


def _series(forum: Forum, rhythm: Rhythm) -> ForumSeries:
    return ForumSeries(
        area_id=forum.area_id,
        forum_id=forum.id,
        weekday=rhythm.weekday,
        at=rhythm.at,
        every_weeks=rhythm.every_weeks,
        from_on=rhythm.from_on,
        to_on=rhythm.to_on,
    )


def _exception(series: ForumSeries, day: date, to: date | None) -> SeriesException:
    return SeriesException(
        area_id=series.area_id, series_id=series.id or 0, left_out_on=day, moved_to_on=to
    )


def _ahead(tx: Tx, forum: Forum, rhythm: Rhythm, now: datetime) -> list[date]:
    """The days of a rhythm that are ahead and free of lov and of meetings of the forum.

    Raises:
        FormError: there are none, or too many.
    """
    if rhythm.to_on < rhythm.from_on:
        raise FormError({"to_on": T("meetings.day_has_passed")})
    if rhythm.to_on > local_today(now, ZONE) + FURTHEST:
        raise FormError({"to_on": T("meetings.day_too_far")})
    off = closed_days(tx, forum, rhythm.from_on, rhythm.to_on).off
    series = _series(forum, rhythm)
    span = instants(rhythm.from_on, rhythm.to_on)
    there = {_day_of(each) for each in forums.meetings_of(tx, [forum.id], *span)}
    found = [
        day
        for day in occurrences(series, [], off)
        if day not in there and forum.goes_on_at(day) and instant(day, rhythm.at, STOCKHOLM) > now
    ]
    if not found:
        raise FormError({"from_on": T("forums.no_days")})
    if len(found) > MOST_AT_ONCE:
        raise FormError({"to_on": T("forums.too_many", most=MOST_AT_ONCE)})
    return found


def _turns(tx: Tx, forum: Forum, series: ForumSeries) -> list[Turn]:
    off = closed_days(tx, forum, series.from_on, series.to_on).off
    return turns(series, forums.exceptions_of(tx, series.id), off)


def _is_there(forum: Forum, turn: Turn, booked: Collection[date | None]) -> bool:
    """Whether a day is the forum's: within its days, or booked outside them and not called off."""
    return forum.goes_on_at(turn.held_on or turn.day) or turn.held_on in booked


def _to_come(days: Sequence[Turn], today: date) -> list[Turn]:
    return [each for each in days if max(each.day, each.held_on or each.day) >= today]


def _turn(tx: Tx, forum: Forum, series_id: int, day: date) -> Turn | None:
    """The turn of that day, if the series is the forum's and has it."""
    for series in forums.series_of(tx, forum.id):
        if series.id == series_id:
            return next((each for each in _turns(tx, forum, series) if each.day == day), None)
    return None


def _booked(tx: Tx, forum: Forum, now: datetime) -> Sequence[Meeting]:
    """The forum's meetings that are booked and ahead."""
    found = forums.meetings_of(tx, [forum.id], now, now + 2 * FURTHEST)
    return [each for each in found if each.state == MeetingState.BOOKED and each.starts_at != now]


def _day_of(meeting: Meeting) -> date | None:
    return meeting.starts_at.astimezone(STOCKHOLM).date() if meeting.starts_at else None


def _meeting_on(tx: Tx, forum: Forum, day: date | None, now: datetime) -> Meeting | None:
    return next((each for each in _booked(tx, forum, now) if _day_of(each) == day), None)


def _wrong_to(
    tx: Tx, forum: Forum, turn: Turn, meeting: Meeting, to: date, now: datetime
) -> T | None:
    """Why a day of a series cannot be held then instead."""
    if to == turn.held_on:
        return T("forums.same_day")
    return _wrong_day(tx, forum, _at_its_time(meeting, to), now, ())


def _wrong_day(
    tx: Tx, forum: Forum, starts_at: datetime, now: datetime, taken: Sequence[date]
) -> T | None:
    """Why a forum cannot meet then; *taken* are days that are about to be booked."""
    day = starts_at.astimezone(STOCKHOLM).date()
    if starts_at <= now:
        return T("meetings.day_has_passed")
    if day > local_today(now, ZONE) + FURTHEST:
        return T("meetings.day_too_far")
    if not forum.goes_on_at(day):
        return replies.outside(forum, day)
    if not is_workday(day):
        return T("forums.no_workday")
    if day in closed_days(tx, forum, day, day).off:
        return T("forums.day_in_lov")
    if day in taken or meets_that_day(tx, forum, starts_at):
        return T("forums.meets_already")
    return None


def _at_its_time(meeting: Meeting, day: date) -> datetime:
    """The day at the time on the wall that the meeting has, whatever the clocks do between."""
    starts_at = meeting.starts_at or meeting.created_at
    return instant(day, starts_at.astimezone(STOCKHOLM).time(), STOCKHOLM)


def _move(tx: Tx, actor: Actor, meeting: Meeting, to: date, now: datetime) -> None:
    meeting.starts_at = _at_its_time(meeting, to)
    meeting.ends_at = ends_at(meeting.starts_at, meeting.length)
    move_to(tx, actor, meeting, now)


def _remember(tx: Tx, forum: Forum, series_id: int, day: date, to: date) -> None:
    """Note where a day went, in place of where it had gone before; at home nothing is noted."""
    known = {each.left_out_on: each for each in forums.exceptions_of(tx, series_id)}.get(day)
    if to == day:
        if known is not None:
            tx.delete(known)
    else:
        known = known or SeriesException(
            area_id=forum.area_id, series_id=series_id, left_out_on=day
        )
        known.moved_to_on = to
        tx.add(known)
    tx.flush()
