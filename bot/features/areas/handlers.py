"""What happens when somebody who looks after areas wants to merge or split them."""

from datetime import datetime

from bot.access import Actor
from bot.errors import FormError, UserError
from bot.features.areas import forms, planning, preview
from bot.features.areas.intents import (
    AskMerge,
    AskSplit,
    CallOff,
    Decide,
    DrawMerge,
    DrawSplit,
    ShowAreas,
)
from bot.features.meetings.rules import ZONE, local_today
from bot.features.registry.rules import only_admin
from bot.replies import Button, Choices, Look, Part, Reply, T, Text, Tone, name, say
from models import areas, registry
from models.registry import Area
from models.store import Tx


def looked_after(tx: Tx, actor: Actor) -> list[Area]:
    """The areas whose agreements name the actor among those who look after them, by name."""
    email = actor.contact.email.lower()
    return [
        each
        for each in areas.areas(tx)
        if each.slug in actor.agreements and email in actor.agreements[each.slug].admins
    ]


def show_areas(_ask: ShowAreas, actor: Actor, tx: Tx, _now: datetime) -> Reply:
    """The areas somebody looks after, what is decided of them, and what can be done."""
    only_admin(actor)
    mine = looked_after(tx, actor)
    parts: list[Part] = [
        Text(T("areas.title"), Tone.HEADING),
        Text(T("areas.yours", areas=[name(each.name) for each in mine])),
    ]
    for change in areas.waiting(tx, {each.id for each in mine}):
        off = Button("areas.call_off", str(change.id), T("areas.call_off"), Look.DANGER)
        parts.append(Choices((off,), about=preview.waiting_line(tx, change)))
    if len(mine) < 2:
        return Reply((*parts, Text(T("areas.only_one"), Tone.QUIET)))
    both = (
        Button("areas.merge", "", T("areas.merge")),
        Button("areas.split", "", T("areas.split")),
    )
    return Reply((*parts, Choices(both)))


def ask_merge(_ask: AskMerge, actor: Actor, tx: Tx, now: datetime) -> Reply:
    """Open the form that makes several areas one."""
    only_admin(actor)
    return Reply(form=forms.merge_form(_some(tx, actor), actor.area, local_today(now, ZONE)))


def ask_split(_ask: AskSplit, actor: Actor, tx: Tx, now: datetime) -> Reply:
    """Open the form that makes two of the area."""
    only_admin(actor)
    units = registry.organisations(tx, actor.area.id)
    form = forms.split_form(_some(tx, actor), actor.area, units, local_today(now, ZONE))
    return Reply(form=form)


def _some(tx: Tx, actor: Actor) -> list[Area]:
    mine = looked_after(tx, actor)
    if len(mine) < 2:
        raise UserError("areas.only_one")
    return mine


def draw_merge(ask: DrawMerge, actor: Actor, tx: Tx, now: datetime) -> Reply:
    """Show what would move. Nothing does.

    Raises:
        FormError: what is wrong, at each field.
    """
    return _drawn(
        tx, actor, planning.merger(ask.areas, ask.into, ask.since_on, actor.contact.id), now
    )


def draw_split(ask: DrawSplit, actor: Actor, tx: Tx, now: datetime) -> Reply:
    """Show who would work where. Nothing moves.

    Raises:
        FormError: what is wrong, at each field.
    """
    where = (ask.first, ask.second)
    by, area = actor.contact.id, actor.area.id
    wanted = planning.division(tx, area, where, ask.moves, ask.both, ask.since_on, by)
    return _drawn(tx, actor, wanted, now)


def _drawn(tx: Tx, actor: Actor, wanted: planning.Wanted, now: datetime) -> Reply:
    only_admin(actor)
    mine = {each.id for each in looked_after(tx, actor)}
    if wrong := planning.wrong(tx, wanted, mine, now):
        raise FormError(wrong)
    change = planning.draw(tx, wanted, now)
    buttons = (Button("areas.decide", str(change.id), T("areas.decide"), Look.PRIMARY),)
    return Reply(
        (
            Text(T("areas.preview"), Tone.HEADING),
            *(Text(each) for each in preview.told(tx, change)),
            Choices(buttons, about=T("areas.nothing_yet")),
        )
    )


def decide(ask: Decide, actor: Actor, tx: Tx, now: datetime) -> Reply:
    """Have it done on its day, or at once."""
    only_admin(actor)
    mine = {each.id for each in looked_after(tx, actor)}
    change = planning.decide(tx, ask.change_id, mine, actor.secrets, actor.contact.id, now)
    return Reply((Text(preview.when(change, now), Tone.GOOD),))


def call_off(ask: CallOff, actor: Actor, tx: Tx, now: datetime) -> Reply:
    """Have it not done after all."""
    only_admin(actor)
    mine = {each.id for each in looked_after(tx, actor)}
    planning.call_off(tx, ask.change_id, mine, actor.secrets, now)
    return say("areas.called_off")
