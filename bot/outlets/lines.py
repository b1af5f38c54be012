"""What may stand on a line of a mail header or a calendar.

Checked here and not left to the libraries: Python 3.11.7 turns a Subject with a newline inside
an encoded word into two headers (CVE-2024-6923), and icalendar lets NUL through.
"""

import re

from bot.texts.lines import is_encoded, wrong_sign

# The usual, unquoted form. Quoted local parts and non-ASCII need servers few people have.
_ADDRESS = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*")


class UnsafeMailError(ValueError):
    """A value that could change the shape of a mail; says what is wrong, never the value."""


def one_line(text: str) -> str:
    """*text* itself, when nothing in it ends a line or hides.

    Raises:
        UnsafeMailError: it holds a control character, a line separator or a sign that turns
            the reading order.
    """
    if wrong := wrong_sign(text):
        raise UnsafeMailError(wrong)
    return text


def some_lines(text: str) -> str:
    r"""*text* itself, when it is lines of that kind with `\n` between.

    Raises:
        UnsafeMailError: as `one_line`.
    """
    for line in text.split("\n"):
        one_line(line)
    return text


def header(text: str) -> str:
    """*text* itself, when it may stand in a mail header.

    Raises:
        UnsafeMailError: as `one_line`, or something looks like an encoded word (`=?utf-8?q?…?=`).
    """
    if is_encoded(text):
        raise UnsafeMailError("encoded word")
    return one_line(text)


def address(text: str) -> str:
    """*text* itself, when it is one plain ASCII address: no name, no brackets, no comma.

    Raises:
        UnsafeMailError: it is anything else.
    """
    if not _ADDRESS.fullmatch(header(text)):
        raise UnsafeMailError("not a plain address")
    return text


def spaced(text: str) -> str:
    """*text* with a space for all that `one_line` refuses: for what must be shown in any case."""
    return "".join(" " if wrong_sign(sign) else sign for sign in text)
