"""What tests of a poll's course share: its instants, and what people were told of it."""

from bot.demo.house import House
from bot.demo.people import Someone
from bot.demo.reading import words
from models.meetings import Meeting, MeetingState
from tests.features.acting import utc, vote
from tests.features.looking import the

CHASED_AT = utc(1, 27, 15)
"""Of the usual call: 36 hours before the deadline is 21.00, so 16.00 the same Wednesday."""

CLOSES_AT = utc(1, 29, 8)
"""Five days after the usual call is a Saturday, so it closes on the Friday at 9.00."""

CHASE = "Ditt svar om tider saknas."
CLOSED = "Omröstningen är stängd."
NO_FIT = "Ingen av tiderna passar"
LATER = "Fråga om senare tider"


def told(person: Someone, what: str) -> list[str]:
    """The messages of one's private dialogue, beside the card, that say so."""
    said = [words(card.reply) for card in person.cards]
    return [each for each in said if what in each and "Vilka:" not in each]


def mailed(built: House, to: str, subject: str) -> list[str]:
    """The plain words of the mails to an address under that subject."""
    mails = [each.message for each in built.mailbox.mails if list(each.to) == [to]]
    bodies = [each.get_body(("plain",)) for each in mails if subject in str(each["Subject"])]
    return [str(body.get_content()) for body in bodies if body]


async def all_say(answer: str, *people: Someone, nth: int = 0) -> None:
    """Everybody answers the nth time alike."""
    for person in people:
        await vote(person, answer, nth)


def is_booked(built: House) -> bool:
    """Whether the only meeting is."""
    return the(built, Meeting).state == MeetingState.BOOKED
