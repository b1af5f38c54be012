"""Two hundred texts that name somebody who does not exist, each with a mark to look for."""

import re
from itertools import product

STEM = "zibofeku"
"""Stands in every invented name, and nowhere else in the world."""

BORN = "010203"
TRACES = (re.compile(rb"zibofeku\w*"), re.compile(rb"01-?02-?03[ -]?2\d{3}"))
"""What no file, log or mail may hold, small letters: an invented name, one of the numbers below.

Two that each begin with letters of their own: so the many megabytes of a database are gone
through ten times as fast as by one that begins with either.
"""

GIVEN = ("Kalle", "Lisa", "Ahmed", "Maria", "Fatima", "Olle", "Amina", "Johan")
ENDINGS = ("man", "sson", "berg", "lund", "qvist")
SHAPES = (
    "{given} {family} kan inte komma på tisdag",
    "ring mamma till {given} {family}",
    "mejla {address}",
    "{given} {family}, {number}",
    "hen bor på {family}gatan 12 med {given} {family}",
)


def texts() -> list[str]:
    """All of them, every shape with every given name and ending."""
    made = []
    for nth, (given, ending, shape) in enumerate(product(GIVEN, ENDINGS, SHAPES)):
        letters = chr(97 + nth // 26) + chr(97 + nth % 26)
        family = f"{STEM}{letters}{ending}".capitalize()
        address = f"{given}.{family}@exempel.example".lower()
        number = f"{BORN}-{2000 + nth}"
        made.append(shape.format(given=given, family=family, address=address, number=number))
    return made


def traces(*blobs: bytes | str) -> list[bytes]:
    """What is found of them."""
    small = ((blob.encode() if isinstance(blob, str) else blob).lower() for blob in blobs)
    return [found for blob in small for trace in TRACES for found in trace.findall(blob)]
