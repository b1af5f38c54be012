"""The report as a page, as tables, and as an answer to print."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from functools import cache, partial
from importlib.resources import files
from urllib.parse import urlencode

from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from bot import reports, texts
from bot.errors import UserError
from bot.privacy.secrets import token_hash
from bot.replies import T
from bot.reports import Report, Told
from bot.web import doors, render
from bot.web.doors import SLOT, Guesses, RefusedError
from bot.web.render import Place
from bot.web.routes import fenced

LANGUAGES = {"sv": "pages.swedish", "en": "pages.english"}
PAGES = {"visa": "report.html", "svar": "report_answer.html"}
LONGEST_KEY = 80


Read = Callable[[str, str, str, str], Awaitable[tuple[Report, str] | None]]
"""From a key, a term, a part and an earlier area to the report and its reader's language."""


@dataclass(frozen=True)
class Reports:
    """Everything an administrator's link leads to.

    `opens` tells whether a key does; `read` gives the report and notes that it was read, None
    when the key opens nothing; `sheet` makes tables of it. `guesses` are counted together with
    those at pages.
    """

    opens: Callable[[str], Awaitable[bool]]
    read: Read
    sheet: Callable[[Report, Callable[[T], str]], bytes]
    guesses: Guesses

    async def enter(self, request: Request) -> Response:
        """Swap the key for a cookie, since browsers print the address of what they print."""
        key = request.path_params["key"]
        if len(key) > LONGEST_KEY or not await self.opens(key):
            raise self._refused(request)
        slot = token_hash(key)[:SLOT]
        response = RedirectResponse(f"/m/rapport/visa/{slot}", 303)
        doors.keep(response, slot, key)
        return response

    async def show(self, request: Request) -> Response:
        """The report, or the answer."""
        report, language = await self._read(request)
        asked = request.query_params.get("sprak", language)
        place = Place(request.url.path, "en" if asked == "en" else "sv", ())
        template = PAGES[request.path_params["what"]]
        return HTMLResponse(page(template, report, place, request.path_params["slot"]))

    async def tables(self, request: Request) -> Response:
        """The tables, in one file."""
        report, language = await self._read(request)
        say = partial(texts.render, language="en" if language == "en" else "sv")
        name = f"rapport-{report.term}.csv".lower()
        headers = {"Content-Disposition": f'attachment; filename="{name}"'}
        return Response(self.sheet(report, say), headers=headers, media_type="text/csv")

    async def _read(self, request: Request) -> tuple[Report, str]:
        slot = request.path_params["slot"]
        key = request.cookies.get(doors.cookie_name(slot), "")
        if not key or token_hash(key)[:SLOT] != slot:
            raise RefusedError(403, "report.open_again")
        asked = (request.query_params.get(each, "") for each in ("termin", "del", "omrade"))
        try:
            found = await self.read(key, *asked)
        except UserError:
            raise RefusedError(404, "report.no_such") from None
        if found is None:
            raise RefusedError(404, "report.gone")
        return found

    def _refused(self, request: Request) -> RefusedError:
        many = self.guesses.miss(doors.address(request))
        return RefusedError(429, "pages.too_many") if many else RefusedError(404, "report.gone")


def routes(made: Reports) -> list[Route]:
    """The addresses of the report, and how it looks."""
    return [
        Route("/m/stil/rapport.css", fenced(style), methods=["GET"]),
        Route("/m/rapport/{key}", fenced(made.enter), methods=["GET"]),
        Route("/m/rapport/csv/{slot}", fenced(made.tables), methods=["GET"]),
        Route("/m/rapport/{what:str}/{slot}", fenced(_known(made.show)), methods=["GET"]),
    ]


def _known(
    show: Callable[[Request], Awaitable[Response]],
) -> Callable[[Request], Awaitable[Response]]:
    async def run(request: Request) -> Response:
        if request.path_params["what"] not in PAGES:
            raise RefusedError(404, "report.gone")
        return await show(request)

    return run


def page(template: str, report: Report, place: Place, slot: str) -> str:
    """A page with links to the other ones."""
    asked = {"termin": report.term, "del": report.part, "omrade": report.slug}

    def address(what: str, **changes: str) -> str:
        told = {key: value for key, value in {**asked, **changes}.items() if value}
        return f"/m/rapport/{what}/{slot}?{urlencode(told)}"

    return _page(template, report, place, address=address, css=None)


def as_file(template: str, report: Report, language: str) -> str:
    """A page that stands alone: its style in it, no link out of it."""
    css = Markup(_style("page.css").decode() + _style("report.css").decode())  # noqa: S704 -- our own files
    return _page(template, report, Place("", language, ()), address=None, css=css)


def _page(template: str, report: Report, place: Place, **values: object) -> str:
    return render.page(
        template,
        place,
        report=report,
        reports=reports,
        share=reports.share,
        title=title(report),
        offered=LANGUAGES,
        Told=Told,
        **values,
    )


def title(report: Report) -> T:
    """What the report is called."""
    if report.part:
        return T("report.title_part", part=report.part, area=report.area, term=report.term)
    return T("report.title", area=report.area, term=report.term)


async def style(_request: Request) -> Response:
    """How the report looks, on screens and on paper."""
    return Response(_style("report.css"), media_type="text/css")


@cache
def _style(name: str) -> bytes:
    return files("bot.web").joinpath("static", name).read_bytes()
