"""A drawing as a picture, and the only home of the library that makes it.

resvg draws without a browser and reads no file and no address; its letters are Roboto's, from a
package, so that the picture is the same on every machine.
"""

from functools import cache
from importlib.resources import files

import resvg_py

WIDTH = 1080
"""Pixels: sharp on a telephone, and some hundred kilobytes."""
FONT = "Roboto"
FACES = ("Regular", "Bold")


def png(svg: str) -> bytes:
    """The drawing as PNG on white, square pixels, `WIDTH` of them across."""
    return resvg_py.svg_to_bytes(
        svg_string=svg,
        width=WIDTH,
        background="#ffffff",
        skip_system_fonts=True,
        font_files=[*_fonts()],
        font_family=FONT,
        sans_serif_family=FONT,
    )


@cache
def _fonts() -> tuple[str, ...]:
    folder = files("font_roboto").joinpath("files")
    return tuple(str(folder.joinpath(f"{FONT}-{face}.ttf")) for face in FACES)
