"""Help: what the bot does, with buttons for what this person may start."""

from dataclasses import dataclass
from datetime import datetime

from bot import access
from bot.access import Actor, Role
from bot.errors import UserError
from bot.events import Said
from bot.features.meetings.kinds import KINDS
from bot.replies import Button, Choices, Look, Part, Reply, T, Text, Tone
from bot.router import Route, Routes, fold
from models.store import Tx


@dataclass(frozen=True)
class GetHelp:
    """Show what can be done here; `lost` when the word was none of ours."""

    lost: bool

    @classmethod
    def parse(cls, said: Said) -> "GetHelp":
        """Any words at all; they are not kept."""
        return cls(lost=fold(said.text).strip() not in ("", *HELP_WORDS))


HELP_WORDS = ("hjalp", "help")
LOST: tuple[Part, ...] = (
    Text(T("help.unknown_word"), Tone.WARNING),
    Text(T("router.take_back"), Tone.QUIET),
)


def get_help(ask: GetHelp, actor: Actor, _tx: Tx, _now: datetime) -> Reply:
    """What the bot does, in three sentences, with buttons."""
    return Reply(
        (
            *(LOST if ask.lost else ()),
            Text(T("help.title"), Tone.HEADING),
            Text(T("help.what")),
            Text(T("help.no_names"), Tone.QUIET),
            Text(T("registry.help"), Tone.QUIET),
            Text(T("feeds.help"), Tone.QUIET),
            Text(T("wheel.help"), Tone.QUIET),
            Text(T("digest.help"), Tone.QUIET),
            Text(T("actions.in_help"), Tone.QUIET),
            *_may_report(actor),
            *_may_start(actor),
            Choices((Button("akut", "", T("akut.button")),), about=T("akut.in_help")),
        )
    )


def _may_report(actor: Actor) -> tuple[Part, ...]:
    admin = Role.AREA_ADMIN in actor.roles
    return (Text(T("report.help"), Tone.QUIET),) if admin else ()


WHAT_FOR = {
    "sip": "help.sip",
    "bus": "help.bus",
    "anmalningsmote": "help.report",
    "konsultation": "help.consult",
    "bus_overgripande": "help.bus_overall",
    "forum": "help.forum",
}
"""What each kind is, in one plain sentence."""


def _may_start(actor: Actor) -> tuple[Part, ...]:
    kinds = [kind for kind in KINDS.values() if _may_convene(actor, kind.id)]
    # One button stands out: with several nobody sees which to begin with.
    rows = tuple(
        Choices(
            (Button(f"call.{kind.id}", "", T(kind.title), Look.PLAIN if nth else Look.PRIMARY),),
            about=T(WHAT_FOR[kind.id]),
        )
        for nth, kind in enumerate(kinds)
    )
    return rows or (Text(T("help.you_are_called")),)


def _may_convene(actor: Actor, kind: str) -> bool:
    try:
        access.may_convene(actor, kind)
    except UserError:
        return False
    return True


_HELP = Route(GetHelp.parse, get_help, again=get_help)

ROUTES = Routes(words={"": _HELP, **dict.fromkeys(HELP_WORDS, _HELP)})
