"""Somebody without chat at their page, as the tests of pages visit it: no script, plain forms."""

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from secrets import token_urlsafe
from urllib.parse import urlencode

import httpx
from sqlmodel import select

from bot.demo.house import House
from bot.demo.server import app
from bot.events import Pressed, Room, User
from bot.privacy.secrets import token_hash
from models.registry import ChatIdentity, Contact, Visibility
from tests.conftest import Clock

ORIGIN = "https://samordnaren.example"
PICK = re.compile(r'name="(pick-[\d-]+)" value="(vote \d+ \w+)"')
LINK = re.compile(rf"{ORIGIN}/m/[\w-]{{32}}")


def without_chat(built: House, user: str) -> str:
    """Take somebody's chat account away: only mail reaches them. Their address."""
    with built.store.transaction() as tx:
        account = tx.exec(select(ChatIdentity).where(ChatIdentity.user == user)).one()
        address = tx.get_one(Contact, account.contact_id).email
        tx.delete(account)
    return address


def link_in_mail(built: House, to: str, nth: int = -1) -> str:
    """The personal link in the nth mail to an address."""
    mails = [mail for mail in built.mailbox.mails if mail.to == (to,)]
    text = mails[nth].message.get_body(("plain",))
    assert text is not None
    found = LINK.search(text.get_content())
    assert found, text.get_content()
    return found[0]


def browser(built: House, clock: Clock, address: str = "192.0.2.1") -> httpx.AsyncClient:
    """A browser with cookies of its own, from that address."""
    served = httpx.ASGITransport(app(built, clock, ORIGIN), client=(address, 4711))
    return httpx.AsyncClient(transport=served, base_url=ORIGIN, follow_redirects=True)


async def guesses(guesser: httpx.AsyncClient, count: int) -> list[int]:
    """What links that somebody made up are answered with."""
    links = [f"/m/{token_urlsafe(24)}" for _ in range(count)]
    return [(await guesser.get(link, follow_redirects=False)).status_code for link in links]


@dataclass
class Fields(HTMLParser):
    """The forms of a page: for each, where it goes and what it would send untouched."""

    forms: list[tuple[str, list[tuple[str, str]]]] = field(default_factory=list)
    buttons: list[tuple[int, str, str]] = field(default_factory=list)
    _area: str = ""

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = {key: value or "" for key, value in attrs}
        if tag == "form":
            self.forms.append((told["action"], []))
        elif tag == "input" and self._counts(told):
            self.forms[-1][1].append((told["name"], told["value"]))
        elif tag == "textarea":
            self._area = told["name"]
        elif tag == "button":
            self.buttons.append((len(self.forms) - 1, told.get("name", ""), told.get("value", "")))

    def handle_data(self, data: str) -> None:
        if self._area:
            self.forms[-1][1].append((self._area, data.removeprefix("\n")))
            self._area = ""

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea" and self._area:
            self.forms[-1][1].append((self._area, ""))
            self._area = ""

    @staticmethod
    def _counts(told: dict[str, str]) -> bool:
        return told["type"] not in ("radio", "checkbox") or "checked" in told


@dataclass
class Visitor:
    """Somebody in front of a page."""

    browser: httpx.AsyncClient
    shown: httpx.Response = field(default_factory=lambda: httpx.Response(204))

    @property
    def text(self) -> str:
        """The page they see."""
        return self.shown.text

    @property
    def hashed(self) -> str:
        """What is stored of the secret in the only cookie they have."""
        (token,) = self.browser.cookies.values()
        return token_hash(token)

    async def opens(self, link: str) -> httpx.Response:
        """Follow a link."""
        self.shown = await self.browser.get(link)
        return self.shown

    async def reloads(self) -> httpx.Response:
        """The page as it is now."""
        return await self.opens(f"/m/p/{self.hashed[:16]}")

    async def presses(self, name: str) -> httpx.Response:
        """The button whose id is *name*."""
        page = self.page()
        at, press = next((at, v) for at, _, v in page.buttons if v.split(" ")[0] == name)
        return await self._post(page.forms[at][0], [*page.forms[at][1], ("press", press)])

    async def picks(self, *answers: str) -> httpx.Response:
        """Answer the questions of the page, in order, with `yes`, `if_need_be` or `no`."""
        options = PICK.findall(self.text)
        rows = list(dict.fromkeys(name for name, _ in options))
        wanted = dict(zip(rows, answers, strict=False))
        chosen = [pick for pick in options if pick[1].split(" ")[-1] == wanted.get(pick[0])]
        action, fields = next(form for form in self.page().forms if "/tryck" in form[0])
        return await self._post(action, [("page", dict(fields)["page"]), *chosen])

    async def takes(self, field: str) -> httpx.Response:
        """Take the suggestion at a field."""
        return await self.sends(use=field)

    async def sends(self, **values: str | tuple[str, ...]) -> httpx.Response:
        """Send the form on the page with these values."""
        action, fields = next(form for form in self.page().forms if "/skicka" in form[0])
        kept = [(name, value) for name, value in fields if name not in values]
        own = [(name, each) for name, value in values.items() for each in _all(value)]
        return await self._post(action, [*kept, *own])

    async def posts(self, where: str, **fields: str) -> httpx.Response:
        """Send what stands on no page."""
        return await self._post(f"/m/p/{self.hashed[:16]}/{where}", list(fields.items()))

    def boxes(self, name: str) -> tuple[str, ...]:
        """The values that can be ticked under a name."""
        return tuple(re.findall(rf'name="{name}" value="([^"]+)"', self.text))

    def event(self, button: str, value: str) -> Pressed:
        """A press as it reaches the bot, whatever the page shows."""
        user, room = User("link", "", self.hashed), Room("link", Visibility.DIRECT)
        return Pressed(f"link:{button}:{value}", user, room, button, value)

    def page(self) -> Fields:
        """The forms of the page."""
        page = Fields()
        page.feed(self.text)
        return page

    async def _post(self, action: str, fields: list[tuple[str, str]]) -> httpx.Response:
        headers = {"Origin": ORIGIN, "Content-Type": "application/x-www-form-urlencoded"}
        sent = urlencode(fields)
        self.shown = await self.browser.post(action, content=sent, headers=headers)
        return self.shown


def _all(value: str | tuple[str, ...]) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else value
