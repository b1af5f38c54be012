"""Every way in that people have, as the canary's texts take it: a further platform is one more.

An entrance hears a text by all its doors, and tells what left it for others than the sender.
"""

import contextlib
import json
from collections.abc import AsyncIterator, Callable, Iterator, Mapping
from contextlib import AbstractAsyncContextManager
from datetime import timedelta
from itertools import count, cycle
from typing import Any, Protocol
from urllib.parse import urlencode

import httpx
from starlette.applications import Starlette

from bot.counts import Counts
from bot.demo.calling import call_sip
from bot.demo.house import House, house
from bot.demo.letterbox import Letterbox
from bot.demo.people import Someone
from bot.platforms.browser import render
from bot.platforms.browser.routes import routes
from bot.web.doors import SLOT
from models.store import Store
from tests.conftest import Clock
from tests.features.polls.writing import everything_mailed
from tests.payloads import recorded
from tests.platforms.slack.place import Place, place
from tests.platforms.slack.test_flow import polled
from tests.platforms.teams import place as teams
from tests.platforms.teams.person import Person
from tests.platforms.teams.test_flow import polled as polled_in_teams
from tests.privacy.doors import BUTTONS, WORDS, forms
from tests.web.visiting import ORIGIN, Visitor, browser, link_in_mail, without_chat

A_WHILE = timedelta(seconds=5)
"""Between two texts in Teams, which counts how many messages a chat gets."""

TURNS = 8
"""Of a page's many addresses each text tries every eighth."""

HERE = "http://127.0.0.1:8642"

_numbers = count(1)


class Entrance(Protocol):
    """Somebody who may do most, in front of a poll of theirs, by one way in."""

    @property
    def store(self) -> Store:
        """Where rows are."""
        ...

    @property
    def broken(self) -> list[Exception]:
        """What broke behind the doors."""
        ...

    async def hears(self, words: str, number: int) -> None:
        """One text through every kind of door, by turns through each door of a kind."""
        ...

    async def keeps(self, words: str) -> None:
        """A comment on the poll, as it should be written."""
        ...

    async def deliver(self) -> None:
        """Everything that is due."""
        ...

    def gone_out(self) -> Iterator[bytes | str]:
        """Mails, messages and answers: all but the sender's own form with their own words."""
        ...


Enter = Callable[[str, Clock, Counts], AbstractAsyncContextManager[Entrance]]
"""Opens an entrance: a migrated database, the clock, and what is told of all that happens."""


def fill(names: list[str], words: str, number: int) -> dict[str, Any]:
    """Every field with the words: as a text, in a list, or as the end of an address."""
    shapes = cycle((words, [words], f"https://video.example/{words.replace(' ', '-')}"))
    return {name: next(shapes) for name in (*names, f"{words} {number}")}


class Page:
    """The browser's JSON."""

    def __init__(self, built: House, client: httpx.AsyncClient) -> None:
        self.built, self.client = built, client
        self.store = built.store
        self.answers: list[bytes] = []
        self.broken: list[Exception] = []
        self.forms = forms()

    async def post(self, where: str, **sent: Any) -> None:
        new = {"event_id": f"browser:{_uuid()}", "room": "sip", "message": "", **sent}
        try:
            answer = await self.client.post(f"/som/sip/{where}", json=new, headers={"Origin": HERE})
        except Exception as fault:  # noqa: BLE001 -- whatever broke is what is looked at
            self.broken.append(fault)
        else:
            self.answers.append(answer.content)

    async def hears(self, words: str, number: int) -> None:
        word, button = WORDS[number % len(WORDS)], BUTTONS[number % len(BUTTONS)]
        form = list(self.forms)[number % len(self.forms)]
        for said in (f"/samordna {word} {words}", f"/samordna {words}", words):
            await self.post("sagt", text=said)
        await self.post("tryckt", button=button, value=words)
        await self.post("tryckt", button=words, value=words)
        await self.post("tryckt", button="vote", value="1 yes", message=words)
        await self.post("ifyllt", form=form, about=words, values=fill(self.forms[form], words, 1))
        ticks = {"comment:not": [words], "comment:asked": [f"PERSON:{words}", words]}
        comment = {"comment": words, **ticks}
        await self.post("ifyllt", form="polls.comment", about="1", values=comment)
        await self.post("ifyllt", form="agenda.point", about="1", values={"point": words})
        await self.post("ifyllt", form=words, about=words, values={words: words})
        await self.post("ifyllt", form="polls.comment", about="1", values=words, room=words)
        await self.post("sagt", text={"a": words}, event_id=words)
        await self.client.post(f"/som/{words}/sagt", content=words, headers={"Origin": HERE})

    async def keeps(self, words: str) -> None:
        await self.post("ifyllt", form="polls.comment", about="1", values={"comment": words})

    async def deliver(self) -> None:
        await self.built.bot.sweep()

    def gone_out(self) -> Iterator[bytes | str]:
        yield everything_mailed(self.built)
        for person in self.built.workspace.people.values():
            for room in self.built.workspace.rooms_of(person):
                yield repr(render.messages(self.built.workspace.messages(person, room), "sv"))
        for answer in self.answers:
            told = json.loads(answer)
            # What is asked of a link is told the sender in the form alone.
            told.get("remarks", {}).pop("link", None)
            yield json.dumps(told, ensure_ascii=False)


@contextlib.asynccontextmanager
async def by_browser(url: str, clock: Clock, counts: Counts) -> AsyncIterator[Page]:
    """The convener at the demo's page."""
    with house(clock, url, counts=counts) as built:
        await call_sip(Someone(built.bot, built.workspace, built.workspace.people["sip"], "sip"))
        pages = routes(built.workspace, built.bot.router.answer, Letterbox(built.mailbox), clock)
        transport = httpx.ASGITransport(Starlette(routes=pages))
        async with httpx.AsyncClient(transport=transport, base_url=HERE) as client:
            yield Page(built, client)


class Workspace:
    """Slack's signed payloads."""

    def __init__(self, at: Place) -> None:
        self.at = at
        self.store, self.broken = at.store, at.broken
        self.told: list[bytes] = []
        self.forms = forms()

    async def send(self, name: str, **changes: Any) -> bytes:
        payload = recorded("slack", name) | {"trigger_id": f"9.{next(_numbers)}"} | changes
        answer = await self.at.send(payload)
        return answer.content

    async def fills(self, form: str, about: str, values: dict[str, Any]) -> None:
        """A form sent in; the answer may hold the sender's own words, in their own form."""
        states = {name: {name: _state(value)} for name, value in values.items()}
        memo = {"about": about, "channel": "CSIP", "opening": {"button": "comment", "value": "1"}}
        view = recorded("slack", "submission")["view"] | {
            "callback_id": form,
            "private_metadata": json.dumps(memo),
            "state": {"values": states},
        }
        await self.send("submission", view=view)

    async def hears(self, words: str, number: int) -> None:
        word, button = WORDS[number % len(WORDS)], BUTTONS[number % len(BUTTONS)]
        form = list(self.forms)[number % len(self.forms)]
        for said in (f"{word} {words}", words):
            self.told.append(await self.send("command", text=said))
        press = recorded("slack", "press")["actions"][0]
        for button_id, value in ((button, words), (words, words), ("slack.words", words)):
            self.told.append(
                await self.send(
                    "press", actions=[{**press, "action_id": button_id, "value": value}]
                )
            )
        await self.fills(form, words, fill(self.forms[form], words, 1))
        await self.fills("polls.comment", "1", {"comment": words, "comment:not": [words]})
        await self.fills("agenda.point", "1", {"point~1": words})
        await self.fills(words[:200], words, {words: words})
        await self.send("change", actions=[{"action_id": words, "type": words, "value": words}])
        await self.at.post(words.encode())
        await self.at.client.post("/slack/events", content=words)

    async def keeps(self, words: str) -> None:
        await self.fills("polls.comment", "1", {"comment": words})

    async def deliver(self) -> None:
        await self.at.deliver()

    def gone_out(self) -> Iterator[bytes | str]:
        yield repr([each.raw for each in self.at.mailbox.mails])
        outgoing = [call for call in self.at.slack.calls if not call.method.startswith("views.")]
        yield from (repr(call.body) for call in outgoing)
        yield from self.told


@contextlib.asynccontextmanager
async def by_slack(url: str, clock: Clock, counts: Counts) -> AsyncIterator[Workspace]:
    """The convener in Slack."""
    async with place(url, clock, counts) as at:
        await polled(at)
        yield Workspace(at)


class Tenant:
    """Teams' signed activities: messages, presses, dialogs and cards with fields."""

    def __init__(self, at: teams.Place) -> None:
        self.at, self.anna = at, Person(at, "sip")
        self.store, self.broken = at.store, at.broken
        self.told: list[bytes] = []
        self.forms = forms()

    async def press(self, button: str, value: str) -> None:
        """A press on a card; its answer is a card or a word to whoever pressed."""
        payload = recorded("teams", "press")
        payload["value"]["action"]["data"] = {"samordna": {"button": button, "value": value}}
        self.told.append((await self.anna.send(payload)).content)

    async def fills(self, form: str, about: str, values: dict[str, Any]) -> None:
        """A form sent in; the answer may hold the sender's own words, in their own form."""
        opening = {"button": "comment", "value": "1", "words": ""}
        many = [name for name, value in values.items() if isinstance(value, list)]
        memo = {"form": form, "about": about, "opening": opening, "shown": list(values)}
        inputs = {k: ",".join(v) if isinstance(v, list) else v for k, v in values.items()}
        payload = recorded("teams", "submit")
        payload["value"]["data"] = {**inputs, "samordna": {"memo": {**memo, "many": many}}}
        await self.anna.send(payload)

    async def hears(self, words: str, number: int) -> None:
        self.at.now.on(A_WHILE)
        word, button = WORDS[number % len(WORDS)], BUTTONS[number % len(BUTTONS)]
        form = list(self.forms)[number % len(self.forms)]
        self.told.append((await self.anna.says(f"{word} {words}")).content)
        self.told.append((await self.anna.says(words, teams.ROOM)).content)
        await self.press(button, words)
        await self.press(words, words)
        await self.fills(form, words, fill(self.forms[form], words, 1))
        await self.fills("polls.comment", "1", {"comment": words, "comment:not": [words]})
        await self.fills("agenda.point", "1", {"point": words})
        await self.fills(words, words, {words: words})

    async def keeps(self, words: str) -> None:
        await self.fills("polls.comment", "1", {"comment": words})

    async def deliver(self) -> None:
        await self.at.deliver()

    def gone_out(self) -> Iterator[bytes | str]:
        yield repr([each.raw for each in self.at.mailbox.mails])
        # A form on its way to the sender's own chat is theirs, as the dialog would be.
        own = [call for call in self.at.teams.calls if _is_form(call.body)]
        assert {call.conversation for call in own} <= {"a:sip"}
        yield from (repr(call) for call in self.at.teams.calls if call not in own)
        yield from self.told


@contextlib.asynccontextmanager
async def by_teams(url: str, clock: Clock, counts: Counts) -> AsyncIterator[Tenant]:
    """The convener in Teams."""
    async with teams.place(url, clock, counts) as at:
        await polled_in_teams(at)
        yield Tenant(at)


class OwnPage:
    """A counsellor without a chat at the page that a link in a mail opens, and at others' doors."""

    def __init__(self, built: House, visitor: Visitor, openers: tuple[str, ...]) -> None:
        self.built, self.visitor, self.openers = built, visitor, openers
        self.store, self.own = built.store, f"/m/p/{visitor.hashed[:SLOT]}"
        self.broken: list[Exception] = []
        self.answers: list[httpx.Response] = []

    async def hears(self, words: str, number: int) -> None:
        opener, own = self.openers[number % len(self.openers)], self.own
        # The page shows the sender their own form again, with their own words in it.
        await self._asks("POST", f"{own}/skicka", urlencode(self._everything(opener, words)))
        pressed = {"press": words, f"pick-{words}": words, words: words, "page": _hex()}
        others = (
            ("POST", f"{own}/tryck", urlencode(pressed)),
            ("POST", f"{own}/tryck", urlencode({"press": opener, "page": words})),
            ("POST", f"{own}/skicka", urlencode({"opener": words, words: words, "page": _hex()})),
            ("POST", f"{own}/skicka", words),
            ("GET", f"/m/{words}?sprak={words}", ""),
            ("GET", f"{own}?sprak={words}&klart={words}", ""),
            ("GET", f"/feed/{words}.ics", ""),
            ("GET", f"/m/p/{words}", ""),
        )
        for method, path, body in others[number % TURNS :: TURNS]:
            await self._asks(method, path, body, kept=True)

    def _everything(self, opener: str, words: str) -> dict[str, str]:
        names = ("comment", "point", "why", "who", "email", "what", "due", "until", "about", words)
        about = {f"{name}:{each}": words for name in names for each in ("not", "asked")}
        return {**dict.fromkeys(names, words), **about, "opener": opener, "page": _hex()}

    async def _asks(self, method: str, path: str, body: str, *, kept: bool = False) -> None:
        headers = {"Origin": ORIGIN, "Content-Type": "application/x-www-form-urlencoded"}
        try:
            answer = await self.visitor.browser.request(method, path, content=body, headers=headers)
        except Exception as fault:  # noqa: BLE001 -- whatever broke is what is looked at
            self.broken.append(fault)
        else:
            self.answers += [answer] if kept else []

    async def keeps(self, words: str) -> None:
        fields = {"comment": words, "opener": self.openers[0], "page": _hex()}
        await self._asks("POST", f"{self.own}/skicka", urlencode(fields))

    async def deliver(self) -> None:
        await self.built.bot.sweep()

    def gone_out(self) -> Iterator[bytes | str]:
        yield everything_mailed(self.built)
        yield from (each.content for each in self.answers)
        yield from (repr(each.headers) for each in self.answers)


@contextlib.asynccontextmanager
async def by_page(url: str, clock: Clock, counts: Counts) -> AsyncIterator[OwnPage]:
    """The counsellor at their page."""
    with house(clock, url, public_url=ORIGIN, counts=counts) as built:
        address = without_chat(built, "kurator")
        await call_sip(Someone(built.bot, built.workspace, built.workspace.people["sip"], "sip"))
        async with browser(built, clock) as client:
            visitor = Visitor(client)
            await visitor.opens(link_in_mail(built, address))
            openers = await _openers(visitor)
            assert openers[0].startswith("comment ")
            yield OwnPage(built, visitor, openers)


async def _openers(visitor: Visitor) -> tuple[str, ...]:
    """The buttons of the page that open a form, the one for a comment first."""
    found = []
    for value in dict.fromkeys(value for _, _, value in visitor.page().buttons if value):
        await visitor.reloads()
        answer = await visitor.posts("tryck", press=value, page=_hex())
        if 'name="opener"' in answer.text:
            found.append(value)
    await visitor.reloads()
    return tuple(sorted(found, key=lambda value: not value.startswith("comment ")))


ENTRANCES: Mapping[str, Enter] = {
    "browser": by_browser,
    "slack": by_slack,
    "teams": by_teams,
    "page": by_page,
}


def _is_form(message: dict[str, Any]) -> bool:
    """Whether a card in it has a field to write or choose in."""
    return "'Input." in repr(message.get("attachments", ()))


def _uuid() -> str:
    return f"00000000-0000-4000-8000-{next(_numbers):012x}"


def _hex() -> str:
    return f"{next(_numbers):032x}"


def _state(value: str | list[str]) -> dict[str, Any]:
    if isinstance(value, list):
        chosen = [{"value": each} for each in value]
        return {"type": "checkboxes", "selected_options": chosen}
    return {"type": "plain_text_input", "value": value, "selected_date": value}
