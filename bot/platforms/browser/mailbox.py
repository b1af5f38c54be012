"""What the page *Postlådan* needs to know of the mails that were caught."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol


@dataclass(frozen=True)
class InvitationSeen:
    """The calendar event in a mail. `method` is `REQUEST` or `CANCEL`; times are aware."""

    method: str
    summary: str
    starts_at: datetime
    ends_at: datetime
    place: str
    uid: str
    sequence: int


@dataclass(frozen=True)
class MailSeen:
    """A mail as it was caught; `source` is the whole of it, headers included."""

    number: int
    received_at: datetime
    to: str
    subject: str
    text: str
    invitation: InvitationSeen | None
    source: str


class MailboxView(Protocol):
    """The mails there are. Called on the event loop: answers at once, from memory."""

    def mails(self) -> Sequence[MailSeen]:
        """Every mail, newest first."""
        ...

    def mail(self, number: int) -> MailSeen | None:
        """One mail, or None when there is none by that number."""
        ...
