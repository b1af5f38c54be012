"""A letter as a mail: headers a stranger cannot bend, words as text and HTML, an invitation.

What everybody called to a meeting gets alike is made once; each mail is that with the reader's
own lines put in.
"""

from dataclasses import dataclass, field, replace
from datetime import datetime
from email.header import Header
from email.utils import format_datetime
from hashlib import sha256

from bot.outgoing import Letter
from bot.outlets.body import html_around, html_own, plain_around, plain_own
from bot.outlets.icalendar import Invite, invite
from bot.outlets.lines import address, header
from bot.outlets.mime import base64, multipart, part, quoted
from bot.texts import render

KEPT = 8

TEXT = ("Content-Type: text/plain; charset=utf-8", "Content-Transfer-Encoding: quoted-printable")
PAGE = ("Content-Type: text/html; charset=utf-8", "Content-Transfer-Encoding: quoted-printable")
FILE = (
    "Content-Type: application/ics",
    "Content-Transfer-Encoding: base64",
    'Content-Disposition: attachment; filename="mote.ics"',
)


@dataclass(frozen=True)
class Sender:
    """Who the bot is in mail: its address, and the domain its Message-IDs are made in."""

    address: str
    domain: str


@dataclass(frozen=True)
class Mould:
    """A mail but for what is its reader's own, coded and ready.

    `like` is the letter it was made of, without what is one reader's. The invitation comes
    twice: for calendars that read the part, and for those that want a file.
    """

    like: Letter
    sender: Sender
    headers: bytes
    plain: tuple[bytes, bytes]
    html: tuple[bytes, bytes]
    invite: Invite | None

    def mail(self, letter: Letter, now: datetime) -> bytes:
        """The mail to one person.

        Raises:
            UnsafeMailError: the address is none, or what is the reader's own cannot be written.
        """
        words = _around(TEXT, self.plain, plain_own(letter))
        page = _around(PAGE, self.html, html_own(letter))
        return b"".join([self.headers, self._own(letter, now), *self._parts(letter, words, page)])

    def _own(self, letter: Letter, now: datetime) -> bytes:
        lines = (
            f"To: {address(letter.to)}",
            f"Date: {format_datetime(now)}",
            f"Message-ID: {message_id(letter.key, self.sender.domain)}",
        )
        return "".join(f"{line}\r\n" for line in lines).encode("ascii")

    def _parts(self, letter: Letter, words: list[bytes], page: list[bytes]) -> list[bytes]:
        if self.invite is None or letter.event is None:
            return multipart("alternative", [words, page])
        coded = base64(self.invite.to(letter.to))
        # The part's `method` must equal the METHOD inside, or Outlook shows no buttons.
        method = f"Content-Type: text/calendar; charset=utf-8; method={letter.event.method}"
        calendar = [part([method, "Content-Transfer-Encoding: base64"]), coded]
        shown = multipart("alternative", [words, page, calendar])
        return multipart("mixed", [shown, [part(FILE), coded]])


def mould(letter: Letter, sender: Sender) -> Mould:
    """What the mails of letters like this one have in common.

    Args:
        letter: With an event it becomes an invitation that calendars understand (RFC 6047).
        sender: Also the organizer of the event.

    Raises:
        UnsafeMailError: a control character or an encoded word in the subject or an address, a
            control character in the event, or a lone surrogate. Trying again would not help.
    """
    event, language = letter.event, letter.language
    before, after = plain_around(letter)
    top, end = html_around(letter)
    return Mould(
        like=_common(letter),
        sender=sender,
        headers=_headers(letter, sender),
        plain=(quoted(before), quoted(after)),
        html=(quoted(top), quoted(end)),
        invite=invite(event, sender.address, language) if event else None,
    )


@dataclass
class Moulds:
    """Mails to one after the other, made from the same mould as long as it fits."""

    sender: Sender
    made: list[Mould] = field(default_factory=list, init=False, repr=False)

    def compose(self, letter: Letter, now: datetime) -> bytes:
        """The mail to one person; nobody else's address is in it.

        Args:
            letter: Whatever it is about.
            now: For the Date header.

        Raises:
            UnsafeMailError: as `mould`.
        """
        return self._for(letter).mail(letter, now)

    def _for(self, letter: Letter) -> Mould:
        like = _common(letter)
        for each in self.made:
            if each.like == like:
                return each
        made = mould(letter, self.sender)
        self.made = [made, *self.made[: KEPT - 1]]
        return made


def compose(letter: Letter, sender: Sender, now: datetime) -> bytes:
    """A single mail, see `Moulds.compose`."""
    return mould(letter, sender).mail(letter, now)


def mail_id(key: str) -> str:
    """What the Message-ID says before the @: 40 hexadecimal characters, the same for the same key.

    So a second copy after a crash is known as one.
    """
    return sha256(key.encode()).hexdigest()[:40]


def message_id(key: str, domain: str) -> str:
    """The Message-ID of a letter with this key."""
    return f"<{mail_id(key)}@{header(domain)}>"


def _common(letter: Letter) -> Letter:
    return replace(letter, key="", to="", own=(), nonce="")


def _headers(letter: Letter, sender: Sender) -> bytes:
    lines = (
        f"From: Samordnaren <{address(sender.address)}>",
        f"Subject: {_encoded(header(render(letter.subject, letter.language)))}",
        "Auto-Submitted: auto-generated",
        # Exchange: no receipts and no out-of-office answers. Bounces (NDR) must still come.
        "X-Auto-Response-Suppress: DR, RN, NRN, OOF, AutoReply",
        "MIME-Version: 1.0",
    )
    return "".join(f"{line}\r\n" for line in lines).encode("ascii")


def _encoded(subject: str) -> str:
    """The subject as encoded words, folded."""
    return Header(subject, "utf-8", maxlinelen=76, header_name="Subject").encode(linesep="\r\n")


def _around(head: tuple[str, ...], coded: tuple[bytes, bytes], own: str) -> list[bytes]:
    return [part(head), coded[0], quoted(own), coded[1]]
