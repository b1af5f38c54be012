"""What a forum's owner says of its meetings: where and how long, and whom they can do without."""

from collections.abc import Sequence
from datetime import datetime

from bot.access import Actor
from bot.errors import FormError
from bot.features.forums import forms, replies
from bot.features.forums.doors import own_forum
from bot.features.forums.handlers import note
from bot.features.forums.intents import AskChange, ChangeForum, Seat
from bot.features.meetings.calling import wrong_length, wrong_where
from bot.features.meetings.forms import choosable
from bot.replies import Reply, T
from models import forums
from models.forums import Forum, ForumSeat
from models.store import Tx


def ask_change(ask: AskChange, actor: Actor, tx: Tx, _now: datetime) -> Reply:
    """Open the form, with what holds now."""
    forum = own_forum(tx, actor, ask.forum_id)
    among, seated = choosable(tx, actor.area.id), forums.seats(tx, [forum.id])
    return Reply(form=forms.change_form(forum, seated, among, actor.agreement))


def change_forum(ask: ChangeForum, actor: Actor, tx: Tx, now: datetime) -> Reply:
    """What is proposed and booked from now on; meetings that are booked stay as they are.

    Raises:
        FormError: what is wrong, at each field; nothing is kept.
    """
    forum = own_forum(tx, actor, ask.forum_id, lock=True)
    seated = forums.seats(tx, [forum.id])
    if wrong := _wrong(tx, ask, actor, forum, seated):
        raise FormError(wrong)
    forum.place_id, forum.length = ask.where.place_id, ask.length
    forum.link = ask.where.link.url if ask.where.link else ""
    for each in seated:
        each.required = _seat(each) not in ask.needless
    tx.flush()
    note(tx, actor, "forum.changed", forum, now)
    return replies.changed(forum, forums.usual_places(tx, [forum]))


def _wrong(
    tx: Tx, ask: ChangeForum, actor: Actor, forum: Forum, seated: Sequence[ForumSeat]
) -> dict[str, T]:
    wrong = wrong_where(tx, ask.where, actor)
    # A length that holds already may stay, though the agreement has forgotten it.
    if ask.length != forum.length:
        wrong |= wrong_length(ask.length, actor)
    if seated and all(_seat(each) in ask.needless for each in seated):
        wrong["needless"] = T("forums.somebody_must_come")
    return wrong


def _seat(row: ForumSeat) -> Seat:
    return Seat(row.organisation_id, row.function_id)
