"""Server-sent events: what one page should show now, as soon as it is so.

Format: https://html.spec.whatwg.org/multipage/server-sent-events.html
"""

import asyncio
import json
from collections.abc import AsyncIterator

from bot.platforms.browser import render
from bot.platforms.browser.changes import Sign
from bot.platforms.browser.mailbox import MailboxView
from bot.platforms.browser.workspace import Message, Person, Workspace

# Without something to send now and then, a page that went away would never be noticed.
BREATH_SECONDS = 15


async def stream(
    workspace: Workspace,
    mailbox: MailboxView,
    person: Person | None,
    breath: float = BREATH_SECONDS,
) -> AsyncIterator[str]:
    """Frames for one page until it goes away or the workspace closes.

    The first says where things stood when listening began, so that a page that missed
    something while away fetches the room anew. *breath* is in seconds.
    """
    with workspace.changes.listening() as queue:
        yield frame("hello", {"mark": workspace.changes.mark, "mails": len(mailbox.mails())})
        while True:
            try:
                change = await asyncio.wait_for(queue.get(), breath)
            except TimeoutError:
                yield ": still here\n\n"
                continue
            match change:
                case Sign.CLOSED:
                    return
                case Sign.MAIL:
                    yield frame("mail", {"mails": len(mailbox.mails())})
                case Message() if person and workspace.sees(person, change):
                    yield frame("message", news(workspace, person, change))


def news(workspace: Workspace, person: Person, message: Message) -> dict[str, object]:
    """A message for the page of one person: what to draw, and what to tell from other rooms."""
    return {
        "id": message.id,
        "room": message.room,
        "html": render.message(message, person.language),
        "preview": render.preview(message.reply, person.language),
        "unread": workspace.unread(person, message.room),
    }


def frame(event: str, data: dict[str, object]) -> str:
    """One event as it goes over the wire; JSON keeps line breaks out of it."""
    return f"event: {event}\ndata: {json.dumps(data)}\n\n"
