"""The page's addresses: who may ask, what they get, and what a command, press or form does."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

import httpx
import pytest

from bot.platforms.browser import loopback
from bot.platforms.browser.routes import STATIC
from bot.platforms.browser.workspace import Workspace
from bot.replies import Reply
from tests.platforms.browser.sample import (
    KIM,
    NOON,
    ROBIN,
    SARA,
    Mailbox,
    app,
    mail,
    poll,
    workspace,
)

HERE = "http://127.0.0.1:8642"
FORM = {"form": "call", "about": "sip", "message": ""}


@dataclass
class World:
    """A workspace and mailbox with a client that speaks to them as our own page would."""

    among: Workspace
    mailbox: Mailbox
    client: httpx.AsyncClient

    async def get(self, path: str, **headers: str) -> httpx.Response:
        return await self.client.get(path, headers=headers)

    async def post(self, path: str, **sent: Any) -> httpx.Response:
        payload = {"event_id": f"browser:{uuid4()}", "room": "sip"} | sent
        return await self.client.post(path, json=payload, headers={"Origin": HERE})


@pytest.fixture
async def world() -> AsyncIterator[World]:
    among, mailbox = workspace(), Mailbox([mail(1), mail(2, invitation=None)])
    transport = httpx.ASGITransport(app(among, mailbox))
    async with httpx.AsyncClient(transport=transport, base_url=HERE) as client:
        yield World(among, mailbox, client)


PAGES = (
    "/",
    "/som/sara",
    "/som/sara?rum=dm:sara",
    "/som/sara/rum/sip",
    "/postladan",
    "/postladan?som=sara",
    "/postladan/lista",
    "/postladan/1?som=sara",
    "/postladan/2",
    *(f"/chatt/{name}" for name in STATIC),
)


@pytest.mark.parametrize("path", PAGES)
async def test_every_page_answers_with_strict_headers(world: World, path: str) -> None:
    response = await world.get(path)

    assert response.status_code == 200
    for header, value in loopback.HEADERS.items():
        assert response.headers[header] == value
    assert "unsafe" not in response.headers["Content-Security-Policy"]


@pytest.mark.parametrize("path", [path for path in PAGES if not path.startswith("/chatt")])
async def test_no_page_has_scripts_or_styles_of_its_own(world: World, path: str) -> None:
    page = (await world.get(path)).text

    assert "style=" not in page
    assert "<style" not in page
    assert page.count("<script") == page.count('<script type="module" src="/chatt/chat.js">')


@pytest.mark.parametrize(
    "path",
    [
        "/som/nobody",
        "/som/kim?rum=sip",
        "/som/sara?rum=dm:kim",
        "/som/sara/rum/nowhere",
        "/som/nobody/strom",
        "/postladan?som=nobody",
        "/postladan/17",
        "/postladan/17/kalla.eml",
        "/chatt/routes.py",
    ],
)
async def test_what_is_not_there_is_told_in_swedish_on_a_page(world: World, path: str) -> None:
    response = await world.get(path)

    assert response.status_code == 404
    assert "<h1>Här finns inget</h1>" in response.text
    assert response.headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST:80", "127.0.0.1:8642", "[::1]:8642"])
async def test_this_machine_is_answered_by_any_of_its_names(world: World, host: str) -> None:
    assert (await world.get("/", Host=host)).status_code == 200


@pytest.mark.parametrize(
    "host", ["", "samordna.example", "127.0.0.1.example.org", "127.0.0.1:80@x", "10.0.0.1"]
)
async def test_another_host_is_refused(world: World, host: str) -> None:
    response = await world.get("/som/sara", Host=host)

    assert response.status_code == 421
    assert "sip-samverkan" not in response.text


@pytest.mark.parametrize(
    "origin", ["https://evil.example", "http://127.0.0.1", "http://localhost:8642", "null", ""]
)
async def test_a_post_from_another_page_is_refused(world: World, origin: str) -> None:
    headers = {"Origin": origin} if origin else {}

    response = await world.client.post("/som/sara/last", json={"room": "sip"}, headers=headers)

    assert response.status_code == 403
    assert response.json()["problem"].endswith(".")


@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", ""])
async def test_a_post_of_anything_but_json_is_refused(world: World, kind: str) -> None:
    headers = {"Origin": HERE, "Content-Type": kind}

    response = await world.client.post("/som/sara/last", content=b"{}", headers=headers)

    assert response.status_code == 415


async def test_a_body_is_counted_as_it_comes_and_not_read_to_its_end(world: World) -> None:
    sent = []

    async def endless() -> AsyncIterator[bytes]:
        for number in range(1_000):
            sent.append(number)
            yield b" " * 64 * 1024

    headers = {"Origin": HERE, "Content-Type": "application/json"}
    response = await world.client.post("/som/sara/last", content=endless(), headers=headers)

    assert response.status_code == 413
    assert "content-length" not in response.request.headers
    assert len(sent) <= loopback.LARGEST_BODY // (64 * 1024) + 2


@pytest.mark.parametrize("sent", [{"text": 7}, {"text": "/samordna", "event_id": "x"}])
async def test_a_malformed_payload_is_refused_in_swedish(world: World, sent: Any) -> None:
    response = await world.post("/som/sara/sagt", **sent)

    assert response.status_code == 400
    assert "Ladda om sidan." in response.json()["problem"]


async def test_nobody_speaks_in_a_room_they_may_not_read(world: World) -> None:
    response = await world.post("/som/kim/sagt", text="/samordna")

    assert response.status_code == 404


async def test_a_command_is_answered_privately_where_it_was_given(world: World) -> None:
    response = await world.post("/som/sara/sagt", text="/samordna hjälp")

    assert "Bara du ser detta" in response.json()["message"]
    assert len(world.among.messages(SARA, "sip")) == 1
    assert world.among.messages(ROBIN, "sip") == []


async def test_what_people_type_is_kept_nowhere(world: World) -> None:
    response = await world.post("/som/sara/sagt", text="/samordna Kalle Testsson")

    assert "Kalle" not in response.text
    assert "Kalle" not in (await world.get("/som/sara")).text
    assert "Kalle" not in repr(world.among.messages(SARA, "sip"))


async def test_talk_that_is_no_command_is_told_so_privately(world: World) -> None:
    response = await world.post("/som/sara/sagt", text="hej på dig")

    assert "Här skriver du bara kommandon" in response.json()["message"]
    assert world.among.messages(ROBIN, "sip") == []


async def test_an_answer_for_the_room_is_seen_by_all_in_it(world: World) -> None:
    await world.post("/som/sara/sagt", text="/samordna omröstning")

    assert len(world.among.messages(ROBIN, "sip")) == 1


async def test_the_same_event_twice_is_one_message(world: World) -> None:
    for _ in range(2):
        event_id = "browser:6f1c2a50-0b7e-4a7e-9f60-3a1f6a2f0c11"
        await world.post("/som/sara/sagt", text="/samordna", event_id=event_id)

    assert len(world.among.messages(SARA, "sip")) == 1


async def test_a_press_changes_its_card_in_place(world: World) -> None:
    card = world.among.post("k1", "sip", Reply(poll()), NOON)

    response = await world.post("/som/robin/tryckt", message=card.id, button="vote", value="1 yes")

    assert response.json()["replaces"] == card.id
    assert 'aria-pressed="true"' in response.json()["card"]
    (changed,) = world.among.messages(SARA, "sip")
    assert (changed.id, changed.version) == (card.id, 2)


async def test_a_press_on_a_card_that_is_gone_is_answered_privately(world: World) -> None:
    response = await world.post("/som/robin/tryckt", message="gone", button="vote", value="1 yes")

    assert "Bara du ser detta" in response.json()["message"]
    assert world.among.messages(SARA, "sip") == []


async def test_nobody_changes_a_card_they_cannot_see(world: World) -> None:
    card = world.among.post("k1", "sip", Reply(poll()), NOON, private_to="robin")

    await world.post("/som/sara/tryckt", message=card.id, button="vote", value="1 yes")

    assert world.among.message(ROBIN, card.id) == card


async def test_a_form_comes_drawn_and_goes_in_with_its_errors(world: World) -> None:
    asked = await world.post("/som/sara/sagt", text="/samordna sip")
    answered = await world.post("/som/sara/ifyllt", values={"who": [], "link": ""}, **FORM)

    assert 'data-form="call"' in asked.json()["form"]
    assert answered.json() == {
        "errors": {"who": "Välj minst en som ska kallas."},
        "remarks": {},
        "summary": "Något behöver ändras.",
    }
    assert world.among.messages(SARA, "sip") == []


async def test_a_form_without_errors_is_answered_with_a_message(world: World) -> None:
    response = await world.post("/som/sara/ifyllt", values={"who": ["1"], "link": ""}, **FORM)

    assert "Mötet är skapat" in response.json()["message"]


async def test_looking_at_a_room_empties_its_badge(world: World) -> None:
    world.among.post("k1", "forum", Reply(poll()), NOON)

    before = (await world.get("/som/kim?rum=dm:kim")).text
    await world.post("/som/kim/last", room="forum")
    after = (await world.get("/som/kim?rum=dm:kim")).text

    assert '<span class="badge" data-unread="forum">1<' in before
    assert '<span class="badge" data-unread="forum" hidden>0<' in after
    assert world.among.unread(KIM, "forum") == 0


async def test_a_room_says_who_can_read_there(world: World) -> None:
    team = (await world.get("/som/sara?rum=sip")).text
    forum = (await world.get("/som/sara?rum=forum")).text

    assert "Privat kanal: 2 personer från Socialtjänsten och Granskolan." in team
    assert "Gäster kan läsa" not in team
    assert "alla i arbetsytan kan läsa här" in forum
    assert "Gäster kan läsa" in forum
    assert "Delas med en annan organisation" in forum


async def test_mails_are_listed_newest_first(world: World) -> None:
    page = (await world.get("/postladan")).text

    assert page.index('id="mail-2"') < page.index('id="mail-1"')
    assert page.count("Inbjudan</span>") == 1


async def test_an_empty_mailbox_says_what_will_come(world: World) -> None:
    world.mailbox.kept.clear()

    assert "Inga mejl än." in (await world.get("/postladan")).text


async def test_a_mail_shows_its_invitation_and_its_source(world: World) -> None:
    page = (await world.get("/postladan/1")).text

    assert "tors 18 mars kl. 13.15–14.15" in page
    assert "<code>REQUEST</code>" in page
    assert "<code>7kq4m@samordna.example</code>" in page
    assert "Subject: Samverkansmöte 7KQ4M" in page


async def test_a_hostile_mail_is_text(world: World) -> None:
    evil = "<script>alert('x')</script>"
    world.mailbox.kept = [mail(1, subject=evil, text=evil, to=evil, source=evil)]

    for path in ("/postladan", "/postladan/1"):
        assert "<script>" not in (await world.get(path)).text


async def test_a_mail_can_be_fetched_as_a_file(world: World) -> None:
    response = await world.get("/postladan/1/kalla.eml")

    assert response.headers["Content-Type"] == "text/plain; charset=utf-8"
    assert response.headers["Content-Disposition"] == 'attachment; filename="mejl-1.eml"'
    assert response.text == world.mailbox.kept[0].source


@pytest.mark.parametrize("path", ["/som/sara/strom", "/postladan/strom"])
async def test_a_stream_ends_at_once_when_the_workspace_is_closed(world: World, path: str) -> None:
    world.among.changes.close()

    response = await world.get(path)

    assert response.headers["Content-Type"].startswith("text/event-stream")
    assert response.text.startswith("event: hello\n")
