"""What tests of written words share: sending a form, and how the guard answered it."""

from itertools import count

from bot.demo.house import House
from bot.demo.people import Someone
from bot.events import Filled
from bot.replies import Ask, Reply
from models.audit import AuditEntry
from tests.features.acting import buttons
from tests.features.looking import rows

PASSING = "Kan bara digitalt på tisdag"
NAMED, MASKED = "Ring Kalle Karlsson på tisdag", "Ring [namn] på tisdag"
DOUBTFUL, REWRITTEN = "Saga kan inte komma", "Eleven kan inte komma"

_numbers = count(1)


async def writes(person: Someone, form: str, words: str, **more: str | tuple[str, ...]) -> Reply:
    """Send `polls.comment` or `agenda.point` about the meeting on the person's newest card."""
    field = form.split(".")[1]
    return await sends(person, form, meeting_on_card(person), **{field: words, **more})


async def sends(person: Someone, form: str, about: str, **values: str | tuple[str, ...]) -> Reply:
    """Send a form that need not be open, about a meeting that need not be theirs."""
    user = person.workspace.user(person.person)
    room = person.workspace.channels[person.channel].room
    person.event = Filled(f"writes:{next(_numbers)}", user, room, form, about, values)
    person.reply = await person.bot.router.answer(person.event)
    await person.bot.sweep()
    return person.reply


def meeting_on_card(person: Someone) -> str:
    """What the newest card's own buttons say the meeting is."""
    return buttons(person, "point")[0].value


def only_ask(reply: Reply) -> Ask:
    """The one thing that was asked."""
    ((_, remark),) = reply.remarks.items()
    (ask,) = remark.asks
    return ask


def answers_of(ask: Ask, field: str, *, ticked: bool) -> dict[str, str | tuple[str, ...]]:
    """What a form sends with its words once something was asked about them."""
    ticks = (ask.token,) if ticked else ()
    return {f"{field}:asked": (f"{ask.type}:{ask.token}",), f"{field}:not": ticks}


def audited(built: House) -> list[str]:
    """What the audit trail says of the guard's questions."""
    return [each.what for each in rows(built, AuditEntry) if each.what.startswith("guard.")]


def everything_mailed(built: House) -> str:
    """All that any mail says: its headers and every part that is text."""
    told: list[str] = []
    for caught in built.mailbox.mails:
        told += map(str, caught.message.values())
        for part in caught.message.walk():
            if part.get_content_maintype() == "text":
                told.append(str(part.get_content()))
    return "\n".join(told)
