"""What a point is called, and how it is told on one line."""

from collections.abc import Mapping

from bot.features.agenda.rules import EVERYWHERE, FEEDBACK
from bot.replies import T, name
from models.agenda import AgendaItem
from models.registry import Function, Organisation

Organisations = Mapping[int, Organisation]
Functions = Mapping[int, Function]


def what(item: AgendaItem, organisations: Organisations) -> T:
    """In full, for those called: their words, or "Återkoppla punkt 3 – BUP – v 12"."""
    if not item.pick:
        return name(item.words)
    picked = T(FEEDBACK, nth=item.nth or 0) if item.pick == FEEDBACK else pick_name(item.pick)
    about = organisations.get(item.about_id) if item.about_id else None
    match about, item.week:
        case None, None:
            return picked
        case None, int(week):
            return T("agenda.picked_week", what=picked, week=week)
        case Organisation(name=who), None:
            return T("agenda.picked_who", what=picked, who=who)
        case Organisation(name=who), int(week):
            return T("agenda.picked_both", what=picked, who=who, week=week)
    return picked


def pick_name(key: str) -> T:
    """A choice of the catalogue: a common one, or one of the kind's own headings."""
    return T(key) if key in EVERYWHERE else T("agenda.heading", point=T(key))


def line(item: AgendaItem, organisations: Organisations, functions: Functions) -> T:
    """The point with who raised it, how long it takes and which function presents it."""
    told, who = what(item, organisations), organisations[item.organisation_id].name
    presenter = functions.get(item.presenter_id) if item.presenter_id else None
    match presenter, item.minutes:
        case None, int(minutes):
            return T("agenda.raised_minutes", words=told, who=who, minutes=minutes)
        case Function(name=by), None:
            return T("agenda.raised_by", words=told, who=who, by=by)
        case Function(name=by), int(minutes):
            return T("agenda.raised_both", words=told, who=who, by=by, minutes=minutes)
    return T("agenda.raised", words=told, who=who)


def particulars(item: AgendaItem, organisations: Organisations, functions: Functions) -> T:
    """Who raised it, how long it takes and which function presents it, below its name."""
    who = organisations[item.organisation_id].name
    presenter = functions.get(item.presenter_id) if item.presenter_id else None
    match presenter, item.minutes:
        case None, int(minutes):
            return T("agenda.by_minutes", who=who, minutes=minutes)
        case Function(name=by), None:
            return T("agenda.by_presenter", who=who, by=by)
        case Function(name=by), int(minutes):
            return T("agenda.by_both", who=who, by=by, minutes=minutes)
    return name(who)
