"""Reading the digests that came: in a channel, in a private dialogue, in everybody's mail."""

from bot.demo.house import House
from bot.demo.people import Someone
from bot.demo.reading import words
from bot.platforms.browser.workspace import Message, dialogue
from bot.texts import render
from models.registry import ChatIdentity, Contact
from tests.features.acting import utc
from tests.features.looking import rows

MONDAY = utc(2, 1, 7)
"""Eight o'clock in Stockholm; the meeting of `call_fixed` is on Thursday the week after."""

CALLED = "Din vecka"


def posted(built: House, person: Someone, channel: str = "sip") -> list[Message]:
    return list(built.workspace.messages(person.person, channel))


def digests(built: House) -> dict[str, str]:
    """Everybody's own newest digest by address, whichever way it came: its words."""
    return {**in_chat(built), **by_mail(built)}


def by_mail(built: House) -> dict[str, str]:
    """The digests that came by mail."""
    return {
        caught.to[0]: str(body.get_content())
        for caught in built.mailbox.mails
        if str(caught.message["Subject"]).startswith(CALLED)
        and (body := caught.message.get_body(("plain",)))
    }


def in_chat(built: House) -> dict[str, str]:
    """The digests that came in private dialogues."""
    addresses = {each.id: each.email for each in rows(built, Contact)}
    users = {each.user: addresses[each.contact_id] for each in rows(built, ChatIdentity)}
    return {
        users[user]: words(message.reply)
        for user, person in built.workspace.people.items()
        for message in built.workspace.messages(person, dialogue(user))
        if message.reply.preview and render(message.reply.preview, "sv").startswith(CALLED)
    }
