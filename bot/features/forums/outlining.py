"""What a forum can be: what is wrong with an outline of one, new or changed."""

from collections.abc import Sequence
from datetime import date

from bot.access import Actor
from bot.features.forums.catalogue import BY_KEY, Key, Template
from bot.features.forums.intents import Outline, Seat
from bot.features.forums.outline_forms import owner_of, owners, seat_of, seats, value
from bot.features.meetings.forms import Choosable
from bot.replies import T
from bot.texts import render
from models import forums
from models.forums import Forum, ForumSeat
from models.registry import OrganisationKind
from models.store import Tx

LOCAL = "lokal rutin"


def template_of(forum: Forum) -> Template | None:
    """The row of the catalogue that a forum was made from."""
    return BY_KEY[Key(forum.template)] if forum.template else None


def source_of(per_term: int | None, template: Template | None) -> str:
    """Where a number comes from: a paper tells the template's, another one is the area's own."""
    return template.source if template and per_term == template.per_term else LOCAL


def seat(tx: Tx, forum: Forum, chosen: Sequence[Seat]) -> None:
    """Give seats, each once, in this order."""
    tx.add_all(
        ForumSeat(
            area_id=forum.area_id,
            forum_id=forum.id,
            organisation_id=each.organisation_id,
            function_id=each.function_id,
        )
        for each in dict.fromkeys(chosen)
    )
    tx.flush()


def has_police(among: Choosable, chosen: Sequence[Seat]) -> bool:
    """Whether the police take part."""
    kinds = {each.id: each.kind for each in among.organisations}
    return any(kinds.get(each.organisation_id) == OrganisationKind.POLICE for each in chosen)


def parents(tx: Tx, actor: Actor, today: date, forum: Forum | None = None) -> list[Forum]:
    """What a forum can prepare: all that go on but itself and what prepares it, near or far."""
    below = _below(tx, forum) if forum else set()
    found = forums.forums_between(tx, actor.area.id, today, date.max)
    ahead = [each for each in found if each.id not in below]
    if forum and forum.parent_id and all(each.id != forum.parent_id for each in ahead):
        # One that has ended stays until something else is said.
        return [tx.get_one(Forum, forum.parent_id), *ahead]
    return ahead


def _below(tx: Tx, forum: Forum) -> set[int]:
    below, unread = {forum.id}, [forum.id]
    while unread:
        new = {each.id for each in forums.preparing(tx, unread.pop())} - below
        below |= new
        unread += new
    return below


def wrong_outline(
    tx: Tx,
    actor: Actor,
    among: Choosable,
    outline: Outline,
    template: Template | None,
    today: date,
    forum: Forum | None = None,
) -> dict[str, T]:
    """What cannot be, by field; *forum* is the one that is changed."""
    police = has_police(among, outline.seats)
    found = (
        ("owner", _wrong_owner(outline, among, forum)),
        ("seats", _wrong_seats(tx, outline, among, template, forum, police=police)),
        ("name", _wrong_name(tx, actor, outline, template, today, forum)),
        ("parent", _wrong_parent(tx, actor, outline, today, forum, police=police)),
    )
    return {field: told for field, told in found if told}


def _wrong_owner(outline: Outline, among: Choosable, forum: Forum | None) -> T | None:
    known = {each.value for each in owners(among, owner_of(forum) if forum else None)}
    return None if value(outline.owner) in known else T("forms.choose_one")


def _wrong_seats(
    tx: Tx,
    outline: Outline,
    among: Choosable,
    template: Template | None,
    forum: Forum | None,
    *,
    police: bool,
) -> T | None:
    kept = [seat_of(each) for each in forums.seats(tx, [forum.id])] if forum else []
    known = {each.value for each in seats(among, kept).options}
    if not known.issuperset(map(value, outline.seats)):
        return T("forms.choose_some")
    if forum and forum.police != police:
        return T("forums.police_stays")
    if template and template.police and not police:
        return T("forums.needs_police")
    if template and template.kind == "bus_overgripande" and police:
        return T("forums.police_apart")
    return None


def _wrong_name(
    tx: Tx,
    actor: Actor,
    outline: Outline,
    template: Template | None,
    today: date,
    forum: Forum | None,
) -> T | None:
    called = outline.name.words.casefold()
    # One that has ended may come back, and another may have its name by then.
    if forum and called == forum.name.casefold() and not _is_over(forum, today):
        return None
    if template and template.historic and called == render(T(template.name), "sv").casefold():
        return T("forums.historic_name")
    others = forums.forums_between(tx, actor.area.id, today, date.max)
    taken = any(each.name.casefold() == called for each in others)
    return T("forums.name_taken") if taken else None


def _is_over(forum: Forum, today: date) -> bool:
    return forum.active_to_on is not None and forum.active_to_on < today


def _wrong_parent(
    tx: Tx, actor: Actor, outline: Outline, today: date, forum: Forum | None, *, police: bool
) -> T | None:
    if outline.parent_id is None:
        return None
    among = parents(tx, actor, today, forum)
    parent = next((each for each in among if each.id == outline.parent_id), None)
    if parent is None:
        return T("forms.choose_one")
    return T("forums.police_apart") if parent.police != police else None
