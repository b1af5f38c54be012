"""What tests of actions share: meetings with something to do, adding it, reading reminders."""

from datetime import datetime

from bot.demo.house import House
from bot.demo.people import Someone
from bot.demo.reading import words
from bot.features.actions.sending import REMIND
from bot.replies import Reply
from models.actions import Action
from models.queue import Outbox, OutboxState
from tests.features.acting import buttons, utc
from tests.features.closing import call_bus
from tests.features.looking import contact_of, due_rows, rows

REPORT = "Återkoppla till de andra om sin del"
BO_DOES = "Kurator, Ekbackens skola"
EVA_DOES = "Rektor, Ekbackens skola"
SCHOOL = "Organisationen, Ekbackens skola"
CIA_DOES = "Psykolog, BUP Exempelviken"
ANNA_DOES = "SIP-samordnare, Socialtjänsten Exempelviken"
DUE = "2027-02-12"
"""A Friday."""


def morning(month: int, day: int) -> datetime:
    """A minute past eight in Stockholm in winter, when reminders have just gone."""
    return utc(month, day, 7, 1)


async def adds(
    person: Someone,
    owner: str = BO_DOES,
    until: str = DUE,
    pick: str = REPORT,
    repeats: str = "once",
) -> Reply:
    """Add an action from the catalogue to the meeting on the newest card."""
    await person.presses("Ny åtgärd")
    chosen = person.choice("pick", pick), person.choice("owner", owner)
    return await person.fills(pick=chosen[0], owner=chosen[1], until=until, repeats=repeats)


async def writes_action(
    person: Someone, action: str, owner: str = EVA_DOES, until: str = DUE
) -> Reply:
    """Add an action in one's own words to the structural meeting on the newest card."""
    await person.presses("Ny åtgärd")
    return await person.fills(action=action, owner=person.choice("owner", owner), until=until)


async def call_structural(anna: Someone) -> Reply:
    """BUS övergripande: nobody in particular is behind it."""
    return await call_bus(anna, overall=True)


def the_action(built: House) -> Action:
    """The only action there is."""
    (found,) = rows(built, Action)
    return found


def reminded(built: House, person: Someone) -> list[str]:
    """Days on which a reminder has reached somebody, in order."""
    contact = contact_of(built, person)
    return [
        str(row.payload["day"]) for row in sent(built) if row.payload["contact_id"] == contact.id
    ]


def sent(built: House) -> list[Outbox]:
    """Every reminder that has left."""
    return due_rows(built, REMIND, OutboxState.SENT)


def reminders(person: Someone) -> list[str]:
    """The words of the reminders in somebody's dialogue."""
    told = [words(card.reply) for card in person.cards]
    return [each for each in told if each.startswith(("Åtgärder att göra", "Inget svar trots"))]


def value_of(person: Someone, verb: str) -> str:
    """What the newest button of that kind carries."""
    return buttons(person, f"action.{verb}")[0].value
