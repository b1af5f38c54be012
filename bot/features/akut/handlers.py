"""Answers to those in a hurry, known or not."""

from collections.abc import Sequence
from datetime import datetime

from bot.access import Actor
from bot.agreement import Agreement
from bot.features.akut.intents import GetAkut
from bot.features.akut.replies import whom_to_call
from bot.replies import Reply
from models.store import Tx


def get_akut(ask: GetAkut, actor: Actor, _tx: Tx, _now: datetime) -> Reply:
    """Whom to turn to where the actor works."""
    return whom_to_call([actor.agreement], more=ask.more)


def tell_anybody(ask: GetAkut, agreements: Sequence[Agreement]) -> Reply:
    """The same for somebody the registry does not know: a child in danger comes first."""
    return whom_to_call(agreements, more=ask.more)
