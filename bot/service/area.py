"""The installation's area."""

from datetime import datetime

from bot.agreement import Agreement
from bot.config import Settings
from bot.features.digest.due import digest_rule
from models import registry
from models.registry import Area
from models.store import Tx


def the_area(tx: Tx, settings: Settings, agreement: Agreement, at: datetime) -> Area:
    """The area with its digest, made when it is first asked for."""
    if area := registry.area_by_slug(tx, settings.area_slug):
        return area
    area = Area(slug=settings.area_slug, name=settings.area_name)
    tx.add(area)
    tx.flush()
    tx.add(digest_rule(area, agreement, at))
    tx.flush()
    return area
