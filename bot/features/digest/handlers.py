"""The week, asked for; and how one's own comes. Everything is answered in private."""

from dataclasses import replace
from datetime import datetime, timedelta

from bot.access import Actor
from bot.events import Room
from bot.features.digest import replies
from bot.features.digest.due import MINE, kept, term_of_area
from bot.features.digest.intents import AskWish, SetWish, ShowMine, ShowWeek
from bot.features.digest.reading import of_team
from bot.features.digest.settings import comes, wish_form
from bot.features.digest.telling import outlook_of, subject
from bot.replies import Reply, T, say
from models import digests, outbox, registry
from models.digests import DigestWish
from models.queue import Outbox
from models.registry import Visibility
from models.store import Tx
from scheduler.terms import Term

WORTH_READING = timedelta(minutes=10)


def show_week(_ask: ShowWeek, actor: Actor, tx: Tx, now: datetime) -> Reply:
    """In a team's room what its channel gets, before the eyes of the asker only; else one's own."""
    return _preview(tx, actor, now) or _mine(tx, actor, now, sends=True)


def week_again(_ask: ShowWeek, actor: Actor, tx: Tx, now: datetime) -> Reply:
    """The same for a repeated event, which sends nothing."""
    return _preview(tx, actor, now) or _mine(tx, actor, now, sends=False)


def show_mine(_ask: ShowMine, actor: Actor, tx: Tx, now: datetime) -> Reply:
    """One's own, at once in the private dialogue; from a channel it is sent there."""
    return _mine(tx, actor, now, sends=True)


def mine_again(_ask: ShowMine, actor: Actor, tx: Tx, now: datetime) -> Reply:
    """The same for a repeated event, which sends nothing."""
    return _mine(tx, actor, now, sends=False)


def ask_wish(_ask: AskWish, actor: Actor, tx: Tx, _now: datetime) -> Reply:
    """Open the form with how one's own comes."""
    return Reply(form=wish_form(tx, actor.contact))


def set_wish(ask: SetWish, actor: Actor, tx: Tx, _now: datetime) -> Reply:
    """Keep how one's own comes, from the next one on."""
    contact_id, off = actor.contact.id, list(ask.days_off)
    digests.keep_wish(
        tx,
        DigestWish(area_id=actor.area.id, contact_id=contact_id, way=ask.way, days_off=off),
    )
    return say("digest.saved", how=comes(tx, actor.contact))


def _preview(tx: Tx, actor: Actor, now: datetime) -> Reply | None:
    """What the channel gets if it is a team's, else None."""
    team = registry.team_of_area(tx, actor.area.id, actor.room.channel)
    if team is None or actor.room.visibility is Visibility.DIRECT:
        return None
    told = of_team(tx, team, actor.agreement, term_of_area(tx, actor.area.id, now), now)
    if told.individual and _is_read_by_others(actor.room):
        return replies.team_preview(None, [T("digest.room_is_open")])
    if not told.is_worth(forums_alone=True):
        return replies.team_preview(None, [T("digest.team_empty")])
    return replies.team_preview(told, [] if team.digest else [T("digest.team_off")])


def _mine(tx: Tx, actor: Actor, now: datetime, *, sends: bool) -> Reply:
    called = subject(now)
    term = term_of_area(tx, actor.area.id, now)
    told = outlook_of(tx, actor.contact, actor.agreement, term, now)
    if not told.is_worth(forums_alone=True):
        return replies.empty_reply(called, T("digest.mine_empty"))
    if actor.room.visibility is Visibility.DIRECT:
        shown = replies.personal_reply(told, called)
    else:
        shown = say("digest.sent_to_you")
        if sends:
            outbox.put(tx, _row(actor, term, now))
    return replace(shown, reads=replies.references(told))


def _row(actor: Actor, term: Term | None, now: datetime) -> Outbox:
    return Outbox(
        area_id=actor.area.id,
        # By the minute: two presses in a hurry are one.
        key=f"{MINE}:{actor.contact.id}:{now:%Y-%m-%dT%H:%M}",
        kind=MINE,
        payload={"contact_id": actor.contact.id, **kept(term)},
        due_at=now,
        late_after=now + WORTH_READING,
        created_at=now,
    )


def _is_read_by_others(room: Room) -> bool:
    return room.visibility is Visibility.PUBLIC or room.guests or room.shared
