"""Outgoing chat messages put into the workspace."""

from datetime import datetime

from bot.outgoing import ChatMessage
from bot.platforms.browser.workspace import Workspace, dialogue


class NobodyThereError(LookupError):
    """No such user or channel in this workspace; sending again will not help."""


def send(workspace: Workspace, message: ChatMessage, at: datetime) -> str:
    """Post the message, or change the one it edits; returns the message's id.

    A message that is gone (the workspace lives in memory) is posted anew, under a new id, unless
    it only edits.

    Raises:
        NobodyThereError: `to` is no user, or no channel; or there is nothing to edit.
    """
    room = dialogue(message.to) if message.private else message.to
    if workspace.room(room) is None:
        raise NobodyThereError(message.to)
    edited = workspace.edit(message.edits, message.reply) if message.edits else None
    if edited is None and message.only_edits:
        raise NobodyThereError(message.edits)
    return (edited or workspace.post(message.key, room, message.reply, at)).id
