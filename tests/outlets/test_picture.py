"""A drawing becomes the same picture on every machine, letters and all."""

import struct
import zlib

from bot.outlets.picture import WIDTH, png

BLANK = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100">{0}</svg>'


def pixels(picture: bytes) -> bytes:
    """The picture's rows as they are packed, which tells one drawing from another."""
    at, found = 8, b""
    while at < len(picture):
        (length,) = struct.unpack(">I", picture[at : at + 4])
        if picture[at + 4 : at + 8] == b"IDAT":
            found += picture[at + 8 : at + 8 + length]
        at += length + 12
    return zlib.decompress(found)


def words(text: str) -> bytes:
    return pixels(png(BLANK.format(f'<text x="5" y="50" font-size="20">{text}</text>')))


def test_it_is_a_png_of_our_width() -> None:
    made = png(BLANK.format(""))

    assert made[:8] == b"\x89PNG\r\n\x1a\n"
    assert struct.unpack(">II", made[16:24]) == (WIDTH, WIDTH)


def test_swedish_letters_are_drawn_each_as_itself() -> None:
    seen = {words(each) for each in ("", "å", "ä", "ö", "Å", "é", "–", "·", "a")}

    assert len(seen) == 9


def test_no_file_and_no_address_is_read() -> None:
    outside = (
        '<image href="/etc/hostname" width="9" height="9"/><image href="http://127.0.0.1:9/x"/>'
    )

    assert pixels(png(BLANK.format(outside.replace("<image", '<image xmlns=""')))) == pixels(
        png(BLANK.format(""))
    )
