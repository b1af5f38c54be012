"""Two hundred texts that name somebody who does not exist, each with a mark to look for."""

import re
from itertools import product

STEM = "zibofeku"
"""Stands in every invented name, and nowhere else in the world."""

BORN = "010203"
TRACE = re.compile(rb"zibofeku\w*|(?:20)?01-?02-?03[ -]?2\d{3}", re.IGNORECASE)
"""What no file, log or mail may hold: an invented name, or one of the numbers below."""

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
    return [
        found
        for blob in blobs
        for found in TRACE.findall(blob.encode() if isinstance(blob, str) else blob)
    ]
