"""The only type for words that people write themselves."""

from dataclasses import dataclass, field, fields

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
        if isinstance(value := getattr(intent, each.name), FreeText) and value.words.strip()
    }
    if found:
        raise FormError(found)
