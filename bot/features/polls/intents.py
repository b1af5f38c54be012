"""What people can ask of a poll."""

from dataclasses import dataclass
from typing import Self

from bot.errors import UserError
from bot.events import Pressed
from models.meetings import Answer


@dataclass(frozen=True)
class CastVote:
    """Answer one possible time; twice is the same as once, and the latest answer counts."""

    candidate_id: int
    answer: Answer

    @classmethod
    def parse(cls, pressed: Pressed) -> Self:
        """Read `17 yes`.

        Raises:
            UserError: `router.unknown_button` for anything else.
        """
        match pressed.value.split():
            case [number, answer] if number.isdecimal() and len(number) < 10:
                if answer in tuple(Answer):
                    return cls(int(number), Answer(answer))
        raise UserError("router.unknown_button")
