"""The guard: who or what a text gives away.

Nothing is remembered between texts, words neither: what people write is not ours to keep.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Literal

from bot.privacy.guard import (
    addresses,
    birthdays,
    classes,
    contact,
    disguises,
    identifiers,
    indirect,
    initials,
    numbers,
    persons,
    sensitive,
)
from bot.privacy.guard.findings import Certainty, Finding, Kind, settled
from bot.privacy.guard.fold import fold
from bot.privacy.guard.signs import Text

Context = Literal["structural", "individual"]
LONGEST = 200_000
"""Characters. No form takes as much; what is longer is refused unread, so time has a bound."""

PATTERNS = (
    numbers,
    birthdays,
    contact,
    identifiers,
    addresses,
    classes,
    disguises,
    initials,
    indirect,
)


def scan(
    text: str, *, names_in_room: Iterable[str] = (), context: Context = "structural"
) -> list[Finding]:
    """Everything in the text that names or singles out a person, in order, none overlapping.

    Args:
        text: What somebody wrote.
        names_in_room: Display names of people present; each part of three letters or more is
            a name here, whatever else it may be.
        context: In an `individual` meeting matters of health, crime and violence are asked
            about as well; `structural` meetings discuss them in general.
    """
    if len(text) > LONGEST:
        whole = Finding(0, len(text), Kind.OTHER_ID, Certainty.SURE, "too long to be read")
        return [whole]
    folded = fold(text)
    found = settled(_found(Text(folded.text), _parts(names_in_room), context))
    if folded.text == text:
        return found
    moved = (folded.span(each.start, each.end) for each in found)
    return settled(
        replace(each, start=start, end=end) for each, (start, end) in zip(found, moved, strict=True)
    )


def _found(text: Text, room: frozenset[str], context: Context) -> Iterator[Finding]:
    for pattern in PATTERNS:
        yield from pattern.find(text)
    yield from persons.find(text, room)
    if context == "individual":
        yield from indirect.find_about_one(text)
        yield from sensitive.find(text)


def _parts(names: Iterable[str]) -> frozenset[str]:
    """The names' parts as the text is folded: "Ängla Åhs-Li" → ängla, åhs."""
    parts = (part for name in names for part in fold(name).text.lower().replace("-", " ").split())
    return frozenset(part.strip(".,()") for part in parts if len(part) > 2)
