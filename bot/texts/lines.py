"""What may stand on a line that others read: a subject, a name, a place in a calendar."""

import unicodedata

# Control characters, lone surrogates, line and paragraph separators.
_UNPRINTABLE = {"Cc", "Cs", "Zl", "Zp"}

# What turns the reading order: a line would show other words than it holds (Unicode TR 36).
_TURNING = set("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def wrong_sign(text: str) -> str:
    """What kind of sign ends the line, or turns or hides what is on it; empty when none does."""
    if any(unicodedata.category(character) in _UNPRINTABLE for character in text):
        return "control character"
    return "" if _TURNING.isdisjoint(text) else "reading order turned"


def is_encoded(text: str) -> bool:
    """Whether a mail program might take part of it for an encoded word (`=?utf-8?q?…?=`)."""
    return "=?" in text
