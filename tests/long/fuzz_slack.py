"""Slack's side under fire: `make fuzz` runs 100,000 cases of each."""

import asyncio
import contextlib
import json
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.platforms.slack import modal, render
from bot.platforms.slack.memo import Memo
from bot.platforms.slack.verify import RefusedError, signed
from bot.replies import (
    AnyOf,
    Button,
    Choices,
    Facts,
    Form,
    Heading,
    Link,
    Look,
    OneOf,
    Option,
    Part,
    Reply,
    ShownWhen,
    Text,
    Tone,
    name,
)
from models.store import migrate
from tests.conftest import MONDAY, Clock
from tests.payloads import recorded
from tests.platforms.slack.limits import check_message, check_view, texts_in
from tests.platforms.slack.place import SIGNING, Place, place, signature
from tests.platforms.slack.test_flow import polled

pytestmark = pytest.mark.timeout(4 * 3600)

RECORDED = (
    "command",
    "press",
    "press_ephemeral",
    "change",
    "submission",
    "closed",
    "home_opened",
    "bot_message",
)

HOSTILE = st.sampled_from(
    (
        "<!channel>",
        "<!everyone>",
        "<@USIP>",
        "<#CSIP|rum>",
        "<https://evil.example|Klicka>",
        "https://evil.example/a?b=c&d",
        "&lt;!here&gt;",
        "*_~`fet`~_*",
        "> citat",
        "@here #allmänt",
        "\u202egnafelppa",
        "e\u0301" * 40,
        "🎉" * 400,
        "å" * 900,
        "&" * 900,
        "<" * 900,
        "\n" * 50,
        "",
        " ",
    )
)
NAMES = HOSTILE | st.text(max_size=60)
KNOWN = st.sampled_from(
    (
        "vote#0",
        "book#1",
        "move#0",
        "cancel#0",
        "consent#0",
        "call.sip#0",
        "slack.words#0",
        "1 yes",
        "1",
        "17 no",
        "sip",
        "meetings.call",
        "meetings.move",
        "meetings.cancel",
        "USIP",
        "UBUP",
        "T0EXEMPEL",
        "T0ANNAN",
        "CSIP",
        "DUSIP",
        "given",
        "fixed",
        "2027-02-30",
        "25:61",
    )
)
ODD: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | NAMES | KNOWN | st.just("\ud800"),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KNOWN | NAMES, inner, max_size=3),
    max_leaves=5,
)


@st.composite
def payloads(draw: st.DrawFn) -> Any:
    """A recorded payload with some of it changed, gone, or of another kind."""
    payload = recorded("slack", draw(st.sampled_from(RECORDED)))
    for _ in range(draw(st.integers(0, 4))):
        inside: Any = payload
        while True:
            key = draw(st.sampled_from(sorted(inside)) if isinstance(inside, dict) else _at(inside))
            if not inside[key] or not isinstance(inside[key], dict | list) or draw(st.booleans()):
                break
            inside = inside[key]
        if draw(st.integers(0, 4)):
            inside[key] = draw(ODD)
        elif len(inside) > 1:
            del inside[key]
    return payload


def _at(inside: list[Any]) -> st.SearchStrategy[int]:
    return st.integers(0, len(inside) - 1)


@st.composite
def bodies(draw: st.DrawFn) -> bytes:
    """What comes over the line: mostly payloads, some of it noise."""
    if draw(st.integers(0, 9)) == 0:
        return draw(st.binary(max_size=200))
    payload = draw(payloads())
    if "command" in payload and draw(st.integers(0, 9)):
        fields = {key: value for key, value in payload.items() if isinstance(value, str)}
        return urlencode(fields, errors="surrogatepass").encode()
    return urlencode({"payload": json.dumps(payload)}).encode()


@pytest.fixture(scope="module")
def slack(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[asyncio.Runner, Place]]:
    """The district with a poll under way, on a loop of its own."""
    url = f"sqlite:///{tmp_path_factory.mktemp('fuzz') / 'fuzz.db'}"
    migrate(url)
    with asyncio.Runner() as runner:
        stack = contextlib.AsyncExitStack()
        at = runner.run(stack.enter_async_context(place(url, Clock())))
        runner.run(polled(at))
        yield runner, at
        runner.run(stack.aclose())


@given(body=bodies())
def test_nothing_signed_makes_a_fault(slack: tuple[asyncio.Runner, Place], body: bytes) -> None:
    runner, at = slack

    response = runner.run(at.post(body))

    assert response.status_code in (200, 400, 401)
    assert at.broken == []
    assert at.slack.faults == []
    at.told.clear()
    at.slack.calls.clear()


HEADERS = st.sampled_from(
    (b"x-slack-signature", b"x-slack-request-timestamp", b"content-type", b"host")
)
GOOD = {
    key.lower().encode(): value.encode()
    for key, value in signature(b"a=b", MONDAY).items()
    if key.startswith("X-Slack")
}


@given(
    headers=st.lists(
        st.tuples(HEADERS, st.binary(max_size=80) | st.sampled_from(sorted(GOOD.values()))),
        max_size=5,
    ),
    body=st.binary(max_size=60) | st.just(b"a=b"),
)
def test_nothing_unsigned_gets_through(headers: list[tuple[bytes, bytes]], body: bytes) -> None:
    good = body == b"a=b" and sorted(each for each in headers if each[0] in GOOD) == sorted(
        GOOD.items()
    )

    with contextlib.nullcontext() if good else pytest.raises(RefusedError):
        signed(headers, body, SIGNING.encode(), MONDAY)


TEXTS = st.builds(lambda n, tone: Text(name(n), tone), NAMES, st.sampled_from(list(Tone)))
FACTS = st.lists(st.tuples(NAMES, NAMES), min_size=1, max_size=14).map(
    lambda rows: Facts(tuple((name(label), name(fact)) for label, fact in rows))
)
BUTTONS = st.builds(
    lambda label, look, told: Button("vote", "1", name(label), look, name(told)),
    NAMES,
    st.sampled_from(list(Look)),
    NAMES,
)
CHOICES = st.builds(
    lambda buttons, about, note: Choices(tuple(buttons), name(about), name(note)),
    st.lists(BUTTONS, max_size=30),
    NAMES,
    NAMES,
)


@given(parts=st.lists(TEXTS | FACTS | CHOICES, min_size=1, max_size=12), preview=NAMES)
def test_no_name_makes_a_link_a_mention_or_an_error(parts: list[Part], preview: str) -> None:
    message = render.message(Reply(tuple(parts), preview=name(preview)), "sv")

    check_message(message)
    for text in texts_in(message):
        assert text["type"] == "plain_text" or not set("<>") & set(text["text"])


OPTIONS = st.lists(st.tuples(NAMES, st.none() | NAMES), max_size=30).map(
    lambda rows: tuple(
        Option(str(number), name(label), name(group) if group is not None else None)
        for number, (label, group) in enumerate(rows)
    )
)


@given(names=st.lists(NAMES, min_size=8, max_size=8), options=OPTIONS, chosen=st.booleans())
def test_no_name_breaks_a_form(names: list[str], options: tuple[Option, ...], chosen: bool) -> None:
    told = [name(each) for each in names]
    start = tuple(each.value for each in options) if chosen else ()
    when = ShownWhen("one", options[0].value if options and chosen else "never")
    form = Form(
        "call",
        told[0],
        told[1],
        (
            Heading(told[2], told[3]),
            OneOf("one", told[4], options, told[5], chosen=start[0] if start else ""),
            AnyOf("any", told[5], options, told[6], chosen=start, shown=when),
            Link("link", told[6], told[7], start=names[7], shown=when),
        ),
    )

    check_view(modal.form(form, Memo(channel=names[0]), "sv"))
