"""What may be counted of what happens: codes and names of ours, no word, person or meeting."""

from collections.abc import Callable
from dataclasses import dataclass


def _nowhere(_one: str, _other: str) -> None:
    """Count nothing."""


@dataclass(frozen=True)
class Counts:
    """Told of things as they happen, from whichever thread.

    `event`: a platform and the code of what came of an event. `stopped`: the type of what the
    guard found and how certain it was, of words that it did not let through. `sent`: a lane of
    delivery and what came of a message.
    """

    event: Callable[[str, str], None] = _nowhere
    stopped: Callable[[str, str], None] = _nowhere
    sent: Callable[[str, str], None] = _nowhere


UNCOUNTED = Counts()
