"""What happens to one's own settings and the room's. Everything is answered in private."""

from datetime import datetime

from bot.access import Actor
from bot.errors import UserError
from bot.features.digest.settings import comes
from bot.features.registry import forms, replies, rules
from bot.features.registry.doors import contact_for, named, note, set_substitute
from bot.features.registry.intents import AskOwn, SetDigest, SetOwn, ShowSettings
from bot.replies import Part, Reply, say
from models import registry
from models.registry import Team
from models.store import Tx


def show_settings(_ask: ShowSettings, actor: Actor, tx: Tx, _now: datetime) -> Reply:
    """One's own settings; the area's and the room's too for those who look after the area."""
    substitute = contact_for(tx, actor, actor.contact.substitute_id)
    own = replies.own_settings(
        actor.contact,
        actor.function,
        actor.organisation,
        named(tx, substitute) if substitute else None,
        comes(tx, actor.contact),
    )
    return Reply((*own, *_area(tx, actor)))


def ask_own(_ask: AskOwn, actor: Actor, tx: Tx, _now: datetime) -> Reply:
    """Open the form with one's own settings."""
    return Reply(form=forms.own_form(tx, actor.contact))


def set_own(ask: SetOwn, actor: Actor, tx: Tx, _now: datetime) -> Reply:
    """Keep one's own settings.

    Raises:
        FormError: the substitute works elsewhere or has left.
    """
    set_substitute(tx, actor, actor.contact, ask.substitute_id)
    actor.contact.language, actor.contact.reach = ask.language.value, ask.reach
    tx.flush()
    return say("registry.saved")


def set_digest(ask: SetDigest, actor: Actor, tx: Tx, now: datetime) -> Reply:
    """Let the week come to this room, or no longer.

    Raises:
        UserError: the room is open to others, or nobody knows which chat it is in.
    """
    rules.only_admin(actor)
    team = registry.team_of_area(tx, actor.area.id, actor.room.channel)
    if ask.wanted and (wrong := rules.wrong_room(actor)):
        raise UserError(wrong.key)
    if team is None and ask.wanted:
        team = _new_team(tx, actor)
    if team is not None:
        team.digest = ask.wanted
        tx.flush()
        note(tx, actor, "team.digest_on" if ask.wanted else "team.digest_off", team, now)
    return say("registry.digest_comes" if ask.wanted else "registry.digest_does_not_come")


def _area(tx: Tx, actor: Actor) -> tuple[Part, ...]:
    if not rules.is_admin(actor):
        return ()
    area_id = actor.area.id
    area = replies.area_settings(
        len(registry.organisations(tx, area_id)),
        len(registry.contacts(tx, area_id)),
        len(registry.teams(tx, area_id)),
    )
    if not rules.is_channel(actor):
        return area
    team = registry.team_of_area(tx, area_id, actor.room.channel)
    return (*area, *replies.room_settings(team))


def _new_team(tx: Tx, actor: Actor) -> Team:
    """The room as a team of the area; which chat it is in is told by who asks from there."""
    accounts = [
        each
        for each in registry.identities_of(tx, actor.contact.id)
        if registry.room_seen(tx, each.platform, each.tenant, actor.room.channel)
    ] or list(registry.identities_of(tx, actor.contact.id))
    if len(accounts) != 1:
        raise UserError("registry.which_chat")
    team = Team(
        area_id=actor.area.id,
        name=actor.area.name[:80],
        platform=accounts[0].platform,
        tenant=accounts[0].tenant,
        channel=actor.room.channel,
    )
    tx.add(team)
    tx.flush()
    return team
