"""What people can ask about meetings."""

from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum
from typing import Self

from bot.errors import UserError
from bot.events import Filled, Pressed
from bot.features.meetings.kinds import KINDS
from bot.features.meetings.kinds.profile import Gate, KindProfile
from bot.features.visitors.new import NewVisitor, read_called
from bot.forms import Answers
from bot.privacy.free_text import FreeText, WebLink
from bot.replies import T
from models.meetings import ConsentStatus


class HalfDay(StrEnum):
    """When in a working week the family can come."""

    MON_AM = "mon-am"
    MON_PM = "mon-pm"
    TUE_AM = "tue-am"
    TUE_PM = "tue-pm"
    WED_AM = "wed-am"
    WED_PM = "wed-pm"
    THU_AM = "thu-am"
    THU_PM = "thu-pm"
    FRI_AM = "fri-am"
    FRI_PM = "fri-pm"


@dataclass(frozen=True)
class FixedTime:
    """A time already agreed on: local date and wall time."""

    on: date
    at: time


@dataclass(frozen=True)
class Window:
    """Between which local dates to look for a time, both included."""

    from_on: date
    to_on: date
    family: tuple[HalfDay, ...]


@dataclass(frozen=True)
class Where:
    """A place from the registry, a link, or both, or neither yet."""

    place_id: int | None
    link: WebLink | None


@dataclass(frozen=True)
class ConsentGiven:
    """A consent that exists: whom it covers, until when, which function confirmed it."""

    covers: tuple[int, ...]
    valid_to_on: date
    confirmed_by: int


class Obstacle(StrEnum):
    """Why a matter is stuck; a code, never a story."""

    CONSENT = "consent"
    RESPONSIBILITY = "responsibility"
    RESOURCES = "resources"
    NOBODY_CAME = "nobody_came"
    DISAGREEMENT = "disagreement"
    OTHER = "other"


@dataclass(frozen=True)
class StartMeeting:
    """Open the form that calls a meeting of one kind; `confirmed`: its conditions were read."""

    kind: KindProfile
    confirmed: bool = False

    @classmethod
    def parse(cls, filled: Filled) -> Self:
        """The conditions were confirmed: nothing but that was sent."""
        return cls(KINDS[read_kind(filled.about)], confirmed=True)


@dataclass(frozen=True)
class CallMeeting:
    """Call a meeting: whom, when, and what its kind asks for besides.

    Without a consent one is being obtained. Only a forum has a name. The visitor is somebody
    who is in no registry. `within_one`: colleagues of one organisation may meet by themselves.
    """

    kind: KindProfile
    contacts: tuple[int, ...]
    when: FixedTime | Window
    length: int
    where: Where
    consent: ConsentGiven | None = None
    latest_on: date | None = None
    obstacle: Obstacle | None = None
    name: FreeText | None = None
    family: tuple[HalfDay, ...] = ()
    visitor: NewVisitor | None = None
    books_itself: bool = False
    answer_by_on: date | None = None
    within_one: bool = False

    @classmethod
    def parse(cls, filled: Filled) -> Self:
        """Read the form; complains at every wrong field at once."""
        read, kind = Answers(filled), KINDS[read_kind(filled.about)]
        contacts, visitor = read_called(read)
        when, length, where = read_arranged(read)
        asked = cls(
            kind=kind,
            contacts=contacts,
            when=when,
            length=length,
            where=where,
            consent=_consent(read) if kind.gate is Gate.CONSENT else None,
            latest_on=read.day("latest_on") if kind.latest and read.one("latest_on") else None,
            obstacle=_obstacle(read) if kind.gate is Gate.SECRECY else None,
            name=read.needed_name("name", LONGEST_NAME) if kind.named else None,
            family=_family(read) if kind.family else (),
            visitor=visitor,
            books_itself=read_books_itself(read),
            answer_by_on=read_answer_by(read),
        )
        read.check()
        return asked


LONGEST_NAME = 80
"""Characters; what the column holds."""


def _consent(read: Answers) -> ConsentGiven | None:
    given = read.one_of("consent", tuple(ConsentStatus)) == ConsentStatus.GIVEN
    return read_consent(read) if given else None


def _family(read: Answers) -> tuple[HalfDay, ...]:
    return tuple(half for half in HalfDay if half in read.many("family"))


def _obstacle(read: Answers) -> Obstacle:
    if not read.many("secrecy"):
        read.wrong("secrecy", T("meetings.secrecy_first"))
    return Obstacle(read.one_of("obstacle", tuple(Obstacle)))


def read_books_itself(read: Answers) -> bool:
    """Whether the poll is to book the first time that all can."""
    return "yes" in read.many("books_itself")


def read_answer_by(read: Answers) -> date | None:
    """Until when answers are wanted, if that was said.

    Only of a meeting whose time is to be found: else the field is hidden, whatever it holds.
    """
    asked = read.one("when") == "find" and read.one("answer_by_on")
    return read.day("answer_by_on") if asked else None


@dataclass(frozen=True)
class AboutMeeting:
    """Something asked about one meeting by a button that carries its number."""

    meeting_id: int

    @classmethod
    def parse(cls, pressed: Pressed) -> Self:
        """Read the button's value."""
        return cls(number_of(pressed.value))


class AskConsent(AboutMeeting):
    """Open the form that records a consent now obtained."""


class AskMove(AboutMeeting):
    """Open the form that moves a booked meeting."""


class AskCancel(AboutMeeting):
    """Ask once more before cancelling."""


class ShowMeeting(AboutMeeting):
    """Show the meeting's card as it stands."""


@dataclass(frozen=True)
class RecordConsent:
    """The consent has been obtained: go on with the draft."""

    meeting_id: int
    consent: ConsentGiven
    when: FixedTime | Window

    @classmethod
    def parse(cls, filled: Filled) -> Self:
        """Read the form."""
        read = Answers(filled)
        asked = cls(number_of(filled.about), read_consent(read), read_when(read))
        read.check()
        return asked


@dataclass(frozen=True)
class BookTime:
    """Book one of the candidates; `anyway`: the convener was asked about the family."""

    candidate_id: int
    anyway: bool = False

    @classmethod
    def parse(cls, pressed: Pressed) -> Self:
        """Read the button's value."""
        return cls(number_of(pressed.value))


@dataclass(frozen=True)
class BookDraft:
    """Book the time that a draft has, though the family has not said that it can."""

    meeting_id: int

    @classmethod
    def parse(cls, pressed: Pressed) -> Self:
        """Read the button's value."""
        return cls(number_of(pressed.value))


@dataclass(frozen=True)
class BookAnyway:
    """Yes, book: one of the candidates, or the time that a draft has."""

    booking: BookTime | BookDraft

    @classmethod
    def parse(cls, filled: Filled) -> Self:
        """Read the confirming form, about `17` or `draft 17`."""
        match filled.about.split():
            case ["draft", number]:
                return cls(BookDraft(number_of(number)))
            case _:
                return cls(BookTime(number_of(filled.about), anyway=True))


@dataclass(frozen=True)
class MoveMeeting:
    """Give a booked meeting a new time, length or place."""

    meeting_id: int
    when: FixedTime
    length: int
    where: Where

    @classmethod
    def parse(cls, filled: Filled) -> Self:
        """Read the form."""
        read = Answers(filled)
        asked = cls(
            number_of(filled.about),
            FixedTime(read.day("on"), read.clock("at")),
            read.needed_number("length"),
            read_where(read),
        )
        read.check()
        return asked


@dataclass(frozen=True)
class CancelMeeting:
    """Cancel for everybody."""

    meeting_id: int

    @classmethod
    def parse(cls, filled: Filled) -> Self:
        """Read the confirming form."""
        return cls(number_of(filled.about))


def number_of(value: str) -> int:
    """The number a button or form carries.

    Raises:
        UserError: `router.unknown_button` when it was tampered with or is of another age.
    """
    if value.isascii() and value.isdecimal() and len(value) < 10:
        return int(value)
    raise UserError("router.unknown_button")


def read_kind(about: str) -> str:
    """The kind a form is about."""
    if about not in KINDS:
        raise UserError("router.unknown_button")
    return about


def read_when(read: Answers) -> FixedTime | Window:
    """A fixed time or a window, by what was chosen under `when`."""
    if read.one_of("when", ("find", "fixed")) == "fixed":
        return FixedTime(read.day("on"), read.clock("at"))
    return Window(read.day("from_on"), read.day("to_on"), _family(read))


def read_arranged(read: Answers) -> tuple[FixedTime | Window, int, Where]:
    """When, how long (minutes) and where: what every form that calls a meeting asks."""
    return read_when(read), read.needed_number("length"), read_where(read)


def read_where(read: Answers) -> Where:
    """Place and link."""
    return Where(read.number("place"), read.link("link"))


def read_consent(read: Answers) -> ConsentGiven:
    """Whom the consent covers, until when, who confirmed it."""
    return ConsentGiven(
        read.numbers("covers"), read.day("valid_to_on"), read.needed_number("confirmed_by")
    )
