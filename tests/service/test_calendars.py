"""From what Graph tells of people's calendars to rows, and to the times that are proposed."""

import json
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

import pytest
import structlog
from aiohttp import web
from pydantic import SecretStr
from sqlmodel import select

from bot.config import Settings
from bot.demo.district import SLUG
from bot.demo.house import House
from bot.outlets.graph import AT_ONCE, LONGEST, GraphError, Schedules
from bot.outlets.oauth import Client, Tokens
from bot.service.calendars import Calendars, calendars
from models.registry import BusyPeriod, Contact
from tests.conftest import MONDAY, Clock
from tests.features.looking import rows
from tests.platforms.teams.signing import serving

MAILBOX = "samordnaren@viken.example"
SECRET = "Samtal med Kim på BUP"
SLOTS = 96 * 56
QUARTER = timedelta(minutes=15)


def view(**taken: str) -> str:
    """A calendar's view: free, but for marks from a quarter counted from the start (`q4="22"`)."""
    made = ["0"] * SLOTS
    for at, marks in taken.items():
        start = int(at.removeprefix("q"))
        made[start : start + len(marks)] = marks
    return "".join(made)


@dataclass
class FakeGraph:
    """getSchedule and the token beside it, as Graph describes them, on loopback.

    `views` by address; others are unknown to it. `status` answers all in its stead.
    """

    views: dict[str, str] = field(default_factory=dict)
    status: int = 200
    wait: str = ""
    body: str = ""
    asked: list[dict[str, Any]] = field(default_factory=list)
    tokens: int = 0
    url: str = ""

    def routes(self) -> list[web.RouteDef]:
        return [
            web.post("/token", self.token),
            web.post("/users/{mailbox}/calendar/getSchedule", self.schedule),
        ]

    async def token(self, request: web.Request) -> web.Response:
        told = await request.post()
        assert told["grant_type"] == "client_credentials"
        assert told["scope"] == "https://graph.microsoft.com/.default"
        self.tokens += 1
        return web.json_response({"access_token": f"t{self.tokens}", "expires_in": 3600})

    async def schedule(self, request: web.Request) -> web.Response:
        assert request.match_info["mailbox"] == MAILBOX
        assert request.headers["Authorization"] == f"Bearer t{self.tokens}"
        asked = await request.json()
        self.asked.append(asked)
        assert len(asked["schedules"]) <= 20
        start, end = (datetime.fromisoformat(asked[key]["dateTime"]) for key in FROM_TO)
        assert {asked[key]["timeZone"] for key in FROM_TO} == {"UTC"}
        assert end - start < timedelta(days=62)
        if self.body:
            return web.Response(text=self.body)
        if self.status != 200:
            headers = {"Retry-After": self.wait} if self.wait else {}
            return web.json_response(
                {"error": {"message": SECRET}}, status=self.status, headers=headers
            )
        return web.json_response({"value": [self._row(each) for each in asked["schedules"]]})

    def _row(self, address: str) -> dict[str, Any]:
        if address not in self.views:
            return {"scheduleId": address, "error": {"responseCode": "ErrorMailRecipientNotFound"}}
        item = {"subject": SECRET, "location": SECRET, "status": "busy"}
        # Graph may spell the address as the mailbox does.
        return {
            "scheduleId": address.upper(),
            "availabilityView": self.views[address],
            "scheduleItems": [item],
        }


FROM_TO = ("startTime", "endTime")


@pytest.fixture
async def graph() -> AsyncIterator[FakeGraph]:
    fake = FakeGraph()
    async with serving(fake.routes()) as fake.url:
        yield fake


@pytest.fixture
def reader(built: House, clock: Clock, graph: FakeGraph) -> Calendars:
    app = Client(f"{graph.url}/token", "app", "hemlig", "https://graph.microsoft.com/.default")
    return Calendars(built.store, (SLUG,), Schedules(MAILBOX, graph.url), Tokens(app), clock)


def kept(built: House, email: str) -> list[tuple[datetime, datetime]]:
    with built.store.transaction() as tx:
        found = tx.exec(
            select(BusyPeriod)
            .join(Contact, BusyPeriod.contact_id == Contact.id)  # type: ignore[arg-type]  # -- a column
            .where(Contact.email == email)
        ).all()
        return sorted((each.starts_at, each.ends_at) for each in found)


def addresses(built: House) -> list[str]:
    return sorted({each.email for each in rows(built, Contact)})


async def test_busy_and_away_take_time_and_nothing_else_does(
    built: House, reader: Calendars, graph: FakeGraph
) -> None:
    someone = addresses(built)[0]
    graph.views[someone] = view(q4="22", q10="1", q12="4", q20="323", q30="0")

    await reader.sweep()

    assert kept(built, someone) == [
        (MONDAY + 4 * QUARTER, MONDAY + 6 * QUARTER),
        (MONDAY + 20 * QUARTER, MONDAY + 23 * QUARTER),
    ]


async def test_the_day_can_be_busy_to_its_end(
    built: House, reader: Calendars, graph: FakeGraph
) -> None:
    someone = addresses(built)[0]
    graph.views[someone] = "2" * SLOTS

    await reader.sweep()

    assert kept(built, someone) == [(MONDAY, MONDAY + LONGEST)]


async def test_a_changed_calendar_replaces_what_was_known_and_an_unknown_one_does_not(
    built: House, reader: Calendars, graph: FakeGraph
) -> None:
    first, second = addresses(built)[:2]
    graph.views |= {first: view(q4="2"), second: view(q8="2")}
    await reader.sweep()
    graph.views = {first: view(q5="2")}

    await reader.sweep()

    assert kept(built, first) == [(MONDAY + 5 * QUARTER, MONDAY + 6 * QUARTER)]
    assert kept(built, second) == [(MONDAY + 8 * QUARTER, MONDAY + 9 * QUARTER)]


async def test_the_same_answer_leaves_the_rows_alone(
    built: House, reader: Calendars, graph: FakeGraph
) -> None:
    graph.views[addresses(built)[0]] = view(q4="2", q8="2")
    await reader.sweep()
    before = [each.id for each in rows(built, BusyPeriod)]

    await reader.sweep()

    assert [each.id for each in rows(built, BusyPeriod)] == before


async def test_it_is_asked_from_this_quarter_and_each_of_twenty_at_most(
    built: House, reader: Calendars, graph: FakeGraph, clock: Clock
) -> None:
    clock.at = MONDAY + timedelta(minutes=14, seconds=59)

    await reader.sweep()

    assert graph.asked[0]["startTime"]["dateTime"] == "2027-01-25T08:00:00"
    assert sorted(each for asked in graph.asked for each in asked["schedules"]) == addresses(built)


async def test_more_than_twenty_are_asked_about_in_turns(
    built: House, reader: Calendars, graph: FakeGraph
) -> None:
    with built.store.transaction() as tx:
        like = tx.exec(select(Contact)).first()
        assert like is not None
        for number in range(AT_ONCE):
            made = Contact(
                **like.model_dump(exclude={"id", "email"}), email=f"n{number}@viken.example"
            )
            tx.add(made)

    await reader.sweep()

    assert [len(each["schedules"]) for each in graph.asked][:-1] == [AT_ONCE] * (
        len(graph.asked) - 1
    )
    assert len(graph.asked) >= 2


async def test_nothing_of_what_people_do_is_kept_or_told(
    built: House, reader: Calendars, graph: FakeGraph
) -> None:
    graph.views = dict.fromkeys(addresses(built), view(q4="2"))
    with structlog.testing.capture_logs() as logs:
        await reader.sweep()
        graph.status = 500
        await reader.sweep()

    assert SECRET not in json.dumps(logs)
    columns = set(BusyPeriod.model_fields)
    assert columns == {"id", "area_id", "contact_id", "starts_at", "ends_at"}


@pytest.mark.parametrize(
    ("status", "wait", "reason", "stays_away"),
    [
        (401, "", "refused", None),
        (403, "", "refused", None),
        (404, "", "broken", None),
        (429, "17", "busy", timedelta(seconds=17)),
        (429, "snart", "busy", None),
        (503, "", "busy", None),
    ],
)
async def test_what_fails_is_told_and_what_was_known_stays(
    built: House,
    reader: Calendars,
    graph: FakeGraph,
    status: int,
    wait: str,
    reason: str,
    stays_away: timedelta | None,
) -> None:
    someone = addresses(built)[0]
    graph.views[someone] = view(q4="2")
    await reader.sweep()
    before = kept(built, someone)
    graph.status, graph.wait = status, wait

    with structlog.testing.capture_logs() as logs:
        again = await reader.sweep()

    assert [each["reason"] for each in logs] == [f"calendars.{reason}"]
    assert again == stays_away
    assert kept(built, someone) == before


@pytest.mark.parametrize("body", ["", "<h1>", "[]", "{}", '{"value": 3}'])
async def test_an_answer_that_is_none_is_a_fault_told_without_it(
    graph: FakeGraph, body: str
) -> None:
    graph.body = body or " "
    graph.tokens = 1

    with pytest.raises(GraphError, match="broken") as caught:
        await Schedules(MAILBOX, graph.url).busy(["a@viken.example"], MONDAY, "t1")

    assert caught.value.__cause__ is None


@pytest.mark.parametrize("row", [{}, {"scheduleId": 3}, {"availabilityView": 2}, "x", None])
async def test_a_row_that_says_nothing_is_passed_over(graph: FakeGraph, row: object) -> None:
    graph.body, graph.tokens = json.dumps({"value": [row]}), 1

    assert await Schedules(MAILBOX, graph.url).busy(["a@viken.example"], MONDAY, "t1") == {}


async def test_nobody_there_is_told_as_such() -> None:
    nowhere = Schedules(MAILBOX, "http://127.0.0.1:9")

    with pytest.raises(GraphError, match="unreachable"):
        await nowhere.busy(["a@viken.example"], MONDAY, "t1")


def settings(**more: Any) -> Settings:
    return Settings(
        _env_file=None,
        secret_key=SecretStr("x" * 32),
        mail_from=MAILBOX,
        smtp_host="smtp.viken.example",
        slack_bot_token=SecretStr("xoxb-1"),
        slack_signing_secret=SecretStr("s"),
        **more,
    )


def test_nobody_looks_unless_the_settings_say_so(built: House, clock: Clock) -> None:
    app = {"calendars_tenant": "t", "calendars_client_id": "a", "calendars_client_secret": "s"}

    assert calendars(settings(), built.store, clock) is None
    assert calendars(settings(**app), built.store, clock) is not None
