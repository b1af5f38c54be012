"""The report at an operator's word."""

from datetime import UTC, datetime
from pathlib import Path

from bot.errors import UserError
from bot.features.meetings.rules import ZONE, local_today
from bot.features.registry.handover import OPERATOR
from bot.features.report.keeping import tell_years
from bot.features.report.periods import read_half
from bot.features.report.reading import report_of
from bot.privacy import audit
from bot.replies import name
from bot.reports import Report
from bot.service.registry_file import opened
from scheduler.halves import half_of


def term_report(env_file: Path, term: str, part: str, slug: str = "") -> Report:
    """The report of a term, this one's where none is named; that it was made is in the log.

    It is the first area's, unless another's short name is given.

    School years that are over are told of now, if no night has done so yet.

    Raises:
        ConfigError: what is wrong with the settings or the agreement.
        UserError: what is wrong with the term, the part or the area.
    """
    now = datetime.now(UTC)
    with opened(env_file) as found:
        area = next((each for each in found.areas if slug in ("", each.slug)), None)
        if area is None:
            raise UserError(
                "report.no_such_area", slug=slug, slugs=[name(each) for each in found.agreements]
            )
        agreement = found.agreements[area.slug]
        half = read_half(term) if term else half_of(local_today(now, ZONE))
        tell_years(found.tx, area.id, agreement, now)
        made = report_of(found.tx, area, agreement, half, now, part)
        audit.note(
            found.tx,
            found.hand.secrets,
            area_id=area.id,
            actor_id=OPERATOR,
            what="report.read",
            subject=made.term,
            at=now,
        )
    return made
