"""One story told through the browser's payloads, through Slack's and through Teams'.

It gives the same events, the same rows and the same refusals. A platform added later joins by
telling it too.
"""

import contextlib
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import Any, Protocol
from uuid import uuid4

import httpx
import pytest
from sqlmodel import col, select
from starlette.applications import Starlette

from bot.app import ROUTES
from bot.demo.house import house
from bot.demo.letterbox import Letterbox
from bot.demo.people import starting_values
from bot.events import Event, Filled, Room, User
from bot.platforms.browser import parse as browser
from bot.platforms.browser.routes import routes
from bot.platforms.slack import memo, payloads
from bot.platforms.slack import parse as slack
from bot.platforms.teams import memo as teams_memo
from bot.platforms.teams import parse as teams
from bot.platforms.teams import payloads as teams_payloads
from bot.replies import Form, Reply, Text
from models.agenda import AgendaItem
from models.audit import AuditEntry
from models.base import Row
from models.forums import Forum, ForumSeat, ForumShortfall
from models.meetings import Candidate, Comment, Consent, Invitation, Meeting, Party, Vote
from models.queue import Inbox, Outbox
from models.registry import ChatIdentity, Visibility
from models.store import Store, Tx
from models.visitors import Visitor
from tests.conftest import MONDAY, Clock
from tests.databases import FreshUrl
from tests.payloads import recorded
from tests.platforms.slack.person import Person
from tests.platforms.slack.place import Place, place
from tests.platforms.teams.person import Person as TeamsPerson
from tests.platforms.teams.place import ROOM as TEAMS_ROOM
from tests.platforms.teams.place import Place as TeamsPlace
from tests.platforms.teams.place import place as teams_place

Values = dict[str, str | tuple[str, ...]]
Told = list[tuple[Event, Reply]]

HERE = "http://127.0.0.1:8642"
TABLES: tuple[type[Row], ...] = (
    Meeting,
    Party,
    Invitation,
    Candidate,
    Vote,
    Consent,
    Comment,
    AgendaItem,
    Outbox,
    AuditEntry,
    Visitor,
    Forum,
    ForumSeat,
    ForumShortfall,
)
MADE_UP = {"reference", "uid", "nonce", "token_hash", "key", "seal", "subject", "actor"}
"""Columns of chance, and those made from them or from the installation's key."""

STRANGER = "rektor3"


class Face(Protocol):
    """One platform, as the people of the story meet it."""

    told: Told

    async def says(self, user: str, text: str) -> set[str]: ...

    async def presses(self, user: str, button: str, value: str) -> set[str]: ...

    async def fills(self, user: str, **values: str | tuple[str, ...]) -> set[str]:
        """Send the form that is open with these values; at which fields something was wrong."""
        ...

    async def ticks(self, user: str) -> None:
        """Answer that nothing of what was asked about names anybody."""
        ...

    async def takes_the_suggestion(self, user: str) -> set[str]:
        """Let the suggestion take the place of a comment, and send it."""
        ...

    def rows(self, read: Callable[[Tx], Any]) -> Any: ...


@dataclass
class InTheBrowser:
    """The page's own JSON."""

    store: Store
    client: httpx.AsyncClient
    told: Told
    forms: dict[str, tuple[Form, str]] = field(default_factory=dict)
    answers: Values = field(default_factory=dict)

    async def says(self, user: str, text: str) -> set[str]:
        return await self._send(user, "sagt", "command", "sip", text=f"/samordna {text}")

    async def presses(self, user: str, button: str, value: str) -> set[str]:
        room = f"dm:{user}"
        return await self._send(user, "tryckt", "press", room, button=button, value=value)

    async def fills(self, user: str, **values: str | tuple[str, ...]) -> set[str]:
        form, room = self.forms[user]
        filled = starting_values(form) | self.answers | values
        sent = {"form": form.id, "about": form.about, "values": filled}
        wrong = await self._send(user, "ifyllt", "form", room, **sent)
        self._asked(self.told[-1][1])
        return wrong

    async def ticks(self, user: str) -> None:
        for field_id, remark in self.told[-1][1].remarks.items():
            ticked = self.answers.get(f"{field_id}:not", ())
            self.answers[f"{field_id}:not"] = (*ticked, *(ask.token for ask in remark.asks))

    async def takes_the_suggestion(self, user: str) -> set[str]:
        return await self.fills(user, comment=self.told[-1][1].remarks["comment"].suggestion)

    def _asked(self, reply: Reply) -> None:
        """What the page keeps of questions until the form goes through."""
        if not reply.errors:
            self.answers = {}
        for field_id, remark in reply.remarks.items():
            if remark.asks:
                before = self.answers.get(f"{field_id}:asked", ())
                now = (f"{ask.type}:{ask.token}" for ask in remark.asks)
                self.answers[f"{field_id}:asked"] = tuple(dict.fromkeys((*before, *now)))
                self.answers.setdefault(f"{field_id}:not", ())

    def rows(self, read: Callable[[Tx], Any]) -> Any:
        with self.store.transaction() as tx:
            return read(tx)

    async def _send(self, user: str, where: str, name: str, room: str, **sent: Any) -> set[str]:
        new = {"event_id": f"browser:{uuid4()}", "room": room, **sent}
        url = f"/som/{user}/{where}"
        payload = recorded("browser", name) | new
        answer = await self.client.post(url, json=payload, headers={"Origin": HERE})
        assert answer.status_code == 200
        if form := self.told[-1][1].form:
            self.forms[user] = form, room
        return set(answer.json().get("errors", {}))


@dataclass
class InSlack:
    """Slack's signed forms and JSON."""

    at: Place
    told: Told
    people: dict[str, Person] = field(default_factory=dict)

    async def says(self, user: str, text: str) -> set[str]:
        await self._person(user).says(text)
        return set()

    async def presses(self, user: str, button: str, value: str) -> set[str]:
        payload = recorded("slack", "press")
        payload["actions"][0] |= {"action_id": f"{button}#0", "value": value}
        payload["trigger_id"] = str(uuid4())
        person = self._person(user)
        payload["user"]["id"] = person.user
        payload["channel"]["id"] = f"D{person.user}"
        await person.send(payload)
        return set()

    async def fills(self, user: str, **values: str | tuple[str, ...]) -> set[str]:
        person = self._person(user)
        await person.fills(**values)
        return set(person.errors) | person.remarked()

    async def ticks(self, user: str) -> None:
        await self._person(user).ticks_all()

    async def takes_the_suggestion(self, user: str) -> set[str]:
        await self._person(user).presses_in_form("Använd förslaget")
        return await self.fills(user)

    def rows(self, read: Callable[[Tx], Any]) -> Any:
        with self.at.store.transaction() as tx:
            return read(tx)

    def _person(self, user: str) -> Person:
        return self.people.setdefault(user, Person(self.at, f"U{user.upper()}"))


@dataclass
class InTeams:
    """Teams' signed activities."""

    at: TeamsPlace
    told: Told
    people: dict[str, TeamsPerson] = field(default_factory=dict)

    async def says(self, user: str, text: str) -> set[str]:
        await self._person(user).says(text, TEAMS_ROOM)
        return set()

    async def presses(self, user: str, button: str, value: str) -> set[str]:
        person, press = self._person(user), {"samordna": {"button": button, "value": value}}
        fetch = {"msteams": {"type": "task/fetch"}} if button in ROUTES.dialogs else {}
        await person.press({"verb": "samordna", "data": fetch | press})
        return set()

    async def fills(self, user: str, **values: str | tuple[str, ...]) -> set[str]:
        person = self._person(user)
        await person.fills(**values)
        return person.wrong()

    async def ticks(self, user: str) -> None:
        await self._person(user).ticks_all()

    async def takes_the_suggestion(self, user: str) -> set[str]:
        await self._person(user).presses_in_form("Använd förslaget")
        return await self.fills(user)

    def rows(self, read: Callable[[Tx], Any]) -> Any:
        with self.at.store.transaction() as tx:
            return read(tx)

    def _person(self, user: str) -> TeamsPerson:
        return self.people.setdefault(user, TeamsPerson(self.at, user))


@pytest.fixture(params=["sqlite", "postgres"])
async def faces(request: pytest.FixtureRequest, clock: Clock) -> AsyncIterator[tuple[Face, ...]]:
    """Each platform with a district of its own, on databases of one kind."""
    fresh: FreshUrl = request.getfixturevalue(f"{request.param}_urls")
    async with contextlib.AsyncExitStack() as stack:
        page_rows, slack_rows, teams_rows = (stack.enter_context(fresh()) for _ in range(3))
        at = await stack.enter_async_context(place(slack_rows, clock))
        there = await stack.enter_async_context(teams_place(teams_rows, clock))
        built = stack.enter_context(house(clock, page_rows))
        told: Told = []
        pages = routes(
            built.workspace, _kept(built.bot.router.answer, told), Letterbox(built.mailbox), clock
        )
        transport = httpx.ASGITransport(Starlette(routes=pages))
        client = await stack.enter_async_context(
            httpx.AsyncClient(transport=transport, base_url=HERE)
        )
        at.slack.users[f"U{STRANGER.upper()}"]["profile"]["email"] = "nagon@annanstans.example"
        there.teams.people[STRANGER] |= {
            "email": "nagon@annanstans.example",
            "userPrincipalName": "nagon@annanstans.example",
        }
        for store in (built.store, at.store, there.store):
            await store.run(_forget)
        yield (
            InTheBrowser(built.store, client, told),
            InSlack(at, at.told),
            InTeams(there, there.told),
        )


def _forget(tx: Tx) -> None:
    for identity in tx.exec(select(ChatIdentity)).all():
        if identity.user.lower().removeprefix("u") == STRANGER:
            tx.delete(identity)


def _kept(
    answer: Callable[[Event], Awaitable[Reply]], told: Told
) -> Callable[[Event], Awaitable[Reply]]:
    async def keep(event: Event) -> Reply:
        reply = await answer(event)
        told.append((event, reply))
        return reply

    return keep


async def story(face: Face) -> list[set[str]]:
    """Help, mistakes, a SIP from form to cancelled, and those who may not; errors by step."""
    return [
        await face.says("sip", "hjälp"),
        await face.says("sip", "Blomma"),
        await face.says("sip", "sip för någon"),
        await face.says("sip", ""),
        await face.says(STRANGER, "sip"),
        await face.says("bup", "sip"),
        await face.says("sip", "SIP"),
        *await calling(face),
        await face.presses("bup", "vote", "1 yes"),
        await face.presses("bup", "vote", "1 yes"),
        await face.presses("bup", "vote", "2 no"),
        await face.presses("hab", "vote", "1 yes"),
        *await commenting(face),
        *await raising(face),
        await face.presses("bup", "book", "1"),
        await face.presses("sip", "book", "1"),
        await face.fills("sip"),
        await face.presses("sip", "book", "2"),
        await face.presses("sip", "move", "1"),
        await face.fills("sip", on="2027-01-20", at="13:15"),
        await face.fills("sip", on="2027-02-03", at="13:15"),
        await face.presses("sip", "cancel", "1"),
        await face.fills("sip"),
        await face.presses("sip", "cancel", "1"),
        await face.presses("sip", "nonsense", "a\u0308 1"),
    ]


async def calling(face: Face) -> list[set[str]]:
    """The form with two mistakes, and then right."""
    wrong: Values = {
        "who": ("9", "4"),
        "consent": "given",
        "from_on": "2027-02-01",
        "to_on": "2027-01-28",
        "link": "https://evil.example/a",
        "covers": ("1", "2", "5"),
        "valid_to_on": "2027-06-11",
        "confirmed_by": "1",
    }
    right: Values = {**wrong, "to_on": "2027-02-12", "link": " https://video.example/a "}
    return [await face.fills("sip", **wrong), await face.fills("sip", **right)]


async def commenting(face: Face) -> list[set[str]]:
    """A comment that is refused, asked about, ticked and taken, and one that is rewritten."""
    one, two = "Saga kan inte komma", "Saga kan inte komma. Hope kan inte komma"
    steps = [
        await face.presses("hab", "comment", "1"),
        await face.presses("bup", "comment", "1"),
        await face.fills("bup", comment="Ring Kalle Karlsson på 070-174 06 05"),
        await face.fills("bup", comment=one),
    ]
    await face.ticks("bup")
    steps += [await face.fills("bup", comment=two)]
    await face.ticks("bup")
    return [
        *steps,
        await face.fills("bup", comment=two),
        await face.presses("kurator", "comment", "1"),
        await face.fills("kurator", comment="Saga kan inte på tisdag"),
        await face.takes_the_suggestion("kurator"),
        await face.presses("kurator", "comment", "1"),
        await face.fills("kurator", comment=""),
    ]


async def raising(face: Face) -> list[set[str]]:
    """A point that is empty, then about somebody's health, then fit for everybody."""
    return [
        await face.presses("bup", "point", "1"),
        await face.fills("bup", pick="own", point=""),
        await face.fills("bup", pick="own", point="Stöd vid ADHD"),
        await face.fills("bup", pick="own", point="Stöd i skolan"),
    ]


def outlines(told: Told) -> list[object]:
    """What was done and what was answered, without what is each platform's own."""
    return [(_same(event), _outline(reply)) for event, reply in told]


def _same(event: Event) -> Event:
    user = event.user.user.lower().removeprefix("u")
    room = Room("", event.room.visibility, event.room.guests, event.room.shared)
    whose = replace(event.user, platform="", tenant="", user=user)
    same = replace(event, event_id="", user=whose, room=room)
    if isinstance(same, Filled):
        values = {key: _untold(key, value) for key, value in same.values.items()}
        return replace(same, values=values)
    return same


def _untold(key: str, value: str | tuple[str, ...]) -> str | tuple[str, ...]:
    """An answer about a word without its name, which is made with the installation's key."""
    if key.endswith((":asked", ":not")):
        return tuple(each.partition(":")[0] if ":" in each else "ticked" for each in value)
    return value


def _outline(reply: Reply) -> object:
    texts = [part.text.key for part in reply.parts if isinstance(part, Text)]
    errors = {place: text.key for place, text in reply.errors.items()}
    remarks = {
        place: (each.suggestion, [ask.question for ask in each.asks])
        for place, each in reply.remarks.items()
    }
    return texts, errors, remarks, reply.form.id if reply.form else "", reply.replaces


def all_rows(tx: Tx) -> dict[str, list[Any]]:
    """Every row of the story, but for what is made up anew each time."""
    found = {
        table.__name__: [
            row.model_dump(exclude=MADE_UP)
            for row in tx.exec(select(table).order_by(col(table.id))).all()
        ]
        for table in TABLES
    }
    seen = tx.exec(select(Inbox).order_by(col(Inbox.id))).all()
    return {**found, "Inbox": [each.outcome for each in seen]}


ROOM = Room("", Visibility.PRIVATE)
NOBODY = User("", "", "")


def recorded_by_browser(name: str) -> Event | None:
    """The event of a payload of the page's own."""
    read = {"command": browser.said, "press": browser.pressed}
    return read.get(name, browser.filled)(recorded("browser", name), NOBODY, ROOM)


def recorded_by_slack(name: str) -> Event:
    """The event of a payload of Slack's."""
    match sent := payloads.read(recorded("slack", name)):
        case payloads.Command():
            return slack.said(sent, ROOM)
        case payloads.BlockActions():
            return slack.pressed(sent, ROOM)
        case payloads.MessageAction():
            return slack.marked(sent, ROOM)
        case payloads.ViewSubmission():
            return slack.filled(sent, memo.read(sent.view.private_metadata), ROOM)
        case None:
            raise AssertionError(name)


def recorded_by_teams(name: str) -> Event:
    """The event of an activity of Teams'."""
    sent = teams_payloads.read(recorded("teams", name))
    assert sent is not None
    match teams_memo.read(teams.inputs_of(sent)):
        case teams_memo.Press() as press:
            return teams.asked(sent, teams.opening(press), ROOM)
        case teams_memo.Send(filled):
            return teams.filled(sent, filled, ROOM)
        case None:
            return teams.said(sent, ROOM)


@pytest.mark.parametrize(
    ("page", "workspace", "tenant"),
    [
        ("command", "command", "message_in_channel"),
        ("press", "press", "press"),
        ("form", "submission", "submission"),
        ("answered", "answered", "answered"),
    ],
)
def test_recorded_payloads_are_the_same_event(page: str, workspace: str, tenant: str) -> None:
    one = recorded_by_browser(page)
    assert one is not None

    for other in (recorded_by_slack(workspace), recorded_by_teams(tenant)):
        assert one == replace(other, event_id=one.event_id, user=NOBODY)


async def test_all_tell_the_same_events(faces: tuple[Face, ...]) -> None:
    errors = [await story(face) for face in faces]

    page, *others = (outlines(face.told) for face in faces)
    assert len(page) == len(errors[0])
    for told in others:
        for step, (one, other) in enumerate(zip(page, told, strict=True)):
            assert one == other, step


async def test_all_refuse_at_the_same_fields(faces: tuple[Face, ...]) -> None:
    page, *others = [await story(face) for face in faces]

    for other in others:
        assert page == other
    assert {"to_on", "link"} in page
    assert {"on"} in page
    assert page.count({"comment"}) == 4
    assert page.count({"point"}) == 2


async def test_all_leave_the_same_rows(faces: tuple[Face, ...]) -> None:
    for face in faces:
        await story(face)

    page, *others = (face.rows(all_rows) for face in faces)
    assert page["Meeting"]
    assert {row["what"] for row in page["AuditEntry"]} >= {"guard.person_no", "guard.person_yes"}
    for other in others:
        for table, rows in page.items():
            assert rows == other[table], table


async def closing(face: Face, clock: Clock) -> list[set[str]]:
    """A meeting that has been held: closed with what it demands, and the next one asked about."""
    clock.at = MONDAY
    called: Values = {
        "who": ("9", "4"),
        "when": "fixed",
        "on": "2027-02-03",
        "at": "13:15",
        "family": ("wed-pm",),
        "consent": "given",
        "covers": ("1", "2", "5"),
        "valid_to_on": "2027-06-11",
        "confirmed_by": "1",
    }
    said: Values = {"came": ("1", "2"), "checklist": ("1",)}
    steps = [await face.says("sip", "sip"), await face.fills("sip", **called)]
    steps += [await face.presses("sip", "close", "1")]
    clock.at = MONDAY + timedelta(days=14)
    return [
        *steps,
        await face.presses("bup", "close", "1"),
        await face.presses("sip", "close", "1"),
        await face.fills("sip", **said),
        await face.fills("sip", **said, next="follow_up"),
        await face.fills("sip", **said, next="follow_up", on="2027-04-21"),
        await face.presses("sip", "close", "1"),
        await face.says("sip", "bus"),
        await face.presses("sip", "call.bus_overgripande", ""),
    ]


async def test_all_close_a_meeting_alike(faces: tuple[Face, ...], clock: Clock) -> None:
    page, *others = [await closing(face, clock) for face in faces]

    one, *more = (outlines(face.told) for face in faces)
    assert [one, one] == more
    assert [page, page] == others
    assert {"next"} in page
    assert {"on"} in page
    rows, *written = (face.rows(all_rows) for face in faces)
    assert [row["state"] for row in rows["Meeting"]] == ["closed", "polling"]
    assert [rows, rows] == written


async def foruming(face: Face) -> list[set[str]]:
    """A forum picked from the catalogue, booked as a series, explained; a school year refused."""
    year: Values = {
        "school": "municipal",
        "autumn_from": "2027-09-01",
        "autumn_to": "2027-12-17",
        "spring_from": "2028-01-10",
        "spring_to": "2028-06-09",
        "source": "skolans webbsida",
    }
    made: Values = {"name": "BUS söder", "owner": "1.1", "seats": ("1.1", "2.3"), "per_term": "4"}
    return [
        await face.says("sip", "forum"),
        await face.presses("sip", "forums.new", ""),
        await face.fills("sip", template="investigation"),
        await face.presses("sip", "forums.new", ""),
        await face.fills("sip", template="bus_overall"),
        await face.fills("sip", **{**made, "name": "Barnet Kalle Karlsson"}),
        await face.fills("sip", **made),
        await face.presses("sip", "forums.series", "1"),
        await face.fills("sip", weekday="2", every="4", from_on="2027-02-01", to_on="2027-04-30"),
        await face.fills("sip", moves="2027-02-03", moves_to="2027-02-04"),
        await face.presses("sip", "forums.days", "1"),
        await face.presses("sip", "forums.move_day", "1"),
        await face.fills("sip", day="1@2027-04-28", to="2027-05-01"),
        await face.fills("sip", day="1@2027-04-28", to="2027-05-04"),
        await face.presses("sip", "forums.put_back", "1 1@2027-02-03"),
        await face.says("sip", "forum"),
        await face.presses("kurator", "forums.explain", "1"),
        await face.presses("sip", "forums.explain", "1"),
        await face.fills("sip", reason="vacancy"),
        await face.presses("sip", "schoolyears.add", ""),
        await face.fills("sip", **year),
    ]


async def test_all_keep_forums_alike(faces: tuple[Face, ...]) -> None:
    page, *others = [await foruming(face) for face in faces]

    one, *more = (outlines(face.told) for face in faces)
    assert [one, one] == more
    assert [page, page] == others
    assert page[5] == {"name"}
    assert page[-1] == {"autumn_to"}
    rows, *written = (face.rows(all_rows) for face in faces)
    assert [row["name"] for row in rows["Forum"]] == ["BUS söder"]
    # Of four Wednesdays two lie in a lov.
    assert len(rows["Meeting"]) == 2
    assert len(rows["ForumShortfall"]) == 1
    assert [rows, rows] == written


async def visiting(face: Face) -> list[set[str]]:
    """Somebody in no registry, at a domain that an admin must first say yes to."""
    called: Values = {
        "who": ("0",),
        "visitor_organisation": "0",
        "visitor_name": "Kalle Karlssons skola, 070-174 06 05",
        "visitor_kind": "school",
        "visitor_function": "1",
        "visitor_email": "kurator@nyaskolan",
        "when": "fixed",
        "on": "2027-02-03",
        "at": "13:15",
    }
    right: Values = {**called, "visitor_email": "kurator@nyaskolan.example"}
    return [
        await face.says("soc", "konsultation"),
        await face.fills("soc", **called),
        await face.fills("soc", **right),
        await face.fills("soc", **{**right, "visitor_name": "Nya skolan"}),
        await face.presses("rektor", "visitors.admit", "1"),
        await face.presses("sip", "visitors.admit", "1"),
        await face.presses("sip", "visitors.refuse", "1"),
    ]


async def test_all_add_somebody_to_one_meeting_alike(faces: tuple[Face, ...]) -> None:
    page, *others = [await visiting(face) for face in faces]

    one, *more = (outlines(face.told) for face in faces)
    assert [one, one] == more
    assert [page, page] == others
    assert page[1:4] == [{"visitor_email"}, {"visitor_name"}, set()]
    rows, *written = (face.rows(all_rows) for face in faces)
    assert [row["admission"] for row in rows["Visitor"]] == ["admitted"]
    assert len(rows["Invitation"]) == 2
    assert [rows, rows] == written
