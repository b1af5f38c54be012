"""The only type for words that people write themselves."""

from collections.abc import Iterator
from dataclasses import dataclass, field, fields, is_dataclass

from bot.errors import FormError
from bot.replies import T


@dataclass(frozen=True)
class FreeText:
    """Somebody's own words. They may name a child, so nothing reads them before the guard."""

    # Kept out of reprs: those end up in logs and tracebacks.
    words: str = field(repr=False)


def guard(intent: object) -> None:
    """Refuse an intent that holds free text: until there is a guard, no words pass.

    Raises:
        FormError: at each field with words in it; the words themselves are left behind.
    """
    found = {
        each.name: T("privacy.no_free_text")
        for each in fields(intent)  # type: ignore[arg-type]  # -- every intent is a dataclass
        if any(words.strip() for words in _words(getattr(intent, each.name)))
    }
    if found:
        raise FormError(found)


def _words(value: object) -> Iterator[str]:
    """Everything that somebody wrote in a value, however deep it lies."""
    if isinstance(value, FreeText):
        yield value.words
    elif isinstance(value, tuple):
        for each in value:
            yield from _words(each)
    elif is_dataclass(value):
        for part in fields(value):
            yield from _words(getattr(value, part.name))
