"""The icons are what Teams asks for, read back from their own bytes."""

import struct
import zlib
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from bot.platforms.teams.icons import SEA, WHITE, colour_icon, outline_icon

# Drawn dot by dot: half a second.
colour, outline = cache(colour_icon), cache(outline_icon)

KEPT = Path(__file__).parents[3] / "manifests" / "teams"


def pixels(picture: bytes) -> list[list[tuple[int, ...]]]:
    """The rows of a PNG whose rows are unfiltered, as ours are."""
    assert picture.startswith(b"\x89PNG\r\n\x1a\n")
    chunks, at = {}, 8
    while at < len(picture):
        (length,) = struct.unpack(">I", picture[at : at + 4])
        kind, data = picture[at + 4 : at + 8], picture[at + 8 : at + 8 + length]
        (check,) = struct.unpack(">I", picture[at + 8 + length : at + 12 + length])
        assert check == zlib.crc32(kind + data)
        chunks[kind], at = data, at + 12 + length
    width, height, depth, colours, *_ = struct.unpack(">IIBBBBB", chunks[b"IHDR"])
    assert (depth, colours) == (8, 6)
    raw, step = zlib.decompress(chunks[b"IDAT"]), 1 + 4 * width
    rows = [raw[start : start + step] for start in range(0, height * step, step)]
    assert all(row[0] == 0 for row in rows)
    return [[tuple(row[1 + 4 * x : 5 + 4 * x]) for x in range(width)] for row in rows]


@pytest.mark.parametrize(("draw", "size"), [(colour, 192), (outline, 32)])
def test_they_are_as_large_as_asked(draw: Callable[[], bytes], size: int) -> None:
    rows = pixels(draw())

    assert len(rows) == size
    assert {len(row) for row in rows} == {size}


def test_the_outline_is_white_on_nothing() -> None:
    seen = {pixel for row in pixels(outline()) for pixel in row}

    assert {pixel[:3] for pixel in seen} == {WHITE[:3]}
    assert {0, 255} <= {pixel[3] for pixel in seen}


def test_the_colour_icon_is_opaque_to_its_edge() -> None:
    rows = pixels(colour())

    assert {pixel[3] for row in rows for pixel in row} == {255}
    assert {rows[0][0], rows[0][-1], rows[-1][0], rows[-1][-1]} == {SEA}


def test_left_and_right_are_alike() -> None:
    for row in pixels(colour()):
        assert row == row[::-1]


@pytest.mark.parametrize(("name", "draw"), [("color.png", colour), ("outline.png", outline)])
def test_the_files_show_what_is_drawn(name: str, draw: Callable[[], bytes]) -> None:
    # Not byte by byte: another zlib may pack the same picture otherwise.
    assert pixels((KEPT / name).read_bytes()) == pixels(draw())
