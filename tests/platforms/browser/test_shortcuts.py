"""What can be done with any message in the browser: its own words, read on the server."""

from collections.abc import AsyncIterator

import httpx
import pytest

from bot.demo.house import House
from bot.demo.people import Someone
from bot.demo.server import app
from models.agenda import AgendaItem
from tests.conftest import Clock, Someones
from tests.features.closing import call_bus, newest_meeting
from tests.features.databases import ON_SQLITE
from tests.features.looking import rows

pytestmark = ON_SQLITE
HERE = "http://127.0.0.1:8642"


@pytest.fixture
async def client(built: House, clock: Clock) -> AsyncIterator[httpx.AsyncClient]:
    served = httpx.ASGITransport(app(built, clock, HERE))
    async with httpx.AsyncClient(transport=served, base_url=HERE) as opened:
        yield opened


async def marks(client: httpx.AsyncClient, message: str, button: str) -> httpx.Response:
    event = "browser:11111111-1111-4111-8111-111111111111"
    sent = {"event_id": event, "room": "dm:sip", "message": message, "button": button}
    return await client.post("/som/sip/genvag", json=sent, headers={"Origin": HERE})


async def test_a_message_is_offered_as_a_point_in_the_form_of_whoever_chose_it(
    built: House, client: httpx.AsyncClient, someone: Someones
) -> None:
    anna: Someone = someone("sip")
    await call_bus(anna, overall=True)

    shown = await client.get("/som/sip?rum=dm:sip")
    opened = await marks(client, anna.cards[-1].id, "point.message")

    assert 'data-shortcut="point.message"' in shown.text
    assert "Mötet är bokat" in opened.json()["form"]
    assert f'value="{newest_meeting(built).id}"' in opened.json()["form"]
    assert not rows(built, AgendaItem)


async def test_a_message_of_somebody_elses_and_a_shortcut_there_is_not_give_nothing(
    built: House, client: httpx.AsyncClient, someone: Someones
) -> None:
    anna, cia = someone("sip"), someone("bup")
    await call_bus(anna, overall=True)

    others = await marks(client, cia.cards[-1].id, "point.message")
    unknown = await marks(client, anna.cards[-1].id, "book")

    assert "Mötet är bokat" not in others.json()["form"]
    assert unknown.status_code == 400
