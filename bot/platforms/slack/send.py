"""Outgoing messages: posted or edited, each marked with its key so that it can be found again."""

from typing import Any

from bot.outgoing import ChatMessage
from bot.platforms.slack import render
from bot.platforms.slack.calls import CallError, Calls
from bot.platforms.slack.text import Block

EVENT = "samordna"
LOOKED_THROUGH = "200"
NOT_OURS_TO_EDIT = (
    "cant_update_message",
    "channel_not_found",
    "edit_window_closed",
    "message_not_found",
)


async def send(calls: Calls, message: ChatMessage) -> str:
    """Post the message, or change the one it edits; returns `channel:ts`.

    A message that is gone or can no longer be edited is posted anew, unless it only edits.

    Raises:
        CallError: it was not taken, or nobody can know.
    """
    if message.tenant != await calls.team():
        raise CallError("chat.no_such_workspace", permanent=True)
    body = render.message(message.reply, message.language) | _mark(message.key)
    old, _, ts = message.edits.partition(":")
    if ts:
        try:
            await calls.tell("chat.update", channel=old, ts=ts, **body)
        except CallError as error:
            if error.error not in NOT_OURS_TO_EDIT:
                raise
            if message.only_edits:
                raise CallError("chat.gone", permanent=True, error=error.error) from None
        else:
            return message.edits
    return await _posted(calls, message, body)


async def _posted(calls: Calls, message: ChatMessage, body: Block) -> str:
    channel = await _channel(calls, message)
    try:
        posted = await calls.tell("chat.postMessage", channel=channel, **body)
    except CallError as error:
        if not (message.private and error.error == "channel_not_found"):
            raise
        # The dialogue that we remember is gone: another has taken its place, or nobody is there.
        channel = await calls.dialogue(message.to, anew=True)
        posted = await calls.tell("chat.postMessage", channel=channel, **body)
    return f"{posted['channel']}:{posted['ts']}"


async def find(calls: Calls, message: ChatMessage) -> str | None:
    """The message as `channel:ts`, if it was posted after all; None if not, or nobody can tell.

    Only private dialogues are read: to read channels the bot would need the right to read what
    everybody writes there. An edit is never looked for, since the same edit twice is one.

    Raises:
        CallError: Slack does not say.
    """
    if message.edits or not message.private:
        return None
    channel = await _channel(calls, message)
    told = await calls.ask(
        "conversations.history",
        channel=channel,
        include_all_metadata="true",
        limit=LOOKED_THROUGH,
    )
    ours = (each["ts"] for each in told.get("messages", ()) if _marked(each, message.key))
    return next((f"{channel}:{ts}" for ts in ours), None)


async def _channel(calls: Calls, message: ChatMessage) -> str:
    return await calls.dialogue(message.to) if message.private else message.to


def _mark(key: str) -> Block:
    return {"metadata": {"event_type": EVENT, "event_payload": {"key": key}}}


def _marked(told: dict[str, Any], key: str) -> bool:
    metadata = told.get("metadata") or {}
    payload = metadata.get("event_payload") or {}
    return metadata.get("event_type") == EVENT and payload.get("key") == key
