"""The parts of a mail as bytes, in 7 bits and short lines (RFC 2045, RFC 2046).

Written here and not by EmailMessage, which needs 3 ms a mail and cannot leave a gap to fill in.
Each piece of a quoted-printable part is whole lines, so pieces coded one by one may be joined.
"""

from binascii import b2a_base64, b2a_qp
from collections.abc import Sequence

from bot.outlets.lines import UnsafeMailError

END = b"\r\n"
_CODED = 57  # so many bytes are one line of base64, 76 characters


def quoted(text: str) -> bytes:
    """Lines of text in quoted-printable; nothing for no text.

    Raises:
        UnsafeMailError: a lone surrogate, which UTF-8 cannot write.
    """
    try:
        lines = text.encode().splitlines()
    except UnicodeEncodeError:
        raise UnsafeMailError("lone surrogate") from None
    return b2a_qp(b"".join(line + END for line in lines), istext=True)


def base64(data: bytes) -> bytes:
    """Bytes in base64, in lines."""
    starts = range(0, len(data), _CODED)
    lines = [b2a_base64(data[at : at + _CODED], newline=False) for at in starts]
    return END.join(lines) + END


def part(headers: Sequence[str]) -> bytes:
    """The head of a part; what it holds follows."""
    return "\r\n".join(headers).encode("ascii") + END + END


def multipart(kind: str, parts: Sequence[Sequence[bytes]]) -> list[bytes]:
    """A part that holds parts, each given as pieces; the pieces of it all.

    The boundary follows `=_`, which neither quoted-printable nor base64 ever writes.

    Args:
        kind: `mixed` or `alternative`, once in a mail.
        parts: The pieces of each.
    """
    boundary = f"--=_{kind}".encode()
    pieces = [part([f'Content-Type: multipart/{kind}; boundary="=_{kind}"'])]
    for each in parts:
        pieces += [boundary, END, *each, END]
    return [*pieces, boundary, b"--", END]
