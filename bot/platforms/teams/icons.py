"""The app's two icons, drawn by code: a round table with three seats.

Teams wants a colour icon of 192 × 192 and a white outline of 32 × 32 on nothing.
"""

import struct
import zlib
from collections.abc import Callable
from math import cos, hypot, pi, sin

Pixel = tuple[int, int, int, int]
Paint = Callable[[float, float], Pixel]
"""The colour (red, green, blue, opacity, each 0–255) at a place; both axes run from -1 to 1."""

NOTHING: Pixel = (255, 255, 255, 0)
WHITE: Pixel = (255, 255, 255, 255)
SEA: Pixel = (31, 61, 77, 255)
ACCENT = f"#{SEA[0]:02x}{SEA[1]:02x}{SEA[2]:02x}"

COLOUR_SIZE, OUTLINE_SIZE = 192, 32
FINER = 4
"""Each pixel is the mean of so many by so many places, so that edges are smooth."""

TABLE, RIM, REACH, SEAT = 0.34, 0.09, 0.62, 0.17
LOWER = 0.14
"""How far below the middle the table stands, so that three seats look balanced."""
SEATS = tuple((REACH * sin(turn), -REACH * cos(turn)) for turn in (0.0, 2 * pi / 3, 4 * pi / 3))


def colour_icon() -> bytes:
    """PNG, 192 × 192: white on sea blue, to the very edge, as Teams rounds it itself."""
    return png(COLOUR_SIZE, lambda x, y: WHITE if drawn(x, y) else SEA)


def outline_icon() -> bytes:
    """PNG, 32 × 32: white on nothing."""
    return png(OUTLINE_SIZE, lambda x, y: WHITE if drawn(x, y) else NOTHING)


def drawn(x: float, y: float) -> bool:
    """Whether the table's rim or a seat is there."""
    below = y - LOWER
    rim = abs(hypot(x, below) - TABLE) <= RIM / 2
    return rim or any(hypot(x - at_x, below - at_y) <= SEAT for at_x, at_y in SEATS)


def png(size: int, paint: Paint) -> bytes:
    """A square picture, eight bits a channel with opacity; the same bytes each time.

    Source: the PNG specification, https://www.w3.org/TR/png-3/.
    """
    rows = b"".join(b"\0" + b"".join(_pixels(size, row, paint)) for row in range(size))
    head = struct.pack(">IIBBBBB", size, size, 8, 6, 0, 0, 0)
    parts = ((b"IHDR", head), (b"IDAT", zlib.compress(rows, 9)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, data) for kind, data in parts)


def _pixels(size: int, row: int, paint: Paint) -> list[bytes]:
    return [bytes(_mean(size, row, column, paint)) for column in range(size)]


def _mean(size: int, row: int, column: int, paint: Paint) -> list[int]:
    scale, places = 2 / (size * FINER), range(FINER)
    found = [
        paint((column * FINER + dx + 0.5) * scale - 1, (row * FINER + dy + 0.5) * scale - 1)
        for dy in places
        for dx in places
    ]
    return [round(sum(channel) / len(found)) for channel in zip(*found, strict=True)]


def _chunk(kind: bytes, data: bytes) -> bytes:
    check = zlib.crc32(kind + data)
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", check)
