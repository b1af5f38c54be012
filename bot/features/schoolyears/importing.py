"""School years made true in the registry: what changes, told before anything does.

A preview is the same as the real thing in a transaction that is rolled back.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from bot.replies import T
from models import registry
from models.registry import Confidence, Organisation, OrganisationKind, SchoolBreak, SchoolYear
from models.store import Tx
from scheduler.schoolyears import Draft


@dataclass(frozen=True)
class Origin:
    """Where dates come from, when somebody last looked there, and whether they are confirmed."""

    source: str
    checked_on: date
    confidence: Confidence


def schools(tx: Tx, area_id: int) -> list[Organisation]:
    """The area's schools, which have school years."""
    return [
        each for each in registry.organisations(tx, area_id) if each.kind == OrganisationKind.SCHOOL
    ]


def municipal(tx: Tx, area_id: int) -> list[Organisation]:
    """The schools whose huvudman is the municipality: one decision holds for them all."""
    return [each for each in schools(tx, area_id) if not each.independent]


def carry_out(
    tx: Tx, organisations: Iterable[Organisation], drafts: Sequence[Draft], origin: Origin
) -> list[T]:
    """Give each organisation these school years in place of those it has by the same label.

    Returns what changed, a sentence each; nothing for what is as it was.
    """
    return [
        told
        for organisation in organisations
        for draft in drafts
        for told in _one(tx, organisation, draft, origin)
    ]


def _one(tx: Tx, organisation: Organisation, draft: Draft, origin: Origin) -> Iterator[T]:
    years = registry.school_years(tx, [organisation.id])
    before = next((each for each in years if each.label == draft.label), None)
    year, breaks = draft.rows(organisation.id)
    old = list(registry.breaks_of(tx, [before.id])) if before else []
    what = [*_dates(before, year), *_breaks(old, breaks), *_origin(before, origin)]
    if before is None:
        yield T("schoolyears.new", label=draft.label, organisation=organisation.name)
    elif what:
        values = {"label": draft.label, "organisation": organisation.name}
        yield T("schoolyears.changed", **values, what=what)
    else:
        return
    kept = before or SchoolYear(**year.model_dump(exclude={"id"}))
    for column in ("autumn_from_on", "autumn_to_on", "spring_from_on", "spring_to_on"):
        setattr(kept, column, getattr(year, column))
    kept.area_id, kept.source = organisation.area_id, origin.source
    kept.checked_on, kept.confidence = origin.checked_on, origin.confidence
    tx.add(kept)
    for each in old:
        tx.delete(each)
    tx.flush()
    for each in breaks:
        each.area_id, each.school_year_id = organisation.area_id, kept.id
    tx.add_all(breaks)
    tx.flush()


def _dates(before: SchoolYear | None, year: SchoolYear) -> Iterator[T]:
    if before is None:
        return
    for key, first, last in (
        ("schoolyears.autumn_now", "autumn_from_on", "autumn_to_on"),
        ("schoolyears.spring_now", "spring_from_on", "spring_to_on"),
    ):
        now = getattr(year, first), getattr(year, last)
        if now != (getattr(before, first), getattr(before, last)):
            yield T(key, from_on=now[0], to_on=now[1])


def _breaks(old: Sequence[SchoolBreak], new: Sequence[SchoolBreak]) -> Iterator[T]:
    was, now = ({_same(each): each for each in some} for some in (old, new))
    for key, each in now.items():
        if key not in was:
            yield T("schoolyears.break_new", name=each.name, from_on=each.from_on, to_on=each.to_on)
    for key, each in was.items():
        if key not in now:
            yield T(
                "schoolyears.break_gone", name=each.name, from_on=each.from_on, to_on=each.to_on
            )


def _same(each: SchoolBreak) -> tuple[str, str, date, date]:
    return each.kind, each.name, each.from_on, each.to_on


def _origin(before: SchoolYear | None, origin: Origin) -> Iterator[T]:
    if before and (before.source, before.confidence) != (origin.source, origin.confidence):
        confirmed = origin.confidence is Confidence.CONFIRMED
        yield T("schoolyears.confirmed" if confirmed else "schoolyears.not_confirmed")
