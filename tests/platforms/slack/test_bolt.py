"""One app for both transports: a fault of ours never passes for an answer."""

import json
from typing import Any

from slack_sdk.socket_mode.request import SocketModeRequest
from slack_sdk.socket_mode.response import SocketModeResponse
from slack_sdk.web.async_client import AsyncWebClient
from structlog.testing import capture_logs

from bot.platforms.slack import bolt
from bot.platforms.slack.answers import Answers
from bot.platforms.slack.calls import SILENT
from bot.platforms.slack.payloads import Command, read
from bot.platforms.slack.socket import Handler
from bot.platforms.slack.text import Block
from bot.service.slack import answers
from tests.payloads import recorded
from tests.platforms.slack.place import Place


class Broken(Answers):
    """Answers that cannot even be made."""

    async def command(self, sent: Command) -> Block | None:
        raise ZeroDivisionError(sent.text)


def made(at: Place) -> Answers:
    return answers(at.store, at.bot.router, at.chat, at.now)


async def test_a_fault_is_500_and_a_line_without_words(at: Place) -> None:
    whole = made(at)
    app = bolt.build_app(Broken(whole.answer, whole.look, whole.surroundings, whole.calls))
    sent = read(recorded("slack", "command") | {"text": "något om någon"})
    assert sent is not None

    with capture_logs() as lines:
        answer = await bolt.dispatch(app, sent)

    assert answer.status == 500
    assert [line["event"] for line in lines] == ["fault"]


class Line:
    """Takes what is sent back over a connection."""

    def __init__(self) -> None:
        self.sent: list[SocketModeResponse] = []
        self.logger = SILENT

    async def send_socket_mode_response(self, response: SocketModeResponse) -> None:
        self.sent.append(response)


async def over_a_socket(at: Place, payload: Any) -> SocketModeResponse:
    """What is sent back for one envelope."""
    line = Line()
    handler = Handler(bolt.build_app(made(at)), "xapp-only-for-tests", AsyncWebClient())
    envelope = SocketModeRequest("interactive", "envelope-1", payload)
    await handler.handle(line, envelope)  # type: ignore[arg-type]  # -- all that it uses of a client
    await handler.close_async()  # type: ignore[no-untyped-call]  # -- untyped in Bolt
    assert handler.busy == set()
    (response,) = line.sent
    return response


async def test_an_envelope_is_answered_as_a_request_is(at: Place) -> None:
    payload = recorded("slack", "command") | {"text": "hjälp"}

    response = await over_a_socket(at, payload)

    assert response.envelope_id == "envelope-1"
    assert "Skriv aldrig vem mötet gäller" in json.dumps(response.payload, ensure_ascii=False)


async def test_what_we_do_not_answer_is_acknowledged(at: Place) -> None:
    response = await over_a_socket(at, recorded("slack", "home_opened"))

    assert response.envelope_id == "envelope-1"
    assert not response.payload
    assert at.told == []
