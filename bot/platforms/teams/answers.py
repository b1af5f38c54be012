"""Answers: what goes back in an invoke's answer, and the messages that must be sent at once.

A press in place, a dialog and a form get their answer in the HTTP answer. A message has no such
place: what it is answered with is posted, tried again while Teams is busy, and finished beside
us when that takes longer than people wait for. Whatever was done is in the database by then.
"""

import asyncio
from collections.abc import Awaitable, Callable, Collection, Coroutine
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import Any

import structlog

from bot.events import Event, Pressed, Said
from bot.platforms.teams import cards, forms, memo, parse
from bot.platforms.teams.around import Around, Surroundings
from bot.platforms.teams.cards import Canvas, Where
from bot.platforms.teams.connector import TOO_LARGE, CallError
from bot.platforms.teams.connector import Where as There
from bot.platforms.teams.http import Answer
from bot.platforms.teams.memo import Memo, Opening, Ours, Press, Send
from bot.platforms.teams.payloads import Activity
from bot.platforms.teams.send import Sending
from bot.platforms.teams.text import Json, nfc, spoken, unmarked
from bot.replies import Audience, Reply, T, Text, say
from bot.shown import Values
from models.conversations import forget_conversations

log = structlog.get_logger()

PATIENCE = 1.8
"""Seconds that an answer waits for a message that goes with it."""
AT_MOST = timedelta(minutes=2)
"""How long a message that answers somebody is tried."""


@dataclass(frozen=True)
class Answers:
    """Answers each kind of activity.

    `answer` does what is asked; `look` shows the same and does nothing, for a form that is made
    anew. `dialogs` are the buttons that open a form. `busy` are messages still on their way.
    """

    answer: Callable[[Event], Awaitable[Reply]]
    look: Callable[[Event], Awaitable[Reply]]
    surroundings: Surroundings
    sending: Sending
    dialogs: Collection[str]
    patience: float = PATIENCE
    busy: set[asyncio.Task[Any]] = field(default_factory=set)

    async def handle(self, app: str, sent: Activity) -> Answer:
        """What an activity is answered with; kinds that we do not know have no effect."""
        match sent.type, sent.name:
            case "message", _:
                return await self._message(app, sent)
            case "invoke", "adaptiveCard/action":
                return await self._acted(app, sent)
            case "invoke", "task/fetch":
                return await self._fetched(app, sent)
            case "invoke", "task/submit":
                return await self._submitted(app, sent)
            case "invoke", "composeExtension/fetchTask":
                return await self._marked(app, sent)
            case "invoke", "composeExtension/submitAction":
                return await self._submitted(app, sent)
            case "invoke", _:
                return Answer(501)
            case (("installationUpdate" | "conversationUpdate"), _):
                return await self._moved(app, sent)
            case _:
                return Answer()

    async def settle(self) -> None:
        """Wait for the messages that are still on their way."""
        while self.busy:
            await asyncio.gather(*self.busy, return_exceptions=True)

    async def run(self, stop: asyncio.Event) -> None:
        """Until *stop* is set; what is on its way then is finished first, but not for long."""
        await stop.wait()
        if self.busy:
            await asyncio.wait(self.busy, timeout=5)

    # Messages

    async def _message(self, app: str, sent: Activity) -> Answer:
        ours = memo.read(sent.data)
        around = await self._around(app, sent, ours)
        if isinstance(ours, Press):
            # A program that knows no Action.Execute sends a message with the button's data.
            event: Event = parse.asked(sent, parse.opening(ours), around.room)
            opening = parse.opening(ours)
        else:
            event = parse.said(sent, around.room)
            opening = Opening(words=event.text)
        reply = await self._answered(event)
        if self._is_private(sent, reply):
            around = replace(around, carried=around.room.channel)
        made = self._shown(reply, Memo(opening=opening, turn=event.event_id), around)
        await self._in_time(self._told(sent, around, reply, made))
        return Answer()

    async def _told(self, sent: Activity, around: Around, reply: Reply, made: Json) -> None:
        """Post an answer where only the person sees it, and say in the room that it is there."""
        if not self._is_private(sent, reply):
            await self._post(around.here, made, around)
            return
        connector, user = self.sending.connector, parse.user(sent)
        try:
            there = await connector.patiently(
                lambda: self.sending.dialogue(user.tenant, user.user), AT_MOST
            )
            await self._post(there, made, around)
            told = say("teams.answered_privately")
        except CallError as error:
            if not error.permanent:
                raise
            told = say("teams.cannot_reach_you")
        thread = replace(around.here, conversation=sent.conversation.id)
        await self._post(thread, cards.message(told, self._canvas(around)), around)

    async def _post(self, where: There, made: Json, around: Around) -> None:
        """Post an answer, or that Teams did not take it."""
        connector = self.sending.connector
        try:
            await connector.patiently(lambda: connector.post(where, made), AT_MOST)
        except CallError as error:
            if error.status != TOO_LARGE:
                raise
            short = cards.message(say("teams.too_large"), self._canvas(around))
            await connector.patiently(lambda: connector.post(where, short), AT_MOST)

    def _is_private(self, sent: Activity, reply: Reply) -> bool:
        """Whether an answer must not stand where it was asked for."""
        own = sent.conversation.conversation_type == "personal"
        return not own and reply.audience is not Audience.ROOM

    # Cards

    async def _acted(self, app: str, sent: Activity) -> Answer:
        ours = memo.read(parse.inputs_of(sent))
        around = await self._around(app, sent, ours)
        match ours:
            case Press() as press:
                return await self._pressed(sent, press, around)
            case Send() as send:
                made = await self._form(sent, send, around, Where.CHAT)
                if isinstance(made, dict):
                    return Answer(body=_card(made))
                self._beside(self._everywhere(sent, around, made))
                return Answer(body=_card(cards.card(made, self._canvas(around))))
            case None:
                return Answer(400)

    async def _pressed(self, sent: Activity, press: Press, around: Around) -> Answer:
        opening = parse.opening(press)
        event = parse.asked(sent, opening, around.room)
        reply = await self._answered(event)
        if reply.replaces and reply.form is None:
            card = cards.card(reply, self._canvas(around))
            self._beside(self._everywhere(sent, around, reply))
            return Answer(body=_card(card))
        if reply.form is None and all(isinstance(part, Text) for part in reply.parts):
            return Answer(body=_text(self._words(reply, around)))
        drawn = Memo(opening=opening, card=sent.reply_to_id, turn=event.event_id)
        made = self._shown(reply, drawn, around)
        await self._in_time(self._post(around.here, made, around))
        return Answer(body=_text(self._words(say("teams.see_below"), around)))

    async def _everywhere(self, sent: Activity, around: Around, reply: Reply) -> None:
        """The card as it is now, on the person's other devices too."""
        if sent.reply_to_id:
            body = cards.message(reply, self._canvas(around))
            await self.sending.update(around.here, sent.reply_to_id, body)

    # Dialogs

    async def _fetched(self, app: str, sent: Activity) -> Answer:
        press = memo.read(parse.inputs_of(sent))
        around = await self._around(app, sent, press)
        if not isinstance(press, Press):
            return Answer(400)
        opening = parse.opening(press)
        event = parse.asked(sent, opening, around.room)
        return await self._opened(sent, event, opening, around)

    async def _marked(self, app: str, sent: Activity) -> Answer:
        """A shortcut on a message: its form, with what the message says and nothing kept of it."""
        around = await self._around(app, sent)
        button = sent.data.get("commandId")
        payload = sent.data.get("messagePayload")
        if not isinstance(button, str) or not button or "\0" in button:
            return Answer(400)
        body = payload.get("body") if isinstance(payload, dict) else None
        content = body.get("content") if isinstance(body, dict) else None
        words = nfc(spoken(unmarked(content))) if isinstance(content, str) else ""
        called, user = parse.event_id(sent), parse.user(sent)
        event = Pressed(called, user, around.room, button, "", words.replace("\0", ""))
        return await self._opened(sent, event, Opening(button), around)

    async def _opened(
        self, sent: Activity, event: Event, opening: Opening, around: Around
    ) -> Answer:
        reply = await self._answered(event)
        canvas = self._canvas(around, Where.DIALOG)
        if reply.form:
            drawn = Memo(opening=opening, card=sent.reply_to_id, turn=event.event_id)
            made = forms.form(reply.form, drawn, canvas, before=reply.parts)
            return Answer(body=self._dialog(made, canvas.say(reply.form.title)))
        if reply.replaces:
            self._beside(self._everywhere(sent, around, reply))
        return Answer(body=self._dialog(cards.card(reply, canvas), canvas.say(T("chat.title"))))

    async def _submitted(self, app: str, sent: Activity) -> Answer:
        ours = memo.read(parse.inputs_of(sent))
        around = await self._around(app, sent, ours)
        canvas = self._canvas(around, Where.DIALOG)
        if isinstance(ours, Press):
            opening = parse.opening(ours)
            event = parse.asked(sent, opening, around.room)
            return await self._opened(sent, event, opening, around)
        if ours is None:
            return Answer(400)
        made = await self._form(sent, ours, around, Where.DIALOG)
        title = canvas.say(T("chat.title"))
        if isinstance(made, dict):
            return Answer(body=self._dialog(made, title))
        if made.replaces and await self._card_changed(ours.memo, made, around):
            return Answer(body={})
        return Answer(body=self._dialog(cards.card(made, canvas), title))

    async def _card_changed(self, of: Memo, reply: Reply, around: Around) -> bool:
        if not of.card:
            return False
        body = cards.message(reply, self._canvas(around))
        return await self._in_time(self.sending.update(around.here, of.card, body))

    # Forms, wherever they stand

    async def _form(self, sent: Activity, send: Send, around: Around, where: Where) -> Json | Reply:
        """The form anew, with what is wrong or lacking; or what came of it."""
        canvas, held = self._canvas(around, where), parse.held(sent, send.memo)
        if send.place:
            return await self._redrawn(
                sent, send.memo, around, canvas, {**held, send.place: send.words}
            )
        if forms.lacks_fields(send.memo, parse.values(sent, send.memo)):
            return await self._redrawn(sent, send.memo, around, canvas, held)
        event = parse.filled(sent, send.memo, around.room)
        reply = await self._answered(event)
        if reply.errors:
            return await self._redrawn(sent, send.memo, around, canvas, held, reply)
        if reply.form:
            # A form that led to another one is what that one is made anew from.
            led = Opening(form=event.form, about=event.about, values=event.values)
            drawn = replace(send.memo, opening=led, turn=event.event_id)
            return forms.form(reply.form, drawn, canvas, before=reply.parts)
        if where is Where.CHAT and reply.replaces and send.memo.card:
            await self._card_changed(send.memo, reply, around)
        return reply

    async def _redrawn(
        self,
        sent: Activity,
        of: Memo,
        around: Around,
        canvas: Canvas,
        filled: Values,
        refused: Reply | None = None,
    ) -> Json | Reply:
        reply = await self._safely(self.look(parse.asked(sent, of.opening, around.room)))
        if reply.form is None or reply.form.id != of.form:
            return refused or reply
        drawn = replace(of, turn=parse.event_id(sent))
        return forms.form(reply.form, drawn, canvas, filled, refused)

    # Coming and going

    async def _moved(self, app: str, sent: Activity) -> Answer:
        gone = sent.type == "installationUpdate" and sent.action.startswith("remove")
        left = any(each.id == sent.recipient.id for each in sent.members_removed)
        self.surroundings.forget()
        if gone or left:
            conversation = sent.conversation.id.split(parse.THREAD)[0]
            await self.sending.store.run(forget_conversations, [conversation])
            return Answer()
        around = await self._around(app, sent)
        own = sent.conversation.conversation_type == "personal"
        if own and sent.type == "installationUpdate" and sent.action == "add":
            event = Said(parse.event_id(sent), parse.user(sent), around.room, "")
            reply = await self._answered(event)
            made = self._shown(reply, Memo(turn=event.event_id), around)
            await self._in_time(self._post(around.here, made, around))
        return Answer()

    # Helpers

    def _shown(self, reply: Reply, drawn: Memo, around: Around) -> Json:
        """A reply as a message, its form in it."""
        canvas = self._canvas(around)
        if reply.form is None:
            return cards.message(reply, canvas)
        made = forms.form(reply.form, drawn, canvas, before=reply.parts)
        return cards.activity(made, reply, canvas)

    def _canvas(self, around: Around, where: Where = Where.CHAT) -> Canvas:
        return Canvas(around.language, where, self.dialogs, around.carried)

    def _words(self, reply: Reply, around: Around) -> str:
        say_it = self._canvas(around).say
        told = "\n".join(say_it(part.text) for part in reply.parts if isinstance(part, Text))
        return told or say_it(T("chat.preview"))

    def _dialog(self, card: Json, title: str) -> Json:
        content = {"contentType": cards.TYPE, "content": card}
        shown = {"title": title, "height": "large", "width": "medium", "card": content}
        return {"task": {"type": "continue", "value": shown}}

    async def _around(self, app: str, sent: Activity, ours: Ours | None = None) -> Around:
        what = ours.memo if isinstance(ours, Send) else ours
        return await self.surroundings.of_carried(app, sent, what.channel if what else "")

    async def _answered(self, event: Event) -> Reply:
        return await self._safely(self.answer(event))

    async def _safely(self, answer: Awaitable[Reply]) -> Reply:
        try:
            return await answer
        except Exception:
            log.exception("fault")
            return say("chat.fault")

    async def _in_time(self, call: Coroutine[Any, Any, Any]) -> bool:
        """Whether it was done while the answer could wait; if not, it goes on beside us."""
        task = self._beside(call)
        done, _ = await asyncio.wait({task}, timeout=self.patience)
        return bool(done) and task.result() is True

    def _beside(self, call: Coroutine[Any, Any, Any]) -> asyncio.Task[bool]:
        task = asyncio.ensure_future(_went_well(call))
        self.busy.add(task)
        task.add_done_callback(self.busy.discard)
        return task


async def _went_well(call: Coroutine[Any, Any, Any]) -> bool:
    try:
        await call
    except CallError as error:
        log.warning("not shown at once", reason=error.reason, status=error.status)
        return False
    except Exception:
        log.exception("fault")
        return False
    return True


def _card(made: Json) -> Json:
    return {"statusCode": 200, "type": cards.TYPE, "value": made}


def _text(words: str) -> Json:
    return {"statusCode": 200, "type": "application/vnd.microsoft.activity.message", "value": words}
