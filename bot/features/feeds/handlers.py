"""What happens when somebody asks for links to feeds, wants new ones, or turns them off."""

from datetime import datetime
from secrets import token_hex

from bot.access import Actor
from bot.errors import UserError
from bot.features.feeds.intents import AboutFeed, CloseFeed, GetFeeds, RenewFeed
from bot.features.feeds.replies import Shown, card
from bot.features.feeds.rules import may_fetch
from bot.privacy import audit
from bot.privacy.secrets import token_hash
from bot.replies import Reply
from models import feeds, registry
from models.feeds import Feed
from models.registry import Team
from models.store import Tx


def get_feeds(_ask: GetFeeds, actor: Actor, tx: Tx, now: datetime) -> Reply:
    """One's links, made when they are asked for the first time: one's own, and this team's."""
    team = _team_here(tx, actor)
    for team_id in (None, team.id) if team else (None,):
        made = _row(actor, team_id, now)
        if feeds.make(tx, made):
            _note(tx, actor, "feed.made", made, now)
    return _card(tx, actor)


def link_to_team(tx: Tx, actor: Actor, team: Team, now: datetime) -> str:
    """The secret of the actor's link to a team's year and calendar; empty while it is off.

    It is one link: whoever may see the one may see the other, and one button ends both.
    """
    made = _row(actor, team.id, now)
    if feeds.make(tx, made):
        _note(tx, actor, "feed.made", made, now)
    feed = feeds.feed_of(tx, actor.contact.id, team.id)
    return actor.secrets.feed_token(feed.nonce) if feed and feed.nonce else ""


def renew_feed(ask: RenewFeed, actor: Actor, tx: Tx, now: datetime) -> Reply:
    """A new link in place of the one on the card; nothing when that is not the newest."""
    feed = _own(tx, actor, ask)
    if feed.number == ask.number:
        _give(feed, token_hex(16), actor, now)
        _note(tx, actor, "feed.renewed", feed, now)
    return _card(tx, actor, replaces=True)


def close_feed(ask: CloseFeed, actor: Actor, tx: Tx, now: datetime) -> Reply:
    """No link opens the feed, whichever stood on the card."""
    feed = _own(tx, actor, ask)
    if feed.nonce:
        _give(feed, "", actor, now)
        _note(tx, actor, "feed.closed", feed, now)
    return _card(tx, actor, replaces=True)


def shown_again(ask: AboutFeed, actor: Actor, tx: Tx, _now: datetime) -> Reply:
    """A repeated press shows what holds."""
    _own(tx, actor, ask)
    return _card(tx, actor, replaces=True)


def _card(tx: Tx, actor: Actor, *, replaces: bool = False) -> Reply:
    """Every feed that the actor has asked for and still may fetch.

    Raises:
        UserError: `feeds.no_address`, telling what the operator must set.
    """
    if not actor.agreement.pages:
        raise UserError("feeds.no_address")
    held = feeds.feeds_of(tx, actor.contact.id)
    shown = [
        Shown(feed.number, _link(actor, feed), team)
        for feed, team in held
        if may_fetch(actor.contact, team)
    ]
    return card(shown, replaces=replaces)


def _link(actor: Actor, feed: Feed) -> str:
    token = actor.secrets.feed_token(feed.nonce)
    return f"{actor.agreement.pages}/feed/{token}.ics" if feed.nonce else ""


def _team_here(tx: Tx, actor: Actor) -> Team | None:
    team = registry.team_of_area(tx, actor.area.id, actor.room.channel)
    return team if team and may_fetch(actor.contact, team) else None


def _own(tx: Tx, actor: Actor, ask: AboutFeed) -> Feed:
    feed = feeds.feed_of(tx, actor.contact.id, ask.team_id or None)
    if feed is None:
        raise UserError("feeds.none_yet")
    return feed


def _row(actor: Actor, team_id: int | None, now: datetime) -> Feed:
    feed = Feed(
        area_id=actor.area.id,
        contact_id=actor.contact.id,
        team_id=team_id,
        number=0,
        changed_at=now,
    )
    _give(feed, token_hex(16), actor, now)
    return feed


def _give(feed: Feed, nonce: str, actor: Actor, now: datetime) -> None:
    """Let the feed have the link of a nonce, or with an empty one none."""
    feed.nonce = nonce
    feed.token_hash = token_hash(actor.secrets.feed_token(nonce)) if nonce else None
    feed.number += 1
    feed.changed_at = now


def _note(tx: Tx, actor: Actor, what: str, feed: Feed, now: datetime) -> None:
    audit.note(
        tx,
        actor.secrets,
        area_id=actor.area.id,
        actor_id=actor.contact.id,
        what=what,
        subject=f"team:{feed.team_id}" if feed.team_id else "own",
        at=now,
    )
