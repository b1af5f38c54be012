"""Proposing a whole term, and booking what was proposed."""

from datetime import datetime, timedelta

from bot.access import Actor
from bot.errors import UserError
from bot.features.forums.standing import standings
from bot.features.meetings.rules import ZONE, local_today
from bot.features.registry.rules import only_admin
from bot.features.seasons import replies
from bot.features.seasons.booking import hold, take
from bot.features.seasons.intents import Deed, ProposeSeason, Spot, TakeSpots
from bot.replies import Reply, T, say
from models import outbox, registry
from models.queue import Outbox
from models.store import Tx
from scheduler.terms import Term, term_of

PLAN = "seasons.plan"
"""The outbox kind of a proposal on its way to whoever asked for it."""

WORTH_READING = timedelta(minutes=30)

TERMS_END = timedelta(weeks=2)
"""So near its end a term is not planned any more, but the one that follows."""


def propose_season(ask: ProposeSeason, actor: Actor, tx: Tx, now: datetime) -> Reply:
    """Have the term planned; the proposal comes in private.

    Raises:
        UserError: `registry.only_admin`; `seasons.no_term` where no school year says when the
            next term is; `seasons.no_forums` where nobody has agreed on how often to meet.
    """
    reply = proposal_comes(ask, actor, tx, now)
    term = _term(actor, tx, now)
    outbox.put(
        tx,
        Outbox(
            area_id=actor.area.id,
            key=f"season:{actor.contact.id}:{int(now.timestamp() * 1_000_000)}",
            kind=PLAN,
            payload={"contact_id": actor.contact.id, "term": term.key},
            due_at=now,
            late_after=now + WORTH_READING,
            created_at=now,
        ),
    )
    return reply


def proposal_comes(_ask: ProposeSeason, actor: Actor, tx: Tx, now: datetime) -> Reply:
    """What is told while it is worked out; a repeat asks for no second one."""
    only_admin(actor)
    term = _term(actor, tx, now)
    forums = [each for each in standings(tx, actor.area.id, term) if each.wanted]
    if not forums:
        raise UserError("seasons.no_forums")
    return say("seasons.working", term=term.key, count=len(forums))


def _term(actor: Actor, tx: Tx, now: datetime) -> Term:
    day = local_today(now, ZONE) + TERMS_END
    term = term_of(day, registry.years_of_schools(tx, actor.area.id))
    if term is None:
        raise UserError("seasons.no_term")
    return term


def take_spots(ask: TakeSpots, actor: Actor, tx: Tx, now: datetime) -> Reply:
    """Book what was proposed, what is to be moved first; what has been done is left as it is.

    Raises:
        UserError: `registry.only_admin`; `seasons.all_booked` when there was nothing to do.
    """
    only_admin(actor)
    hold(tx, actor, ask.spots)
    booked: list[T] = []
    refused: list[T] = []
    for spot in sorted(ask.spots, key=_moves_first):
        try:
            # One that cannot be booked any more must not undo the others.
            with tx.begin_nested():
                done = take(tx, actor, spot, now)
        except UserError as error:
            refused.append(error.text)
        else:
            booked += [done] if done else []
    if not booked and not refused:
        raise UserError("seasons.all_booked")
    return replies.taken(booked, refused)


def _moves_first(spot: Spot) -> bool:
    return spot.deed is not Deed.MOVE
