"""Acting as a person: type, press and fill in, with what stands on their screen."""

from dataclasses import dataclass, field
from itertools import count

from bot.app import Bot
from bot.events import Event, Filled, Pressed, Room, Said, User
from bot.platforms.browser.workspace import Message, Person, Workspace, dialogue
from bot.replies import (
    AnyOf,
    Button,
    Choices,
    Clock,
    Day,
    Email,
    Form,
    Heading,
    Link,
    OneOf,
    Reply,
    T,
    Words,
)
from bot.texts import render

_numbers = count(1)


class NotThereError(LookupError):
    """The person cannot find what they want to press."""


@dataclass
class Someone:
    """One person in front of the chat.

    `waits`: each act waits for what it sets going to be delivered. `reply` is what the bot
    answered last, `event` what was sent last.
    """

    bot: Bot
    workspace: Workspace
    person: Person
    channel: str
    waits: bool = True
    reply: Reply = field(default_factory=Reply)
    event: Event | None = None

    async def says(self, text: str) -> Reply:
        """Type `/samordna …` in the team's channel."""
        return await self._send(Said(self._id(), self._user, self._room, text))

    async def presses(self, label: str, about: str = "") -> Reply:
        """Press the button with that label, in the newest card that has one.

        Args:
            label: As it stands on the button.
            about: What must stand before the row of buttons, or be in its name.

        Raises:
            NotThereError: no such button on the screen.
        """
        message, button = self._find(label, about)
        reply = await self.presses_unseen(button.id, button.value)
        if reply.replaces and message is not None:
            self.workspace.edit(message.id, reply)
        return reply

    async def presses_unseen(self, button: str, value: str) -> Reply:
        """Press a button that need not be on the screen: of another age, or not theirs."""
        return await self._send(Pressed(self._id(), self._user, self._room, button, value))

    async def repeats(self) -> Reply:
        """Send the last event once more, as a platform does that heard no answer.

        Raises:
            NotThereError: nothing was sent yet.
        """
        if self.event is None:
            raise NotThereError("nothing was sent")
        return await self._send(self.event)

    async def fills(self, **values: str | tuple[str, ...]) -> Reply:
        """Send in the form last opened, with these values over what it starts with."""
        form = self.form
        filled = {**starting_values(form), **values}
        event = Filled(self._id(), self._user, self._room, form.id, form.about, filled)
        return await self._send(event, keep_form=form)

    @property
    def form(self) -> Form:
        """The form that is open.

        Raises:
            NotThereError: none is.
        """
        if self.reply.form is None:
            raise NotThereError("no form is open")
        return self.reply.form

    @property
    def cards(self) -> list[Message]:
        """The private dialogue with the bot, oldest first."""
        return list(self.workspace.messages(self.person, dialogue(self.person.id)))

    def choice(self, field_id: str, label: str) -> str:
        """The value of an option in the open form, by what people read: `Psykolog, BUP`."""
        for each in self.form.fields:
            if getattr(each, "id", "") != field_id:
                continue
            for option in getattr(each, "options", ()):
                group = f", {self._read(option.group)}" if option.group else ""
                if label in (self._read(option.label), self._read(option.label) + group):
                    return str(option.value)
        raise NotThereError(f"{label} is no choice of {field_id}")

    def buttons(self) -> list[tuple[str, Button]]:
        """Every button in the private dialogue and the last reply, newest last, with its row."""
        return [(row, button) for _, row, button in self._buttons()]

    def _buttons(self) -> list[tuple[Message | None, str, Button]]:
        shown = [(card, card.reply) for card in self.cards]
        return [
            (message, self._read(part.about) if part.about else "", button)
            for message, reply in [*shown, (None, self.reply)]
            for part in reply.parts
            if isinstance(part, Choices)
            for button in part.buttons
        ]

    def _find(self, label: str, about: str) -> tuple[Message | None, Button]:
        for message, row, button in reversed(self._buttons()):
            told = f"{row} {self._read(button.name) if button.name else ''}"
            if self._read(button.label) == label and about in told:
                return message, button
        raise NotThereError(f"no button {label} {about}")

    async def _send(self, event: Event, keep_form: Form | None = None) -> Reply:
        self.event = event
        self.reply = await self.bot.router.answer(event)
        if self.waits:
            await self.bot.sweep()
        if self.reply.errors and keep_form:
            self.reply = Reply(self.reply.parts, form=keep_form, errors=self.reply.errors)
        return self.reply

    @property
    def _user(self) -> User:
        return self.workspace.user(self.person)

    @property
    def _room(self) -> Room:
        return self.workspace.channels[self.channel].room

    def _read(self, text: T) -> str:
        return render(text, self.person.language)

    @staticmethod
    def _id() -> str:
        return f"someone:{next(_numbers)}"


def starting_values(form: Form) -> dict[str, str | tuple[str, ...]]:
    """What a form sends when nothing in it is touched."""
    values: dict[str, str | tuple[str, ...]] = {}
    for each in form.fields:
        match each:
            case OneOf() | AnyOf():
                values[each.id] = each.chosen
            case Day():
                values[each.id] = each.start.isoformat() if each.start else ""
            case Clock() | Link() | Words() | Email():
                values[each.id] = each.start
            case Heading():
                pass
    return values
