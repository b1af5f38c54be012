"""Where a message goes, and sending it there: to somebody's own chat, or to a room."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from bot.outgoing import ChatMessage
from bot.platforms.teams import cards, limits
from bot.platforms.teams.cards import Canvas
from bot.platforms.teams.connector import TOO_LARGE, CallError, Connector, Where
from bot.platforms.teams.text import Json
from models.conversations import (
    Conversation,
    conversation_by_id,
    conversation_seen,
    forget_conversations,
    latest_conversation,
    own_conversation,
)
from models.store import Store, Tx

ANYWHERE = "https://smba.trafficmanager.net/teams/"
"""Where a tenant is served that has not spoken to us yet."""

SMALLEST = 6 * 1024
GONE = (403, 404, 410)


@dataclass(frozen=True)
class Sending:
    """Our way out. `apps`: tenant → our app there; `service` is a simulator's address, or empty."""

    store: Store
    connector: Connector
    apps: Mapping[str, str]
    dialogs: frozenset[str]
    now: Callable[[], datetime]
    service: str = ""

    async def send(self, message: ChatMessage) -> str:
        """Post the message, or change the one it edits; returns its id.

        A message that is gone is posted anew, unless it only edits.

        Raises:
            CallError: it was not taken, or nobody can know.
        """
        where = await self.where(message)
        canvas = Canvas(message.language, dialogs=self.dialogs)

        def made(most: int) -> Json:
            return cards.message(message.reply, canvas, most)

        if message.edits:
            try:
                await self._fitting(lambda body: self.update(where, message.edits, body), made)
            except CallError as error:
                if error.status not in GONE:
                    raise
                if message.only_edits:
                    raise CallError("chat.gone", permanent=True, status=error.status) from None
            else:
                return message.edits
        try:
            return await self._fitting(lambda body: self.connector.post(where, body), made)
        except CallError as error:
            if not (message.private and error.status == 404):
                raise
            # The chat that we remember is gone: another has taken its place, or nobody is there.
            await self.store.run(forget_conversations, [where.conversation])
            where = await self.where(message)
            return await self._fitting(lambda body: self.connector.post(where, body), made)

    async def update(self, where: Where, message: str, body: Json) -> str:
        """Put another message in the place of one of ours; returns its id.

        Raises:
            CallError: it was not taken, or nobody can know.
        """
        await self.connector.update(where, message, body)
        return message

    async def where(self, message: ChatMessage) -> Where:
        """The conversation a message is for.

        Raises:
            CallError: there is none.
        """
        if message.tenant not in self.apps:
            raise CallError("chat.no_such_tenant", permanent=True)
        if message.private:
            return await self.dialogue(message.tenant, message.to)
        row = await self.store.run(conversation_by_id, message.to)
        known = row or await self.store.run(latest_conversation, message.tenant)
        return replace(self._of(message.tenant, known), conversation=message.to)

    async def dialogue(self, tenant: str, user: str) -> Where:
        """Somebody's own chat with the bot, opened when there is none yet.

        Raises:
            CallError: the bot is not installed for them, or Teams does not say.
        """
        if row := await self.store.run(own_conversation, tenant, user):
            return self._of(tenant, row)
        known = await self.store.run(latest_conversation, tenant)
        where = self._of(tenant, known)
        bot = known.bot if known else f"28:{where.app}"
        made = await self.connector.open_dialogue(where, bot, user, tenant)
        await self.store.run(self._opened, replace(where, conversation=made), bot, tenant, user)
        return replace(where, conversation=made)

    def _opened(self, tx: Tx, where: Where, bot: str, tenant: str, user: str) -> None:
        row = Conversation(
            tenant=tenant,
            conversation=where.conversation,
            kind="personal",
            user=user,
            app=where.app,
            bot=bot,
            service_url=where.service_url,
            seen_at=self.now(),
        )
        conversation_seen(tx, row)

    def _of(self, tenant: str, row: Conversation | None) -> Where:
        if row is None:
            return Where(self.apps[tenant], self.service or ANYWHERE, "")
        return Where(self.apps[tenant], row.service_url, row.conversation)

    async def _fitting(
        self, call: Callable[[Json], Awaitable[str]], made: Callable[[int], Json]
    ) -> str:
        """Made smaller for as long as Teams calls it too large."""
        most = limits.CARD
        while True:
            try:
                return await call(made(most))
            except CallError as error:
                most //= 2
                if error.status != TOO_LARGE or most < SMALLEST:
                    raise
