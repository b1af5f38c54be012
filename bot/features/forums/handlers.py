"""What happens to forums: shown with what a term lacks, explained, and laid out as series."""

from datetime import datetime

from bot.access import Actor
from bot.errors import FormError, UserError
from bot.features.forums import forms, replies
from bot.features.forums.booking import book_each
from bot.features.forums.doors import is_owner, may_see, own_forum
from bot.features.forums.intents import (
    AskExplain,
    AskSeries,
    ExplainShortfall,
    LaySeries,
    ShowForums,
)
from bot.features.forums.series import closed_days, occurrences
from bot.features.forums.standing import STOCKHOLM, of, within
from bot.features.meetings.rules import FURTHEST, ZONE, local_today
from bot.features.registry.rules import is_admin
from bot.privacy import audit
from bot.replies import Reply, T, Text, Tone, name, say
from models import forums, registry
from models.forums import Forum, ForumSeries, ForumShortfall, SeriesException
from models.store import Tx
from scheduler.recurring import instant
from scheduler.terms import Term, term_called, term_of

MOST_AT_ONCE = 40
"""Meetings that one series books; a school year has fewer school weeks."""


def show_forums(_ask: ShowForums, actor: Actor, tx: Tx, now: datetime) -> Reply:
    """The area's forums with what the term has and lacks; the reader's own with buttons."""
    today = local_today(now, ZONE)
    found = [each for each in forums.forums(tx, actor.area.id, today) if may_see(tx, actor, each)]
    term = term_of(today, registry.years_of_schools(tx, actor.area.id))
    if term is None:
        names = [each.name for each in found]
        return replies.unknown_term(names, admin=is_admin(actor))
    own = frozenset(each.id for each in found if is_owner(actor, each))
    places = forums.usual_places(tx, found)
    return replies.shown(of(tx, found, term), own, places, admin=is_admin(actor))


def ask_explain(ask: AskExplain, actor: Actor, tx: Tx, now: datetime) -> Reply:
    """Open the form that says why there are too few."""
    forum = own_forum(tx, actor, ask.forum_id)
    return Reply(form=forms.explain_form(forum, _term(tx, actor, now)))


def explain_shortfall(ask: ExplainShortfall, actor: Actor, tx: Tx, now: datetime) -> Reply:
    """Note why: nobody is reminded any more of that term."""
    forum = own_forum(tx, actor, ask.forum_id, lock=True)
    key = f"{ask.season.value}{ask.year}"
    if term_called(key, registry.years_of_schools(tx, actor.area.id)) is None:
        raise UserError("forums.term_unknown")
    row = forums.shortfalls(tx, actor.area.id, key).get(forum.id) or ForumShortfall(
        area_id=forum.area_id,
        forum_id=forum.id,
        term=key,
        reason=ask.reason,
        explained_by_id=actor.contact.id,
        explained_at=now,
    )
    row.reason, row.explained_by_id, row.explained_at = ask.reason, actor.contact.id, now
    tx.add(row)
    tx.flush()
    _note(tx, actor, "forum.explained", forum, now)
    return say("forums.explained", name=forum.name, why=T(forms.REASONS[ask.reason]))


def ask_series(ask: AskSeries, actor: Actor, tx: Tx, now: datetime) -> Reply:
    """Open the form that books every so many weeks."""
    forum = own_forum(tx, actor, ask.forum_id)
    return Reply(form=forms.series_form(forum, _term(tx, actor, now)))


def lay_series(ask: LaySeries, actor: Actor, tx: Tx, now: datetime) -> Reply:
    """Book each day of the series, at the same time on the wall; days off and lov are left out.

    Days that the forum meets on already are left as they are, so a series laid twice is one.
    Days when its room is taken are told.

    Raises:
        FormError: days that cannot be, more than a year's, or a room that is always taken.
    """
    forum = own_forum(tx, actor, ask.forum_id, lock=True)
    if wrong := _wrong_series(ask, now):
        raise FormError(wrong)
    series = ForumSeries(
        area_id=forum.area_id,
        forum_id=forum.id,
        weekday=ask.weekday,
        at=ask.at,
        every_weeks=ask.every_weeks,
        from_on=ask.from_on,
        to_on=ask.to_on,
    )
    exceptions = [
        SeriesException(area_id=forum.area_id, series_id=0, left_out_on=d) for d in ask.but
    ]
    closed = closed_days(tx, forum, ask.from_on, ask.to_on)
    days = occurrences(series, exceptions, closed.off)
    there = {
        each.starts_at.astimezone(STOCKHOLM).date()
        for each in forums.meetings_of(tx, [forum.id], *within(Term(ask.from_on, ask.to_on)))
        if each.starts_at
    }
    starts = [instant(day, ask.at, STOCKHOLM) for day in days if day not in there]
    ahead = [each for each in starts if each > now]
    if not ahead:
        raise FormError({"from_on": T("forums.no_days")})
    if len(ahead) > MOST_AT_ONCE:
        raise FormError({"to_on": T("forums.too_many", most=MOST_AT_ONCE)})
    tx.add(series)
    tx.flush()
    for each in exceptions:
        each.series_id = series.id
    tx.add_all(exceptions)
    made, refused = book_each(tx, actor, [(forum, each) for each in ahead], now)
    if not made:
        raise FormError({"at": refused[0]})
    _note(tx, actor, "forum.series", forum, now)
    told = replies.booked(made, refused).parts
    if closed.unknown:
        schools = [name(each) for each in closed.unknown]
        told = (*told, Text(T("forums.schools_unknown", schools=schools), Tone.WARNING))
    return Reply(told)


def _wrong_series(ask: LaySeries, now: datetime) -> dict[str, T]:
    today = local_today(now, ZONE)
    if ask.to_on < ask.from_on:
        return {"to_on": T("meetings.day_has_passed")}
    if ask.to_on > today + FURTHEST:
        return {"to_on": T("meetings.day_too_far")}
    return {}


def _term(tx: Tx, actor: Actor, now: datetime) -> Term:
    term = term_of(local_today(now, ZONE), registry.years_of_schools(tx, actor.area.id))
    if term is None:
        raise UserError("forums.term_unknown")
    return term


def _note(tx: Tx, actor: Actor, what: str, forum: Forum, now: datetime) -> None:
    audit.note(
        tx,
        actor.secrets,
        area_id=actor.area.id,
        actor_id=actor.contact.id,
        what=what,
        subject=str(forum.id),
        at=now,
    )
