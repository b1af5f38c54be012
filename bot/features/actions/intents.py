"""What people can ask of actions."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Self

from bot.errors import UserError
from bot.events import Filled, Pressed, Said
from bot.features.meetings.intents import AboutMeeting, number_of
from bot.forms import Answers
from bot.privacy.free_text import FreeText
from bot.replies import T
from models.actions import Every

LONGEST_ACTION = 300
"""Characters; what the column holds."""
LONGEST_UNTIL = 60

OWN_WORDS = "own"
"""What is chosen in place of a pick from the catalogue."""
EVERYBODY = "all"
"""What is chosen as the owner when each organisation is to do its part."""


class Where(StrEnum):
    """Whether a button stands on a meeting's card or in a list, which it brings up to date.

    A reminder is such a list.
    """

    CARD = "card"
    LIST = "list"


class Reason(StrEnum):
    """Why somebody needs more time; a code, never a story."""

    WAITS = "waits"
    NO_TIME = "no_time"
    CHANGED = "changed"
    AWAY = "away"
    OTHER = "other"


@dataclass(frozen=True)
class Owner:
    """An organisation, or a function there; without a number all organisations called."""

    organisation_id: int | None = None
    function_id: int | None = None


@dataclass(frozen=True)
class Repeats:
    """How often an action comes back, and whether not in lov."""

    every: Every = Every.ONCE
    but_in_lov: bool = False


REPEATS = {
    "once": Repeats(),
    "week": Repeats(Every.WEEK),
    "week-term": Repeats(Every.WEEK, but_in_lov=True),
    "fortnight": Repeats(Every.FORTNIGHT),
    "fortnight-term": Repeats(Every.FORTNIGHT, but_in_lov=True),
    "month": Repeats(Every.MONTH),
    "month-term": Repeats(Every.MONTH, but_in_lov=True),
    "term": Repeats(Every.TERM),
}
"""What can be chosen, by what the form sends."""


@dataclass(frozen=True)
class GetActions:
    """What am I to do?"""

    @classmethod
    def parse(cls, _said: Said) -> Self:
        """The word is all there is to it."""
        return cls()


class AskAction(AboutMeeting):
    """Open the form for an action."""


class AskHistory(AboutMeeting):
    """What has become of the meeting's actions?"""


@dataclass(frozen=True)
class FromMessage:
    """Open the form for an action on a message, whose words the router puts in the form."""

    @classmethod
    def parse(cls, _pressed: Pressed) -> Self:
        """Nothing of it: the guard reads the words when the form is sent in."""
        return cls()


@dataclass(frozen=True)
class AddAction:
    """Write an action down: picked (by its place in the catalogue, from 1) or in own words."""

    meeting_id: int
    pick: int | None
    words: FreeText | None
    owner: Owner
    until: FreeText
    repeats: Repeats

    @classmethod
    def parse(cls, filled: Filled) -> Self:
        """Read the form; what stands in a field that is not shown is not read."""
        read = Answers(filled)
        own = read.one("pick") in ("", OWN_WORDS)
        asked = cls(
            meeting_id=number_of(filled.about),
            pick=None if own else read.needed_number("pick"),
            words=read.needed_words("action", LONGEST_ACTION) if own else None,
            owner=read_owner(read),
            until=read.needed_words("until", LONGEST_UNTIL),
            repeats=read_repeats(read),
        )
        read.check()
        return asked

    @classmethod
    def with_meeting(cls, filled: Filled) -> Self:
        """Read the form that was opened on a message: own words, about a meeting chosen there."""
        read = Answers(filled)
        asked = cls(
            meeting_id=read.needed_number("meeting"),
            pick=None,
            words=read.needed_words("action", LONGEST_ACTION),
            owner=read_owner(read),
            until=read.needed_words("until", LONGEST_UNTIL),
            repeats=read_repeats(read),
        )
        read.check()
        return asked


@dataclass(frozen=True)
class AboutAction:
    """Something asked about one action by a button."""

    action_id: int
    where: Where

    @classmethod
    def parse(cls, pressed: Pressed) -> Self:
        """Read the button's value: `17 card`."""
        match pressed.value.split():
            case [number, where] if where in tuple(Where):
                return cls(number_of(number), Where(where))
        raise UserError("router.unknown_button")


class Done(AboutAction):
    """It is done; twice is the same as once."""


class AskHelp(AboutAction):
    """Let the convener know, in private, that it does not get done without help."""


class AskTime(AboutAction):
    """Open the form that asks for more time."""


class AskPass(AboutAction):
    """Open the form that gives it to somebody else."""


class AskSnooze(AboutAction):
    """Open the form that asks to be reminded later."""


class AskDate(AboutAction):
    """Open the form that puts another date right."""


class Stop(AboutAction):
    """Let it come back no more; this one stays to be done."""


class AskRemove(AboutAction):
    """Ask once more before taking it away."""


@dataclass(frozen=True)
class Seen:
    """An action as it was when a form about it was opened."""

    action_id: int
    revision: int
    where: Where


@dataclass(frozen=True)
class NewDate:
    """Another day; with a reason when the owner needs more time, without when it was misread."""

    seen: Seen
    until: FreeText
    reason: Reason | None = None

    @classmethod
    def parse(cls, filled: Filled) -> Self:
        """Read the form that puts a date right."""
        read = Answers(filled)
        asked = cls(seen_in(filled), read.needed_words("until", LONGEST_UNTIL))
        read.check()
        return asked

    @classmethod
    def with_reason(cls, filled: Filled) -> Self:
        """Read the form that asks for more time."""
        read = Answers(filled)
        reason = read.one_of("reason", tuple(Reason))
        until = read.needed_words("until", LONGEST_UNTIL)
        asked = cls(seen_in(filled), until, Reason(reason))
        read.check()
        return asked


@dataclass(frozen=True)
class Snooze:
    """Let me hear nothing of it before that day."""

    seen: Seen
    until: FreeText

    @classmethod
    def parse(cls, filled: Filled) -> Self:
        """Read the form."""
        read = Answers(filled)
        asked = cls(seen_in(filled), read.needed_words("until", LONGEST_UNTIL))
        read.check()
        return asked


@dataclass(frozen=True)
class PassOn:
    """Give it to another owner."""

    seen: Seen
    owner: Owner

    @classmethod
    def parse(cls, filled: Filled) -> Self:
        """Read the form."""
        read = Answers(filled)
        asked = cls(seen_in(filled), read_owner(read))
        read.check()
        return asked


@dataclass(frozen=True)
class Remove:
    """Take it away, words and history."""

    seen: Seen

    @classmethod
    def parse(cls, filled: Filled) -> Self:
        """Read the confirming form."""
        return cls(seen_in(filled))


def seen_in(filled: Filled) -> Seen:
    """What a form was opened for: `17 3 card`.

    Raises:
        UserError: `router.unknown_button` when it was tampered with or is of another age.
    """
    match filled.about.split():
        case [number, revision, where] if where in tuple(Where):
            return Seen(number_of(number), number_of(revision), Where(where))
    raise UserError("router.unknown_button")


def read_repeats(read: Answers) -> Repeats:
    """How often it comes back; once where nobody was asked."""
    return REPEATS[read.one_of("repeats", tuple(REPEATS)) if read.one("repeats") else "once"]


def read_owner(read: Answers) -> Owner:
    """Who is to do it: `all`, an organisation `5`, or a function there `5-7`."""
    value = read.one("owner")
    if value == EVERYBODY:
        return Owner()
    organisation, _, function = value.partition("-")
    try:
        return Owner(number_of(organisation), number_of(function) if function else None)
    except UserError:
        read.wrong("owner", T("forms.choose_one"))
        return Owner()
