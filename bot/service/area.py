"""The installation's areas."""

from collections.abc import Mapping
from datetime import datetime

from bot.agreement import Agreement
from bot.config import Settings
from bot.features.actions import due as actions
from bot.features.digest.due import digest_rule
from bot.features.forums import due as forum_due
from bot.features.retention.due import RULE, retention_rules
from bot.features.schoolyears import due as schoolyears
from models import registry
from models.registry import Area
from models.store import Tx
from scheduler.recurring import has_rule


def the_areas(
    tx: Tx, settings: Settings, agreements: Mapping[str, Agreement], at: datetime
) -> list[Area]:
    """Every area of the settings, the first one first, each made when it is first asked for."""
    told = {settings.area_slug: settings.area_name}
    told |= {each.slug: each.name for each in settings.more_areas}
    return [_area(tx, slug, name, agreements[slug], at) for slug, name in told.items()]


def _area(tx: Tx, slug: str, name: str, agreement: Agreement, at: datetime) -> Area:
    """The area with its recurring rules."""
    if area := registry.area_by_slug(tx, slug):
        _sweep_nightly(tx, area, at)
        _remind_daily(tx, area, agreement, at)
        _ask_yearly(tx, area, agreement, at)
        return area
    area = Area(slug=slug, name=name)
    tx.add(area)
    tx.flush()
    tx.add(digest_rule(area, agreement, at))
    _sweep_nightly(tx, area, at)
    _remind_daily(tx, area, agreement, at)
    _ask_yearly(tx, area, agreement, at)
    tx.flush()
    return area


def _sweep_nightly(tx: Tx, area: Area, at: datetime) -> None:
    # An area older than these rules gets them when the service next starts.
    if not has_rule(tx, area.id, RULE):
        tx.add_all(retention_rules(area, at))


def _remind_daily(tx: Tx, area: Area, agreement: Agreement, at: datetime) -> None:
    if not has_rule(tx, area.id, actions.RULE):
        tx.add_all(actions.remind_rules(area, agreement, at))


def _ask_yearly(tx: Tx, area: Area, agreement: Agreement, at: datetime) -> None:
    if not has_rule(tx, area.id, schoolyears.RULE):
        tx.add(schoolyears.year_rule(area, agreement, at))
    if not has_rule(tx, area.id, forum_due.RULE):
        tx.add(forum_due.forum_rule(area, agreement, at))
