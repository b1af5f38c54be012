"""Mails that tell of a mail of ours: which one, and whether it is given up.

Standard reports (RFC 3464) are read by their fields. Exchange, qmail, Exim and gateways also
write reports of their own shape; those are taken by the status code in their words, and only
when a mail server wrote them: a reader's reply quotes our Message-ID too.

What is read here comes from anybody. It has an effect only with a Message-ID of ours in it,
which nobody can guess; so those who had a mail can at most say that it did not reach them.
"""

import re
from collections.abc import Iterator
from email import message_from_bytes
from email.message import Message

from bot.events import Returned

LONGEST = 256 * 1024
"""Bytes of a mail that are read; the report stands first, and what it returns comes after."""

MOST_PARTS = 100

_FAILED = "failed"
_NOT_YET = "delayed"
_SERVERS = re.compile(r"^(mailer-daemon|postmaster|microsoftexchange[0-9a-f]+)@", re.IGNORECASE)
_BRACKETED = re.compile(r"<([^<>]*)>")
# RFC 3463, and neither a version nor an IP address.
_STATUS = re.compile(r"(?<![\d.])([45])\.[0-7]\.\d{1,3}(?![\d.]*\d)")
_REPLY = re.compile(r"(?<![\d.])([45])[0-5]\d(?= |-\d| ?#)")


def returned(raw: bytes, domain: str) -> Returned | None:
    """What a mail tells of one of ours; None when it tells nothing, or of several.

    Args:
        raw: The mail, or its first part.
        domain: The one our Message-IDs are made in.
    """
    try:
        message = message_from_bytes(raw[:LONGEST])
        if not _by_a_server(message):
            return None
        words = "\n".join([_text(raw[:LONGEST]), *_leaves(message)])
        found = set(re.findall(rf"<([0-9a-f]{{40}})@{re.escape(domain)}>", words, re.IGNORECASE))
        verdict = _by_fields(message)
        if verdict is None:
            verdict = _by_words(message, words)
    except RecursionError:
        # Parts within parts without end: no mail server writes such.
        return None
    if len(found) != 1 or verdict is None:
        return None
    return Returned(found.pop().lower(), verdict)


def _by_a_server(message: Message) -> bool:
    """Whether it is a report, or at least no answer of a person's."""
    sender = str(message.get("From", ""))
    named = _BRACKETED.search(sender)
    return (
        message.get_content_type() == "multipart/report"
        or str(message.get("Return-Path", "")).strip() == "<>"
        or "X-Failed-Recipients" in message
        or bool(_SERVERS.match((named.group(1) if named else sender).strip()))
    )


def _by_fields(message: Message) -> bool | None:
    """Whether the report gives the mail up, by its fields; None when it has none.

    An address that stands for several has a field for each: it is given up when all are.
    """
    actions = [
        str(block["Action"]).split("(")[0].strip().lower()
        for part in _parts(message)
        if part.get_content_type() == "message/delivery-status"
        for block in _parts(part)
        if "Action" in block
    ]
    if not actions:
        return None
    return all(action == _FAILED for action in actions)


def _by_words(message: Message, words: str) -> bool | None:
    if "X-Failed-Recipients" in message:
        return True
    kinds = set(_STATUS.findall(words)) or set(_REPLY.findall(words))
    return "5" in kinds if kinds else None


def _parts(message: Message) -> list[Message]:
    """The parts it is made of, not theirs: a report that somebody passes on is none."""
    inside = message.get_payload()
    return [each for each in inside if isinstance(each, Message)] if _is_list(inside) else []


def _is_list(inside: object) -> bool:
    return isinstance(inside, list)


def _leaves(message: Message) -> Iterator[str]:
    """The words of its parts, decoded."""
    for count, part in enumerate(message.walk()):
        if count == MOST_PARTS:
            return
        data = part.get_payload(decode=True)
        if isinstance(data, bytes):
            yield _text(data)


def _text(data: bytes) -> str:
    # What is looked for is ASCII in every charset that mail is written in.
    return data.decode("ascii", "replace")
