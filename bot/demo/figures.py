"""The demo's own figures: what a report looks like, for whoever has no installation yet."""

import contextlib
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from bot.demo import district
from bot.demo.forums import seed_forums
from bot.features.meetings.rules import ZONE, local_today
from bot.features.report.periods import read_half
from bot.features.report.reading import report_of
from bot.reports import Report
from models.store import Store, migrate
from scheduler.halves import half_of

TODAY = datetime(2027, 1, 25, 8, tzinfo=UTC)
"""When the demo begins: the autumn is over, the spring is new."""


def made_up_report(term: str, part: str) -> Report:
    """The fictive district's report of a term, the demo's own where none is named.

    Raises:
        UserError: what is wrong with the term or the part.
    """
    half = read_half(term) if term else half_of(local_today(TODAY, ZONE))
    with tempfile.TemporaryDirectory(prefix="samordna-") as folder:
        url = f"sqlite:///{Path(folder) / 'demo.db'}"
        migrate(url)
        with contextlib.closing(Store(url)) as store, store.transaction() as tx:
            area = district.seed(tx, TODAY)
            seed_forums(tx, area, district.AGREEMENT, TODAY)
            return report_of(tx, area, district.AGREEMENT, half, TODAY, part)
