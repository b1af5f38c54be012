"""Two hundred texts that name somebody go in by every door, and leave no trace anywhere of ours.

Not in a row, a database file, a freed page, a log line, a mail, a message or a traceback. What
the sender's own form holds goes back to the sender alone.
"""

import contextlib
import io
import json
import logging
import traceback
from collections.abc import Iterator
from itertools import count, cycle
from pathlib import Path
from typing import Any

import httpx
import pytest
import structlog
from sqlalchemy import make_url, text
from starlette.applications import Starlette

from bot import logs
from bot.demo.calling import call_sip
from bot.demo.house import House, house
from bot.demo.letterbox import Letterbox
from bot.demo.people import Someone
from bot.platforms.browser import render
from bot.platforms.browser.routes import routes
from bot.privacy.guard import Certainty, scan
from models.store import Store
from tests.conftest import Clock
from tests.features.polls.writing import everything_mailed
from tests.payloads import recorded
from tests.platforms.slack.place import Place, place
from tests.platforms.slack.test_flow import polled
from tests.privacy.canaries import texts, traces
from tests.privacy.doors import BUTTONS, WORDS, forms
from tests.tables import every_row

SEEN = "Kan bara efter lunch"
"""A comment that is kept, to know that looking finds what is there."""

HERE = "http://127.0.0.1:8642"

_numbers = count(1)


@pytest.fixture
def spoken() -> Iterator[io.StringIO]:
    """Everything written to standard output and error, with the logs as they are when it runs."""
    root = logging.getLogger()
    before, level = list(root.handlers), root.level
    written = io.StringIO()
    with contextlib.redirect_stdout(written), contextlib.redirect_stderr(written):
        logs.start(logging.DEBUG)
        # Loggers that were kept would go on writing here in the tests that follow.
        structlog.configure(cache_logger_on_first_use=False)
        yield written
    structlog.reset_defaults()
    root.handlers[:] = before
    root.setLevel(level)


def on_disk(store: Store, url: str) -> list[bytes]:
    """The database byte by byte: the file with its journal, or the server's folder."""
    where = make_url(url)
    if where.get_backend_name() == "sqlite":
        files = sorted(Path(str(where.database)).parent.glob(f"{Path(str(where.database)).name}*"))
        assert files
        return [each.read_bytes() for each in files]
    with store.transaction() as tx:
        tx.execute(text("CHECKPOINT"))
        folder = Path(str(tx.execute(text("SHOW data_directory")).scalar_one()))
        database = tx.execute(
            text("SELECT oid FROM pg_database WHERE datname = current_database()")
        ).scalar_one()
    inside = [*folder.glob(f"base/{database}/*"), *folder.glob("pg_wal/*")]
    return [each.read_bytes() for each in inside if each.is_file()]


def fill(names: list[str], words: str, number: int) -> dict[str, Any]:
    """Every field with the words: as a text, in a list, or as the end of an address."""
    shapes = cycle((words, [words], f"https://video.example/{words.replace(' ', '-')}"))
    return {name: next(shapes) for name in (*names, f"{words} {number}")}


class Page:
    """The browser's JSON, sent by the one who may do most."""

    def __init__(self, built: House, client: httpx.AsyncClient) -> None:
        self.built, self.client = built, client
        self.answers: list[bytes] = []

    async def post(self, where: str, **sent: Any) -> bytes:
        new = {"event_id": f"browser:{_uuid()}", "room": "sip", "message": "", **sent}
        answer = await self.client.post(f"/som/sip/{where}", json=new, headers={"Origin": HERE})
        self.answers.append(answer.content)
        return answer.content

    async def hears(self, words: str, number: int, kinds: dict[str, list[str]]) -> None:
        """One text through every kind of door, by turns through each door of a kind."""
        word, button = WORDS[number % len(WORDS)], BUTTONS[number % len(BUTTONS)]
        form = list(kinds)[number % len(kinds)]
        for said in (f"/samordna {word} {words}", f"/samordna {words}", words):
            await self.post("sagt", text=said)
        await self.post("tryckt", button=button, value=words)
        await self.post("tryckt", button=words, value=words)
        await self.post("tryckt", button="vote", value="1 yes", message=words)
        await self.post("ifyllt", form=form, about=words, values=fill(kinds[form], words, 1))
        ticks = {"comment:not": [words], "comment:asked": [f"PERSON:{words}", words]}
        comment = {"comment": words, **ticks}
        await self.post("ifyllt", form="polls.comment", about="1", values=comment)
        await self.post("ifyllt", form="agenda.point", about="1", values={"point": words})
        await self.post("ifyllt", form=words, about=words, values={words: words})
        await self.post("ifyllt", form="polls.comment", about="1", values=words, room=words)
        await self.post("sagt", text={"a": words}, event_id=words)
        await self.client.post(f"/som/{words}/sagt", content=words, headers={"Origin": HERE})


def some(url: str) -> list[str]:
    """All texts where it is quick; on a server every fifth, for how it keeps rows and journal."""
    return texts() if url.startswith("sqlite") else texts()[::5]


async def test_the_browser_keeps_no_trace(url: str, clock: Clock, spoken: io.StringIO) -> None:
    with house(clock, url) as built:
        people = built.workspace.people
        await call_sip(Someone(built.bot, built.workspace, people["sip"], "sip"))
        pages = routes(built.workspace, built.bot.router.answer, Letterbox(built.mailbox), clock)
        transport = httpx.ASGITransport(Starlette(routes=pages))
        async with httpx.AsyncClient(transport=transport, base_url=HERE) as client:
            page, kinds = Page(built, client), forms()
            for number, words in enumerate(some(url)):
                await page.hears(words, number, kinds)
            await page.post("ifyllt", form="polls.comment", about="1", values={"comment": SEEN})
            await built.bot.sweep()

        assert SEEN in repr(every_row(built.store))
        assert any(SEEN.encode() in each for each in on_disk(built.store, url))
        assert traces(repr(every_row(built.store))) == []
        assert traces(*on_disk(built.store, url)) == []
        assert traces(everything_mailed(built)) == []
        for person in people.values():
            for room in built.workspace.rooms_of(person):
                shown = built.workspace.messages(person, room)
                assert traces(render.messages(shown, "sv")) == []
        assert len(page.answers) > len(some(url)) * 10
        assert traces(*_but_doubtful_links(page.answers)) == []
        built.store.close()
        assert traces(*on_disk(built.store, url)) == []
    assert traces(spoken.getvalue()) == []


def _but_doubtful_links(answers: list[bytes]) -> Iterator[str]:
    """Answers without what is asked of a link, which is told the sender in the form alone."""
    for answer in answers:
        told = json.loads(answer)
        told.get("remarks", {}).pop("link", None)
        yield json.dumps(told, ensure_ascii=False)


class Workspace:
    """Slack's signed payloads."""

    def __init__(self, at: Place) -> None:
        self.at = at
        self.told: list[bytes] = []

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

    async def hears(self, words: str, number: int, kinds: dict[str, list[str]]) -> None:
        word, button = WORDS[number % len(WORDS)], BUTTONS[number % len(BUTTONS)]
        form = list(kinds)[number % len(kinds)]
        for said in (f"{word} {words}", words):
            self.told.append(await self.send("command", text=said))
        press = recorded("slack", "press")["actions"][0]
        for button_id, value in ((button, words), (words, words), ("slack.words", words)):
            self.told.append(
                await self.send(
                    "press", actions=[{**press, "action_id": button_id, "value": value}]
                )
            )
        await self.fills(form, words, fill(kinds[form], words, 1))
        await self.fills("polls.comment", "1", {"comment": words, "comment:not": [words]})
        await self.fills("agenda.point", "1", {"point~1": words})
        await self.fills(words[:200], words, {words: words})
        await self.send("change", actions=[{"action_id": words, "type": words, "value": words}])
        await self.at.post(words.encode())
        await self.at.client.post("/slack/events", content=words)


async def test_slack_keeps_no_trace(url: str, clock: Clock, spoken: io.StringIO) -> None:
    async with place(url, clock) as at:
        await polled(at)
        workspace, kinds = Workspace(at), forms()
        for number, words in enumerate(some(url)):
            await workspace.hears(words, number, kinds)
        await workspace.fills("polls.comment", "1", {"comment": SEEN})
        await at.deliver()

        assert SEEN in repr(every_row(at.store))
        assert any(SEEN.encode() in each for each in on_disk(at.store, url))
        assert traces(repr(every_row(at.store))) == []
        assert traces(*on_disk(at.store, url)) == []
        assert traces(repr([each.raw for each in at.mailbox.mails])) == []
        outgoing = [call for call in at.slack.calls if not call.method.startswith("views.")]
        assert traces(*(repr(call.body) for call in outgoing)) == []
        assert traces(*workspace.told) == []
        assert at.broken == []
        at.store.close()
        assert traces(*on_disk(at.store, url)) == []
    assert traces(spoken.getvalue()) == []


async def test_a_fault_tells_nothing_of_what_was_written(
    url: str, clock: Clock, spoken: io.StringIO
) -> None:
    async with place(url, clock) as at:
        await polled(at)
        with at.store.transaction() as tx:
            tx.execute(text("DROP TABLE inbox"))
        workspace, kinds = Workspace(at), forms()
        for number, words in enumerate(texts()[::10]):
            await workspace.hears(words, number, kinds)
            await workspace.fills("polls.comment", "1", {"comment": SEEN})

        told = ["".join(traceback.format_exception(each)) for each in at.broken]
        assert told
        assert traces(*told) == []
        assert not [each for each in told if SEEN in each]
        assert traces(*workspace.told) == []
    written = spoken.getvalue()
    assert '"event": "fault"' in written
    assert traces(written) == []
    assert SEEN not in written


def test_every_text_names_somebody_for_sure() -> None:
    made = texts()

    assert len(set(made)) == 200
    for words in made:
        found = scan(words, context="structural")
        sure = [words[each.start : each.end] for each in found if each.certainty is Certainty.SURE]
        assert traces(*sure), words


def test_every_form_is_read_to_the_end() -> None:
    kinds = forms()

    assert {"comment", "comment:not", "comment:asked"} <= set(kinds["polls.comment"])
    assert {"who", "when", "on", "at", "from_on", "to_on", "link"} <= set(kinds["meetings.call"])


def _uuid() -> str:
    return f"00000000-0000-4000-8000-{next(_numbers):012x}"


def _state(value: str | list[str]) -> dict[str, Any]:
    if isinstance(value, list):
        chosen = [{"value": each} for each in value]
        return {"type": "checkboxes", "selected_options": chosen}
    return {"type": "plain_text_input", "value": value, "selected_date": value}
