"""The page that a slip's QR code leads a family to.

It knows nobody and needs no cookie: what reads a QR code often opens a browser of its own, which
has forgotten everything when the family goes on in another.
"""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial
from importlib.resources import files
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from bot import texts
from bot.privacy.secrets import token_hash
from bot.replies import AnyOf, Form, Heading, Reply, T
from bot.web import doors, render, sent
from bot.web.doors import Guesses
from bot.web.render import Place
from bot.web.routes import fenced

EASY = "latt"
LANGUAGES = {EASY: "slips.swedish", "en": "pages.english"}


@dataclass(frozen=True)
class Slips:
    """Everything a family's secret leads to, each asked for by its hash.

    `look` shows the question, or thanks, and changes nothing; `answer` keeps what was ticked.
    Neither tells whose slip it is; None means that the secret opens nothing. `origin` is ours,
    as browsers write it. `guesses` are counted together with those at pages.
    """

    look: Callable[[str], Awaitable[Reply | None]]
    answer: Callable[[str, Sequence[str]], Awaitable[Reply | None]]
    origin: str
    guesses: Guesses

    async def show(self, request: Request) -> Response:
        """The question, or thanks where it has been answered."""
        reply = await self.look(hashed(request))
        return self._gone(request) if reply is None else _page(_place(request), reply)

    async def send(self, request: Request) -> Response:
        """What was ticked; thanks come by a GET, so that reloading is harmless."""
        doors.own_form(request, self.origin)
        fields = sent.read(await doors.body(request))
        reply = await self.answer(hashed(request), fields.fields.get("family", ()))
        if reply is None:
            return self._gone(request)
        place = _place(request)
        if reply.errors:
            return _page(place, reply)
        return RedirectResponse(f"{place.path}?{urlencode({'sprak': place.language})}", 303)

    def _gone(self, request: Request) -> Response:
        many = self.guesses.miss(doors.address(request))
        sentence = T("slips.too_many" if many else "slips.gone")
        headers = {"Retry-After": "600"} if many else {}
        page = html("slip_gone.html", _place(request), sentence=sentence)
        return HTMLResponse(page, 429 if many else 404, headers=headers)


def routes(slips: Slips) -> list[Route]:
    """The addresses of slips, and how they look."""
    return [
        Route("/m/stil/lapp.css", fenced(style), methods=["GET"]),
        Route("/m/f/{token}", fenced(slips.show), methods=["GET"]),
        Route("/m/f/{token}", fenced(slips.send), methods=["POST"]),
    ]


def html(template: str, place: Place, **values: object) -> str:
    """A page of a slip; some sentences stand in English too, whatever language was chosen."""
    in_english = partial(texts.render, language="en")
    return render.page(template, place, offered=LANGUAGES, in_english=in_english, **values)


def asked(form: Form) -> Mapping[str, object]:
    """The question's parts, by what the templates call them."""
    ticks = next(each for each in form.fields if isinstance(each, AnyOf))
    answer_by = next(each.text for each in form.fields if isinstance(each, Heading))
    return {"form": form, "ticks": ticks, "answer_by": answer_by}


def hashed(request: Request) -> str:
    """What is stored of the secret in the address; nothing for what can be none."""
    token = request.path_params["token"]
    return "" if len(token) > doors.LONGEST_TOKEN else token_hash(token)


async def style(_request: Request) -> Response:
    """How slips look, on screens and on paper."""
    return Response(_style(), media_type="text/css")


@cache
def _style() -> bytes:
    return files("bot.web").joinpath("static", "slip.css").read_bytes()


def _place(request: Request) -> Place:
    wanted = request.query_params.get("sprak", EASY)
    return Place(request.url.path, wanted if wanted in LANGUAGES else EASY, ())


def _page(place: Place, reply: Reply) -> Response:
    """The question with what is wrong, or thanks."""
    if reply.form is None:
        return HTMLResponse(html("slip_thanks.html", place, said=render.sentences(reply)))
    wrong = reply.errors.get("family")
    return HTMLResponse(html("slip.html", place, wrong=wrong, **asked(reply.form)))
