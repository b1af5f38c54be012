"""The stage that the scripted demo plays on: its clock, its transcript, what is seen and sent."""

from dataclasses import dataclass, field
from datetime import datetime
from email.message import EmailMessage
from textwrap import indent

from bot.demo.house import House
from bot.demo.people import Someone
from bot.demo.reading import method, words
from bot.demo.travel import travel
from bot.replies import Reply


class StepError(AssertionError):
    """A step of the script did not hold."""


@dataclass
class Stage:
    """The clock, the transcript, and the people."""

    at: datetime
    lines: list[str] = field(default_factory=list)

    def now(self) -> datetime:
        """The script's own time."""
        return self.at

    def tell(self, line: str) -> None:
        """Write a line of the transcript."""
        self.lines.append(line)

    def check(self, held: bool, what: str) -> None:  # noqa: FBT001 -- reads as a sentence
        """Note that a step held.

        Raises:
            StepError: it did not.
        """
        if not held:
            raise StepError(what)
        self.tell(f"  ✓ {what}")


async def travel_to(stage: Stage, built: House, to: datetime) -> None:
    """Let time pass, with a line of it."""
    await travel(built, stage, to)
    stage.tell(f"Klockan är nu {to:%Y-%m-%d %H.%M} UTC.")


def someone(built: House, user: str) -> Someone:
    """A person of the district, in the team's channel."""
    return Someone(built.bot, built.workspace, built.workspace.people[user], "sip")


def mails(built: House) -> list[EmailMessage]:
    """Everything caught, by who gets it within each moment: delivery order is not promised."""
    return [caught.message for caught in built.mailbox.mails]


def methods(built: House) -> list[str]:
    """REQUEST or CANCEL of each invitation so far, in the order they came."""
    return [found for mail in mails(built) if (found := method(mail))]


def shown(reply: Reply) -> str:
    """A reply as it stands in the transcript."""
    return indent(words(reply), "    ")
