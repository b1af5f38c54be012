"""New forums: from the catalogue or an area's own."""

from datetime import datetime

from bot.access import Actor
from bot.errors import FormError, UserError
from bot.features.forums import forms, outline_forms
from bot.features.forums.catalogue import BY_KEY, Template, Way
from bot.features.forums.handlers import note
from bot.features.forums.intents import (
    LONGEST_NAME,
    AskTemplate,
    CreateForum,
    PickTemplate,
)
from bot.features.forums.outlining import (
    has_police,
    parents,
    seat,
    source_of,
    wrong_outline,
)
from bot.features.meetings.calling import wrong_where
from bot.features.meetings.forms import choosable
from bot.features.meetings.rules import ZONE, local_today
from bot.features.registry.rules import only_admin
from bot.replies import Button, Choices, Reply, T, Text, Tone, name
from bot.texts import render
from models.forums import Cadence, Forum
from models.store import Tx


def ask_template(_ask: AskTemplate, actor: Actor, _tx: Tx, _now: datetime) -> Reply:
    """Open the form where a template is picked."""
    only_admin(actor)
    return Reply(form=forms.template_form())


def pick_template(ask: PickTemplate, actor: Actor, tx: Tx, now: datetime) -> Reply:
    """The form of a new forum; or the way to go when the row is no forum of ours."""
    only_admin(actor)
    template = BY_KEY[ask.template] if ask.template else None
    match template:
        case Template(way=Way.REFUSED):
            return Reply((Text(T(template.instead), Tone.WARNING),))
        case Template(way=Way.KIND):
            call = Button(f"call.{template.kind}", "", T("forums.call_kind"))
            return Reply((Text(T("forums.is_a_kind", name=T(template.name))), Choices((call,))))
    above = parents(tx, actor, local_today(now, ZONE))
    called = ""
    if template and not template.historic:
        called = render(T(template.name), actor.contact.language)
    among = choosable(tx, actor.area.id)
    return Reply(form=outline_forms.create_form(template, called, among, actor.agreement, above))


def create_forum(ask: CreateForum, actor: Actor, tx: Tx, now: datetime) -> Reply:
    """Write the forum down, with what prepares it when that was asked for.

    Raises:
        FormError: what is wrong, at each field; nothing is kept.
    """
    only_admin(actor)
    template = BY_KEY[ask.template] if ask.template else None
    if template and template.way is not Way.FORUM:
        raise UserError("router.unknown_button")
    among, today = choosable(tx, actor.area.id), local_today(now, ZONE)
    wrong = wrong_outline(tx, actor, among, ask.outline, template, today)
    if wrong := wrong | wrong_where(tx, ask.where, actor):
        raise FormError(wrong)
    police = has_police(among, ask.outline.seats)
    forum = _add(tx, actor, ask, template, now, police=police)
    made = [forum]
    for key in template.preparing if template and ask.preparing else ():
        child = _add(tx, actor, ask, BY_KEY[key], now, police=police)
        tail = f": {render(T(BY_KEY[key].name), actor.contact.language)}"
        child.name = forum.name[: LONGEST_NAME - len(tail)] + tail
        child.source = BY_KEY[key].source
        child.parent_id, child.per_term, child.cadence = forum.id, None, Cadence.ON_NEED
        made.append(child)
    tx.flush()
    note(tx, actor, "forum.created", forum, now)
    told = Text(T("forums.created", forums=[name(each.name) for each in made]), Tone.GOOD)
    book = Choices((Button("forums.book", str(forum.id), T("forums.book")),))
    return Reply((told, book))


def _add(
    tx: Tx,
    actor: Actor,
    ask: CreateForum,
    template: Template | None,
    now: datetime,
    *,
    police: bool,
) -> Forum:
    outline = ask.outline
    forum = Forum(
        area_id=actor.area.id,
        template=template.key if template else "",
        kind=template.kind if template else "forum",
        name=outline.name.words,
        owner_organisation_id=outline.owner.organisation_id,
        owner_function_id=outline.owner.function_id,
        cadence=outline.cadence,
        per_term=outline.per_term,
        source=source_of(outline.per_term, template),
        parent_id=outline.parent_id,
        police=police,
        small_group=outline.small_group,
        rotates=outline.rotates,
        place_id=ask.where.place_id,
        link=ask.where.link.url if ask.where.link else "",
        active_from_on=local_today(now, ZONE),
        created_at=now,
    )
    tx.add(forum)
    tx.flush()
    seat(tx, forum, outline.seats)
    return forum
