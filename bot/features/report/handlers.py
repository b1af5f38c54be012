"""What happens when somebody asks for the report, and when its page is opened."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from bot.access import Actor, Role
from bot.agreement import Agreement
from bot.errors import UserError
from bot.features.meetings.rules import ZONE, local_today
from bot.features.report.intents import GetReport
from bot.features.report.keys import key_for, reader_of
from bot.features.report.periods import read_half
from bot.features.report.reading import earlier, report_of
from bot.privacy import audit
from bot.privacy.secrets import Secrets
from bot.replies import Reply, T, Text, Tone, Visit
from bot.reports import Report
from models import registry
from models.registry import Area
from models.store import Tx
from scheduler.halves import half_of


def get_report(_ask: GetReport, actor: Actor, tx: Tx, now: datetime) -> Reply:
    """A link to the report, for an hour.

    Raises:
        UserError: `report.only_admins`, `report.no_pages`.
    """
    if Role.AREA_ADMIN not in actor.roles:
        raise UserError("report.only_admins")
    if not actor.agreement.pages:
        raise UserError("report.no_pages")
    key, until = key_for(actor.secrets, actor.contact, now)
    term = half_of(local_today(now, ZONE)).key
    _note(tx, actor.secrets, (actor.area.id, actor.contact.id), "report.asked", term, now)
    link = f"{actor.agreement.pages}/m/rapport/{key}"
    return Reply(
        (
            Text(T("report.ready", term=term)),
            Visit(link, T("report.visit")),
            Text(T("report.keep", until=until), Tone.QUIET),
        ),
        preview=T("report.preview"),
    )


@dataclass(frozen=True)
class Asked:
    """Which report somebody wants to read: by default their own whole area's of this term.

    `slug`: an area whose work went on in theirs.
    """

    term: str = ""
    part: str = ""
    slug: str = ""


NOTHING_MORE = Asked()


def open_report(
    tx: Tx,
    key: str,
    secrets: Secrets,
    agreements: Mapping[str, Agreement],
    now: datetime,
    asked: Asked = NOTHING_MORE,
) -> tuple[Report, str] | None:
    """The report with its reader's language, and a line in the log; None when the key opens none.

    Raises:
        UserError: what is wrong with the term or the part that was asked for.
    """
    reader = reader_of(tx, key, secrets, agreements, now)
    if reader is None:
        return None
    half = read_half(asked.term) if asked.term else half_of(local_today(now, ZONE))
    area, agreement = reader.area, reader.agreement
    if asked.slug and asked.slug != area.slug:
        area = _earlier(tx, area, asked.slug)
        agreement = agreements.get(area.slug, Agreement())
    found = report_of(tx, area, agreement, half, now, asked.part)
    if area.id != reader.area.id:
        found = replace(found, slug=area.slug)
    who = (reader.area.id, reader.contact.id)
    _note(tx, secrets, who, "report.read", found.term, now)
    return found, reader.contact.language


def _earlier(tx: Tx, area: Area, slug: str) -> Area:
    """An area whose work went on in this one, by its short name.

    Raises:
        UserError: `report.no_area`.
    """
    found = registry.area_by_slug(tx, slug)
    if found is None or slug not in {each for each, _ in earlier(tx, area.id)}:
        raise UserError("report.no_area")
    return found


def is_open(
    tx: Tx, key: str, secrets: Secrets, agreements: Mapping[str, Agreement], now: datetime
) -> bool:
    """Whether a key opens a report."""
    return reader_of(tx, key, secrets, agreements, now) is not None


def _note(
    tx: Tx, secrets: Secrets, who: tuple[int, int], what: str, subject: str, now: datetime
) -> None:
    area_id, actor_id = who
    audit.note(tx, secrets, area_id=area_id, actor_id=actor_id, what=what, subject=subject, at=now)
