"""What a page's form sent, and a form with what was filled in."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from urllib.parse import parse_qs

from bot.replies import AnyOf, Day, Form, FormField, Heading, OneOf
from bot.web.doors import RefusedError

MOST_VALUES = 500
LONGEST_VALUE = 4_000
PAGE = re.compile(r"[0-9a-f]{32}")
ABOUT = (":not", ":asked")
"""After a field's id: which questions about its words were ticked, and which were asked."""
Values = Mapping[str, str | tuple[str, ...]]


@dataclass(frozen=True)
class Sent:
    """Fields by name, each with all its values, in NFC and with plain line breaks."""

    fields: Mapping[str, Sequence[str]]

    def one(self, name: str) -> str:
        """The first value, or nothing."""
        return next(iter(self.fields.get(name, ())), "")

    def page(self) -> str:
        """The number of the page it was sent from: the same page sent twice is one event.

        Raises:
            RefusedError: 400, it is none of ours.
        """
        number = self.one("page")
        if not PAGE.fullmatch(number):
            raise RefusedError(400, "pages.unreadable")
        return number

    def values(self, form: Form) -> dict[str, str | tuple[str, ...]]:
        """What was filled in, with the answers to what the guard asked."""
        found: dict[str, str | tuple[str, ...]] = {}
        for field in form.fields:
            if isinstance(field, Heading):
                continue
            many = isinstance(field, AnyOf)
            found[field.id] = tuple(self.fields.get(field.id, ())) if many else self.one(field.id)
            for about in ABOUT:
                found[f"{field.id}{about}"] = tuple(self.fields.get(f"{field.id}{about}", ()))
        return found


def read(sent: bytes) -> Sent:
    """A plain form's fields.

    Raises:
        RefusedError: 400 for what no page of ours sends.
    """
    try:
        fields = parse_qs(
            sent.decode("ascii"),
            keep_blank_values=True,
            max_num_fields=MOST_VALUES,
            errors="strict",
        )
    except ValueError:
        raise RefusedError(400, "pages.unreadable") from None
    return Sent({name: [_plain(value) for value in values] for name, values in fields.items()})


def _plain(value: str) -> str:
    if "\0" in value or len(value) > LONGEST_VALUE:
        raise RefusedError(400, "pages.unreadable")
    return unicodedata.normalize("NFC", value.replace("\r\n", "\n"))


def filled(form: Form, values: Values) -> Form:
    """The form with these values in its fields."""
    return replace(form, fields=tuple(_with(each, values) for each in form.fields))


def _with(field: Heading | FormField, values: Values) -> Heading | FormField:
    if isinstance(field, Heading) or field.id not in values:
        return field
    value = values[field.id]
    if isinstance(field, AnyOf):
        return replace(field, chosen=value if isinstance(value, tuple) else (value,))
    text = value if isinstance(value, str) else "".join(value[:1])
    if isinstance(field, OneOf):
        return replace(field, chosen=text)
    return (
        replace(field, start=_day(text)) if isinstance(field, Day) else replace(field, start=text)
    )


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
