"""Texts in the reader's language: Fluent for sentences, Babel for dates.

A key is written `feature.what_it_says` in code and `feature-what-it-says` in `sv.ftl` and
`en.ftl`, since Fluent allows no dots.
"""

from datetime import date, datetime, time
from functools import cache
from importlib.resources import files
from zoneinfo import ZoneInfo

from babel.dates import format_date, format_time
from babel.lists import format_list
from fluent.runtime import FluentBundle, FluentResource

from bot.replies import T, Value

LANGUAGES = ("sv", "en", "latt")
"""Swedish, English and lätt svenska: Swedish where it says nothing simpler."""
LOCALES = {"sv": "sv", "en": "en", "latt": "sv"}
ZONE = ZoneInfo("Europe/Stockholm")


class TextMissingError(LookupError):
    """A key or a value that a text needs is not there: a fault in the code, never shown."""


@cache
def bundle(language: str) -> FluentBundle:
    """The texts of one of our languages."""
    made = FluentBundle([LOCALES[language]], use_isolating=False)
    for part in dict.fromkeys((LOCALES[language], language)):
        text = files("bot.texts").joinpath(f"{part}.ftl").read_text(encoding="utf-8")
        made.add_resource(FluentResource(text), allow_overrides=True)
    return made


def render(text: T, language: str) -> str:
    """The sentence in that language, dates and all; in Swedish when it is none of ours.

    Raises:
        TextMissingError: no such key, or a value the sentence needs was not given.
    """
    language = language if language in LANGUAGES else LANGUAGES[0]
    key = fluent_id(text.key)
    found = bundle(language).get_message(key) if bundle(language).has_message(key) else None
    if found is None or found.value is None:
        raise TextMissingError(text.key)
    values = {key: shown(value, language) for key, value in text.values.items()}
    sentence, errors = bundle(language).format_pattern(found.value, values)
    if errors:
        raise TextMissingError(text.key, errors)
    return str(sentence)


def fluent_id(key: str) -> str:
    """A key as Fluent spells it: `polls.if_need_be` is `polls-if-need-be` there."""
    return key.replace(".", "-").replace("_", "-")


def shown(value: Value, language: str) -> str | int:
    """A value as people read it: `tors 12 mars kl. 13.15`, `tors 12 mars 2027`, `a, b och c`."""
    locale = LOCALES.get(language, "sv")
    match value:
        case str() | int():
            return value
        case datetime():
            on = format_date(value.astimezone(ZONE), "EEE d MMMM", locale=locale).replace(".", "")
            return f"{on} {'kl.' if locale == 'sv' else 'at'} {clock(value, locale)}"
        case date():
            return day(value, locale)
        case time():
            return clock(value, locale)
        case T():
            return render(value, language)
        case _:
            return format_list([render(part, language) for part in value], locale=locale)


def day(value: date, language: str) -> str:
    """`tors 12 mars 2027`."""
    return format_date(value, "EEE d MMMM y", locale=language).replace(".", "")


def formatted(value: date, form: str, language: str) -> str:
    """A date in one of Babel's forms, without the full stops of its short words."""
    return format_date(value, form, locale=LOCALES.get(language, "sv")).replace(".", "")


def clock(value: datetime | time, language: str) -> str:
    """`13.15` in Swedish, `13:15` in English; instants in Stockholm's wall time."""
    local = value.astimezone(ZONE) if isinstance(value, datetime) else value
    return format_time(local, "HH.mm" if language == "sv" else "HH:mm", locale=language)
