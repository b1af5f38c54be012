"""Reading the digests that came: in a channel, and in everybody's mail."""

from bot.demo.house import House
from bot.demo.people import Someone
from bot.platforms.browser.workspace import Message
from tests.features.acting import utc

MONDAY = utc(2, 1, 7)
"""Eight o'clock in Stockholm; the meeting of `call_fixed` is on Thursday the week after."""


def posted(built: House, person: Someone, channel: str = "sip") -> list[Message]:
    return list(built.workspace.messages(person.person, channel))


def digests(built: House) -> dict[str, str]:
    """Everybody's own digest by address: its words."""
    return {
        caught.to[0]: str(body.get_content())
        for caught in built.mailbox.mails
        if str(caught.message["Subject"]).startswith("Dina möten")
        and (body := caught.message.get_body(("plain",)))
    }
