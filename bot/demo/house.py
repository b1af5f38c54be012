"""The demo's house: a bot, a chat in memory, and a real mail server that keeps what it gets."""

import contextlib
import secrets as random
import tempfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from bot.agreement import Agreement
from bot.app import Bot, build
from bot.counts import UNCOUNTED, Counts
from bot.demo import district
from bot.demo.forums import seed_forums
from bot.doors import page_of
from bot.events import Room
from bot.outgoing import ChatMessage
from bot.outlets.mail import Sender
from bot.outlets.mailbox import Caught, Mailbox
from bot.outlets.smtp import Smtp, SmtpSettings, StartTls
from bot.platforms.browser.send import NobodyThereError, send
from bot.platforms.browser.workspace import PLATFORM, Workspace
from bot.post import Post
from bot.privacy.secrets import Secrets
from models.registry import area_by_slug
from models.store import Store, migrate
from scheduler.errors import SendError

SENDER = Sender("samordnaren@exempelviken.example", "exempelviken.example")


@dataclass(frozen=True)
class Chat:
    """The browser's workspace as a platform that messages can be sent to."""

    workspace: Workspace
    now: Callable[[], datetime]

    async def send(self, message: ChatMessage) -> str:
        """Post or edit; returns the message's id.

        Raises:
            SendError: `chat.nobody_there`.
        """
        try:
            return send(self.workspace, message, self.now())
        except NobodyThereError:
            raise SendError("chat.nobody_there", permanent=True) from None

    async def find(self, message: ChatMessage) -> str | None:
        """Whether a message with this key is there."""
        return self.workspace.find(message.key)

    def can_look(self, _message: ChatMessage) -> bool:
        """Every message is there to be seen."""
        return True

    def paces(self, _message: ChatMessage) -> Mapping[str, timedelta]:
        """Nobody counts here."""
        return {}

    async def room(self, channel: str) -> Room | None:
        """Who can read there."""
        return self.workspace.room(channel)


@dataclass(frozen=True)
class House:
    """Everything that runs in a demo or a test."""

    bot: Bot
    store: Store
    workspace: Workspace
    mailbox: Mailbox
    secrets: Secrets


@contextlib.contextmanager
def house(
    now: Callable[[], datetime],
    url: str | None = None,
    on_mail: Callable[[Caught], None] | None = None,
    public_url: str = "https://samordnaren.example",
    agreement: Agreement = district.AGREEMENT,
    counts: Counts = UNCOUNTED,
    neighbours: Mapping[str, Agreement] | None = None,
) -> Iterator[House]:
    """A seeded house, gone without a trace at the end.

    Args:
        now: The clock everything goes by.
        url: A migrated database, empty or with the district; when not given a temporary SQLite
            file, with the forums' two terms as well.
        on_mail: Told of each mail, from the mail server's thread.
        public_url: Where the pages that mails lead to are served.
        agreement: The district's rules.
        counts: What is told of all that happens.
        neighbours: The rules of other areas of the installation, by short name; they have no rows.
    """
    with contextlib.ExitStack() as stack:
        own = url is None
        if url is None:
            folder = stack.enter_context(tempfile.TemporaryDirectory(prefix="samordna-"))
            url = f"sqlite:///{Path(folder) / 'demo.db'}"
            migrate(url)
        store = Store(url)
        stack.callback(store.close)
        mailbox = Mailbox(on_mail=on_mail)
        mailbox.start()
        stack.callback(mailbox.stop)
        with store.transaction() as tx:
            if area_by_slug(tx, district.SLUG) is None:
                area = district.seed(tx, now())
                if own:
                    seed_forums(tx, area, agreement, now())
        workspace, secrets = district.workspace(), Secrets(random.token_bytes(32))
        smtp = Smtp(SmtpSettings("127.0.0.1", mailbox.port, SENDER.address, starttls=StartTls.NONE))
        page = page_of(public_url, secrets)
        post = Post({PLATFORM: Chat(workspace, now)}, smtp, SENDER, now, page)
        rules = {district.SLUG: agreement.served_at(public_url), **(neighbours or {})}
        bot = build(store, rules, secrets, post, "demo", counts)
        yield House(bot, store, workspace, mailbox, secrets)
