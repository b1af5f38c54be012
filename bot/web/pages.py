"""A participant's own page: opened by a link, read by GET, answered by POST."""

from collections.abc import Awaitable, Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from bot.events import Event, Filled, Pressed, Room, User
from bot.privacy.secrets import token_hash
from bot.replies import Button, Choices, Form, Reply, T, Text, Tone
from bot.web import doors, render, sent
from bot.web.doors import SLOT, Guesses, RefusedError
from bot.web.render import Notice, Opened, Place
from bot.web.sent import Sent
from models.registry import Visibility

LINK = "link"
SHOW = "link"
"""The button that a link stands for."""
AGENDA = "agenda"
"""The button that shows a meeting's agenda, which has a page of its own to be printed."""
AGENDA_PATH = "dagordning"


@dataclass(frozen=True)
class Visit:
    """Somebody at their page; `hashed` is of the link's secret, `shows` what stands on the page."""

    hashed: str
    place: Place
    shows: str = SHOW

    @property
    def slot(self) -> str:
        """The page's own part of its address."""
        return self.hashed[:SLOT]

    def pressed(self, button: str, value: str, page: str = "") -> Pressed:
        """A press, with a number of its own: only the same press on the same page is a repeat."""
        event = f"link:{self.slot}:{page}:{sha256(f'{button} {value}'.encode()).hexdigest()}"
        return Pressed(event, self._user(), self._room(), button, value)

    def filled(self, form: Form, values: sent.Values, page: str) -> Filled:
        """A form sent in."""
        event = f"link:{self.slot}:{page}:{form.id}"
        return Filled(event, self._user(), self._room(), form.id, form.about, values)

    def _user(self) -> User:
        return User(LINK, "", self.hashed)

    def _room(self) -> Room:
        return Room(f"link:{self.slot}", Visibility.DIRECT)


@dataclass(frozen=True)
class Pages:
    """Everything a participant's link leads to.

    `look` shows without doing, `answer` does; `language` is that of whose link has this hash,
    or None when it opens nothing. `allowed` are the buttons a link holder may press; `origin`
    is ours, as browsers write it.
    """

    look: Callable[[Pressed], Awaitable[Reply]]
    answer: Callable[[Event], Awaitable[Reply]]
    language: Callable[[str], Awaitable[str | None]]
    allowed: Collection[str]
    origin: str
    guesses: Guesses

    async def enter(self, request: Request) -> Response:
        """Swap the link's secret for a cookie, so that it stands in no address any more."""
        token = request.path_params["token"]
        hashed = token_hash(token)
        if len(token) > doors.LONGEST_TOKEN or await self.language(hashed) is None:
            many = self.guesses.miss(doors.address(request))
            raise RefusedError(429, "pages.too_many") if many else RefusedError(404, "pages.none")
        response = RedirectResponse(f"/m/p/{hashed[:SLOT]}", 303)
        doors.keep(response, hashed[:SLOT], token)
        return response

    async def show(self, request: Request) -> Response:
        """The meeting as it stands."""
        visit = await self._visit(request)
        done = request.query_params.get("klart") == "1"
        return await self._meeting(visit, Notice(done=done))

    async def press(self, request: Request) -> Response:
        """One button, or all the questions that were answered at once."""
        visit, fields = await self._sent(request)
        buttons = await self._buttons(visit)
        picked = [each for name in sorted(fields.fields) for each in _picks(name, fields)]
        wanted = [buttons[press] for press in picked if press in buttons]
        if not wanted:
            return await self._meeting(
                visit, Notice([Text(T("pages.nothing_chosen"), Tone.WARNING)])
            )
        if [each.id for each in wanted] == [AGENDA]:
            asked = urlencode({"sprak": visit.place.language})
            return RedirectResponse(f"/m/p/{visit.slot}/{AGENDA_PATH}?{asked}", 303)
        return await self._press_all(visit, _together(wanted), fields.page())

    async def send(self, request: Request) -> Response:
        """A form; when something is wrong in it, the form again with all it holds."""
        visit, fields = await self._sent(request)
        opener = fields.one("opener")
        form = await self._form(visit, opener)
        values = fields.values(form)
        answered = {name: value for name, value in values.items() if name.endswith(sent.ABOUT)}
        if use := fields.one("use"):
            form = sent.filled(form, {**values, use: fields.one(f"{use}:suggestion")})
            return _page(render.form(visit.place, Opened(form, opener, answered=answered)))
        reply = await self.answer(visit.filled(form, values, fields.page()))
        if reply.errors:
            form = sent.filled(form, values)
            wrong = Opened(form, opener, reply.errors, reply.remarks, answered)
            return _page(render.form(visit.place, wrong))
        return await self._after(visit, [reply])

    async def _press_all(self, visit: Visit, wanted: Mapping[str, str], page: str) -> Response:
        replies = []
        for button, value in wanted.items():
            reply = await self.answer(visit.pressed(button, value, page))
            if reply.form:
                opened = Opened(reply.form, f"{button} {value}")
                return _page(render.form(visit.place, opened))
            replies.append(reply)
        return await self._after(visit, replies)

    async def _after(self, visit: Visit, replies: Sequence[Reply]) -> Response:
        """The meeting again: by a new address when all went well, so that reloading is harmless."""
        if await self.language(visit.hashed) is None:  # they have just given their place away
            said = [part for each in replies for part in render.sentences(each)]
            return _page(render.meeting(visit.place, Reply(), Notice(said)))
        if all(reply.replaces for reply in replies):
            asked = urlencode({"klart": "1", "sprak": visit.place.language})
            return RedirectResponse(f"{visit.place.path}?{asked}", 303)
        kept = [each for each in replies if not each.replaces]
        return await self._meeting(
            visit, Notice([part for each in kept for part in render.sentences(each)])
        )

    async def _meeting(self, visit: Visit, notice: Notice) -> Response:
        shown = await self.look(visit.pressed(visit.shows, ""))
        if visit.shows == AGENDA:
            return _page(render.agenda(visit.place, shown, notice, f"/m/p/{visit.slot}"))
        return _page(render.meeting(visit.place, shown, notice))

    async def _buttons(self, visit: Visit) -> dict[str, Button]:
        """What stands on the page and may be pressed there."""
        shown = await self.look(visit.pressed(visit.shows, ""))
        rows = [part.buttons for part in shown.parts if isinstance(part, Choices)]
        return {_press(each): each for row in rows for each in row if each.id in self.allowed}

    async def _form(self, visit: Visit, opener: str) -> Form:
        button = (await self._buttons(visit)).get(opener)
        if button is None:
            raise RefusedError(409, "pages.changed")
        opened = await self.look(visit.pressed(button.id, button.value))
        if opened.form is None:
            raise RefusedError(409, "pages.changed")
        return opened.form

    async def _sent(self, request: Request) -> tuple[Visit, Sent]:
        doors.own_form(request, self.origin)
        visit = await self._visit(request)
        return visit, sent.read(await doors.body(request))

    async def _visit(self, request: Request) -> Visit:
        """Who is at the page.

        Raises:
            RefusedError: 403 without the link's cookie, 404 when it opens nothing any more.
        """
        slot = request.path_params["slot"]
        token = request.cookies.get(doors.cookie_name(slot), "")
        hashed = token_hash(token)
        if not token or hashed[:SLOT] != slot:
            raise RefusedError(403, "pages.open_link")
        own = await self.language(hashed)
        if own is None:
            raise RefusedError(404, "pages.none")
        wanted = request.query_params.get("sprak", own)
        language = wanted if wanted in render.LANGUAGES else "sv"
        if request.url.path.split("/")[4:5] == [AGENDA_PATH]:
            place = Place(f"/m/p/{slot}/{AGENDA_PATH}", language, self.allowed)
            return Visit(hashed, place, AGENDA)
        return Visit(hashed, Place(f"/m/p/{slot}", language, self.allowed))


def _press(button: Button) -> str:
    """A button with what it stands for, as a page's form sends it."""
    return f"{button.id} {button.value}"


def _together(wanted: Sequence[Button]) -> dict[str, str]:
    """Buttons by their id, those alike as one press of all their values.

    What was answered on one page is one thing to do: all of it is done, or nothing.
    """
    pressed: dict[str, str] = {}
    for button in wanted:
        before = f"{pressed[button.id]} " if button.id in pressed else ""
        pressed[button.id] = before + button.value
    return pressed


def _picks(name: str, fields: Sent) -> Sequence[str]:
    return fields.fields[name] if name == "press" or name.startswith("pick-") else ()


def _page(html: str) -> HTMLResponse:
    return HTMLResponse(html)
