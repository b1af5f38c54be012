"""The school year as a page, and as a picture for a chat."""

import textwrap
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import date
from functools import cache, partial
from importlib.resources import files
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from bot import texts, years
from bot.privacy.secrets import token_hash
from bot.web import doors, render
from bot.web.doors import SLOT, Guesses, RefusedError
from bot.web.render import Place
from bot.web.routes import fenced
from bot.web.wheel_drawing import MARK, SIZE, drawing
from bot.years import MEETINGS, Entry, Line, YearWheel

LANGUAGES = {"sv": "pages.swedish", "en": "pages.english"}
WIDE = 30
"""Characters of a line in the middle of the wheel."""
IN_THE_MIDDLE = 4
"""Forums whose counts stand in the middle; the page's table has them all."""

Read = Callable[[str, int | None, str | None], Awaitable[YearWheel | None]]
"""From a secret's hash, a year and a language that were asked for."""


@dataclass(frozen=True)
class Wheels:
    """Everything a team's link to its year leads to.

    `read` gives the year behind the link with this hash, None when it opens nothing; `png` makes
    a picture of a drawing. `guesses` are counted together with those at pages.
    """

    read: Read
    png: Callable[[str], Awaitable[bytes]]
    guesses: Guesses

    async def enter(self, request: Request) -> Response:
        """Swap the secret for a cookie, since browsers print the address of what they print."""
        token = request.path_params["token"]
        await self._of(request, _hashed(token))
        slot = _hashed(token)[:SLOT]
        response = RedirectResponse(f"/m/arshjul/{slot}", 303)
        doors.keep(response, slot, token)
        return response

    async def show(self, request: Request) -> Response:
        """The wheel and the list: nothing in it is changed by looking."""
        slot = request.path_params["slot"]
        token = request.cookies.get(doors.cookie_name(slot), "")
        if not token or _hashed(token)[:SLOT] != slot:
            raise RefusedError(403, "wheel.open_again")
        wheel = await self._of(request, _hashed(token))
        place = Place(request.url.path, "en" if wheel.language == "en" else "sv", ())
        return HTMLResponse(page(wheel, place))

    async def picture(self, request: Request) -> Response:
        """The wheel alone, for a chat that fetches it: whoever has the address has the key."""
        wheel = await self._of(request, _hashed(request.path_params["token"]))
        language = "en" if wheel.language == "en" else "sv"
        png = await self.png(svg(wheel, language))
        headers = {
            "Cache-Control": "private, max-age=300",
            # Chats show it in a page of their own.
            "Cross-Origin-Resource-Policy": "cross-origin",
        }
        return Response(png, headers=headers, media_type="image/png")

    async def _of(self, request: Request, hashed: str) -> YearWheel:
        asked = request.query_params.get("ar", "")
        year = int(asked) if asked.isdecimal() and len(asked) == len("2026") else None
        language = request.query_params.get("sprak", "")
        wheel = await self.read(hashed, year, language if language in LANGUAGES else None)
        if wheel is None:
            many = self.guesses.miss(doors.address(request))
            raise RefusedError(429, "pages.too_many") if many else RefusedError(404, "wheel.none")
        return wheel


def routes(wheels: Wheels) -> list[Route]:
    """The addresses of the year, and how it looks."""
    return [
        Route("/m/stil/arshjul.css", fenced(style), methods=["GET"]),
        Route("/feed/{token}/arshjul", fenced(wheels.enter), methods=["GET"]),
        Route("/feed/{token}/arshjul.png", fenced(wheels.picture), methods=["GET"]),
        Route("/m/arshjul/{slot}", fenced(wheels.show), methods=["GET"]),
    ]


def page(wheel: YearWheel, place: Place) -> str:
    """The whole page: the drawing, the counts and the list, which says all that is drawn."""
    return render.page(
        "wheel.html",
        place,
        wheel=wheel,
        offered=LANGUAGES,
        drawn=svg(wheel, place.language),
        months=_by_month(wheel),
        numbers=_numbers(wheel),
        years=years,
        week=_week,
        when=partial(_when, language=place.language),
        month=partial(_month, language=place.language, form="MMMM y"),
        address=partial(_address, place),
        Entry=Entry,
    )


def svg(wheel: YearWheel, language: str) -> str:
    """The drawing by itself, in light colours unless a style says otherwise."""
    say = partial(texts.render, language=language)
    forums = [
        {
            "title": textwrap.shorten(say(each.title), WIDE, placeholder=" …"),
            "counts": say(years.counted_short(each)),
        }
        for each in wheel.forums[:IN_THE_MIDDLE]
    ]
    return (
        render.templates()
        .get_template("wheel_svg.html")
        .render(
            wheel=wheel,
            d=drawing(wheel),
            size=SIZE,
            mark=MARK,
            forums=forums,
            team=textwrap.wrap(wheel.team, WIDE)[:2],
            say=say,
            month=partial(_month, language=language, form="LLL"),
        )
    )


def _by_month(wheel: YearWheel) -> list[tuple[date, list[Line]]]:
    """The lines by the month they begin in, in order."""
    found: dict[date, list[Line]] = {}
    for line in wheel.lines:
        found.setdefault(line.from_on.replace(day=1), []).append(line)
    return list(found.items())


def _numbers(wheel: YearWheel) -> dict[int, int]:
    """What number a meeting has on the wheel, by the identity of its line."""
    met = [each for each in wheel.lines if each.what in MEETINGS]
    return {id(line): number for number, line in enumerate(met, start=1)}


def _week(line: Line) -> str:
    """The ISO week, or the first and the last."""
    first, last = (each.isocalendar().week for each in (line.from_on, line.to_on))
    same = first == last and (line.to_on - line.from_on).days < len("veckans")
    return f"{first}" if same else f"{first}–{last}"


def _when(line: Line, language: str) -> str:
    """`tis 8 sep`, `17 aug – 18 dec`: the year stands above it."""
    if line.from_on == line.to_on:
        return texts.formatted(line.from_on, "EEE d MMM", language)
    return " – ".join(texts.formatted(day, "d MMM", language) for day in (line.from_on, line.to_on))


def _month(day: date, language: str, form: str) -> str:
    return texts.formatted(day, form, language)


def _address(place: Place, year: int, language: str = "") -> str:
    asked = {"sprak": language or place.language, "ar": str(year)}
    return f"{place.path}?{urlencode(asked)}"


def _hashed(token: str) -> str:
    return "" if len(token) > doors.LONGEST_TOKEN else token_hash(token)


async def style(_request: Request) -> Response:
    """How the year looks, on screens and on paper."""
    return Response(_style(), media_type="text/css")


@cache
def _style() -> bytes:
    return files("bot.web").joinpath("static", "wheel.css").read_bytes()
