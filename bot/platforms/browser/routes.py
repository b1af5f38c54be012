"""The browser platform's addresses, each behind the same fence."""

from collections.abc import Awaitable, Callable, Mapping
from datetime import datetime
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import Route

from bot.events import Event
from bot.platforms.browser import loopback, render
from bot.platforms.browser.chat import Chat
from bot.platforms.browser.loopback import RefusedError
from bot.platforms.browser.mailbox import MailboxView
from bot.platforms.browser.mails import Mails
from bot.platforms.browser.parse import MalformedError
from bot.platforms.browser.workspace import Workspace
from bot.replies import Reply

Endpoint = Callable[[Request], Awaitable[Response]]

STATIC = {
    "chat.css": "text/css",
    "chat.js": "text/javascript",
    "form.js": "text/javascript",
    "live.js": "text/javascript",
    "messages.js": "text/javascript",
    "server.js": "text/javascript",
    "favicon.svg": "image/svg+xml",
}


def routes(
    workspace: Workspace,
    answer: Callable[[Event], Awaitable[Reply]],
    mailbox: MailboxView,
    now: Callable[[], datetime],
    shortcuts: Mapping[str, str] = MappingProxyType({}),
) -> list[Route]:
    """Every page and address of the platform, for an app on a loopback address.

    Args:
        workspace: Call its `changes.close()` before the server waits for open connections,
            or pages that listen keep it from stopping.
        answer: The bot.
        mailbox: The mails that were caught.
        now: An aware clock.
        shortcuts: What can be chosen on any message: button → the key of what stands on it.
    """
    chat, mails = Chat(workspace, answer, mailbox, now, shortcuts), Mails(workspace, mailbox)
    pages: dict[str, Endpoint] = {
        "/": chat.start,
        "/som/{user}": chat.chat,
        "/som/{user}/rum/{room}": chat.fragment,
        "/som/{user}/strom": chat.live,
        "/postladan": mails.all,
        "/postladan/lista": mails.fragment,
        "/postladan/strom": mails.live,
        "/postladan/{number:int}": mails.one,
        "/postladan/{number:int}/kalla.eml": mails.source,
        "/chatt/{file}": static,
    }
    posts: dict[str, Endpoint] = {
        "/som/{user}/sagt": chat.said,
        "/som/{user}/tryckt": chat.pressed,
        "/som/{user}/genvag": chat.marked,
        "/som/{user}/ifyllt": chat.filled,
        "/som/{user}/last": chat.read,
    }
    return [
        *(Route(path, fenced(page), methods=["GET"]) for path, page in pages.items()),
        *(Route(path, fenced(post), methods=["POST"]) for path, post in posts.items()),
    ]


def fenced(endpoint: Endpoint) -> Endpoint:
    """The endpoint for our own pages only, its refusals in Swedish, its headers strict."""

    async def run(request: Request) -> Response:
        try:
            loopback.check(request)
            response = await endpoint(request)
        except RefusedError as error:
            response = refusal(request, error.status, error.sentence)
        except MalformedError as error:
            response = refusal(request, 400, str(error))
        response.headers.update(loopback.HEADERS)
        return response

    return run


def refusal(request: Request, status: int, sentence: str) -> Response:
    """Why not, as a page to read or as JSON for the script to show."""
    if request.method == "POST":
        return JSONResponse({"problem": sentence}, status)
    title = "Här finns inget" if status == 404 else "Det här gick inte"
    return HTMLResponse(render.page("problem.html", title=title, sentence=sentence), status)


async def static(request: Request) -> Response:
    """One of our own files; no other can be asked for."""
    name = request.path_params["file"]
    if name not in STATIC:
        raise RefusedError(404, "Den filen finns inte.")
    return Response(_file(name), media_type=STATIC[name])


@cache
def _file(name: str) -> bytes:
    return files("bot.platforms.browser").joinpath("static", name).read_bytes()
