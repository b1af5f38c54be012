"""*Postlådan*: the mails that were caught, newest first, and each as it would arrive."""

from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response, StreamingResponse

from bot.platforms.browser import render
from bot.platforms.browser.chat import person_in
from bot.platforms.browser.loopback import RefusedError
from bot.platforms.browser.mailbox import MailboxView, MailSeen
from bot.platforms.browser.shell import Shell, shell
from bot.platforms.browser.stream import stream
from bot.platforms.browser.workspace import Workspace


@dataclass(frozen=True)
class Mails:
    """The pages of the mailbox; `?som=` keeps the person who looks, so that they find back."""

    workspace: Workspace
    mailbox: MailboxView

    async def all(self, request: Request) -> Response:
        """Every mail."""
        return self._listed(request, "mails.html")

    async def fragment(self, request: Request) -> Response:
        """The list alone, for a page that heard of a new one."""
        return self._listed(request, "mail_list.html")

    async def one(self, request: Request) -> Response:
        """One mail: its text, its invitation and its source."""
        values = {"shell": self._shell(request), "mail": self._mail(request)}
        return HTMLResponse(render.page("mail.html", **values))

    async def source(self, request: Request) -> Response:
        """The mail as a file, for a mail program to open."""
        mail = self._mail(request)
        name = f'attachment; filename="mejl-{mail.number}.eml"'
        headers = {"Content-Disposition": name}
        return Response(mail.source, media_type="text/plain", headers=headers)

    async def live(self, _request: Request) -> Response:
        """New mails as server-sent events, for whoever is nobody in particular."""
        frames = stream(self.workspace, self.mailbox, None)
        return StreamingResponse(frames, media_type="text/event-stream")

    def _listed(self, request: Request, template: str) -> Response:
        values = {"shell": self._shell(request), "mails": self.mailbox.mails()}
        return HTMLResponse(render.page(template, **values))

    def _shell(self, request: Request) -> Shell:
        user = request.query_params.get("som")
        person = person_in(self.workspace, user) if user else None
        return shell(self.workspace, self.mailbox, person)

    def _mail(self, request: Request) -> MailSeen:
        mail = self.mailbox.mail(request.path_params["number"])
        if mail is None:
            raise RefusedError(404, "Det mejlet finns inte i Postlådan.")
        return mail
