"""Texts as Slack takes them: what people or a registry wrote is never markup.

`plain_text` wherever it will do, since nothing in it is read as markup. Where `mrkdwn` is
needed for a bold label, `&`, `<` and `>` are escaped and `verbatim` keeps addresses, names
and channels from becoming links.
"""

import re
from collections.abc import Sequence
from itertools import accumulate, takewhile
from typing import Any

Block = dict[str, Any]

NOTHING = "–"
"""Shown for an empty text, which Slack would refuse."""

_ESCAPED = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}

_MARKED = re.compile(
    r"<(?:[@#!][^|>]*|(?:mailto:|tel:)?(?P<address>[^|>]*))(?:\|(?P<label>[^>]*))?>"
)

# Control signs but for line breaks, signs that turn the writing direction, lone surrogates.
_UNSEEN = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def plain(text: str, limit: int) -> Block:
    """A text object without markup, at most *limit* long."""
    return {"type": "plain_text", "text": fit(text, limit), "emoji": False}


def marked(text: str) -> Block:
    """A text object with our own markup; whatever it quotes must be escaped and fit already."""
    return {"type": "mrkdwn", "text": text, "verbatim": True}


def fit(text: str, limit: int) -> str:
    """The text, ended with `…` where it had to be cut; never empty."""
    return _cut(clean(text), limit)


def escaped(text: str, limit: int) -> str:
    """The text for `mrkdwn`, at most *limit* long when escaped."""
    return _cut([escape(sign) for sign in clean(text)], limit)


def bold(text: str, limit: int) -> str:
    """One bold line of `mrkdwn`; its own asterisks and line breaks would end it."""
    return f"*{escaped(' '.join(text.replace('*', '∗').split()), limit - 2)}*"


def escape(text: str) -> str:
    """The three signs that begin a link, a mention or an escape, made harmless."""
    return "".join(_ESCAPED.get(sign, sign) for sign in text)


def unmarked(text: str) -> str:
    """What people read of a message: links by their label, no ids of people or channels.

    Source: docs.slack.dev/messaging/formatting-message-text ("Retrieving messages").
    """
    read = _MARKED.sub(lambda found: found["label"] or found["address"] or "", text)
    for sign, written in _ESCAPED.items():
        read = read.replace(written, sign) if sign != "&" else read
    return " ".join(read.replace("&amp;", "&").split())


def clean(text: str) -> str:
    """Without signs that are not seen; a dash when nothing is left."""
    return _UNSEEN.sub(" ", text).strip() or NOTHING


def size(text: str) -> int:
    """Length as JavaScript counts it: signs beyond the first plane are two.

    Slack does not say which count it uses; this is the greater of the two.
    """
    return len(text) + sum(sign > "\uffff" for sign in text)


def _cut(signs: Sequence[str], limit: int) -> str:
    whole = "".join(signs)
    if size(whole) <= limit:
        return whole
    lengths = accumulate(map(size, signs))
    kept = takewhile(lambda pair: pair[1] < limit, zip(signs, lengths, strict=True))
    return "".join(sign for sign, _ in kept) + "…"
