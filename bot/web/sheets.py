"""The paper of a slip, for its convener to print.

The link's secret is swapped for a cookie, since browsers print the address of what they print.
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

import segno
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from bot.privacy.secrets import token_hash
from bot.replies import Form, T
from bot.web import doors
from bot.web.doors import SLOT, Guesses, RefusedError
from bot.web.render import Place
from bot.web.routes import fenced
from bot.web.slips import EASY, asked, hashed, html

LINES = (T("slips.line_to"), T("slips.line_by"), T("slips.line_not"))
"""What is filled in by hand."""


@dataclass(frozen=True)
class Sheets:
    """Everything a convener's link to a paper leads to.

    `find` gives, for the hash of its secret, the family's secret with the question; None when
    nobody can answer. `origin` is where the QR code leads.
    """

    find: Callable[[str], Awaitable[tuple[str, Form] | None]]
    origin: str
    guesses: Guesses

    async def enter(self, request: Request) -> Response:
        """Swap the secret for a cookie."""
        slot = hashed(request)[:SLOT]
        if await self.find(hashed(request)) is None:
            many = self.guesses.miss(doors.address(request))
            raise RefusedError(429, "slips.too_many") if many else RefusedError(404, "slips.spent")
        response = RedirectResponse(f"/m/utskrift/{slot}", 303)
        doors.keep(response, slot, request.path_params["token"])
        return response

    async def show(self, request: Request) -> Response:
        """The paper: nothing in it is changed by looking, and nothing can be pressed."""
        slot = request.path_params["slot"]
        token = request.cookies.get(doors.cookie_name(slot), "")
        if not token or token_hash(token)[:SLOT] != slot:
            raise RefusedError(403, "slips.open_again")
        found = await self.find(token_hash(token))
        if found is None:
            raise RefusedError(404, "slips.spent")
        family, form = found
        place, code = Place(request.url.path, EASY, ()), qr(f"{self.origin}/m/f/{family}")
        return HTMLResponse(html("sheet.html", place, code=code, lines=LINES, **asked(form)))


def routes(sheets: Sheets) -> list[Route]:
    """The addresses of papers."""
    return [
        Route("/m/lapp/{token}", fenced(sheets.enter), methods=["GET"]),
        Route("/m/utskrift/{slot}", fenced(sheets.show), methods=["GET"]),
    ]


def qr(link: str) -> str:
    """The link as a drawing in SVG, black on white, with the margin that readers need."""
    code = segno.make(link, error="m", micro=False)
    return code.svg_inline(border=4, dark="#000", light="#fff", omitsize=True)
