"""What happens to school years; only those who look after an area may say when they are."""

from collections.abc import Sequence
from datetime import datetime

from bot.access import Actor
from bot.errors import FormError
from bot.features.meetings.rules import ZONE, local_today
from bot.features.registry.rules import only_admin
from bot.features.schoolyears import forms, replies
from bot.features.schoolyears.importing import Origin, carry_out, municipal, schools
from bot.features.schoolyears.intents import AskShipped, AskYear, SetYear, ShowYears, TakeShipped
from bot.features.schoolyears.known import asked_for, known
from bot.features.schoolyears.shipped_years import ORIGIN, stockholm
from bot.privacy import audit
from bot.replies import Reply, T, Text, Tone, say
from models import registry
from models.registry import Confidence
from models.store import Tx
from scheduler.schoolyears import Draft


def show_years(_ask: ShowYears, actor: Actor, tx: Tx, now: datetime) -> Reply:
    """Every school with its years, and those that are lacking."""
    only_admin(actor)
    labels = asked_for(local_today(now, ZONE))
    return replies.shown(known(tx, actor.area.id), labels, shipped=bool(_shipped(tx, actor)))


def ask_year(_ask: AskYear, actor: Actor, tx: Tx, _now: datetime) -> Reply:
    """Open the form where a school year is written in."""
    only_admin(actor)
    among = schools(tx, actor.area.id)
    return Reply(form=forms.year_form(among, municipal=bool(municipal(tx, actor.area.id))))


def set_year(ask: SetYear, actor: Actor, tx: Tx, now: datetime) -> Reply:
    """Keep a school year, in place of what was known of it.

    Raises:
        FormError: the school is not the area's.
    """
    only_admin(actor)
    among = schools(tx, actor.area.id)
    if ask.school_id is None:
        chosen = municipal(tx, actor.area.id)
    else:
        chosen = [each for each in among if each.id == ask.school_id]
    if not chosen:
        raise FormError({"school": T("forms.choose_one")})
    sure = Confidence.CONFIRMED if ask.confirmed else Confidence.UNCONFIRMED
    origin = Origin(ask.source.words, local_today(now, ZONE), sure)
    return _told(tx, actor, carry_out(tx, chosen, ask.years, origin), now)


def ask_shipped(_ask: AskShipped, actor: Actor, tx: Tx, _now: datetime) -> Reply:
    """Show what would change."""
    only_admin(actor)
    changes = _shipped(tx, actor)
    return Reply(form=forms.shipped_form(changes)) if changes else say("schoolyears.same")


def take_shipped(_ask: TakeShipped, actor: Actor, tx: Tx, now: datetime) -> Reply:
    """Give the municipal schools the years that come along, where they have none."""
    only_admin(actor)
    changes = [
        told
        for school in municipal(tx, actor.area.id)
        for told in carry_out(tx, [school], _lacking(tx, school.id), ORIGIN)
    ]
    return _told(tx, actor, changes, now)


def _shipped(tx: Tx, actor: Actor) -> list[T]:
    """What taking in the years that come along would change; what is there stays as it is."""
    return [
        T("schoolyears.new", label=each.label, organisation=school.name)
        for school in municipal(tx, actor.area.id)
        for each in _lacking(tx, school.id)
    ]


def _lacking(tx: Tx, school_id: int) -> list[Draft]:
    there = {each.label for each in registry.school_years(tx, [school_id])}
    return [each for each in stockholm() if each.label not in there]


def _told(tx: Tx, actor: Actor, changes: Sequence[T], now: datetime) -> Reply:
    if not changes:
        return say("schoolyears.same")
    audit.note(
        tx,
        actor.secrets,
        area_id=actor.area.id,
        actor_id=actor.contact.id,
        what="schoolyears.set",
        subject=str(len(changes)),
        at=now,
    )
    return Reply(
        (Text(T("schoolyears.saved"), Tone.GOOD), *(Text(each) for each in changes)),
    )
