"""The report as files and as lines on a screen."""

from collections.abc import Iterator
from functools import partial

from bot import texts
from bot.features.report import sheet
from bot.reports import CELLS, DIMENSIONS, Report, Told, area_changed, share, why_none
from bot.web import report as pages


def files(report: Report) -> dict[str, bytes]:
    """File name → content: tables, the report as a page, and an answer to a skrivelse.

    The pages hold their own style, so that each is one file to keep and to send on.
    """
    say = partial(texts.render, language="sv")
    stem = f"rapport-{report.term}".lower()
    return {
        **sheet.files(report, say),
        f"{stem}.html": pages.as_file("report.html", report, "sv").encode(),
        f"svar-{report.term}.html".lower(): pages.as_file(
            "report_answer.html", report, "sv"
        ).encode(),
    }


def screen(report: Report) -> Iterator[str]:
    """The figures as lines of text."""
    say = partial(texts.render, language="sv")
    yield say(pages.title(report))
    for sentence in area_changed(report):
        yield f"  {say(sentence)}"
    for forum in report.forums:
        of = f" av {forum.wanted}" if forum.wanted is not None else ""
        ahead = f", {forum.booked} bokade framåt" if forum.booked else ""
        before = f" ({report.before}: {forum.held_before})" if report.comparable else ""
        yield f"  {say(forum.title)}: {forum.held}{of} hållna{ahead}{before}"
    for unit in report.units:
        came, done = unit.came, unit.done
        yield (
            f"  {unit.organisation}: kom till {came.came} av {came.noted} forum "
            f"({share(came.came, came.noted)}), åtgärder i tid {done.in_time} av {done.due}"
        )
    for year in report.years:
        if year.told is not Told.FIGURES:
            yield f"  Enskilda möten {year.year}: {say(why_none(year))}"
            continue
        yield f"  Enskilda möten {year.year}: {year.number}"
        for dimension, called in DIMENSIONS.items():
            cells = year.cells.get(dimension, {})
            told = [f"{say(CELLS[dimension, each])} {count}" for each, count in cells.items()]
            yield f"    {say(called)}: {', '.join(told) or 'redovisas inte'}"
