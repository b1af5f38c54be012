"""What people can ask about the registry."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Self

from bot.events import Filled, Pressed, Said
from bot.forms import Answers, WorkAddress
from models.digests import Way
from models.registry import Reach


class Language(StrEnum):
    """What the bot speaks."""

    SWEDISH = "sv"
    ENGLISH = "en"


SAME = "same"
"""In a form about anybody: leave it as it is."""


@dataclass(frozen=True)
class ShowSettings:
    """Show one's own settings, and the area's to those who look after it."""

    @classmethod
    def parse(cls, _event: Said | Pressed) -> Self:
        """Nothing to read."""
        return cls()


class AskOwn(ShowSettings):
    """Open the form with one's own settings."""


class AskAdd(ShowSettings):
    """Open the form that adds a contact."""


class AskChange(ShowSettings):
    """Open the form that changes a contact."""


class AskLeave(ShowSettings):
    """Open the form that lets a contact go."""


@dataclass(frozen=True)
class SetDigest:
    """Whether the week comes to this room."""

    wanted: bool

    @classmethod
    def parse(cls, pressed: Pressed) -> Self:
        """Read the button's value."""
        return cls(pressed.value == "on")


@dataclass(frozen=True)
class SetOwn:
    """One's own language, way of being reached and substitute (None for none)."""

    language: Language
    reach: Reach
    substitute_id: int | None

    @classmethod
    def parse(cls, filled: Filled) -> Self:
        """Read the form."""
        read = Answers(filled)
        asked = cls(
            Language(read.one_of("language", tuple(Language))),
            Reach(read.one_of("reach", tuple(Reach))),
            read.number("substitute"),
        )
        read.check()
        return asked


@dataclass(frozen=True)
class AddContact:
    """Somebody new, or somebody who is back, by work address."""

    organisation_id: int
    function_id: int
    email: WorkAddress

    @classmethod
    def parse(cls, filled: Filled) -> Self:
        """Read the form; complains at every wrong field at once."""
        read = Answers(filled)
        asked = cls(
            read.needed_number("organisation"),
            read.needed_number("function"),
            read.work_address("email"),
        )
        read.check()
        return asked


class Substitute(StrEnum):
    """What is to become of a contact's substitute."""

    SAME = SAME
    NOBODY = "nobody"
    CHOSEN = "chosen"


@dataclass(frozen=True)
class ChangeContact:
    """Another's settings; None leaves as it is."""

    contact_id: int
    language: Language | None
    reach: Reach | None
    substitute: Substitute
    substitute_id: int | None
    week: Way | None = None

    @classmethod
    def parse(cls, filled: Filled) -> Self:
        """Read the form; complains at every wrong field at once."""
        read = Answers(filled)
        week = read.one_of("week", (SAME, *Way))
        language = read.one_of("language", (SAME, *Language))
        reach = read.one_of("reach", (SAME, *Reach))
        chosen = read.one("substitute")
        by_word = chosen in (Substitute.SAME, Substitute.NOBODY)
        asked = cls(
            contact_id=read.needed_number("contact"),
            language=None if language == SAME else Language(language),
            reach=None if reach == SAME else Reach(reach),
            substitute=Substitute(chosen) if by_word else Substitute.CHOSEN,
            substitute_id=None if by_word else read.needed_number("substitute"),
            week=None if week == SAME else Way(week),
        )
        read.check()
        return asked


@dataclass(frozen=True)
class LetGo:
    """Deactivate a contact; all that is open goes to the successor, or to their substitute."""

    contact_id: int
    successor_id: int | None

    @classmethod
    def parse(cls, filled: Filled) -> Self:
        """Read the form."""
        read = Answers(filled)
        asked = cls(read.needed_number("contact"), read.number("successor"))
        read.check()
        return asked
