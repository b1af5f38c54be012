"""A letter as a mail: headers a stranger cannot bend, words as text and HTML, an invitation."""

from dataclasses import dataclass
from datetime import datetime
from email.header import Header
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from hashlib import sha256

from bot.outgoing import CalendarEvent, Letter
from bot.outlets.body import html, plain
from bot.outlets.icalendar import calendar
from bot.outlets.lines import address, header
from bot.texts import render

# 7bit: no server on the way may need 8BITMIME. 76: the longest line quoted-printable allows.
POLICY = SMTP.clone(cte_type="7bit", max_line_length=76)


@dataclass(frozen=True)
class Sender:
    """Who the bot is in mail: its address, and the domain its Message-IDs are made in."""

    address: str
    domain: str


def compose(letter: Letter, sender: Sender, now: datetime) -> EmailMessage:
    """The mail to one person; nobody else's address is in it.

    Args:
        letter: With an event it becomes an invitation that calendars understand (RFC 6047).
        sender: Also the organizer of the event.
        now: For the Date header.

    Raises:
        UnsafeMailError: a control character or an encoded word in the subject or an address, or
            a control character in the event. Trying again would not help.
        ValueError: likewise for what cannot be written at all, such as a lone surrogate.
    """
    mail = EmailMessage(policy=POLICY)
    mail["From"] = Address("Samordnaren", addr_spec=address(sender.address))
    mail["To"] = Address(addr_spec=address(letter.to))
    mail.set_raw("Subject", _encoded(header(render(letter.subject, letter.language))))
    mail["Date"] = now
    mail["Message-ID"] = message_id(letter.key, sender.domain)
    mail["Auto-Submitted"] = "auto-generated"
    # Exchange: no receipts and no out-of-office answers. Bounces (NDR) must still come.
    mail["X-Auto-Response-Suppress"] = "DR, RN, NRN, OOF, AutoReply"
    mail.set_content(plain(letter), cte="quoted-printable")
    mail.add_alternative(html(letter), subtype="html", cte="quoted-printable")
    if letter.event is not None:
        _invite(mail, letter.event, sender, letter)
    return mail


def message_id(key: str, domain: str) -> str:
    """The same for the same key, so that a second copy after a crash is known as one."""
    return f"<{sha256(key.encode()).hexdigest()[:40]}@{header(domain)}>"


def _encoded(subject: str) -> str:
    """The subject as encoded words, folded.

    Not by EmailMessage, which loses spaces where it folds: in 1 of 20 long Swedish subjects
    with Python 3.11.7.
    """
    return Header(subject, "utf-8", maxlinelen=76, header_name="Subject").encode(linesep="\r\n")


def _invite(mail: EmailMessage, event: CalendarEvent, sender: Sender, letter: Letter) -> None:
    """Add the invitation twice: for calendars that read the part, and for those that want a file.

    The part's `method` must equal the METHOD inside, or Outlook shows no buttons.
    """
    invite = calendar(event, sender.address, letter.to, letter.language)
    mail.add_alternative(
        invite.decode(), subtype="calendar", cte="base64", params={"method": event.method.value}
    )
    mail.add_attachment(invite, maintype="application", subtype="ics", filename="mote.ics")
