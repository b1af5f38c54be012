"""Who may do what with which forum."""

from bot.access import Actor
from bot.errors import UserError
from bot.features.registry.rules import is_admin
from models import forums
from models.forums import Forum
from models.store import Tx


def forum_for(tx: Tx, actor: Actor, forum_id: int, *, lock: bool = False) -> Forum:
    """A forum of the actor's area.

    Raises:
        UserError: `forums.no_forum` when there is none such, or one with the police that they
            take no part in.
    """
    forum = forums.forum_by_id(tx, actor.area.id, forum_id, lock=lock)
    if forum is None or not may_see(tx, actor, forum):
        raise UserError("forums.no_forum")
    return forum


def own_forum(tx: Tx, actor: Actor, forum_id: int, *, lock: bool = False) -> Forum:
    """A forum that the actor looks after.

    Raises:
        UserError: `forums.no_forum`, or `forums.only_owner` saying who does.
    """
    forum = forum_for(tx, actor, forum_id, lock=lock)
    if not is_owner(actor, forum):
        raise UserError("forums.only_owner", name=forum.name)
    return forum


def is_owner(actor: Actor, forum: Forum) -> bool:
    """Whether the forum is theirs to look after: by function, or since they look after the area."""
    theirs = actor.function.id == forum.owner_function_id
    at_home = forum.owner_organisation_id in (None, actor.organisation.id)
    return actor.only is None and ((theirs and at_home) or is_admin(actor))


def may_see(tx: Tx, actor: Actor, forum: Forum) -> bool:
    """Everybody may, but for one with the police: only those who take part or own it."""
    if not forum.police or is_owner(actor, forum):
        return True
    return any(
        each.organisation_id == actor.organisation.id and each.function_id == actor.function.id
        for each in forums.seats(tx, [forum.id])
    )
