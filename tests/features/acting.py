"""What the tests of features share: ways to act in the house beyond the demo's own."""

from collections.abc import Sequence
from datetime import UTC, datetime

from bot.demo.calling import COVERED, Values, call_sip, usual_call
from bot.demo.house import House
from bot.demo.people import Someone
from bot.replies import Button, Choices, Reply
from bot.texts import render
from models.meetings import Invitation
from models.registry import ChatIdentity
from tests.features.looking import contact_of, rows, save

LAST_DAY = "2027-06-11"
"""To which day the usual consent is valid; also the last day of the spring term."""


def utc(month: int, day: int, hour: int, minute: int = 0) -> datetime:
    """An instant of 2027 by the clock in Greenwich."""
    return datetime(2027, month, day, hour, minute, tzinfo=UTC)


BOOKED_AT = utc(2, 11, 9, 30)
"""When the meeting of `call_fixed` starts: a Thursday, 10.30 in Stockholm."""


async def call_fixed(convener: Someone, **changes: str | tuple[str, ...]) -> Reply:
    """Call to a time already agreed on."""
    fixed: Values = {"when": "fixed", "on": "2027-02-11", "at": "10.30"}
    return await call_sip(convener, **{**fixed, **changes})


async def call_without_consent(convener: Someone, **changes: str | tuple[str, ...]) -> Reply:
    """Call while the consent is still being obtained."""
    missing: Values = {"consent": "being_obtained", "covers": (), "confirmed_by": ""}
    return await call_sip(convener, **{**missing, "valid_to_on": "", **changes})


async def give_consent(convener: Someone, **changes: str | tuple[str, ...]) -> Reply:
    """Tell that the consent a draft waits for has come."""
    await convener.presses("Samtycke finns nu")
    given: Values = {
        "covers": tuple(convener.choice("covers", each) for each in COVERED),
        "valid_to_on": LAST_DAY,
        "confirmed_by": convener.choice("confirmed_by", "SIP-samordnare"),
    }
    return await convener.fills(**{**given, **changes})


async def call_among(
    convener: Someone, who: Sequence[str], **changes: str | tuple[str, ...]
) -> Reply:
    """Call these people (`Rektor, Sjöängsskolan`), with a consent that covers just them."""
    await convener.says("sip")
    covers = dict.fromkeys([convener.person.organisation, *(each.split(", ")[1] for each in who)])
    return await convener.fills(**{**usual_call(convener, who, covers), **changes})


async def book(convener: Someone, nth: int = 0) -> Reply:
    """Press the nth button that books, on the newest card that has such."""
    return await convener.presses(render(buttons(convener, "book")[nth].label, "sv"))


async def vote(person: Someone, answer: str, nth: int = 0) -> Reply:
    """Answer (`Ja`, `Om det behövs`, `Nej`) the nth time of the newest poll."""
    rows = list(dict.fromkeys(row for row, button in person.buttons() if button.id == "vote"))
    return await person.presses(answer, about=rows[nth])


def buttons(person: Someone, button_id: str) -> list[Button]:
    """The buttons of that kind on the newest card that has any."""
    for card in reversed(person.cards):
        rows_of = [part.buttons for part in card.reply.parts if isinstance(part, Choices)]
        if found := [button for row in rows_of for button in row if button.id == button_id]:
            return found
    return []


def take_back(built: House, person: Someone, at: datetime) -> None:
    """Take back a person's place in the only meeting there is."""
    contact = contact_of(built, person)
    (place,) = [each for each in rows(built, Invitation) if each.contact_id == contact.id]
    place.revoked_at = at
    save(built, place)


def take_chat_away(built: House, person: Someone) -> None:
    """Let the registry forget a person's chat account."""
    contact = contact_of(built, person)
    with built.store.transaction() as tx:
        for each in rows(built, ChatIdentity):
            if each.contact_id == contact.id:
                tx.delete(each)
