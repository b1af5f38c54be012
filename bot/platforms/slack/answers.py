"""Answers: what goes back in the acknowledgement, and the few calls that must be made at once.

A command's answer and a form's rides in the HTTP answer. Slack has no such place for a press in
a message; its answer goes to the press's own `response_url`, which needs no token, costs none
of the limits that delivery lives by, and is the only way to change an ephemeral message. If it
is lost nothing else is: the press is in the database, and the card shows it at its next change
or press. Forms open with `views.open`, since a `trigger_id` lives for three seconds. None of
these calls may take more than 1.8, and all of it is done before the acknowledgement.
"""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any

import structlog

from bot.events import Event, Filled, User
from bot.platforms.slack import memo as memos
from bot.platforms.slack import modal, parse, remarks, render
from bot.platforms.slack.around import Around, Surroundings
from bot.platforms.slack.calls import CallError, Calls
from bot.platforms.slack.memo import Memo, Opening
from bot.platforms.slack.payloads import (
    BlockActions,
    Command,
    MessageAction,
    View,
    ViewSubmission,
)
from bot.platforms.slack.text import Block
from bot.replies import Button, Choices, Form, Look, Reply, T, Text, Tone, say
from bot.shown import Values, holds

log = structlog.get_logger()

PATIENCE = 1.8


@dataclass(frozen=True)
class Answers:
    """Answers each kind of payload; what it returns is the body of the acknowledgement.

    `answer` does what is asked; `look` shows the same and does nothing, for a form that is made
    anew as it grows.
    """

    answer: Callable[[Event], Awaitable[Reply]]
    look: Callable[[Event], Awaitable[Reply]]
    surroundings: Surroundings
    calls: Calls
    patience: float = PATIENCE

    async def command(self, sent: Command) -> Block | None:
        """A form, or an answer that only the person sees."""
        around = await self._around(parse.user(sent), sent.channel_id)
        event = parse.said(sent, around.room)
        reply = await self._answered(event)
        opening = Opening(words=event.text)
        memo = Memo(channel=sent.channel_id, opening=opening)
        reply = await self._opened(reply, memo, sent.trigger_id, around.language)
        return render.answer(reply, around.language) if reply.parts else None

    async def pressed(self, sent: BlockActions) -> None:
        """A button in a message: the message changes, a form opens, or somebody is told."""
        if sent.view:
            return await self._pressed_in_form(sent, sent.view)
        if sent.actions[0].action_id == render.VISITED:
            return None  # the browser is on its way already, and there is nothing to do
        channel = sent.channel.id if sent.channel else ""
        ts = sent.message.ts if sent.message else sent.container.message_ts
        around = await self._around(parse.user(sent), channel)
        reply = await self._answered(parse.pressed(sent, around.room))
        memo = Memo(
            channel=channel,
            card=f"{channel}:{ts}" if ts else "",
            opening=parse.opening(sent.actions[0]),
        )
        reply = await self._opened(reply, memo, sent.trigger_id, around.language)
        if reply.parts:
            body = {**render.answer(reply, around.language), "replace_original": reply.replaces}
            await self._told_in_time(self.calls.respond(sent.response_url, body))
        return None

    async def marked(self, sent: MessageAction) -> None:
        """A shortcut on a message: a form opens, or the person is told in private.

        What the message says stands in the form and in nothing that we keep: should the form
        not open, the button to try again has none of it.
        """
        channel = sent.channel.id
        around = await self._around(parse.user(sent), channel)
        reply = await self._answered(parse.marked(sent, around.room))
        memo = Memo(channel=channel, opening=Opening(sent.callback_id))
        reply = await self._opened(reply, memo, sent.trigger_id, around.language)
        if reply.parts:
            body = {**render.answer(reply, around.language), "replace_original": False}
            await self._told_in_time(self.calls.respond(sent.response_url, body))

    async def filled(self, sent: ViewSubmission) -> Block | None:
        """A form: errors at its fields, what came of it, or nothing, which closes it."""
        memo = memos.read(sent.view.private_metadata)
        around = await self._around(parse.user(sent), memo.channel)
        if lacks_fields(memo, sent):
            # `views.update` did not get through when the choice was made.
            return _update(await self._redrawn(sent, sent.view, memo, around))
        event = parse.filled(sent, memo, around.room)
        reply = await self._answered(event)
        if reply.remarks and (view := await self._remarked(sent, memo, around, reply)):
            return _update(view)
        inputs = list(sent.view.state.values)
        if reply.errors and inputs:
            errors = modal.errors(reply, inputs, around.language)
            return {"response_action": "errors", "errors": errors}
        if reply.form:
            memo = replace(memo, opening=_of(event), hidden={}, waits={})
            return _update(modal.form(reply.form, memo, around.language))
        if reply.replaces and await self._card_changed(memo, reply, around):
            return None
        return _update(modal.told(reply, memo, around.language)) if reply.parts else None

    async def _pressed_in_form(self, sent: BlockActions, view: View) -> None:
        memo = memos.read(view.private_metadata)
        around = await self._around(parse.user(sent), memo.channel)
        written = remarks.taken(sent.actions[0])
        if written is not None:
            memo = replace(memo, turn=memo.turn + 1)
            shown = await self._redrawn(sent, view, memo, around, written)
        elif sent.actions[0].type == "button":
            reply = await self._answered(parse.pressed(sent, around.room))
            memo = replace(memo, opening=parse.opening(sent.actions[0]))
            shown = _shown(reply, memo, around.language)
        else:
            shown = await self._redrawn(sent, view, memo, around)
        update = self.calls.tell("views.update", view_id=view.id, hash=view.hash, view=shown)
        await self._told_in_time(update)

    async def _remarked(
        self, sent: ViewSubmission, memo: Memo, around: Around, refused: Reply
    ) -> Block | None:
        """The form anew, with what can be done about its words below them; None if it is gone."""
        reply = await self._opened_again(sent, memo, around)
        if reply.form is None or reply.form.id != sent.view.callback_id:
            return None
        return modal.form(reply.form, memo, around.language, parse.held(sent, memo), refused)

    async def _opened_again(
        self, sent: BlockActions | ViewSubmission, memo: Memo, around: Around
    ) -> Reply:
        asked = parse.again(sent, memo.opening, around.room)
        return await self._safely(self.look(asked))

    async def _redrawn(
        self,
        sent: BlockActions | ViewSubmission,
        view: View,
        memo: Memo,
        around: Around,
        written: Values = MappingProxyType({}),
    ) -> Block:
        """The form anew, with all that was filled in and the fields that now matter."""
        reply = await self._opened_again(sent, memo, around)
        if reply.form and reply.form.id == view.callback_id:
            filled = {**parse.held(sent, memo), **written}
            return modal.form(reply.form, memo, around.language, filled)
        return _shown(reply, memo, around.language)

    async def _opened(self, reply: Reply, memo: Memo, trigger: str, language: str) -> Reply:
        """The reply without its form, which is open; or with a button to try once more."""
        if reply.form is None:
            return reply
        view = modal.form(reply.form, memo, language)
        opening = self.calls.tell("views.open", trigger_id=trigger, view=view)
        opened = await self._told_in_time(opening)
        return replace(reply, form=None) if opened else _try_again(memo.opening)

    async def _card_changed(self, memo: Memo, reply: Reply, around: Around) -> bool:
        channel, _, ts = memo.card.partition(":")
        if not ts:
            return False
        card = render.message(reply, around.language)
        return await self._told_in_time(
            self.calls.tell("chat.update", channel=channel, ts=ts, **card)
        )

    async def _answered(self, event: Event) -> Reply:
        return await self._safely(self.answer(event))

    async def _safely(self, answer: Awaitable[Reply]) -> Reply:
        try:
            return await answer
        except Exception:
            log.exception("fault")
            return say("chat.fault")

    async def _around(self, user: User, channel: str) -> Around:
        return await self.surroundings.of(user, channel)

    async def _told_in_time(self, call: Awaitable[Any]) -> bool:
        try:
            await asyncio.wait_for(call, self.patience)
        except (CallError, TimeoutError) as error:
            log.warning("not shown at once", reason=getattr(error, "reason", "chat.slow"))
            return False
        return True


def lacks_fields(memo: Memo, sent: ViewSubmission) -> bool:
    """Whether what was chosen calls for fields that the modal did not show."""
    filled = parse.values(sent)
    return any(holds(filled, field, value) for field, value in memo.waits.values())


def _try_again(opening: Opening) -> Reply:
    words = Button(parse.WORDS, opening.words, T("chat.open_form"), Look.PRIMARY)
    again = replace(words, id=opening.button, value=opening.value) if opening.button else words
    return Reply((Text(T("slack.form_did_not_open"), Tone.WARNING), Choices((again,))))


def _shown(reply: Reply, memo: Memo, language: str) -> Block:
    form: Form | None = reply.form
    return modal.form(form, memo, language) if form else modal.told(reply, memo, language)


def _of(event: Filled) -> Opening:
    """A form that led to another one: it is what that one is made anew from."""
    return Opening(form=event.form, about=event.about, values=event.values)


def _update(view: Block) -> Block:
    return {"response_action": "update", "view": view}
