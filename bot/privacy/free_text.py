"""The only types for words that people write themselves."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, fields, is_dataclass
from urllib.parse import unquote


@dataclass(frozen=True)
class Written:
    """What somebody wrote in the field `place` of a form, and what they answered about it.

    `ticked` are the spots they say name nobody, `asked` those they were asked about before
    (`PERSON:3f2a…`). Words and answers are kept out of reprs: those end up in logs.
    """

    place: str
    words: str = field(repr=False)
    ticked: frozenset[str] = field(default=frozenset(), repr=False)
    asked: frozenset[str] = field(default=frozenset(), repr=False)


class FreeText(Written):
    """Somebody's own words. They may name a child, so nothing reads them before the guard."""


@dataclass(frozen=True)
class WebLink:
    """A meeting link: https, with the host it leads to. Its path can name a child as well."""

    host: str
    url: str = field(repr=False)
    written: Written | None = field(default=None, compare=False, repr=False)


def words_in(url: str) -> str:
    """What a person may have written in an address: its parts of letters only, after the host."""
    parts = re.split(r"[^\w]|_", unquote(url).partition("://")[2].partition("/")[2])
    return " ".join(each for each in parts if each.isalpha() and len(each) > 2)


def written_in(value: object) -> Iterator[Written]:
    """Everything that somebody wrote in an intent, however deep it lies."""
    if isinstance(value, Written):
        if value.words:
            yield value
    elif isinstance(value, tuple):
        for each in value:
            yield from written_in(each)
    elif is_dataclass(value):
        for part in fields(value):
            yield from written_in(getattr(value, part.name))
