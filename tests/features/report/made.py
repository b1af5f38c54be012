"""A report written by hand."""

from datetime import date

from bot.features.report.withholding import Cells
from bot.replies import name
from bot.reports import Came, Done, ForumRow, OneYear, Report, Told, UnitRow

CELLS: Cells = {
    "all": {"n": 12},
    "clock": {"within": 7, "after": 5, "none": 0},
    "lead": {"week2+week4": 7, "later": 5, "agreed": 0},
    "actions": {"in_time": 12, "late": 0, "none": 0},
}


def a_report() -> Report:
    """A term with a forum, two units, a year that is told of and two that are not."""
    opens = date(2027, 9, 1)
    return Report(
        area="Viken",
        part="",
        parts=(),
        term="HT2026",
        before="VT2026",
        after="VT2027",
        from_on=date(2026, 8, 1),
        to_on=date(2026, 12, 31),
        made_on=date(2027, 1, 25),
        forums=(ForumRow(name("Forumet"), 1, 1, 2, 3), ForumRow(name("-Nätverket"), 4, 0, None, 0)),
        units=(
            UnitRow("Skolan", Came(5, 3, 1), Came(), Done(2, 1, 1), Done()),
            UnitRow("Kliniken", Came(1, 0, 1), Came(2, 2, 0), Done(), Done(1, 0, 0)),
        ),
        years=(
            OneYear("2026/27", Told.NOT_YET, {}, opens),
            OneYear("2025/26", Told.FIGURES, CELLS, opens),
            OneYear("2024/25", Told.TOO_FEW, {}, opens),
        ),
        sources=("lokal rutin",),
    )
