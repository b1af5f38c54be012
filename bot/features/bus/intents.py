"""What people can ask about BUS."""

from dataclasses import dataclass
from datetime import date
from typing import Self

from bot.events import Filled, Said
from bot.features.meetings.intents import (
    AboutMeeting,
    FixedTime,
    Where,
    Window,
    number_of,
    read_answer_by,
    read_arranged,
    read_books_itself,
)
from bot.features.visitors.new import NewVisitor, read_called
from bot.forms import Answers


@dataclass(frozen=True)
class ChooseBus:
    """Which of the two: about one child, or about the structure."""

    @classmethod
    def parse(cls, _said: Said) -> Self:
        """The word alone."""
        return cls()


class AskEscalated(AboutMeeting):
    """Open the form that calls the meeting about a matter that came from a SIP."""


@dataclass(frozen=True)
class CallEscalated:
    """Call that meeting: whom and when. Secrecy and obstacle were told when it was handed on."""

    meeting_id: int
    contacts: tuple[int, ...]
    when: FixedTime | Window
    length: int
    where: Where
    visitor: NewVisitor | None = None
    books_itself: bool = False
    answer_by_on: date | None = None

    @classmethod
    def parse(cls, filled: Filled) -> Self:
        """Read the form; complains at every wrong field at once."""
        read = Answers(filled)
        contacts, visitor = read_called(read)
        when, length, where = read_arranged(read)
        asked = cls(
            meeting_id=number_of(filled.about),
            contacts=contacts,
            when=when,
            length=length,
            where=where,
            visitor=visitor,
            books_itself=read_books_itself(read),
            answer_by_on=read_answer_by(read),
        )
        read.check()
        return asked
