"""The mails the demo caught, as the page *Postlådan* wants to see them."""

from collections.abc import Sequence
from dataclasses import dataclass
from email.message import EmailMessage

from icalendar import Calendar

from bot.outlets.mailbox import Caught, Mailbox
from bot.platforms.browser.mailbox import InvitationSeen, MailSeen


@dataclass(frozen=True)
class Letterbox:
    """Reads the mail server's mails; each is parsed when it is looked at."""

    mailbox: Mailbox

    def mails(self) -> Sequence[MailSeen]:
        """Every mail, newest first."""
        return [seen(caught) for caught in reversed(self.mailbox.mails)]

    def mail(self, number: int) -> MailSeen | None:
        """One mail by its number, which counts from 1."""
        caught = self.mailbox.mails
        return seen(caught[number - 1]) if 0 < number <= len(caught) else None


def seen(caught: Caught) -> MailSeen:
    """A caught mail as a reader sees it."""
    message = caught.message
    body = message.get_body(("plain",))
    return MailSeen(
        number=caught.number,
        received_at=caught.received_at,
        to=", ".join(caught.to),
        subject=str(message["Subject"]),
        text=str(body.get_content()) if body else "",
        invitation=_invitation(message),
        source=caught.raw.decode("ascii", "backslashreplace"),
    )


def _invitation(message: EmailMessage) -> InvitationSeen | None:
    for part in message.walk():
        if part.get_content_type() == "text/calendar":
            calendar = Calendar.from_ical(str(part.get_content()))
            event = calendar.events[0]
            return InvitationSeen(
                method=str(calendar["METHOD"]),
                summary=str(event["SUMMARY"]),
                starts_at=event.decoded("DTSTART"),
                ends_at=event.decoded("DTEND"),
                place=str(event.get("LOCATION", "")),
                uid=str(event["UID"]),
                sequence=event.decoded("SEQUENCE"),
            )
    return None
