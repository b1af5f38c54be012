"""Reading when people are busy, now and then; off until the settings say whose app asks."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

import structlog

from bot.config import Settings
from bot.outlets.graph import AT_ONCE, GraphError, Period, Schedules
from bot.outlets.oauth import Client, TokenError, Tokens
from models import calendars as rows
from models import registry
from models.store import Store, Tx
from scheduler.clock import Ticker

log = structlog.get_logger()

SCOPE = "https://graph.microsoft.com/.default"
TOKEN_URL = "https://login.microsoftonline.com/{tenant}/oauth2/v2.0/token"  # noqa: S105 -- an address


@dataclass(frozen=True)
class Calendars:
    """Brings the calendars of everybody in the areas' registries up to date.

    Several replicas may, each for itself: the same answer makes the same rows. Whose calendar
    is not told keeps what is known.
    """

    store: Store
    areas: Sequence[str]
    schedules: Schedules
    tokens: Tokens
    now: Callable[[], datetime]

    async def sweep(self) -> timedelta | None:
        """Read them all, 20 at a time; how long to stay away when Graph asks for it."""
        start = _quarter(self.now())
        known = await self.store.run(_addresses, self.areas)
        addresses = sorted(known)
        try:
            token = await self.tokens.token(self.now())
            for at in range(0, len(addresses), AT_ONCE):
                some = addresses[at : at + AT_ONCE]
                told = await self.schedules.busy(some, start, token)
                await self.store.run(_keep, known, told)
        except (GraphError, TokenError) as error:
            self.tokens.forget()
            log.warning("calendars not read", reason=f"calendars.{error}")
            return error.wait if isinstance(error, GraphError) else None
        return None


def _addresses(tx: Tx, slugs: Sequence[str]) -> Mapping[str, Sequence[int]]:
    """Contacts by their address: who has two functions, or works in two areas, is two of them."""
    found: dict[str, list[int]] = {}
    for area in filter(None, (registry.area_by_slug(tx, slug) for slug in slugs)):
        for each in registry.contacts(tx, area.id):
            found.setdefault(each.email.lower(), []).append(each.id)
    return found


def _keep(tx: Tx, known: Mapping[str, Sequence[int]], told: Mapping[str, Sequence[Period]]) -> None:
    for address, periods in told.items():
        for contact_id in known[address]:
            # Whoever has left meanwhile has no calendar here any more.
            if contact := tx.get(registry.Contact, contact_id):
                rows.replace(tx, contact, periods)


def _quarter(at: datetime) -> datetime:
    return at.replace(minute=at.minute // 15 * 15, second=0, microsecond=0)


def calendars(settings: Settings, store: Store, now: Callable[[], datetime]) -> Ticker | None:
    """What reads calendars, if the settings name an app."""
    if not settings.calendars_tenant:
        return None
    app = Client(
        TOKEN_URL.format(tenant=settings.calendars_tenant),
        settings.calendars_client_id,
        settings.calendars_client_secret.get_secret_value(),
        SCOPE,
    )
    mailbox = settings.calendars_mailbox or settings.mail_from
    slugs = (settings.area_slug, *(each.slug for each in settings.more_areas))
    reader = Calendars(store, slugs, Schedules(mailbox), Tokens(app), now)
    return Ticker(reader.sweep, timedelta(minutes=settings.calendars_minutes))
