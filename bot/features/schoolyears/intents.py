"""What people can ask about school years."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Self

from bot.errors import FormError
from bot.events import Filled, Pressed
from bot.features.schoolyears.wrong import told
from bot.forms import Answers
from bot.privacy.free_text import FreeText
from scheduler.schoolyears import STUDY_DAYS, Draft, Entry, EntryKind, drafts

MUNICIPAL = "municipal"
"""In a form: every school whose huvudman is the municipality."""

LONGEST_SOURCE = 200

PARTS = (
    ("autumn", EntryKind.AUTUMN, "Höstterminen"),
    ("spring", EntryKind.SPRING, "Vårterminen"),
    ("autumn_lov", EntryKind.LOV, "Höstlov"),
    ("winter_lov", EntryKind.LOV, "Sportlov"),
    ("easter_lov", EntryKind.LOV, "Påsklov"),
    *((f"study_day_{n}", EntryKind.STUDY_DAY, "Studiedag") for n in range(1, STUDY_DAYS + 1)),
)
"""Field by field: what it tells and what its row is called."""


@dataclass(frozen=True)
class ShowYears:
    """Show which school years are known, and which are not."""

    @classmethod
    def parse(cls, _event: Pressed | Filled) -> Self:
        """Nothing to read."""
        return cls()


class AskYear(ShowYears):
    """Open the form where a school year is written in."""


class AskShipped(ShowYears):
    """Show what taking in the years that come along would change."""


class TakeShipped(ShowYears):
    """Take in the school years that come along."""


@dataclass(frozen=True)
class Span:
    """Local dates, both included, of one of `PARTS` by its place there."""

    part: int
    from_on: date
    to_on: date


@dataclass(frozen=True)
class SetYear:
    """One school year of one school, or (None) of every municipal one."""

    school_id: int | None
    spans: tuple[Span, ...]
    source: FreeText
    confirmed: bool

    @classmethod
    def parse(cls, filled: Filled) -> Self:
        """Read the form; complains at every wrong field at once.

        Raises:
            FormError: dates that are none, or that the law is against.
        """
        read = Answers(filled)
        chosen = read.one("school")
        school_id = None if chosen == MUNICIPAL else read.needed_number("school")
        source = read.needed_words("source", LONGEST_SOURCE)
        asked = cls(school_id, _spans(read), source, confirmed="yes" in read.many("confirmed"))
        read.check()
        _, wrong = drafts(entries(asked.spans))
        if wrong:
            # The line of an entry is its place in `PARTS`.
            raise FormError({_ends(each.line)[1]: told(each) for each in reversed(wrong)})
        return asked

    @property
    def years(self) -> list[Draft]:
        """The same as whole school years: one, but for dates of two."""
        return drafts(entries(self.spans))[0]


def entries(spans: Sequence[Span]) -> list[Entry]:
    """What a form told, as a file would have told it."""
    return [Entry(each.part, *PARTS[each.part][1:], each.from_on, each.to_on) for each in spans]


def _spans(read: Answers) -> tuple[Span, ...]:
    found = []
    for part, (_, kind, _) in enumerate(PARTS):
        first, last = _ends(part)
        is_term = kind in (EntryKind.AUTUMN, EntryKind.SPRING)
        if not is_term and not (read.one(first) or read.one(last)):
            continue
        from_on, to_on = read.day(first), read.day(last)
        if date.max not in (from_on, to_on):
            found.append(Span(part, from_on, to_on))
    return tuple(found)


def _ends(part: int) -> tuple[str, str]:
    """The fields of a part's first and last day; of a study day both are one."""
    field, kind, _ = PARTS[part]
    one = kind is EntryKind.STUDY_DAY
    return (field, field) if one else (f"{field}_from", f"{field}_to")
