"""What happens to forums: shown with what a term has and lacks, and explained."""

from dataclasses import replace
from datetime import date, datetime

from bot.access import Actor
from bot.errors import UserError
from bot.features.forums import forms, replies
from bot.features.forums.doors import is_owner, may_see, own_forum
from bot.features.forums.intents import (
    AskExplain,
    ExplainShortfall,
    ShowForums,
)
from bot.features.forums.standing import of
from bot.features.meetings.rules import ZONE, local_today
from bot.features.registry.rules import is_admin
from bot.privacy import audit
from bot.replies import Reply, T, say
from models import forums, registry
from models.forums import Forum, ForumShortfall
from models.store import Tx
from scheduler.terms import Term, term_called, term_of


def show_forums(_ask: ShowForums, actor: Actor, tx: Tx, now: datetime) -> Reply:
    """The area's forums with what the term has and lacks; the reader's own with buttons."""
    today = local_today(now, ZONE)
    ahead = forums.forums_between(tx, actor.area.id, today, date.max)
    found = [each for each in ahead if may_see(tx, actor, each)]
    term = term_of(today, registry.years_of_schools(tx, actor.area.id))
    if term is None:
        names = [each.name for each in found]
        return replies.unknown_term(names, admin=is_admin(actor))
    own = frozenset(each.id for each in found if is_owner(actor, each))
    places = forums.usual_places(tx, found)
    laid = forums.with_series(tx, own)
    standings = [
        replace(each, begins_later=each.forum.active_from_on > today)
        for each in of(tx, found, term)
    ]
    return replies.shown(term, standings, own, places, laid, admin=is_admin(actor))


def ask_explain(ask: AskExplain, actor: Actor, tx: Tx, now: datetime) -> Reply:
    """Open the form that says why there are too few."""
    forum = own_forum(tx, actor, ask.forum_id)
    return Reply(form=forms.explain_form(forum, running_term(tx, actor, now)))


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
    note(tx, actor, "forum.explained", forum, now)
    return say("forums.explained", name=forum.name, why=T(forms.REASONS[ask.reason]))


def running_term(tx: Tx, actor: Actor, now: datetime) -> Term:
    """The term that runs.

    Raises:
        UserError: `forums.term_unknown`.
    """
    term = term_of(local_today(now, ZONE), registry.years_of_schools(tx, actor.area.id))
    if term is None:
        raise UserError("forums.term_unknown")
    return term


def note(tx: Tx, actor: Actor, what: str, forum: Forum, now: datetime) -> None:
    """A line in the area's log."""
    audit.note(
        tx,
        actor.secrets,
        area_id=actor.area.id,
        actor_id=actor.contact.id,
        what=what,
        subject=str(forum.id),
        at=now,
    )
