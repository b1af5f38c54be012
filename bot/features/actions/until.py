"""Until when: from people's words to a day, or to what they are asked instead."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from typing import assert_never

from bot.errors import FormError
from bot.features.actions.days import Break, Meant, Unknown, Unsure, meant
from bot.features.meetings.rules import FURTHEST, local_today
from bot.privacy.free_text import FreeText
from bot.replies import T
from models import meetings, registry
from models.meetings import Meeting
from models.registry import SchoolBreakKind, SchoolYear
from models.store import Tx

A_DAY = timedelta(days=1)
CHRISTMAS, SUMMER = "Jullov", "Sommarlov"


def read_until(
    tx: Tx, meeting: Meeting, words: FreeText, now: datetime, furthest: timedelta = FURTHEST
) -> date:
    """The day that is meant.

    Raises:
        FormError: at the field of the words: which days it can be, or how to write.
    """
    today = local_today(now, meeting.zone)
    reading = meant(words.words, today, breaks_called(tx, meeting))
    match reading:
        case Meant(on=on) if on <= today + furthest:
            return on
        case Meant():
            told = T("days.too_far", last=today + furthest)
        case Unsure(days=days):
            told = T("days.unsure", days=[T("days.day", on=day) for day in days])
        case Unknown(why=why):
            told = T(why)
        case _:
            assert_never(reading)
    # Without what led here: a traceback with locals would show the words.
    raise FormError({words.place: told}) from None


def breaks_called(tx: Tx, meeting: Meeting) -> list[Break]:
    """Every lov of the organisations called."""
    return breaks_of(tx, [each.organisation_id for each in meetings.parties(tx, meeting.id)])


def breaks_of(tx: Tx, organisation_ids: Sequence[int]) -> list[Break]:
    """Every lov of these organisations, by their own school years; none is guessed."""
    years = registry.school_years(tx, organisation_ids)
    found = [
        Break(each.name, each.from_on, each.to_on)
        for each in registry.breaks_of(tx, [year.id for year in years])
        if each.kind is SchoolBreakKind.LOV
    ]
    return [*found, *between_terms(years)]


def between_terms(years: Sequence[SchoolYear]) -> Iterator[Break]:
    """The lov of Christmas and summer; a summer ends when the next year is known to begin."""
    for year in years:
        yield Break(CHRISTMAS, year.autumn_to_on + A_DAY, year.spring_from_on - A_DAY)
        begins = [
            each.autumn_from_on
            for each in years
            if each.organisation_id == year.organisation_id
            and each.autumn_from_on > year.spring_to_on
        ]
        ends = min(begins) - A_DAY if begins else None
        yield Break(SUMMER, year.spring_to_on + A_DAY, ends)
