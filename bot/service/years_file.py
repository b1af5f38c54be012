"""An installation's school years from a file: all of it, or nothing at all."""

import contextlib
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from bot.features.meetings.rules import ZONE, local_today
from bot.features.registry.handover import OPERATOR
from bot.features.schoolyears import sheet, shipped_years
from bot.features.schoolyears.importing import Origin, carry_out, municipal, schools
from bot.features.schoolyears.known import asked_for, known
from bot.features.schoolyears.wrong import told
from bot.outlets import school_calendar
from bot.privacy import audit
from bot.replies import T
from bot.service.registry_file import Registry, opened
from bot.texts import render
from models.registry import Confidence, Organisation
from scheduler.schoolyears import Draft, Problem, drafts

OPERATOR_SPEAKS = "sv"


@dataclass(frozen=True)
class Wanted:
    """Which file it is, for which school (empty for the municipality's), and who says so."""

    file: str
    school: str
    source: str
    confirmed: bool = False


@dataclass
class Told:
    """Sentences for the operator; with faults nothing is kept."""

    faults: list[str] = field(default_factory=list)
    changes: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


class _NotAppliedError(Exception):
    """Raised to leave a transaction without keeping any of it."""


def shipped() -> tuple[bytes, str]:
    """The school years that come along, and what their file is called."""
    return shipped_years.content(), shipped_years.FILE


def import_years(content: bytes, wanted: Wanted, env_file: Path, *, apply: bool) -> Told:
    """What a file changes, and all that is wrong with it; kept only when asked to and all right.

    Raises:
        ConfigError: what is wrong with the settings or the agreement.
    """
    outcome = Told()
    years = _read(content, wanted.file, outcome)
    with contextlib.suppress(_NotAppliedError), opened(env_file) as found:
        chosen = _chosen(found, wanted, outcome)
        now = datetime.now(UTC)
        if outcome.faults:
            raise _NotAppliedError
        changes = carry_out(found.tx, chosen, years, _origin(wanted, now))
        outcome.changes = [_said(each) for each in changes]
        if not apply:
            raise _NotAppliedError
        if changes:
            _note(found, len(changes), now)
    return outcome


def _read(content: bytes, file: str, outcome: Told) -> list[Draft]:
    if file.lower().endswith(".ics") or content.lstrip().startswith(b"BEGIN:VCALENDAR"):
        calendar = school_calendar.read(content)
        entries, wrong = calendar.entries, calendar.problems
        if calendar.skipped:
            outcome.notes.append(_said(T("schoolyears.skipped", count=calendar.skipped)))
    else:
        entries, wrong = sheet.read(content)
    years, more = drafts(entries)
    outcome.faults += [_fault(each) for each in sorted([*wrong, *more], key=_line)]
    return years


def _line(problem: Problem) -> int:
    return problem.line


def _fault(problem: Problem) -> str:
    return _said(T("schoolyears.on_line", line=problem.line, what=told(problem)))


def _chosen(found: Registry, wanted: Wanted, outcome: Told) -> list[Organisation]:
    if not wanted.school:
        chosen = municipal(found.tx, found.area.id)
    else:
        among = schools(found.tx, found.area.id)
        chosen = [each for each in among if each.name.casefold() == wanted.school.casefold()]
    if not chosen:
        outcome.faults.append(_said(T("schoolyears.no_school", name=wanted.school or "–")))
    return chosen


def _origin(wanted: Wanted, now: datetime) -> Origin:
    if not wanted.source:
        return shipped_years.ORIGIN
    sure = Confidence.CONFIRMED if wanted.confirmed else Confidence.UNCONFIRMED
    return Origin(wanted.source[:200], local_today(now, ZONE), sure)


def known_years(env_file: Path) -> list[str]:
    """What is known of each school, and what is lacking, a sentence each.

    Raises:
        ConfigError: what is wrong with the settings or the agreement.
    """
    with opened(env_file) as found:
        years = known(found.tx, found.area.id)
        labels = asked_for(local_today(datetime.now(UTC), ZONE))
        told_years = [
            T(
                "schoolyears.listed",
                school=each.school.name,
                label=year.label,
                source=year.source,
                on=year.checked_on or year.autumn_from_on,
            )
            for each in years
            for year in each.years
        ]
        lacking = [
            T("schoolyears.school_lacks", school=each.school.name, label=label)
            for each in years
            for label in labels
            if each.lacks(label)
        ]
    return [_said(each) for each in (*told_years, *lacking)]


def _said(text: T) -> str:
    return render(text, OPERATOR_SPEAKS)


def _note(found: Registry, changes: int, now: datetime) -> None:
    audit.note(
        found.tx,
        found.hand.secrets,
        area_id=found.area.id,
        actor_id=OPERATOR,
        what="schoolyears.set",
        subject=str(changes),
        at=now,
    )
