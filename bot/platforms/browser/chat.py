"""The chat page: what it shows a person, and what happens to what they send."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response, StreamingResponse

from bot.events import Event, Room
from bot.platforms.browser import loopback, parse, render
from bot.platforms.browser.loopback import RefusedError
from bot.platforms.browser.mailbox import MailboxView
from bot.platforms.browser.shell import by_organisation, shell
from bot.platforms.browser.stream import stream
from bot.platforms.browser.workspace import Person, Workspace
from bot.replies import Audience, Reply, T, say


@dataclass(frozen=True)
class Chat:
    """The pages of the workspace; `answer` is the bot, `now` an aware clock.

    `shortcuts` can be chosen on any message: button → the key of what stands on it.
    """

    workspace: Workspace
    answer: Callable[[Event], Awaitable[Reply]]
    mailbox: MailboxView
    now: Callable[[], datetime]
    shortcuts: Mapping[str, str] = field(default_factory=dict)

    async def start(self, _request: Request) -> Response:
        """Choose who to be."""
        groups = by_organisation(self.workspace.people.values())
        return HTMLResponse(render.page("start.html", groups=groups))

    async def chat(self, request: Request) -> Response:
        """A room as one person sees it: `?rum=`, or their first."""
        person = self._person(request)
        first = self.workspace.rooms_of(person)[0]
        room = self._room(person, request.query_params.get("rum", first))
        frame = shell(self.workspace, self.mailbox, person, room.channel)
        shown = next(each for each in frame.rooms if each.id == room.channel)
        values = {"shell": frame, "room": shown, "messages": self._messages(person, room)}
        values["shortcuts"] = {key: T(told) for key, told in self.shortcuts.items()}
        values["say"] = render.speaker(person.language)
        return HTMLResponse(render.page("chat.html", **values))

    async def fragment(self, request: Request) -> Response:
        """The room's messages alone, for a page that lost touch."""
        person = self._person(request)
        room = self._room(person, request.path_params["room"])
        return HTMLResponse(self._messages(person, room))

    async def live(self, request: Request) -> Response:
        """What happens from now on, as server-sent events."""
        frames = stream(self.workspace, self.mailbox, self._person(request))
        return StreamingResponse(frames, media_type="text/event-stream")

    async def said(self, request: Request) -> Response:
        """A command; anything else is told apart privately."""
        person, room, sent = await self._sent(request)
        event = parse.said(sent, self.workspace.user(person), room)
        if event is None:
            reply = say("browser.only_commands")
            return self._show(person, room, parse.event_id(sent), reply)
        return self._show(person, room, event.event_id, await self.answer(event))

    async def pressed(self, request: Request) -> Response:
        """A button, with the message it stands on."""
        person, room, sent = await self._sent(request)
        event = parse.pressed(sent, self.workspace.user(person), room)
        card = parse.text_in(sent, "message")
        return self._show(person, room, event.event_id, await self.answer(event), card)

    async def marked(self, request: Request) -> Response:
        """A shortcut on a message: what that says is read here, and sent by no page."""
        person, room, sent = await self._sent(request)
        message = self.workspace.message(person, parse.text_in(sent, "message"))
        said_there = render.spoken(message, person.language) if message else ""
        user = self.workspace.user(person)
        event = parse.marked(sent, user, room, self.shortcuts, said_there)
        return self._show(person, room, event.event_id, await self.answer(event))

    async def filled(self, request: Request) -> Response:
        """A form, with the message whose button opened it, if any."""
        person, room, sent = await self._sent(request)
        event = parse.filled(sent, self.workspace.user(person), room)
        card = parse.text_in(sent, "message")
        return self._show(person, room, event.event_id, await self.answer(event), card)

    async def read(self, request: Request) -> Response:
        """The person has the room in front of them."""
        person, room, _sent = await self._sent(request)
        self.workspace.read(person, room.channel)
        return JSONResponse({})

    def _show(
        self, person: Person, room: Room, key: str, reply: Reply, card: str = ""
    ) -> JSONResponse:
        if reply.errors:
            return JSONResponse(render.errors(reply, person.language))
        shown: dict[str, object] = {}
        if reply.parts:
            shown |= self._placed(person, room, key, reply, card)
        if reply.form:
            shown["form"] = render.form(reply.form, person.language)
        return JSONResponse(shown)

    def _placed(
        self, person: Person, room: Room, key: str, reply: Reply, card: str
    ) -> dict[str, object]:
        old = self.workspace.message(person, card) if reply.replaces else None
        if old and (changed := self.workspace.edit(old.id, reply)):
            return {"card": render.message(changed, person.language), "replaces": old.id}
        only = person.id if reply.audience is Audience.ONLY_YOU else None
        posted = self.workspace.post(key, room.channel, reply, self.now(), private_to=only)
        return {"message": render.message(posted, person.language), "id": posted.id}

    def _messages(self, person: Person, room: Room) -> str:
        return render.messages(self.workspace.messages(person, room.channel), person.language)

    def _person(self, request: Request) -> Person:
        return person_in(self.workspace, request.path_params["user"])

    def _room(self, person: Person, channel: str) -> Room:
        room = self.workspace.room(channel)
        if room is None or channel not in self.workspace.rooms_of(person):
            raise RefusedError(404, "Det rummet finns inte, eller så får du inte läsa där.")
        return room

    async def _sent(self, request: Request) -> tuple[Person, Room, Mapping[str, object]]:
        person = self._person(request)
        sent = parse.payload(await loopback.body(request))
        return person, self._room(person, parse.text_in(sent, "room")), sent


def person_in(workspace: Workspace, user: str) -> Person:
    """The person by that id.

    Raises:
        RefusedError: 404, nobody here by that id.
    """
    if user not in workspace.people:
        raise RefusedError(404, "Den personen finns inte här. Välj vem du vill vara.")
    return workspace.people[user]
