"""The pages' addresses, each behind the same fence."""

from collections.abc import Awaitable, Callable
from functools import cache
from importlib.resources import files

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from bot.web import doors, render
from bot.web.doors import RefusedError
from bot.web.pages import AGENDA_PATH, Pages
from bot.web.render import Place

Endpoint = Callable[[Request], Awaitable[Response]]


def routes(pages: Pages) -> list[Route]:
    """Every page and address for those who come by a link."""
    return [
        Route("/m/sida.css", fenced(style), methods=["GET"]),
        Route("/m/{token}", fenced(pages.enter), methods=["GET"]),
        Route("/m/p/{slot}", fenced(pages.show), methods=["GET"]),
        Route("/m/p/{slot}/tryck", fenced(pages.press), methods=["POST"]),
        Route("/m/p/{slot}/skicka", fenced(pages.send), methods=["POST"]),
        Route(f"/m/p/{{slot}}/{AGENDA_PATH}", fenced(pages.show), methods=["GET"]),
        Route(f"/m/p/{{slot}}/{AGENDA_PATH}/tryck", fenced(pages.press), methods=["POST"]),
        Route(f"/m/p/{{slot}}/{AGENDA_PATH}/skicka", fenced(pages.send), methods=["POST"]),
    ]


def fenced(endpoint: Endpoint) -> Endpoint:
    """The endpoint with its refusals as pages and its headers strict."""

    async def run(request: Request) -> Response:
        try:
            response = await endpoint(request)
        except RefusedError as error:
            response = refusal(error)
        for name, value in doors.HEADERS.items():
            response.headers.setdefault(name, value)
        return response

    return run


def refusal(error: RefusedError) -> Response:
    """Why not, as a page."""
    html = render.problem(Place("", "sv", ()), error.key)
    headers = {"Retry-After": "600"} if error.status == 429 else {}
    return HTMLResponse(html, error.status, headers=headers)


async def style(_request: Request) -> Response:
    """How the pages look."""
    return Response(_style(), media_type="text/css")


@cache
def _style() -> bytes:
    return files("bot.web").joinpath("static", "page.css").read_bytes()
