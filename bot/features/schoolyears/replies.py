"""What people see of school years: always in private."""

from collections.abc import Sequence

from bot.features.schoolyears.known import Known
from bot.replies import Button, Choices, Facts, Look, Part, Reply, T, Text, Tone, name
from models.registry import Confidence, SchoolYear


def shown(found: Sequence[Known], labels: Sequence[str], *, shipped: bool) -> Reply:
    """Each school with what is known of it, what is lacking, and what can be done about it."""
    rows = tuple((name(each.school.name), _years(each)) for each in found)
    return Reply(
        (
            Text(T("schoolyears.title"), Tone.HEADING),
            *((Facts(rows),) if rows else (Text(T("schoolyears.no_schools")),)),
            *lacking(found, labels),
            buttons(shipped=shipped),
            Text(T("schoolyears.by_file"), Tone.QUIET),
        )
    )


def lacking(found: Sequence[Known], labels: Sequence[str]) -> list[Part]:
    """A sentence for each school year that somebody must tell, with whose it is."""
    told: list[Part] = []
    for label in labels:
        if whose := [name(each.school.name) for each in found if each.lacks(label)]:
            text = T("schoolyears.lacking", label=label, schools=whose)
            told.append(Text(text, Tone.WARNING))
    return told


def buttons(*, shipped: bool) -> Choices:
    """Write a year in; take in those that come along, where that would change anything."""
    take = Button("schoolyears.shipped", "", T("schoolyears.take_shipped"))
    add = Button("schoolyears.add", "", T("schoolyears.add"), Look.PRIMARY)
    return Choices((add, take) if shipped else (add,))


def _years(known: Known) -> T:
    if not known.years:
        return T("schoolyears.none")
    return T("schoolyears.several", years=[_year(each) for each in known.years])


def _year(year: SchoolYear) -> T:
    if year.confidence is Confidence.CONFIRMED and year.checked_on:
        return T("schoolyears.year_confirmed", label=year.label, on=year.checked_on)
    return T("schoolyears.year_unconfirmed", label=year.label)
