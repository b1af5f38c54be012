"""From what a form sent in to typed values, collecting every mistake before complaining."""

import re
from collections.abc import Collection
from dataclasses import dataclass, field, replace
from datetime import date, time

from bot.errors import FormError
from bot.events import Filled
from bot.privacy.free_text import FreeText, WebLink, Written, words_in
from bot.replies import T
from bot.texts.lines import is_encoded, wrong_sign

LONGEST_LINK = 300  # what the meeting's column holds

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_CLOCK = re.compile(r"([01]?\d|2[0-3])[:.]([0-5]\d)", re.ASCII)

# A host as browsers read it, and no user or port that hides it: they take a backslash for a
# slash, so `evil.example\.video.example` would lead to evil.example.
_LINK = re.compile(
    r"https://(?P<host>[a-z0-9]([a-z0-9.-]*[a-z0-9])?)(:\d{1,5})?([/?#][!#-;=?-\[\]_a-z~]*)?",
    re.ASCII | re.IGNORECASE,
)


# Letters, digits and what mail programs need no quotation marks for; no address in words.
_ADDRESS = re.compile(
    r"(?P<local>[a-z0-9_+-]+(\.[a-z0-9_+-]+)*)"
    r"@(?P<domain>[a-z0-9]+(-+[a-z0-9]+)*(\.[a-z0-9]+(-+[a-z0-9]+)*)+)",
    re.ASCII,
)
LONGEST_LOCAL, LONGEST_ADDRESS = 64, 254


@dataclass(frozen=True)
class WorkAddress:
    """An e-mail address, lower case; whether its domain is a workplace the agreement tells."""

    local: str
    domain: str

    def __str__(self) -> str:
        return f"{self.local}@{self.domain}"


def work_address(text: str) -> WorkAddress | None:
    """The address that somebody wrote, or None when it is none."""
    found = _ADDRESS.fullmatch(text.strip().lower())
    if found is None or len(found["local"]) > LONGEST_LOCAL or len(found[0]) > LONGEST_ADDRESS:
        return None
    return WorkAddress(found["local"], found["domain"])


@dataclass
class Answers:
    """Reads one form. A wrong field gives a harmless value and an entry in `errors`."""

    filled: Filled
    errors: dict[str, T] = field(default_factory=dict)

    def wrong(self, name: str, text: T) -> None:
        """Note what is wrong at a field; the first note stays."""
        self.errors.setdefault(name, text)

    def check(self) -> None:
        """Complain of everything at once.

        Raises:
            FormError: if anything was wrong.
        """
        if self.errors:
            raise FormError(self.errors)

    def one(self, name: str) -> str:
        """The single value as sent, empty when missing."""
        value = self.filled.values.get(name, "")
        return (value if isinstance(value, str) else "".join(value[:1])).strip()

    def many(self, name: str) -> tuple[str, ...]:
        """All values as sent."""
        value = self.filled.values.get(name, ())
        return tuple(value) if not isinstance(value, str) else (value,) if value else ()

    def one_of(self, name: str, allowed: Collection[str]) -> str:
        """One of the allowed words."""
        if (value := self.one(name)) in allowed:
            return value
        self.wrong(name, T("forms.choose_one"))
        return next(iter(allowed))

    def number(self, name: str) -> int | None:
        """A row's number chosen from a list, or None when nothing was."""
        value = self.one(name)
        if not value:
            return None
        if _is_number(value):
            return int(value)
        self.wrong(name, T("forms.choose_one"))
        return None

    def needed_number(self, name: str) -> int:
        """A row's number that must have been chosen."""
        value = self.number(name)
        if value is None:
            self.wrong(name, T("forms.choose_one"))
        return value or 0

    def numbers(self, name: str) -> tuple[int, ...]:
        """Rows' numbers, at least one, each once."""
        values = self.many(name)
        if not values or not all(map(_is_number, values)):
            self.wrong(name, T("forms.choose_some"))
            return ()
        return tuple(dict.fromkeys(map(int, values)))

    def day(self, name: str) -> date:
        """A local date written `2027-03-12`."""
        value = self.one(name)
        try:
            # By itself it also takes 20270312 and 2027-W10-5, which nobody means here.
            return date.fromisoformat(value if _DAY.fullmatch(value) else "")
        except ValueError:
            self.wrong(name, T("forms.bad_day"))
            return date.max

    def clock(self, name: str) -> time:
        """A local time written `13:15` or `13.15`."""
        found = _CLOCK.fullmatch(self.one(name))
        if found is None:
            self.wrong(name, T("forms.bad_clock"))
            return time(0)
        return time(int(found[1]), int(found[2]))

    def link(self, name: str) -> WebLink | None:
        """An https address, or None when the field was left empty."""
        value = self.one(name)
        if not value:
            return None
        found = _web_link(value, self._written(name, words_in(value)))
        if found is None:
            self.wrong(name, T("forms.bad_link"))
        return found

    def work_address(self, name: str) -> WorkAddress:
        """An e-mail address that must have been written."""
        found = work_address(self.one(name))
        if found is None:
            self.wrong(name, T("forms.bad_address"))
        return found or WorkAddress("", "")

    def words(self, name: str, longest: int) -> FreeText:
        """What somebody wrote, up to *longest* characters, with their answers about it."""
        value = self.one(name)
        if len(value) > longest:
            self.wrong(name, T("forms.too_long", longest=longest, length=len(value)))
        written = self._written(name, value)
        return FreeText(name, value, written.ticked, written.asked)

    def needed_words(self, name: str, longest: int) -> FreeText:
        """What somebody must have written."""
        if not self.one(name):
            self.wrong(name, T("forms.write_something"))
        return self.words(name, longest)

    def needed_name(self, name: str, longest: int) -> FreeText:
        """What somebody must have written, as one line that may stand in a mail's subject."""
        text = self.needed_words(name, longest)
        line = " ".join(text.words.split())
        if wrong_sign(line) or is_encoded(line):
            self.wrong(name, T("forms.one_line"))
        return replace(text, words=line)

    def _written(self, name: str, value: str) -> Written:
        ticked, asked = (frozenset(self.many(f"{name}:{about}")) for about in ("not", "asked"))
        return Written(name, value, ticked, asked)


def _is_number(value: str) -> bool:
    # Nine digits at most: what a database integer holds for certain.
    return value.isascii() and value.isdecimal() and len(value) < 10


def _web_link(value: str, written: Written) -> WebLink | None:
    found = _LINK.fullmatch(value) if len(value) <= LONGEST_LINK else None
    return WebLink(found["host"].lower(), value, written) if found else None
